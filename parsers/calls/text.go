package calls

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// quoted reads a string whose prefix, in lower case, begins at lo; l.i is at its
// quotes.
func (l *lexer) quoted(lo int, prefix string) {
	quote := l.code[l.i : l.i+1]
	if l.python && strings.HasPrefix(l.code[l.i:l.end], quote+quote+quote) {
		quote += quote + quote
	}
	from := l.i + len(quote)
	to, ok := l.closing(from, quote)
	if !ok {
		l.fail(lo, "a text in quotes does not end")
		l.i = l.end
		return
	}
	l.i = to + len(quote)
	s := spelling{python: l.python, raw: strings.Contains(prefix, "r")}
	switch {
	case quote == "`":
		s.opens = "${"
	case strings.ContainsAny(prefix, "ft"):
		s.opens = "{"
	}
	l.add(token{kind: quoted, lo: lo, hi: l.i, pieces: l.pieces(from, to, s)})
}

// closing returns where the quote that ends a string stands.
func (l *lexer) closing(i int, quote string) (int, bool) {
	for i < l.end {
		switch {
		case l.code[i] == '\\':
			i += 2
			continue
		case strings.HasPrefix(l.code[i:l.end], quote):
			return i, true
		case l.code[i] == '\n' && len(quote) == 1 && quote != "`" && l.text.HoleAt(i) < 0:
			return 0, false
		case quote == "`" && strings.HasPrefix(l.code[i:l.end], "${"):
			j, ok := l.balanced(i + 2)
			if !ok {
				return 0, false
			}
			i = j
			continue
		}
		i++
	}
	return 0, false
}

// balanced returns the offset after the brace that closes an expression of a
// template, which begins at i. Templates in it may hold further ones.
func (l *lexer) balanced(i int) (int, bool) {
	stack := []byte{'}'}
	for i < l.end && len(stack) < 1000 {
		c := l.code[i]
		in := stack[len(stack)-1]
		switch {
		case c == '\\':
			i++
		case in == '`' && c == '`', in == '}' && c == '}':
			stack = stack[:len(stack)-1]
			if len(stack) == 0 {
				return i + 1, true
			}
		case in == '`' && strings.HasPrefix(l.code[i:l.end], "${"):
			stack = append(stack, '}')
			i++
		case in == '`':
		case c == '`', c == '{':
			stack = append(stack, map[byte]byte{'`': '`', '{': '}'}[c])
		case c == '"' || c == '\'':
			j := strings.IndexByte(l.code[i+1:l.end], c)
			if j < 0 {
				return 0, false
			}
			i += j + 1
		}
		i++
	}
	return 0, false
}

// A spelling says how a string spells its text.
type spelling struct {
	python bool
	raw    bool
	opens  string // what begins an expression in it; "" if nothing does
}

// pieces takes the content of a string apart.
func (l *lexer) pieces(lo, hi int, s spelling) []piece {
	var out []piece
	var b strings.Builder
	from := lo
	flush := func(to int) {
		if b.Len() > 0 {
			out = append(out, piece{lo: from, hi: to, text: b.String(), hole: -1})
			b.Reset()
		}
	}
	for i := lo; i < hi; {
		if h := l.text.HoleAt(i); h >= 0 {
			flush(i)
			next := min(l.text.Holes[h].End, hi)
			out = append(out, piece{lo: i, hi: next, hole: h})
			i, from = next, next
			continue
		}
		c := l.code[i]
		switch {
		case c == '\\' && !s.raw && i+1 < hi && l.text.HoleAt(i+1) < 0:
			text, n := unescape(l.code[i:hi], s.python)
			b.WriteString(text)
			i += n
		case s.opens == "{" && (c == '{' || c == '}') && i+1 < hi && l.code[i+1] == c:
			b.WriteByte(c)
			i += 2
		case s.opens != "" && strings.HasPrefix(l.code[i:hi], s.opens):
			flush(i)
			end, next := l.expression(i+len(s.opens), hi, s)
			out = append(out, piece{lo: i + len(s.opens), hi: end, hole: -1, code: true})
			i, from = next, next
		case c == '\r' && i+1 < hi && l.code[i+1] == '\n':
			i++ // lines end in one byte
		default:
			b.WriteByte(c)
			i++
		}
	}
	flush(hi)
	return out
}

// expression returns where the code of an expression in a string ends, and where
// the string goes on. How the value is to be formatted is no part of the code; it
// then is none, since the text is not the value's.
func (l *lexer) expression(lo, hi int, s spelling) (end, next int) {
	if !s.python {
		if j, ok := l.balanced(lo); ok && j <= hi {
			return j - 1, j
		}
		return hi, hi
	}
	depth := 0
	var quote byte
	for i := lo; i < hi; i++ {
		c := l.code[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == '}' && depth == 0:
			return i, i + 1
		case c == ')' || c == ']' || c == '}':
			depth--
		case depth == 0 && (c == ':' || c == '!' && i+1 < hi && l.code[i+1] != '='):
			close := strings.IndexByte(l.code[i:hi], '}')
			if close < 0 {
				return lo, hi
			}
			return lo, i + close + 1
		}
	}
	return hi, hi
}

// unescape reads a backslash and what it stands for. Of one that the language does
// not know Python keeps the backslash.
func unescape(s string, python bool) (string, int) {
	switch c := s[1]; {
	case c == '\n':
		return "", 2
	case c == '\r':
		if len(s) > 2 && s[2] == '\n' {
			return "", 3
		}
		return "", 2
	case strings.IndexByte(`abfnrtv`, c) >= 0 && (python || c != 'a'):
		return "\a\b\f\n\r\t\v"[strings.IndexByte(`abfnrtv`, c):][:1], 2
	case c == 'x':
		return coded(s, 2, 2)
	case c == 'u' && !python && len(s) > 2 && s[2] == '{':
		if j := strings.IndexByte(s, '}'); j > 3 {
			if text, _ := coded(s[:j], 3, j-3); text != s[:2] {
				return text, j + 1
			}
		}
	case c == 'u':
		return coded(s, 2, 4)
	case c == 'U' && python:
		return coded(s, 2, 8)
	case c >= '0' && c <= '7':
		n := 1
		for n < 3 && n+1 < len(s) && s[n+1] >= '0' && s[n+1] <= '7' {
			n++
		}
		v, _ := strconv.ParseUint(s[1:n+1], 8, 16)
		return string(rune(v)), n + 1
	case c == '\\' || c == '\'' || c == '"' || c == '`':
		return s[1:2], 2
	}
	_, n := utf8.DecodeRuneInString(s[1:])
	if python {
		return s[:1+n], 1 + n
	}
	return s[1 : 1+n], 1 + n
}

// coded reads a character by its number in n hexadecimal digits from byte at on.
func coded(s string, at, n int) (string, int) {
	if at+n > len(s) {
		return s[:2], 2
	}
	v, err := strconv.ParseUint(s[at:at+n], 16, 32)
	if err != nil || v > utf8.MaxRune {
		return s[:2], 2
	}
	return string(rune(v)), at + n
}

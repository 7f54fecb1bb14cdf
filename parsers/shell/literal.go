package shell

import (
	"strings"
	"unicode/utf8"
)

// quoting is a kind of quotes that literal text stands in.
type quoting int

const (
	bare     quoting = iota // no quotes
	single                  // '…'
	ansi                    // $'…'
	double                  // "…"
	document                // a here-document that is expanded
	verbatim                // a here-document that is not
)

// pieces calls f for each piece of raw in order: bytes that stand for themselves
// as far as they go, or one escape and what it stands for, which may be nothing.
// tabs says that tabs at the start of lines are removed, as after "<<-"; mid that
// raw does not begin at the start of a line.
func (q quoting) pieces(raw string, tabs, mid bool, f func(value string, lo, hi int)) {
	plain, start := 0, tabs && !mid
	flush := func(at int) {
		if at > plain {
			f(raw[plain:at], plain, at)
		}
	}
	for i := 0; i < len(raw); {
		if start && raw[i] == '\t' {
			flush(i)
			f("", i, i+1)
			i++
			plain = i
			continue
		}
		start = tabs && raw[i] == '\n'
		value, n := q.escape(raw[i:])
		if n == 0 {
			i++
			continue
		}
		flush(i)
		f(value, i, i+n)
		i += n
		plain = i
		start = tabs && value == "\n"
	}
	flush(len(raw))
}

// escape returns what the escape at the start of s stands for and its length; 0
// if the first byte stands for itself.
func (q quoting) escape(s string) (string, int) {
	switch s[0] {
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return "\n", 2
		}
		return "", 0
	case '\\':
	default:
		return "", 0
	}
	if q == single || q == verbatim || len(s) == 1 {
		return "", 0
	}
	if q == ansi {
		return ansiEscape(s)
	}
	if s[1] == '\n' {
		return "", 2
	}
	if strings.HasPrefix(s[1:], "\r\n") {
		return "", 3
	}
	if q == bare {
		_, n := utf8.DecodeRuneInString(s[1:])
		return s[1 : 1+n], 1 + n
	}
	switch s[1] {
	case '$', '`', '\\':
		return s[1:2], 2
	case '"':
		if q == double {
			return `"`, 2
		}
	}
	return "", 0
}

// ansiEscape is escape for $'…' as bash reads it.
func ansiEscape(s string) (string, int) {
	const from, to = `abeEfnrtv\'"?`, "\a\b\x1b\x1b\f\n\r\t\v\\'\"?"
	if i := strings.IndexByte(from, s[1]); i >= 0 {
		return to[i : i+1], 2
	}
	digits := func(at, limit, base int) (int, int) {
		n, i := 0, at
		for ; i < len(s) && i < at+limit; i++ {
			d := strings.IndexByte("0123456789abcdef", s[i]|0x20)
			if s[i] <= '9' {
				d = int(s[i]) - '0'
			}
			if d < 0 || d >= base {
				break
			}
			n = n*base + d
		}
		return n, i
	}
	one := func(n, end int, encode func(int) string) (string, int) {
		if n == 0 {
			return "", end
		}
		return encode(n), end
	}
	asByte := func(n int) string { return string([]byte{byte(n)}) }
	asRune := func(n int) string { return string(rune(n)) }
	switch c := s[1]; {
	case '0' <= c && c <= '7':
		n, end := digits(1, 3, 8)
		return one(n&0xff, end, asByte)
	case c == 'x':
		if n, end := digits(2, 2, 16); end > 2 {
			return one(n, end, asByte)
		}
	case c == 'u':
		if n, end := digits(2, 4, 16); end > 2 {
			return one(n, end, asRune)
		}
	case c == 'U':
		if n, end := digits(2, 8, 16); end > 2 {
			return one(min(n, utf8.MaxRune+1), end, asRune)
		}
	case c == 'c' && len(s) > 2 && s[2] < utf8.RuneSelf:
		return one(int(s[2]&0x1f), 3, asByte)
	}
	return "", 0
}

// decode returns the value of raw.
func (q quoting) decode(raw string, tabs, mid bool) string {
	if !tabs && strings.IndexByte(raw, '\\') < 0 && strings.IndexByte(raw, '\r') < 0 {
		return raw
	}
	var b strings.Builder
	q.pieces(raw, tabs, mid, func(value string, _, _ int) { b.WriteString(value) })
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

// hasPattern reports whether raw, which stands in no quotes, holds a pattern
// character that nothing escapes.
func hasPattern(raw string) bool {
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '\\':
			i++
		case '*', '?':
			return true
		case '[':
			if strings.IndexByte(raw[i:], ']') > 0 {
				return true
			}
		}
	}
	return false
}

// trim returns the range without the continuations and carriage returns that the
// parser counts to the token before them, and those at its start.
func trim(s string, lo, hi int) (int, int) {
	for lo < hi {
		switch {
		case strings.HasPrefix(s[lo:hi], "\\\n"):
			lo += 2
			continue
		case strings.HasPrefix(s[lo:hi], "\\\r\n"):
			lo += 3
			continue
		}
		break
	}
	for lo < hi {
		n := 0
		switch {
		case strings.HasSuffix(s[lo:hi], "\\\r\n"):
			n = 3
		case strings.HasSuffix(s[lo:hi], "\\\n"):
			n = 2
		case s[hi-1] == '\r':
			n = 1
		}
		if n == 0 || n > 1 && escaped(s[lo:hi-n]) {
			break
		}
		hi -= n
	}
	return lo, hi
}

// escaped reports whether s ends in a backslash that nothing escapes.
func escaped(s string) bool {
	n := 0
	for n < len(s) && s[len(s)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

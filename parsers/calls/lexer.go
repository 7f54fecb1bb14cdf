package calls

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A kind says what a token is.
type kind byte

const (
	end     kind = iota
	name         // or a keyword
	number       // its text is as written
	quoted       // a string, put together of pieces
	hole         // text is not used
	sign         // an operator or a bracket
	newline      // of Python: a statement ends
)

// A token is the smallest piece of a program that means something.
type token struct {
	kind   kind
	lo, hi int    // in the program
	text   string // of names, numbers and signs: as written
	pieces []piece
	indent int  // of the first token of a line of Python: its column; else -1
	fresh  bool // the first token of a line of JavaScript
}

// A piece is a part of a string: text, a hole, or the code of an expression.
type piece struct {
	lo, hi int
	text   string
	hole   int  // its number; -1: none
	code   bool // lo and hi are those of an expression
}

// A lexer makes tokens of a text.
type lexer struct {
	text     source.Text
	code     string
	python   bool
	i        int
	end      int
	toks     []token
	comments []script.Comment
	open     int // brackets that are open
	stop     int // where reading ended early; -1: at the end
	why      string
	indent   int // of the token to come
	fresh    bool
}

// all makes tokens of code[i:end]. It ends early at a string that does not end.
func (l *lexer) all() {
	l.stop, l.indent, l.fresh = -1, -1, true
	if l.i == 0 && strings.HasPrefix(l.code, "#!") {
		l.skipLine()
	}
	l.column()
	for l.i < l.end && l.stop < 0 {
		if len(l.toks) >= maxTokens {
			l.fail(l.i, "there is too much of it")
			break
		}
		l.next()
	}
	if l.python {
		l.add(token{kind: newline, lo: l.end, hi: l.end})
	}
	l.toks = append(l.toks, token{kind: end, lo: l.end, hi: l.end, indent: -1})
}

func (l *lexer) fail(at int, why string) {
	if l.stop < 0 {
		l.stop, l.why = at, why
	}
}

func (l *lexer) add(t token) {
	t.indent, t.fresh = l.indent, l.fresh
	l.indent, l.fresh = -1, false
	l.toks = append(l.toks, t)
}

// column measures the blanks before the first token of a line of Python.
func (l *lexer) column() {
	if !l.python || l.open > 0 {
		return
	}
	n := 0
	for l.i < l.end {
		switch l.code[l.i] {
		case ' ':
			n++
		case '\t':
			n += 8 - n%8
		case '\f', '\r':
		default:
			l.indent = n
			return
		}
		l.i++
	}
}

func (l *lexer) skipLine() {
	for l.i < l.end && l.code[l.i] != '\n' {
		l.i++
	}
}

// at returns the byte n after the current one, 0 beyond the end.
func (l *lexer) at(n int) byte {
	if l.i+n < l.end {
		return l.code[l.i+n]
	}
	return 0
}

// next reads one token, or what stands between tokens.
func (l *lexer) next() {
	c := l.code[l.i]
	if h := l.text.HoleAt(l.i); h >= 0 {
		hi := min(l.text.Holes[h].End, l.end)
		l.add(token{kind: hole, lo: l.i, hi: hi})
		l.i = hi
		return
	}
	switch {
	case c == '\n':
		l.i++
		if !l.python {
			l.fresh = true
			return
		}
		if l.open == 0 {
			if n := len(l.toks); n > 0 && l.toks[n-1].kind != newline {
				l.indent = -1
				l.add(token{kind: newline, lo: l.i - 1, hi: l.i})
			}
			l.column()
		}
	case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
		l.i++
	case c == '\\' && l.python: // the line goes on
		l.i++
		for l.at(0) == '\r' || l.at(0) == ' ' {
			l.i++
		}
		if l.at(0) == '\n' {
			l.i++
		}
	case c == '#' && l.python:
		l.comment(1, false)
	case c == '/' && !l.python && l.at(1) == '/':
		l.comment(2, false)
	case c == '/' && !l.python && l.at(1) == '*':
		l.comment(2, true)
	case c == '"' || c == '\'' || c == '`' && !l.python:
		l.quoted(l.i, "")
	case c >= '0' && c <= '9' || c == '.' && l.at(1) >= '0' && l.at(1) <= '9':
		l.number()
	case isLetter(l.rune()):
		l.name()
	case c == '/' && !l.python && l.regexp():
	default:
		l.sign()
	}
}

func (l *lexer) rune() rune {
	r, _ := utf8.DecodeRuneInString(l.code[l.i:l.end])
	return r
}

func isLetter(r rune) bool { return r == '_' || r == '$' || unicode.IsLetter(r) }

// comment reads a comment whose mark has n bytes.
func (l *lexer) comment(n int, block bool) {
	lo := l.i
	hi := strings.IndexByte(l.code[lo:l.end], '\n')
	text := ""
	if block {
		hi = strings.Index(l.code[lo+n:l.end], "*/")
		if hi < 0 {
			l.fail(lo, "a comment does not end")
			l.i = l.end
			return
		}
		hi += lo + n + 2
		text = strings.Trim(l.code[lo:hi], "/*")
	} else {
		if hi < 0 {
			hi = l.end
		} else {
			hi += lo
		}
		text = strings.TrimLeft(l.code[lo:hi], "#/")
	}
	l.i = hi
	end := lo + len(strings.TrimRight(l.code[lo:hi], "\r"))
	l.comments = append(l.comments, script.Comment{Place: l.text.Place(lo, end), Text: strings.TrimSpace(text)})
}

func (l *lexer) number() {
	lo := l.i
	for l.i < l.end && l.text.HoleAt(l.i) < 0 {
		c := l.code[l.i]
		exponent := (c == '+' || c == '-') && (l.code[l.i-1] == 'e' || l.code[l.i-1] == 'E') && l.i > lo && !strings.HasPrefix(l.code[lo:], "0x")
		if !exponent && c != '.' && c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			break
		}
		l.i++
	}
	l.add(token{kind: number, lo: lo, hi: l.i, text: l.code[lo:l.i]})
}

func (l *lexer) name() {
	lo := l.i
	for l.i < l.end && l.text.HoleAt(l.i) < 0 {
		r, n := utf8.DecodeRuneInString(l.code[l.i:l.end])
		if !isLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		l.i += n
	}
	text := l.code[lo:l.i]
	if l.python && (l.at(0) == '"' || l.at(0) == '\'') && len(text) <= 2 && l.text.HoleAt(l.i) < 0 {
		if p := strings.ToLower(text); strings.Trim(p, "rbuft") == "" {
			l.quoted(lo, p)
			return
		}
	}
	l.add(token{kind: name, lo: lo, hi: l.i, text: text})
}

// regexp reads a regular expression of JavaScript, if one can stand here.
func (l *lexer) regexp() bool {
	if n := len(l.toks); n > 0 {
		switch t := l.toks[n-1]; {
		case t.kind == number, t.kind == quoted, t.kind == hole, t.text == ")", t.text == "]", t.text == "}":
			return false
		case t.kind == name && !words[t.text]:
			return false
		}
	}
	class := false
	for j := l.i + 1; j < l.end && l.code[j] != '\n'; j++ {
		switch c := l.code[j]; {
		case c == '\\':
			j++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			lo := l.i
			for l.i = j + 1; l.i < l.end && l.code[l.i] >= 'a' && l.code[l.i] <= 'z'; {
				l.i++
			}
			l.add(token{kind: number, lo: lo, hi: l.i, text: l.code[lo:l.i]})
			return true
		}
	}
	return false
}

// signs are the operators of more than one byte, longer ones first.
var signs = []string{">>>=", "**=", "//=", ">>=", "<<=", "...", "===", "!==", "&&=", "||=", "??=", ">>>",
	"=>", "==", "!=", "<=", ">=", ":=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "**", "<<", ">>", "&&", "||", "??", "?.", "++", "--"}

func (l *lexer) sign() {
	lo := l.i
	_, n := utf8.DecodeRuneInString(l.code[lo:l.end])
	for _, s := range signs {
		if strings.HasPrefix(l.code[lo:l.end], s) {
			n = len(s)
			break
		}
	}
	if l.python && strings.HasPrefix(l.code[lo:l.end], "//") && !strings.HasPrefix(l.code[lo:l.end], "//=") {
		n = 2
	}
	l.i += n
	text := l.code[lo:l.i]
	switch text {
	case "(", "[", "{":
		l.open++
	case ")", "]", "}":
		l.open = max(0, l.open-1)
	}
	l.add(token{kind: sign, lo: lo, hi: l.i, text: text})
}

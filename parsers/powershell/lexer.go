package powershell

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A mode says how the characters ahead are read: "a-b" is a word on a command
// line and a difference in an expression.
type mode uint8

const (
	commandMode mode = iota
	expressionMode
	typeMode      // names of types
	signatureMode // the heads of classes and of their methods
)

// token is a Token and what the parser needs of it.
type token struct {
	Token
	text   string // the value of a word or a string, the name of a variable, parameter or label, else what is written
	parts  []part // what is put into an expandable word or string
	colon  bool   // of a Parameter: a colon ends it
	from   uint8  // of a Redirection: the stream; 0 is all of them
	into   uint8  // of a Redirection: the stream it goes to; 0 is a file
	append bool   // of a Redirection
	value  number // of a Number
}

// A part of an expandable word or string: a variable or "$( … )".
type part struct {
	start, end int32 // in the program
	lo, hi     int   // in the token's text
	variable   bool
	name       string // of a variable
	sub        view   // of "$( … )": what is read there
}

// A view is a text to scan. It is the program up to an end, or a copy of a piece
// of it from which some characters are left out.
type view struct {
	text string
	from int     // where to begin in text
	at   []int32 // of a copy: for each offset in text the one in the program, and one more
}

// place returns the offset in the program of an offset in the text.
func (v *view) place(off int) int32 {
	if v.at == nil {
		return int32(off)
	}
	return v.at[off]
}

// offset is the opposite of place.
func (v *view) offset(at int32) int {
	if v.at == nil {
		return int(at)
	}
	return sort.Search(len(v.at)-1, func(i int) bool { return v.at[i] >= at })
}

// A lexer scans one token at a time in the mode that the parser sets. It keeps no
// lookahead: the parser can go back to any offset and scan again.
type lexer struct {
	p *parser
	view
	pos     int // of the next character
	start   int // of the token that is scanned
	mode    mode
	depth   uint8
	base    int  // tokens of p that are not of this scan
	signed  bool // a sign may belong to a number
	ternary bool // "?" and ":" end a number
	simple  bool // a name is wanted, no keyword
	flow    bool // in a workflow, where inlinescript is a keyword
	mute    bool // tokens are not recorded
}

// peek returns the next character.
func (l *lexer) peek() rune {
	if l.pos < len(l.view.text) {
		if c := l.view.text[l.pos]; c < utf8.RuneSelf {
			return rune(c)
		}
	}
	c, _ := runeAt(l.view.text, l.pos)
	return c
}

// take returns the next character and steps over it.
func (l *lexer) take() rune {
	c, n := runeAt(l.view.text, l.pos)
	l.pos += n
	return c
}

// byteAt returns the byte at off, or 0 beyond the end.
func (l *lexer) byteAt(off int) byte {
	if off < len(l.view.text) {
		return l.view.text[off]
	}
	return 0
}

func (l *lexer) problem(id errorID, lo, hi int) {
	l.p.problem(id, l.place(min(lo, len(l.view.text))), l.place(min(hi, len(l.view.text))))
}

// make records and returns the token from start to pos.
func (l *lexer) make(k Kind) token {
	t := token{Token: Token{k, l.depth, l.place(l.start), l.place(l.pos)}}
	if !l.mute {
		l.p.tokens = append(l.p.tokens, t.Token)
	}
	return t
}

// written is make with what is written as the token's text.
func (l *lexer) written(k Kind) token {
	t := l.make(k)
	t.text = l.view.text[l.start:l.pos]
	return t
}

// back goes back to an offset of the program and forgets the tokens after it.
func (l *lexer) back(at int32) {
	l.pos = l.offset(at)
	n := len(l.p.tokens)
	for n > l.base && (l.p.tokens[n-1].End > at || l.p.tokens[n-1].Kind == EndOfInput) {
		n--
	}
	l.p.tokens = l.p.tokens[:n]
}

func (l *lexer) skipBlanks() {
	for {
		if c := l.byteAt(l.pos); c == ' ' || c == '\t' {
			l.pos++
			continue
		}
		if !isBlank(l.peek()) {
			return
		}
		l.take()
	}
}

// lineEnd steps over the rest of a line end of which c was read.
func (l *lexer) lineEnd(c rune) {
	if c == '\r' && l.byteAt(l.pos) == '\n' {
		l.pos++
	}
}

// skipLines steps over blanks, comments and line ends, and over semicolons where
// they count.
func (l *lexer) skipLines(semis bool) {
	for {
		l.start = l.pos
		c := l.peek()
		switch c {
		case '\r', '\n':
			l.take()
			l.lineEnd(c)
			l.make(NewLine)
		case ';':
			if !semis {
				return
			}
			l.take()
			l.make(Semi)
		case '#':
			l.lineComment()
		case '<':
			if l.byteAt(l.pos+1) != '#' {
				return
			}
			l.blockComment()
		case '`':
			if !l.continuation() {
				return
			}
		default:
			if !isBlank(c) {
				return
			}
			l.skipBlanks()
		}
	}
}

// continuation steps over a backtick that joins two lines or stands before a
// blank. It reports whether one was there.
func (l *lexer) continuation() bool {
	c, n := runeAt(l.view.text, l.pos+1)
	switch {
	case c == '\r' || c == '\n':
		l.pos += 2
		l.lineEnd(c)
		l.make(LineContinuation)
	case isSpace(c):
		l.pos += 1 + n
		l.skipBlanks()
	default:
		return false
	}
	return true
}

// lineComment scans a comment that reaches to the end of the line.
func (l *lexer) lineComment() {
	rest := l.view.text[l.pos:]
	if n := strings.IndexAny(rest, "\r\n"); n >= 0 {
		rest = rest[:n]
	}
	l.pos += len(rest)
	t := l.make(Comment)
	if looksSigned(rest) {
		l.p.signature = t.Start
	} else if l.depth == 0 && isRequires(rest) && !l.mute {
		l.p.requires = append(l.p.requires, t.Token)
	}
}

// blockComment scans "<# … #>".
func (l *lexer) blockComment() {
	n := strings.Index(l.view.text[l.pos+2:], "#>")
	if n < 0 {
		l.pos = len(l.view.text)
		l.problem(openComment, l.start, l.pos)
	} else {
		l.pos += n + 4
	}
	l.make(Comment)
}

// next scans a token.
func (l *lexer) next() token {
	for {
		l.skipBlanks()
		l.start = l.pos
		c := l.peek()
		switch c {
		case '#':
			l.lineComment()
			continue
		case '<':
			if l.byteAt(l.pos+1) == '#' {
				l.blockComment()
				continue
			}
		case '`':
			if l.continuation() {
				continue
			}
			if l.pos+1 == len(l.view.text) {
				l.pos++
				l.problem(openEscape, l.pos, l.pos)
				continue
			}
		case eof:
			return l.make(EndOfInput)
		}
		if l.atHole() {
			return l.hole()
		}
		return l.scan(l.take())
	}
}

// scan scans the token that begins with c, which is read already.
func (l *lexer) scan(c rune) token {
	switch {
	case c >= 128:
		return l.scanOther(c)
	case has(c, letter):
		return l.identifier()
	case has(c, digit):
		return l.digits(c)
	}
	next := l.byteAt(l.pos)
	switch c {
	case '\'':
		return l.singleQuoted()
	case '"':
		return l.doubleQuoted()
	case '$':
		if next == '(' {
			return l.step(DollarParen)
		}
		return l.variable(false)
	case '@':
		return l.atSign()
	case '\r', '\n':
		l.lineEnd(c)
		return l.make(NewLine)
	case '(':
		return l.make(LParen)
	case ')':
		return l.make(RParen)
	case '{':
		return l.make(LCurly)
	case '}':
		return l.make(RCurly)
	case ']':
		return l.written(RBracket)
	case ';':
		return l.make(Semi)
	case ',':
		return l.written(Comma)
	case '[':
		if l.inWord() {
			return l.word()
		}
		return l.written(LBracket)
	case '.':
		return l.dot()
	case '|':
		return l.pair('|', OrOr, Pipe)
	case '&':
		return l.pair('&', AndAnd, Ampersand)
	case '-':
		return l.dash()
	case '>':
		return l.toFile(1, false)
	case '<':
		return l.written(RedirectInStd)
	case ':':
		return l.colon()
	case '?':
		if l.mode == expressionMode {
			return l.question()
		}
	case '!':
		return l.bang()
	case '`':
		l.pos-- // an escape
		return l.word()
	}
	return l.operator(byte(c), next)
}

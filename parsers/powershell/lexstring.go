package powershell

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A value is the text of a word or string while it is scanned. It is a stretch of
// what is scanned until something in there has to be left out or is spelled
// otherwise.
type value struct {
	l     *lexer
	from  int             // where what is not built yet begins
	built strings.Builder // what comes before it
	parts []part
}

func (l *lexer) value(from int) *value { return &value{l: l, from: from} }

func (v *value) len(to int) int { return v.built.Len() + to - v.from }

// text returns the value that ends at to.
func (v *value) text(to int) string {
	if v.built.Len() == 0 {
		return v.l.view.text[v.from:to]
	}
	v.built.WriteString(v.l.view.text[v.from:to])
	return v.built.String()
}

// cut leaves out what stands between lo and hi.
func (v *value) cut(lo, hi int) {
	v.built.WriteString(v.l.view.text[v.from:lo])
	v.from = hi
}

// escape steps over a backtick and what it escapes. Before a NUL it is a
// character like others, and at the end too.
func (v *value) escape(keepNUL bool) {
	l := v.l
	from := l.pos
	l.pos++
	c := l.peek()
	if c == eof || c == 0 && keepNUL {
		return
	}
	l.take()
	r := c
	switch c {
	case '0':
		r = 0
	case 'a':
		r = '\a'
	case 'b':
		r = '\b'
	case 'e':
		r = 0x1b
	case 'f':
		r = '\f'
	case 'n':
		r = '\n'
	case 'r':
		r = '\r'
	case 't':
		r = '\t'
	case 'v':
		r = '\v'
	case 'u':
		r = l.unicodeEscape(from)
	}
	v.cut(from, l.pos)
	v.built.WriteRune(r)
}

// badEscape stands for an escape that means no character.
const badEscape = 0xFFFF

// unicodeEscape scans "{…}" of "`u{…}", which begins at from.
func (l *lexer) unicodeEscape(from int) rune {
	if l.peek() != '{' {
		l.problem(badUnicode, from, l.pos)
		return badEscape
	}
	l.pos++
	digits := l.pos
	for isHex(l.peek()) && l.pos-digits < 6 {
		l.pos++
	}
	if l.peek() != '}' || l.pos == digits {
		l.problem(badUnicode, from, l.pos)
		if l.pos == digits && l.peek() == '}' {
			l.pos++
		}
		return badEscape
	}
	n, _ := strconv.ParseUint(l.view.text[digits:l.pos], 16, 32)
	l.pos++
	if n > utf8.MaxRune {
		l.problem(badUnicode, digits, l.pos-1)
		return badEscape
	}
	return rune(n)
}

func width(c rune) int { return utf8.RuneLen(c) }

// singleQuoted scans '…', whose first quote is read already.
func (l *lexer) singleQuoted() token {
	v := l.value(l.pos)
	end := l.toSingleQuote(v)
	t := l.make(StringLiteral)
	t.text = v.text(end)
	return t
}

// toSingleQuote scans to behind the closing quote and returns where that begins.
func (l *lexer) toSingleQuote(v *value) int {
	from := l.pos - 1
	for {
		for l.pos < len(l.view.text) && l.view.text[l.pos] < 128 && l.view.text[l.pos] != '\'' {
			l.pos++
		}
		c := l.peek()
		if c == eof {
			l.problem(openString, from, l.pos)
			return l.pos
		}
		l.take()
		if !isSingleQuote(c) {
			continue
		}
		if !isSingleQuote(l.peek()) {
			return l.pos - width(c)
		}
		v.cut(l.pos-width(c), l.pos)
		l.take()
	}
}

// doubleQuoted scans "…", whose first quote is read already.
func (l *lexer) doubleQuoted() token {
	v := l.value(l.pos)
	end := l.toDoubleQuote(v)
	t := l.make(StringExpandable)
	t.text, t.parts = v.text(end), v.parts
	l.unread(t.parts)
	return t
}

// toDoubleQuote scans to behind the closing quote and returns where that begins.
func (l *lexer) toDoubleQuote(v *value) int {
	from := l.pos - 1
	for {
		for l.pos < len(l.view.text) {
			if c := l.view.text[l.pos]; c >= 128 || c == '"' || c == '$' || c == '`' {
				break
			}
			l.pos++
		}
		c := l.peek()
		switch {
		case c == eof:
			l.problem(openString, from, l.pos)
			return l.pos
		case c == '$':
			v.dollar(false)
		case c == '`':
			v.escape(true)
		case isDoubleQuote(c):
			l.take()
			if !isDoubleQuote(l.peek()) {
				return l.pos - width(c)
			}
			v.cut(l.pos-width(c), l.pos)
			l.take()
		default:
			l.take()
		}
	}
}

// dollar scans a "$" in a string: a variable, "$( … )" or the character.
func (v *value) dollar(here bool) {
	l := v.l
	from := l.pos
	l.pos++
	c := l.peek()
	p := part{start: l.place(from), lo: v.len(from)}
	switch {
	case c == '(':
		l.pos++
		p.sub = l.subText(from, here)
	case c == '{' || startsVariable(c):
		m, start := l.mode, l.start
		l.mode, l.start, l.mute = expressionMode, from, true
		var t token
		if c == '{' {
			t = l.bracedIn()
		} else {
			t = l.variable(false)
		}
		l.mode, l.start, l.mute = m, start, false
		p.variable, p.name = true, t.text
	default:
		return
	}
	p.end, p.hi = l.place(l.pos), v.len(l.pos)
	v.parts = append(v.parts, p)
}

// bracedIn scans "${…}" in a string, whose "$" is read already.
func (l *lexer) bracedIn() token {
	name, _ := l.bracedName(true)
	if _, rest := splitName(name); rest == "" {
		l.problem(emptyName, l.start, l.pos)
	}
	t := l.make(Variable)
	t.text = name
	return t
}

// subText scans "$( … )" in a string from its parenthesis on: up to where the
// parentheses are even, whatever quotes or comments say. A quote that is doubled
// or escaped for the string around it counts once in what is returned.
func (l *lexer) subText(from int, here bool) view {
	open := 1
	text := l.view.text
	var cuts []int // the first of each pair of characters that counts as its second
	for open > 0 {
		c, n := runeAt(text, l.pos)
		if c == eof {
			l.problem(openSubexpression, from, l.pos)
			break
		}
		l.pos += n
		switch {
		case c == '(':
			open++
		case c == ')':
			open--
		case !here && (c == '`' || isDoubleQuote(c)):
			if next, w := runeAt(text, l.pos); isDoubleQuote(next) {
				cuts = append(cuts, l.pos-n)
				l.pos += w
			}
		}
	}
	if cuts == nil {
		return view{text[:l.pos], from, l.at}
	}
	var b strings.Builder
	sub := view{at: make([]int32, 0, l.pos-from)}
	for off := from; off < l.pos; {
		at := l.place(off)
		if len(cuts) > 0 && off == cuts[0] {
			cuts = cuts[1:]
			_, n := runeAt(text, off)
			off += n
		}
		_, n := runeAt(text, off)
		b.WriteString(text[off : off+n])
		for range n {
			sub.at = append(sub.at, at)
			at = l.place(off)
		}
		off += n
	}
	sub.at = append(sub.at, l.place(l.pos))
	sub.text = b.String()
	return sub
}

// hereString scans a string of lines, whose "@" and quote are read already.
func (l *lexer) hereString(expands bool) token {
	kind, isQuote := HereStringLiteral, isSingleQuote
	if expands {
		kind, isQuote = HereStringExpandable, isDoubleQuote
	}
	if !l.hereHeader(expands) {
		return l.make(kind)
	}
	v := l.value(l.pos)
	for nextLine := -1; ; {
		// at the start of a line
		c, n := runeAt(l.view.text, l.pos)
		if isQuote(c) && l.byteAt(l.pos+n) == '@' {
			end := l.pos
			if nextLine >= 0 {
				end = nextLine
			}
			text := v.text(end)
			l.pos += n + 1
			t := l.make(kind)
			t.text, t.parts = text, v.parts
			l.unread(t.parts)
			return t
		}
		if nextLine = l.hereLine(v, expands); nextLine < 0 {
			l.problem(openHereString, l.start, l.start+2)
			t := l.make(kind)
			t.text, t.parts = v.text(l.pos), v.parts
			l.unread(t.parts)
			return t
		}
	}
}

// hereLine scans a line of a here-string and its end. It returns where the end
// begins, or -1 if the text ends before one.
func (l *lexer) hereLine(v *value, expands bool) int {
	for {
		for l.pos < len(l.view.text) {
			c := l.view.text[l.pos]
			if c == '\n' || c == '\r' || expands && (c == '$' || c == '`') {
				break
			}
			l.pos++
		}
		switch c := l.peek(); c {
		case eof:
			return -1
		case '$':
			v.dollar(true)
		case '`':
			v.escape(true)
		default:
			end := l.pos
			l.pos++
			l.lineEnd(c)
			return end
		}
	}
}

// hereHeader scans the rest of the first line of a here-string. Where there is
// more than blanks it is none.
func (l *lexer) hereHeader(expands bool) bool {
	l.skipBlanks()
	c := l.peek()
	if c == '\r' || c == '\n' {
		l.pos++
		l.lineEnd(c)
		return true
	}
	if c == eof {
		l.problem(openHereString, l.start, l.pos)
		return false
	}
	l.problem(textAfterHeader, l.pos, l.pos+1)
	quote := byte('\'')
	if expands {
		quote = '"'
	}
	for {
		c, n := runeAt(l.view.text, l.pos)
		if c == eof || c == '\r' || c == '\n' {
			return false
		}
		l.pos += n
		if c == rune(quote) && l.byteAt(l.pos) == '@' {
			l.pos++
			return false
		}
	}
}

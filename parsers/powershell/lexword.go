package powershell

import "strings"

// identifier scans what begins with a letter: a name, a keyword, a type's name or
// a word.
func (l *lexer) identifier() token {
	for l.pos < len(l.view.text) {
		if c := l.view.text[l.pos]; c < 128 {
			if traits[c]&(letter|digit) == 0 {
				break
			}
			l.pos++
			continue
		}
		if !goesOnIdentifier(l.peek()) {
			break
		}
		l.take()
	}
	if l.mode == typeMode {
		for {
			c := l.peek()
			if !goesOnIdentifier(c) && (c < 0 || !strings.ContainsRune(".`+#\\", c)) {
				return l.written(Identifier)
			}
			l.take()
		}
	}
	if l.simple {
		return l.written(Identifier)
	}
	if l.inWord() {
		return l.word()
	}
	if l.mode == commandMode || l.mode == signatureMode {
		if k, ok := keywords.find(l.view.text[l.start:l.pos]); ok && (k != InlineScript || l.flow) {
			return l.written(k)
		}
	}
	return l.written(Identifier)
}

// variable scans what begins with "$", or with "@" where it is a splat, which is
// read already.
func (l *lexer) variable(splat bool) token {
	name := l.pos
	c := l.peek()
	if c == '{' && !splat {
		return l.braced()
	}
	if !startsVariable(c) {
		return l.word()
	}
	l.take()
	if c == '$' || c == '?' || c == '^' {
		if l.inWord() {
			return l.rescan()
		}
		return l.named(splat, l.view.text[name:l.pos])
	}
	for {
		c := l.peek()
		if c == ':' && l.byteAt(l.pos+1) != ':' || c == '?' || goesOnIdentifier(c) {
			l.take()
			continue
		}
		if l.mode == commandMode && !endsWord(c) && c != '.' && c != '[' && c != '=' && c != ':' {
			return l.rescan()
		}
		return l.named(splat, l.view.text[name:l.pos])
	}
}

// rescan scans the token again as a word of a command line.
func (l *lexer) rescan() token {
	l.pos = l.start
	return l.word()
}

// named returns the token of a variable.
func (l *lexer) named(splat bool, name string) token {
	if drive, rest := splitName(name); rest == "" {
		id := emptyName
		if drive != "" {
			id = emptyNameInDrive
		}
		l.problem(id, l.start, l.pos)
	}
	k := Variable
	if splat {
		k = SplattedVariable
	}
	t := l.make(k)
	t.text = name
	return t
}

// splitName splits the name of a variable after its drive or scope.
func splitName(name string) (drive, rest string) {
	i := strings.IndexByte(name, ':')
	if i < 0 {
		return "", name
	}
	return name[:i], name[i+1:]
}

// braced scans "${…}", whose "$" is read already.
func (l *lexer) braced() token {
	name, closed := l.bracedName(false)
	if l.mode == commandMode && closed {
		if c := l.peek(); !endsWord(c) && c != '.' && c != '[' {
			return l.rescan()
		}
	}
	if _, rest := splitName(name); rest == "" {
		l.problem(emptyName, l.start, l.pos)
	}
	t := l.make(Variable)
	t.text = name
	return t
}

// bracedName scans "{…}" of a variable and returns the name.
func (l *lexer) bracedName(inString bool) (string, bool) {
	from := l.pos
	l.pos++
	v := l.value(l.pos)
	for {
		c := l.peek()
		switch {
		case c == '}':
			name := v.text(l.pos)
			l.pos++
			if name == "" {
				l.problem(emptyBraces, l.pos-1, l.pos)
				name = ":Error:"
			}
			return name, true
		case c == eof:
			l.problem(openBraces, from, l.pos)
			if name := v.text(l.pos); name != "" {
				return name, false
			}
			return ":Error:", false
		case c == '`':
			v.escape(false)
			continue
		case inString && isDoubleQuote(c):
			l.take()
			if isDoubleQuote(l.peek()) {
				v.cut(l.pos-width(c), l.pos)
				l.take()
			}
			continue
		case c == '{':
			l.problem(braceInBraces, l.pos, l.pos+1)
		}
		l.take()
	}
}

// endsParameter are characters that end the name of a parameter, beside blanks and
// the colon before its value.
const endsParameter = "\x00\r\n&(),.;[{|}"

// parameter scans "-name", whose dash is read already; in an expression it may be
// an operator. With a quote in it, it is a word.
func (l *lexer) parameter() token {
	name := l.pos
	c := l.peek()
	for c != eof && c != ':' && !isBlank(c) && !strings.ContainsRune(endsParameter, c) && (l.mode == commandMode || isASCIILetter(c)) {
		if isSingleQuote(c) || isDoubleQuote(c) {
			return l.word()
		}
		l.take()
		c = l.peek()
	}
	colon := c == ':'
	text := l.view.text[name:l.pos]
	if colon && l.mode == commandMode {
		l.pos++
	}
	if l.mode == expressionMode {
		if k, ok := operators.find(text); ok {
			return l.written(k)
		}
	}
	if text == "" {
		return l.written(Minus)
	}
	t := l.make(Parameter)
	t.text, t.colon = text, colon
	return t
}

func isASCIILetter(c rune) bool { return has(c, letter) && c != '_' }

// word scans the rest of a word of a command line: what is read of it already
// stands between start and pos.
func (l *lexer) word() token {
	v := l.value(l.start)
	for {
		for l.pos < len(l.view.text) && l.view.text[l.pos] < 128 && traits[l.view.text[l.pos]]&plain != 0 {
			l.pos++
		}
		c := l.peek()
		switch {
		case endsWord(c):
			text := v.text(l.pos)
			t := l.make(Generic)
			t.text, t.parts = text, v.parts
			l.unread(t.parts)
			return t
		case c == '`':
			v.escape(true)
		case c == '$':
			v.dollar(false)
		case isSingleQuote(c):
			from := l.pos
			l.take()
			v.cut(from, l.pos)
			v.cut(l.toSingleQuote(v), l.pos)
		case isDoubleQuote(c):
			from := l.pos
			l.take()
			v.cut(from, l.pos)
			v.cut(l.toDoubleQuote(v), l.pos)
		default:
			l.take()
		}
	}
}

// unread records what is put into a word or string as tokens that nobody looked into.
func (l *lexer) unread(parts []part) {
	if l.mute {
		return
	}
	for _, p := range parts {
		k := StringLiteral
		if p.variable {
			k = Variable
		}
		l.p.tokens = append(l.p.tokens, Token{k, l.depth + 1, p.start, p.end})
	}
}

// atHole reports whether what the pipeline fills in begins here.
func (l *lexer) atHole() bool {
	return len(l.p.holes) > 0 && l.p.holeAt(l.place(l.pos)) >= 0
}

// hole scans what the pipeline fills in: a value of its own, or the beginning of
// a word.
func (l *lexer) hole() token {
	h := l.p.holes[l.p.holeAt(l.place(l.pos))]
	l.pos = min(l.offset(int32(h.End)), len(l.view.text))
	if l.inWord() || l.mode == expressionMode && l.beginsCommand() {
		return l.word()
	}
	return l.written(Hole)
}

// beginsCommand reports whether what follows a hole makes it a command's name and
// not a value.
func (l *lexer) beginsCommand() bool {
	rest := strings.TrimLeft(l.view.text[l.pos:], " \t")
	if len(rest) == len(l.view.text)-l.pos || rest == "" {
		return false
	}
	c, _ := runeAt(rest, 0)
	if isDash(c) {
		word := rest[width(c):]
		end := 0
		for end < len(word) && isASCIILetter(rune(word[end])) {
			end++
		}
		_, operator := operators.find(word[:end])
		return end > 0 && !operator
	}
	return startsIdentifier(c) || isDigit(c) || isSingleQuote(c) || isDoubleQuote(c) || c == '$' || c == '@'
}

package powershell

import "strings"

// operator scans an operator that is a word of a command line where one goes on.
func (l *lexer) operator(c, next byte) token {
	kind, wide := Unknown, Unknown
	switch c {
	case '=':
		kind = Equals
	case '+':
		kind = Plus
		switch next {
		case '+':
			wide = PlusPlus
		case '=':
			wide = PlusEquals
		default:
			if l.signed && l.numberAhead() {
				return l.number('+')
			}
		}
	case '*':
		kind = Multiply
		if next == '=' {
			wide = MultiplyEquals
		} else if next == '>' {
			l.pos++
			return l.toFile(0, false)
		}
	case '/':
		kind = Divide
		if next == '=' {
			wide = DivideEquals
		}
	case '%':
		kind = Rem
		if next == '=' {
			wide = RemainderEquals
		}
	default:
		return l.word()
	}
	if wide != Unknown {
		l.pos++
		kind = wide
	}
	return l.unlessWord(kind)
}

// scanOther scans a token that begins with a character beyond ASCII.
func (l *lexer) scanOther(c rune) token {
	switch {
	case isSingleQuote(c):
		return l.singleQuoted()
	case isDoubleQuote(c):
		return l.doubleQuoted()
	case isDash(c):
		return l.dash()
	case isLetter(c):
		return l.identifier()
	}
	return l.word()
}

func (l *lexer) step(k Kind) token {
	l.pos++
	return l.written(k)
}

// pair scans two characters alike, or one.
func (l *lexer) pair(c byte, two, one Kind) token {
	if l.byteAt(l.pos) == c {
		return l.step(two)
	}
	return l.written(one)
}

// inWord reports whether a word of a command line goes on here.
func (l *lexer) inWord() bool { return l.mode == commandMode && !endsWord(l.peek()) }

// unlessWord returns a token of kind k, or the word that it is the beginning of.
func (l *lexer) unlessWord(k Kind) token {
	if l.inWord() {
		return l.word()
	}
	return l.written(k)
}

// atSign scans what begins with "@".
func (l *lexer) atSign() token {
	switch c := l.peek(); {
	case c == '{':
		return l.step(AtCurly)
	case c == '(':
		return l.step(AtParen)
	case isSingleQuote(c):
		l.take()
		return l.hereString(false)
	case isDoubleQuote(c):
		l.take()
		return l.hereString(true)
	case startsVariable(c):
		return l.variable(true)
	}
	l.problem(strangeCharacter, l.start, l.pos)
	return l.written(Unknown)
}

// dot scans what begins with ".".
func (l *lexer) dot() token {
	c := l.peek()
	if c == '.' {
		l.pos++
		return l.unlessWord(DotDot)
	}
	if isDecimal(c) {
		return l.number('.')
	}
	// .$command and ."a command" call what follows
	if l.inWord() && c != '$' && c != '"' && c != '\'' {
		return l.word()
	}
	return l.written(Dot)
}

// dash scans what begins with a dash: an operator, a parameter, a number.
func (l *lexer) dash() token {
	switch c := l.peek(); {
	case isDash(c):
		l.take()
		return l.unlessWord(MinusMinus)
	case c == '=':
		l.pos++
		return l.unlessWord(MinusEquals)
	case isLetter(c) || c == '_' || c == '?':
		return l.parameter()
	case l.signed && l.numberAhead():
		return l.number('-')
	}
	return l.unlessWord(Minus)
}

// numberAhead reports whether what follows a sign may be a number.
func (l *lexer) numberAhead() bool {
	c := l.peek()
	return c == '.' || isDigit(c)
}

// colon scans what begins with ":".
func (l *lexer) colon() token {
	if l.byteAt(l.pos) == ':' {
		l.pos++
		if l.inWord() && !l.simple {
			return l.word()
		}
		return l.written(ColonColon)
	}
	if l.mode == commandMode {
		return l.label()
	}
	return l.written(Colon)
}

// label scans ":name".
func (l *lexer) label() token {
	name := l.pos
	c := l.peek()
	if !startsIdentifier(c) {
		if c == eof || c == 0 {
			return l.written(Generic)
		}
		return l.word()
	}
	for goesOnIdentifier(l.peek()) {
		l.take()
	}
	if l.inWord() {
		l.take() // whatever it is, it stands for itself
		return l.word()
	}
	t := l.make(Label)
	t.text = l.view.text[name:l.pos]
	return t
}

// question scans what begins with "?" in an expression.
func (l *lexer) question() token {
	if l.byteAt(l.pos) != '?' {
		return l.written(QuestionMark)
	}
	l.pos++
	if l.byteAt(l.pos) == '=' {
		return l.step(QuestionQuestionEquals)
	}
	return l.written(QuestionQuestion)
}

// bang scans what begins with "!".
func (l *lexer) bang() token {
	c := l.peek()
	if l.inWord() || l.mode == expressionMode && startsIdentifier(c) {
		return l.word()
	}
	if l.mode == expressionMode && l.numberAhead() {
		pos := l.pos
		_, ok := l.digitsOf('!')
		l.pos = pos
		if !ok {
			return l.word()
		}
	}
	return l.written(Exclaim)
}

// digits scans what begins with a digit.
func (l *lexer) digits(c rune) token {
	if c >= '1' && c <= '6' && l.byteAt(l.pos) == '>' {
		l.pos++
		return l.toFile(uint8(c-'0'), true)
	}
	return l.number(c)
}

// toFile scans the rest of a redirection of a stream: "2>", "2>>", "2>&1". In an
// expression the digit is a number.
func (l *lexer) toFile(from uint8, digit bool) token {
	if l.byteAt(l.pos) == '&' && (digit || from == 0) {
		if c := l.byteAt(l.pos + 1); c == '1' || c == '2' && digit {
			l.pos += 2
			t := l.written(Redirection)
			t.from, t.into = from, c-'0'
			return t
		}
	}
	if digit && l.mode == expressionMode {
		l.pos--
		t := l.written(Number)
		t.value = smallNumber(int64(from))
		return t
	}
	more := l.byteAt(l.pos) == '>'
	if more {
		l.pos++
	}
	t := l.written(Redirection)
	t.from, t.append = from, more
	return t
}

// member scans what may follow a value without a blank: "." "::" "?." and, where
// index is set, "[" and "?[". It returns false if there is none.
func (l *lexer) member(index bool) (token, bool) {
	for l.byteAt(l.pos) == '<' && l.byteAt(l.pos+1) == '#' {
		l.start = l.pos
		l.blockComment()
	}
	l.start = l.pos
	kind, n := Unknown, 1
	switch l.byteAt(l.pos) {
	case '.':
		if l.byteAt(l.pos+1) != '.' {
			kind = Dot
		}
	case ':':
		if l.byteAt(l.pos+1) == ':' {
			kind, n = ColonColon, 2
		}
	case '[':
		if index {
			return l.step(LBracket), true
		}
	case '?':
		switch l.byteAt(l.pos + 1) {
		case '.':
			l.pos++
			return l.step(QuestionDot), true
		case '[':
			if index {
				l.pos++
				return l.step(QuestionLBracket), true
			}
		}
	}
	if kind == Unknown {
		return token{}, false
	}
	if l.mode == commandMode {
		if c, _ := runeAt(l.view.text, l.pos+n); isBlank(c) || c == '\r' || c == '\n' || c <= 0 {
			return token{}, false
		}
	}
	l.pos += n
	return l.written(kind), true
}

// call scans what follows a member's name without a blank and makes it a call.
func (l *lexer) call() (token, bool) {
	l.start = l.pos
	switch l.byteAt(l.pos) {
	case '(':
		return l.step(LParen), true
	case '{':
		return l.step(LCurly), true
	}
	return token{}, false
}

// bracket scans the "[" of an attribute or a type, with blanks and comments before it.
func (l *lexer) bracket() (token, bool) {
	from, blanks := l.pos, false
	for {
		l.start = l.pos
		c := l.peek()
		switch {
		case c == '#':
			blanks = true
			l.lineComment()
		case c == '<' && l.byteAt(l.pos+1) == '#':
			blanks = false
			l.blockComment()
		case c == '[':
			return l.step(LBracket), true
		case isBlank(c):
			blanks = true
			l.skipBlanks()
		default:
			if (c == '.' || c == ':') && blanks { // no member stands behind blanks
				l.back(l.place(from))
			}
			return token{}, false
		}
	}
}

// pipeAhead reports whether the line after a line end at off goes on the pipeline
// before it: its first character that is no comment is "|".
func (l *lexer) pipeAhead(at int32) bool {
	if l.depth > 0 {
		return false // in "$( … )" of a string it does not
	}
	text, fresh := l.view.text, true
	for off := l.offset(at); off < len(text); {
		c, n := runeAt(text, off)
		switch {
		case isBlank(c):
			off += n
		case c == '\r' || c == '\n':
			if fresh {
				return false
			}
			fresh = true
			off += n
			if c == '\r' && off < len(text) && text[off] == '\n' {
				off++
			}
		case c == '#':
			fresh = false
			if n := strings.IndexAny(text[off:], "\r\n"); n >= 0 {
				off += n
			} else {
				off = len(text)
			}
		case strings.HasPrefix(text[off:], "<#"):
			fresh = false
			if n := strings.Index(text[off+2:], "#>"); n >= 0 {
				off += n + 4
			} else {
				off = len(text)
			}
		default:
			return c == '|'
		}
	}
	return false
}

// verbatim scans what follows "--%": the rest of the line, as it stands.
func (l *lexer) verbatim() token {
	l.skipBlanks()
	l.start = l.pos
	quoted := false
	for {
		c, n := runeAt(l.view.text, l.pos)
		if c == eof || c == '\r' || c == '\n' ||
			!quoted && (c == '|' || c == '&' && l.byteAt(l.pos+1) == '&') {
			return l.written(Generic)
		}
		if isDoubleQuote(c) {
			quoted = !quoted
		}
		l.pos += n
	}
}

// assemblyName scans the name of an assembly after a comma in a type's name. It
// reports whether there is one.
func (l *lexer) assemblyName() (int32, bool) {
	some := l.assemblyPart()
	for l.byteAt(l.pos) == ',' {
		some = true
		l.start = l.pos
		l.step(Comma)
		l.assemblyPart()
		if l.byteAt(l.pos) == '=' {
			l.start = l.pos
			l.step(Equals)
			l.assemblyPart()
		}
	}
	return l.place(l.pos), some
}

func (l *lexer) assemblyPart() bool {
	l.skipBlanks()
	l.start = l.pos
	for !endsAssemblyName(l.peek()) {
		l.take()
	}
	some := l.pos > l.start
	l.make(Identifier)
	l.skipBlanks()
	return some
}

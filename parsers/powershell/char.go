package powershell

import (
	"unicode"
	"unicode/utf8"
)

// eof is what a lexer sees beyond the end of its text. Like NUL, it ends words.
const eof rune = -1

// Traits of ASCII characters.
const (
	letter    = 1 << iota // may begin a name; the underscore too
	digit                 // 0 to 9
	blank                 // between tokens; line ends are none
	ends                  // ends a word in every mode
	endsNum               // ends a number in expressions
	endsName              // ends a part of an assembly's name
	startsVar             // may begin a variable's name
	plain                 // in a word: nothing to look at
)

var traits = func() (t [128]uint8) {
	set := func(chars string, bits uint8) {
		for _, c := range chars {
			t[c] |= bits
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
	set(letters, letter|startsVar)
	set("0123456789", digit|startsVar)
	set("$:?^", startsVar)
	set(" \t\v\f", blank|ends|endsName)
	set("\x00\r\n", ends|endsName)
	set("&();{|}", ends)
	set(",", ends|endsName)
	set("!#%*+-./<>", endsNum)
	set("=]", endsNum|endsName)
	for c := range t {
		if t[c]&ends == 0 && c != '`' && c != '\'' && c != '"' && c != '$' {
			t[c] |= plain
		}
	}
	return t
}()

func has(c rune, bits uint8) bool { return uint32(c) < 128 && traits[c]&bits != 0 }

// isBlank reports whether c separates tokens without ending a line.
func isBlank(c rune) bool {
	if c < 128 {
		return c >= 0 && traits[c]&blank != 0
	}
	if c <= 256 {
		return c == 0xA0 || c == 0x85
	}
	return isSeparator(c)
}

func isSeparator(c rune) bool {
	return c <= 0xFFFF && unicode.In(c, unicode.Zs, unicode.Zl, unicode.Zp)
}

// isSpace reports whether a backtick before c means nothing.
func isSpace(c rune) bool {
	return c <= 0xFFFF && c >= 0 && (unicode.IsSpace(c) || isSeparator(c))
}

func isDash(c rune) bool { return c == '-' || c >= 0x2013 && c <= 0x2015 }

func isSingleQuote(c rune) bool { return c == '\'' || c >= 0x2018 && c <= 0x201B }

func isDoubleQuote(c rune) bool { return c == '"' || c >= 0x201C && c <= 0x201E }

// isLetter reports whether c is a letter. Those beyond U+FFFF are none: PowerShell
// sees them as two halves.
func isLetter(c rune) bool {
	if c < 128 {
		return c >= 0 && traits[c]&letter != 0 && c != '_'
	}
	return c <= 0xFFFF && unicode.IsLetter(c)
}

func isDigit(c rune) bool {
	if c < 128 {
		return c >= 0 && traits[c]&digit != 0
	}
	return c <= 0xFFFF && unicode.IsDigit(c)
}

func isDecimal(c rune) bool { return '0' <= c && c <= '9' }

func isHex(c rune) bool { return isDecimal(c) || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }

func startsVariable(c rune) bool {
	if c < 128 {
		return c >= 0 && traits[c]&startsVar != 0
	}
	return isLetter(c) || isDigit(c)
}

func startsIdentifier(c rune) bool {
	if c < 128 {
		return c >= 0 && traits[c]&letter != 0
	}
	return isLetter(c)
}

func goesOnIdentifier(c rune) bool {
	if c < 128 {
		return c >= 0 && traits[c]&(letter|digit) != 0
	}
	return isLetter(c) || isDigit(c)
}

// endsWord reports whether a new token starts at c in every mode.
func endsWord(c rune) bool {
	if c < 128 {
		return c < 0 || traits[c]&ends != 0
	}
	return isBlank(c)
}

// endsNumber reports whether a number in an expression ends before c.
func endsNumber(c rune, ternary bool) bool {
	if c < 128 {
		return c >= 0 && traits[c]&endsNum != 0 || ternary && (c == '?' || c == ':')
	}
	return isDash(c)
}

func endsAssemblyName(c rune) bool {
	if c < 128 {
		return c < 0 || traits[c]&endsName != 0
	}
	return isBlank(c)
}

// runeAt returns the character at off of s and its width: eof and 0 at the end.
func runeAt(s string, off int) (rune, int) {
	if off >= len(s) {
		return eof, 0
	}
	if c := s[off]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[off:])
}

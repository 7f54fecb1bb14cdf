package shell

import (
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// speller returns how text is written inside q so that a shell reads it back.
// stop is the line that ends a here-document.
func (q quoting) speller(stop string) source.Speller {
	switch q {
	case bare:
		return spellBare
	case single:
		return spellSingle
	case ansi:
		return spellAnsi
	case double:
		return spellDouble
	}
	return func(s string) (string, bool) {
		if q == document {
			s = documentEscapes.Replace(s)
		}
		for line := range strings.Lines(s) {
			line = strings.TrimRight(line, "\r\n")
			if line == stop || strings.HasPrefix(line, "\t") {
				return "", false // would end the document, or lose the tab
			}
		}
		return s, !hasControl(s)
	}
}

var (
	doubleEscapes   = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`", `"`, `\"`)
	documentEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, "`", "\\`")
	ansiEscapes     = strings.NewReplacer(`\`, `\\`, `'`, `\'`)
)

func spellBare(s string) (string, bool) {
	var b strings.Builder
	for i, c := range s {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.ContainsRune("_-./:,@%+", c), c >= 0x80 && c != '\uFFFD':
		case c == '=' && i > 0:
		case c < ' ' || c == 0x7f:
			return "", false
		default:
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String(), true
}

func spellSingle(s string) (string, bool) {
	return strings.ReplaceAll(s, `'`, `'\''`), !hasControl(s)
}

func spellDouble(s string) (string, bool) { return doubleEscapes.Replace(s), !hasControl(s) }

func spellAnsi(s string) (string, bool) { return ansiEscapes.Replace(s), !hasControl(s) }

// spellBackquotes writes a program between backquotes; quoted says that these
// stand in double quotes.
func spellBackquotes(quoted bool) source.Speller {
	return func(s string) (string, bool) {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			switch {
			case s[i] == '`', s[i] == '"' && quoted:
				b.WriteByte('\\')
			case s[i] == '\\':
				// A backslash stands for itself before other characters, but
				// nothing says what will follow the last one.
				b.WriteByte('\\')
			}
			b.WriteByte(s[i])
		}
		return b.String(), !hasControl(s)
	}
}

// hasControl reports whether s holds a control character other than a tab or a
// line end: it is better not written into a program.
func hasControl(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c < ' ' && c != '\t' && c != '\n' || c == 0x7f })
}

package source

import "strings"

// Kinds of quoting for the tests: each knows how to write text and how to take
// the quoting off again.
type quoting struct {
	name  string
	write Speller
	read  func(Text) Text
}

var quotings = []quoting{
	{"single", inSingle, func(t Text) Text { return readSingle(t).Text(inSingle) }},
	{"double", inDouble, func(t Text) Text { return readDouble(t).Text(inDouble) }},
	{"block", inBlock, func(t Text) Text { return readBlock(t).Text(inBlock) }},
	{"percent", inPercent, func(t Text) Text { return readPercent(t).Text(inPercent) }},
}

// A quote inside single quotes: one byte is spelled by four.
func inSingle(s string) (string, bool) { return strings.ReplaceAll(s, `'`, `'\''`), true }

func readSingle(t Text) *Builder {
	b := NewBuilder(t)
	v := t.Value
	for i := 0; i < len(v); {
		if strings.HasPrefix(v[i:], `'\''`) {
			b.Write(`'`, i, i+4)
			i += 4
			continue
		}
		b.Copy(i, i+1)
		i++
	}
	return b
}

// "a \"b\" $c": a backslash before three characters. A dollar sign begins a hole.
func inDouble(s string) (string, bool) {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`).Replace(s), true
}

func readDouble(t Text) *Builder {
	b := NewBuilder(t)
	v := t.Value
	for i := 0; i < len(v); {
		switch {
		case v[i] == '\\' && i+1 < len(v):
			b.Write(v[i+1:i+2], i, i+2)
			i += 2
		case v[i] == '$':
			j := i + 1
			for j < len(v) && 'A' <= v[j] && v[j] <= 'Z' {
				j++
			}
			b.Hole(i, j)
			i = j
		default:
			j := i
			for j < len(v) && v[j] != '\\' && v[j] != '$' {
				j++
			}
			b.Copy(i, j)
			i = j
		}
	}
	return b
}

// Lines that stand four blanks in, the first apart.
func inBlock(s string) (string, bool) {
	if strings.Contains(s, "\r") {
		return "", false
	}
	return strings.ReplaceAll(s, "\n", "\n    "), true
}

func readBlock(t Text) *Builder {
	b := NewBuilder(t)
	v := t.Value
	for i := 0; i < len(v); {
		n := strings.IndexByte(v[i:], '\n')
		if n < 0 {
			b.Copy(i, len(v))
			break
		}
		b.Copy(i, i+n)
		i += n
		b.Write("\n", i, i+5)
		i += 5
	}
	return b
}

// Blanks, percent signs and what is not ASCII as %XX, a character at a time.
func inPercent(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == ' ' || c == '%' || c >= 0x80 {
			b.WriteByte('%')
			b.WriteByte("0123456789ABCDEF"[c>>4])
			b.WriteByte("0123456789ABCDEF"[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

func readPercent(t Text) *Builder {
	b := NewBuilder(t)
	v := t.Value
	for i := 0; i < len(v); {
		if v[i] != '%' {
			b.Copy(i, i+1)
			i++
			continue
		}
		// The bytes of one character are one escape.
		char, j := []byte(nil), i
		for need := 1; need > 0; need-- {
			c := byte(strings.IndexByte("0123456789ABCDEF", v[j+1])<<4 | strings.IndexByte("0123456789ABCDEF", v[j+2]))
			switch {
			case j > i:
			case c >= 0xF0:
				need = 4
			case c >= 0xE0:
				need = 3
			case c >= 0xC0:
				need = 2
			}
			char = append(char, c)
			j += 3
		}
		b.Write(string(char), i, j)
		i = j
	}
	return b
}

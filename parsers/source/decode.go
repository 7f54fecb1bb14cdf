package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An Encoding says how a file is stored. The zero Encoding is UTF-8 without a
// byte order mark.
type Encoding struct {
	Name  string // "" (UTF-8), "utf-16le", "utf-16be", "windows-1252"
	BOM   bool   // the file begins with a byte order mark, which Text does not hold
	Lossy bool   // bytes that could not be decoded became U+FFFD: the file cannot be written back
}

// The names of encodings other than UTF-8.
const (
	utf16LE     = "utf-16le"
	utf16BE     = "utf-16be"
	windows1252 = "windows-1252"
)

// Encoding returns how f is stored.
func (f *File) Encoding() Encoding { return f.encoding }

// Decode returns the File stored as raw. A byte order mark decides; without one,
// UTF-16 is taken where it is unmistakable, UTF-8 where raw is valid, and
// Windows-1252 for all else, in which every byte is a character. Line ends stay
// as they are. Decode never fails: what cannot be decoded becomes U+FFFD.
func Decode(path string, raw []byte) *File {
	text, enc := decode(raw)
	f := NewFile(path, text)
	f.encoding = enc
	return f
}

var (
	bomUTF8 = []byte("\xEF\xBB\xBF")
	bomLE   = []byte("\xFF\xFE")
	bomBE   = []byte("\xFE\xFF")
)

func decode(raw []byte) (string, Encoding) {
	switch {
	case bytes.HasPrefix(raw, bomUTF8):
		raw = raw[len(bomUTF8):]
		if utf8.Valid(raw) {
			return string(raw), Encoding{BOM: true}
		}
		return strings.ToValidUTF8(string(raw), "\uFFFD"), Encoding{BOM: true, Lossy: true}
	case bytes.HasPrefix(raw, bomLE):
		return decodeUTF16(raw[2:], Encoding{Name: utf16LE, BOM: true})
	case bytes.HasPrefix(raw, bomBE):
		return decodeUTF16(raw[2:], Encoding{Name: utf16BE, BOM: true})
	}
	if name := guessUTF16(raw); name != "" {
		return decodeUTF16(raw, Encoding{Name: name})
	}
	if utf8.Valid(raw) {
		return string(raw), Encoding{}
	}
	return decode1252(raw), Encoding{Name: windows1252}
}

// guessUTF16 returns the name of the encoding if raw can only be UTF-16: half of
// its units or more are ASCII, the zero byte always on the same side, none of them
// a control character that no text has, and it decodes without a loss.
func guessUTF16(raw []byte) string {
	if len(raw) < 4 || len(raw)%2 != 0 {
		return ""
	}
	var zeros [2]int
	for i, c := range raw {
		switch {
		case c == 0:
			zeros[i%2]++
		case c < ' ' && raw[i^1] == 0 && !strings.ContainsRune("\t\n\v\f\r\x1b", rune(c)):
			return ""
		}
	}
	name := utf16LE
	switch {
	case zeros[0] == 0 && zeros[1]*4 >= len(raw):
	case zeros[1] == 0 && zeros[0]*4 >= len(raw):
		name = utf16BE
	default:
		return ""
	}
	if _, enc := decodeUTF16(raw, Encoding{Name: name}); enc.Lossy {
		return ""
	}
	return name
}

func decodeUTF16(raw []byte, enc Encoding) (string, Encoding) {
	unit := binary.LittleEndian.Uint16
	if enc.Name == utf16BE {
		unit = binary.BigEndian.Uint16
	}
	var b strings.Builder
	b.Grow(len(raw)/2 + len(raw)/8)
	for i := 0; i+1 < len(raw); i += 2 {
		r := rune(unit(raw[i:]))
		if utf16.IsSurrogate(r) {
			pair := utf8.RuneError
			if i+3 < len(raw) {
				pair = utf16.DecodeRune(r, rune(unit(raw[i+2:])))
			}
			if r = pair; r == utf8.RuneError {
				enc.Lossy = true
			} else {
				i += 2
			}
		}
		b.WriteRune(r)
	}
	if len(raw)%2 != 0 {
		b.WriteRune(utf8.RuneError)
		enc.Lossy = true
	}
	return b.String(), enc
}

// high1252 are the characters of the bytes 0x80 to 0x9F. The five that
// Windows-1252 leaves open are the control characters of the same number, as the
// WHATWG encoding standard has it, so that no byte is lost.
var high1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

func decode1252(raw []byte) string {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	for _, c := range raw {
		if 0x80 <= c && c < 0xA0 {
			b.WriteRune(high1252[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

func encode1252(text string) ([]byte, bool) {
	out := make([]byte, 0, len(text))
next:
	for _, r := range text {
		if r < 0x80 || 0xA0 <= r && r <= 0xFF {
			out = append(out, byte(r))
			continue
		}
		for i, h := range high1252 {
			if r == h {
				out = append(out, byte(0x80+i))
				continue next
			}
		}
		return nil, false
	}
	return out, true
}

// Bytes returns text as it is stored where f is: in its encoding, with its byte
// order mark. It returns false where text cannot be stored so that it would be
// read again as it is, and for every text if f itself could not be decoded
// without a loss.
func (f *File) Bytes(text string) ([]byte, bool) {
	if f.encoding.Lossy || !utf8.ValidString(text) {
		return nil, false
	}
	var raw []byte
	switch f.encoding.Name {
	case "":
		if f.encoding.BOM {
			raw = append(raw, bomUTF8...)
		}
		raw = append(raw, text...)
	case utf16LE:
		raw = encodeUTF16(text, f.encoding.BOM, binary.LittleEndian)
	case utf16BE:
		raw = encodeUTF16(text, f.encoding.BOM, binary.BigEndian)
	case windows1252:
		var ok bool
		if raw, ok = encode1252(text); !ok {
			return nil, false
		}
	}
	// Without a mark the bytes must still speak for their encoding: one character
	// less, and a file in Windows-1252 may happen to be valid UTF-8.
	if again, _ := decode(raw); again != text {
		return nil, false
	}
	return raw, true
}

func encodeUTF16(text string, bom bool, order binary.AppendByteOrder) []byte {
	raw := make([]byte, 0, 2*len(text)+2)
	if bom {
		raw = order.AppendUint16(raw, 0xFEFF)
	}
	for _, r := range text {
		if r > 0xFFFF {
			hi, lo := utf16.EncodeRune(r)
			raw = order.AppendUint16(raw, uint16(hi))
			r = lo
		}
		raw = order.AppendUint16(raw, uint16(r))
	}
	return raw
}

// binaryPrefix is how far IsBinary looks, as git does: a script may carry an
// archive at its end. It is even.
const binaryPrefix = 8000

// IsBinary reports whether raw is no text: near its beginning it has a zero byte,
// or a zero unit if it is UTF-16.
func IsBinary(raw []byte) bool {
	head := raw[:min(len(raw), binaryPrefix)]
	if bytes.HasPrefix(raw, bomLE) || bytes.HasPrefix(raw, bomBE) {
		for i := 0; i+1 < len(head); i += 2 {
			if head[i] == 0 && head[i+1] == 0 {
				return true
			}
		}
		return false
	}
	return bytes.IndexByte(head, 0) >= 0 && guessUTF16(raw) == ""
}

package source

import (
	"bytes"
	"encoding/binary"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	le := func(s string) string { return string(encodeUTF16(s, false, binary.LittleEndian)) }
	be := func(s string) string { return string(encodeUTF16(s, false, binary.BigEndian)) }
	for _, c := range []struct {
		name, raw, text string
		enc             Encoding
	}{
		{"empty", "", "", Encoding{}},
		{"ascii", "az login\n", "az login\n", Encoding{}},
		{"utf-8", "echo é😀\n", "echo é😀\n", Encoding{}},
		{"line ends stay", "a\r\nb\rc\n", "a\r\nb\rc\n", Encoding{}},
		{"utf-8 with a mark", "\xEF\xBB\xBFaz\r\n", "az\r\n", Encoding{BOM: true}},
		{"only a mark", "\xEF\xBB\xBF", "", Encoding{BOM: true}},
		{"two marks: the second is text", "\xEF\xBB\xBF\xEF\xBB\xBFa", "\uFEFFa", Encoding{BOM: true}},
		{"utf-8 with a mark, invalid", "\xEF\xBB\xBFa\xFFb", "a\uFFFDb", Encoding{BOM: true, Lossy: true}},
		{"utf-16 little end first", "\xFF\xFE" + le("az 😀é\r\n"), "az 😀é\r\n", Encoding{Name: utf16LE, BOM: true}},
		{"utf-16 big end first", "\xFE\xFF" + be("az 😀é\r\n"), "az 😀é\r\n", Encoding{Name: utf16BE, BOM: true}},
		{"utf-16 without a mark", le("az login -u é\n"), "az login -u é\n", Encoding{Name: utf16LE}},
		{"utf-16 big end first without a mark", be("az login -u é\n"), "az login -u é\n", Encoding{Name: utf16BE}},
		{"utf-16 cut short", "\xFF\xFE" + le("az") + "x", "az\uFFFD", Encoding{Name: utf16LE, BOM: true, Lossy: true}},
		{"utf-16 with half a pair", "\xFF\xFEa\x00\x3D\xD8b\x00", "a\uFFFDb", Encoding{Name: utf16LE, BOM: true, Lossy: true}},
		{"utf-16 with the wrong half first", "\xFF\xFE\x00\xDCa\x00", "\uFFFDa", Encoding{Name: utf16LE, BOM: true, Lossy: true}},
		{"utf-16 that ends in half a pair", "\xFE\xFF\xD8\x3D", "\uFFFD", Encoding{Name: utf16BE, BOM: true, Lossy: true}},
		{"half a pair without a mark is no utf-16", "a\x00b\x00c\x00\x3D\xD8", "a\x00b\x00c\x00=Ø", Encoding{Name: windows1252}},
		{"three bytes with zeros are no utf-16", "a\x00b", "a\x00b", Encoding{}},
		{"zeros on both sides are no utf-16", "a\x00\x00bc\x00", "a\x00\x00bc\x00", Encoding{}},
		{"few zeros are no utf-16", "abcdefghijkl\x00\x00"[:13] + "z", "abcdefghijkl\x00z", Encoding{}},
		{"control characters are no utf-16", "\x01\x00\x02\x00\x03\x00", "\x01\x00\x02\x00\x03\x00", Encoding{}},
		{"windows-1252", "echo \x80 \x93caf\xE9\x94\n", "echo € “café”\n", Encoding{Name: windows1252}},
		{"the open places of windows-1252", "\x81\x8D\x8F\x90\x9D", "\u0081\u008D\u008F\u0090\u009D", Encoding{Name: windows1252}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := Decode("x.sh", []byte(c.raw))
			if f.Text != c.text || f.Encoding() != c.enc {
				t.Fatalf("Decode(%q) = %q, %+v; want %q, %+v", c.raw, f.Text, f.Encoding(), c.text, c.enc)
			}
			raw, ok := f.Bytes(f.Text)
			if ok == c.enc.Lossy || ok && string(raw) != c.raw {
				t.Errorf("Bytes = %q, %v; want what was read", raw, ok)
			}
		})
	}
}

func TestBytes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, raw, text string
		want            string
		ok              bool
	}{
		{"utf-8", "a", "é😀", "é😀", true},
		{"utf-8 with a mark", "\xEF\xBB\xBFa", "é", "\xEF\xBB\xBFé", true},
		{"utf-16", "\xFF\xFEa\x00", "é😀", "\xFF\xFE\xE9\x00\x3D\xD8\x00\xDE", true},
		{"utf-16 with a mark may hold anything", "\xFF\xFEa\x00", "語", "\xFF\xFE\x9E\x8A", true},
		{"windows-1252", "\xE9", "€é", "\x80\xE9", true},
		{"windows-1252 has no such character", "\xE9", "é語", "", false},
		{"windows-1252 that becomes utf-8 by chance", "\xE9", "Ã©", "", false},
		{"windows-1252 that becomes plain", "\xE9", "e", "e", true},
		{"utf-16 without a mark that says it no longer", "a\x00b\x00", "語語a", "", false},
		{"text that begins like a mark", "a", "\uFEFFa", "", false},
		{"text that is no utf-8", "a", "\xFF", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			raw, ok := Decode("x", []byte(c.raw)).Bytes(c.text)
			if string(raw) != c.want || ok != c.ok {
				t.Errorf("Bytes(%q) in a file like %q = %q, %v; want %q, %v", c.text, c.raw, raw, ok, c.want, c.ok)
			}
		})
	}
}

func TestIsBinary(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, raw string
		want      bool
	}{
		{"empty", "", false},
		{"text", "#!/bin/sh\n", false},
		{"utf-16", "\xFF\xFEa\x00b\x00", false},
		{"utf-16 without a mark", "a\x00b\x00", false},
		{"utf-32", "\xFF\xFE\x00\x00a\x00\x00\x00", true},
		{"utf-16 with a zero", "\xFE\xFF\x00a\x00\x00", true},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", true},
		{"program", "\x7fELF\x02\x01\x01\x00", true},
		{"windows-1252", "caf\xE9", false},
		{"archive behind a script", "#!/bin/sh\n" + strings.Repeat("#\n", 4000) + "\x00\x00", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := IsBinary([]byte(c.raw)); got != c.want {
				t.Errorf("IsBinary(%q) = %v", c.raw, got)
			}
		})
	}
}

// TestBytesReadBack writes random texts in every encoding and reads them again.
func TestBytesReadBack(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(1))
	letters := []rune("abc \r\n\t$'\"é€\u0081\u00FF語😀\uFEFF\uFFFD\U0010FFFF")
	files := []*File{
		Decode("plain", []byte("a")), Decode("mark", []byte("\xEF\xBB\xBFa")),
		Decode("le", []byte("\xFF\xFEa\x00")), Decode("be", []byte("\xFE\xFF\x00a")),
		Decode("le without", []byte("a\x00a\x00")), Decode("be without", []byte("\x00a\x00a")), Decode("1252", []byte("\xE9")),
	}
	written := map[string]int{}
	for range 3000 {
		text := make([]rune, r.Intn(12))
		for i := range text {
			text[i] = letters[r.Intn(1+r.Intn(len(letters)))]
		}
		for _, f := range files {
			raw, ok := f.Bytes(string(text))
			if !ok {
				continue
			}
			written[f.Path]++
			if g := Decode("x", raw); g.Text != string(text) {
				t.Fatalf("%s: %q reads back as %q", f.Path, string(text), g.Text)
			}
		}
	}
	for _, f := range files {
		if written[f.Path] < 1000 {
			t.Errorf("%s: only %d texts could be written", f.Path, written[f.Path])
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "az login\n", "\xEF\xBB\xBFé", "\xFF\xFEa\x00\x3D\xD8\x00\xDE", "\xFE\xFF\x00a", "a\x00b\x00", "\x00a\x00b", "caf\xE9", "a\rb\r\n😀\n", "\xFF\xFE\x00\xDC"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file := Decode("x", raw)
		if !utf8.ValidString(file.Text) {
			t.Fatalf("%q is not UTF-8", file.Text)
		}
		if back, ok := file.Bytes(file.Text); ok && !bytes.Equal(back, raw) || !ok && !file.Encoding().Lossy {
			t.Fatalf("%q is written back as %q, %v", raw, back, ok)
		}
		IsBinary(raw)
		if len(file.Text) < 4<<10 { // it counts from the beginning for every byte
			checkPositions(t, file)
		}
	})
}

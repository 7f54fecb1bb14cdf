// Package source holds the text of files and knows where everything in it stands.
//
// It is the lowest layer: it knows nothing of languages. Programs hide in files
// under layers of quoting: a PowerShell command in a shell string in a YAML
// block. A [Text] is program text with every layer taken off. It remembers, for
// each of its bytes, which bytes of which [File] spell it, so that what is found
// in the program can be shown, and mended, in the file.
package source

import (
	"cmp"
	"sort"
	"unicode/utf8"
)

// A File is one file, decoded to UTF-8. It is never changed after it was made.
type File struct {
	Path string // slash-separated, relative to the root of the run; "-" is standard input
	Text string // decoded; line ends are kept as they are in the file

	encoding Encoding
	lines    []int // offset of the first byte of each line
	units    []int // UTF-16 units before each block of unitBlock bytes; nil: all of it is ASCII
}

// NewFile returns a File that holds text, which is valid UTF-8.
func NewFile(path, text string) *File {
	f := &File{Path: path, Text: text, lines: []int{0}}
	ascii := true
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n', c == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			f.lines = append(f.lines, i+1)
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	if !ascii {
		n := 0
		for lo := 0; lo <= len(text); lo += unitBlock {
			f.units = append(f.units, n)
			n += utf16Len(text[lo:min(lo+unitBlock, len(text))])
		}
	}
	return f
}

// unitBlock bounds what Position reads: a line may be as long as the file.
const unitBlock = 1024

// utf16Len returns the number of UTF-16 units of s. A character that s cuts off
// counts where its first byte is.
func utf16Len(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xF0:
			n += 2
		case c < 0x80 || c >= 0xC0:
			n++
		}
	}
	return n
}

// unitsBefore returns the number of UTF-16 units before the byte at off.
func (f *File) unitsBefore(off int) int {
	if f.units == nil {
		return off
	}
	b := off / unitBlock
	return f.units[b] + utf16Len(f.Text[b*unitBlock:off])
}

// A Span is the half-open range of bytes [Start, End) of a File's Text.
type Span struct{ Start, End int }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// A Place is a Span of a File, the only coordinate that rules and reports use.
// The zero Place is no place at all: its File is nil.
type Place struct {
	File *File
	Span
}

// Text returns the bytes at the place as they stand in the decoded file.
// It is raw text and may hold a secret.
func (p Place) Text() string {
	if p.File == nil {
		return ""
	}
	return p.File.Text[p.Start:p.End]
}

// Position returns the position of the first byte, the zero Position for the zero Place.
func (p Place) Position() Position {
	if p.File == nil {
		return Position{}
	}
	return p.File.Position(p.Start)
}

// EndPosition returns the position just past the last byte.
func (p Place) EndPosition() Position {
	if p.File == nil {
		return Position{}
	}
	return p.File.Position(p.End)
}

// Compare orders places by path, start and end. A zero Place comes first.
func (p Place) Compare(q Place) int {
	if p.File == nil || q.File == nil {
		switch {
		case p.File == q.File:
			return 0
		case p.File == nil:
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(p.File.Path, q.File.Path), cmp.Compare(p.Start, q.Start), cmp.Compare(p.End, q.End))
}

// A Position is a place in a File as people and SARIF count it.
type Position struct {
	Line   int // from 1; \n, \r\n and a lone \r each end a line
	Column int // from 1, in UTF-16 code units
}

// Position returns where the byte at offset off stands. An offset inside a
// character counts as its start; one past the end as the end.
func (f *File) Position(off int) Position {
	off = min(max(off, 0), len(f.Text))
	for off > 0 && off < len(f.Text) && !utf8.RuneStart(f.Text[off]) {
		off--
	}
	line := f.line(off)
	return Position{line + 1, f.unitsBefore(off) - f.unitsBefore(f.lines[line]) + 1}
}

// Offset returns the offset of the character at a position, the inverse of
// Position. Beyond the end of a line it is that end, line end not included; the
// second half of a character counts as the character.
func (f *File) Offset(p Position) int {
	s := f.Line(p.Line)
	col := max(p.Column, 1) - 1
	if f.units == nil {
		return s.Start + min(col, s.End-s.Start)
	}
	want := f.unitsBefore(s.Start) + col
	off := s.Start
	if b := sort.SearchInts(f.units, want+1) - 1; b*unitBlock > off {
		off = min(b*unitBlock, s.End)
	}
	n := f.unitsBefore(off)
	for off < s.End {
		size := 1
		for off+size < s.End && !utf8.RuneStart(f.Text[off+size]) {
			size++
		}
		if n += utf16Len(f.Text[off : off+size]); n > want {
			break
		}
		off += size
	}
	return off
}

func (f *File) line(off int) int { return sort.SearchInts(f.lines, off+1) - 1 }

// LineCount returns the number of lines. A file that ends in a line end has an
// empty last line.
func (f *File) LineCount() int { return len(f.lines) }

// Line returns the bytes of line n, which counts from 1, without its line end.
// A line that the file does not have is an empty Span at its end.
func (f *File) Line(n int) Span {
	if n < 1 || n > len(f.lines) {
		return Span{len(f.Text), len(f.Text)}
	}
	lo, hi := f.lines[n-1], len(f.Text)
	if n < len(f.lines) {
		hi = f.lines[n]
	}
	if hi > lo && f.Text[hi-1] == '\n' {
		hi--
	}
	if hi > lo && f.Text[hi-1] == '\r' {
		hi--
	}
	return Span{lo, hi}
}

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
	"errors"
	"slices"
	"sort"
	"strings"
)

// A File is one file, decoded to UTF-8. It is never changed after it was made.
type File struct {
	Path string // slash-separated, relative to the root of the run; "-" is standard input
	Text string // decoded; line ends are kept as they are in the file

	encoding Encoding
	lines    []int // offset of the first byte of each line
}

// NewFile returns a File that holds text, which is valid UTF-8.
func NewFile(path, text string) *File {
	f := &File{Path: path, Text: text, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			f.lines = append(f.lines, i+1)
		case '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	return f
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

// Position returns the position of the first byte.
func (p Place) Position() Position { return p.File.Position(p.Start) }

// EndPosition returns the position just past the last byte.
func (p Place) EndPosition() Position { return p.File.Position(p.End) }

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
	line := f.line(off)
	col := 1
	for i, r := range f.Text[f.lines[line]:off] {
		if f.lines[line]+i >= off {
			break
		}
		col++
		if r > 0xFFFF {
			col++
		}
	}
	return Position{line + 1, col}
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

// Whole returns the text of the whole file as a program text.
func (f *File) Whole() Text {
	if f.Text == "" {
		return Text{runs: []run{{file: f}}}
	}
	return Text{Value: f.Text, runs: []run{{0, len(f.Text), f, Span{0, len(f.Text)}, nil, false}}}
}

// A Text is program text with all quoting around it removed. Its bytes may come
// from several files.
type Text struct {
	Value string
	Holes []Hole // in order of their spans; they do not overlap

	runs []run // in order; together they spell Value
}

// A Hole is a stretch of a Text that something outside the program fills in
// before the program runs: a pipeline expression, or an expansion of the
// program around it. In Value its bytes stand as underscores (line ends too).
type Hole struct {
	Span        // of Value, not of a File
	Expr string // as written, such as "${{ secrets.X }}" or "$USER"
}

// A Speller says how to write text inside some kind of quotes.
// It returns false if the text cannot be written there.
type Speller func(string) (string, bool)

// A run says which bytes of a File spell some bytes of a Text. Runs of equal
// lengths correspond byte by byte; others, such as escapes, only as a whole.
type run struct {
	value, valueLen int
	file            *File
	span            Span
	spell           Speller // nil: as it stands
	vague           bool    // somewhere in span; nothing may be edited
}

func (r run) exact() bool { return !r.vague && r.valueLen == r.span.End-r.span.Start }

// Exact reports whether every byte of Value[lo:hi] is spelled by itself: no
// escape, no guess, one file, side by side.
func (t Text) Exact(lo, hi int) bool {
	p := t.Place(lo, hi)
	return p.File != nil && p.End-p.Start == hi-lo && p.File.Text[p.Start:p.End] == t.Value[lo:hi]
}

// Place returns the bytes that spell Value[lo:hi]: the smallest span of the file
// of the first of them that holds all of them in that file. Offsets beyond the
// Text count as its ends. An empty range gives an empty Place before the byte at lo.
func (t Text) Place(lo, hi int) Place {
	if len(t.runs) == 0 {
		return Place{}
	}
	lo = min(max(lo, 0), len(t.Value))
	hi = min(max(hi, lo), len(t.Value))
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].value+t.runs[i].valueLen > lo })
	if i == len(t.runs) {
		r := t.runs[i-1]
		return Place{r.file, Span{r.span.End, r.span.End}}
	}
	r := t.runs[i]
	start := r.span.Start
	if r.exact() {
		start += lo - r.value
	}
	if hi == lo {
		return Place{r.file, Span{start, start}}
	}
	p := Place{r.file, Span{start, start}}
	for ; i < len(t.runs) && t.runs[i].value < hi; i++ {
		if r = t.runs[i]; r.file != p.File {
			continue
		}
		end := r.span.End
		if r.exact() {
			end = r.span.Start + min(hi-r.value, r.valueLen)
		}
		p.End = max(p.End, end)
		p.Start = min(p.Start, max(r.span.Start, start0(r, lo)))
	}
	return p
}

// start0 returns where the part of r that is at or after lo begins.
func start0(r run, lo int) int {
	if r.exact() && lo > r.value {
		return r.span.Start + lo - r.value
	}
	return r.span.Start
}

// Edit returns the edit after which the program has new where it had
// Value[lo:hi], spelled for every layer of quoting around it. It returns false
// if there is no such edit: the place is not exactly known, lies in several
// files or kinds of quoting, would cut an escape or a hole in two, or the
// quoting cannot spell new.
func (t Text) Edit(lo, hi int, new string) (Edit, bool) {
	if lo < 0 || hi < lo || hi > len(t.Value) || len(t.runs) == 0 {
		return Edit{}, false
	}
	for _, h := range t.Holes {
		cut := lo < h.End && h.Start < hi && (h.Start < lo || hi < h.End)
		if cut || lo == hi && h.Start < lo && lo < h.End {
			return Edit{}, false
		}
	}
	var e Edit
	var spell *Speller
	found := false
	for i := range t.runs {
		r := &t.runs[i]
		a, b := r.value, r.value+r.valueLen
		if lo < hi && (b <= lo || a >= hi) || lo == hi && (lo < a || lo > b) || lo == hi && found {
			continue
		}
		if r.vague || !r.exact() && !(lo <= a && b <= hi || lo == hi && (lo == a || lo == b)) {
			return Edit{}, false // only a part of what an escape spells
		}
		s := Span{start0(*r, lo), r.span.End}
		if r.exact() {
			s.End = r.span.Start + min(max(hi-a, 0), r.valueLen)
		} else if lo == hi && lo == a {
			s.End = s.Start
		} else if lo == hi {
			s.Start = s.End
		}
		if !found {
			e = Edit{Place{r.file, s}, ""}
			spell, found = &r.spell, true
			continue
		}
		if r.file != e.Place.File || s.Start != e.Place.End || (*spell == nil) != (r.spell == nil) {
			return Edit{}, false
		}
		e.Place.End = s.End
	}
	if !found {
		return Edit{}, false
	}
	if *spell != nil {
		s, ok := (*spell)(new)
		if !ok {
			return Edit{}, false
		}
		new = s
	}
	e.New = new
	return e, true
}

// Slice returns Value[lo:hi] as a Text of its own.
func (t Text) Slice(lo, hi int) Text {
	b := NewBuilder(t)
	b.Copy(lo, hi)
	return b.Text(nil)
}

// Blot returns t with the given ranges of Value made holes. The ranges do not
// overlap each other or a hole that is there already; the expression of each is
// what stands in it. No offset changes.
func (t Text) Blot(spans ...Span) Text {
	v := []byte(t.Value)
	t.Holes = slices.Clone(t.Holes)
	for _, s := range spans {
		t.Holes = append(t.Holes, Hole{s, t.Value[s.Start:s.End]})
		for i := s.Start; i < s.End; i++ {
			v[i] = '_'
		}
	}
	slices.SortFunc(t.Holes, func(a, b Hole) int { return cmp.Compare(a.Start, b.Start) })
	t.Value = string(v)
	return t
}

// HoleAt returns the index in Holes of the hole that covers the byte at off,
// or -1 if none does.
func (t Text) HoleAt(off int) int {
	i := sort.Search(len(t.Holes), func(i int) bool { return t.Holes[i].End > off })
	if i < len(t.Holes) && t.Holes[i].Start <= off {
		return i
	}
	return -1
}

// An Edit replaces the bytes of a Place by New.
type Edit struct {
	Place Place
	New   string
}

// ErrOverlap reports edits that want the same bytes.
var ErrOverlap = errors.New("edits overlap")

// Apply carries out edits, all of the file that holds text, and returns the new
// text. Equal edits count once. It returns [ErrOverlap] if two differ and want
// the same bytes, also if both insert at one place.
func Apply(text string, edits []Edit) (string, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Place.Start, b.Place.Start), cmp.Compare(a.Place.End, b.Place.End), cmp.Compare(a.New, b.New))
	})
	edits = slices.CompactFunc(edits, func(a, b Edit) bool { return a.Place.Span == b.Place.Span && a.New == b.New })
	var out strings.Builder
	last, lastStart := 0, -1
	for _, e := range edits {
		if e.Place.Start < last || e.Place.Start == lastStart {
			return "", ErrOverlap
		}
		out.WriteString(text[last:e.Place.Start])
		out.WriteString(e.New)
		last, lastStart = e.Place.End, e.Place.Start
	}
	out.WriteString(text[last:])
	return out.String(), nil
}

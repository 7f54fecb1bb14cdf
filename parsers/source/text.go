package source

import (
	"cmp"
	"slices"
	"sort"
)

// A Text is program text with all quoting around it removed. Its bytes may come
// from several files, or from none: the zero Text and one that has only a Value
// have no places.
type Text struct {
	Value string
	Holes []Hole // in order of their spans; they do not overlap

	runs   []run // in order; together they spell Value
	series []int // where in runs each series begins, see seriesOf
}

// A Hole is a stretch of a Text that something outside the program fills in
// before the program runs: a pipeline expression, or an expansion of the
// program around it. In Value its bytes stand as underscores (line ends too).
type Hole struct {
	Span        // of Value, not of a File
	Expr string // as written, such as "${{ secrets.X }}" or "$USER"
}

// A run says which bytes of a File spell some bytes of a Text. The bytes of an
// exact run correspond one by one; others, such as escapes, only as a whole.
type run struct {
	value, valueLen int
	file            *File // nil: no file spells it
	span            Span
	layer           *layer // how it is spelled; nil: as it stands
	loose           bool   // an escape, or somewhere in span
	vague           bool   // somewhere in span; nothing may be edited
}

func (r run) end() int    { return r.value + r.valueLen }
func (r run) exact() bool { return !r.loose && r.valueLen == r.span.End-r.span.Start }

// from returns where in the file what r spells at or after lo begins.
func (r run) from(lo int) int {
	if r.exact() && lo > r.value {
		return r.span.Start + lo - r.value
	}
	return r.span.Start
}

// to returns where in the file what r spells before hi ends.
func (r run) to(hi int) int {
	if r.exact() && hi < r.end() {
		return r.span.Start + hi - r.value
	}
	return r.span.End
}

// A Speller says how to write text inside some kind of quotes. It returns false
// if the text cannot be written there.
type Speller func(string) (string, bool)

// A layer is one kind of quoting around bytes of a Text, and the kinds around
// that. Runs are spelled alike if they have the same layer, not an equal one.
type layer struct {
	spell Speller
	outer *layer
}

// write spells s for l and all layers around it.
func (l *layer) write(s string) (string, bool) {
	for ok := true; l != nil; l = l.outer {
		if s, ok = l.spell(s); !ok {
			return "", false
		}
	}
	return s, true
}

// Whole returns the text of the whole file as a program text.
func (f *File) Whole() Text {
	return newText(f.Text, nil, []run{{valueLen: len(f.Text), file: f, span: Span{0, len(f.Text)}}})
}

// Vague returns value as a Text that lies somewhere at p: for programs whose
// quoting could not be followed byte by byte. Nothing in it can be edited.
func Vague(value string, p Place) Text {
	return newText(value, nil, []run{{valueLen: len(value), file: p.File, span: p.Span, loose: true, vague: true}})
}

func newText(value string, holes []Hole, runs []run) Text {
	t := Text{Value: value, Holes: holes, runs: runs}
	for i := range runs {
		if i == 0 || runs[i].file != runs[i-1].file || runs[i].span.Start < runs[i-1].span.Start || runs[i].span.End < runs[i-1].span.End {
			t.series = append(t.series, i)
		}
	}
	return t
}

// runAt returns the index of the run that spells the byte at off; the number of
// runs beyond the end.
func (t Text) runAt(off int) int {
	return sort.Search(len(t.runs), func(i int) bool { return t.runs[i].end() > off })
}

// Vague reports whether some of t lies only somewhere in its place. What joins
// two Texts does not count.
func (t Text) Vague() bool {
	return slices.ContainsFunc(t.runs, func(r run) bool { return r.vague && r.span.Start < r.span.End })
}

// Exact reports whether every byte of Value[lo:hi] is spelled by itself: no
// escape, no guess, one file, side by side.
func (t Text) Exact(lo, hi int) bool {
	if lo < 0 || hi < lo || hi > len(t.Value) {
		return false
	}
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
	first := t.runAt(lo)
	if first == len(t.runs) {
		r := t.runs[first-1]
		return Place{r.file, Span{r.span.End, r.span.End}}
	}
	r := t.runs[first]
	p := Place{r.file, Span{r.from(lo), r.from(lo)}}
	if lo == hi {
		return p
	}
	p.End = r.to(hi)
	last := t.runAt(hi - 1)
	// Places grow along a series, so its first and its last run say all.
	for s := sort.SearchInts(t.series, first+1) - 1; s < len(t.series) && t.series[s] <= last; s++ {
		a, z := max(first, t.series[s]), last
		if s+1 < len(t.series) {
			z = min(last, t.series[s+1]-1)
		}
		if t.runs[a].file == p.File {
			p.Start = min(p.Start, t.runs[a].from(lo))
			p.End = max(p.End, t.runs[z].to(hi))
		}
	}
	return p
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
	i := t.holeAfter(off)
	if i < len(t.Holes) && t.Holes[i].Start <= off {
		return i
	}
	return -1
}

// holeAfter returns the index of the first hole that ends after off.
func (t Text) holeAfter(off int) int {
	return sort.Search(len(t.Holes), func(i int) bool { return t.Holes[i].End > off })
}

package source

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// An Edit replaces the bytes of a Place by New.
type Edit struct {
	Place Place
	New   string
}

// Edit returns the edit after which the program has new where it had
// Value[lo:hi], spelled for every layer of quoting around it. It returns false
// if there is no such edit: the place is not exactly known, lies in several
// files or kinds of quoting, has something between its bytes that spells
// nothing, would cut an escape, a hole or a character in two, or the quoting
// cannot spell new.
//
// An empty range inserts after the byte before it; where that byte cannot be
// edited, or there is none, before the byte after it.
func (t Text) Edit(lo, hi int, new string) (Edit, bool) {
	if lo < 0 || hi < lo || hi > len(t.Value) || len(t.runs) == 0 || t.cuts(lo, hi) {
		return Edit{}, false
	}
	p, l, ok := t.spelled(lo, hi)
	if !ok {
		return Edit{}, false
	}
	s, ok := l.write(new)
	return Edit{p, s}, ok
}

// cuts reports whether lo or hi lies inside a hole or a character.
func (t Text) cuts(lo, hi int) bool {
	for _, at := range [2]int{lo, hi} {
		if i := t.HoleAt(at); i >= 0 && t.Holes[i].Start < at {
			return true
		}
		if at < len(t.Value) && t.Value[at]&0xC0 == 0x80 {
			return true
		}
	}
	return false
}

// spelled returns the one place whose bytes spell Value[lo:hi] and nothing else,
// and their layer.
func (t Text) spelled(lo, hi int) (Place, *layer, bool) {
	if lo == hi {
		return t.between(lo)
	}
	i := t.runAt(lo)
	p, l := Place{t.runs[i].file, Span{t.runs[i].from(lo), t.runs[i].from(lo)}}, t.runs[i].layer
	for ; i < len(t.runs) && t.runs[i].value < hi; i++ {
		r := t.runs[i]
		if !r.editable() || r.layer != l || r.file != p.File || r.from(lo) != p.End || !r.exact() && (r.value < lo || r.end() > hi) {
			return Place{}, nil, false
		}
		p.End = r.to(hi)
	}
	return p, l, true
}

func (r run) editable() bool { return r.file != nil && !r.vague }

// between returns the empty place where text before the byte at off is inserted.
func (t Text) between(off int) (Place, *layer, bool) {
	i := t.runAt(off)
	if i < len(t.runs) && t.runs[i].value < off { // inside a run
		r := t.runs[i]
		return Place{r.file, Span{r.from(off), r.from(off)}}, r.layer, r.editable() && r.exact()
	}
	if i > 0 && t.runs[i-1].editable() {
		r := t.runs[i-1]
		return Place{r.file, Span{r.span.End, r.span.End}}, r.layer, true
	}
	if i == len(t.runs) {
		i-- // an empty Text is one empty run
	}
	r := t.runs[i]
	return Place{r.file, Span{r.span.Start, r.span.Start}}, r.layer, r.editable() && r.value == off
}

// The reasons for which edits are not carried out.
var (
	ErrOverlap = errors.New("edits overlap")           // edits that want the same bytes
	ErrOutside = errors.New("edit of bytes not there") // an edit of another text
)

// Apply carries out edits, all of the file that holds text, and returns the new
// text. Equal edits count once. It returns [ErrOverlap] if two differ and want
// the same bytes, also if both insert at one place, and [ErrOutside] if a place
// does not lie in text.
func Apply(text string, edits []Edit) (string, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Place.Start, b.Place.Start), cmp.Compare(a.Place.End, b.Place.End), cmp.Compare(a.New, b.New))
	})
	edits = slices.CompactFunc(edits, func(a, b Edit) bool { return a.Place.Span == b.Place.Span && a.New == b.New })
	var out strings.Builder
	last, lastStart := 0, -1
	for _, e := range edits {
		if e.Place.Start < 0 || e.Place.End < e.Place.Start || e.Place.End > len(text) {
			return "", ErrOutside
		}
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

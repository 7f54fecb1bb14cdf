package source

import (
	"sort"
	"strings"
)

// A Builder takes one layer of quoting off a Text, or joins Texts to a new one.
// What it copies keeps its holes.
type Builder struct {
	outer Text
	value strings.Builder
	holes []Hole
	runs  []run
}

// NewBuilder returns a Builder that reads t.
func NewBuilder(t Text) *Builder { return &Builder{outer: t} }

// Len returns the length in bytes of what was built so far.
func (b *Builder) Len() int { return b.value.Len() }

// Copy adds Value[lo:hi] of the Text that b reads as it stands, with the holes
// that lie in it.
func (b *Builder) Copy(lo, hi int) {
	at := b.value.Len()
	runs := b.outer.runs
	i := sort.Search(len(runs), func(i int) bool { return runs[i].value+runs[i].valueLen > lo })
	for from := lo; from < hi && i < len(runs); i++ {
		r := runs[i]
		to := min(hi, r.value+r.valueLen)
		n := run{valueLen: to - from, file: r.file, span: r.span, spell: r.spell, vague: r.vague}
		if r.exact() {
			n.span = Span{r.span.Start + from - r.value, r.span.Start + to - r.value}
		} else if from > r.value || to < r.value+r.valueLen {
			n.vague = true // a part of what an escape spells
		}
		b.add(b.outer.Value[from:to], n)
		from = to
	}
	for _, h := range b.outer.Holes {
		if lo <= h.Start && h.End <= hi {
			b.holes = append(b.holes, Hole{Span{at + h.Start - lo, at + h.End - lo}, h.Expr})
		}
	}
}

// Write adds value, which Value[lo:hi] of the Text that b reads spells.
func (b *Builder) Write(value string, lo, hi int) {
	if lo == hi {
		return
	}
	r := b.outer.runAt(lo)
	p := b.outer.Place(lo, hi)
	b.add(value, run{valueLen: len(value), file: p.File, span: p.Span, spell: r.spell, vague: r.vague || !b.outer.whole(lo, hi)})
}

// Hole adds a hole of Value[lo:hi] of the Text that b reads, whose expression is
// what stands there.
func (b *Builder) Hole(lo, hi int) {
	at := b.value.Len()
	expr := b.outer.Value[lo:hi]
	n := len(b.holes)
	b.Copy(lo, hi)
	b.holes = append(b.holes[:n], Hole{Span{at, b.value.Len()}, expr})
}

// Join adds another Text, of any file, as it stands.
func (b *Builder) Join(t Text) {
	old := b.outer
	b.outer = t
	b.Copy(0, len(t.Value))
	b.outer = old
}

// runAt returns the run that spells the byte at off; the last one beyond the end.
func (t Text) runAt(off int) run {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].value+t.runs[i].valueLen > off })
	switch {
	case len(t.runs) == 0:
		return run{}
	case i == len(t.runs):
		return t.runs[i-1]
	}
	return t.runs[i]
}

// whole reports whether Value[lo:hi] holds no part of an escape or a guess, only
// whole ones.
func (t Text) whole(lo, hi int) bool {
	for _, r := range t.runs {
		a, z := r.value, r.value+r.valueLen
		if z <= lo || a >= hi {
			continue
		}
		if r.vague || !r.exact() && (a < lo || z > hi) {
			return false
		}
	}
	return true
}

func (b *Builder) add(value string, r run) {
	if value == "" {
		return
	}
	r.value = b.value.Len()
	b.value.WriteString(value)
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.exact() && r.exact() && last.file == r.file && last.span.End == r.span.Start && last.spell == nil && r.spell == nil {
			last.valueLen += r.valueLen
			last.span.End = r.span.End
			return
		}
	}
	b.runs = append(b.runs, r)
}

// Text returns what was built. New text inside it is to be spelled by spell, and
// what comes of that as the outer Text requires. A nil spell changes nothing.
func (b *Builder) Text(spell Speller) Text {
	t := Text{Value: b.value.String(), Holes: b.holes, runs: b.runs}
	if len(t.runs) == 0 {
		if r := b.outer.runAt(0); r.file != nil {
			r.value, r.valueLen = 0, 0
			r.span.End = r.span.Start
			t.runs = []run{r}
		}
	}
	if spell == nil {
		return t
	}
	for i := range t.runs {
		if outer := t.runs[i].spell; outer != nil {
			t.runs[i].spell = func(s string) (string, bool) {
				s, ok := spell(s)
				if !ok {
					return "", false
				}
				return outer(s)
			}
		} else {
			t.runs[i].spell = spell
		}
	}
	return t
}

// Vague returns value as a Text that lies somewhere at p: for programs whose
// quoting could not be followed byte by byte. Nothing in it can be edited.
func Vague(value string, p Place) Text {
	return Text{Value: value, runs: []run{{0, len(value), p.File, p.Span, nil, true}}}
}

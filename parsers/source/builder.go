package source

import "strings"

// A Builder takes one layer of quoting off a Text, or joins Texts to a new one.
// What it copies keeps its holes. It reads the outer Text from its beginning to
// its end, though nothing forces it to.
type Builder struct {
	outer Text
	value strings.Builder
	holes []Hole
	runs  []run
	at    int // in outer, where it copied last
	hole  int // number from 1 of the hole of outer that the last of holes is of
}

// NewBuilder returns a Builder that reads t.
func NewBuilder(t Text) *Builder { return &Builder{outer: t} }

// Len returns the length in bytes of what was built so far.
func (b *Builder) Len() int { return b.value.Len() }

// Copy adds Value[lo:hi] of the Text that b reads as it stands, with the holes
// that lie in it. Of a hole that it cuts it copies the part, as a hole of the
// same expression; parts that meet again are one hole.
func (b *Builder) Copy(lo, hi int) {
	lo = max(lo, 0)
	hi = min(hi, len(b.outer.Value))
	b.at = max(lo, hi)
	if lo >= hi {
		return
	}
	at := b.value.Len()
	b.copyRuns(b.outer.Value[lo:hi], lo, hi)
	for i := b.outer.holeAfter(lo); i < len(b.outer.Holes) && b.outer.Holes[i].Start < hi; i++ {
		h := b.outer.Holes[i]
		from, to := at+max(h.Start, lo)-lo, at+min(h.End, hi)-lo
		if n := len(b.holes); n > 0 && b.hole == i+1 && b.holes[n-1].End == from {
			b.holes[n-1].End = to
			continue
		}
		b.holes = append(b.holes, Hole{Span{from, to}, h.Expr})
		b.hole = i + 1
	}
}

// copyRuns adds value, which is as long as what it stands for: Value[lo:hi] of outer.
func (b *Builder) copyRuns(value string, lo, hi int) {
	runs := b.outer.runs
	if len(runs) == 0 {
		b.add(value, run{loose: true, vague: true})
		return
	}
	for i := b.outer.runAt(lo); i < len(runs) && runs[i].value < hi; i++ {
		r := runs[i]
		from, to := max(lo, r.value), min(hi, r.end())
		n := r
		n.span = Span{r.from(from), r.to(to)}
		if !r.exact() && (from > r.value || to < r.end()) {
			n.loose, n.vague = true, true // a part of what an escape spells
		}
		b.add(value[from-lo:to-lo], n)
	}
}

// Write adds value, which Value[lo:hi] of the Text that b reads spells. Where
// that range is empty nothing spells it, as in [Builder.Glue].
func (b *Builder) Write(value string, lo, hi int) {
	lo = max(lo, 0)
	hi = min(hi, len(b.outer.Value))
	b.at = max(lo, hi)
	i := b.outer.runAt(lo)
	switch {
	case value == "":
		return
	case lo >= hi || i == len(b.outer.runs):
		b.Glue(value)
		return
	}
	r := b.outer.runs[i]
	p, _, ok := b.outer.spelled(lo, hi)
	if !ok {
		p = b.outer.Place(lo, hi)
	}
	b.add(value, run{
		file: p.File, span: p.Span, layer: r.layer,
		// One byte for another, such as a blank for a line end, is as exact as a copy.
		loose: !ok || p.End-p.Start != len(value) || len(value) > 1 && p.Text() != value,
		vague: !ok,
	})
}

// Glue adds value, which nothing spells: the line end between two programs that
// become one. It has the place where the text before it ends, and cannot be edited.
func (b *Builder) Glue(value string) {
	r := run{loose: true, vague: true}
	if n := len(b.runs); n > 0 {
		last := b.runs[n-1]
		r.file, r.span = last.file, Span{last.span.End, last.span.End}
	} else {
		p := b.outer.Place(b.at, b.at)
		r.file, r.span = p.File, p.Span
	}
	b.add(value, r)
}

// Hole adds a hole as long as Value[lo:hi] of the Text that b reads. Its
// expression is what stands there, holes in it as they are written.
func (b *Builder) Hole(lo, hi int) {
	lo = max(lo, 0)
	hi = min(hi, len(b.outer.Value))
	b.at = max(lo, hi)
	if lo >= hi {
		return
	}
	var expr strings.Builder
	from := lo
	for i := b.outer.holeAfter(lo); i < len(b.outer.Holes) && b.outer.Holes[i].End <= hi; i++ {
		if h := b.outer.Holes[i]; h.Start >= from {
			expr.WriteString(b.outer.Value[from:h.Start] + h.Expr)
			from = h.End
		}
	}
	expr.WriteString(b.outer.Value[from:hi])
	at := b.value.Len()
	b.copyRuns(strings.Repeat("_", hi-lo), lo, hi)
	b.holes = append(b.holes, Hole{Span{at, b.value.Len()}, expr.String()})
	b.hole = 0
}

// Join adds another Text, of any file, as it stands.
func (b *Builder) Join(t Text) {
	old, at := b.outer, b.at
	b.outer, b.hole = t, 0
	b.Copy(0, len(t.Value))
	b.outer, b.at, b.hole = old, at, 0
}

func (b *Builder) add(value string, r run) {
	if value == "" {
		return
	}
	r.value, r.valueLen = b.value.Len(), len(value)
	b.value.WriteString(value)
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.exact() && r.exact() && last.file == r.file && last.span.End == r.span.Start && last.layer == r.layer {
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
	runs := b.runs
	if len(runs) == 0 && len(b.outer.runs) > 0 {
		// An empty program stands somewhere too: text can be put there.
		i := min(b.outer.runAt(b.at), len(b.outer.runs)-1)
		r := b.outer.runs[i]
		p := b.outer.Place(b.at, b.at)
		runs = []run{{file: p.File, span: p.Span, layer: r.layer, vague: r.vague || !r.exact() && b.at > r.value && b.at < r.end()}}
	}
	if spell != nil {
		layers := map[*layer]*layer{}
		runs = append([]run(nil), runs...)
		for i := range runs {
			outer := runs[i].layer
			if layers[outer] == nil {
				layers[outer] = &layer{spell, outer}
			}
			runs[i].layer = layers[outer]
		}
	}
	return newText(b.value.String(), b.holes, runs)
}

package flow

import (
	"slices"

	"github.com/authlint/authlint/parsers/source"
)

// places kept of the way a value came.
const maxFrom = 8

func text(s string, from ...source.Place) Value { return Value{Kind: Text, Text: s, From: from} }

func environment(name string) Value { return Value{Kind: Environment, Name: name, Maybe: true} }

func list(items []Value) Value { return Value{Kind: List, Items: items} }

// known reports whether all of v is known text.
func (v *Value) known() bool {
	switch v.Kind {
	case Text:
		return true
	case Joined:
		for i := range v.Items {
			if !v.Items[i].known() {
				return false
			}
		}
		return true
	}
	return false
}

// maxAlike is how deep values inside values are compared.
const maxAlike = 6

// alike reports whether two values mean the same, wherever they were written.
func alike(a, b *Value, depth int) bool {
	if a.known() {
		if !b.known() || a.Words != b.Words {
			return false
		}
		if a.Kind == Text && b.Kind == Text {
			return a.Text == b.Text
		}
		s, _ := a.Known()
		t, _ := b.Known()
		return s == t
	}
	if a.Kind != b.Kind || a.Words != b.Words || a.Maybe != b.Maybe || a.Name != b.Name || a.Text != b.Text || !sameCall(a.By, b.By) || b.known() {
		return false
	}
	return depth >= maxAlike || allAlike(a.Keys, b.Keys, depth+1) && allAlike(a.Items, b.Items, depth+1)
}

func allAlike(a, b []Value, depth int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !alike(&a[i], &b[i], depth) {
			return false
		}
	}
	return true
}

func sameCall(a, b *Run) bool {
	return a == b || a != nil && b != nil && a.Place.Start == b.Place.Start
}

// holds reports whether one of vs is like v.
func holds(vs []Value, v *Value) bool {
	for i := range vs {
		if alike(&vs[i], v, 0) {
			return true
		}
	}
	return false
}

// union returns the values of both, equal ones once.
func union(a, b []Value) []Value {
	if len(a) == 0 {
		return b
	}
	out := make([]Value, 0, len(a)+len(b))
	for _, vs := range [2][]Value{a, b} {
		for i := range vs {
			if !holds(out, &vs[i]) {
				out = append(out, vs[i])
			}
		}
	}
	return out
}

func equalValues(a, b []Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range b {
		if !holds(a, &b[i]) {
			return false
		}
	}
	return true
}

// limit keeps a set of values within the limit. The first ones stay, so that
// what is spelt out in the files is still seen; the rest are one Unknown.
func (w *walker) limit(vs []Value) []Value {
	if len(vs) <= w.cfg.Limits.Values {
		return vs
	}
	out := append([]Value{}, vs[:w.cfg.Limits.Values-1]...)
	return append(out, Value{Kind: Unknown, Cut: true})
}

// through returns v with a further place it came through.
func (v Value) through(p source.Place) Value {
	if p.File == nil || len(v.From) >= maxFrom {
		return v
	}
	for _, f := range v.From {
		if f == p {
			return v
		}
	}
	v.From = append(v.From[:len(v.From):len(v.From)], p)
	return v
}

// concat returns the value of two texts side by side.
func concat(a, b Value) Value {
	j := joiner{v: a}
	j.add(b)
	return j.v
}

// A joiner puts values side by side, one after another, to one.
type joiner struct {
	v    Value
	owns bool // its lists are the joiner's own: they can grow in place
}

// maxJoined is how many values stand side by side in one: a text that a loop
// builds has more, of which only the beginning is kept.
const maxJoined = 64

func (j *joiner) add(b Value) {
	a := &j.v
	switch {
	case a.Kind == Text && a.Text == "" && len(a.From) == 0:
		b.Words = b.Words || a.Words
		j.v, j.owns = b, false
		return
	case b.Kind == Text && b.Text == "" && len(b.From) == 0:
		a.Words = a.Words || b.Words
		return
	}
	if a.Kind == Text && b.Kind == Text && len(a.From) == 1 && len(b.From) == 1 && a.From[0].File == b.From[0].File && touching(a.From[0], b.From[0]) {
		p := a.From[0]
		p.End = max(p.End, b.From[0].End)
		j.v, j.owns = Value{Kind: Text, Text: a.Text + b.Text, From: []source.Place{p}, Words: a.Words || b.Words}, false
		return
	}
	if !j.owns {
		first := j.v
		j.v, j.owns = Value{Kind: Joined, Words: first.Words}, true
		if first.Kind == Joined {
			j.append(first.Items...)
		} else {
			j.append(first)
		}
	}
	a.Words = a.Words || b.Words
	if b.Kind == Joined {
		j.append(b.Items...)
	} else {
		j.append(b)
	}
	if len(a.Items) > maxJoined {
		a.Items = append(a.Items[:maxJoined/2], Value{Kind: Unknown})
		a.From = a.From[:0]
		j.from(a.Items)
	}
}

func (j *joiner) append(vs ...Value) {
	j.v.Items = append(j.v.Items, vs...)
	j.from(vs)
}

// from takes over where values were written.
func (j *joiner) from(vs []Value) {
	for i := range vs {
		for _, p := range vs[i].From {
			if p.File != nil && len(j.v.From) < maxFrom && !slices.Contains(j.v.From, p) {
				j.v.From = append(j.v.From, p)
			}
		}
	}
}

// touching reports whether b begins where a ends, quotes between them apart.
func touching(a, b source.Place) bool {
	return b.Start >= a.End && b.Start-a.End <= 2
}

// scalar returns the text that a value gives where one text is wanted: the first
// item of a list.
func (v Value) scalar() Value {
	if v.Kind == List {
		if len(v.Items) == 0 {
			return text("")
		}
		return v.Items[0]
	}
	if v.Kind == Table {
		return text("")
	}
	return v
}

// empty tells whether v is the empty text.
func (v Value) empty() tri {
	if s, ok := v.Known(); ok {
		return truth(s == "")
	}
	if v.Kind == Joined {
		for _, i := range v.Items {
			if s, ok := i.Known(); ok && s != "" {
				return no
			}
		}
	}
	if v.Kind == List {
		return truth(len(v.Items) == 0)
	}
	return maybe
}

// tri is yes, no or maybe.
type tri int8

const (
	maybe tri = iota
	no
	yes
)

func truth(b bool) tri {
	if b {
		return yes
	}
	return no
}

func (t tri) not() tri {
	switch t {
	case yes:
		return no
	case no:
		return yes
	}
	return maybe
}

func (t tri) or(u tri) tri {
	if t == u {
		return t
	}
	return maybe
}

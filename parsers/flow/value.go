package flow

import (
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// places kept of the way a value came.
const maxFrom = 8

func text(s string, from ...source.Place) Value { return Value{Kind: Text, Text: s, From: from} }

func environment(name string) Value { return Value{Kind: Environment, Name: name, Maybe: true} }

func list(items []Value) Value { return Value{Kind: List, Items: items} }

// key returns a text that is equal for values that mean the same.
func (v Value) key() string {
	var b strings.Builder
	v.writeKey(&b, 0)
	return b.String()
}

func (v Value) writeKey(b *strings.Builder, depth int) {
	if s, ok := v.Known(); ok {
		b.WriteString("t" + strconv.Itoa(len(s)) + ":" + s)
		if v.Words {
			b.WriteByte('w')
		}
		return
	}
	b.WriteString(string(v.Kind) + "(" + v.Text + "," + v.Name)
	if v.By != nil {
		b.WriteString("," + strconv.Itoa(v.By.Place.Start))
	}
	if v.Words {
		b.WriteByte('w')
	}
	if v.Maybe {
		b.WriteByte('m')
	}
	if depth < 6 {
		for _, k := range v.Keys {
			k.writeKey(b, depth+1)
			b.WriteByte('=')
		}
		for _, i := range v.Items {
			i.writeKey(b, depth+1)
			b.WriteByte(';')
		}
	}
	b.WriteByte(')')
}

// union returns the values of both, equal ones once.
func union(a, b []Value) []Value {
	if len(a) == 0 {
		return b
	}
	seen := make(map[string]bool, len(a)+len(b))
	var out []Value
	for _, vs := range [][]Value{a, b} {
		for _, v := range vs {
			k := v.key()
			if !seen[k] {
				seen[k] = true
				out = append(out, v)
			}
		}
	}
	return out
}

func equalValues(a, b []Value) bool {
	if len(a) != len(b) {
		return false
	}
	keys := map[string]bool{}
	for _, v := range a {
		keys[v.key()] = true
	}
	for _, v := range b {
		if !keys[v.key()] {
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
	switch {
	case a.Kind == Text && a.Text == "" && len(a.From) == 0:
		b.Words = b.Words || a.Words
		return b
	case b.Kind == Text && b.Text == "" && len(b.From) == 0:
		a.Words = a.Words || b.Words
		return a
	}
	if a.Kind == Text && b.Kind == Text && len(a.From) == 1 && len(b.From) == 1 && a.From[0].File == b.From[0].File && touching(a.From[0], b.From[0]) {
		p := a.From[0]
		p.End = max(p.End, b.From[0].End)
		return Value{Kind: Text, Text: a.Text + b.Text, From: []source.Place{p}, Words: a.Words || b.Words}
	}
	j := Value{Kind: Joined, Words: a.Words || b.Words}
	for _, v := range []Value{a, b} {
		if v.Kind == Joined {
			j.Items = append(j.Items, v.Items...)
		} else {
			j.Items = append(j.Items, v)
		}
	}
	if n := len(j.Items); n > 64 { // a text that a loop builds
		j.Items = append(append([]Value{}, j.Items[:32]...), Value{Kind: Unknown})
	}
	for _, i := range j.Items {
		for _, p := range i.From {
			j = j.through(p)
		}
	}
	return j
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

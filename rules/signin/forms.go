package signin

import (
	"net/url"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// This file reads values that are forms: name=value, several of them in one text.

// pieces splits a value at separators in its known text. Empty pieces are left out.
func pieces(v flow.Value, seps []string) []flow.Value {
	var out, now []flow.Value
	flush := func() {
		if len(now) > 0 {
			out = append(out, sideBySide(now))
		}
		now = nil
	}
	for _, a := range atoms(v, 0) {
		for a.Kind == flow.Text {
			at, n := firstOf(a.Text, seps)
			if at < 0 {
				break
			}
			if at > 0 {
				now = append(now, head(a, at))
			}
			flush()
			a = cut(a, at+n)
		}
		if a.Kind != flow.Text || a.Text != "" {
			now = append(now, a)
		}
	}
	flush()
	return out
}

// atoms returns what a value is made of, side by side.
func atoms(v flow.Value, depth int) []flow.Value {
	if v.Kind != flow.Joined || depth == maxDepth {
		return []flow.Value{v}
	}
	var out []flow.Value
	for _, i := range v.Items {
		out = append(out, atoms(i, depth+1)...)
	}
	return out
}

func sideBySide(items []flow.Value) flow.Value {
	if len(items) == 1 {
		return items[0]
	}
	v := flow.Value{Kind: flow.Joined, Items: items}
	for _, i := range items {
		v.From = append(v.From, i.From...)
	}
	return v
}

// firstOf returns where the first of some separators stands in a text, and its
// length; -1 where none does.
func firstOf(text string, seps []string) (at, n int) {
	at = -1
	for _, s := range seps {
		if i := strings.Index(text, s); i >= 0 && (at < 0 || i < at) {
			at, n = i, len(s)
		}
	}
	return at, n
}

// head returns the first n bytes of a text.
func head(v flow.Value, n int) flow.Value {
	if len(v.From) > 0 {
		p := v.From[0]
		skip := 0
		raw := p.Text()
		if len(raw) > len(v.Text) && (raw[0] == '"' || raw[0] == '\'') {
			skip = 1
		}
		if strings.HasPrefix(raw[min(skip, len(raw)):], v.Text) {
			p.Start += skip
			p.End = p.Start + n
			v.From = append([]source.Place{p}, v.From[1:]...)
		}
	}
	v.Text = v.Text[:n]
	return v
}

// A field is one name and its value.
type field struct {
	name  string // as facts.FieldName gives it
	spelt string
	value flow.Value
}

// fieldsOf returns the fields of a form, and whether there is something in it
// that is none and whose text is not known.
func fieldsOf(v flow.Value, seps []string) (fields []field, open bool) {
	return fieldsIn(pieces(v, seps))
}

// fieldsIn is fieldsOf of a form that was split already.
func fieldsIn(all []flow.Value) (fields []field, open bool) {
	for _, p := range all {
		f, ok := fieldOf(p)
		if ok {
			fields = append(fields, f)
			continue
		}
		_, known := p.Known()
		open = open || !known
	}
	return fields, open
}

// fieldOf reads name=value.
func fieldOf(v flow.Value) (field, bool) {
	name, _, ok := strings.Cut(v.Prefix(), "=")
	if !ok {
		return field{}, false
	}
	return field{facts.FieldName(name), strings.TrimSpace(name), bare(cut(v, len(name)+1))}, true
}

// decoded takes the percent signs of a form off a field, as far as its text is known.
func (f field) decoded() field {
	if name, err := url.QueryUnescape(f.spelt); err == nil {
		f.name, f.spelt = facts.FieldName(name), name
	}
	if s, ok := f.value.Known(); ok && f.value.Kind == flow.Text {
		if t, err := url.QueryUnescape(s); err == nil {
			f.value.Text = t
		}
	}
	return f
}

// bare takes quotes and blanks off a text that is known.
func bare(v flow.Value) flow.Value {
	s, ok := v.Known()
	if !ok || v.Kind != flow.Text {
		return v
	}
	from := len(s) - len(strings.TrimLeft(s, " \t\"'"))
	v = cut(v, from)
	if to := len(strings.TrimRight(v.Text, " \t\r\n\"'")); to < len(v.Text) {
		v = head(v, to)
	}
	return v
}

// form reads fields as the only command of a tool that is one.
func form(t *facts.Tool, fields []field, open bool) reading {
	return formOf(&t.Commands[0], fields, open)
}

// formOf reads fields as the options of a command.
func formOf(c *facts.Command, fields []field, open bool) reading {
	r := reading{command: c, open: open}
	for i := range fields {
		f := &fields[i]
		for k := range c.Options {
			o := &c.Options[k]
			if !o.Is(f.name) {
				continue
			}
			g := Given{Option: o, Value: &f.value, Spelt: f.spelt}
			if p, ok := writtenPlace(f.value); ok {
				g.Place = p
			}
			r.give(g)
		}
	}
	return r
}

// writtenPlace returns the first place of a file that a value was written at.
func writtenPlace(v flow.Value) (source.Place, bool) {
	for _, p := range v.From {
		if p.File != nil {
			return p, true
		}
	}
	for _, i := range v.Items {
		if p, ok := writtenPlace(i); ok {
			return p, true
		}
	}
	return source.Place{}, false
}

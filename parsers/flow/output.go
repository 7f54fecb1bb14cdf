package flow

import (
	"path"
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// maxPrinted is how many pieces of output are kept apart; a program that prints
// more does not print one value.
const maxPrinted = 24

// printed notes what a call wrote to standard output.
func (w *walker) printed(st *state, j job, vs []Value) {
	for _, o := range j.call.Outputs {
		if o.From == "1" || o.From == "&" {
			w.write(st, o, vs)
			return
		}
	}
	out := st.vars.lookup(outputName)
	if out == nil {
		return
	}
	var next []Value
	for _, o := range out.values {
		for _, v := range vs {
			switch {
			case o.Kind == Text && o.Text == "":
				next = append(next, v)
			case len(o.Items) > maxPrinted:
				next = append(next, Value{Kind: Unknown})
			case v.Kind == Printed:
				next = append(next, v) // the last program speaks for all
			default:
				next = append(next, concat(o, v))
			}
		}
	}
	st.vars = st.vars.with(outputName, &variable{values: w.limit(union(nil, next))})
}

const filePrefix = "\x00file " // what the program wrote into a file of this name

// write notes what goes into a file, for what reads or runs it later.
func (w *walker) write(st *state, o script.Redirect, vs []Value) {
	name, ok := one(w.values(st, o.To)).Known()
	if strings.HasPrefix(name, "&") || strings.HasPrefix(name, "/dev/") {
		return
	}
	w.top()
	if !ok || name == "" {
		return
	}
	name = filePrefix + path.Clean(name)
	if o.Append {
		old := st.vars.lookup(name)
		if old == nil {
			return // what was there before is not known
		}
		var next []Value
		for _, a := range old.values {
			for _, b := range vs {
				next = append(next, concat(a, b))
			}
		}
		vs = w.limit(next)
	}
	st.vars = st.vars.with(name, &variable{values: vs})
	w.writtenTexts(st, o, vs)
}

// contents returns what the program wrote into a file, or else what it is.
func (w *walker) contents(st *state, name, otherwise Value) []Value {
	if s, ok := name.Known(); ok {
		if v := st.vars.lookup(filePrefix + path.Clean(s)); v != nil && len(v.values) > 0 {
			return v.values
		}
	}
	return []Value{otherwise}
}

// output walks a command substitution and returns what it can print.
func (w *walker) output(st *state, p script.Part) []Value {
	var out []Value
	for _, v := range w.captured(st, p.Block) {
		out = append(out, trimEnd(v).through(p.Place))
	}
	return union(nil, out)
}

// trimEnd removes the line ends at the end of a value.
func trimEnd(x Value) Value {
	if s, ok := x.Known(); ok {
		return Value{Kind: Text, Text: strings.TrimRight(s, "\n"), From: x.From}
	}
	if n := len(x.Items); x.Kind == Joined && n > 0 && x.Items[n-1].Kind == Text {
		x.Items = append([]Value{}, x.Items...)
		x.Items[n-1].Text = strings.TrimRight(x.Items[n-1].Text, "\n")
	}
	return x
}

// captured walks a block in a process of its own and returns what it can print.
func (w *walker) captured(st *state, b *script.Block) []Value {
	c := st.copy()
	c.vars = c.vars.with(outputName, &variable{values: []Value{text("")}})
	w.prints++
	inner, _ := w.scope(c, Prints, b)
	w.prints--
	v := inner.vars.lookup(outputName)
	if v == nil {
		return []Value{{Kind: Unknown}}
	}
	return v.values
}

// printing sets what the group around prints aside where it goes elsewhere.
func (w *walker) printing(st *state, outputs []script.Redirect) func() {
	for _, o := range outputs {
		if o.From != "1" && o.From != "&" {
			continue
		}
		old := st.vars.lookup(outputName)
		if old == nil {
			old = &variable{never: true}
		}
		st.vars = st.vars.with(outputName, &variable{values: []Value{text("")}})
		return func() {
			if v := st.vars.lookup(outputName); v != nil {
				w.write(st, o, v.values)
			}
			st.vars = st.vars.with(outputName, old)
		}
	}
	return func() {}
}

// piped walks what gives a call its input, and returns what that can be.
func (w *walker) piped(st *state, input *script.Word) []Value {
	if input == nil {
		if v := st.vars.lookup(inputName); v != nil {
			return v.values
		}
		return nil
	}
	if len(input.Parts) == 1 && input.Parts[0].Kind == script.Output {
		if !st.opts.pipefail {
			w.tested++
		}
		vs := w.captured(st, input.Parts[0].Block)
		if !st.opts.pipefail {
			w.tested--
		}
		return vs
	}
	return w.values(st, *input)
}

const inputName = "\x00input" // standard input of a group or loop

// input sets the standard input of a group or loop, and returns what restores it.
func (w *walker) input(st *state, word *script.Word) func() {
	if word == nil {
		return func() {}
	}
	old := st.vars.lookup(inputName)
	vs := w.piped(st, word)
	if vs == nil {
		vs = []Value{{Kind: Unknown}}
	}
	st.vars = st.vars.with(inputName, &variable{values: vs})
	return func() {
		if old == nil {
			old = &variable{}
		}
		st.vars = st.vars.with(inputName, old)
	}
}

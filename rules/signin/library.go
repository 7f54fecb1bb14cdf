package signin

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
)

// This file reads calls of functions: what libraries sign in with, and the requests
// that a program sends itself.

// isFunction reports whether a run is the call of a function or a method, and runs
// no program.
func isFunction(r *flow.Run) bool {
	return r.Call != nil && (r.Call.Kind == script.Function || r.Call.Kind == script.Method)
}

// libraryCall reads a call of a function that signs in, or returns nil.
func libraryCall(r *flow.Run) *call {
	name, _ := r.Name.Known()
	tool, command := facts.FunctionOf(facts.Libraries, string(r.Lang), name)
	if tool == nil {
		return nil
	}
	c := &call{run: r, tool: tool}
	for _, b := range bindings(r, command) {
		var fields []field
		open := b.open
		for _, f := range b.fields {
			below, unknown := spread(command, f, 0)
			fields = append(fields, below...)
			open = open || unknown
		}
		c.add(formOf(command, fields, open))
	}
	return c
}

// sentBy reads a call of a function that sends requests as a request for a token,
// or returns nil if it is none of Microsoft Entra ID's.
func sentBy(r *flow.Run) *call {
	name, _ := r.Name.Known()
	tool, command := facts.FunctionOf(facts.Senders, string(r.Lang), name)
	if tool == nil {
		return nil
	}
	c := &call{run: r, tool: facts.TokenRequest}
	other := false
	for _, b := range bindings(r, command) {
		q := request{open: b.open, sends: true}
		for _, g := range formOf(command, b.fields, b.open).given {
			q.argument(g)
		}
		if rd, ok := q.reading(b.open); ok {
			c.add(rd)
		} else {
			other = true
		}
	}
	if c.signIn == nil {
		return nil
	}
	c.open = other
	return c
}

// argument takes what an argument says of the request.
func (q *request) argument(g Given) {
	switch {
	case g.Means != facts.Body || g.Value.Kind != flow.Table:
		if g.Means == facts.Body && g.Value.Kind != flow.Text && g.Value.Kind != flow.Joined {
			q.open = true
			return
		}
		q.option(g)
	default:
		for i, k := range g.Value.Keys {
			name, known := k.Known()
			if !known || i >= len(g.Value.Items) {
				q.open = true
				continue
			}
			q.fields = append(q.fields, field{facts.FieldName(name), name, g.Value.Items[i]})
		}
	}
}

// A binding is what the parameters of a function have in one way that its arguments
// can turn out.
type binding struct {
	fields []field
	open   bool // it may have more
}

// bindings binds the arguments of a call to the parameters of a function.
func bindings(r *flow.Run, c *facts.Command) []binding {
	args := r.Args
	if r.Call.Kind == script.Method && len(args) > 0 {
		args = args[1:]
	}
	all := []binding{{}}
	at := 0
	for _, o := range args {
		name := ""
		switch {
		case o.Arg != nil && o.Arg.Many:
		case o.Arg != nil && o.Arg.Flag != "":
			name = o.Arg.Flag
		case at < len(c.Params):
			name = c.Params[at]
			at++
		default:
			continue // a parameter that no row has
		}
		var next []binding
		for _, b := range all {
			for _, words := range o.Options {
				if len(words) == 1 && len(next) < maxWays {
					next = append(next, b.with(name, words[0], !o.Complete))
				}
			}
		}
		if len(next) > 0 {
			all = next
		}
	}
	return all
}

// with returns a binding with one more argument. One without a name is any number
// of others.
func (b binding) with(name string, v flow.Value, open bool) binding {
	fields := slices.Clip(b.fields)
	open = open || b.open
	switch {
	case name == facts.Table || name == "" && v.Kind == flow.Table: // f({…}), f(**{…})
		if v.Kind != flow.Table {
			return binding{fields, true}
		}
		for i, k := range v.Keys {
			s, known := k.Known()
			if !known || i >= len(v.Items) {
				open = true
				continue
			}
			fields = append(fields, field{s, s, v.Items[i]})
		}
		return binding{fields, open}
	case name == "":
		return binding{fields, true}
	}
	return binding{append(fields, field{name, name, v}), open}
}

// spread returns the fields of a parameter: those of a table named after it and
// their keys. It says whether there may be others.
func spread(c *facts.Command, f field, depth int) (fields []field, open bool) {
	if f.value.Kind != flow.Table || depth == maxDepth {
		// What is not known may be a table just as well.
		if f.value.Kind == flow.Unknown && below(c, f.name) {
			return nil, true
		}
		return []field{f}, false
	}
	for i, k := range f.value.Keys {
		s, known := k.Known()
		if !known || i >= len(f.value.Items) {
			open = true
			continue
		}
		more, unknown := spread(c, field{f.name + "." + s, f.spelt + "." + s, f.value.Items[i]}, depth+1)
		fields = append(fields, more...)
		open = open || unknown
	}
	return fields, open
}

// below reports whether the table of a command has parameters below one.
func below(c *facts.Command, name string) bool {
	return slices.ContainsFunc(c.Options, func(o facts.Option) bool {
		return slices.ContainsFunc(o.Names, func(n string) bool { return len(n) > len(name) && n[:len(name)] == name && n[len(name)] == '.' })
	})
}

package flow

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// This file is for programs in general-purpose languages (script.Lang.IsGeneral).
// Nothing of a shell holds there: a word is one value, lists and tables are
// values, a name is a variable of the program and no variable of the environment,
// and a call runs a function of the program or one that nothing here says more of.

// varPrefix begins the names of a program's own variables, so that none is taken
// for one of the environment.
const varPrefix = "\x00var "

func (w *walker) general() bool { return w.frame.program.lang.IsGeneral() }

// object returns the values of a part that is one value in a general-purpose
// language.
func (w *walker) object(st *state, p script.Part) ([]Value, bool) {
	if !w.general() {
		return nil, false
	}
	switch p.Kind {
	case script.Var:
		return w.reference(st, p), true
	case script.List:
		return w.lists(st, p), true
	case script.Table:
		return w.tables(st, p), true
	}
	return nil, false
}

// reference returns the values of a variable, or of a member of it.
func (w *walker) reference(st *state, p script.Part) []Value {
	vs := w.held(st, p)
	for _, key := range p.Path {
		vs = w.members(vs, one(w.values(st, key)), p)
	}
	if p.Expand != "-" && p.Expand != ":-" {
		return vs
	}
	var out []Value
	missing := false
	for _, v := range vs {
		open := v.Kind == Unknown
		missing = missing || v.Maybe || open || p.Expand == ":-" && v.empty() != no
		if v.empty() != yes {
			v.Maybe = false
			out = append(out, v)
		}
	}
	if missing && len(p.Items) > 0 {
		out = append(out, w.values(st, p.Items[0])...)
	}
	return w.limit(union(nil, out))
}

// held returns the values of the variable of a part, whole.
func (w *walker) held(st *state, p script.Part) []Value {
	unknown := []Value{{Kind: Unknown, From: []source.Place{p.Place}}}
	if env, ok := strings.CutPrefix(p.Name, "env:"); ok {
		if !isName(env) {
			return unknown
		}
		vs, _ := w.lookup(st, env, p.Place)
		return vs
	}
	v := st.vars.lookup(varPrefix + p.Name)
	if v == nil || v.unset || len(v.values) == 0 {
		return unknown
	}
	return v.values
}

// members returns the items that values have under a key. What is missing may have
// been put there by something that is not followed.
func (w *walker) members(vs []Value, key Value, p script.Part) []Value {
	var out []Value
	for _, v := range vs {
		item := Value{Kind: Unknown, From: []source.Place{p.Place}}
		k, known := key.Known()
		switch n, isNumber := number(k); {
		case !known:
		case v.Kind == Table:
			for i := len(v.Keys) - 1; i >= 0; i-- {
				if s, ok := v.Keys[i].Known(); !ok || s == k {
					if ok {
						item = v.Items[i]
					}
					break
				}
			}
		case v.Kind == List && isNumber && n >= 0 && n < len(v.Items):
			item = v.Items[n]
		}
		out = append(out, item)
	}
	return w.limit(union(nil, out))
}

// iterated returns the items that a loop goes through, as far as they are known.
func (w *walker) iterated(st *state, l *script.Loop) ([][]Value, bool) {
	var lists [][]Value
	complete := len(l.Over) == 1
	for i := range l.Over {
		for _, v := range w.values(st, l.Over[i]) {
			if v.Kind != List || !complete || len(v.Items) > maxItems {
				v, complete = list([]Value{{Kind: Unknown, Words: true, From: []source.Place{l.Place}}}), false
			}
			lists = append(lists, v.Items)
		}
	}
	return lists, complete
}

// hold carries an assignment out.
func (w *walker) hold(st *state, a *script.Assign, vs []Value) {
	if a.Scope == script.Export {
		if a.Op == script.Append {
			vs = []Value{{Kind: Unknown, From: []source.Place{a.Place}}}
		}
		st.vars = st.vars.with(a.Name, &variable{values: vs, exported: true})
		return
	}
	old := w.held(st, script.Part{Name: a.Name, Place: a.Place})
	switch {
	case len(a.Path) == 1:
		vs = w.withItem(old, one(w.values(st, a.Path[0])), a, vs)
	case len(a.Path) > 1:
		vs = []Value{{Kind: Unknown, From: []source.Place{a.Place}}}
	case a.Op == script.Append:
		vs = w.joinedTo(old, vs, a)
	}
	st.vars = st.vars.with(varPrefix+a.Name, &variable{values: w.limit(vs)})
}

// Limits of a program's own tables and lists; what is larger is not known.
const (
	maxTable = 24   // items that a program puts into a table one by one
	maxItems = 1000 // of a list that a loop goes through
)

// withItem returns values with an item under a key. What is not known is taken for
// a table with that item: self.password = …
func (w *walker) withItem(old []Value, key Value, a *script.Assign, vs []Value) []Value {
	var out []Value
	for _, o := range old {
		for _, v := range vs {
			if a.Op == script.Append || o.Kind != Table && o.Kind != Unknown {
				v = Value{Kind: Unknown, From: []source.Place{a.Place}}
			}
			if o.Cut || len(o.Keys) >= maxTable {
				out = append(out, Value{Kind: Unknown, Cut: true, From: []source.Place{a.Place}})
				continue
			}
			t := Value{Kind: Table, From: o.From}
			t.Keys = append(slices.Clip(o.Keys), key)
			t.Items = append(slices.Clip(o.Items), v)
			out = append(out, t)
		}
	}
	return union(nil, out)
}

// joinedTo returns what x += value makes: a longer text, or something unknown.
func (w *walker) joinedTo(old, vs []Value, a *script.Assign) []Value {
	var out []Value
	for _, o := range old {
		for _, v := range vs {
			if (o.Kind == Text || o.Kind == Joined) && v.Kind != List && v.Kind != Table {
				out = append(out, concat(o, v))
			} else {
				out = append(out, Value{Kind: Unknown, From: []source.Place{a.Place}})
			}
		}
	}
	return union(nil, out)
}

// invoke walks a call of a general-purpose language.
func (w *walker) invoke(st *state, j job) tri {
	if name, ok := j.name.Known(); ok && j.call.Kind == script.Function {
		if v := st.vars.lookup(funcPrefix + name); v != nil && len(v.funcs) > 0 && v.funcs[0].program.lang.IsGeneral() {
			return w.callFunctions(st, j, v.funcs)
		}
	}
	w.top()
	w.emit(w.run(st, j))
	return maybe
}

// given gives the parameters of a function the values that a call has for them.
// It returns what takes all that the function assigns back: its variables are its
// own. What it puts into the environment stays.
func (w *walker) given(st *state, j job, f functionDef) func() {
	st.vars.freeze()
	outer := st.vars
	open := slices.ContainsFunc(j.args, func(o Operand) bool { return o.Arg == nil || o.Arg.Many })
	at := 0
	byName := map[string][]Value{}
	var order [][]Value
	for _, o := range j.args {
		var vs []Value
		for _, words := range o.Options {
			vs = append(vs, one(words))
		}
		if !o.Complete {
			vs = append(vs, Value{Kind: Unknown})
		}
		if o.Arg != nil && o.Arg.Flag != "" {
			byName[o.Arg.Flag] = vs
			continue
		}
		order = append(order, vs)
	}
	for _, p := range f.Params {
		vs, ok := byName[p.Name]
		if !ok && at < len(order) {
			vs, ok = order[at], true
			at++
		}
		if !ok && p.Default != nil && !open {
			vs, ok = w.values(st, *p.Default), true
		}
		if !ok || open {
			vs = []Value{{Kind: Unknown, From: []source.Place{p.Place}}}
		}
		st.vars = st.vars.with(varPrefix+p.Name, &variable{values: w.limit(vs)})
	}
	return func() {
		inner := st.vars
		st.vars = outer
		for name, v := range inner.names(outer) {
			if v != nil && name[0] != 0 && v.exported {
				st.vars = st.vars.with(name, v)
			}
		}
	}
}

// hoisted defines the functions of a block before anything in it runs: a function
// may stand below the calls of it.
func (w *walker) hoisted(st *state, b *script.Block) {
	if !w.general() {
		return
	}
	for _, s := range b.Stmts {
		if f, ok := s.(*script.Func); ok {
			w.define(st, f)
		}
	}
}

package flow

import (
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// assignment walks one assignment statement.
func (w *walker) assignment(st *state, a *script.Assign) tri {
	status := yes
	before := w.runs
	lone := len(a.Value.Parts) == 1 && a.Value.Parts[0].Kind == script.Output && a.Scope == script.Usual
	if !lone {
		w.tested++ // the failure of a substitution inside other text ends nothing
	}
	vs := w.values(st, a.Value)
	if !lone {
		w.tested--
	}
	if lone && w.runs > before {
		status = maybe
	}
	for i := range vs {
		vs[i] = vs[i].through(a.Place)
	}
	for _, p := range a.Path {
		w.values(st, p)
	}
	w.store(st, a, vs)
	w.emit(&Set{Assign: a, Values: vs, Env: w.env(st), Via: w.via, Where: w.where, Dead: w.dead})
	return status
}

// inherited are the variables that the environment of every program holds: what is
// assigned to them is in the environment of what is run from there on.
var inherited = map[string]bool{"HOME": true, "PATH": true, "USER": true, "LOGNAME": true, "SHELL": true}

// store carries an assignment out.
func (w *walker) store(st *state, a *script.Assign, vs []Value) {
	if w.general() {
		w.hold(st, a, vs)
		return
	}
	old := st.vars.lookup(a.Name)
	if a.Scope == script.Local {
		w.hide(st, a.Name, old)
	}
	if a.Op == script.Refer {
		w.refer(st, a, vs)
		return
	}
	if old != nil && old.refers != "" && a.Scope != script.Local && a.Op != script.Unset {
		b := *a
		b.Name = old.refers
		a, old = &b, st.vars.lookup(b.Name)
	}
	n := &variable{values: vs, keyed: a.Keyed || old != nil && old.keyed}
	n.exported = a.Scope == script.Export || st.opts.allexport || (old != nil && old.exported || old == nil && inherited[a.Name]) && a.Scope != script.Local
	switch a.Op {
	case script.Unset:
		n = &variable{values: []Value{text("", a.Place)}, unset: true}
		if len(a.Path) > 0 { // one item of it
			n = &variable{values: []Value{{Kind: Unknown, Words: true, From: []source.Place{a.Place}}}, exported: old != nil && old.exported, keyed: n.keyed}
		} else if old == nil { // no variable of that name: then a function is meant
			if f := st.vars.lookup(funcPrefix + a.Name); f != nil && len(f.funcs) > 0 {
				st.vars = st.vars.with(funcPrefix+a.Name, &variable{})
			}
		}
	case script.Declare:
		if a.Scope == script.Local && (w.frame.program.lang != script.POSIX || old == nil) {
			n.values, n.unset = []Value{text("", a.Place)}, true
			break
		}
		if old == nil {
			if !a.Keyed { // readonly X: what the environment gave it stays
				e := environment(a.Name)
				e.From = []source.Place{a.Place}
				n.values = []Value{e}
			} else {
				n.values, n.unset = []Value{text("", a.Place)}, true
			}
			break
		}
		n.values, n.unset = old.values, old.unset
	case script.Append:
		n.values = w.appended(st, a, vs)
	case script.Default:
		cur, _ := w.lookup(st, a.Name, a.Place)
		var keep []Value
		for _, v := range cur {
			if v.empty() != yes {
				keep = append(keep, v)
			}
		}
		n.values = w.limit(union(keep, vs))
	}
	if len(a.Path) > 0 && a.Op != script.Unset && a.Op != script.Append {
		n.values = w.withMember(st, a, vs)
	}
	if a.Keyed {
		for i, v := range n.values {
			if v.Kind == List && len(v.Items) == 0 || n.unset {
				n.values = append(append([]Value{}, n.values[:i]...), n.values[i+1:]...)
				n.values = append(n.values, Value{Kind: Table, From: []source.Place{a.Place}})
				n.unset = false
				break
			}
		}
	}
	st.vars = st.vars.with(a.Name, n)
}

// refer makes a name another one for a variable. Where it is not known which, any
// variable may be set through it.
func (w *walker) refer(st *state, a *script.Assign, vs []Value) {
	target, ok := one(vs).Known()
	if !ok || !isName(target) || target == a.Name {
		w.veil(st)
		st.vars = st.vars.with(a.Name, &variable{values: []Value{{Kind: Unknown, From: []source.Place{a.Place}}}})
		return
	}
	st.vars = st.vars.with(a.Name, &variable{refers: target})
}

// assign sets a variable as a built-in does.
func (w *walker) assign(st *state, name string, vs []Value, scope script.Scope, at source.Place) {
	if w.general() {
		name = varPrefix + name
	}
	old := st.vars.lookup(name)
	if old != nil && old.refers != "" {
		name = old.refers
		old = st.vars.lookup(name)
	}
	n := &variable{values: w.limit(vs)}
	n.exported = scope == script.Export || old != nil && old.exported || old == nil && inherited[name]
	st.vars = st.vars.with(name, n)
}

// hide remembers what a local variable hides until the function returns.
func (w *walker) hide(st *state, name string, old *variable) {
	f := w.frame
	for f != nil && f.kind != Function && f.kind != Process && f.kind != Subshell && f.kind != Prints {
		f = f.outer
	}
	if f == nil || f.kind != Function {
		return
	}
	if f.saved == nil {
		f.saved = map[string]*variable{}
	}
	if _, ok := f.saved[name]; !ok {
		f.saved[name] = old
	}
}

func (w *walker) appended(st *state, a *script.Assign, vs []Value) []Value {
	old, set := w.lookup(st, a.Name, a.Place)
	if len(a.Path) > 0 {
		return []Value{{Kind: Unknown, Words: true, From: []source.Place{a.Place}}}
	}
	var out []Value
	for _, o := range old {
		for _, v := range vs {
			switch {
			case v.Kind == List && o.Kind == List:
				out = append(out, Value{Kind: List, Items: append(o.Items[:len(o.Items):len(o.Items)], v.Items...), From: o.From}.through(a.Place))
			case v.Kind == List && !set && (o.Kind == Environment || o.Kind == Text && o.Text == ""):
				out = append(out, v)
			case v.Kind == List && o.Kind == Environment:
				out = append(out, v)
			case v.Kind == List && o.Kind == Text:
				out = append(out, Value{Kind: List, Items: append([]Value{o}, v.Items...), From: o.From}.through(a.Place))
			case v.Kind == List:
				rest := o
				rest.Words = true
				out = append(out, Value{Kind: List, Items: append([]Value{rest}, v.Items...)}.through(a.Place))
			case v.Kind == Table && o.Kind == Table:
				out = append(out, Value{Kind: Table, Keys: append(o.Keys[:len(o.Keys):len(o.Keys)], v.Keys...), Items: append(o.Items[:len(o.Items):len(o.Items)], v.Items...), From: o.From}.through(a.Place))
			case o.Kind == List:
				if len(o.Items) == 0 || w.zsh() { // zsh adds an item
					if w.zsh() {
						out = append(out, Value{Kind: List, Items: append(o.Items[:len(o.Items):len(o.Items)], v), From: o.From})
						continue
					}
					out = append(out, Value{Kind: List, Items: []Value{v}, From: v.From})
					continue
				}
				items := append([]Value{}, o.Items...)
				items[0] = concat(items[0], v)
				out = append(out, Value{Kind: List, Items: items, From: o.From})
			case !set && o.Kind == Environment:
				out = append(out, concat(Value{Kind: Environment, Name: o.Name, From: o.From, Maybe: true}, v), v)
			default:
				out = append(out, concat(o, v))
			}
		}
	}
	return w.limit(union(nil, out))
}

// withMember returns the values of a variable after one of its items was set.
func (w *walker) withMember(st *state, a *script.Assign, vs []Value) []Value {
	old, set := w.lookup(st, a.Name, a.Place)
	unknown := []Value{{Kind: Unknown, Words: true, From: []source.Place{a.Place}}}
	key := one(w.indexes(st, a.Path[0]))
	k, ok := key.Known()
	if !ok || len(a.Path) > 1 {
		return unknown
	}
	var out []Value
	for _, o := range old {
		for _, v := range vs {
			if !set {
				o = Value{Kind: List}
			}
			keyed := o.Kind == Table
			if n := st.vars.lookup(a.Name); n != nil && n.keyed {
				keyed = true
			}
			switch {
			case keyed:
				out = append(out, Value{Kind: Table, Keys: append(o.Keys[:len(o.Keys):len(o.Keys)], key), Items: append(o.Items[:len(o.Items):len(o.Items)], v), From: o.From}.through(a.Place))
			case o.Kind == List:
				n, ok := number(k)
				if w.zsh() {
					n--
				}
				if !ok || n < 0 || n > len(o.Items) {
					return unknown
				}
				items := append([]Value{}, o.Items...)
				if n == len(items) {
					items = append(items, v)
				} else {
					items[n] = v
				}
				out = append(out, Value{Kind: List, Items: items, From: o.From}.through(a.Place))
			default:
				return unknown
			}
		}
	}
	return w.limit(union(nil, out))
}

package flow

import "github.com/authlint/authlint/parsers/script"

// narrow leaves a variable the values with which a condition holds, or with which
// it does not: after [ -n "$T" ] failed, T is empty. It knows tests of one
// variable for emptiness and for one text.
func (w *walker) narrow(st *state, cond *script.Block, holds bool) {
	if cond == nil || len(cond.Stmts) != 1 {
		return
	}
	c, ok := cond.Stmts[0].(*script.Call)
	if !ok || !c.Name.Is("[", "test", "[[") {
		return
	}
	if c.Negated {
		holds = !holds
	}
	args := c.Args
	if len(args) > 1 && args[0].Raw.Is("!") {
		args, holds = args[1:], !holds
	}
	switch {
	case len(args) == 1:
		w.narrowEmpty(st, args[0].Raw, !holds)
	case len(args) == 2 && args[0].Raw.Is("-n"):
		w.narrowEmpty(st, args[1].Raw, !holds)
	case len(args) == 2 && args[0].Raw.Is("-z"):
		w.narrowEmpty(st, args[1].Raw, holds)
	case len(args) == 3 && args[1].Raw.Is("=", "==", "!="):
		if args[1].Raw.Is("!=") {
			holds = !holds
		}
		if s, ok := plain(args[2].Raw); ok && !containsMeta(s) {
			if s == "" {
				w.narrowEmpty(st, args[0].Raw, holds)
			} else {
				w.narrowText(st, args[0].Raw, s, holds)
			}
		}
	}
}

// tested returns the name of the variable that a word of a test is: "$X", "${X}",
// "${X:-}".
func tested(word script.Word) (string, bool) {
	if len(word.Parts) != 1 {
		return "", false
	}
	p := word.Parts[0]
	if p.Kind != script.Var || !isName(p.Name) || len(p.Path) > 0 {
		return "", false
	}
	switch p.Expand {
	case "":
		return p.Name, true
	case ":-", "-":
		return p.Name, len(p.Items) == 0 || len(p.Items) == 1 && len(p.Items[0].Parts) == 0
	}
	return "", false
}

func (w *walker) narrowEmpty(st *state, word script.Word, empty bool) {
	name, ok := tested(word)
	if !ok {
		return
	}
	vs, _ := w.lookup(st, name, word.Place)
	var keep []Value
	for _, v := range vs {
		switch {
		case anyList(vs):
			return
		case empty && v.empty() != no:
			keep = union(keep, []Value{text("", word.Place)})
		case !empty && v.empty() != yes:
			v.Maybe = false
			keep = append(keep, v)
		}
	}
	w.keep(st, name, keep, empty)
}

func (w *walker) narrowText(st *state, word script.Word, s string, holds bool) {
	name, ok := tested(word)
	if !ok {
		return
	}
	vs, _ := w.lookup(st, name, word.Place)
	var keep []Value
	for _, v := range vs {
		t, known := v.Known()
		switch {
		case anyList(vs):
			return
		case holds && !known:
			keep = append(keep, text(s, append(v.From[:len(v.From):len(v.From)], word.Place)...))
		case holds == (t == s) && known, !holds && !known:
			keep = append(keep, v)
		}
	}
	w.keep(st, name, keep, false)
}

// keep gives a variable fewer values. None at all is no answer: then the
// condition was not understood.
func (w *walker) keep(st *state, name string, vs []Value, unset bool) {
	if len(vs) == 0 {
		return
	}
	old := st.vars.lookup(name)
	v := &variable{values: vs, narrowed: true, whole: old}
	if old != nil {
		if old.refers != "" || st.vars.veiled() {
			return
		}
		c := *old
		c.values, c.unset, c.narrowed, c.whole = vs, old.unset && unset, true, old
		v = &c
	}
	st.vars = st.vars.with(name, v)
}

package flow

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// mayCall notes that a name which the caller of the script gives can be any
// function: "$@" as the last line of a script.
func (w *walker) mayCall(name Value) {
	given := name.Kind == Parameter || name.Kind == Unknown
	for _, i := range name.Items {
		given = given || i.Kind == Parameter || i.Kind == Unknown
	}
	if given && w.dead == "" {
		w.anyCalled = true
	}
}

// functionsLike returns the functions whose names begin as a name does of which
// the beginning is known: "login_$kind".
func (w *walker) functionsLike(st *state, name Value) []*function {
	prefix := name.Prefix()
	if prefix == "" || name.Kind != Joined {
		return nil
	}
	var out []*function
	for _, d := range w.defs {
		if v := st.vars.lookup(funcPrefix + d.def.Name); v != nil && strings.HasPrefix(d.def.Name, prefix) {
			for _, f := range v.funcs {
				if !hasFunc(out, f) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// callFunctions puts a function in place, or each that the name can mean.
func (w *walker) callFunctions(st *state, j job, fs []*function) tri {
	if len(fs) == 1 {
		return w.callFunction(st, j, fs[0])
	}
	f := &Fork{Total: true}
	var ends []*state
	status := maybe
	for _, fn := range fs {
		s := st.copy()
		f.Arms = append(f.Arms, Arm{Body: w.collect(func() { w.callFunction(s, j, fn) })})
		if s.left == "" {
			ends = append(ends, s)
		}
	}
	w.emit(f)
	w.rejoin(st, ends, script.Exit)
	return status
}

func (w *walker) callFunction(st *state, j job, fn *function) tri {
	if w.dead == "" {
		w.called[fn.def] = true
	} else {
		w.haunted[fn.def] = true
	}
	r := w.run(st, j)
	sc := &Scope{Kind: Function, Run: r, Where: w.where, Async: w.async > 0}
	if n := w.natureOf(fn.def); n.idle {
		walked := w.walks[fn.def]
		if walked.times++; walked.times > maxIdle || walked.work > maxIdleWork {
			w.skip(st, j, sc, n)
			return maybe
		}
		w.walks[fn.def] = walked
		before := w.work
		defer func() {
			walked := w.walks[fn.def]
			walked.work += w.work - before
			w.walks[fn.def] = walked
		}()
	}
	deep, same := 0, 0
	for f := w.frame; f != nil; f = f.outer {
		if f.kind == Function || f.kind == Process || f.kind == Sourced {
			deep++
		}
		if f.def == fn.def && f.def != nil {
			same++
		}
	}
	if same >= 2 {
		sc.Recurses = true
		w.emit(sc)
		w.forget(st, fn.def.Body, j.call.Place)
		return maybe
	}
	if deep > w.cfg.Limits.Depth {
		w.cut("depth", j.call.Place)
		w.emit(sc)
		w.forget(st, fn.def.Body, j.call.Place)
		return maybe
	}
	old := st.vars.lookup(argsName)
	args := w.operandLists(j.args)
	for i := range args {
		for k := range args[i].Items {
			args[i].Items[k] = args[i].Items[k].through(j.args[min(k, len(j.args)-1)].place())
		}
	}
	st.vars = st.vars.with(argsName, &variable{values: args})
	hidden := map[string]*variable{}
	for i, a := range j.env { // X=1 f: holds during the call
		hidden[a.Name] = st.vars.lookup(a.Name)
		st.vars = st.vars.with(a.Name, &variable{values: j.envs[i], exported: true})
	}
	restoreInput := func() {}
	if j.call.Input != nil {
		prev := st.vars.lookup(inputName)
		st.vars = st.vars.with(inputName, &variable{values: j.input})
		restoreInput = func() {
			if prev == nil {
				prev = &variable{}
			}
			st.vars = st.vars.with(inputName, prev)
		}
	}
	restoreVariables := func() {}
	if fn.program.lang.IsGeneral() {
		restoreVariables = w.given(st, j, fn.def)
	}
	leave := w.printing(st, j.call.Outputs)
	fr := &frame{kind: Function, program: fn.program, def: fn.def, outer: w.frame}
	via := w.via
	w.via = append(via[:len(via):len(via)], j.call)
	status := maybe
	sc.Body = w.collect(func() {
		status = w.inFrame(fr, st, func() tri { return w.block(st, fn.def.Body) })
	})
	w.via = via
	leave()
	restoreVariables()
	restoreInput()
	if old == nil {
		old = &variable{values: anyArgs()}
	}
	st.vars = st.vars.with(argsName, old)
	for name, v := range fr.saved {
		st.vars = st.vars.with(name, orUnset(name, v))
	}
	for name, v := range hidden {
		st.vars = st.vars.with(name, orUnset(name, v))
	}
	w.emit(sc)
	return status
}

// place returns where an operand is written.
func (o Operand) place() source.Place {
	if o.Arg == nil {
		return source.Place{}
	}
	return o.Arg.Raw.Place
}

// orUnset returns what a name holds again after something hid it.
func orUnset(name string, v *variable) *variable {
	if v == nil {
		return &variable{values: []Value{environment(name)}}
	}
	return v
}

// forget makes unknown what a body that is not walked may set.
func (w *walker) forget(st *state, b *script.Block, at source.Place) {
	w.forgetNames(st, assigned(b, nil, 0), at)
}

// forgetNames makes variables unknown.
func (w *walker) forgetNames(st *state, names map[string]bool, at source.Place) {
	for name := range names {
		old := st.vars.lookup(name)
		u := Value{Kind: Unknown, From: []source.Place{at}, Maybe: true}
		v := &variable{values: []Value{u}}
		if old != nil {
			v.values, v.exported = union(old.values, v.values), old.exported
		}
		st.vars = st.vars.with(name, v)
	}
}

// assigned returns the names that statements of a block assign, not looking into
// what they call.
func assigned(b *script.Block, names map[string]bool, depth int) map[string]bool {
	if names == nil {
		names = map[string]bool{}
	}
	if b == nil || depth > 200 {
		return names
	}
	for _, s := range b.Stmts {
		switch s := s.(type) {
		case *script.Assign:
			names[s.Name] = true
		case *script.Branch:
			for _, a := range s.Arms {
				assigned(a.Cond, names, depth+1)
				assigned(a.Body, names, depth+1)
			}
		case *script.Loop:
			if s.Name != "" {
				names[s.Name] = true
			}
			assigned(s.Cond, names, depth+1)
			assigned(s.Body, names, depth+1)
		case *script.Group:
			assigned(s.Body, names, depth+1)
		case *script.Call:
			if s.Name.Is("read", "mapfile", "readarray", "printf", "getopts") {
				for _, a := range s.Args {
					if t, ok := a.Raw.Literal(); ok && isName(t) {
						names[t] = true
					}
				}
			}
		}
	}
	return names
}

func isName(s string) bool {
	for i, c := range s {
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// uncalled walks the functions that nothing called, each as if anything could
// call it. One that another of them calls is walked there.
func (w *walker) uncalled(st *state) {
	var rest []*function
	for _, f := range w.defs {
		if !w.called[f.def] && w.own(f) {
			rest = append(rest, f)
		}
	}
	inner := map[string]bool{}
	calls := map[functionDef]map[string]bool{}
	for _, f := range rest {
		calls[f.def] = callNames(f.def.Body, nil, 0)
		for name := range calls[f.def] {
			if name != f.def.Name {
				inner[name] = true
			}
		}
	}
	if w.scout != nil {
		w.scout.alone = true
	}
	open := !w.works || w.anyCalled
	if w.cuts["runs"] { // what was cut off may call any of them
		open = true
		w.runs, w.work = 0, 0
	}
	base := st.copy()
	base.left = ""
	for _, d := range w.defs { // also those that a way not taken defines
		if v := base.vars.lookup(funcPrefix + d.def.Name); v == nil {
			base.vars = base.vars.with(funcPrefix+d.def.Name, &variable{funcs: []*function{d}})
		}
	}
	base.vars = base.vars.with(argsName, &variable{values: anyArgs()})
	byName := map[string]bool{}
	for pass := 0; pass < 2; pass++ {
		for _, f := range rest {
			if w.called[f.def] || byName[f.def.Name] || pass == 0 && inner[f.def.Name] {
				continue
			}
			c := base.copy()
			if !w.works {
				c.opts = options{}
			}
			w.called[f.def] = true
			sc := &Scope{Kind: Function, Where: w.where}
			works := w.works
			old := w.dead
			if !open {
				w.dead = "nothing calls " + f.def.Name
			}
			fr := &frame{kind: Function, program: f.program, def: f.def, outer: w.frame}
			sc.Body = w.collect(func() {
				w.inFrame(fr, c, func() tri { return w.block(c, f.def.Body) })
			})
			w.dead = old
			w.works = works
			for name := range calls[f.def] { // reached from this one: not again
				byName[name] = true
			}
			w.trace.Uncalled = append(w.trace.Uncalled, sc)
		}
	}
	w.undefined(base)
}

// undefined walks the functions whose definitions no run comes to, so that what
// they hold is known to be there.
func (w *walker) undefined(base *state) {
	for n := 0; n < len(w.ghosts); n++ { // walking one may meet others
		g := w.ghosts[n]
		if w.called[g.def] || w.haunted[g.def] || !w.own(g.function) {
			continue
		}
		w.haunted[g.def] = true
		c := base.copy()
		sc := &Scope{Kind: Function, Where: w.where}
		works, old := w.works, w.dead
		w.dead = g.why
		fr := &frame{kind: Function, program: g.program, def: g.def, outer: w.frame}
		sc.Body = w.collect(func() {
			w.inFrame(fr, c, func() tri { return w.block(c, g.def.Body) })
		})
		w.works, w.dead = works, old
		w.trace.Uncalled = append(w.trace.Uncalled, sc)
	}
}

// own reports whether a function is defined in a file of the entry. Those of other
// files are judged where these are entries.
func (w *walker) own(f *function) bool {
	for _, s := range w.entry.Scripts {
		if p := s.Text.Place(0, 0); p.File == f.def.File {
			return true
		}
	}
	return false
}

// callNames returns the literal names that a block calls.
func callNames(b *script.Block, names map[string]bool, depth int) map[string]bool {
	if names == nil {
		names = map[string]bool{}
	}
	if b == nil || depth > 200 {
		return names
	}
	var word func(script.Word)
	word = func(x script.Word) {
		for _, p := range x.Parts {
			callNames(p.Block, names, depth+1)
			for _, i := range p.Items {
				word(i)
			}
		}
	}
	for _, s := range b.Stmts {
		switch s := s.(type) {
		case *script.Call:
			if t, ok := s.Name.Literal(); ok {
				names[t] = true
			}
			for _, a := range s.Args {
				if t, ok := a.Raw.Literal(); ok { // retry login, trap cleanup
					names[t] = true
				}
				word(a.Raw)
			}
			if s.Input != nil {
				word(*s.Input)
			}
		case *script.Assign:
			word(s.Value)
		case *script.Branch:
			for _, a := range s.Arms {
				callNames(a.Cond, names, depth+1)
				callNames(a.Body, names, depth+1)
			}
		case *script.Loop:
			callNames(s.Cond, names, depth+1)
			callNames(s.Body, names, depth+1)
		case *script.Group:
			callNames(s.Body, names, depth+1)
		case *script.Trap:
			callNames(s.Body, names, depth+1)
			if s.Inner != nil {
				for _, x := range s.Inner.Bodies {
					callNames(x.Block, names, depth+1)
				}
			}
		}
	}
	return names
}

package flow

import "github.com/authlint/authlint/parsers/script"

// An armed trap is what will run.
type armed struct {
	stmt    *script.Trap
	step    *Trap
	program *program
	body    *script.Block
}

// trap arms or removes a trap.
func (w *walker) trap(st *state, s *script.Trap) {
	t := &Trap{Stmt: s, Signals: s.Signals}
	a := &armed{stmt: s, step: t, program: w.frame.program}
	switch {
	case s.Body != nil:
		a.body = s.Body
	case s.Inner != nil:
		fills := make([][]Value, len(s.Inner.Text.Holes))
		for i := range fills {
			if i < len(s.Inner.Fills) && s.Inner.Fills[i] != nil {
				fills[i] = w.values(st, *s.Inner.Fills[i])
			}
		}
		if len(s.Inner.Bodies) > 0 {
			a.program = w.inside(s.Inner, fills)
			a.body = a.program.block()
		}
	case s.Command != nil:
		vs := w.values(st, *s.Command)
		if v := one(vs); len(vs) == 1 && (v.Kind == Text || v.Kind == Joined) && w.cfg.Read != nil {
			text, fills := w.textOf(v, s.Place)
			in := &script.Script{Text: text, Lang: w.frame.program.lang, Where: w.where}
			w.cfg.Read(in)
			if len(in.Bodies) > 0 {
				a.program = &program{script: in, lang: in.Bodies[0].Lang, fills: fills, built: &s.Place, from: v.From}
				a.body = in.Bodies[0].Block
			}
		}
	}
	if a.body != nil {
		c := st.copy()
		w.dry++
		runs, called := w.runs, w.called
		w.called = map[functionDef]bool{}
		for k := range called {
			w.called[k] = true
		}
		t.Body = w.trapBody(c, a)
		w.runs = runs
		w.called = called
		w.dry--
		if t.Body == nil {
			t.Body = []Step{}
		}
	}
	w.emit(t)
	for _, sig := range s.Signals {
		v := &variable{}
		if a.body != nil {
			v.traps = []*armed{a}
		}
		st.vars = st.vars.with(trapPrefix+sig, v)
		if a.body != nil { // a signal may come: what it calls is called
			w.markCalled(a)
		}
	}
}

// markCalled notes that the functions a trap calls are called.
func (w *walker) markCalled(a *armed) {
	for name := range callNames(a.body, nil, 0) {
		for _, d := range w.defs {
			if d.def.Name == name {
				w.called[d.def] = true
			}
		}
	}
}

func (w *walker) trapBody(st *state, a *armed) []Step {
	fr := &frame{kind: Sourced, program: a.program, outer: w.frame, inTrap: true}
	left := st.left
	st.left = ""
	steps := w.collect(func() {
		w.inFrame(fr, st, func() tri { return w.block(st, a.body) })
	})
	if st.left == "" {
		st.left = left
	}
	return steps
}

// atExit puts what the EXIT trap runs where the program ends.
func (w *walker) atExit(st *state) {
	for f := w.frame; f != nil; f = f.outer {
		if f.inTrap {
			return
		}
	}
	v := st.vars.lookup(trapPrefix + "EXIT")
	if v == nil || len(v.traps) == 0 {
		return
	}
	run := func(s *state, a *armed) {
		sc := &Scope{Kind: TrapRun, Trap: a.step, Where: w.where}
		sc.Body = w.trapBody(s, a)
		w.emit(sc)
	}
	if len(v.traps) == 1 {
		run(st, v.traps[0])
		return
	}
	f := &Fork{Total: true}
	for _, a := range v.traps {
		s := st.copy()
		f.Arms = append(f.Arms, Arm{Body: w.collect(func() {
			if a != nil {
				run(s, a)
			}
		})})
	}
	w.emit(f)
}

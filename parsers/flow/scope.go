package flow

import (
	"github.com/authlint/authlint/parsers/script"
)

// group walks { … }, ( … ) and the like.
func (w *walker) group(st *state, g *script.Group) tri {
	sc := &Scope{Kind: Braces, Group: g, Where: w.where, Async: g.Async}
	inner := st
	if g.Isolated || g.Async {
		sc.Kind = Subshell
		sc.Fatal = st.opts.errexit && w.tested == 0 && !g.Negated && !g.Async
		inner = w.isolated(st)
	}
	status := maybe
	if g.Async {
		w.async++
	}
	if g.Negated {
		w.tested++
	}
	sc.Body = w.collect(func() {
		restore := w.input(inner, g.Input)
		for i := range g.Outputs {
			w.values(inner, g.Outputs[i].To)
		}
		leave := w.printing(inner, g.Outputs)
		if sc.Kind == Subshell {
			status = w.inFrame(&frame{kind: Subshell, program: w.frame.program, outer: w.frame}, inner, func() tri { return w.process(inner, g.Body) })
		} else {
			status = w.block(inner, g.Body)
		}
		leave()
		restore()
	})
	if g.Always != nil {
		sc.Always = w.collect(func() {
			left := inner.left
			inner.left = ""
			w.block(inner, g.Always)
			if inner.left == "" {
				inner.left = left
			}
		})
	}
	w.emit(sc)
	if inner != st {
		w.gather(st, inner)
	}
	if g.Negated {
		w.tested--
		status = status.not()
	}
	if g.Async {
		w.async--
		return yes
	}
	return status
}

// isolated returns the state in which a subshell begins.
func (w *walker) isolated(st *state) *state {
	c := st.copy()
	if c.vars.lookup(trapPrefix+"EXIT") != nil {
		c.vars = c.vars.with(trapPrefix+"EXIT", &variable{})
	}
	return c
}

// gather takes what a subshell printed over into the state around it.
func (w *walker) gather(st, inner *state) {
	if v := inner.vars.lookup(outputName); v != nil && v != st.vars.lookup(outputName) {
		st.vars = st.vars.with(outputName, v)
	}
}

// inFrame walks f in a frame of its own. What returns from it joins its end.
func (w *walker) inFrame(fr *frame, st *state, f func() tri) tri {
	old := w.frame
	w.frame = fr
	status := f()
	w.frame = old
	if st.left == script.Return && fr.kind != Braces || st.left == script.Exit && fr.kind != Function && fr.kind != Sourced || st.left == script.Exec && fr.kind != Function && fr.kind != Sourced {
		st.left = ""
		status = maybe
		if n := len(fr.status); n > 0 && len(fr.returns) <= 1 {
			status = fr.status[n-1]
		}
		if len(fr.returns) > 0 {
			*st = *fr.returns[0]
			st.left = ""
			fr.returns = fr.returns[1:]
			for _, s := range fr.status[:len(fr.status)-1] {
				status = status.or(s)
			}
		}
	} else if st.left == "" {
		for _, s := range fr.status {
			status = status.or(s)
		}
	}
	for _, r := range fr.returns {
		if st.left == "" {
			w.merge(st, r)
		} else {
			*st = *r
			st.left = ""
			status = maybe
		}
	}
	return status
}

// merge makes st the state after either way.
func (w *walker) merge(st, other *state) {
	st.vars.freeze()
	other.vars.freeze()
	st.vars = w.join(st.vars, other.vars)
	st.opts = options{st.opts.errexit && other.opts.errexit, st.opts.pipefail && other.opts.pipefail, st.opts.xtrace && other.opts.xtrace, st.opts.allexport && other.opts.allexport, st.opts.shsplit && other.opts.shsplit}
}

// scope walks a block as a process whose assignments stay inside.
func (w *walker) scope(st *state, kind ScopeKind, b *script.Block) (*state, tri) {
	inner := w.isolated(st)
	sc := &Scope{Kind: kind, Where: w.where}
	status := maybe
	sc.Body = w.collect(func() {
		status = w.inFrame(&frame{kind: kind, program: w.frame.program, outer: w.frame}, inner, func() tri { return w.process(inner, b) })
	})
	w.emit(sc)
	return inner, status
}

// leave walks exit, return, break and continue.
func (w *walker) leave(st *state, l *script.Leave) tri {
	var vs []Value
	if l.Value != nil {
		vs = w.values(st, *l.Value)
	}
	status := maybe
	if s, ok := one(vs).Known(); ok && len(vs) == 1 {
		status = truth(s == "0")
	}
	switch l.How {
	case script.Return:
		f := w.frame
		for f != nil && f.kind == Braces {
			f = f.outer
		}
		if f != nil {
			f.returns = append(f.returns, st.copy())
			f.status = append(f.status, status)
		}
		st.left = script.Return
	case script.Break, script.Continue:
		n, ok := 1, true
		if l.Value != nil {
			s, known := one(vs).Known()
			n, ok = number(s)
			ok = ok && known
		}
		loops := w.frame.loops
		if len(loops) == 0 || !ok || n < 1 {
			break
		}
		n = min(n, len(loops))
		at := loops[len(loops)-n]
		if l.How == script.Break {
			at.breaks = append(at.breaks, st.copy())
		} else {
			at.continues = append(at.continues, st.copy())
		}
		st.left = l.How
	case script.Exit, script.Throw:
		w.atExit(st)
		st.left = script.Exit
	case script.Exec:
		st.left = script.Exit
	}
	w.emit(&Leave{Leave: l, How: l.How, Value: vs})
	return status
}

package signin

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
)

// This file goes the ways of a run: branches, loops, scopes and early ends.

// block follows steps in order. The status is that of the last one.
func (f *follower) block(steps []flow.Step, st state) split {
	out := both(st)
	for i, step := range steps {
		if st.ways == 0 {
			return split{}
		}
		out = f.step(steps, i, step, st)
		st = out.either()
	}
	return out
}

func (f *follower) step(steps []flow.Step, i int, step flow.Step, st state) split {
	switch step := step.(type) {
	case *flow.Run:
		return f.run(step, st)
	case *flow.Set:
		// x=$(az login): the status is the substitution's.
		if i > 0 {
			if sc, ok := steps[i-1].(*flow.Scope); ok && sc.Kind == flow.Prints && f.opensIn(sc) {
				return succeeded(st)
			}
		}
		return both(st)
	case *flow.Fork:
		return f.fork(step, st)
	case *flow.Repeat:
		return both(f.repeat(step, st))
	case *flow.Scope:
		return f.scope(step, st)
	case *flow.Trap:
		return both(f.trap(step, st))
	case *flow.Leave:
		f.leave(step, steps[:i], st)
	}
	return split{}
}

// opensIn reports whether a substitution ends in the sign-in that is followed.
func (f *follower) opensIn(sc *flow.Scope) bool {
	for _, c := range deciders(sc.Body, true) {
		if f.opener.is(c.run) {
			return true
		}
	}
	return false
}

// succeeded splits the state after a substitution whose last call is the sign-in:
// where it failed, nothing was opened.
func succeeded(st state) split {
	no := st
	if no.ways&opened != 0 {
		no.ways = no.ways&^opened | shut
	}
	return split{st, no}
}

// fork follows a branch.
// atEnd returns the arms of a fork of what EXIT traps may run that run one of
// those that are set on the ways on which the session is open. It returns false
// for any other fork.
func atEnd(fk *flow.Fork, set []*flow.Trap) (arms []flow.Arm, ok bool) {
	if len(set) == 0 || slices.Contains(set, nil) {
		return nil, false
	}
	for _, a := range fk.Arms {
		if len(a.Body) == 0 {
			continue
		}
		sc, is := a.Body[0].(*flow.Scope)
		if !is || sc.Kind != flow.TrapRun {
			return nil, false
		}
		if slices.ContainsFunc(set, func(t *flow.Trap) bool { return t.Stmt == sc.Trap.Stmt }) {
			arms = append(arms, a)
		}
	}
	return arms, len(arms) > 0
}

func (f *follower) fork(fk *flow.Fork, st state) split {
	if fk.Branch == nil && st.holds() == 1 {
		if arms, ok := atEnd(fk, st.exits); ok {
			fk = &flow.Fork{Arms: arms, Total: true}
		}
	}
	kind := script.If
	if fk.Branch != nil {
		kind = fk.Branch.Kind
	}
	var arms []split
	next := st // the way on which no arm was taken yet
	for i := range fk.Arms {
		a := &fk.Arms[i]
		way := next
		if len(a.Cond) > 0 {
			s := f.block(a.Cond, next)
			if kind == script.Or {
				s = s.swapped()
			}
			way, next = s.yes, s.no
		} else if kind == script.If && fk.Branch != nil {
			next = state{} // else
		}
		if kind == script.Try && i > 0 {
			way = st.join(arms[0].either())
		}
		if a.Dead {
			arms = append(arms, split{})
			continue
		}
		if kind == script.Case && i > 0 && fk.Branch != nil && i-1 < len(fk.Branch.Arms) && fk.Branch.Arms[i-1].Falls {
			way = way.join(arms[i-1].either())
		}
		arms = append(arms, f.block(a.Body, way))
	}
	rest := next
	if fk.Total {
		rest = state{}
	}
	f.choose(fk, st, arms, &rest)
	var out split
	for _, a := range arms {
		out = out.join(a)
	}
	if kind == script.And { // what did not come to the right side failed
		out.no = out.no.join(rest)
	} else {
		out.yes = out.yes.join(rest)
	}
	return out
}

// scope follows steps that end together.
func (f *follower) scope(sc *flow.Scope, st state) split {
	var l *level
	inner := st
	switch sc.Kind {
	case flow.Function, flow.Sourced:
		l = &level{by: byReturn}
	case flow.Process, flow.Subshell, flow.Prints:
		l = &level{by: byExit, outer: st.exits}
		inner.exits, inner.fails = nil, nil
	case flow.TrapRun:
		l = &level{by: byExit}
		f.inTrap++
	}
	levels := f.levels
	if l != nil {
		f.levels = append(levels[:len(levels):len(levels)], l)
	}
	out := f.block(sc.Body, inner)
	if l != nil {
		out = out.join(l.left)
	}
	f.levels = levels
	if sc.Kind == flow.TrapRun {
		f.inTrap--
	}
	if l != nil && l.by == byExit && sc.Kind != flow.TrapRun {
		for _, s := range []*state{&out.yes, &out.no} {
			if s.ways != 0 {
				s.exits, s.fails = st.exits, st.fails
			}
		}
	}
	if len(sc.Always) > 0 {
		out = split{f.block(sc.Always, out.yes).either(), f.block(sc.Always, out.no).either()}
	}
	if sc.Group != nil && sc.Group.Negated || sc.Run != nil && sc.Run.Call != nil && sc.Run.Call.Negated && sc.Kind != flow.Prints {
		out = out.swapped()
	}
	return out
}

// repeat follows a loop.
func (f *follower) repeat(r *flow.Repeat, st state) state {
	l := &level{by: byBreak}
	levels := f.levels
	f.levels = append(levels[:len(levels):len(levels)], l)
	f.loops++
	defer func() {
		f.levels = levels
		f.loops--
	}()
	until := r.Loop != nil && r.Loop.Until
	post := r.Loop != nil && r.Loop.Post
	round := func(head state) (out, end state) {
		if post {
			body := f.block(r.Body, head).either().join(l.again)
			c := f.cond(r.Cond, body, until)
			return c.yes, c.no
		}
		c := f.cond(r.Cond, head, until)
		if len(r.Cond) == 0 {
			c = both(head)
		}
		if r.Endless {
			c.no = state{} // it ends by a break alone
		}
		if len(r.Body) == 0 {
			return state{}, c.no.join(c.yes)
		}
		body := f.block(r.Body, c.yes).either().join(l.again)
		if r.Exact {
			return body, body
		}
		return body, c.no
	}
	out, end := round(st)
	if r.Exact {
		return end.join(l.left.either())
	}
	if f.loops <= 3 { // once more, with what a round leaves
		if head := st.join(out); head.ways != st.ways {
			out2, end2 := round(head)
			out, end = out.join(out2), end.join(end2)
		}
	}
	if r.Endless {
		f.forever(r, st.join(out))
	}
	after := end.join(l.left.either())
	if len(r.Cond) == 0 && !r.Endless {
		after = after.join(out)
		if r.Once { // at least one round runs
			after = out.join(l.left.either())
		}
	}
	return after
}

// cond follows the condition of a loop: yes goes on with a round.
func (f *follower) cond(steps []flow.Step, st state, until bool) split {
	s := f.block(steps, st)
	if until {
		s = s.swapped()
	}
	return s
}

// forever notes what a loop that nothing leaves keeps open: the run goes round in
// it until a signal ends it. Traps run then.
func (f *follower) forever(r *flow.Repeat, st state) {
	if st.ways&isOpenNow == 0 || f.library || isLeft(r.Body) || isLeft(r.Cond) {
		return
	}
	w := f.atExit(st.exits, st.ways&isOpenNow)
	for _, t := range f.traps {
		if slices.Contains(t.Signals, "INT") || slices.Contains(t.Signals, "TERM") {
			w = f.trapped([]*flow.Trap{t}, w)
		}
	}
	at := f.opener.Place
	if r.Loop != nil {
		at = r.Loop.Place
	}
	f.note(state{ways: w}, at, Stays, nil)
}

// isLeft reports whether something in the steps of a loop may end the loop or the
// run.
func isLeft(steps []flow.Step) bool {
	return slices.ContainsFunc(steps, func(step flow.Step) bool {
		switch step := step.(type) {
		case *flow.Leave:
			return step.How != script.Continue
		case *flow.Fork:
			return slices.ContainsFunc(step.Arms, func(a flow.Arm) bool { return isLeft(a.Cond) || !a.Dead && isLeft(a.Body) })
		case *flow.Repeat:
			return isLeft(step.Cond) || isLeft(step.Body)
		case *flow.Scope:
			switch step.Kind {
			case flow.Process, flow.Subshell, flow.Prints:
				return false
			case flow.Function, flow.Sourced:
				return mayExit(step.Body)
			}
			return isLeft(step.Body) || isLeft(step.Always)
		}
		return false
	})
}

// mayExit reports whether steps of a function may end the process.
func mayExit(steps []flow.Step) bool {
	found := false
	eachStep(steps, func(step flow.Step) bool {
		if l, ok := step.(*flow.Leave); ok {
			found = found || l.How != script.Return && l.How != script.Break && l.How != script.Continue
		}
		sc, ok := step.(*flow.Scope)
		return !found && !(ok && (sc.Kind == flow.Process || sc.Kind == flow.Subshell || sc.Kind == flow.Prints))
	})
	return found
}

// eachStep calls f for steps and, where f returns true, for those inside them.
func eachStep(steps []flow.Step, f func(flow.Step) bool) {
	for _, step := range steps {
		if !f(step) {
			continue
		}
		switch step := step.(type) {
		case *flow.Fork:
			for _, a := range step.Arms {
				eachStep(a.Cond, f)
				eachStep(a.Body, f)
			}
		case *flow.Repeat:
			eachStep(step.Cond, f)
			eachStep(step.Body, f)
		case *flow.Scope:
			eachStep(step.Body, f)
			eachStep(step.Always, f)
		}
	}
}

// leave follows an early end to the level that it ends.
func (f *follower) leave(step *flow.Leave, before []flow.Step, st state) {
	s := both(st)
	switch value, known := status(step); {
	case known && value:
		s.no = state{}
	case known:
		s.yes = state{}
	case len(before) > 0:
		// return, or return $?: with the status of what ran before.
		if r, ok := before[len(before)-1].(*flow.Run); ok && f.opener.is(r) {
			s.yes.ways, s.no.ways = opened, shut
		}
	}
	n := 1
	switch step.How {
	case script.Break, script.Continue:
		if len(step.Value) == 1 {
			if t, ok := step.Value[0].Known(); ok && len(t) == 1 && t[0] >= '1' && t[0] <= '9' {
				n = int(t[0] - '0')
			}
		}
		for i := len(f.levels) - 1; i >= 0; i-- {
			l := f.levels[i]
			if l.by != byBreak {
				continue
			}
			if n--; n == 0 {
				if step.How == script.Continue {
					l.again = l.again.join(st)
				} else {
					l.left = l.left.join(s)
				}
				return
			}
		}
		return
	case script.Return:
		for i := len(f.levels) - 1; i >= 0; i-- {
			if l := f.levels[i]; l.by != byBreak {
				l.left = l.left.join(s)
				return
			}
		}
	default:
		for i := len(f.levels) - 1; i >= 0; i-- {
			if l := f.levels[i]; l.by == byExit {
				l.left = l.left.join(s)
				return
			}
		}
	}
	if f.library {
		return // the caller's matter
	}
	how := Leaves
	if step.How == script.Exec {
		how = AtEnd
	}
	at := f.opener.Place
	if step.Leave != nil {
		at = step.Leave.Place
	}
	f.note(st, at, how, nil)
}

// status returns the status that a Leave names.
func status(l *flow.Leave) (success, known bool) {
	if len(l.Value) != 1 {
		return false, false
	}
	s, ok := l.Value[0].Known()
	return s == "0", ok
}

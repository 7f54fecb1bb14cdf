package flow

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// lastRun returns the last run among steps, looking into scopes: the run whose
// status decides a condition.
func lastRun(steps []Step) *Run {
	for i := len(steps) - 1; i >= 0; i-- {
		switch s := steps[i].(type) {
		case *Run:
			return s
		case *Scope:
			if s.Kind == Prints || s.Kind == TrapRun {
				continue
			}
			if r := lastRun(s.Body); r != nil {
				return r
			}
		case *Fork:
			for j := len(s.Arms) - 1; j >= 0; j-- {
				if r := lastRun(s.Arms[j].Body); r != nil {
					return r
				}
				if r := lastRun(s.Arms[j].Cond); r != nil {
					return r
				}
			}
		}
	}
	return nil
}

// cond walks a condition.
func (w *walker) cond(st *state, b *script.Block) ([]Step, tri, []*Run) {
	status := yes
	w.tested++
	steps := w.collect(func() { status = w.block(st, b) })
	w.tested--
	if b == nil {
		return steps, yes, nil
	}
	return steps, status, w.condRuns(steps)
}

// maxGuards is how many runs decide one condition: of a longer chain of && and
// || the last ones.
const maxGuards = 16

// condRuns returns the runs that decide a condition: the last one of each part
// that && and || join.
func (w *walker) condRuns(steps []Step) []*Run {
	for i := len(steps) - 1; i >= 0; i-- {
		if f, ok := steps[i].(*Fork); ok && len(f.Arms) > 0 {
			if out, ok := w.decided[f]; ok { // a chain lies to the left: each part is met once
				return out
			}
			var out []*Run
			for _, a := range f.Arms {
				out = append(out, w.condRuns(a.Cond)...)
				out = append(out, w.condRuns(a.Body)...)
			}
			out = out[max(0, len(out)-maxGuards):]
			w.decided[f] = out
			return out
		}
		if r := lastRun(steps[i : i+1]); r != nil {
			return []*Run{r}
		}
	}
	return nil
}

// branch walks a branch. The arms join after it.
func (w *walker) branch(st *state, b *script.Branch) tri {
	switch b.Kind {
	case script.Case:
		return w.choose(st, b)
	case script.Try:
		return w.try(st, b)
	}
	f := &Fork{Branch: b, Total: b.Total}
	var ends []*state
	status, first := maybe, true
	note := func(s tri) {
		if first {
			status, first = s, false
		} else {
			status = status.or(s)
		}
	}
	var conds []*Run
	open := true // a way that took none of the arms so far exists
	leaves := false
	for i := range b.Arms {
		a := &b.Arms[i]
		arm := Arm{}
		if !open {
			w.ghost("its condition never holds", st, func(c *state) {
				arm.Cond, _, _ = w.cond(c, a.Cond)
				arm.Body = w.collect(func() { w.block(c, a.Body) })
			})
			arm.Dead = true
			f.Arms = append(f.Arms, arm)
			continue
		}
		var holds tri
		var runs []*Run
		arm.Cond, holds, runs = w.cond(st, a.Cond)
		conds = append(conds, runs...)
		if st.left != "" { // the condition itself left
			f.Arms = append(f.Arms, arm)
			open = false
			break
		}
		if b.Kind == script.Or {
			holds = holds.not()
		}
		body := st.copy()
		if holds == maybe {
			w.narrow(body, a.Cond, b.Kind != script.Or)
			w.narrow(st, a.Cond, b.Kind == script.Or)
		}
		guards := w.guards
		w.guarded(conds)
		if holds == no {
			arm.Dead = true
			w.ghost("its condition never holds", body, func(c *state) {
				arm.Body = w.collect(func() { w.block(c, a.Body) })
			})
		} else {
			arm.Body = w.collect(func() { note(w.block(body, a.Body)) })
			if body.left == "" {
				ends = append(ends, body)
			} else {
				leaves = true
			}
		}
		w.guards = guards
		f.Arms = append(f.Arms, arm)
		if holds == yes {
			open = false
		}
	}
	f.Total = f.Total || !open
	w.emit(f)
	if open && st.left == "" {
		ends = append(ends, st.copy())
		switch b.Kind {
		case script.And:
			note(no)
		default:
			note(yes)
		}
	}
	if st.left != "" && len(ends) == 0 {
		return maybe
	}
	w.rejoin(st, ends, script.Exit)
	if leaves && st.left == "" {
		w.left = conds
	}
	return status
}

// rejoin makes st the join of the ways that go on. Where none does, control left.
func (w *walker) rejoin(st *state, ends []*state, how script.LeaveKind) {
	if len(ends) == 0 {
		st.left = how
		return
	}
	*st = *ends[0]
	for _, e := range ends[1:] {
		w.merge(st, e)
	}
}

// choose walks a case.
func (w *walker) choose(st *state, b *script.Branch) tri {
	var subject []Value
	if b.Subject != nil {
		subject = w.values(st, *b.Subject)
	}
	f := &Fork{Branch: b, Total: b.Total}
	var ends []*state
	status, first := maybe, true
	open := true
	var fall []*state // states that run on into the next arm
	for i := range b.Arms {
		a := &b.Arms[i]
		arm := Arm{}
		var holds tri
		if open {
			holds, subject = w.matches(st, subject, a)
		} else {
			holds = no
		}
		body := st.copy()
		ways := fall
		if holds != no {
			ways = append(ways, body)
		}
		fall = nil
		if len(ways) == 0 {
			arm.Dead = true
			w.ghost("its pattern never matches", st, func(c *state) {
				arm.Body = w.collect(func() { w.block(c, a.Body) })
			})
		} else {
			w.rejoin(body, ways, "")
			arm.Body = w.collect(func() {
				s := w.block(body, a.Body)
				if first {
					status, first = s, false
				} else {
					status = status.or(s)
				}
			})
			switch {
			case body.left != "":
			case a.Falls && i+1 < len(b.Arms):
				fall = append(fall, body)
			default:
				ends = append(ends, body)
			}
		}
		f.Arms = append(f.Arms, arm)
		if holds == yes && !a.Tests {
			open = false
		}
	}
	f.Total = f.Total || !open
	w.emit(f)
	if open {
		ends = append(ends, st.copy())
	}
	w.rejoin(st, ends, script.Exit)
	return status
}

// matches tells whether a case's subject matches an arm, and which values are
// left for the arms after it.
func (w *walker) matches(st *state, subject []Value, a *script.Arm) (tri, []Value) {
	if len(a.Patterns) == 0 {
		return maybe, subject
	}
	any, all := false, true
	var rest []Value
	for _, v := range subject {
		m := no
		for _, p := range a.Patterns {
			t := w.matchWord(st, v, p)
			if t == yes {
				m = yes
				break
			}
			if t == maybe {
				m = maybe
			}
		}
		any = any || m != no
		all = all && m == yes
		if m != yes {
			rest = append(rest, v)
		}
	}
	switch {
	case all && len(subject) > 0:
		return yes, nil
	case any:
		return maybe, rest
	}
	return no, rest
}

// matchWord tells whether a value matches a pattern as written in a case or
// after == in [[ ]].
func (w *walker) matchWord(st *state, v Value, pattern script.Word) tri {
	p, ok := w.patternOf(st, pattern)
	if !ok {
		return maybe
	}
	if p == "*" {
		return yes
	}
	s, known := v.Known()
	if known {
		return truth(match(p, s))
	}
	// A literal pattern that contradicts what the value is known to begin with.
	if pre := v.Prefix(); pre != "" && !containsMeta(p) {
		if len(p) < len(pre) || p[:len(pre)] != pre {
			return no
		}
	}
	return maybe
}

func containsMeta(p string) bool {
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '*', '?', '[', '\\', '(', '|':
			return true
		}
	}
	return false
}

// patternOf returns a word as a pattern: quoted text stands for itself.
func (w *walker) patternOf(st *state, word script.Word) (string, bool) {
	out := ""
	for _, p := range word.Parts {
		one1 := script.Word{Place: p.Place, Parts: []script.Part{p}}
		q := p
		q.Glob = false
		one1.Parts[0] = q
		s, ok := one(w.values(st, one1)).Known()
		if !ok || !p.Quoted && strings.Contains(s, "(") { // @(a|b): not followed
			return "", false
		}
		if !p.Glob && (p.Quoted || p.Kind == script.Lit) {
			s = quoteMeta(s)
		}
		out += s
	}
	return out, true
}

func quoteMeta(s string) string {
	out := ""
	for _, r := range s {
		switch r {
		case '*', '?', '[', ']', '\\':
			out += "\\"
		}
		out += string(r)
	}
	return out
}

// try walks a try with its handlers: any call in it may be the last one that runs.
func (w *walker) try(st *state, b *script.Branch) tri {
	f := &Fork{Branch: b}
	var ends []*state
	for i := range b.Arms {
		body := st.copy()
		arm := Arm{}
		if i == 0 {
			w.tested++
			arm.Body = w.collect(func() { w.block(body, b.Arms[i].Body) })
			w.tested--
			w.merge(st, body) // a handler runs after any part of it
		} else {
			arm.Body = w.collect(func() { w.block(body, b.Arms[i].Body) })
		}
		if body.left == "" {
			ends = append(ends, body)
		}
		f.Arms = append(f.Arms, arm)
	}
	w.emit(f)
	w.rejoin(st, ends, script.Exit)
	return maybe
}

package signin

import (
	"maps"
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// This file follows one sign-in of a session along all ways of a run: where its
// session is open, what closes it, and on which ways the run ends with it open.

// ways says what the session can be at a point, one bit a possibility. No bit:
// no way leads there.
type ways uint8

const (
	shut   ways = 1 << iota // not opened on this way
	opened                  // open, and the current one of its cache
	hidden                  // open, behind a later session of the cache
	spared                  // open and the current one, for a later sign-in failed that was to come before it
	kept                    // open because the user of the script chose so
	closed
)

const (
	isCurrent = opened | spared
	isOpenNow = isCurrent | hidden
)

// A state is what a way has brought about.
type state struct {
	ways  ways
	exits []*flow.Trap // what a trap of EXIT runs; several where a branch decides; nil: nothing
	fails []*flow.Trap // … of ERR
}

func (s state) join(t state) state {
	switch {
	case s.ways == 0:
		return t
	case t.ways == 0:
		return s
	}
	// A trap that is set where the session is opened covers it, though other ways,
	// on which nothing is open, have none.
	switch s.holds() - t.holds() {
	case 1:
		return state{s.ways | t.ways, s.exits, s.fails}
	case -1:
		return state{s.ways | t.ways, t.exits, t.fails}
	}
	return state{s.ways | t.ways, joinTraps(s.exits, t.exits), joinTraps(s.fails, t.fails)}
}

// holds returns 1 if the session is open on some way, and 0 if on none.
func (s state) holds() int {
	if s.ways&isOpenNow != 0 {
		return 1
	}
	return 0
}

func joinTraps(a, b []*flow.Trap) []*flow.Trap {
	if slices.Equal(a, b) {
		return a
	}
	if len(a) == 0 {
		a = []*flow.Trap{nil}
	}
	if len(b) == 0 {
		b = []*flow.Trap{nil}
	}
	out := slices.Clone(a)
	for _, t := range b {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// A split is the states after a step, by its status.
type split struct{ yes, no state }

func both(s state) split           { return split{s, s} }
func (s split) either() state      { return s.yes.join(s.no) }
func (s split) swapped() split     { return split{s.no, s.yes} }
func (s split) join(t split) split { return split{s.yes.join(t.yes), s.no.join(t.no)} }

// A level is something that a Leave can end.
type level struct {
	by    ending
	left  split        // what left it, by the status it left with
	again state        // of a loop: what went on with the next round
	outer []*flow.Trap // the EXIT traps around a process
}

// An ending says by what a level is ended.
type ending int

const (
	byReturn ending = iota
	byExit
	byBreak
)

type endKey struct {
	place source.Place
	how   EndKind
}

type memoKey struct {
	trap *flow.Trap
	ways ways
}

// A follower follows the sign-ins of one session.
type follower struct {
	*view
	session *Session
	of      map[*flow.Run]*SignIn
	opener  *SignIn // the one that is followed
	library bool
	levels  []*level
	loops   int
	inTrap  int
	seen    map[endKey]bool
	closed  map[*flow.Run]bool
	passed  map[*flow.Run]bool
	memo    map[memoKey]ways
	keeps   bool
	uses    []*flow.Run
}

// entry follows the opener from the beginning of its run.
func (f *follower) entry(x *group) {
	f.levels, f.loops, f.inTrap = nil, 0, 0
	f.library = x.library != nil
	end := f.block(x.root, state{ways: shut}).either()
	f.note(end, f.endPlace(x), AtEnd, nil)
	for _, t := range f.traps { // a sign-out that only a signal runs
		if !slices.Contains(t.Signals, "EXIT") {
			f.closers(t.Body)
		}
	}
}

// closers notes the sign-outs among steps without following them.
func (f *follower) closers(steps []flow.Step) {
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Run:
			if f.closes(step, f.session) {
				f.closed[step] = true
			}
		case *flow.Fork:
			for _, a := range step.Arms {
				f.closers(a.Cond)
				f.closers(a.Body)
			}
		case *flow.Repeat:
			f.closers(step.Cond)
			f.closers(step.Body)
		case *flow.Scope:
			f.closers(step.Body)
			f.closers(step.Always)
		}
	}
}

// endPlace returns where the run ends.
func (f *follower) endPlace(x *group) source.Place {
	p := f.opener.Place
	if d := f.trace.Entry.Doc; d != nil && d.File != nil {
		p = source.Place{File: d.File}
	}
	if p.File != nil {
		p.Start, p.End = len(p.File.Text), len(p.File.Text)
	}
	return p
}

// finish writes what was found to the session.
func (f *follower) finish() {
	s := f.session
	s.Closed, s.Passed = f.inOrder(f.closed), f.inOrder(f.passed)
	s.Always = len(s.Closed) > 0
	for _, e := range s.Ends {
		s.Always = s.Always && e.How == Fails
	}
	s.Optional = f.keeps
	slices.SortFunc(f.uses, func(a, b *flow.Run) int { return f.order[a] - f.order[b] })
	for _, r := range slices.Compact(f.uses) {
		u := Use{Run: r}
		if c := f.calls[r]; c != nil {
			u.Words = c.words()
			u.Asks = c.request()
		}
		s.Uses = append(s.Uses, u)
	}
	s.Works = len(s.Uses) > 0
}

// inOrder returns a set of runs in the order of the run.
func (f *follower) inOrder(set map[*flow.Run]bool) []*flow.Run {
	return slices.SortedFunc(maps.Keys(set), func(a, b *flow.Run) int { return f.order[a] - f.order[b] })
}

// maxEnds is how many ways that leave a session open are kept.
const maxEnds = 32

// note notes that the run ends in a state.
func (f *follower) note(st state, at source.Place, how EndKind, by *flow.Run) {
	f.keeps = f.keeps || st.ways&kept != 0 && how != Fails
	k := endKey{at, how}
	if st.ways&isOpenNow == 0 || f.seen[k] || len(f.session.Ends) >= maxEnds {
		return
	}
	f.seen[k] = true
	f.session.Ends = append(f.session.Ends, End{Place: at, How: how, Run: by})
}

// run follows one call.
func (f *follower) run(r *flow.Run, st state) split {
	if r.Dead != "" {
		return both(st)
	}
	if f.opener.is(r) {
		yes := st
		yes.ways = opened
		return negated(r, split{yes, st})
	}
	if s := f.of[r]; s != nil {
		yes, no := st, st
		if s.Cache.key() == f.session.Cache.key() && !slices.Contains(f.session.SignIns, s) && st.ways&isCurrent != 0 {
			yes.ways = yes.ways&^isCurrent | hidden
			no.ways = no.ways&^isCurrent | spared
		}
		f.fail(r, st)
		return negated(r, split{yes, no})
	}
	if f.closes(r, f.session) {
		if st.ways&(isOpenNow|kept) != 0 {
			// One without a name closes the current session alone. That this would be
			// the first, had the second sign-in failed, is no sign-out of the first.
			if st.ways&(opened|kept) != 0 || f.closesAll(r) {
				f.closed[r] = true
			} else {
				f.passed[r] = true
			}
			st.ways = f.close(r, st.ways)
		}
		return both(st)
	}
	if st.ways&(isOpenNow|kept) != 0 && f.worksWith(r, f.session.Cache.key()) {
		f.uses = append(f.uses, r)
	}
	f.fail(r, st)
	return negated(r, f.told(r, st))
}

func negated(r *flow.Run, s split) split {
	if r.Call != nil && r.Call.Negated {
		return s.swapped()
	}
	return s
}

// close returns what a sign-out makes of the ways.
func (f *follower) close(r *flow.Run, w ways) ways {
	all := f.closesAll(r)
	if w&(isCurrent|kept) != 0 || all && w&hidden != 0 {
		w |= closed
	}
	w &^= isCurrent | kept
	if w&hidden != 0 {
		w &^= hidden
		if !all { // the later session is closed; this one is the current one again
			w |= opened
		}
	}
	return w
}

// closesAll reports whether a sign-out closes a session that is not the current
// one of its cache, too.
func (f *follower) closesAll(r *flow.Run) bool {
	return f.calls[r] == nil || f.calls[r].does(facts.SignsOutAll) || f.names(r)
}

// fail notes what a failure of a run that ends the program leaves.
func (f *follower) fail(r *flow.Run, st state) {
	if !r.Fatal || f.inTrap > 0 || st.ways&isOpenNow == 0 || facts.NeverFails(program(r)) {
		return
	}
	w := f.trapped(st.fails, st.ways&isOpenNow)
	f.note(state{ways: f.atExit(st.exits, w)}, r.Place, Fails, r)
}

// atExit returns what the EXIT traps of this process and of those around it make
// of ways.
func (f *follower) atExit(exits []*flow.Trap, w ways) ways {
	w = f.trapped(exits, w)
	for i := len(f.levels) - 1; i >= 0; i-- {
		if f.levels[i].by == byExit {
			w = f.trapped(f.levels[i].outer, w)
		}
	}
	return w
}

// trapped returns what the traps that may be set make of ways.
func (f *follower) trapped(traps []*flow.Trap, w ways) ways {
	if len(traps) == 0 {
		return w
	}
	var out ways
	for _, t := range traps {
		if t == nil {
			out |= w
			continue
		}
		k := memoKey{t, w}
		got, ok := f.memo[k]
		if !ok {
			f.inTrap++
			levels := f.levels
			l := &level{by: byExit}
			f.levels = append(levels[:len(levels):len(levels)], l)
			got = f.block(t.Body, state{ways: w}).join(l.left).either().ways
			f.levels = levels
			f.inTrap--
			f.memo[k] = got
		}
		out |= got
	}
	return out
}

func (f *follower) trap(t *flow.Trap, st state) state {
	set := []*flow.Trap{t}
	if len(t.Body) == 0 {
		set = nil
	}
	switch {
	case slices.Contains(t.Signals, "EXIT"):
		st.exits = set
	case slices.Contains(t.Signals, "?"): // it may be
		st.exits = joinTraps(st.exits, set)
	}
	if slices.Contains(t.Signals, "ERR") {
		st.fails = set
	}
	return st
}

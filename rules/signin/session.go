package signin

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
)

// Sessions returns the sessions that the sign-ins of a trace open, as [Find]
// returned them, in the order of their first sign-ins. A sign-in that no run
// reaches, that its tool refuses, that leaves no session or that is only written
// into a file opens none.
func Sessions(t *flow.Trace, found []*SignIn) []*Session {
	v := look(t)
	g := &grouper{view: v, of: map[*flow.Run]*SignIn{}}
	for _, s := range found {
		if opens(s) {
			for _, r := range append([]*flow.Run{s.Run}, s.others...) {
				g.of[r] = s
			}
		}
	}
	var all []*Session
	g.begin(t.Steps, nil)
	for _, u := range t.Uncalled {
		g.begin(u.Body, u)
	}
	for _, group := range g.groups {
		if group.into == nil {
			all = append(all, group.session)
		}
	}
	v.follow(all, g)
	return all
}

// opens reports whether a sign-in leaves a session behind.
func opens(s *SignIn) bool {
	if s.Dead != "" || s.Written || s.Tool.Cache == nil || s.Command.Passing {
		return false
	}
	return slices.ContainsFunc(s.Outcomes, func(o Outcome) bool { return o.Refused == "" })
}

// A group is a session as it is put together.
type group struct {
	session *Session
	into    *group      // the group it was joined to, nil: none
	root    []flow.Step // the steps of the run that it belongs to
	library *flow.Scope // the function that nothing calls, nil: the entry itself
}

func (g *group) find() *group {
	for g.into != nil {
		g = g.into
	}
	return g
}

// A current is the session that a cache holds at some point of a run.
type current struct {
	group  *group
	worked bool // something has worked with it since
	closed bool // it is closed on every way
}

// maxSessions is how many sessions of a run are told apart; what comes after them
// belongs to the last one.
const maxSessions = 100

// A grouper puts the sign-ins of a run together to sessions.
type grouper struct {
	*view
	of      map[*flow.Run]*SignIn
	groups  []*group
	root    []flow.Step
	library *flow.Scope
}

type currents map[cacheKey]current

func (c currents) copy() currents {
	d := make(currents, len(c))
	for k, v := range c {
		d[k] = v
	}
	return d
}

func (g *grouper) begin(steps []flow.Step, library *flow.Scope) {
	g.root, g.library = steps, library
	g.block(steps, currents{})
}

func (g *grouper) block(steps []flow.Step, now currents) {
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Run:
			g.run(step, now)
		case *flow.Fork:
			g.fork(step, now)
		case *flow.Repeat:
			g.block(step.Cond, now)
			before := now.copy()
			g.block(step.Body, now)
			g.join(now, []currents{now.copy(), before}, before)
		case *flow.Scope:
			g.block(step.Body, now)
			g.block(step.Always, now)
		}
	}
}

func (g *grouper) fork(f *flow.Fork, now currents) {
	before := now.copy()
	var ends []currents
	for _, a := range f.Arms {
		g.block(a.Cond, now)
		if a.Dead {
			continue
		}
		arm := now.copy()
		g.block(a.Body, arm)
		ends = append(ends, arm)
	}
	if !f.Total {
		ends = append(ends, now.copy())
	}
	g.join(now, ends, before)
}

// join makes now the sessions after any of several ways. Sessions that different
// ways opened are one.
func (g *grouper) join(now currents, ends []currents, before currents) {
	for k := range now {
		delete(now, k)
	}
	for _, e := range ends {
		for k, c := range e {
			old, ok := now[k]
			if !ok {
				now[k] = c
				continue
			}
			a, b := old.group.find(), c.group.find()
			if a != b {
				was := before[k].group
				switch {
				case was != nil && a == was.find():
					a = b // the newer one
				case was != nil && b == was.find():
				default:
					g.unite(a, b)
					a = a.find()
				}
			}
			now[k] = current{a, old.worked || c.worked, old.closed && c.closed}
		}
	}
}

func (g *grouper) unite(a, b *group) {
	for _, s := range b.session.SignIns {
		a.session.take(s)
	}
	b.into = a
}

func (g *grouper) run(r *flow.Run, now currents) {
	if r.Dead != "" {
		return
	}
	s := g.of[r]
	if s == nil {
		if g.calls[r] == nil && g.removals[r] == nil && !facts.Borrows(program(r)) {
			return
		}
		for k, c := range now {
			switch {
			case g.worksWith(r, k):
				c.worked = true
				now[k] = c
			case g.closes(r, c.group.find().session):
				c.closed = true
				now[k] = c
			}
		}
		return
	}
	k := s.Cache.key()
	c, ok := now[k]
	if ok {
		last := c.group.find().session
		if c.closed || c.worked && !sameWho(last.SignIns[len(last.SignIns)-1], s) {
			ok = false
		} else {
			last.take(s)
		}
	}
	if !ok && len(g.groups) >= maxSessions {
		for i := len(g.groups) - 1; i >= 0 && !ok; i-- {
			if x := g.groups[i].find(); x.session.Cache.Tool == s.Cache.Tool && x.session.Cache.Where == s.Cache.Where && x.library == g.library {
				x.session.take(s)
				c.group, ok = x, true
			}
		}
	}
	if !ok {
		c.group = &group{session: &Session{SignIns: []*SignIn{s}, Cache: s.Cache}, root: g.root, library: g.library}
		g.groups = append(g.groups, c.group)
	}
	now[k] = current{group: c.group}
}

// take adds a sign-in that is not there yet.
func (s *Session) take(in *SignIn) {
	if !slices.Contains(s.SignIns, in) {
		s.SignIns = append(s.SignIns, in)
	}
}

// worksWith reports whether a run works with the session of a cache: it does
// something with it that is more than to choose, show or lend it.
func (v *view) worksWith(r *flow.Run, k cacheKey) bool {
	if r.Dead != "" {
		return false
	}
	c := v.calls[r]
	if c == nil {
		return v.borrows(r, k)
	}
	if c.tool != k.tool || v.keyOf(c) != k {
		return false
	}
	for _, rd := range c.readings {
		if rd.effect() == facts.Works {
			return true
		}
	}
	return false
}

// borrows reports whether a run is of a program that works with another one's session.
func (v *view) borrows(r *flow.Run, k cacheKey) bool {
	if storeOf(r, k.tool).cacheKey != k {
		return false
	}
	var words []string
	for _, o := range r.Args {
		s, ok := only(o)
		if !ok {
			break
		}
		words = append(words, s)
	}
	b := facts.BorrowerOf(program(r), words)
	return b != nil && b.Tool == k.tool.ID
}

// closes reports whether a run closes a session: a sign-out of its account, or
// the removal of its files.
func (v *view) closes(r *flow.Run, s *Session) bool {
	if r.Dead != "" {
		return false
	}
	c := v.calls[r]
	if c == nil {
		m := v.removals[r]
		return m != nil && m.removes(s.Cache.key())
	}
	if c.tool != s.Cache.Tool || v.keyOf(c) != s.Cache.key() {
		return false
	}
	for _, rd := range c.readings {
		switch rd.effect() {
		case facts.SignsOutAll:
			return true
		case facts.SignsOut:
			g := given(rd.given, facts.Account)
			if g == nil || g.Value == nil || !isGiven(*g) || s.mayBe(*g.Value) {
				return true
			}
		}
	}
	return false
}

// names reports whether a run signs out an account that it names.
func (v *view) names(r *flow.Run) bool {
	c := v.calls[r]
	if c == nil {
		return false
	}
	return slices.ContainsFunc(c.readings, func(rd reading) bool {
		g := given(rd.given, facts.Account)
		return rd.effect() == facts.SignsOut && g != nil && isGiven(*g)
	})
}

// mayBe reports whether the account that a sign-out names can be the session's.
func (s *Session) mayBe(account flow.Value) bool {
	name, known := account.Known()
	for _, in := range s.SignIns {
		for _, o := range in.Outcomes {
			if o.User == nil {
				return true
			}
			user, ok := o.User.Known()
			if !known || !ok || user == name {
				return true
			}
		}
	}
	return false
}

// follow finds out how each session ends.
func (v *view) follow(all []*Session, g *grouper) {
	groups := map[*Session]*group{}
	for _, x := range g.groups {
		if x.into == nil {
			groups[x.session] = x
		}
	}
	budget := maxFollowed
	for _, s := range all {
		slices.SortStableFunc(s.SignIns, func(a, b *SignIn) int { return v.order[a.Run] - v.order[b.Run] })
		x := groups[s]
		f := &follower{view: v, session: s, of: g.of, seen: map[endKey]bool{}, closed: map[*flow.Run]bool{}, passed: map[*flow.Run]bool{}, memo: map[memoKey]ways{}}
		for _, in := range s.SignIns {
			if budget <= 0 && in != s.SignIns[0] {
				break // thousands of sign-ins: the first ones stand for them
			}
			budget -= len(v.runs)
			f.opener = in
			f.entry(x)
		}
		f.finish()
		v.hand(s, x)
	}
}

// maxFollowed is how many runs are looked at, over all sign-ins of a trace.
const maxFollowed = 1_000_000

// hand tells whether a session belongs to the caller.
func (v *view) hand(s *Session, x *group) {
	s.Cache.Removed = s.SignIns[0].Cache.Removed
	guarded := v.trace.Entry.Context == flow.AScript || v.trace.Entry.Context == ""
	all := true
	for _, in := range s.SignIns {
		all = all && in.Guarded != nil
	}
	s.Handed = !s.Works || v.trace.Library || x.library != nil || guarded && (all || v.switchesBack(s))
}

// switchesBack reports whether a program notes which account is there before it
// signs in, and chooses it again afterwards: what it leaves was there before.
func (v *view) switchesBack(s *Session) bool {
	first := v.order[s.SignIns[0].Run]
	key := s.Cache.key()
	shown := func(r *flow.Run) bool {
		c := v.calls[r]
		return c.does(facts.Asks) && v.order[r] < first && v.keyOf(c) == key
	}
	for _, r := range v.runs {
		c := v.calls[r]
		if c == nil || v.order[r] <= first || !(c.does(facts.Chooses) || c.signIn != nil) || c.tool != s.Cache.Tool {
			continue
		}
		if c.does(facts.Asks) {
			continue
		}
		if reads(r, shown) != nil {
			return true
		}
	}
	return false
}

package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// A view is a trace as this package needs it: its runs in order, the calls among
// them that are tools', and under which conditions those stand.
type view struct {
	trace    *flow.Trace
	runs     []*flow.Run
	order    map[*flow.Run]int // of the runs, and of those that only a trap holds
	calls    map[*flow.Run]*call
	virtual  map[*flow.Run][]*call     // what signs in at a run without being a tool's command: token requests, connection strings
	found    []*ambient                // environments that sign in, in order
	under    map[*flow.Run][]condition // of the sign-ins
	about    map[*flow.Run]*flow.Run   // the run whose status a test of $? looks at
	removals map[*flow.Run]*removal
	within   map[*flow.Run]*flow.Fork // of the sign-ins: the alternatives of a text that they are one of
	traps    []*flow.Trap
	asked    []question                 // what every run asks a person
	begins   []int                      // the order at which each function begins that nothing calls
	status   map[source.Place]*flow.Run // where $? was kept, and of which run
	gone     map[cacheKey]bool          // whether a private cache is removed
}

// A question is where a run asks a person something, or looks whether one is there.
type question struct {
	place source.Place
	where script.Where
	part  int // of the trace, as partOf has it
	why   string
}

// A condition is a run that decided, before a sign-in, whether it is reached.
type condition struct {
	run   *flow.Run
	held  bool // its status was success
	known bool // … as far as the program says
}

// look reads a trace.
func look(t *flow.Trace) *view {
	v := &view{
		trace:    t,
		order:    map[*flow.Run]int{},
		gone:     map[cacheKey]bool{},
		removals: map[*flow.Run]*removal{},
		within:   map[*flow.Run]*flow.Fork{},
		calls:    map[*flow.Run]*call{},
		virtual:  map[*flow.Run][]*call{},
		under:    map[*flow.Run][]condition{},
		about:    map[*flow.Run]*flow.Run{},
		status:   map[source.Place]*flow.Run{},
	}
	s := &surveyor{view: v, sets: map[string]source.Place{}, ambient: map[ambientKey]*ambient{}, settings: map[setting]configured{}}
	s.block(t.Steps, nil)
	for _, u := range t.Uncalled {
		s.last = nil
		s.begins = append(s.begins, len(s.order))
		s.block(u.Body, nil)
	}
	for _, a := range v.found {
		a.used = slices.ContainsFunc(v.runs, func(r *flow.Run) bool { return v.takes(r, a) })
	}
	return v
}

// A surveyor walks the steps once, in order.
type surveyor struct {
	*view
	last  *flow.Run  // the run whose status $? has
	texts *flow.Fork // the outermost alternatives of a text around
	mute  bool       // in a trap that runs where it is known to: not once more

	sets    map[string]source.Place // where variables of the environment were last set
	ambient map[ambientKey]*ambient

	settings map[setting]configured
}

// block walks steps under conditions. What follows a branch that leaves stands
// under the opposite of its condition.
func (s *surveyor) block(steps []flow.Step, under []condition) {
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Run:
			s.run(step, under)
		case *flow.Set:
			s.set(step)
			for _, v := range step.Values {
				if v.Name == "?" && len(v.From) > 0 && s.last != nil && s.told(v.From[0]) == nil {
					s.status[v.From[0]] = s.last
				}
			}
		case *flow.Fork:
			under = append(under[:len(under):len(under)], s.fork(step, under)...)
		case *flow.Repeat:
			if step.Loop != nil && step.Loop.Asks && step.Loop.Input == nil && step.Dead == "" && len(under) == 0 {
				s.ask(step.Loop.Place, step.Where, "lets a person choose")
			}
			s.block(step.Cond, under)
			body := under
			if step.Loop == nil || !step.Loop.Post {
				until := step.Loop != nil && step.Loop.Until
				body = append(under[:len(under):len(under)], deciders(step.Cond, !until)...)
			}
			s.block(step.Body, body)
		case *flow.Scope:
			s.block(step.Body, under)
			s.block(step.Always, under)
		case *flow.Trap:
			s.traps = append(s.traps, step)
			last, mute := s.last, s.mute
			s.mute = mute || slices.Contains(step.Signals, "EXIT")
			s.block(step.Body, under)
			s.last, s.mute = last, mute
		}
	}
}

// fork walks a branch and returns the conditions under which what follows stands.
func (s *surveyor) fork(f *flow.Fork, under []condition) (after []condition) {
	kind := script.If
	if f.Branch != nil {
		kind = f.Branch.Kind
	} else if s.texts == nil {
		s.texts = f
		defer func() { s.texts = nil }()
	}
	for i := range f.Arms {
		a := &f.Arms[i]
		s.block(a.Cond, under)
		last := s.last
		var yes, no []condition
		if len(a.Cond) > 0 {
			yes, no = deciders(a.Cond, true), deciders(a.Cond, false)
		}
		if kind == script.Or {
			yes, no = no, yes
		}
		s.block(a.Body, append(under[:len(under):len(under)], yes...))
		if leaves(a.Body) {
			after = append(after, no...)
		}
		s.last = last
		under = append(under[:len(under):len(under)], no...)
	}
	return after
}

// set looks at an assignment: what it completes signs in even if nothing that is
// run here uses it.
func (s *surveyor) set(step *flow.Set) {
	a := step.Assign
	if a == nil {
		return
	}
	s.assigned(a)
	if slices.ContainsFunc(facts.Environments, func(t *facts.Tool) bool { return t.Commands[0].Takes(a.Name) }) {
		s.ambients(&flow.Run{Place: a.Place, Env: step.Env, Via: step.Via, Where: step.Where, Dead: step.Dead}, true)
	}
}

func (s *surveyor) run(r *flow.Run, under []condition) {
	s.order[r] = len(s.order)
	if !s.mute {
		s.runs = append(s.runs, r)
	}
	if r.Call != nil {
		for _, a := range r.Call.Env {
			s.assigned(a)
		}
	}
	if c := requestOf(r); c != nil {
		s.virtual[r] = append(s.virtual[r], c)
	}
	s.virtual[r] = append(s.virtual[r], textsOf(r)...)
	if len(s.virtual[r]) == 0 {
		delete(s.virtual, r)
	}
	s.ambients(r, false)
	if m := removalOf(r); m != nil {
		s.removals[r] = m
	}
	c := callOf(r)
	if c != nil {
		s.settled(c)
		s.configure(c, len(under) == 0)
		c.asks = c.does(facts.Asks) || c.does(facts.Works) && c.request().Verb == facts.Reads
		s.calls[r] = c
		if c.signIn != nil {
			s.under[r] = under
			if s.texts != nil {
				s.within[r] = s.texts
			}
		}
	}
	args := r.Args
	if t := testOf(r); t != nil && t.a != nil {
		args = append(args[:len(args):len(args)], *t.a)
	}
	for _, o := range args {
		values(o, func(v flow.Value) bool {
			if v.Name != "?" {
				return false
			}
			subject := s.last
			if len(v.From) > 0 {
				at := v.From[0]
				if own := r.Call != nil && r.Call.File == at.File && r.Call.Contains(at.Span); own {
					s.status[at] = subject // echo $?: what keeps its output keeps the status
				} else if s.status[at] != nil {
					subject = s.status[at]
				}
			}
			if subject != nil {
				s.about[r] = subject
			}
			return true
		})
	}
	if len(under) == 0 && r.Dead == "" {
		switch {
		case isPrompt(r):
			s.ask(r.Place, r.Where, "asks a person")
		case asksForCloudShell(c):
			s.ask(r.Place, r.Where, "looks whether it runs in Azure Cloud Shell")
		}
	}
	s.last = r
}

// told returns the run whose status the last run printed, if that is the $? that
// stands at a place: x=$(echo $?).
func (s *surveyor) told(at source.Place) *flow.Run {
	if subject := s.about[s.last]; subject != nil && s.status[at] == subject {
		return subject
	}
	return nil
}

// ask notes a question that every run comes to.
func (s *surveyor) ask(p source.Place, where script.Where, why string) {
	s.asked = append(s.asked, question{p, where, len(s.begins), why})
}

// partOf returns which part of the trace a run belongs to: 0 is the entry, the
// others are the functions that nothing calls.
func (v *view) partOf(r *flow.Run) int {
	n, _ := slices.BinarySearch(v.begins, v.order[r]+1)
	return n
}

// asksForCloudShell reports whether a call asks the tool whether it runs in the
// shell in the browser.
func asksForCloudShell(c *call) bool {
	return c.does(facts.Asks) && slices.ContainsFunc(c.run.Args, func(o flow.Operand) bool {
		s, ok := only(o)
		return ok && strings.Contains(s, facts.CloudShellField)
	})
}

// isPrompt reports whether a run shows a prompt and reads the answer of whoever
// sits there.
func isPrompt(r *flow.Run) bool {
	if program(r) != "read" || r.Input != nil {
		return false
	}
	for _, o := range r.Args {
		s, ok := only(o)
		if !ok {
			continue
		}
		if len(s) > 1 && s[0] == '-' && strings.Contains(s, "p") {
			return true
		}
		if i := strings.IndexByte(s, '?'); i > 0 && s[0] != '-' { // read "name?prompt"
			return true
		}
	}
	return false
}

// leaves reports whether control never comes to the end of steps.
func leaves(steps []flow.Step) bool {
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Leave:
			return true
		case *flow.Fork:
			if step.Total && len(step.Arms) > 0 {
				all := true
				for _, a := range step.Arms {
					all = all && (a.Dead || leaves(a.Body))
				}
				if all {
					return true
				}
			}
		case *flow.Scope:
			switch step.Kind {
			case flow.Braces:
				if leaves(step.Body) {
					return true
				}
			case flow.Function, flow.Sourced:
				if exits(step.Body) {
					return true
				}
			}
		}
	}
	return false
}

// exits reports whether steps surely end the process.
func exits(steps []flow.Step) bool {
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Leave:
			return step.How == script.Exit || step.How == script.Throw
		case *flow.Fork:
			return false
		case *flow.Scope:
			if step.Kind != flow.Process && step.Kind != flow.Subshell && step.Kind != flow.Prints && exits(step.Body) {
				return true
			}
		}
	}
	return false
}

// deciders returns the runs that decide whether a condition is true, given that
// it was or was not.
func deciders(cond []flow.Step, truth bool) []condition { return decide(cond, truth, true, 0) }

func decide(cond []flow.Step, truth, known bool, depth int) []condition {
	if depth > 100 {
		return nil
	}
	for i := len(cond) - 1; i >= 0; i-- {
		switch step := cond[i].(type) {
		case *flow.Run:
			return []condition{{step, truth != step.Call.Negated, known}}
		case *flow.Set:
			// x=$(cmd): the status is that of the last substitution.
			for j := i - 1; j >= 0; j-- {
				if sc, ok := cond[j].(*flow.Scope); ok && sc.Kind == flow.Prints {
					return decide(sc.Body, truth, known, depth+1)
				}
			}
			return nil
		case *flow.Scope:
			if step.Kind == flow.Prints || step.Kind == flow.TrapRun {
				continue
			}
			truth := truth
			if step.Group != nil && step.Group.Negated || step.Run != nil && step.Run.Call != nil && step.Run.Call.Negated {
				truth = !truth
			}
			return decide(step.Body, truth, known, depth+1)
		case *flow.Fork:
			var out []condition
			for _, a := range step.Arms {
				sure := step.Branch != nil && (step.Branch.Kind == script.And && truth || step.Branch.Kind == script.Or && !truth)
				if len(a.Cond) > 0 {
					out = append(out, decide(a.Cond, truth, known && sure, depth+1)...)
				}
				out = append(out, decide(a.Body, truth, known && sure, depth+1)...)
			}
			return out
		case *flow.Leave:
			continue
		default:
			return nil
		}
	}
	return nil
}

// asks reports whether a run looks for a session: it fails, or prints nothing,
// without one, and changes nothing.
func (v *view) asks(r *flow.Run) bool {
	c := v.calls[r]
	return c != nil && c.asks
}

package signin

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// guardOf returns the run that looked for a session and found none, if a sign-in
// stands under one.
func (v *view) guardOf(r *flow.Run) *flow.Run {
	under := v.under[r]
	for i := len(under) - 1; i >= 0; i-- {
		if asked, found, ok := v.looksFor(under[i]); asked != nil && !(ok && found) {
			return asked
		}
	}
	return nil
}

// looksFor says whether a condition looks for a session, and whether it found
// one. The last result is false if that is not known.
func (v *view) looksFor(c condition) (asked *flow.Run, found, ok bool) {
	if c.run == nil {
		return nil, false, false
	}
	if v.asks(c.run) {
		return c.run, c.held, c.known
	}
	if subject := v.about[c.run]; subject != nil && v.asks(subject) {
		if t := testOf(c.run); t != nil {
			found, ok = t.succeeded(c.held)
			return subject, found, ok && c.known
		}
		return subject, false, false
	}
	asked = reads(c.run, v.asks)
	if asked == nil {
		return nil, false, false
	}
	if t := testOf(c.run); t != nil {
		found, ok = t.found(c.held)
		return asked, found, ok && c.known
	}
	says := slices.ContainsFunc(c.run.Args, func(o flow.Operand) bool { // … | grep -q "Logged out"
		s, ok := only(o)
		return ok && facts.SaysNoSession(s)
	})
	return asked, c.held != says, c.known // … | grep -q "$SUBSCRIPTION"
}

// personAt returns why a person is taken to be there at a sign-in.
func (v *view) personAt(s *SignIn) []Evidence {
	var all []Evidence
	seen := map[source.Place]bool{}
	add := func(p source.Place, why string) {
		if !seen[p] {
			seen[p] = true
			all = append(all, Evidence{p, why})
		}
	}
	for _, o := range s.Outcomes {
		for _, g := range o.Options {
			if g.Value == nil {
				continue
			}
			within(*g.Value, func(x flow.Value) bool {
				if x.Kind == flow.Prompt {
					add(firstPlace(&x, s.Place), "reads the "+meaningName(g.Option, o)+" from a prompt")
				}
				return false
			})
		}
	}
	for _, q := range v.asked {
		if q.where == s.Run.Where && q.part == v.partOf(s.Run) {
			add(q.place, q.why)
		}
	}
	for _, c := range v.under[s.Run] {
		v.personUnder(c, add)
	}
	if s.Guarded != nil {
		add(s.Guarded.Place, "signs in only where no session is found")
	}
	if f := s.Place.File; f != nil && facts.IsNotebook(f.Path) {
		add(s.Place, "is in a file that a person runs piece by piece")
	} else if d := v.trace.Entry.Doc; d != nil && d.File != nil && facts.IsNotebook(d.File.Path) {
		add(s.Place, "is run by a file that a person runs piece by piece")
	}
	return all
}

// meaningName names what an option takes, for a reader.
func meaningName(opt *facts.Option, o Outcome) string {
	switch opt.Means {
	case facts.UserName:
		if o.Identity == facts.User {
			return "user name"
		}
		return "application's ID"
	case facts.Password:
		if o.Identity == facts.User {
			return "password"
		}
		return "secret"
	case facts.TenantName:
		return "tenant"
	case facts.Certificate:
		return "certificate"
	}
	return "value of " + opt.Names[0]
}

// personUnder adds what a condition tells of a person: a test for a terminal, or
// of a variable that a CI system or a shell in the browser sets.
func (v *view) personUnder(c condition, add func(source.Place, string)) {
	if program(c.run) == "tty" && c.held && c.known {
		add(c.run.Place, "runs only at a terminal")
		return
	}
	t := testOf(c.run)
	if t == nil {
		return
	}
	if t.op == "-t" {
		if c.known && c.held != t.not {
			add(c.run.Place, "runs only at a terminal")
		}
		return
	}
	for _, o := range c.run.Args {
		values(o, func(x flow.Value) bool {
			if x.Kind != flow.Environment {
				return false
			}
			m := facts.MarkOf(x.Name)
			switch {
			case m == nil:
			case m.Person:
				add(c.run.Place, "looks whether it runs in "+m.System)
			case t.a != nil && c.known:
				if set, ok := t.set(c.held); ok && !set {
					add(c.run.Place, "runs only outside "+m.System)
				}
			}
			return m != nil
		})
	}
}

// set says what the truth of a test tells of a variable that is "true" or not
// set. The last result is false if it tells nothing.
func (t *test) set(held bool) (is, ok bool) {
	if t.b == nil {
		return t.found(held)
	}
	equal := held != t.not
	switch t.op {
	case "=", "==", "-eq":
	case "!=", "-ne":
		equal = !equal
	default:
		return false, false
	}
	switch s, _ := only(*t.b); s {
	case "true", "True", "1", "yes":
		return equal, true
	case "false", "False", "0", "no", "":
		_, known := only(*t.b)
		return !equal, known
	}
	return false, false
}

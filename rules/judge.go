package rules

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// A verdict says how surely a sign-in breaks a rule.
type verdict int

const (
	no    verdict = iota // no possibility that the files spell out breaks it
	maybe                // one of several does
	sure                 // all do
)

// judge asks of each possibility of a sign-in whether it breaks a rule, and
// returns the first that does. A sign-in that no run reaches breaks none.
func judge(s *signin.SignIn, breaks func(*signin.Outcome) bool) (verdict, *signin.Outcome) {
	if s.Dead != "" {
		return no, nil
	}
	var first *signin.Outcome
	all := !s.Open
	for i := range s.Outcomes {
		switch o := &s.Outcomes[i]; {
		case !breaks(o):
			all = false
		case first == nil:
			first = o
			fallthrough
		default:
			all = all && !doubtful(o)
		}
	}
	switch {
	case first == nil:
		return no, nil
	case all:
		return sure, first
	}
	return maybe, first
}

// doubtful reports whether an outcome has an option that the tables do not know:
// a typing error, which the tool refuses, or one of a newer version. Either way
// nobody knows what the call does with it. A misspelt tenant changes no identity.
func doubtful(o *signin.Outcome) bool {
	return slices.ContainsFunc(o.Unread, func(w string) bool {
		return len(w) > 1 && w[0] == '-' && !isTenantOption(w)
	})
}

// judgeIdentity is judge for the rules about who signs in: a sign-in whose every
// possibility is a person breaks them surely, whichever way the person takes.
func judgeIdentity(s *signin.SignIn, breaks func(*signin.Outcome) bool) (verdict, *signin.Outcome) {
	v, o := judge(s, breaks)
	if v == maybe && !s.Open && onlyUsers(s) && !doubtful(o) {
		v = sure
	}
	return v, o
}

func onlyUsers(s *signin.SignIn) bool {
	for i := range s.Outcomes {
		if s.Outcomes[i].Identity != facts.User {
			return false
		}
	}
	return len(s.Outcomes) > 0
}

// weigh returns the level of a finding about s that would have the level l: one
// lower for a "may", one lower for text that is only written into another
// script. It returns 0 for a finding that disappears.
func weigh(l Level, v verdict, s *signin.SignIn) Level {
	if v == maybe {
		l--
	}
	if s.Written {
		l--
	}
	return max(l, 0)
}

// unattended reports whether nobody is there to answer: no evidence in the files
// counts against the place where they run.
func (p *Pass) unattended() bool {
	return p.Trace.Entry.Context == flow.Pipeline || p.Trace.Entry.Context == flow.Automation
}

// attended reports whether a person is there when s runs. A guard in a pipeline
// (az account show || az login) is no sign of one: nobody is signed in there.
func (p *Pass) attended(s *signin.SignIn) bool {
	return !p.unattended() && (len(s.Person) > 0 || s.Guarded != nil)
}

// stays reports whether the machine is still there after the run, with what the
// run left on its disk. A machine stays unless it is known to be thrown away.
func (p *Pass) stays(c signin.Cache) bool {
	if c.Where == script.Discarded || c.Private && c.Removed {
		return false
	}
	host := p.Trace.Entry.Host
	if host == nil {
		return true
	}
	return host.Container == nil && host.Runner.Hosted != script.Yes
}

// isUser reports whether the outcome is a person's.
func isUser(o *signin.Outcome) bool { return o.Identity == facts.User }

// isApp reports whether the outcome is an application's that holds a credential
// of its own or a token of its surroundings.
func isApp(o *signin.Outcome) bool {
	return o.Identity == facts.App || o.Identity == facts.Federated
}

// given returns the first option of the outcome with a meaning, or nil.
func given(o *signin.Outcome, m facts.Meaning) *signin.Given {
	for i := range o.Options {
		if o.Options[i].Means == m {
			return &o.Options[i]
		}
	}
	return nil
}

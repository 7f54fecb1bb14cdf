package lint

import (
	"github.com/authlint/authlint/rules"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// A Census counts what a run found. A call is counted once, by the worst of what
// it can be; one that no run reaches, or that is only written into a file, is not
// counted among the sign-ins.
type Census struct {
	SignIns int `json:"signIns"`
	Files   int `json:"files"` // in which they stand

	UserPassword     int `json:"userPassword"`
	DeviceCode       int `json:"deviceCode"`
	Interactive      int `json:"interactive"`
	ServicePrincipal int `json:"servicePrincipal"`
	WithSecret       int `json:"withSecret"` // of ServicePrincipal
	Passwordless     int `json:"passwordless"`
	Undecided        int `json:"undecided"`

	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`

	Unread int `json:"unread"` // files with something that could not be read or followed
}

// Census returns the counts of the result.
func (r *Result) Census() Census {
	var c Census
	files := map[string]bool{}
	for _, s := range r.SignIns {
		kind := s.Kind()
		if kind == NotRun {
			continue
		}
		c.SignIns++
		files[s.Place.File.Path] = true
		switch kind {
		case UserPassword:
			c.UserPassword++
		case DeviceCode:
			c.DeviceCode++
		case Interactive:
			c.Interactive++
		case AppSecret:
			c.ServicePrincipal++
			c.WithSecret++
		case App:
			c.ServicePrincipal++
		case Passwordless:
			c.Passwordless++
		default:
			c.Undecided++
		}
	}
	c.Files = len(files)
	for _, f := range r.Findings {
		switch f.Level {
		case rules.Error:
			c.Errors++
		case rules.Warning:
			c.Warnings++
		default:
			c.Notes++
		}
	}
	unread := map[string]bool{}
	for _, p := range r.Problems {
		unread[p.Path] = true
	}
	c.Unread = len(unread)
	return c
}

// Kind says in one word who a sign-in is and how.
type Kind string

// The kinds, the worst first.
const (
	UserPassword Kind = "user password"
	DeviceCode   Kind = "device code"
	Interactive  Kind = "interactive"
	AppSecret    Kind = "service principal with a secret"
	App          Kind = "service principal"
	Passwordless Kind = "managed identity or federated"
	Undecided    Kind = "undecided"
	NotRun       Kind = "" // no run reaches it
)

// Kind returns the worst of what the sign-in can be in its runs.
func (s SignIn) Kind() Kind {
	if kinds := s.Kinds(); len(kinds) > 0 {
		return kinds[0]
	}
	return NotRun
}

// Kinds returns all that the sign-in can be in its runs, the worst first; none if
// no run reaches it.
func (s SignIn) Kinds() []Kind {
	found := map[Kind]bool{}
	for _, run := range s.Runs {
		if run.Dead != "" || run.Written {
			continue
		}
		for _, o := range run.Outcomes {
			found[kindOf(o.Identity, o.Credential)] = true
		}
	}
	var out []Kind
	for _, k := range []Kind{UserPassword, DeviceCode, Interactive, AppSecret, App, Passwordless, Undecided} {
		if found[k] {
			out = append(out, k)
		}
	}
	return out
}

// Certain reports whether each run of the sign-in can be one kind alone.
func (s SignIn) Certain() bool {
	for _, run := range s.Runs {
		if one := (SignIn{Runs: []*signin.SignIn{run}}); len(one.Kinds()) > 1 {
			return false
		}
	}
	return true
}

func kindOf(who facts.Identity, how facts.Credential) Kind {
	switch who {
	case facts.User:
		switch how {
		case facts.ByPassword:
			return UserPassword
		case facts.ByDeviceCode:
			return DeviceCode
		}
		return Interactive
	case facts.App:
		if how == facts.BySecret {
			return AppSecret
		}
		return App
	case facts.Managed, facts.Federated:
		return Passwordless
	}
	return Undecided
}

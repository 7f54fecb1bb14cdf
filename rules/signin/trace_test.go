package signin_test

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// trace reads a shell script and follows it as a file on its own.
func trace(t testing.TB, name, text string) *flow.Trace {
	t.Helper()
	return traceIn(t, flow.AScript, name, text)
}

func traceIn(t testing.TB, c flow.Context, name, text string) *flow.Trace {
	t.Helper()
	doc := parsers.Read(source.NewFile(name, text))
	for _, p := range doc.Problems {
		t.Logf("problem: %s", p.Message)
	}
	return flow.Walk(flow.Entry{Context: c, Doc: doc, Scripts: doc.Scripts}, flow.Config{
		Project: parsers.Link([]*script.Document{doc}),
		Read:    parsers.ReadScript,
	})
}

// describe writes a sign-in in a line: each outcome as identity/credential, the
// state of its tenant as a sign, and what else is known.
func describe(s *signin.SignIn) string {
	signs := map[signin.TenantState]string{
		signin.TenantNotTaken: "", signin.TenantGiven: "+t", signin.TenantMissing: "-t",
		signin.TenantOptional: "~t", signin.TenantUnknown: "?t", signin.TenantGuessed: "*t",
	}
	short := map[facts.Identity]string{facts.User: "user", facts.App: "app", facts.Managed: "managed", facts.Federated: "federated", facts.NoOne: "someone"}
	var b strings.Builder
	for i, o := range s.Outcomes {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(short[o.Identity] + "/" + strings.ReplaceAll(string(o.Credential), " ", "-"))
		if o.Credential == facts.ByUnknown {
			b.WriteString("?")
		}
		b.WriteString(signs[o.Tenant.State])
		if o.User != nil {
			b.WriteString(" u=" + show(*o.User))
		}
		if o.Secret != nil {
			b.WriteString(" p=" + show(*o.Secret))
		}
		if o.Refused != "" {
			b.WriteString(" REFUSED")
		}
		for _, u := range o.Unread {
			b.WriteString(" unread:" + u)
		}
	}
	flag := func(on bool, name string) {
		if on {
			b.WriteString(" " + name)
		}
	}
	flag(s.Open, "open")
	flag(s.Dead != "", "dead")
	flag(s.Guarded != nil, "guarded")
	flag(len(s.Person) > 0, "person")
	flag(s.Printed, "traced")
	flag(s.Debug, "debug")
	flag(s.Written, "written")
	flag(s.Cache.Where != script.Here && !s.Written, "at:"+string(s.Cache.Where))
	flag(s.Cache.Path != "", "cache:"+clean(s.Cache.Path))
	flag(s.Cache.Private, "private")
	flag(s.Cache.Removed, "removed")
	flag(s.Tool.ID != "az", s.Tool.ID)
	return b.String()
}

// clean takes the marks out of the name of a cache that is only partly known.
func clean(path string) string {
	if i := strings.IndexByte(path, 1); i >= 0 {
		return path[:i] + "(unknown)"
	}
	return path
}

func show(v flow.Value) string {
	if s, ok := v.Known(); ok {
		return s
	}
	switch v.Kind {
	case flow.Joined:
		s := ""
		for _, i := range v.Items {
			s += show(i)
		}
		return s
	case flow.Environment, flow.Parameter:
		return "$" + v.Name
	case flow.File:
		if len(v.Items) > 0 {
			return "@" + show(v.Items[0])
		}
	}
	return "(" + string(v.Kind) + ")"
}

// found describes all sign-ins of a script and of those that it writes.
func found(t testing.TB, name, text string) string {
	t.Helper()
	tr := trace(t, name, text)
	var all []string
	for _, s := range signin.Find(tr) {
		all = append(all, describe(s))
	}
	return strings.Join(all, "\n")
}

// describeSession writes a session in a line: how many sign-ins, how it ends and
// whose it is.
func describeSession(s *signin.Session) string {
	var b strings.Builder
	b.WriteString(string(s.SignIns[0].Outcomes[0].Identity))
	if n := len(s.SignIns); n > 1 {
		b.WriteString(" x" + strings.Repeat("I", n))
	}
	if n := len(s.Closed); n > 0 {
		b.WriteString(" closed")
		if s.Always {
			b.WriteString(" always")
		}
	} else {
		b.WriteString(" never closed")
	}
	for _, e := range s.Ends {
		b.WriteString(" " + string(e.How))
		if e.Run != nil {
			b.WriteString("(" + e.Run.Place.Text() + ")")
		}
	}
	for _, f := range []struct {
		on   bool
		name string
	}{{s.Optional, "optional"}, {s.Handed, "handed"}, {!s.Works, "idle"}} {
		if f.on {
			b.WriteString(" " + f.name)
		}
	}
	return b.String()
}

func sessions(t testing.TB, c flow.Context, name, text string) string {
	t.Helper()
	tr := traceIn(t, c, name, text)
	var all []string
	for _, s := range signin.Sessions(tr, signin.Find(tr)) {
		all = append(all, describeSession(s))
	}
	return strings.Join(all, "\n")
}

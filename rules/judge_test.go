package rules

import (
	"fmt"
	"testing"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

func TestJudge(t *testing.T) {
	t.Parallel()
	user := signin.Outcome{Identity: facts.User, Credential: facts.ByPassword}
	browser := signin.Outcome{Identity: facts.User, Credential: facts.ByBrowser}
	app := signin.Outcome{Identity: facts.App, Credential: facts.BySecret}
	nobody := signin.Outcome{}
	for _, c := range []struct {
		name           string
		s              signin.SignIn
		plain, byIdent verdict
	}{
		{"one that breaks it", signin.SignIn{Outcomes: []signin.Outcome{user}}, sure, sure},
		{"one that does not", signin.SignIn{Outcomes: []signin.Outcome{app}}, no, no},
		{"one of two", signin.SignIn{Outcomes: []signin.Outcome{app, user}}, maybe, maybe},
		{"one of two, both a person's", signin.SignIn{Outcomes: []signin.Outcome{browser, user}}, maybe, sure},
		{"further possibilities", signin.SignIn{Outcomes: []signin.Outcome{user}, Open: true}, maybe, maybe},
		{"further possibilities, all that is known a person's", signin.SignIn{Outcomes: []signin.Outcome{browser, user}, Open: true}, maybe, maybe},
		{"nobody knows who", signin.SignIn{Outcomes: []signin.Outcome{nobody}, Open: true}, no, no},
		{"an option that the tables do not know", signin.SignIn{Outcomes: []signin.Outcome{{Identity: facts.User, Credential: facts.ByPassword, Unread: []string{"--sp"}}}}, maybe, maybe},
		{"a misspelt tenant", signin.SignIn{Outcomes: []signin.Outcome{{Identity: facts.User, Credential: facts.ByPassword, Unread: []string{"--tenant-id", "x"}}}}, sure, sure},
		{"no run reaches it", signin.SignIn{Outcomes: []signin.Outcome{user}, Dead: "after exit"}, no, no},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if v, _ := judge(&c.s, isUserPassword); v != c.plain {
				t.Errorf("judge: got %d, want %d", v, c.plain)
			}
			v, o := judgeIdentity(&c.s, isUserPassword)
			if v != c.byIdent {
				t.Errorf("judgeIdentity: got %d, want %d", v, c.byIdent)
			}
			if (o != nil) != (v != no) || o != nil && !isUserPassword(o) {
				t.Errorf("the outcome %v is not the one that breaks it", o)
			}
		})
	}
}

func TestWeigh(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		level   Level
		v       verdict
		written bool
		want    Level
	}{
		{Error, sure, false, Error},
		{Error, maybe, false, Warning},
		{Error, sure, true, Warning},
		{Error, maybe, true, Note},
		{Warning, maybe, false, Note},
		{Note, maybe, false, 0},
		{Note, sure, true, 0},
		{Note, maybe, true, 0},
	} {
		if got := weigh(c.level, c.v, &signin.SignIn{Written: c.written}); got != c.want {
			t.Errorf("weigh(%v, %d, written %v) = %v, want %v", c.level, c.v, c.written, got, c.want)
		}
	}
}

func TestStays(t *testing.T) {
	t.Parallel()
	hosted := &script.Host{Runner: script.Runner{Hosted: script.Yes}}
	own := &script.Host{Runner: script.Runner{Hosted: script.No}}
	container := &script.Host{Container: &script.Word{}}
	for _, c := range []struct {
		name  string
		host  *script.Host
		cache signin.Cache
		want  bool
	}{
		{"a file on its own", nil, signin.Cache{}, true},
		{"a hosted runner", hosted, signin.Cache{}, false},
		{"a runner of one's own", own, signin.Cache{}, true},
		{"an unknown runner", &script.Host{}, signin.Cache{}, true},
		{"a job container", container, signin.Cache{}, false},
		{"a container that is thrown away", nil, signin.Cache{Where: script.Discarded}, false},
		{"a container that is not", nil, signin.Cache{Where: script.Container}, true},
		{"a private cache that is removed", nil, signin.Cache{Private: true, Removed: true}, false},
		{"a private cache that is kept", nil, signin.Cache{Private: true}, true},
	} {
		p := &Pass{Trace: &flow.Trace{Entry: flow.Entry{Host: c.host}}}
		if got := p.stays(c.cache); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestMerge(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.sh", "az login\naz login\n")
	at := func(lo, hi int) source.Place { return source.Place{File: f, Span: source.Span{Start: lo, End: hi}} }
	first, second := at(0, 8), at(9, 17)
	got := Merge([]Finding{
		{Rule: MissingTenant, Level: Note, Place: second, Message: "b"},
		{Rule: UserPassword, Level: Warning, May: true, Place: first, Message: "may", Related: []Related{{second, "x"}}},
		{Rule: UserPassword, Level: Error, Place: first, Message: "is", Related: []Related{{second, "y"}}},
		{Rule: MissingTenant, Level: Note, Place: first, Message: "a"},
		{Rule: UserPassword, Level: Error, Place: first, Message: "is", Related: []Related{{second, "x"}}},
	})
	var s string
	for _, f := range got {
		s += fmt.Sprintf("%d %s %s %s", f.Place.Start, f.Rule.ID, f.Level, f.Message)
		for _, r := range f.Related {
			s += " " + r.Message
		}
		s += "\n"
	}
	want := "0 missing-tenant note a\n0 user-password error is y x\n9 missing-tenant note b\n"
	if s != want {
		t.Errorf("got\n%swant\n%s", s, want)
	}
	if Merge(nil) != nil {
		t.Error("no findings merge to some")
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"bob@contoso.example", "bob@contoso.example"},
		{"a\nb\tc", "a b c"},
		{"a\x1b[31mb\u202e", "a�[31mb�"},
		{"0123456789012345678901234567890123456789012345678901234567890123456789", "012345678901234567890123456789012345678901234567890123456789…"},
	} {
		if got := oneLine(c.text); got != c.want {
			t.Errorf("oneLine(%q) = %q, want %q", c.text, got, c.want)
		}
	}
	for _, c := range []struct{ word, want string }{
		{`"$1"`, "$1"},
		{`${USER_NAME}`, "${USER_NAME}"},
		{`"svc-$STAGE@contoso.example"`, "svc-$STAGE@contoso.example"},
		{`'literal'`, ""},
		{"\"$A\n$B\"", ""},
		{`"$(cat "$F")"`, ""},
		{`$(cat f)`, "$(cat f)"},
		{`"`, ""},
	} {
		if got := unquoted(c.word); got != c.want {
			t.Errorf("unquoted(%s) = %q, want %q", c.word, got, c.want)
		}
	}
	for word, want := range map[string]bool{"$X": true, "${X}": true, "$1": true, "$": false, "${X": false, "${X:-y}": false, "$X$Y": false, "X": false, "$(x)": false, "": false} {
		if got := isVariable(word); got != want {
			t.Errorf("isVariable(%q) = %v", word, got)
		}
	}
	text := func(s string) *flow.Value { return &flow.Value{Kind: flow.Text, Text: s} }
	s := &signin.SignIn{Run: &flow.Run{}}
	for _, c := range []struct {
		v    *flow.Value
		want string
	}{
		{text("contoso.example"), "contoso.example"},
		{text("it's"), `'it'\''s'`},
		{text("a; rm -rf /"), `'a; rm -rf /'`},
		{text(""), `"$INSTEAD"`},
		{&flow.Value{Kind: flow.Environment, Name: "T"}, `"$T"`},
		{&flow.Value{Kind: flow.Unknown}, `"$INSTEAD"`},
		{nil, `"$INSTEAD"`},
	} {
		if got := shellWord(s, c.v, nil, "INSTEAD"); got != c.want {
			t.Errorf("shellWord(%v) = %s, want %s", c.v, got, c.want)
		}
	}
	for name, want := range map[string]string{"Deploy_Web-App": "deploy-web-app", "__": "", "ünï": "n", "a  b": "a-b"} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}

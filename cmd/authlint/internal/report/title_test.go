package report

import (
	"testing"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

func TestWho(t *testing.T) {
	t.Parallel()
	user := signin.Outcome{Identity: facts.User, Credential: facts.ByPassword}
	browser := signin.Outcome{Identity: facts.User, Credential: facts.ByBrowser}
	app := signin.Outcome{Identity: facts.App, Credential: facts.BySecret}
	run := func(outcomes ...signin.Outcome) *signin.SignIn { return &signin.SignIn{Outcomes: outcomes} }
	for _, c := range []struct {
		name string
		runs []*signin.SignIn
		want string
	}{
		{"one", []*signin.SignIn{run(user)}, "user password"},
		{"either", []*signin.SignIn{run(app, browser)}, "interactive or service principal with a secret"},
		{"one of three", []*signin.SignIn{run(app, browser, user)}, "user password, or interactive, or service principal with a secret"},
		{"two callers", []*signin.SignIn{run(app), run(browser)}, "interactive and service principal with a secret"},
		{"two callers that agree", []*signin.SignIn{run(user), run(user)}, "user password"},
		{"two callers, one undecided", []*signin.SignIn{run(app), run(app, browser)}, "interactive or service principal with a secret"},
		{"not run", []*signin.SignIn{{Dead: "after exit", Outcomes: []signin.Outcome{user}}}, "sign-in"},
	} {
		if got := who(&lint.SignIn{Runs: c.runs}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

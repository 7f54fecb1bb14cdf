// Package rules says what is wrong with a sign-in, how bad it is and what to do.
// A rule is one variable in a file of its own; it sees sign-ins, sessions and
// calls as run, never syntax. The list is [All].
package rules

import (
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/signin"
)

// All holds every rule, in the order of their pages: who signs in, how the
// sign-in is spelt, what becomes of it, over which connections, and the comments
// about rules.
var All = []*Rule{
	UserPassword,
	UserPasswordEnv,
	InteractiveSignIn,
	DeviceCode,
	ClientSecret,
	HardcodedSecret,
	MissingTenant,
	MissingSignOut,
	SkippedSignOut,
	PublishedSession,
	TracedSignIn,
	TLSDowngrade,
	UnverifiedTLS,
	WeakMinimumTLS,
	OutdatedTool,
	RetiredModule,
	BadIgnore,
	UnusedIgnore,
}

// Left out, and why:
//
//   - Checks of certificates that programs without a sign-in of Microsoft's switch off
//     (npm, pip, kubectl, docker): they are no affair of a linter of sign-ins.
//   - Administrators' sign-ins: whether an account is privileged stands in the
//     directory, never in the files.
//   - Passwords of databases and machines (--admin-password): they are no sign-in to
//     Microsoft Entra ID, and secret scanners report them.
//   - Container registry sign-ins with a user name and password (az acr login,
//     docker login): the registry's own account, not a person of the directory.
//   - Any use of az account show as a guard: it is a good habit where a person runs
//     the file, and makes no difference where none does.
//   - A sign-out before the sign-in: it closes nothing, but a clean slate is no fault.

// A Level says how bad a finding is.
type Level int

// The levels, in order.
const (
	Note    Level = iota + 1 // worth knowing
	Warning                  // fragile or unsafe
	Error                    // will fail or already does, or hands out a credential
)

// String returns the level's name: "note", "warning", "error", and "off" for
// what is none.
func (l Level) String() string {
	switch l {
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "off"
}

// ByID returns the rule with the ID, or nil.
func ByID(id string) *Rule {
	for _, r := range All {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Check runs every rule on the entry of p and reports what they find, each
// finding with its rule and, where the rule sets none, its usual level. Findings
// come in the order of [All]; one rule may report one place several times, once
// for each run that leads there: see [Merge].
func Check(p *Pass) {
	around := p.around()
	for _, r := range All {
		if r.Check == nil {
			continue
		}
		q := *p
		q.surroundings = around
		q.Report = func(f Finding) {
			f.Rule = r
			if f.Level == 0 {
				f.Level = r.Level
			}
			p.Report(f)
		}
		r.Check(&q)
	}
}

// A Rule is one kind of finding. Its texts are the source of its page, of
// "authlint explain" and of SARIF's rule metadata.
type Rule struct {
	ID       string      // kebab-case; reads after the word "ignore"; never changes its meaning
	Title    string      // one line, no full stop: "user name and password sign-in"
	Doc      string      // what it reports and where it stays silent; Markdown paragraphs
	Why      string      // why it matters, with dates and links
	Steps    string      // what an administrator does; Markdown list
	Ignore   string      // when to ignore it
	Level    Level       // the usual level
	Levels   string      // what decides the level, one line, where it varies
	Severity string      // "security-severity" of SARIF: "8.1"
	CWE      []string    // "CWE-308"
	Bad      []Example   // each is reported by this rule where "# want" says so
	Good     []Example   // silent for this rule
	Check    func(*Pass) // nil for rules that the driver reports itself (bad-ignore)
}

// An Example is a small file.
type Example struct {
	Name string // the file's name: "deploy.sh"
	Text string // with "# want" at the end of reported lines in Bad; the mark is cut off where it is shown
}

// A Pass is one entry as a rule sees it. Everything goes out through Report.
type Pass struct {
	Trace      *flow.Trace
	SignIns    []*signin.SignIn
	Sessions   []*signin.Session
	Weakenings []*signin.Weakening
	Repo       Repo
	Report     func(Finding)

	surroundings *surroundings // nil until a rule asks
}

// Repo is what is known of the repository as a whole.
type Repo struct {
	CI   []CI   // pipelines that call the entry or could
	Root string // the folder's name, for names in suggested commands
}

// CI names a system whose files the repository holds: "github", "azure", "gitlab".
type CI string

// A Finding is one thing that is wrong at one place.
type Finding struct {
	Rule        *Rule
	Level       Level
	May         bool // only one possibility of several is bad
	Place       source.Place
	Message     string // lower case, one line, no full stop; holds no secret
	Related     []Related
	SignIn      *signin.SignIn // the sign-in it is about; nil for others
	Call        *script.Call   // the call it is about
	Consequence string         // what will be seen if nothing is done
	Migration   *Migration     // nil: the rule names no way out
}

// A Related place helps to understand a finding.
type Related struct {
	Place   source.Place
	Message string // "the password is set here"
}

// A Migration is the way to an identity that lasts, from the place of a finding.
type Migration struct {
	Target string   // "federated identity", "managed identity", "service principal with a certificate"
	Why    string   // why this one here
	Steps  []string // what an administrator does first, with commands
	Code   string   // the call after the change
	Links  []string
}

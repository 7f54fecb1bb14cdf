// Package signin says who signs in and how, which sessions stay open, and what
// weakens the connections that all of it goes over. It reads the calls of a run
// (package flow) with the tables of package facts. It says what is, never whether
// that is bad: it has no level, no message and no rule.
package signin

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// A SignIn is one call as run that obtains a token.
type SignIn struct {
	Run      *flow.Run
	Trace    *flow.Trace
	Tool     *facts.Tool
	Command  *facts.Command
	Place    source.Place
	Outcomes []Outcome  // what it can be in this run; more than one where a condition decides; never empty
	Open     bool       // there are further possibilities that the files do not spell out
	Person   []Evidence // a person is there: none if nothing says so
	Guarded  *flow.Run  // it runs only where no session was found: the call that looked
	Cache    Cache
	Written  bool   // it stands in text that is only written into a file
	Dead     string // why no run reaches it: "function is never called"; "" if one may
	Printed  bool   // a shell prints it with its values: set -x
	Debug    bool   // the tool is told to print what it does

	others []*flow.Run // further runs that it stands for: the other texts that one call can turn into
}

// is reports whether r is a run of the sign-in.
func (s *SignIn) is(r *flow.Run) bool { return s.Run == r || slices.Contains(s.others, r) }

// An Outcome is one possibility of a sign-in.
type Outcome struct {
	Identity   facts.Identity
	Credential facts.Credential
	Refused    string      // why the tool refuses the call; "" if it runs
	User       *flow.Value // the user name or the application's ID; nil: not given
	Secret     *flow.Value // the password or secret; nil: not given
	Tenant     Tenant
	Options    []Given        // every option that was given, in order
	Unread     []string       // words that the tool would refuse
	Places     []source.Place // what decides for this possibility, elsewhere than at the call
}

// A Given is one option as given.
type Given struct {
	Option *facts.Option
	Means  facts.Meaning // the option's, or that of the choice that its value is
	Value  *flow.Value   // nil for a flag
	More   []flow.Value  // what an option of several words took beside its first
	Place  source.Place  // of the option's word
	Spelt  string        // as written: "--user", "-u"

	FromEnv bool // a variable of the environment gives it, whose name Spelt is; no word does
}

// A Tenant is what a sign-in says of its tenant.
type Tenant struct {
	State TenantState
	Value *flow.Value
}

// TenantState says whether a tenant is given.
type TenantState string

// The states.
const (
	TenantNotTaken TenantState = "" // this sign-in takes none
	TenantGiven    TenantState = "given"
	TenantMissing  TenantState = "missing"
	TenantOptional TenantState = "optional" // given on some ways only, by a condition that does not choose the identity
	TenantUnknown  TenantState = "unknown"  // words that are not known may give it
	TenantGuessed  TenantState = "guessed"  // "organizations" or "common": the same as none
)

// Evidence says why a person is taken to be there.
type Evidence struct {
	Place source.Place
	Why   string // "reads the password from a prompt"
}

// A Cache is where the session of a sign-in lives.
type Cache struct {
	Tool    *facts.Tool // the family it belongs to
	Where   script.Where
	Path    string // as far as known, "" for the usual one; equal caches have equal strings
	Private bool   // a temporary folder
	Removed bool   // … that the program removes
}

// A Session is one or more sign-ins of one tool into one cache, with no other
// identity's work between them. Retries, the rounds of a loop and the arms of a
// branch are one session.
type Session struct {
	SignIns  []*SignIn // in the order of the run
	Cache    Cache
	Works    bool        // the entry works with it, not only hands it on
	Closed   []*flow.Run // sign-outs that close it on some way
	Passed   []*flow.Run // sign-outs that close a later session of the cache instead
	Ends     []End       // ways on which it stays open
	Always   bool        // some sign-out closes it on every way on which nothing fails, those that Optional means apart
	Optional bool        // the user of the script chooses whether it is closed: --keep-session
	Handed   bool        // to the caller: a library, a guarded sign-in, a file that does not work with it
	Uses     []Use       // what works with it, in the order of the run
}

// A Use is a call that works with a session.
type Use struct {
	Run   *flow.Run
	Words []string      // the command's words after the tool's name, as far as they are known
	Asks  facts.Request // of which service, as far as it is known
}

// An End is a way the run ends with the session open.
type End struct {
	Place source.Place
	How   EndKind
	Run   *flow.Run // of Fails: the call whose failure ends the run
}

// EndKind says how.
type EndKind string

// The ends.
const (
	AtEnd  EndKind = "end"   // the program's end
	Leaves EndKind = "exit"  // an exit, return or throw
	Fails  EndKind = "fails" // a failure that ends the run
	Stays  EndKind = "stays" // a loop that nothing leaves
)

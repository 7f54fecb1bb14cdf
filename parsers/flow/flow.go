// Package flow is the program as run: the calls of a program in the order in
// which a run reaches them, with functions, sourced files, called scripts and
// inner programs put in place, and each word with the values it can have and
// where they come from. It reads package script and knows no tool by name but
// the built-ins of the shells and the programs that launch others.
//
// A value that cannot be known is an ordinary answer. Nothing is guessed.
package flow

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// An Entry is where a run begins: a script that nothing here calls, a pipeline job.
type Entry struct {
	Context Context
	Host    *script.Host     // nil for a plain file
	Doc     *script.Document // the file it begins in
	Scripts []*script.Script // one after another; steps of one job are isolated processes on one machine
}

// Context is where an entry runs.
type Context string

// The contexts.
const (
	AScript    Context = "script"     // a file on its own
	Pipeline   Context = "pipeline"   // a job of a CI system: nobody is there
	Automation Context = "automation" // nobody is there either
)

// A Trace is one entry as run.
type Trace struct {
	Entry    Entry
	Steps    []Step
	Uncalled []*Scope // functions that nothing here calls, each as if it were called with anything
	Library  bool     // nothing runs at top level: the entry only defines functions and variables
	Cut      []Cut    // limits that were hit; never silent
}

// A Cut says where a limit ended the walk.
type Cut struct {
	source.Place
	Limit string // "depth", "runs"
}

// A Step is one of *Run, *Set, *Fork, *Repeat, *Scope, *Trap, *Leave.
type Step interface{ step() }

// A Run is one call as run. A call that several ways lead to is several Runs.
// Launchers are looked through: for "sudo az login" there is one Run, of az.
type Run struct {
	Call    *script.Call
	Place   source.Place   // the call as it is reported: from the name to the last word; of a call built as text the call that runs the text
	Built   []source.Place // where the text was written that this call was read from, if it was built in the run: eval "$cmd"
	Name    Value          // the program, launchers removed; of a script.Function or script.Method its name
	Lang    script.Lang    // the language that the call is written in
	Args    []Operand      // in order
	Input   []Value        // the values standard input can have; nil: not known to be given
	Env     Env            // the names that hold here, those of the call included
	Via     []*script.Call // the calls that led here, outermost first: functions, sourced and called scripts, inner programs
	Under   []string       // launchers looked through, outermost first: "sudo"
	Guards  []*Run         // the last runs of the conditions under which it is reached, outermost first
	Where   script.Where
	Mounts  []Value           // what a container was given of the machine's folders, as its launcher spells it: "/host:/inside"
	Sent    []script.Redirect // where its output goes
	Dead    string            // why no run reaches it: "after exit", "nothing calls login"; "" if one may
	Fatal   bool              // its failure ends the run: set -e, outside a condition
	Tested  bool              // its failure is looked at: if, &&, ||, until
	Traced  bool              // set -x is on
	Async   bool
	Printed bool // its output goes on in the program: $(…), a pipe
}

// A Set is one assignment as run.
type Set struct {
	Assign *script.Assign
	Values []Value
	Env    Env // after it
	Via    []*script.Call
	Where  script.Where
	Dead   string // as Run.Dead
}

// A Fork is a branch: one arm runs, or none if it is not Total. Alternatives
// that one word can turn into are a Fork without a Branch.
type Fork struct {
	Branch *script.Branch // nil: alternatives of a value
	Arms   []Arm
	Total  bool
}

// An Arm is one way through a Fork. The conditions of all arms before it ran
// and did not hold (Fork of an If).
type Arm struct {
	Cond []Step
	Body []Step
	Dead bool // it cannot be taken with the values that are known
}

// A Repeat is a loop.
type Repeat struct {
	Loop    *script.Loop
	Cond    []Step
	Body    []Step // one round, with anything for what the loop changes
	Once    bool   // at least one round runs
	Exact   bool   // exactly one round runs, and its values are exact
	Endless bool   // its condition always holds: only a Leave in it ends it
	Where   script.Where
	Dead    string // as of a Run
}

// A Scope holds steps that end together.
type Scope struct {
	Kind     ScopeKind
	Run      *Run           // the call that opened it, nil for a group
	Group    *script.Group  // the group, nil for a call
	Trap     *Trap          // the trap that runs here (TrapScope)
	Script   *script.Script // the script put in place, nil for others
	Where    script.Where
	Async    bool
	Fatal    bool // the failure of a subshell ends the run: set -e, outside a condition
	Recurses bool // the function is being walked already: its steps are not repeated here
	Body     []Step
	Always   []Step
}

// ScopeKind says what a Scope is, and thereby what ends in it.
type ScopeKind string

// The kinds of scope.
const (
	Function ScopeKind = "function" // ended by return
	Sourced  ScopeKind = "sourced"  // a file or text run in the same shell; ended by return
	Process  ScopeKind = "process"  // a script, an inner program of its own; ended by exit
	Subshell ScopeKind = "subshell" // ended by exit; its assignments stay inside
	Braces   ScopeKind = "group"    // { … }, try
	TrapRun  ScopeKind = "trap"     // what a trap runs, where it runs
	Prints   ScopeKind = "output"   // a $(…) or the left side of a pipe; ended by exit
)

// A Trap says that from here on Body runs when a signal arrives. Where it runs
// at a known point (EXIT, at each exit and at the end) there is a TrapRun there.
type Trap struct {
	Stmt    *script.Trap
	Signals []string
	Body    []Step // as it would run now; nil: removed
}

// A Leave ends a scope or a loop early.
type Leave struct {
	Leave *script.Leave
	How   script.LeaveKind
	Value []Value // its operand, nil: none
}

func (*Run) step()    {}
func (*Set) step()    {}
func (*Fork) step()   {}
func (*Repeat) step() {}
func (*Scope) step()  {}
func (*Trap) step()   {}
func (*Leave) step()  {}

// ValueKind says what is known of a value.
type ValueKind string

// The kinds of value.
const (
	Text        ValueKind = "text"        // Text, exactly
	Joined      ValueKind = "joined"      // Items side by side, some of them known
	Secret      ValueKind = "secret"      // a secret of a pipeline, by Name
	Prompt      ValueKind = "prompt"      // typed by a person: read -p
	Printed     ValueKind = "output"      // what By printed
	File        ValueKind = "file"        // the contents of the file that Items[0] names
	Parameter   ValueKind = "parameter"   // given to the script by Name: "1", "@"
	Environment ValueKind = "environment" // taken from the environment by Name
	Unknown     ValueKind = "unknown"     // Text, if it has one, is the pattern that it is unless files match it
	List        ValueKind = "list"        // Items
	Table       ValueKind = "table"       // Keys and Items, pairwise
)

// A Value is one value that a word can have.
type Value struct {
	Kind  ValueKind
	Text  string
	Name  string
	Keys  []Value
	Items []Value
	By    *Run           // the call whose output it is
	From  []source.Place // where it was written: the literal, then the assignments and arguments it came through
	Words bool           // it stands unquoted and can turn into any number of words
	Cut   bool           // it stands for the values beyond the limit
	Maybe bool           // it can also be the empty text: ${X:-}, an unset variable
}

// Known returns the text of v if all of it is known.
func (v Value) Known() (string, bool) {
	switch v.Kind {
	case Text:
		return v.Text, true
	case Joined:
		if !v.known() {
			return "", false
		}
		var b strings.Builder
		v.write(&b)
		return b.String(), true
	}
	return "", false
}

// write writes the text of v, which is known.
func (v *Value) write(b *strings.Builder) {
	b.WriteString(v.Text)
	for i := range v.Items {
		v.Items[i].write(b)
	}
}

// Program returns the name of the program that v names as a command: "az" for
// "az", "/usr/bin/az" and "$AZ_HOME/bin/az", as script.ProgramName gives it. It
// returns false where the last element of the path is not known.
func (v Value) Program() (string, bool) {
	if s, ok := v.Known(); ok {
		return script.ProgramName(s), true
	}
	if n := len(v.Items); v.Kind == Joined && n > 0 {
		if s, ok := v.Items[n-1].Known(); ok {
			if i := strings.LastIndexAny(s, "/\\"); i >= 0 && i+1 < len(s) {
				return script.ProgramName(s[i+1:]), true
			}
		}
	}
	return "", false
}

// Limited reports whether v, or a part of it, stands for values beyond the limit.
func (v Value) Limited() bool {
	if v.Cut {
		return true
	}
	return slices.ContainsFunc(v.Items, Value.Limited)
}

// Prefix returns the known text that v begins with.
func (v Value) Prefix() string {
	switch v.Kind {
	case Text:
		return v.Text
	case Joined:
		s := ""
		for _, i := range v.Items {
			t, ok := i.Known()
			if !ok {
				return s + i.Prefix()
			}
			s += t
		}
		return s
	}
	return ""
}

// An Operand is one argument as run.
type Operand struct {
	Arg      *script.Arg
	Options  [][]Value // the words that the Arg can turn into, each option a list of none or more
	Complete bool      // there are no other options
}

// An Env is the variables that hold at a step. The zero Env holds none. It is
// immutable and cheap to copy.
type Env struct{ vars *layer }

// Lookup returns the values that the variable can have, and whether the program
// gave it one. A variable of the environment that the program never sets has none.
func (e Env) Lookup(name string) ([]Value, bool) {
	v := e.vars.lookup(name)
	if v == nil || v.unset {
		return nil, false
	}
	return v.values, true
}

// Exported returns the values that the variable has in the environment of what
// is run here, and whether the program put it there.
func (e Env) Exported(name string) ([]Value, bool) {
	v := e.vars.lookup(name)
	if v == nil || v.unset || !v.exported {
		return nil, false
	}
	return v.values, true
}

// Limits bound a walk. The zero Limits are the ones of DefaultLimits.
type Limits struct {
	Depth  int // functions, scripts and inner programs inside each other
	Values int // values a variable
	Runs   int // Runs an entry
}

// DefaultLimits are the limits of a run of authlint.
var DefaultLimits = Limits{Depth: 10, Values: 16, Runs: 20000}

// A Reader reads a program text that was put together in the run. It fills the
// script's Bodies, its inner programs drained, and returns what it could not read.
type Reader func(*script.Script) []script.Problem

// A Config is what a walk needs to know beside the entry.
type Config struct {
	Project  *script.Project                         // other files, for what sources and calls them; nil: none
	Load     func([]*script.Script) []*script.Script // returns the scripts of a file of the project with their programs; nil: they have them
	Read     Reader                                  // nil: texts put together in the run are not read
	Watch    []string                                // the programs that the caller wants to see every call of; none: all
	Matters  func(*script.Call) bool                 // reports whether a call of one of them, as it is written, is of interest; nil: every one
	Wrappers []string                                // further programs whose operands are a command
	Limits   Limits
}

// Walk follows an entry and returns its trace.
func Walk(e Entry, c Config) *Trace {
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits
	}
	return newWalker(e, c).walk()
}

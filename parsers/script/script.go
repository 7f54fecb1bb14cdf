// Package script is the program as written: what every language that authlint
// reads is lowered to. It knows files and their bytes (package source) and
// nothing of any language, any tool or what a run would do (package flow).
//
// A file is a [Document] with the [Script]s in it. A script is a [Block] of
// eight kinds of statement: [Call], [Assign], [Branch], [Loop], [Func], [Group],
// [Trap] and [Leave]. Whatever else a language has is lowered to these or stands
// as a [Part] of kind [Other] with its children, so that no call is lost.
package script

import "github.com/authlint/authlint/parsers/source"

// A Lang names a language by the program that reads it.
type Lang string

// The languages. Inner programs may name others, which nothing reads yet.
const (
	Bash       Lang = "bash"
	POSIX      Lang = "sh" // dash and other plain shells
	Mksh       Lang = "mksh"
	Zsh        Lang = "zsh"
	Bats       Lang = "bats"
	PowerShell Lang = "pwsh" // PowerShell 6 and later
	WindowsPS  Lang = "powershell"
	Batch      Lang = "cmd"
	Python     Lang = "python"
	JavaScript Lang = "node"
	Pipeline   Lang = "pipeline" // a step that is no program text: a Task and its inputs
)

// IsShell reports whether l is read by package shell.
func (l Lang) IsShell() bool {
	switch l {
	case Bash, POSIX, Mksh, Zsh, Bats:
		return true
	}
	return false
}

// IsGeneral reports whether l is a general-purpose language, of which only calls
// are read (package calls). None of a shell's rules holds there: a word is one
// value, a name is a variable of the program and never one of the environment, and
// a call runs no program.
func (l Lang) IsGeneral() bool { return l == Python || l == JavaScript }

// A Project is all that was read in a run, linked.
type Project struct {
	Docs  []*Document // sorted by path
	Edges []Edge      // who runs whom, where a parser could tell; flow finds the rest by path

	index index // see NewProject
}

// An Edge says that a call or a pipeline step runs scripts.
type Edge struct {
	From *Call // the call that runs them, nil if a step does
	Host *Host // the step that runs them, nil if a call does
	To   []*Script
	How  How
	Args []Arg
	Env  []*Assign
}

// How one script comes to run another.
type How string

// The ways.
const (
	Runs     How = "run"      // a process of its own
	Sources  How = "source"   // in the same shell
	Template How = "template" // a pipeline template put in place
	Action   How = "action"   // a local action put in place
	Include  How = "include"  // a pipeline file merged
)

// A Document is one file as its parser read it.
type Document struct {
	File     *source.File
	Kind     string    // "shell", "powershell", "github-workflow", … : the format that matched
	Scripts  []*Script // the programs in the file in source order; not those inside them (Call.Inner)
	Refs     []Ref     // files of the repository that it may run, so that they are read too
	Problems []Problem // what could not be read
}

// A Ref is a mention of a file that may be a script of the repository.
type Ref struct {
	source.Place
	Tail string // the literal end of its path with forward slashes: "lib/auth.sh", also for "$DIR/lib/auth.sh"; or a pattern of several: "lib/*.sh"
}

// A Problem says what could not be read, and where. It is a result, not an error.
type Problem struct {
	source.Place        // may be zero: the file as a whole
	Path         string // the file, relative to the root
	Message      string // lower case, no full stop, no text of the file that could hold a secret
	Unread       bool   // a whole program in a language that nothing reads yet: it matters only if it can sign in
}

// A Script is one program in a file.
type Script struct {
	Bodies   []Body      // one a language that it may be read in; nearly always one; none: not read (a Problem says why)
	Text     source.Text // the program, quoting around it removed
	Fills    []*Word     // what fills the holes of Text, by index, in the terms of the program around it; nil: unknown
	Comments []Comment   // of this program, not of those inside it
	Host     *Host       // the pipeline step around it, nil for a plain file
	Parent   *Call       // the call it is an argument or the input of: bash -c, ssh, pwsh -Command; nil at the top
	Word     *Word       // the word of Parent that spells it
	Where    Where       // where it runs
	Lang     Lang        // the language to read it in, as far as its surroundings tell; "" if they do not
	Flags    ShellFlags  // options the interpreter starts with: the shebang's, or "bash -euo pipefail -c"
	Args     []Word      // its positional parameters from $1 on, where Parent gives them: a and b of bash -c '…' name a b
}

// A Body is a Script read in one language.
type Body struct {
	Lang  Lang
	Sure  bool // the language is certain, not one of several guesses
	Block *Block
}

// ShellFlags are the options of a shell that change what a run does.
type ShellFlags struct {
	ExitOnError bool // set -e
	PipeFail    bool // set -o pipefail
	Trace       bool // set -x
	NoUnset     bool // set -u
}

// Where a script runs, which is where the sessions it opens live.
type Where string

// The places. Here is the machine and the user that runs the file.
const (
	Here      Where = ""
	Remote    Where = "remote"     // another machine: ssh
	Container Where = "container"  // docker exec, kubectl exec, docker run
	Discarded Where = "discarded"  // a container that is thrown away: docker run --rm
	OtherUser Where = "other-user" // sudo, su: another home
	Written   Where = "written"    // text that is only written into a file
)

// A Comment is one comment of a program. A first line that names the interpreter
// is none.
type Comment struct {
	source.Place        // with its marks
	Text         string // without its marks, blanks at both ends removed
}

// A Host is the pipeline step around a script.
type Host struct {
	source.Place
	CI              string // "github", "azure", "gitlab"
	Job, Step       string // names as written, "" if there is none
	If              *Word  // the condition, nil: none
	Env, Inputs     []Pair
	Matrix          []Pair
	Runner          Runner
	Container       *Word
	Triggers        []string
	Environment     string
	Permissions     []Pair
	Flags           ShellFlags
	WorkingDir      *Word
	ContinueOnError bool
}

// A Pair is a key and its value as written.
type Pair struct {
	source.Place
	Key   string
	Value Word
}

// A Runner is the machine a job runs on.
type Runner struct {
	Labels []Word
	Hosted Tri // thrown away after the job, as far as the labels tell
}

// Tri is yes, no or unknown. The zero Tri is Unknown.
type Tri int8

// The three answers.
const (
	Unknown Tri = iota
	No
	Yes
)

// A Block is statements in source order.
type Block struct {
	Stmts  []Stmt
	Params []Param // what a script or a script block declares for itself: param(…) of PowerShell
}

// A Stmt is one of *Call, *Assign, *Branch, *Loop, *Func, *Group, *Trap, *Leave.
type Stmt interface {
	At() source.Place
	stmt()
}

// CallKind says what is called.
type CallKind string

// The kinds of call.
const (
	Command  CallKind = ""         // a program, a built-in, a function: found by name when it runs
	Cmdlet   CallKind = "cmdlet"   // a PowerShell command, bound by the engine
	Task     CallKind = "task"     // a pipeline step with inputs
	Method   CallKind = "method"   // $x.Do(a), [T]::Do(a); Name is "Do", the first Arg the target
	Function CallKind = "function" // a function, or a constructor, of the program's language: f(a), new F(a)
	SetProp  CallKind = "set"      // a property is set: [T]::P = v; Name is "T::P", the only Arg the value
	Emit     CallKind = "emit"     // a value that stands by itself and so is put out: PowerShell's $x; no Name, the only Arg the value
)

// A Call runs something by name with words. Flags are not bound to values here:
// only the tool knows.
type Call struct {
	source.Place // from its first assignment or word to its last word or redirection
	Kind         CallKind
	Name         Word       // its text may be known only in a run: "$AZ"
	Args         []Arg      // in order
	Env          []*Assign  // assignments for this call only: A=b az …
	Input        *Word      // standard input where the program says what it is: here-document, here-string, pipe, < file
	Outputs      []Redirect // where output goes, in order
	Inner        []*Script  // programs among its words and its input
	Async        bool       // started in the background
	Bare         bool       // "command az", "\az", "builtin x": never a function or an alias of the program
	Negated      bool       // ! az …: its failure is success
}

// A Redirect sends an output somewhere.
type Redirect struct {
	source.Place
	From   string // what is redirected: "1", "2", "&" (both), "" for other descriptors
	Append bool
	To     Word // the file; a lone "&1" stands as text
}

// An Arg is one argument as written: "-u x" is two Args, "-u=x" one with a flag
// and a value, "-ux" one with a flag (the tool splits it).
type Arg struct {
	Flag  string // "--tenant", "-u", "-Tenant": the text before "=" or ":" of a word that begins with a dash; "" for another word or where it is not literal; the input's name in a Task, the parameter's in a Function or Method
	Value *Word  // what follows "=" or ":" in the same word; nil: nothing does; the same as Raw in a Task, a Function and a Method
	Raw   Word   // the whole word
	Many  bool   // "$@", "${a[@]}", @splat: none or more words
}

// An AssignOp says how an assignment changes the variable.
type AssignOp string

// The operators. Other languages' names for the same thing are lowered to these.
const (
	SetTo   AssignOp = "="
	Append  AssignOp = "+="      // text or list
	Default AssignOp = "?="      // only where unset or empty: ${X:=y}
	Unset   AssignOp = "unset"   // removes it
	Refer   AssignOp = "refer"   // from here on another name for the variable that Value names: local -n
	Declare AssignOp = "declare" // local x, export X: no new value (in a function's own scope: unset)
)

// A Scope says where an assignment takes effect.
type Scope string

// The scopes.
const (
	Usual   Scope = ""         // where the language puts it
	Local   Scope = "local"    // the function's own
	Global  Scope = "global"   // declare -g, $global:
	Export  Scope = "export"   // also the environment of what is run: export X=y, $env:X
	OneCall Scope = "one-call" // only for the call that holds it
)

// An Assign gives a variable a value.
type Assign struct {
	source.Place
	Name  string // the variable; "X" of $env:X with scope Export
	Path  []Word // keys and members below it: $p['x'], $p.x, a[0]
	Scope Scope
	Op    AssignOp
	Value Word // empty for Unset and Declare
	Keyed bool // declared to hold keys: declare -A
}

// A Branch runs one of its arms, or none of them if it is not Total.
type Branch struct {
	source.Place
	Kind    BranchKind
	Subject *Word // of a Case
	Arms    []Arm // tried in order
	Total   bool  // some arm always runs: there is an else, or a pattern that matches everything
}

// BranchKind says what decides between arms.
type BranchKind string

// The kinds.
const (
	If   BranchKind = "if"
	And  BranchKind = "&&"   // Arms[0]: Cond is the left side, Body the right
	Or   BranchKind = "||"   // the same, run where Cond fails
	Case BranchKind = "case" // an Arm runs where Subject matches one of its Patterns
	Try  BranchKind = "try"  // Arms[0].Body is tried; the others are its handlers
)

// An Arm is a condition and what runs where it holds. A condition's statements
// run as part of the program; its truth is the status of the last of them. A nil
// Cond holds always.
type Arm struct {
	source.Place
	Patterns []Word // of a Case: any of them; "*" literal matches everything
	Cond     *Block
	Body     *Block
	Falls    bool // runs on into the next arm's Body: ";&"
	Tests    bool // goes on to test the arms after it: ";;&"
}

// A Loop runs its Body again and again.
type Loop struct {
	source.Place
	Name  string // the loop variable, "" if there is none
	Over  []Word // what it takes values from; empty with Name: the positional parameters ("for x do")
	Cond  *Block // run before each round; nil: none
	Until bool   // the loop ends where Cond holds
	Post  bool   // the Body runs before the first Cond: do … while
	Asks  bool   // before each round a person picks one of the words: select
	Input *Word  // as Call.Input, for every call in it that reads
	Body  *Block
}

// A Func defines a function; its Body runs where it is called.
type Func struct {
	source.Place
	Name   string
	Params []Param
	Body   *Block
}

// A Param is a declared parameter.
type Param struct {
	source.Place
	Name      string
	Aliases   []string // other names for it
	Type      string   // as written, without brackets: "pscredential"; "" if there is none
	Default   *Word    // nil: none
	Switch    bool
	Mandatory bool
	Allowed   []Word // the only values it can have: ValidateSet, choices
}

// A Group runs its Body once.
type Group struct {
	source.Place
	Body     *Block
	Isolated bool  // a subshell, a job: what it assigns stays inside
	Async    bool  // in the background
	Negated  bool  // ! { … }
	Input    *Word // as Call.Input, for every call in it that reads
	Outputs  []Redirect
	Always   *Block // runs at the end however it ends: finally
	Test     bool   // run by a test runner as a case of its own: a bats @test
}

// A Trap has its Body run when a signal arrives.
type Trap struct {
	source.Place
	Signals []string // upper case without "SIG": "EXIT", "ERR", "INT"; "?" for one that is not literal
	Body    *Block   // what runs, where it stands as code
	Inner   *Script  // what runs, where it stands in a string
	Command *Word    // the string, where it is not literal; nil with nil Body and Inner: the trap is removed
}

// LeaveKind says how control leaves.
type LeaveKind string

// The ways out.
const (
	Exit     LeaveKind = "exit"
	Return   LeaveKind = "return"
	Throw    LeaveKind = "throw"
	Break    LeaveKind = "break"
	Continue LeaveKind = "continue"
	Exec     LeaveKind = "exec" // the call before it replaced the program
)

// A Leave ends something before its end.
type Leave struct {
	source.Place
	How   LeaveKind
	Value *Word // exit status, value returned or thrown, number of loops; nil: none
}

func (s *Call) At() source.Place   { return s.Place }
func (s *Assign) At() source.Place { return s.Place }
func (s *Branch) At() source.Place { return s.Place }
func (s *Loop) At() source.Place   { return s.Place }
func (s *Func) At() source.Place   { return s.Place }
func (s *Group) At() source.Place  { return s.Place }
func (s *Trap) At() source.Place   { return s.Place }
func (s *Leave) At() source.Place  { return s.Place }

func (*Call) stmt()   {}
func (*Assign) stmt() {}
func (*Branch) stmt() {}
func (*Loop) stmt()   {}
func (*Func) stmt()   {}
func (*Group) stmt()  {}
func (*Trap) stmt()   {}
func (*Leave) stmt()  {}

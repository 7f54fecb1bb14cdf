package flow

import (
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Names of the walker's own variables. No program can spell them.
const (
	argsName   = "\x00args"   // the positional parameters: lists
	outputName = "\x00output" // what was printed so far, where that is collected
	funcPrefix = "\x00func "
	trapPrefix = "\x00trap "
)

type functionDef = *script.Func

// workPerRun bounds the statements of a walk: loops inside each other are walked
// several times to find out what they change.
const workPerRun = 50

// A walker follows one entry.
type walker struct {
	entry Entry
	cfg   Config
	trace *Trace
	scout *scout // nil: the steps are kept
	runs  int
	cuts  map[string]bool

	frame      *frame
	sink       *[]Step        // where steps go
	via        []*script.Call // see Run.Via
	under      []string
	where      script.Where
	mounts     []Value // see Run.Mounts
	guards     []*Run
	left       []*Run // the conditions of a branch that an arm left early, for what follows it
	dead       string // see Run.Dead
	tested     int    // conditions around: a failure ends nothing
	prints     int    // outputs around that are collected
	async      int
	folders    int // loops around that source each file of a pattern
	dry        int // walks whose steps are thrown away
	called     map[functionDef]bool
	decided    map[*Fork][]*Run // see condRuns
	natures    map[functionDef]nature
	sorting    map[functionDef]int // functions whose nature is being told, by how many are around each
	cycle      int                 // the outermost of them that was met again
	sorted     int
	walks      map[functionDef]walked // how often an idle function was walked
	noglob     bool                   // patterns stay text: the right side of an assignment
	hasWritten bool                   // the script that the current call writes was found when the file was read
	anyCalled  bool                   // a function may be called by a name that is given from outside
	work       int                    // statements walked, trial rounds included
	defs       []*function            // every definition met, in order
	works      bool                   // something ran at top level that is not a definition
	ghosts     []ghost                // those that no run comes to
	haunted    map[functionDef]bool   // those of them that code calls that no run comes to
}

// walked is how often a function was walked, and how many statements that took.
type walked struct{ times, work int }

// A program is a text that is being walked.
type program struct {
	script *script.Script
	lang   script.Lang
	fills  [][]Value
	built  *source.Place // the call that runs it, where the text was put together in the run
	from   []source.Place
}

// A frame is what a return or an exit ends.
type frame struct {
	kind    ScopeKind
	program *program
	def     functionDef
	outer   *frame
	saved   map[string]*variable // what local variables hide
	returns []*state
	status  []tri
	loops   []*loop
	inTrap  bool
}

// A ghost is a function whose definition no run comes to.
type ghost struct {
	*function
	why string
}

// A loop is what break and continue end.
type loop struct{ breaks, continues []*state }

// A state is all that a run has changed so far on one way.
type state struct {
	vars *layer
	opts options
	left script.LeaveKind // control has left: nothing after it runs
}

type options struct{ errexit, pipefail, xtrace, allexport, shsplit bool }

func (st *state) copy() *state {
	st.vars.freeze()
	c := *st
	return &c
}

func newWalker(e Entry, c Config) *walker {
	t := &Trace{Entry: e}
	return &walker{entry: e, cfg: c, trace: t, cuts: map[string]bool{}, called: map[functionDef]bool{}, decided: map[*Fork][]*Run{}, natures: map[functionDef]nature{}, walks: map[functionDef]walked{}, haunted: map[functionDef]bool{}, sorting: map[functionDef]int{}, cycle: maxSorting + 1, sink: &t.Steps}
}

func (w *walker) walk() *Trace {
	for _, s := range w.entry.Scripts {
		for _, b := range s.Bodies {
			st := &state{vars: &layer{set: map[string]*variable{}}}
			w.frame = &frame{kind: Process, program: &program{script: s, lang: b.Lang}}
			w.flags(st, s.Flags)
			w.where = s.Where
			block := b.Block
			if b.Lang == script.Bats {
				block = asTested(block)
			}
			w.process(st, block)
			w.uncalled(st)
		}
	}
	w.trace.Library = !w.works
	return w.trace
}

// asTested returns the statements of a bats file in the order in which bats runs
// them: what stands outside tests, the functions that it calls before the tests,
// the tests, and the functions that it calls after them.
func asTested(b *script.Block) *script.Block {
	if b == nil {
		return nil
	}
	var first, tests []script.Stmt
	hooks := map[string]script.Stmt{}
	for _, s := range b.Stmts {
		switch t := s.(type) {
		case *script.Group:
			if t.Test {
				tests = append(tests, s)
				continue
			}
		case *script.Func:
			hooks[t.Name] = &script.Call{Place: t.Place, Name: script.LitWord(t.Name, t.Place)}
		}
		first = append(first, s)
	}
	out := &script.Block{Stmts: first}
	add := func(names ...string) {
		for _, name := range names {
			if call, ok := hooks[name]; ok {
				out.Stmts = append(out.Stmts, call)
			}
		}
	}
	add("setup_suite", "setup_file", "setup")
	out.Stmts = append(out.Stmts, tests...)
	add("teardown", "teardown_file", "teardown_suite")
	return out
}

// process walks the block of the current frame, which is a process, to its end.
func (w *walker) process(st *state, b *script.Block) tri {
	status := w.block(st, b)
	if st.left == "" {
		w.atExit(st)
	}
	return status
}

func (w *walker) flags(st *state, f script.ShellFlags) {
	st.opts = options{errexit: f.ExitOnError, pipefail: f.PipeFail, xtrace: f.Trace}
}

// cut notes once that a limit was hit.
func (w *walker) cut(limit string, p source.Place) {
	if !w.cuts[limit] {
		w.cuts[limit] = true
		w.trace.Cut = append(w.trace.Cut, Cut{p, limit})
	}
}

func (w *walker) emit(s Step) {
	if w.scout != nil {
		w.glance(s)
		return
	}
	*w.sink = append(*w.sink, s)
}

// env returns the variables as they are now, for a step that is kept.
func (w *walker) env(st *state) Env {
	if w.scout != nil {
		return Env{}
	}
	return Env{st.vars.freeze()}
}

// collect walks with a sink of its own and returns the steps.
func (w *walker) collect(f func()) []Step {
	old := w.sink
	var steps []Step
	w.sink = &steps
	f()
	w.sink = old
	return steps
}

func (w *walker) zsh() bool { return w.frame.program.lang == script.Zsh }

// plainShell reports whether a plain sh runs the program, also where only the
// grammar of another shell reads it.
func (w *walker) plainShell() bool {
	p := w.frame.program
	return p.lang == script.POSIX || p.script != nil && p.script.Lang == script.POSIX
}

// block walks statements in order. Its status is that of the last one.
func (w *walker) block(st *state, b *script.Block) tri {
	if b == nil {
		return yes
	}
	w.hoisted(st, b)
	guards := w.guards
	status := yes
	var left script.LeaveKind
	for i, s := range b.Stmts {
		if st.left != "" && w.dead == "" {
			w.unreached(st, b.Stmts[i:])
			break
		}
		if st.left != "" { // no run comes here in any case: what follows is seen all the same
			left, st.left = st.left, ""
		}
		w.left = nil
		status = w.stmt(st, s)
		if len(w.left) > 0 {
			w.guarded(w.left)
			w.left = nil
		}
	}
	if st.left == "" {
		st.left = left
	}
	w.guards = guards
	return status
}

// guarded adds conditions to those under which what follows is reached. Of very
// many the last ones are kept.
func (w *walker) guarded(runs []*Run) {
	from := max(0, len(w.guards)-4*maxGuards)
	w.guards = append(append(make([]*Run, 0, len(w.guards)-from+len(runs)), w.guards[from:]...), runs...)
}

// unreached walks what stands after the point where control left, so that it is
// known to be there.
func (w *walker) unreached(st *state, stmts []script.Stmt) {
	if w.dry > 0 {
		return
	}
	w.ghost("after "+string(st.left), st, func(c *state) {
		w.block(c, &script.Block{Stmts: stmts})
	})
}

// ghost walks what no run reaches, on a copy of the state.
func (w *walker) ghost(why string, st *state, f func(*state)) {
	c := st.copy()
	c.left = ""
	old := w.dead
	if old == "" {
		w.dead = why
	}
	fr := *w.frame
	fr.returns, fr.status, fr.loops, fr.saved = nil, nil, nil, nil
	fr.loops = append(fr.loops, &loop{})
	saved := w.frame
	w.frame = &fr
	f(c)
	w.frame = saved
	w.dead = old
}

func (w *walker) stmt(st *state, s script.Stmt) tri {
	if w.met() {
		return maybe
	}
	w.work++
	if w.runs >= w.cfg.Limits.Runs || w.work >= workPerRun*w.cfg.Limits.Runs {
		w.cut("runs", s.At())
		return maybe
	}
	switch s := s.(type) {
	case *script.Call:
		return w.call(st, s)
	case *script.Assign:
		return w.assignment(st, s)
	case *script.Branch:
		return w.branch(st, s)
	case *script.Loop:
		return w.loop(st, s)
	case *script.Func:
		w.define(st, s)
		return yes
	case *script.Group:
		return w.group(st, s)
	case *script.Trap:
		w.trap(st, s)
		return yes
	case *script.Leave:
		return w.leave(st, s)
	}
	return maybe
}

func (w *walker) define(st *state, f *script.Func) {
	fn := &function{def: f, program: w.frame.program}
	if w.dead != "" {
		if w.dry == 0 {
			w.ghosts = append(w.ghosts, ghost{fn, w.dead})
		}
	} else {
		known := false
		for _, d := range w.defs {
			known = known || d.def == f
		}
		if !known {
			w.defs = append(w.defs, fn)
			clear(w.natures)
		}
	}
	st.vars = st.vars.with(funcPrefix+f.Name, &variable{funcs: []*function{fn}})
}

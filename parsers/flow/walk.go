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
	runs  int
	cuts  map[string]bool

	frame      *frame
	sink       *[]Step        // where steps go
	via        []*script.Call // see Run.Via
	under      []string
	where      script.Where
	guards     []*Run
	left       []*Run // the conditions of a branch that an arm left early, for what follows it
	dead       string // see Run.Dead
	tested     int    // conditions around: a failure ends nothing
	prints     int    // outputs around that are collected
	async      int
	dry        int // walks whose steps are thrown away
	called     map[functionDef]bool
	decided    map[*Fork][]*Run // see condRuns
	natures    map[functionDef]nature
	walks      map[functionDef]int // how often an idle function was walked
	noglob     bool                // patterns stay text: the right side of an assignment
	hasWritten bool                // the script that the current call writes was found when the file was read
	anyCalled  bool                // a function may be called by a name that is given from outside
	work       int                 // statements walked, trial rounds included
	defs       []*function         // every definition met, in order
	works      bool                // something ran at top level that is not a definition
}

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
	return &walker{entry: e, cfg: c, trace: t, cuts: map[string]bool{}, called: map[functionDef]bool{}, decided: map[*Fork][]*Run{}, natures: map[functionDef]nature{}, walks: map[functionDef]int{}, sink: &t.Steps}
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

func (w *walker) emit(s Step) { *w.sink = append(*w.sink, s) }

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
	guards := w.guards
	status := yes
	for i, s := range b.Stmts {
		if st.left != "" {
			w.unreached(st, b.Stmts[i:])
			break
		}
		w.left = nil
		status = w.stmt(st, s)
		if len(w.left) > 0 {
			w.guarded(w.left)
			w.left = nil
		}
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
	if w.dead != "" || w.dry > 0 {
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
	if w.dead == "" {
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

// assignment walks one assignment statement.
func (w *walker) assignment(st *state, a *script.Assign) tri {
	status := yes
	before := w.runs
	lone := len(a.Value.Parts) == 1 && a.Value.Parts[0].Kind == script.Output && a.Scope == script.Usual
	if !lone {
		w.tested++ // the failure of a substitution inside other text ends nothing
	}
	vs := w.values(st, a.Value)
	if !lone {
		w.tested--
	}
	if lone && w.runs > before {
		status = maybe
	}
	for i := range vs {
		vs[i] = vs[i].through(a.Place)
	}
	for _, p := range a.Path {
		w.values(st, p)
	}
	w.store(st, a, vs)
	w.emit(&Set{Assign: a, Values: vs, Env: Env{st.vars.freeze()}, Via: w.via, Where: w.where})
	return status
}

// store carries an assignment out.
func (w *walker) store(st *state, a *script.Assign, vs []Value) {
	old := st.vars.lookup(a.Name)
	if a.Scope == script.Local {
		w.hide(st, a.Name, old)
	}
	if a.Op == script.Refer {
		w.refer(st, a, vs)
		return
	}
	if old != nil && old.refers != "" && a.Scope != script.Local && a.Op != script.Unset {
		b := *a
		b.Name = old.refers
		a, old = &b, st.vars.lookup(b.Name)
	}
	n := &variable{values: vs, keyed: a.Keyed || old != nil && old.keyed}
	n.exported = a.Scope == script.Export || st.opts.allexport || old != nil && old.exported && a.Scope != script.Local
	switch a.Op {
	case script.Unset:
		n = &variable{values: []Value{text("", a.Place)}, unset: true}
		if len(a.Path) > 0 { // one item of it
			n = &variable{values: []Value{{Kind: Unknown, Words: true, From: []source.Place{a.Place}}}, exported: old != nil && old.exported, keyed: n.keyed}
		} else if old == nil { // no variable of that name: then a function is meant
			if f := st.vars.lookup(funcPrefix + a.Name); f != nil && len(f.funcs) > 0 {
				st.vars = st.vars.with(funcPrefix+a.Name, &variable{})
			}
		}
	case script.Declare:
		if a.Scope == script.Local && (w.frame.program.lang != script.POSIX || old == nil) {
			n.values, n.unset = []Value{text("", a.Place)}, true
			break
		}
		if old == nil {
			if a.Scope == script.Export {
				e := environment(a.Name)
				e.From = []source.Place{a.Place}
				n.values = []Value{e}
			} else {
				n.values, n.unset = []Value{text("", a.Place)}, true
			}
			break
		}
		n.values, n.unset = old.values, old.unset
	case script.Append:
		n.values = w.appended(st, a, vs)
	case script.Default:
		cur, _ := w.lookup(st, a.Name, a.Place)
		var keep []Value
		for _, v := range cur {
			if v.empty() != yes {
				keep = append(keep, v)
			}
		}
		n.values = w.limit(union(keep, vs))
	}
	if len(a.Path) > 0 && a.Op != script.Unset && a.Op != script.Append {
		n.values = w.withMember(st, a, vs)
	}
	if a.Keyed {
		for i, v := range n.values {
			if v.Kind == List && len(v.Items) == 0 || n.unset {
				n.values = append(append([]Value{}, n.values[:i]...), n.values[i+1:]...)
				n.values = append(n.values, Value{Kind: Table, From: []source.Place{a.Place}})
				n.unset = false
				break
			}
		}
	}
	st.vars = st.vars.with(a.Name, n)
}

// refer makes a name another one for a variable. Where it is not known which, any
// variable may be set through it.
func (w *walker) refer(st *state, a *script.Assign, vs []Value) {
	target, ok := one(vs).Known()
	if !ok || !isName(target) || target == a.Name {
		w.veil(st)
		st.vars = st.vars.with(a.Name, &variable{values: []Value{{Kind: Unknown, From: []source.Place{a.Place}}}})
		return
	}
	st.vars = st.vars.with(a.Name, &variable{refers: target})
}

// assign sets a variable as a built-in does.
func (w *walker) assign(st *state, name string, vs []Value, scope script.Scope, at source.Place) {
	old := st.vars.lookup(name)
	if old != nil && old.refers != "" {
		name = old.refers
		old = st.vars.lookup(name)
	}
	n := &variable{values: w.limit(vs)}
	n.exported = scope == script.Export || old != nil && old.exported
	st.vars = st.vars.with(name, n)
}

// hide remembers what a local variable hides until the function returns.
func (w *walker) hide(st *state, name string, old *variable) {
	f := w.frame
	for f != nil && f.kind != Function && f.kind != Process && f.kind != Subshell && f.kind != Prints {
		f = f.outer
	}
	if f == nil || f.kind != Function {
		return
	}
	if f.saved == nil {
		f.saved = map[string]*variable{}
	}
	if _, ok := f.saved[name]; !ok {
		f.saved[name] = old
	}
}

func (w *walker) appended(st *state, a *script.Assign, vs []Value) []Value {
	old, set := w.lookup(st, a.Name, a.Place)
	if len(a.Path) > 0 {
		return []Value{{Kind: Unknown, Words: true, From: []source.Place{a.Place}}}
	}
	var out []Value
	for _, o := range old {
		for _, v := range vs {
			switch {
			case v.Kind == List && o.Kind == List:
				out = append(out, Value{Kind: List, Items: append(o.Items[:len(o.Items):len(o.Items)], v.Items...), From: o.From}.through(a.Place))
			case v.Kind == List && !set && (o.Kind == Environment || o.Kind == Text && o.Text == ""):
				out = append(out, v)
			case v.Kind == List && o.Kind == Environment:
				out = append(out, v)
			case v.Kind == List && o.Kind == Text:
				out = append(out, Value{Kind: List, Items: append([]Value{o}, v.Items...), From: o.From}.through(a.Place))
			case v.Kind == List:
				rest := o
				rest.Words = true
				out = append(out, Value{Kind: List, Items: append([]Value{rest}, v.Items...)}.through(a.Place))
			case v.Kind == Table && o.Kind == Table:
				out = append(out, Value{Kind: Table, Keys: append(o.Keys[:len(o.Keys):len(o.Keys)], v.Keys...), Items: append(o.Items[:len(o.Items):len(o.Items)], v.Items...), From: o.From}.through(a.Place))
			case o.Kind == List:
				if len(o.Items) == 0 || w.zsh() { // zsh adds an item
					if w.zsh() {
						out = append(out, Value{Kind: List, Items: append(o.Items[:len(o.Items):len(o.Items)], v), From: o.From})
						continue
					}
					out = append(out, Value{Kind: List, Items: []Value{v}, From: v.From})
					continue
				}
				items := append([]Value{}, o.Items...)
				items[0] = concat(items[0], v)
				out = append(out, Value{Kind: List, Items: items, From: o.From})
			case !set && o.Kind == Environment:
				out = append(out, concat(Value{Kind: Environment, Name: o.Name, From: o.From, Maybe: true}, v), v)
			default:
				out = append(out, concat(o, v))
			}
		}
	}
	return w.limit(union(nil, out))
}

// withMember returns the values of a variable after one of its items was set.
func (w *walker) withMember(st *state, a *script.Assign, vs []Value) []Value {
	old, set := w.lookup(st, a.Name, a.Place)
	unknown := []Value{{Kind: Unknown, Words: true, From: []source.Place{a.Place}}}
	key := one(w.indexes(st, a.Path[0]))
	k, ok := key.Known()
	if !ok || len(a.Path) > 1 {
		return unknown
	}
	var out []Value
	for _, o := range old {
		for _, v := range vs {
			if !set {
				o = Value{Kind: List}
			}
			keyed := o.Kind == Table
			if n := st.vars.lookup(a.Name); n != nil && n.keyed {
				keyed = true
			}
			switch {
			case keyed:
				out = append(out, Value{Kind: Table, Keys: append(o.Keys[:len(o.Keys):len(o.Keys)], key), Items: append(o.Items[:len(o.Items):len(o.Items)], v), From: o.From}.through(a.Place))
			case o.Kind == List:
				n, ok := number(k)
				if w.zsh() {
					n--
				}
				if !ok || n < 0 || n > len(o.Items) {
					return unknown
				}
				items := append([]Value{}, o.Items...)
				if n == len(items) {
					items = append(items, v)
				} else {
					items[n] = v
				}
				out = append(out, Value{Kind: List, Items: items, From: o.From}.through(a.Place))
			default:
				return unknown
			}
		}
	}
	return w.limit(union(nil, out))
}

// group walks { … }, ( … ) and the like.
func (w *walker) group(st *state, g *script.Group) tri {
	sc := &Scope{Kind: Braces, Group: g, Where: w.where, Async: g.Async}
	inner := st
	if g.Isolated || g.Async {
		sc.Kind = Subshell
		sc.Fatal = st.opts.errexit && w.tested == 0 && !g.Negated && !g.Async
		inner = w.isolated(st)
	}
	status := maybe
	if g.Async {
		w.async++
	}
	if g.Negated {
		w.tested++
	}
	sc.Body = w.collect(func() {
		restore := w.input(inner, g.Input)
		for i := range g.Outputs {
			w.values(inner, g.Outputs[i].To)
		}
		leave := w.printing(inner, g.Outputs)
		if sc.Kind == Subshell {
			status = w.inFrame(&frame{kind: Subshell, program: w.frame.program, outer: w.frame}, inner, func() tri { return w.process(inner, g.Body) })
		} else {
			status = w.block(inner, g.Body)
		}
		leave()
		restore()
	})
	if g.Always != nil {
		sc.Always = w.collect(func() {
			left := inner.left
			inner.left = ""
			w.block(inner, g.Always)
			if inner.left == "" {
				inner.left = left
			}
		})
	}
	w.emit(sc)
	if inner != st {
		w.gather(st, inner)
	}
	if g.Negated {
		w.tested--
		status = status.not()
	}
	if g.Async {
		w.async--
		return yes
	}
	return status
}

// isolated returns the state in which a subshell begins.
func (w *walker) isolated(st *state) *state {
	c := st.copy()
	if c.vars.lookup(trapPrefix+"EXIT") != nil {
		c.vars = c.vars.with(trapPrefix+"EXIT", &variable{})
	}
	return c
}

// gather takes what a subshell printed over into the state around it.
func (w *walker) gather(st, inner *state) {
	if v := inner.vars.lookup(outputName); v != nil && v != st.vars.lookup(outputName) {
		st.vars = st.vars.with(outputName, v)
	}
}

// inFrame walks f in a frame of its own. What returns from it joins its end.
func (w *walker) inFrame(fr *frame, st *state, f func() tri) tri {
	old := w.frame
	w.frame = fr
	status := f()
	w.frame = old
	if st.left == script.Return && fr.kind != Braces || st.left == script.Exit && fr.kind != Function && fr.kind != Sourced || st.left == script.Exec && fr.kind != Function && fr.kind != Sourced {
		st.left = ""
		status = maybe
		if n := len(fr.status); n > 0 && len(fr.returns) <= 1 {
			status = fr.status[n-1]
		}
		if len(fr.returns) > 0 {
			*st = *fr.returns[0]
			st.left = ""
			fr.returns = fr.returns[1:]
			for _, s := range fr.status[:len(fr.status)-1] {
				status = status.or(s)
			}
		}
	} else if st.left == "" {
		for _, s := range fr.status {
			status = status.or(s)
		}
	}
	for _, r := range fr.returns {
		if st.left == "" {
			w.merge(st, r)
		} else {
			*st = *r
			st.left = ""
			status = maybe
		}
	}
	return status
}

// merge makes st the state after either way.
func (w *walker) merge(st, other *state) {
	st.vars.freeze()
	other.vars.freeze()
	st.vars = w.join(st.vars, other.vars)
	st.opts = options{st.opts.errexit && other.opts.errexit, st.opts.pipefail && other.opts.pipefail, st.opts.xtrace && other.opts.xtrace, st.opts.allexport && other.opts.allexport, st.opts.shsplit && other.opts.shsplit}
}

// scope walks a block as a process whose assignments stay inside.
func (w *walker) scope(st *state, kind ScopeKind, b *script.Block) (*state, tri) {
	inner := w.isolated(st)
	sc := &Scope{Kind: kind, Where: w.where}
	status := maybe
	sc.Body = w.collect(func() {
		status = w.inFrame(&frame{kind: kind, program: w.frame.program, outer: w.frame}, inner, func() tri { return w.process(inner, b) })
	})
	w.emit(sc)
	return inner, status
}

// leave walks exit, return, break and continue.
func (w *walker) leave(st *state, l *script.Leave) tri {
	var vs []Value
	if l.Value != nil {
		vs = w.values(st, *l.Value)
	}
	status := maybe
	if s, ok := one(vs).Known(); ok && len(vs) == 1 {
		status = truth(s == "0")
	}
	switch l.How {
	case script.Return:
		f := w.frame
		for f != nil && f.kind == Braces {
			f = f.outer
		}
		if f != nil {
			f.returns = append(f.returns, st.copy())
			f.status = append(f.status, status)
		}
		st.left = script.Return
	case script.Break, script.Continue:
		n, ok := 1, true
		if l.Value != nil {
			s, known := one(vs).Known()
			n, ok = number(s)
			ok = ok && known
		}
		loops := w.frame.loops
		if len(loops) == 0 || !ok || n < 1 {
			break
		}
		n = min(n, len(loops))
		at := loops[len(loops)-n]
		if l.How == script.Break {
			at.breaks = append(at.breaks, st.copy())
		} else {
			at.continues = append(at.continues, st.copy())
		}
		st.left = l.How
	case script.Exit, script.Throw:
		w.atExit(st)
		st.left = script.Exit
	case script.Exec:
		st.left = script.Exit
	}
	w.emit(&Leave{Leave: l, How: l.How, Value: vs})
	return status
}

package flow

import (
	"path"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A job is one call on its way to a Run.
type job struct {
	call  *script.Call
	at    source.Place // from the name on
	name  Value
	args  []Operand
	env   []*script.Assign
	envs  [][]Value // their values
	input []Value
	bare  bool
	wrote bool // it runs a file that the program wrote
	eaten bool // its input is the program that it runs
	flags script.ShellFlags
}

// call walks one call.
func (w *walker) call(st *state, c *script.Call) tri {
	j := job{call: c, at: c.Place, bare: c.Bare}
	for _, a := range c.Env {
		j.env = append(j.env, a)
		j.envs = append(j.envs, w.values(st, a.Value))
	}
	if c.Negated {
		w.tested++
	}
	j.input = w.piped(st, c.Input)
	w.tested++ // what its words run ends nothing
	names, known := w.expand(st, c.Name)
	for i := range c.Args {
		a := &c.Args[i]
		if c.Name.Is("((", "let") { // test reads their arithmetic
			j.args = append(j.args, Operand{Arg: a, Options: [][]Value{{{Kind: Unknown, From: []source.Place{a.Raw.Place}}}}, Complete: true})
			continue
		}
		o, all := w.expand(st, a.Raw)
		j.args = append(j.args, Operand{Arg: a, Options: o, Complete: all})
	}
	for i := range c.Outputs {
		w.values(st, c.Outputs[i].To)
	}
	w.tested--
	if c.Name.File != nil {
		j.at.Start = c.Name.Start
		j.at.End = c.Name.End
		for _, a := range c.Args {
			if a.Raw.File == j.at.File {
				j.at.End = max(j.at.End, a.Raw.End)
			}
		}
	}
	if c.Async {
		w.async++
	}
	if w.frame.program.lang == script.POSIX && c.Name.Is(":", ".", "eval", "set", "shift", "export", "readonly", "unset", "times") {
		for i, a := range j.env { // special built-ins of POSIX: the assignments stay
			w.assign(st, a.Name, j.envs[i], script.Usual, a.Place)
		}
	}
	had := w.hasWritten
	w.hasWritten = slices.ContainsFunc(c.Inner, func(s *script.Script) bool { return s.Where == script.Written })
	status := w.named(st, j, names, known)
	w.hasWritten = had
	for _, s := range c.Inner {
		if s.Where == script.Written {
			w.writtenScript(st, j, s)
		}
	}
	if c.Async {
		w.async--
	}
	if c.Negated {
		w.tested--
		status = status.not()
	}
	if c.Async {
		return yes
	}
	return status
}

// named goes on for each text that the name can have.
func (w *walker) named(st *state, j job, names [][]Value, complete bool) tri {
	if len(names) == 1 {
		return w.worded(st, j, names[0])
	}
	f := &Fork{Total: true}
	var ends []*state
	status, first := maybe, true
	for _, n := range names {
		s := st.copy()
		var got tri
		f.Arms = append(f.Arms, Arm{Body: w.collect(func() { got = w.worded(s, j, n) })})
		if s.left == "" {
			ends = append(ends, s)
		}
		if first {
			status, first = got, false
		} else {
			status = status.or(got)
		}
	}
	w.emit(f)
	w.rejoin(st, ends, script.Exit)
	return status
}

// worded goes on with a name that has become words: the first is the program,
// the others stand before its arguments.
func (w *walker) worded(st *state, j job, name []Value) tri {
	args := flatten(j.args)
	for len(name) == 0 {
		if len(args) == 0 {
			return yes
		}
		if len(args[0].Options) != 1 {
			name, args = []Value{{Kind: Unknown, Words: true}}, args[1:]
			break
		}
		name, args = args[0].Options[0], args[1:]
	}
	var before []Operand
	for _, v := range name[1:] {
		raw := &script.Arg{Raw: j.call.Name}
		before = append(before, Operand{Arg: raw, Options: [][]Value{{v}}, Complete: true})
	}
	j.name, j.args = name[0], append(before, args...)
	j.at = w.spelt(j)
	return w.dispatch(st, j)
}

// spelt returns where a call is reported: where the name of its program is an
// argument of a call that led here (retry az login …, where retry runs "$@"), it
// is that call, from the name on.
func (w *walker) spelt(j job) source.Place {
	if _, ok := j.call.Name.Literal(); ok || len(j.name.From) == 0 {
		return j.at
	}
	p := j.name.From[0]
	if p.File == nil || p.File == j.at.File && j.at.Contains(p.Span) {
		return j.at
	}
	for i := len(w.via) - 1; i >= 0; i-- {
		c := w.via[i]
		for k := range c.Args {
			if c.Args[k].Raw.Place != p {
				continue
			}
			for _, a := range c.Args[k:] {
				if a.Raw.File == p.File {
					p.End = max(p.End, a.Raw.End)
				}
			}
			return p
		}
	}
	return j.at
}

// flatten makes one operand of each word where an argument turns into words in
// one way only, and drops what vanishes.
func flatten(args []Operand) []Operand {
	out := make([]Operand, 0, len(args))
	for _, a := range args {
		if len(a.Options) != 1 || len(a.Options[0]) == 1 {
			out = append(out, a)
			continue
		}
		for _, v := range a.Options[0] {
			out = append(out, Operand{Arg: a.Arg, Options: [][]Value{{v}}, Complete: a.Complete})
		}
	}
	return out
}

// sole returns the only text of an operand.
func sole(o Operand) (string, bool) {
	if len(o.Options) != 1 || len(o.Options[0]) != 1 {
		return "", false
	}
	return o.Options[0][0].Known()
}

// dispatch runs what the name stands for.
func (w *walker) dispatch(st *state, j job) tri {
	name, known := j.name.Known()
	if !known {
		w.mayCall(j.name)
		if fs := w.functionsLike(st, j.name); len(fs) > 0 {
			f := &Fork{Arms: []Arm{{Body: w.collect(func() { w.callFunctions(st, j, fs) })}}}
			f.Arms = append(f.Arms, Arm{Body: w.collect(func() { w.external(st, j, maybe) })})
			f.Total = true
			w.emit(f)
			return maybe
		}
		if script := w.scriptOf(j); script != nil {
			return w.runScript(st, j, script, j.args, Process, "")
		}
		name, known = j.name.Program() // "$BIN/sudo"
		if word := (func(i int) (string, bool) { return assignOrSole(j.args[i]) }); known {
			if l, ok := script.LaunchOf(name, len(j.args), word, w.cfg.Wrappers); ok && !l.By.Same {
				return w.launch(st, j, name, l)
			}
		}
		return w.external(st, j, maybe)
	}
	if !j.bare {
		if v := st.vars.lookup(funcPrefix + name); v != nil && len(v.funcs) > 0 {
			return w.callFunctions(st, j, v.funcs)
		}
	}
	if w.frame.program.lang.IsShell() || w.frame.program.lang == "" {
		if status, done := w.builtin(st, j, name); done {
			return status
		}
	}
	word := func(i int) (string, bool) { return assignOrSole(j.args[i]) }
	if l, ok := script.LaunchOf(name, len(j.args), word, w.cfg.Wrappers); ok {
		return w.launch(st, j, name, l)
	}
	if vs := w.written(st, j.name); vs != nil {
		j.wrote = true
		return w.runValues(st, j, vs, w.frame.program.lang, Process, j.args, script.ShellFlags{})
	}
	if s := w.onPath(st, j, name); s != nil {
		return w.runScript(st, j, s, j.args, Process, "")
	}
	if strings.ContainsAny(name, "/\\") || w.bareScript(name) {
		if s := w.scriptOf(j); s != nil {
			return w.runScript(st, j, s, j.args, Process, "")
		}
	}
	switch script.ProgramName(name) {
	case "true", ":":
		return w.external(st, j, yes)
	case "false":
		return w.external(st, j, no)
	}
	return w.external(st, j, maybe)
}

// mayCall notes that a name which the caller of the script gives can be any
// function: "$@" as the last line of a script.
func (w *walker) mayCall(name Value) {
	given := name.Kind == Parameter || name.Kind == Unknown
	for _, i := range name.Items {
		given = given || i.Kind == Parameter || i.Kind == Unknown
	}
	if given && w.dead == "" {
		w.anyCalled = true
	}
}

// functionsLike returns the functions whose names begin as a name does of which
// the beginning is known: "login_$kind".
func (w *walker) functionsLike(st *state, name Value) []*function {
	prefix := name.Prefix()
	if prefix == "" || name.Kind != Joined {
		return nil
	}
	var out []*function
	for _, d := range w.defs {
		if v := st.vars.lookup(funcPrefix + d.def.Name); v != nil && strings.HasPrefix(d.def.Name, prefix) {
			for _, f := range v.funcs {
				if !hasFunc(out, f) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// run makes the Run of a job as things stand.
func (w *walker) run(st *state, j job) *Run {
	w.runs++
	r := &Run{
		Call: j.call, Place: j.at, Name: j.name, Args: j.args, Input: j.input, Env: w.callEnv(st, j),
		Via: w.via, Under: w.under, Guards: w.guards, Where: w.where, Sent: j.call.Outputs, Dead: w.dead,
		Fatal: st.opts.errexit && w.tested == 0, Tested: w.tested > 0, Traced: st.opts.xtrace,
		Async: w.async > 0, Printed: w.prints > 0,
	}
	if n := len(r.Under); n > 0 { // a launcher that runs nothing known is not under itself
		if s, ok := j.name.Known(); ok && script.ProgramName(s) == r.Under[n-1] {
			r.Under = r.Under[:n-1]
		}
	}
	if p := w.frame.program; p.built != nil {
		r.Place, r.Built = *p.built, append([]source.Place{j.at}, p.from...)
	}
	return r
}

// callEnv returns the variables during a call.
func (w *walker) callEnv(st *state, j job) Env {
	vars := st.vars.freeze()
	for i, a := range j.env {
		if vars.frozen {
			vars = vars.grow()
		}
		vs := j.envs[i]
		if a.Op == script.Unset {
			vars.set[a.Name] = &variable{values: []Value{text("")}, unset: true}
			continue
		}
		vars.set[a.Name] = &variable{values: vs, exported: true}
	}
	return Env{vars.freeze()}
}

// external is a program that nothing here says more of.
func (w *walker) external(st *state, j job, status tri) tri {
	r := w.run(st, j)
	w.top()
	w.emit(r)
	if name, _ := j.name.Known(); name != "true" && name != ":" && name != "false" {
		w.printed(st, j, []Value{{Kind: Printed, By: r, From: []source.Place{r.Place}, Maybe: true}})
	}
	return status
}

// top notes that something ran that is no definition.
func (w *walker) top() {
	if w.dead == "" && w.dry == 0 && w.prints == 0 {
		w.works = true
	}
}

// maxPrinted is how many pieces of output are kept apart; a program that prints
// more does not print one value.
const maxPrinted = 24

// printed notes what a call wrote to standard output.
func (w *walker) printed(st *state, j job, vs []Value) {
	for _, o := range j.call.Outputs {
		if o.From == "1" || o.From == "&" {
			w.write(st, o, vs)
			return
		}
	}
	out := st.vars.lookup(outputName)
	if out == nil {
		return
	}
	var next []Value
	for _, o := range out.values {
		for _, v := range vs {
			switch {
			case o.Kind == Text && o.Text == "":
				next = append(next, v)
			case len(o.Items) > maxPrinted:
				next = append(next, Value{Kind: Unknown})
			case v.Kind == Printed:
				next = append(next, v) // the last program speaks for all
			default:
				next = append(next, concat(o, v))
			}
		}
	}
	st.vars = st.vars.with(outputName, &variable{values: w.limit(union(nil, next))})
}

const filePrefix = "\x00file " // what the program wrote into a file of this name

// write notes what goes into a file, for what reads or runs it later.
func (w *walker) write(st *state, o script.Redirect, vs []Value) {
	name, ok := one(w.values(st, o.To)).Known()
	if strings.HasPrefix(name, "&") || strings.HasPrefix(name, "/dev/") {
		return
	}
	w.top()
	if !ok || name == "" {
		return
	}
	name = filePrefix + path.Clean(name)
	if o.Append {
		old := st.vars.lookup(name)
		if old == nil {
			return // what was there before is not known
		}
		var next []Value
		for _, a := range old.values {
			for _, b := range vs {
				next = append(next, concat(a, b))
			}
		}
		vs = w.limit(next)
	}
	st.vars = st.vars.with(name, &variable{values: vs})
	w.writtenTexts(st, o, vs)
}

// contents returns what the program wrote into a file, or else what it is.
func (w *walker) contents(st *state, name, otherwise Value) []Value {
	if s, ok := name.Known(); ok {
		if v := st.vars.lookup(filePrefix + path.Clean(s)); v != nil && len(v.values) > 0 {
			return v.values
		}
	}
	return []Value{otherwise}
}

// output walks a command substitution and returns what it can print.
func (w *walker) output(st *state, p script.Part) []Value {
	var out []Value
	for _, v := range w.captured(st, p.Block) {
		out = append(out, trimEnd(v).through(p.Place))
	}
	return union(nil, out)
}

// trimEnd removes the line ends at the end of a value.
func trimEnd(x Value) Value {
	if s, ok := x.Known(); ok {
		return Value{Kind: Text, Text: strings.TrimRight(s, "\n"), From: x.From}
	}
	if n := len(x.Items); x.Kind == Joined && n > 0 && x.Items[n-1].Kind == Text {
		x.Items = append([]Value{}, x.Items...)
		x.Items[n-1].Text = strings.TrimRight(x.Items[n-1].Text, "\n")
	}
	return x
}

// captured walks a block in a process of its own and returns what it can print.
func (w *walker) captured(st *state, b *script.Block) []Value {
	c := st.copy()
	c.vars = c.vars.with(outputName, &variable{values: []Value{text("")}})
	w.prints++
	inner, _ := w.scope(c, Prints, b)
	w.prints--
	v := inner.vars.lookup(outputName)
	if v == nil {
		return []Value{{Kind: Unknown}}
	}
	return v.values
}

// printing sets what the group around prints aside where it goes elsewhere.
func (w *walker) printing(st *state, outputs []script.Redirect) func() {
	for _, o := range outputs {
		if o.From != "1" && o.From != "&" {
			continue
		}
		old := st.vars.lookup(outputName)
		if old == nil {
			old = &variable{never: true}
		}
		st.vars = st.vars.with(outputName, &variable{values: []Value{text("")}})
		return func() {
			if v := st.vars.lookup(outputName); v != nil {
				w.write(st, o, v.values)
			}
			st.vars = st.vars.with(outputName, old)
		}
	}
	return func() {}
}

// piped walks what gives a call its input, and returns what that can be.
func (w *walker) piped(st *state, input *script.Word) []Value {
	if input == nil {
		if v := st.vars.lookup(inputName); v != nil {
			return v.values
		}
		return nil
	}
	if len(input.Parts) == 1 && input.Parts[0].Kind == script.Output {
		if !st.opts.pipefail {
			w.tested++
		}
		vs := w.captured(st, input.Parts[0].Block)
		if !st.opts.pipefail {
			w.tested--
		}
		return vs
	}
	return w.values(st, *input)
}

const inputName = "\x00input" // standard input of a group or loop

// input sets the standard input of a group or loop, and returns what restores it.
func (w *walker) input(st *state, word *script.Word) func() {
	if word == nil {
		return func() {}
	}
	old := st.vars.lookup(inputName)
	vs := w.piped(st, word)
	if vs == nil {
		vs = []Value{{Kind: Unknown}}
	}
	st.vars = st.vars.with(inputName, &variable{values: vs})
	return func() {
		if old == nil {
			old = &variable{}
		}
		st.vars = st.vars.with(inputName, old)
	}
}

// operandLists returns the lists of words that operands can be.
func (w *walker) operandLists(args []Operand) []Value {
	alts := [][]Value{nil}
	for _, a := range args {
		if len(a.Options) == 1 && len(alts) == 1 {
			alts[0] = append(alts[0], a.Options[0]...)
			continue
		}
		var next [][]Value
		for _, x := range alts {
			for _, o := range a.Options {
				next = append(next, append(x[:len(x):len(x)], o...))
			}
		}
		if !a.Complete && len(a.Options) > 1 {
			for _, x := range alts {
				next = append(next, append(x[:len(x):len(x)], Value{Kind: Unknown, Words: true}))
			}
		}
		if len(next) > w.cfg.Limits.Values {
			next = append(next[:w.cfg.Limits.Values-1], []Value{{Kind: Unknown, Words: true, Cut: true}})
		}
		alts = next
	}
	out := make([]Value, 0, len(alts))
	for _, a := range alts {
		out = append(out, list(a))
	}
	return union(nil, out)
}

// callFunctions puts a function in place, or each that the name can mean.
func (w *walker) callFunctions(st *state, j job, fs []*function) tri {
	if len(fs) == 1 {
		return w.callFunction(st, j, fs[0])
	}
	f := &Fork{Total: true}
	var ends []*state
	status := maybe
	for _, fn := range fs {
		s := st.copy()
		f.Arms = append(f.Arms, Arm{Body: w.collect(func() { w.callFunction(s, j, fn) })})
		if s.left == "" {
			ends = append(ends, s)
		}
	}
	w.emit(f)
	w.rejoin(st, ends, script.Exit)
	return status
}

func (w *walker) callFunction(st *state, j job, fn *function) tri {
	if w.dead == "" {
		w.called[fn.def] = true
	}
	r := w.run(st, j)
	sc := &Scope{Kind: Function, Run: r, Where: w.where, Async: w.async > 0}
	if n := w.natureOf(fn.def); n.idle {
		if w.walks[fn.def]++; w.walks[fn.def] > maxIdle {
			w.emit(sc)
			if n.changes {
				w.veil(st)
			}
			w.printed(st, j, []Value{{Kind: Unknown, From: []source.Place{r.Place}, Maybe: true}})
			return maybe
		}
	}
	deep, same := 0, 0
	for f := w.frame; f != nil; f = f.outer {
		if f.kind == Function || f.kind == Process || f.kind == Sourced {
			deep++
		}
		if f.def == fn.def && f.def != nil {
			same++
		}
	}
	if same >= 2 {
		sc.Recurses = true
		w.emit(sc)
		w.forget(st, fn.def.Body, j.call.Place)
		return maybe
	}
	if deep > w.cfg.Limits.Depth {
		w.cut("depth", j.call.Place)
		w.emit(sc)
		w.forget(st, fn.def.Body, j.call.Place)
		return maybe
	}
	old := st.vars.lookup(argsName)
	args := w.operandLists(j.args)
	for i := range args {
		for k := range args[i].Items {
			args[i].Items[k] = args[i].Items[k].through(j.args[min(k, len(j.args)-1)].place())
		}
	}
	st.vars = st.vars.with(argsName, &variable{values: args})
	hidden := map[string]*variable{}
	for i, a := range j.env { // X=1 f: holds during the call
		hidden[a.Name] = st.vars.lookup(a.Name)
		st.vars = st.vars.with(a.Name, &variable{values: j.envs[i], exported: true})
	}
	restoreInput := func() {}
	if j.call.Input != nil {
		prev := st.vars.lookup(inputName)
		st.vars = st.vars.with(inputName, &variable{values: j.input})
		restoreInput = func() {
			if prev == nil {
				prev = &variable{}
			}
			st.vars = st.vars.with(inputName, prev)
		}
	}
	leave := w.printing(st, j.call.Outputs)
	fr := &frame{kind: Function, program: fn.program, def: fn.def, outer: w.frame}
	via := w.via
	w.via = append(via[:len(via):len(via)], j.call)
	status := maybe
	sc.Body = w.collect(func() {
		status = w.inFrame(fr, st, func() tri { return w.block(st, fn.def.Body) })
	})
	w.via = via
	leave()
	restoreInput()
	if old == nil {
		old = &variable{values: anyArgs()}
	}
	st.vars = st.vars.with(argsName, old)
	for name, v := range fr.saved {
		st.vars = st.vars.with(name, orUnset(name, v))
	}
	for name, v := range hidden {
		st.vars = st.vars.with(name, orUnset(name, v))
	}
	w.emit(sc)
	return status
}

// place returns where an operand is written.
func (o Operand) place() source.Place {
	if o.Arg == nil {
		return source.Place{}
	}
	return o.Arg.Raw.Place
}

// orUnset returns what a name holds again after something hid it.
func orUnset(name string, v *variable) *variable {
	if v == nil {
		return &variable{values: []Value{environment(name)}}
	}
	return v
}

// forget makes unknown what a body that is not walked may set.
func (w *walker) forget(st *state, b *script.Block, at source.Place) {
	for name := range assigned(b, nil, 0) {
		old := st.vars.lookup(name)
		u := Value{Kind: Unknown, From: []source.Place{at}, Maybe: true}
		v := &variable{values: []Value{u}}
		if old != nil {
			v.values, v.exported = union(old.values, v.values), old.exported
		}
		st.vars = st.vars.with(name, v)
	}
}

// assigned returns the names that statements of a block assign, not looking into
// what they call.
func assigned(b *script.Block, names map[string]bool, depth int) map[string]bool {
	if names == nil {
		names = map[string]bool{}
	}
	if b == nil || depth > 200 {
		return names
	}
	for _, s := range b.Stmts {
		switch s := s.(type) {
		case *script.Assign:
			names[s.Name] = true
		case *script.Branch:
			for _, a := range s.Arms {
				assigned(a.Cond, names, depth+1)
				assigned(a.Body, names, depth+1)
			}
		case *script.Loop:
			if s.Name != "" {
				names[s.Name] = true
			}
			assigned(s.Cond, names, depth+1)
			assigned(s.Body, names, depth+1)
		case *script.Group:
			assigned(s.Body, names, depth+1)
		case *script.Call:
			if s.Name.Is("read", "mapfile", "readarray", "printf", "getopts") {
				for _, a := range s.Args {
					if t, ok := a.Raw.Literal(); ok && isName(t) {
						names[t] = true
					}
				}
			}
		}
	}
	return names
}

func isName(s string) bool {
	for i, c := range s {
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// uncalled walks the functions that nothing called, each as if anything could
// call it. One that another of them calls is walked there.
func (w *walker) uncalled(st *state) {
	var rest []*function
	for _, f := range w.defs {
		if !w.called[f.def] && w.own(f) {
			rest = append(rest, f)
		}
	}
	inner := map[string]bool{}
	calls := map[functionDef]map[string]bool{}
	for _, f := range rest {
		calls[f.def] = callNames(f.def.Body, nil, 0)
		for name := range calls[f.def] {
			if name != f.def.Name {
				inner[name] = true
			}
		}
	}
	open := !w.works || w.anyCalled
	if w.cuts["runs"] { // what was cut off may call any of them
		open = true
		w.runs, w.work = 0, 0
	}
	base := st.copy()
	base.left = ""
	for _, d := range w.defs { // also those that a way not taken defines
		if v := base.vars.lookup(funcPrefix + d.def.Name); v == nil {
			base.vars = base.vars.with(funcPrefix+d.def.Name, &variable{funcs: []*function{d}})
		}
	}
	base.vars = base.vars.with(argsName, &variable{values: anyArgs()})
	byName := map[string]bool{}
	for pass := 0; pass < 2; pass++ {
		for _, f := range rest {
			if w.called[f.def] || byName[f.def.Name] || pass == 0 && inner[f.def.Name] {
				continue
			}
			c := base.copy()
			if !w.works {
				c.opts = options{}
			}
			w.called[f.def] = true
			sc := &Scope{Kind: Function, Where: w.where}
			works := w.works
			old := w.dead
			if !open {
				w.dead = "nothing calls " + f.def.Name
			}
			fr := &frame{kind: Function, program: f.program, def: f.def, outer: w.frame}
			sc.Body = w.collect(func() {
				w.inFrame(fr, c, func() tri { return w.block(c, f.def.Body) })
			})
			w.dead = old
			w.works = works
			for name := range calls[f.def] { // reached from this one: not again
				byName[name] = true
			}
			w.trace.Uncalled = append(w.trace.Uncalled, sc)
		}
	}
}

// own reports whether a function is defined in a file of the entry. Those of other
// files are judged where these are entries.
func (w *walker) own(f *function) bool {
	for _, s := range w.entry.Scripts {
		if p := s.Text.Place(0, 0); p.File == f.def.File {
			return true
		}
	}
	return false
}

// callNames returns the literal names that a block calls.
func callNames(b *script.Block, names map[string]bool, depth int) map[string]bool {
	if names == nil {
		names = map[string]bool{}
	}
	if b == nil || depth > 200 {
		return names
	}
	var word func(script.Word)
	word = func(x script.Word) {
		for _, p := range x.Parts {
			callNames(p.Block, names, depth+1)
			for _, i := range p.Items {
				word(i)
			}
		}
	}
	for _, s := range b.Stmts {
		switch s := s.(type) {
		case *script.Call:
			if t, ok := s.Name.Literal(); ok {
				names[t] = true
			}
			for _, a := range s.Args {
				if t, ok := a.Raw.Literal(); ok { // retry login, trap cleanup
					names[t] = true
				}
				word(a.Raw)
			}
			if s.Input != nil {
				word(*s.Input)
			}
		case *script.Assign:
			word(s.Value)
		case *script.Branch:
			for _, a := range s.Arms {
				callNames(a.Cond, names, depth+1)
				callNames(a.Body, names, depth+1)
			}
		case *script.Loop:
			callNames(s.Cond, names, depth+1)
			callNames(s.Body, names, depth+1)
		case *script.Group:
			callNames(s.Body, names, depth+1)
		case *script.Trap:
			callNames(s.Body, names, depth+1)
			if s.Inner != nil {
				for _, x := range s.Inner.Bodies {
					callNames(x.Block, names, depth+1)
				}
			}
		}
	}
	return names
}

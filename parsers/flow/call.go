package flow

import (
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
	apart bool // it runs on another machine, which has none of this one's environment
}

// call walks one call.
func (w *walker) call(st *state, c *script.Call) tri {
	if c.Kind == script.Emit {
		for i := range c.Args {
			w.values(st, c.Args[i].Raw)
		}
		return maybe
	}
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
	if c.Kind == script.Function || c.Kind == script.Method {
		j.name = one(names[0])
		j.at.End = max(j.at.End, c.End)
		return w.invoke(st, j)
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
		if !j.bare { // exec "$@" runs a program, never a function
			w.mayCall(j.name)
		}
		if fs := w.functionsLike(st, j.name); len(fs) > 0 && !j.bare {
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

package flow

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// depth returns how many scripts and functions are inside each other.
func (w *walker) depth() int {
	n := 0
	for f := w.frame; f != nil; f = f.outer {
		if f.kind == Function || f.kind == Process || f.kind == Sourced {
			n++
		}
	}
	return n
}

// same walks a program in the state of the current shell.
func (w *walker) same(st *state, j job, p *program, params []Operand) tri {
	if w.depth() > w.cfg.Limits.Depth {
		w.cut("depth", j.call.Place)
		w.veil(st)
		return maybe
	}
	sc := &Scope{Kind: Sourced, Run: w.run(st, j), Script: p.script, Where: w.where}
	via := w.via
	w.via = append(via[:len(via):len(via)], j.call)
	old := st.vars.lookup(argsName)
	if params != nil {
		st.vars = st.vars.with(argsName, &variable{values: w.operandLists(params)})
	}
	status := maybe
	fr := &frame{kind: Sourced, program: p, outer: w.frame, loops: w.frame.loops}
	if p.built == nil && p.script.Parent == nil {
		fr.loops = nil
	}
	sc.Body = w.collect(func() {
		status = w.inFrame(fr, st, func() tri { return w.block(st, p.block()) })
	})
	if params != nil {
		if old == nil {
			old = &variable{values: anyArgs()}
		}
		st.vars = st.vars.with(argsName, old)
	}
	w.via = via
	w.emit(sc)
	return status
}

func (p *program) block() *script.Block {
	for _, b := range p.script.Bodies {
		if b.Lang == p.lang {
			return b.Block
		}
	}
	return nil
}

// process2 walks a program in a process of its own: only what is exported
// reaches it, and nothing comes back.
func (w *walker) process2(st *state, j job, p *program, params []Operand, flags script.ShellFlags) tri {
	if w.depth() > w.cfg.Limits.Depth {
		w.cut("depth", j.call.Place)
		return maybe
	}
	sc := &Scope{Kind: Process, Run: w.run(st, j), Script: p.script, Where: w.where, Async: w.async > 0}
	inner := &state{vars: &layer{set: map[string]*variable{}}}
	w.flags(inner, flags)
	if w.where == script.Here || w.where == script.OtherUser {
		for name, v := range st.vars.names(nil) {
			if v != nil && v.exported || strings.HasPrefix(name, filePrefix) {
				inner.vars.set[name] = v
			}
		}
	}
	for i, a := range j.env {
		if a.Op == script.Unset {
			inner.vars.set[a.Name] = &variable{values: []Value{text("")}, unset: true}
			continue
		}
		inner.vars.set[a.Name] = &variable{values: j.envs[i], exported: true}
	}
	for _, keep := range []string{outputName, inputName} {
		if v := st.vars.lookup(keep); v != nil {
			inner.vars.set[keep] = v
		}
	}
	switch {
	case j.eaten:
		delete(inner.vars.set, inputName)
	case j.call.Input != nil:
		inner.vars.set[inputName] = &variable{values: j.input}
	}
	inner.vars.set[argsName] = &variable{values: w.operandLists(params)}
	leave := w.printing(inner, j.call.Outputs)
	via, tested, guards, under := w.via, w.tested, w.guards, w.under
	w.via = append(via[:len(via):len(via)], j.call)
	w.tested, w.under = 0, nil
	status := maybe
	fr := &frame{kind: Process, program: p, outer: w.frame}
	sc.Body = w.collect(func() {
		status = w.inFrame(fr, inner, func() tri { return w.process(inner, p.block()) })
	})
	if p.lang.IsGeneral() { // what it prints, and how it ends, is not followed
		w.printed(inner, job{call: &script.Call{}}, []Value{{Kind: Printed, By: sc.Run, From: []source.Place{sc.Run.Place}, Maybe: true}})
		status = maybe
	}
	leave()
	w.via, w.tested, w.guards, w.under = via, tested, guards, under
	w.emit(sc)
	w.gather(st, inner)
	return status
}

// scriptOf returns the script of the project that a job's name is the path of.
func (w *walker) scriptOf(j job) *script.Script {
	if w.cfg.Project == nil || j.name.Kind != Text && j.name.Kind != Joined {
		return nil
	}
	file := j.call.Place.File
	if file == nil {
		return nil
	}
	_, exact := j.name.Known()
	found := w.cfg.Project.Resolve(file, pathOf(j.name), exact)
	if w.cfg.Load != nil {
		found = w.cfg.Load(found)
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// fileNamed returns the value of an operand that names a file: of several the one
// that names a script of the project, if there is only one such script.
func (w *walker) fileNamed(j job, o Operand) Value {
	if len(o.Options) == 1 {
		return one(o.Options[0])
	}
	var name Value
	var found *script.Script
	for _, words := range o.Options {
		if len(words) != 1 {
			continue
		}
		k := j
		k.name = words[0]
		switch s := w.scriptOf(k); {
		case s == nil || s == found:
		case found != nil:
			return Value{Kind: Unknown}
		default:
			name, found = words[0], s
		}
	}
	if found == nil {
		return Value{Kind: Unknown}
	}
	return name
}

// onPath returns the script of the project that a name without a slash is found
// as in a folder that the program put on its PATH.
func (w *walker) onPath(st *state, j job, name string) *script.Script {
	v := st.vars.lookup("PATH")
	if v == nil || len(v.values) != 1 || strings.Contains(name, "/") {
		return nil
	}
	first := v.values[0].Prefix()
	if v.values[0].Kind == Joined && first == "" && len(v.values[0].Items) > 1 {
		first = v.values[0].Items[1].Prefix()
	}
	folder, _, _ := strings.Cut(first, ":")
	if folder = strings.Trim(folder, "/"); folder == "" {
		return nil
	}
	found := j
	found.name = text(folder + "/" + name)
	return w.scriptOf(found)
}

// pathOf returns the known end of a path: what follows the last unknown part,
// which is taken for the folder of the file.
func pathOf(v Value) string {
	if s, ok := v.Known(); ok {
		return s
	}
	s := ""
	for i := len(v.Items) - 1; i >= 0; i-- {
		t, ok := v.Items[i].Known()
		if !ok {
			break
		}
		s = t + s
	}
	return strings.TrimLeft(s, "/")
}

// bareScript reports whether a name without a slash looks like a script that is
// found in the working directory.
func (w *walker) bareScript(name string) bool { return strings.HasSuffix(name, ".sh") }

// runScript runs a script of the project.
func (w *walker) runScript(st *state, j job, s *script.Script, args []Operand, kind ScopeKind, lang script.Lang) tri {
	if len(s.Bodies) == 0 {
		return w.external(st, j, maybe)
	}
	for f := w.frame; f != nil; f = f.outer { // a script that runs itself
		if f.program.script == s {
			return w.external(st, j, maybe)
		}
	}
	if kind != Sourced {
		w.top()
	}
	p := &program{script: s, lang: s.Bodies[0].Lang}
	if kind == Sourced {
		var params []Operand
		if len(args) > 0 {
			params = args
		}
		return w.same(st, j, p, params)
	}
	flags := s.Flags
	if lang != "" { // bash x.sh: the shebang's options do not count
		flags = j.flags
	}
	if args == nil {
		args = []Operand{}
	}
	return w.process2(st, j, p, args, flags)
}

// source runs a file in the same shell.
func (w *walker) source(st *state, j job) (tri, bool) {
	args := flatten(j.args)
	if len(args) > 0 {
		if s, ok := sole(args[0]); ok && s == "--" {
			args = args[1:]
		}
	}
	if len(args) == 0 {
		return w.external(st, j, maybe), true
	}
	file := j
	file.name = w.fileNamed(j, args[0])
	params := args[1:]
	if w.frame.program.lang == script.POSIX { // dash does not pass them on
		params = nil
	}
	if vs := w.written(st, file.name); vs != nil {
		j.wrote = true
		return w.runValues(st, j, vs, w.frame.program.lang, Sourced, params, script.ShellFlags{}), true
	}
	if s := w.scriptOf(file); s != nil {
		return w.runScript(st, j, s, params, Sourced, ""), true
	}
	works := w.works // a library that sources others is still one
	status := w.external(st, j, maybe)
	w.works = works
	w.veil(st)
	return status, true
}

// veil notes that something unknown ran that may have set any variable.
func (w *walker) veil(st *state) {
	st.vars = st.vars.freeze().grow()
	st.vars.veil = true
	st.vars.frozen = true
}

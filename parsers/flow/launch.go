package flow

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// launch looks through a program that runs another.
func (w *walker) launch(st *state, j job, name string, l script.Launch) tri {
	if l.Nothing {
		return w.lookedUp(st, j)
	}
	under, where := w.under, w.where
	if !l.By.Same {
		w.under = append(under[:len(under):len(under)], script.ProgramName(name))
	}
	if l.Where != script.Here {
		w.where = l.Where
	}
	defer func() { w.under, w.where = under, where }()
	for _, i := range l.Assigns {
		if s, ok := j.args[i].prefix(); ok {
			if k := strings.IndexByte(s, '='); k > 0 {
				a := &script.Assign{Place: j.args[i].place(), Name: s[:k], Op: script.SetTo, Scope: script.OneCall}
				j.env = append(j.env, a)
				j.envs = append(j.envs, afterEqual(j.args[i]))
			}
		}
	}
	if l.By.Words[0] == "env" {
		j = w.withoutEnv(st, j, l)
	}
	switch {
	case l.Code >= 0 && l.Code < len(j.args):
		return w.runText(st, j, l.By.Lang, l.Flags, l.Code, l.Glued, j.args[l.Code+1:])
	case l.File >= 0 && l.File < len(j.args):
		file := j
		file.name = w.fileNamed(j, j.args[l.File])
		if !l.By.Lang.IsShell() {
			return w.external(st, j, maybe)
		}
		if vs := w.written(st, file.name); vs != nil {
			j.wrote = true
			return w.runValues(st, j, vs, l.By.Lang, Process, j.args[l.File+1:], l.Flags)
		}
		if s := w.scriptOf(file); s != nil {
			j.flags = l.Flags
			return w.runScript(st, j, s, j.args[l.File+1:], Process, l.By.Lang)
		}
		return w.external(st, j, maybe)
	case l.Stdin:
		return w.runInput(st, j, l)
	case l.First >= len(j.args):
		w.under, w.where = under, where
		return w.external(st, j, maybe)
	case l.By.Joined:
		return w.runJoined(st, j, l)
	}
	return w.inner(st, j, l)
}

// lookedUp is a call that prints where programs are: command -v az. Its last word
// is the last element of what it prints.
func (w *walker) lookedUp(st *state, j job) tri {
	args := flatten(j.args)
	r := w.run(st, j)
	w.emit(r)
	v := Value{Kind: Printed, By: r, From: []source.Place{r.Place}}
	if n := len(args); n > 0 {
		if s, ok := sole(args[n-1]); ok && s != "" && !strings.HasPrefix(s, "-") {
			v = Value{Kind: Joined, Items: []Value{v, text("/"+script.ProgramName(s), j.at)}}
		}
	}
	w.printed(st, j, []Value{v})
	return maybe
}

// assignOrSole returns the only text of an operand, and of NAME=value with an
// unknown value the text of the name with something after it.
func assignOrSole(o Operand) (string, bool) {
	if s, ok := sole(o); ok {
		return s, true
	}
	if s, ok := o.prefix(); ok {
		if name, _, found := strings.Cut(s, "="); found && isName(name) {
			return s + "?", true
		}
	}
	return "", false
}

// withoutEnv carries out what env removes: -u NAME, and everything with -i.
func (w *walker) withoutEnv(st *state, j job, l script.Launch) job {
	for i := 0; i < l.First && i < len(j.args); i++ {
		s, ok := sole(j.args[i])
		var names []string
		switch {
		case !ok:
		case s == "-u" && i+1 < len(j.args):
			n, _ := sole(j.args[i+1])
			names = []string{n}
		case strings.HasPrefix(s, "--unset="):
			names = []string{s[len("--unset="):]}
		case s == "-i" || s == "-" || s == "--ignore-environment":
			for n, v := range st.vars.names(nil) {
				if v != nil && v.exported && n[0] != 0 {
					names = append(names, n)
				}
			}
			slices.Sort(names)
		}
		for _, n := range names {
			a := &script.Assign{Place: j.args[i].place(), Name: n, Op: script.Unset, Scope: script.OneCall}
			j.env = append([]*script.Assign{a}, j.env...)
			j.envs = append([][]Value{nil}, j.envs...)
		}
	}
	return j
}

// inner goes on with the command after a launcher's own words.
func (w *walker) inner(st *state, j job, l script.Launch) tri {
	name := j.args[l.First]
	k := j
	k.at.Start = source.Place(name.place()).Start
	if name.place().File != j.at.File || k.at.Start < j.at.Start || k.at.Start > j.at.End {
		k.at = j.at
	}
	k.args = j.args[l.First+1:]
	k.bare = !l.By.Same || l.By.Words[0] != "noglob"
	if l.By.Words[0] == "run" || l.By.Words[0] == "retry" || l.By.Words[0] == "time" {
		k.bare = false // a function of the program can be run by a function of the test runner
	}
	if l.By.Words[0] == "xargs" || l.By.Words[0] == "parallel" {
		return w.fed(st, j, k, name)
	}
	return w.named(st, k, name.Options, name.Complete)
}

// fed runs a command again and again with words that it reads from its input.
func (w *walker) fed(st *state, j, k job, name Operand) tri {
	any := Value{Kind: Unknown, From: []source.Place{j.at}}
	for i, a := range k.args {
		if s, ok := sole(a); ok && strings.Contains(s, "{}") {
			if i == 0 {
				k.args = append([]Operand{}, k.args...)
			}
			parts := Value{Kind: Joined, From: a.Options[0][0].From}
			for n, piece := range strings.Split(s, "{}") {
				if n > 0 {
					parts.Items = append(parts.Items, any)
				}
				if piece != "" {
					parts.Items = append(parts.Items, text(piece, j.at))
				}
			}
			args := append([]Operand{}, k.args...)
			args[i] = Operand{Arg: a.Arg, Options: [][]Value{{parts}}, Complete: true}
			k.args = args
		}
	}
	any.Words = true
	k.args = append(k.args[:len(k.args):len(k.args)], Operand{Options: [][]Value{{any}}})
	r := &Repeat{Loop: &script.Loop{Place: j.at}}
	r.Body = w.collect(func() { w.named(st, k, name.Options, name.Complete) })
	w.emit(r)
	return maybe
}

// prefix returns the known text that an operand begins with.
func (o Operand) prefix() (string, bool) {
	if len(o.Options) != 1 || len(o.Options[0]) != 1 {
		return "", false
	}
	return o.Options[0][0].Prefix(), true
}

// afterEqual returns the values of NAME=value words.
func afterEqual(o Operand) []Value {
	v := o.Options[0][0]
	if s, ok := v.Known(); ok {
		_, value, _ := strings.Cut(s, "=")
		return []Value{text(value, v.From...)}
	}
	if v.Kind == Joined {
		out := Value{Kind: Text}
		cut := false
		for _, i := range v.Items {
			if !cut {
				s, ok := i.Known()
				if !ok {
					break
				}
				if _, after, found := strings.Cut(s, "="); found {
					cut = true
					out = concat(out, text(after, i.From...))
				}
				continue
			}
			out = concat(out, i)
		}
		if cut {
			if len(out.Items) == 2 && out.Items[0].Kind == Text && out.Items[0].Text == "" {
				return []Value{out.Items[1]}
			}
			return []Value{out}
		}
	}
	return []Value{{Kind: Unknown, From: v.From}}
}

// staticInner returns the inner program that was found in an argument when the
// file was read, if it can stand for what runs: no value that is known fills a
// place in it where it could be more than one word.
func (w *walker) staticInner(st *state, c *script.Call, word source.Place) (*script.Script, [][]Value) {
	for _, s := range c.Inner {
		if s.Where == script.Written || len(s.Bodies) == 0 || s.Word == nil || s.Word.Place != word {
			continue
		}
		fills := make([][]Value, len(s.Text.Holes))
		for i := range s.Text.Holes {
			if i >= len(s.Fills) || s.Fills[i] == nil {
				continue
			}
			fills[i] = w.values(st, *s.Fills[i])
			for _, v := range fills[i] {
				if t, ok := v.Known(); ok && (partOfName(s.Text, i) || strings.ContainsAny(t, " \t\n;|&<>()$`\"'\\*?")) {
					return nil, nil
				}
				if v.Kind == Joined && strings.ContainsAny(v.Prefix(), " \t\n") {
					return nil, nil
				}
			}
		}
		if len(s.Text.Holes) == 1 && s.Text.Holes[0].Start == 0 && s.Text.Holes[0].End == len(s.Text.Value) {
			if len(fills[0]) == 1 {
				if _, ok := fills[0][0].Known(); ok {
					return nil, nil
				}
			} else {
				return nil, nil
			}
		}
		return s, fills
	}
	return nil, nil
}

// partOfName reports whether a hole stands inside a word of letters, so that it
// may be a part of a name: "$${stage}_USER".
func partOfName(t source.Text, hole int) bool {
	h := t.Holes[hole]
	letter := func(i int) bool { return i >= 0 && i < len(t.Value) && isName("_"+t.Value[i:i+1]) }
	return letter(h.Start-1) || letter(h.End)
}

// runText runs a program text that is one argument: bash -c '…'.
func (w *walker) runText(st *state, j job, lang script.Lang, flags script.ShellFlags, code, glued int, params []Operand) tri {
	arg := j.args[code]
	if len(params) > 0 { // the first is $0
		params = params[1:]
	}
	if glued == 0 {
		if s, fills := w.staticInner(st, j.call, arg.place()); s != nil {
			return w.runInner(st, j, s, fills, params, flags)
		}
	}
	var vs []Value
	for _, o := range arg.Options {
		if len(o) == 1 {
			vs = append(vs, cutBytes(o[0], glued))
		}
	}
	return w.runValues(st, j, vs, lang, Process, params, flags)
}

// cutBytes removes known bytes from the start of a value.
func cutBytes(v Value, n int) Value {
	if n == 0 {
		return v
	}
	if s, ok := v.Known(); ok && len(s) >= n {
		return text(s[n:], v.From...)
	}
	if v.Kind == Joined && len(v.Items) > 0 && v.Items[0].Kind == Text && len(v.Items[0].Text) >= n {
		items := append([]Value{text(v.Items[0].Text[n:], v.Items[0].From...)}, v.Items[1:]...)
		v.Items = items
		return v
	}
	return Value{Kind: Unknown, From: v.From}
}

// runInput runs what a shell reads from its input: bash <<EOF.
func (w *walker) runInput(st *state, j job, l script.Launch) tri {
	lang := l.By.Lang
	var params []Operand
	for i, a := range j.args {
		if s, ok := sole(a); ok && strings.HasPrefix(s, "-") && strings.HasSuffix(s, "s") {
			params = j.args[i+1:]
			if s, ok := sole(at(params, 0)); ok && s == "--" {
				params = params[1:]
			}
			break
		}
	}
	if len(j.input) == 1 && j.input[0].Kind == File && lang.IsShell() {
		file := j
		file.name = j.input[0].Items[0]
		if s := w.scriptOf(file); s != nil {
			j.flags, j.input, j.eaten = l.Flags, nil, true
			return w.runScript(st, j, s, params, Process, lang)
		}
	}
	read := j.input
	j.input, j.eaten = nil, true
	if in := j.call.Input; in != nil {
		if s, fills := w.staticInner(st, j.call, in.Place); s != nil {
			return w.runInner(st, j, s, fills, params, l.Flags)
		}
	}
	return w.runValues(st, j, read, lang, Process, params, l.Flags)
}

// at returns an operand, or none beyond the last.
func at(args []Operand, i int) Operand {
	if i < len(args) {
		return args[i]
	}
	return Operand{}
}

// runJoined runs words that are joined with blanks and read by a shell: ssh.
func (w *walker) runJoined(st *state, j job, l script.Launch) tri {
	words := j.args[l.First:]
	if len(words) > 1 && plainWords(words) { // joined and split again they are the same words
		return w.inner(st, j, l)
	}
	if len(words) == 1 {
		if s, fills := w.staticInner(st, j.call, words[0].place()); s != nil {
			return w.runInner(st, j, s, fills, nil, l.Flags)
		}
	}
	return w.runValues(st, j, joinWords(w.operandLists(words)), l.By.Lang, Process, nil, l.Flags)
}

// plainWords reports whether a shell that reads words again finds the same ones.
func plainWords(words []Operand) bool {
	for _, o := range words {
		for _, option := range o.Options {
			for _, v := range option {
				if s, ok := v.Known(); ok && (s == "" || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=@%+,") != "") {
					return false
				} else if !ok && strings.ContainsAny(v.Prefix(), " ;|&") {
					return false
				}
			}
		}
	}
	return true
}

func joinWords(lists []Value) []Value {
	var out []Value
	for _, l := range lists {
		v := Value{Kind: Text}
		for i, item := range l.Items {
			if i > 0 {
				v = concat(v, text(" "))
			}
			v = concat(v, item)
		}
		v.Words = false
		out = append(out, v)
	}
	return out
}

// eval runs its words in the same shell.
func (w *walker) eval(st *state, j job) (tri, bool) {
	if len(j.args) == 1 {
		if s, fills := w.staticInner(st, j.call, j.args[0].place()); s != nil {
			return w.runSame(st, j, s, fills, nil), true
		}
	}
	return w.runValues(st, j, joinWords(w.operandLists(j.args)), w.frame.program.lang, Sourced, nil, script.ShellFlags{}), true
}

// runValues runs texts that were put together in the run.
func (w *walker) runValues(st *state, j job, vs []Value, lang script.Lang, kind ScopeKind, params []Operand, flags script.ShellFlags) tri {
	type ready struct {
		s     *script.Script
		fills [][]Value
		from  []source.Place
	}
	var texts []ready
	for _, v := range vs {
		if s, ok := v.Known(); ok && strings.TrimSpace(s) == "" {
			continue
		}
		if w.cfg.Read == nil || v.Kind != Text && v.Kind != Joined {
			continue
		}
		if v.Kind == Joined && !anyText(v) {
			continue
		}
		if w.depth() > w.cfg.Limits.Depth {
			w.cut("depth", j.call.Place)
			continue
		}
		t, fills := w.textOf(v, j.call.Place)
		s := &script.Script{Text: t, Lang: lang, Parent: j.call, Where: w.where, Flags: flags}
		w.cfg.Read(s)
		if len(s.Bodies) == 0 {
			continue
		}
		texts = append(texts, ready{s, fills, v.From})
	}
	if len(texts) == 0 {
		status := w.external(st, j, maybe)
		if kind == Sourced {
			w.veil(st)
		}
		return status
	}
	run := func(s *state, r ready) tri {
		at := j.at
		if p := w.frame.program; p.built != nil {
			at = *p.built
		}
		p := &program{script: r.s, lang: r.s.Bodies[0].Lang, fills: r.fills, built: &at, from: r.from}
		if t := r.s.Text; w.frame.program.built == nil && t.Exact(0, len(t.Value)) && (j.wrote || within(t.Place(0, len(t.Value)), j.call)) {
			p.built, p.from = nil, nil // it stands in the call itself: a here-document
		}
		if kind == Sourced {
			if len(params) == 0 {
				params = nil
			}
			return w.same(s, j, p, params)
		}
		return w.process2(s, j, p, params, r.s.Flags)
	}
	if len(texts) == 1 && len(vs) == 1 {
		return run(st, texts[0])
	}
	f := &Fork{Total: len(texts) == len(vs)}
	var ends []*state
	for _, r := range texts {
		s := st.copy()
		f.Arms = append(f.Arms, Arm{Body: w.collect(func() { run(s, r) })})
		if s.left == "" {
			ends = append(ends, s)
		}
	}
	w.emit(f)
	if !f.Total {
		ends = append(ends, st.copy())
	}
	w.rejoin(st, ends, script.Exit)
	return maybe
}

// within reports whether a text stands in a call or its input.
func within(p source.Place, c *script.Call) bool {
	in := c.Place
	if c.Input != nil && c.Input.File == in.File {
		in.Start, in.End = min(in.Start, c.Input.Start), max(in.End, c.Input.End)
	}
	return p.File == in.File && in.Contains(p.Span)
}

func anyText(v Value) bool {
	for _, i := range v.Items {
		if s, ok := i.Known(); ok && strings.TrimSpace(s) != "" {
			return true
		}
	}
	return false
}

// textOf makes a program text of a value. What is not known is a hole.
func (w *walker) textOf(v Value, at source.Place) (source.Text, [][]Value) {
	items := []Value{v}
	if v.Kind == Joined {
		items = v.Items
	}
	b := source.NewBuilder(source.Text{})
	var fills [][]Value
	for _, i := range items {
		p := at
		if len(i.From) > 0 {
			p = i.From[0]
		}
		s, ok := i.Known()
		switch {
		case !ok:
			expr := "?"
			if i.Name != "" {
				expr = "$" + i.Name
			}
			hole := source.Vague(strings.Repeat("_", max(len(expr), 2)), p).Blot(source.Span{Start: 0, End: max(len(expr), 2)})
			hole.Holes[0].Expr = expr
			b.Join(hole)
			fills = append(fills, []Value{i})
		case p.File != nil && p.Text() == s:
			b.Join(p.File.Whole().Slice(p.Start, p.End))
		default:
			b.Join(source.Vague(s, p))
		}
	}
	return b.Text(nil), fills
}

// runInner runs an inner program in a process of its own.
func (w *walker) runInner(st *state, j job, s *script.Script, fills [][]Value, params []Operand, flags script.ShellFlags) tri {
	p := w.inside(s, fills)
	f := s.Flags
	f.ExitOnError = f.ExitOnError || flags.ExitOnError
	f.PipeFail = f.PipeFail || flags.PipeFail
	f.Trace = f.Trace || flags.Trace
	return w.process2(st, j, p, params, f)
}

// runSame runs an inner program in the same shell.
func (w *walker) runSame(st *state, j job, s *script.Script, fills [][]Value, params []Operand) tri {
	return w.same(st, j, w.inside(s, fills), params)
}

// inside returns an inner program as part of the current one: where that one was
// put together in the run, so was this.
func (w *walker) inside(s *script.Script, fills [][]Value) *program {
	outer := w.frame.program
	return &program{script: s, lang: s.Bodies[0].Lang, fills: fills, built: outer.built, from: outer.from}
}

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
	leave()
	w.via, w.tested, w.guards, w.under = via, tested, guards, under
	w.emit(sc)
	w.gather(st, inner)
	return status
}

// writtenScript walks a script that a call writes into a file, as if somebody ran
// it: what fills its places is known here.
func (w *walker) writtenScript(st *state, j job, s *script.Script) {
	if len(s.Bodies) == 0 || w.depth() > w.cfg.Limits.Depth {
		return
	}
	fills := make([][]Value, len(s.Text.Holes))
	for i := range fills {
		if i < len(s.Fills) && s.Fills[i] != nil {
			fills[i] = w.values(st, *s.Fills[i])
		}
	}
	k := j
	k.eaten, k.env, k.envs = true, nil, nil
	where, works := w.where, w.works
	w.where = script.Written
	inner := &state{vars: &layer{set: map[string]*variable{}}}
	w.process2(inner, k, w.inside(s, fills), []Operand{{Options: [][]Value{anyArgs()}}}, s.Flags)
	w.where, w.works = where, works
}

// writtenTexts walks what was put together and written into a file whose name says
// that it is a shell script, as writtenScript does what stands there as one text.
func (w *walker) writtenTexts(st *state, o script.Redirect, vs []Value) {
	name, _ := o.To.Literal()
	if s, ok := one(w.values(st, o.To)).Known(); ok {
		name = s
	}
	if w.cfg.Read == nil || w.dry > 0 || w.hasWritten || !strings.HasSuffix(name, ".sh") && !strings.HasSuffix(name, ".bash") || w.depth() > w.cfg.Limits.Depth {
		return
	}
	for _, v := range vs {
		if v.Kind != Text && !(v.Kind == Joined && anyText(v)) {
			continue
		}
		t, fills := w.textOf(v, o.Place)
		s := &script.Script{Text: t, Lang: script.Bash, Where: script.Written}
		w.cfg.Read(s)
		if len(s.Bodies) == 0 {
			continue
		}
		p := &program{script: s, lang: s.Bodies[0].Lang, fills: fills, built: &o.Place, from: v.From}
		if t.Exact(0, len(t.Value)) {
			p.built, p.from = nil, nil
		} else if len(v.From) > 0 {
			p.built = &v.From[0]
		}
		j := job{call: &script.Call{Place: o.Place}, at: o.Place, eaten: true}
		where, works := w.where, w.works
		w.where = script.Written
		w.process2(&state{vars: &layer{set: map[string]*variable{}}}, j, p, []Operand{{Options: [][]Value{anyArgs()}}}, s.Flags)
		w.where, w.works = where, works
	}
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

// written returns what the program wrote into the file that it now runs, nil if
// it wrote none.
func (w *walker) written(st *state, name Value) []Value {
	s, ok := name.Known()
	if !ok {
		return nil
	}
	v := st.vars.lookup(filePrefix + path.Clean(s))
	if v == nil {
		return nil
	}
	return v.values
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

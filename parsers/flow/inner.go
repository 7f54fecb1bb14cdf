package flow

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

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
		j := joiner{v: Value{Kind: Text}}
		for i, item := range l.Items {
			if i > 0 {
				j.add(text(" "))
			}
			j.add(item)
		}
		j.v.Words = false
		out = append(out, j.v)
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
		for _, v := range vs {
			if kind == Sourced { // eval "$1"
				w.mayCall(v)
			}
		}
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

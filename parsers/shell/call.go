package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// simple lowers a simple command: a call, or what the built-ins stand for that
// are statements of their own.
func (r *reader) simple(s *syntax.Stmt, c *syntax.CallExpr, piped *script.Word, from *printer) []script.Stmt {
	if len(c.Args) == 0 {
		var out []script.Stmt
		for _, a := range c.Assigns {
			n := r.assign(a, script.Usual)
			if n.Name != "" { // "+=x" is no assignment to anything
				out = append(out, n)
			}
			out = append(out, r.taken()...)
		}
		return r.wrap(s, out)
	}
	at := r.place(r.stmtSpan(s))
	call := &script.Call{Place: at, Input: piped}
	for _, a := range c.Assigns {
		if n := r.assign(a, script.OneCall); n.Name != "" {
			call.Env = append(call.Env, n)
		}
	}
	words, nodes := r.wordNodes(c.Args, declares[c.Args[0].Lit()])
	if len(words) == 0 { // {,}
		return r.wrap(s, statements(call.Env))
	}
	call.Name = words[0]
	name, literal := call.Name.Literal()
	if literal {
		env := call.Env
		call.Env = nil
		if out, ok := r.builtin(s, call, words[1:], nodes[1:]); ok {
			if g, ok := group(out); ok && len(env) > 0 && g.Start < env[len(env)-1].Start { // of redirections before or among them
				g.Start = min(g.Start, env[0].Start)
				g.Body.Stmts = before(env, g.Body.Stmts)
				return out
			}
			return before(env, out)
		}
		call.Env = env
	}
	raw := call.Name.Place.Text()
	if len(call.Name.Parts) == 1 && call.Name.Parts[0].Kind == script.Var && len(words) > 1 && words[1].Is("=", "+=") {
		r.problem(at, "an assignment as powershell writes it: not read")
	}
	call.Bare = literal && (name == "command" || name == "builtin") || strings.HasPrefix(raw, `\`)
	rest := words[1:]
	if literal && (name == "[" || name == "[[") && len(rest) > 0 && rest[len(rest)-1].Is("]", "]]") {
		rest = rest[:len(rest)-1]
	}
	call.Args = make([]script.Arg, len(rest))
	for i, w := range rest {
		call.Args[i] = script.NewArg(w, "=")
		call.Args[i].Many = isMany(w)
	}
	r.finish(s, call)
	if literal && (len(call.Args) > 0 || call.Input != nil || call.Outputs != nil) {
		r.inner(s, call, nodes, from)
	}
	out := []script.Stmt{call}
	if literal && name == "exec" {
		if l, ok := launchOf("exec", call.Args); ok && l.First < len(call.Args) {
			out = append(out, &script.Leave{Place: at, How: script.Exec})
		}
	}
	return out
}

// group returns what is one group and nothing else.
func group(out []script.Stmt) (*script.Group, bool) {
	if len(out) != 1 {
		return nil, false
	}
	g, ok := out[0].(*script.Group)
	return g, ok
}

// before puts assignments before the statements of a built-in: a call among those
// begins with its name then.
func before(env []*script.Assign, out []script.Stmt) []script.Stmt {
	for _, st := range out {
		if c, ok := st.(*script.Call); ok && len(env) > 0 && c.Name.File == c.Place.File {
			c.Start = max(c.Start, c.Name.Start)
		}
	}
	return append(statements(env), out...)
}

// statements makes assignments before what is no call in the model ones that stand
// by themselves, so that what they run is not lost.
func statements(env []*script.Assign) []script.Stmt {
	var out []script.Stmt
	for _, a := range env {
		a.Scope = script.Usual
		out = append(out, a)
	}
	return out
}

// finish gives a call the redirections of its statement.
func (r *reader) finish(s *syntax.Stmt, call *script.Call) *script.Call {
	input, outputs := r.redirects(s.Redirs)
	if input != nil {
		call.Input = input
	}
	call.Outputs = outputs
	call.Place = r.place(r.stmtSpan(s))
	call.Async = s.Background || s.Disown || s.Coprocess
	call.Negated = s.Negated
	return call
}

// isMany reports whether a word can be any number of words by itself: "$@".
func isMany(w script.Word) bool {
	for _, p := range w.Parts {
		if p.Kind != script.Var || p.Expand == "length" {
			continue
		}
		if p.Name == "@" || p.Name == "*" && !p.Quoted {
			return true
		}
		if len(p.Path) == 1 && (p.Path[0].Is("@") || p.Path[0].Is("*") && !p.Quoted) {
			return true
		}
		switch p.Expand {
		case ":+", "+", ":-", "-":
			for _, i := range p.Items {
				if isMany(i) {
					return true
				}
			}
		}
	}
	return false
}

// redirects lowers redirections: the word that standard input reads, nil if
// nothing says what it is, and where output goes.
func (r *reader) redirects(list []*syntax.Redirect) (*script.Word, []script.Redirect) {
	var input *script.Word
	var outputs []script.Redirect
	for _, d := range list {
		fd := ""
		if d.N != nil {
			fd = d.N.Value
		}
		at := r.place(r.redirectSpan(d))
		switch d.Op {
		case syntax.Hdoc, syntax.DashHdoc, syntax.WordHdoc, syntax.RdrIn, syntax.DplIn, syntax.RdrInOut:
			w := r.inputWord(d, at)
			switch {
			case fd == "" || fd == "0":
				if input != nil && keeps(at, *input) { // read by nothing, but what is in it runs
					outputs = append(outputs, script.Redirect{Place: input.Place, To: *input})
				}
				input = &w
			case keeps(at, w):
				outputs = append(outputs, script.Redirect{Place: at, To: w})
			}
			continue
		}
		out := script.Redirect{Place: at}
		switch fd {
		case "":
			out.From = "1"
		case "1", "2":
			out.From = fd
		}
		switch d.Op {
		case syntax.AppOut, syntax.AppClob, syntax.AppAll, syntax.AppAllClob:
			out.Append = true
		}
		switch d.Op {
		case syntax.RdrAll, syntax.RdrAllClob, syntax.AppAll, syntax.AppAllClob:
			out.From = "&"
		}
		out.To = r.word(d.Word, setting{pattern: true})
		if d.Op == syntax.DplOut {
			s, ok := out.To.Literal()
			if ok && s != "-" && strings.Trim(s, "0123456789-") != "" && fd == "" {
				out.From = "&" // >&file: both
			} else {
				out.To = r.duplicated(d, out.To)
			}
		}
		outputs = append(outputs, out)
	}
	return input, outputs
}

// duplicated returns the target of ">&1" as text: "&1".
func (r *reader) duplicated(d *syntax.Redirect, to script.Word) script.Word {
	amp := r.off(d.OpPos) + 1
	lo := amp
	if len(to.Parts) == 1 && to.Parts[0].Kind == script.Lit && !to.Parts[0].Quoted && to.Parts[0].File != nil && to.File == r.place(amp, amp).File {
		_, hi := r.wordSpan(d.Word)
		at := r.place(lo, hi)
		return script.LitWord("&"+to.Parts[0].Text, at)
	}
	at := r.place(lo, lo+1)
	parts := append([]script.Part{{Place: at, Kind: script.Lit, Text: "&"}}, to.Parts...)
	_, hi := r.redirectSpan(d)
	return script.Word{Place: r.place(lo, max(lo+1, hi)), Parts: parts}
}

// inputWord returns the word that an input redirection reads.
func (r *reader) inputWord(d *syntax.Redirect, at placed) script.Word {
	switch d.Op {
	case syntax.Hdoc, syntax.DashHdoc:
		return r.document(d, at)
	case syntax.WordHdoc:
		return r.word(d.Word, inText)
	}
	w := r.word(d.Word, setting{pattern: true})
	if d.Op == syntax.DplIn {
		return script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Other, Name: "<&", Items: []script.Word{w}}}}
	}
	if len(w.Parts) == 1 && w.Parts[0].Kind == script.Other && w.Parts[0].Name == "<(" { // < <(x) is x |
		p := w.Parts[0]
		return script.Word{Place: w.Place, Parts: []script.Part{{Place: p.Place, Kind: script.Output, Block: p.Block}}}
	}
	return script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Op, Name: "<", Items: []script.Word{w}}}}
}

// keeps reports whether a word that nothing reads is kept, because it runs
// something. The text of a here-document is not: it stands outside of the
// statement, which ends at or after end.
func keeps(end placed, w script.Word) bool {
	if w.Start > end.End {
		return false
	}
	found := false
	script.InspectWord(&w, func(n any) bool {
		if p, ok := n.(*script.Part); ok && p.Block != nil {
			found = true
		}
		return !found
	})
	return found
}

// document lowers the text of a here-document.
func (r *reader) document(d *syntax.Redirect, at placed) script.Word {
	if d.Hdoc == nil || len(d.Hdoc.Parts) == 0 {
		at.Start = at.End
		return script.Word{Place: at}
	}
	in := r.documentSetting(d)
	lo, hi := r.documentSpan(d)
	outer := len(r.after)
	defer func() { r.after = append(r.after[:outer], changed(r.after[outer:], at)...) }()
	out := script.Word{Place: r.place(lo, hi)}
	for i, p := range d.Hdoc.Parts {
		if l, ok := p.(*syntax.Lit); ok {
			from, to := r.off(l.ValuePos), min(r.litEnd(l), hi)
			if i+1 < len(d.Hdoc.Parts) {
				to = min(to, r.off(d.Hdoc.Parts[i+1].Pos()))
			}
			in.mid = from > 0 && r.code[from-1] != '\n' || from > 1 && r.code[from-2] == '\\'
			out.Parts = r.literal(out.Parts, from, to, in, false)
			continue
		}
		out.Parts = r.part(out.Parts, p, in, false)
	}
	return out
}

// changed returns assignments made in the text of a here-document as ones at the
// place of its redirection, of what is not known: the text stands outside of the
// statement.
func changed(list []script.Stmt, at placed) []script.Stmt {
	var out []script.Stmt
	for _, s := range list {
		if a, ok := s.(*script.Assign); ok && a.Op == script.SetTo {
			out = append(out, &script.Assign{Place: at, Name: a.Name, Op: a.Op, Value: script.Word{Parts: []script.Part{{Kind: script.Other}}}})
		}
	}
	return out
}

func (r *reader) documentSetting(d *syntax.Redirect) setting {
	in := setting{quote: document, quoted: true, tabs: d.Op == syntax.DashHdoc}
	if isQuoted(d.Word) {
		in.quote = verbatim
	}
	return in
}

// documentSpan returns the range of the text of a here-document. The parser
// counts the line that ends it to the text.
func (r *reader) documentSpan(d *syntax.Redirect) (int, int) {
	lo := r.off(d.Hdoc.Parts[0].Pos())
	last := d.Hdoc.Parts[len(d.Hdoc.Parts)-1]
	hi := max(lo, r.partEnd(last))
	if l, ok := last.(*syntax.Lit); ok && r.base+int(l.ValueEnd.Offset()) <= len(r.code) {
		from := r.off(l.ValuePos)
		hi = from + strings.LastIndexByte(r.code[from:max(from, hi)], '\n') + 1
	}
	return lo, hi
}

// isQuoted reports whether any of a here-document's end word is quoted.
func isQuoted(w *syntax.Word) bool {
	for _, p := range w.Parts {
		l, ok := p.(*syntax.Lit)
		if !ok || strings.Contains(l.Value, `\`) {
			return true
		}
	}
	return false
}

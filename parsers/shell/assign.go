package shell

import (
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// assign lowers NAME=value.
func (r *reader) assign(a *syntax.Assign, scope script.Scope) *script.Assign {
	lo, hi := r.assignSpan(a)
	out := &script.Assign{Place: r.place(lo, hi), Name: r.nameOf(a.Name), Scope: scope, Op: script.SetTo}
	if a.Append {
		out.Op = script.Append
	}
	if a.Index != nil {
		out.Path = []script.Word{r.index(a.Index)}
	}
	switch {
	case a.Array != nil:
		out.Value = r.array(a.Array, false)
	case a.Value != nil && len(a.Value.Parts) > 0:
		out.Value = r.word(a.Value, inAssign)
	default:
		end := out.Place // not place(hi, hi): what follows may stand elsewhere
		end.Start = end.End
		out.Value = script.Word{Place: end}
	}
	return out
}

// nameOf returns the name of a variable; what fills a hole in it as written.
func (r *reader) nameOf(l *syntax.Lit) string {
	lo := r.off(l.ValuePos)
	if !r.hasHole(lo, lo+len(l.Value)) {
		return l.Value
	}
	var b strings.Builder
	for _, p := range r.literal(nil, lo, lo+len(l.Value), inText, false) {
		b.WriteString(p.Text)
	}
	return b.String()
}

// array lowers (a b c), and ([k]=v) to a table. keyed says that the variable is
// declared to hold keys, so that (k v) is a table too.
func (r *reader) array(a *syntax.ArrayExpr, keyed bool) script.Word {
	at := r.place(r.off(a.Lparen), r.off(a.Rparen)+1)
	p := script.Part{Place: at, Kind: script.List}
	indexed, ordered := 0, true
	for i, e := range a.Elems {
		if r.full {
			break
		}
		r.comments(e.Comments)
		if e.Index == nil {
			if e.Value != nil {
				p.Items = append(p.Items, r.wordList([]*syntax.Word{e.Value})...)
			}
			continue
		}
		indexed++
		key := r.index(e.Index)
		value := script.Word{}
		if e.Value != nil {
			value = r.word(e.Value, inAssign)
		}
		ordered = ordered && key.Is(strconv.Itoa(i))
		p.Keys, p.Items = append(p.Keys, key), append(p.Items, value)
	}
	r.comments(a.Last)
	switch {
	case indexed > 0 && indexed == len(a.Elems) && (keyed || !ordered):
		p.Kind = script.Table
	case keyed && indexed == 0 && len(p.Items)%2 == 0 && len(p.Items) > 0:
		p.Kind = script.Table
		var values []script.Word
		for i := 0; i < len(p.Items); i += 2 {
			p.Keys, values = append(p.Keys, p.Items[i]), append(values, p.Items[i+1])
		}
		p.Items = values
	default:
		p.Keys = nil
	}
	return script.Word{Place: at, Parts: []script.Part{p}}
}

// declares are the built-ins whose NAME=value words are assignments: no value in
// them is split.
var declares = map[string]bool{"export": true, "readonly": true, "local": true, "declare": true, "typeset": true, "nameref": true}

// A declared is what a declaration says of its names.
type declared struct {
	scope script.Scope
	keyed bool
	plain bool // only names and values: no option that asks for something else
	refer bool // another name for a variable: declare -n
	turns bool // the variable changes what it is given: declare -i, -l, -u
}

// turned returns the value that a variable has after it was given v.
func (d declared) turned(v script.Word) script.Word {
	if !d.turns || len(v.Parts) == 0 {
		return v
	}
	return script.Word{Place: v.Place, Parts: []script.Part{{Place: v.Place, Kind: script.Op, Name: "declare", Items: []script.Word{v}}}}
}

// options reads the options of a declaration.
func (r *reader) options(variant string, flags []string) declared {
	d := declared{plain: true}
	switch {
	case variant == "export":
		d.scope = script.Export
	case variant == "local", r.functions > 0 && variant != "readonly":
		d.scope = script.Local
	}
	for _, f := range flags {
		if f == "" || f[0] == '+' || strings.HasPrefix(f, "--") {
			continue
		}
		for _, c := range f[1:] {
			switch c {
			case 'g':
				if d.scope != script.Export {
					d.scope = script.Global
				}
			case 'x':
				d.scope = script.Export
			case 'A':
				d.keyed = true
			case 'p', 'f', 'F':
				d.plain = false
			case 'n':
				d.plain = d.plain && variant != "export" // export -n takes it back
				d.refer = variant != "export"
			case 'i', 'l', 'u', 'c':
				d.turns = true
			}
		}
	}
	return d
}

// declaration lowers export, local and their like: an assignment for each name,
// and a call for what is no name.
func (r *reader) declaration(s *syntax.Stmt, c *syntax.DeclClause) []script.Stmt {
	var flags []string
	for _, a := range c.Args {
		if f := r.flagOf(a); f != "" {
			flags = append(flags, f)
		}
	}
	d := r.options(c.Variant.Value, flags)
	at := r.place(r.stmtSpan(s))
	lo := r.off(c.Variant.ValuePos)
	call := &script.Call{Place: at, Name: script.LitWord(c.Variant.Value, r.place(lo, lo+len(c.Variant.Value)))}
	var out []script.Stmt
	rest := false
	for _, a := range c.Args {
		switch {
		case a.Name == nil:
			for _, w := range r.declareWords([]*syntax.Word{a.Value}) {
				if n, ok := r.declareWord(w, d); ok {
					out = append(out, n)
					out = append(out, r.taken()...)
					continue
				}
				call.Args = append(call.Args, script.NewArg(w, "="))
				rest = rest || r.flagOf(a) == ""
			}
			continue
		case !d.plain:
			call.Args = append(call.Args, script.NewArg(r.asWord(a), "="))
			continue
		}
		n := &script.Assign{Place: r.place(r.assignSpan(a)), Name: r.nameOf(a.Name), Scope: d.scope, Op: script.Declare}
		if !a.Naked {
			n = r.assign(a, d.scope)
			n.Value = d.turned(n.Value)
			if d.refer {
				n.Op = script.Refer
			}
			if a.Array != nil && d.keyed {
				n.Value = r.array(a.Array, true)
			}
		}
		n.Keyed = d.keyed
		out = append(out, n)
		out = append(out, r.taken()...)
	}
	if rest || !d.plain || len(c.Args) == len(flags) {
		out = append([]script.Stmt{call}, out...)
	}
	slices.SortStableFunc(out, inOrder)
	return out
}

// asWord lowers NAME=value as the word that it also is.
func (r *reader) asWord(a *syntax.Assign) script.Word {
	lo, hi := r.assignSpan(a)
	w := script.Word{Place: r.place(lo, hi)}
	if a.Value == nil || len(a.Value.Parts) == 0 {
		w.Parts = r.literal(nil, lo, hi, inText, true)
		return w
	}
	from, _ := r.wordSpan(a.Value)
	w.Parts = append(r.literal(nil, lo, from, inText, true), r.word(a.Value, inAssign).Parts...)
	return w
}

// flagOf returns an argument of a declaration that is an option.
func (r *reader) flagOf(a *syntax.Assign) string {
	if a.Name != nil || a.Value == nil {
		return ""
	}
	if s := a.Value.Lit(); len(s) > 1 && (s[0] == '-' || s[0] == '+') {
		return s
	}
	return ""
}

// declareWord lowers a word of a declaration that names a variable, whatever it
// is put together from: "X=$Y", X. It returns false for what does not.
func (r *reader) declareWord(w script.Word, d declared) (*script.Assign, bool) {
	if !d.plain {
		return nil, false
	}
	a := &script.Assign{Place: w.Place, Scope: d.scope, Op: script.SetTo, Keyed: d.keyed}
	for n, p := range w.Parts {
		if p.Kind != script.Lit {
			return nil, false
		}
		name, _, found := strings.Cut(p.Text, "=")
		a.Name += name
		if !found {
			continue
		}
		if strings.HasSuffix(a.Name, "+") {
			a.Name = strings.TrimSuffix(a.Name, "+")
			a.Op = script.Append
		}
		a.Value = d.turned(after(w, n, len(name)+1))
		if d.refer {
			a.Op = script.Refer
		}
		return a, syntax.ValidName(a.Name)
	}
	a.Op = script.Declare
	return a, syntax.ValidName(a.Name)
}

// after returns w from byte off of the text of part n on.
func after(w script.Word, n, off int) script.Word {
	out := script.Word{Place: w.Place, Parts: append([]script.Part(nil), w.Parts[n:]...)}
	p := &out.Parts[0]
	if p.Place.Text() == p.Text {
		p.Start += off
		out.Start = p.Start
	}
	if p.Text = p.Text[off:]; p.Text == "" {
		out.Parts = out.Parts[1:]
		if len(out.Parts) > 0 && out.Parts[0].File == out.File {
			out.Start = max(out.Start, out.Parts[0].Start)
		}
	}
	return out
}

// declare is declaration for the dialects, and the ways of writing, in which the
// parser sees a call.
func (r *reader) declare(call *script.Call, args []script.Word) []script.Stmt {
	name, _ := call.Name.Literal()
	var flags []string
	for _, w := range args {
		s, ok := w.Literal()
		if !ok || len(s) < 2 || s[0] != '-' && s[0] != '+' {
			break
		}
		flags = append(flags, s)
	}
	d := r.options(name, flags)
	var out []script.Stmt
	rest := len(args) == len(flags)
	for i, w := range args {
		if i >= len(flags) {
			if n, ok := r.declareWord(w, d); ok {
				out = append(out, n)
				continue
			}
			rest = true
		}
		call.Args = append(call.Args, script.NewArg(w, "="))
	}
	if rest || !d.plain {
		out = append([]script.Stmt{call}, out...)
	}
	return out
}

// unset lowers unset where all it names is literal.
func unset(args []script.Word) ([]script.Stmt, bool) {
	var out []script.Stmt
	for i, w := range args {
		name, ok := w.Literal()
		if !ok || i == 0 && name == "-f" {
			return nil, false
		}
		if i == 0 && (name == "-v" || name == "-n") {
			continue
		}
		a := &script.Assign{Place: w.Place, Op: script.Unset, Name: name}
		if base, key, found := strings.Cut(name, "["); found && strings.HasSuffix(key, "]") {
			a.Name = base
			a.Path = []script.Word{script.LitWord(strings.TrimSuffix(key, "]"), placed{})}
		}
		if !syntax.ValidName(a.Name) {
			return nil, false
		}
		out = append(out, a)
	}
	return out, len(out) > 0
}

// declareWords lowers words of a declaration; an unquoted NAME= begins one that
// is never split.
func (r *reader) declareWords(list []*syntax.Word) []script.Word {
	words, _ := r.wordNodes(list, true)
	return words
}

// isAssignment reports whether a word begins with an unquoted NAME=.
func isAssignment(w *syntax.Word) bool {
	l, ok := w.Parts[0].(*syntax.Lit)
	if !ok {
		return false
	}
	name, _, found := strings.Cut(l.Value, "=")
	return found && syntax.ValidName(strings.TrimSuffix(name, "+"))
}

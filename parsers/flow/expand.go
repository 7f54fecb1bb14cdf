package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A seg is a piece of the text that a word expands to.
type seg struct {
	v      Value
	brk    bool // a new field begins before it
	split  bool // unquoted: split at blanks
	quoted bool // makes a field even where it is empty
	many   bool // v stands for none or more fields
}

// expand returns the lists of words that a word can turn into where the language
// makes words of it, and whether there are no others.
func (w *walker) expand(st *state, word script.Word) ([][]Value, bool) {
	if s, ok := plain(word); ok {
		return [][]Value{{text(s, word.Place)}}, true
	}
	noglob := w.noglob
	w.noglob = false
	alts, complete := w.segments(st, word, false)
	w.noglob = noglob
	out := make([][]Value, 0, len(alts))
	for _, segs := range alts {
		f := fields(segs, w.ifs(st))
		if !slices.ContainsFunc(out, func(g []Value) bool { return sameWords(f, g) }) {
			out = append(out, f)
		}
	}
	return out, complete
}

// sameWords reports whether two lists of words mean the same.
func sameWords(a, b []Value) bool {
	la, lb := list(a), list(b)
	return alike(&la, &lb, 0)
}

// plain returns the text of a word that is literal and expands to itself.
func plain(word script.Word) (string, bool) {
	for _, p := range word.Parts {
		if p.Kind != script.Lit || p.Glob || p.Split || !p.Quoted && strings.IndexByte(p.Text, '{') >= 0 {
			return "", false
		}
	}
	return word.Literal()
}

// values returns the texts that a word can have where it stays one text: the
// right side of an assignment, the subject of a case.
func (w *walker) values(st *state, word script.Word) []Value {
	if s, ok := plain(word); ok {
		return []Value{text(s, word.Place)}
	}
	if len(word.Parts) == 1 {
		switch p := word.Parts[0]; p.Kind {
		case script.List:
			return w.lists(st, p)
		case script.Table:
			return w.tables(st, p)
		}
	}
	noglob := w.noglob
	w.noglob = true
	alts, _ := w.segments(st, word, false)
	w.noglob = noglob
	var out []Value
	for _, segs := range alts {
		j := joiner{v: Value{Kind: Text}}
		for i, s := range segs {
			if s.brk && i > 0 {
				j.add(text(" "))
			}
			s.v.Words = false
			j.add(s.v)
		}
		out = union(out, []Value{j.v})
	}
	return w.limit(out)
}

// lists returns the arrays that an array literal can be.
func (w *walker) lists(st *state, p script.Part) []Value {
	alts := [][]Value{{}}
	for _, item := range p.Items {
		options, _ := w.expand(st, item)
		if len(options) == 1 && len(alts) == 1 {
			alts[0] = append(alts[0], options[0]...)
			continue
		}
		var next [][]Value
		for _, a := range alts {
			for _, o := range options {
				next = append(next, append(a[:len(a):len(a)], o...))
			}
		}
		if len(next) > w.cfg.Limits.Values {
			next = append(next[:w.cfg.Limits.Values-1], []Value{{Kind: Unknown, Words: true, Cut: true, From: []source.Place{p.Place}}})
		}
		alts = next
	}
	var out []Value
	for _, a := range alts {
		out = append(out, Value{Kind: List, Items: a, From: []source.Place{p.Place}})
	}
	return union(nil, out)
}

// tables returns the tables that a table literal can be.
func (w *walker) tables(st *state, p script.Part) []Value {
	t := Value{Kind: Table, From: []source.Place{p.Place}}
	for i, k := range p.Keys {
		if i < len(p.Items) {
			t.Keys = append(t.Keys, one(w.values(st, k)))
			t.Items = append(t.Items, one(w.values(st, p.Items[i])))
		}
	}
	return []Value{t}
}

// one returns the only value of a set, or Unknown.
func one(vs []Value) Value {
	if len(vs) == 1 {
		return vs[0]
	}
	return Value{Kind: Unknown}
}

// segments returns the ways a word can expand, each a list of pieces. inSplit
// says that the word is the operand of an unquoted expansion, so that its own
// unquoted text is split too.
func (w *walker) segments(st *state, word script.Word, inSplit bool) ([][]seg, bool) {
	alts, complete := [][]seg{nil}, true
	for i, p := range word.Parts {
		options, all := w.part(st, p, inSplit)
		complete = complete && all
		if i == 0 && len(options) > 0 && len(options) <= w.cfg.Limits.Values {
			alts = options
			continue
		}
		if len(options) == 1 && len(alts) == 1 {
			alts[0] = append(slices.Clip(alts[0]), options[0]...)
			continue
		}
		if len(options) == 1 {
			for i := range alts {
				alts[i] = append(alts[i][:len(alts[i]):len(alts[i])], options[0]...)
			}
			continue
		}
		if len(alts)*len(options) > w.cfg.Limits.Values {
			complete = false
			options = [][]seg{{{v: Value{Kind: Unknown, Cut: true, From: []source.Place{p.Place}}, split: p.Split && !p.Quoted, quoted: p.Quoted}}}
		}
		var next [][]seg
		for _, a := range alts {
			for _, o := range options {
				next = append(next, append(a[:len(a):len(a)], o...))
			}
		}
		alts = next
	}
	return alts, complete
}

// part returns the ways one part of a word can expand.
func (w *walker) part(st *state, p script.Part, inSplit bool) ([][]seg, bool) {
	if vs, ok := w.object(st, p); ok {
		return each(vs, false, true), true
	}
	split := !p.Quoted && (p.Split || inSplit || st.opts.shsplit && (p.Kind == script.Var || p.Kind == script.Output))
	switch p.Kind {
	case script.Lit:
		return w.literal(st, p, split), true
	case script.Var:
		return w.expansion(st, p, split)
	case script.Filled:
		return each(w.fill(p), split, p.Quoted), true
	case script.Output:
		return each(w.output(st, p), split, p.Quoted), true
	case script.Op:
		return each(w.operator(st, p), split, p.Quoted), true
	case script.List:
		var out [][]seg
		for _, l := range w.lists(st, p) {
			out = append(out, items(l.Items, false, true))
		}
		return out, true
	case script.Table:
		return each(w.tables(st, p), false, true), true
	case script.Code:
		return [][]seg{{{v: Value{Kind: Unknown, From: []source.Place{p.Place}}, quoted: true}}}, true
	}
	for _, i := range p.Items {
		w.values(st, i)
	}
	if p.Block != nil {
		w.scope(st, Prints, p.Block)
	}
	return [][]seg{{{v: Value{Kind: Unknown, From: []source.Place{p.Place}}, split: split, quoted: p.Quoted}}}, true
}

// each makes one way of each value.
func each(vs []Value, split, quoted bool) [][]seg {
	out, all := make([][]seg, len(vs)), make([]seg, len(vs))
	for i, v := range vs {
		all[i] = seg{v: v, split: split, quoted: quoted}
		out[i] = all[i : i+1 : i+1]
	}
	return out
}

// items makes fields of the items of a list.
func items(vs []Value, split, quoted bool) []seg {
	var out []seg
	for i, v := range vs {
		out = append(out, seg{v: v, brk: i > 0, split: split, quoted: quoted, many: v.Words && v.Kind != Text})
	}
	return out
}

func (w *walker) literal(st *state, p script.Part, split bool) [][]seg {
	v := text(p.Text, p.Place)
	if !p.Quoted && !w.noglob && w.frame.program.lang != script.POSIX && strings.IndexByte(p.Text, '{') >= 0 {
		words, ok := braces(p.Text)
		switch {
		case !ok:
			v = Value{Kind: Unknown, From: []source.Place{p.Place}, Words: true}
		case len(words) != 1 || words[0] != p.Text:
			var segs []seg
			for i, s := range words {
				segs = append(segs, seg{v: text(s, p.Place), brk: i > 0})
			}
			return [][]seg{segs}
		}
	}
	if p.Glob && !p.Quoted {
		switch {
		case strings.HasPrefix(p.Text, "~"):
			user, rest, _ := strings.Cut(p.Text[1:], "/")
			home := Value{Kind: Unknown, From: []source.Place{p.Place}}
			if user == "" {
				if vs, _ := w.lookup(st, "HOME", p.Place); len(vs) == 1 {
					home = vs[0]
				}
			}
			v = home
			if len(p.Text) > 1+len(user) {
				v = concat(home, text("/"+rest, p.Place))
			}
		case !w.noglob && strings.ContainsAny(p.Text, "*?"):
			// It stays as it is where no file matches.
			v = Value{Kind: Unknown, Text: p.Text, From: []source.Place{p.Place}, Words: true}
		}
	}
	return [][]seg{{{v: v, split: split, quoted: p.Quoted}}}
}

func (w *walker) fill(p script.Part) []Value {
	f := w.frame.program.fills
	if p.Index >= 0 && p.Index < len(f) && len(f[p.Index]) > 0 {
		var out []Value
		for _, v := range f[p.Index] {
			out = append(out, v.through(p.Place))
		}
		return out
	}
	return []Value{{Kind: Unknown, Name: p.Text, From: []source.Place{p.Place}}}
}

func (w *walker) operator(st *state, p script.Part) []Value {
	unknown := []Value{{Kind: Unknown, From: []source.Place{p.Place}}}
	switch p.Name {
	case "<":
		if len(p.Items) == 1 {
			var out []Value
			for _, v := range w.values(st, p.Items[0]) {
				out = append(out, w.contents(st, v, Value{Kind: File, Items: []Value{v}, From: []source.Place{p.Place}})...)
			}
			return out
		}
	case "arith":
		if n, ok := w.arithmetic(st, p); ok {
			return []Value{text(strconv.Itoa(n), p.Place)}
		}
		return unknown
	}
	for _, i := range p.Items {
		w.values(st, i)
	}
	if p.Block != nil {
		w.scope(st, Prints, p.Block)
	}
	return unknown
}

package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// expansion returns the ways $name and ${name…} can expand.
func (w *walker) expansion(st *state, p script.Part, split bool) ([][]seg, bool) {
	vs, set := w.lookup(st, p.Name, p.Place)
	all := p.Name == "@" || p.Name == "*"
	if p.Expand == "!" {
		for _, v := range vs {
			if s, ok := v.Known(); ok && strings.HasSuffix(s, "[@]") {
				all = true
			}
		}
		vs, set = w.indirect(st, vs, p)
	}
	star := p.Name == "*"
	if len(p.Path) > 0 {
		if p.Path[0].Is("@", "*") {
			all, star = true, p.Path[0].Is("*")
		} else {
			vs = w.member(st, vs, p)
		}
	} else if !all && w.zsh() && anyList(vs) { // $a is all of an array, "$a" its items joined
		all, star = true, p.Quoted
	} else if !all && slices.ContainsFunc(vs, func(v Value) bool { return v.Kind == List || v.Kind == Table }) {
		scalars := make([]Value, len(vs))
		for i, v := range vs {
			scalars[i] = v.scalar()
		}
		vs = scalars
	}
	if all && !set && len(vs) == 1 && vs[0].Kind == Text && vs[0].Text == "" { // an array without items
		vs = []Value{{Kind: List, From: vs[0].From}}
	}
	switch p.Expand {
	case ":-", "-", ":=", "=", ":+", "+", ":?", "?":
		return w.alternative(st, p, vs, all, star, split)
	case "length":
		return each(lengths(vs, all, p.Place), split, p.Quoted), true
	case "", "!":
		return w.spread(st, vs, all, star, split, p.Quoted), true
	case "flags": // zsh: what they make of the value is not followed
		return [][]seg{{{v: Value{Kind: Unknown, Words: !p.Quoted, From: []source.Place{p.Place}, Maybe: true}, many: true}}}, true
	case "keys":
		var out []Value
		for _, v := range vs {
			if v.Kind != Table {
				return w.spread(st, []Value{{Kind: Unknown, Words: true, From: []source.Place{p.Place}}}, true, false, split, p.Quoted), true
			}
			out = append(out, list(v.Keys))
		}
		return w.spread(st, out, true, star, split, p.Quoted), true
	}
	var out []Value
	for _, v := range vs {
		out = append(out, w.changed(st, v, p, all)...)
	}
	return w.spread(st, union(nil, out), all, star, split, p.Quoted), true
}

// spread makes fields of values: one each, or one an item where all items are meant.
func (w *walker) spread(st *state, vs []Value, all, star, split, quoted bool) [][]seg {
	if !all && len(vs) > 0 {
		return each(vs, split, quoted)
	}
	var out [][]seg
	for _, v := range vs {
		switch {
		case all && v.Kind == List && star && quoted:
			joined := joiner{v: Value{Kind: Text}}
			sep := w.ifs(st)
			sep = sep[:min(1, len(sep))]
			for i, item := range v.Items {
				if i > 0 && sep != "" {
					joined.add(text(sep))
				}
				joined.add(item)
			}
			joined.v.Words = false
			out = append(out, []seg{{v: joined.v, quoted: true}})
		case all && v.Kind == List:
			out = append(out, items(v.Items, split, quoted))
		case all && v.Kind == Table:
			out = append(out, items(v.Items, split, quoted))
		case all && v.Kind != Text && !(star && quoted) && v.Words:
			out = append(out, []seg{{v: v, many: true}})
		case all && v.Kind == Environment: // no array comes from the environment
			out = append(out, nil)
		default:
			out = append(out, []seg{{v: v, split: split, quoted: quoted}})
		}
	}
	if len(out) == 0 {
		out = [][]seg{nil}
	}
	return out
}

// alternative returns the ways ${name:-word} and its like can expand.
func (w *walker) alternative(st *state, p script.Part, vs []Value, all, star, split bool) ([][]seg, bool) {
	op := strings.TrimPrefix(p.Expand, ":")
	colon := len(op) < len(p.Expand)
	var has, lacks []Value // the values with which the variable counts as set, and as not
	for _, v := range vs {
		e := v.empty()
		if !colon && e == yes && !w.unset(st, p.Name) {
			e = no // ${X-y}: an empty value is a value
		}
		if e != yes {
			h := v
			h.Maybe = false
			has = append(has, h)
		}
		if e != no {
			lacks = append(lacks, v)
		}
	}
	var operand script.Word
	if len(p.Items) > 0 {
		operand = p.Items[0]
	}
	var out [][]seg
	complete := true
	add := func() {
		alts, all := w.segments(st, operand, split)
		if p.Quoted {
			for _, a := range alts {
				for i := range a {
					if !a[i].brk && !a[i].many {
						a[i].split, a[i].quoted = false, true
					}
				}
			}
			if len(alts) == 1 && len(alts[0]) == 0 {
				alts[0] = []seg{{v: text(""), quoted: true}}
			}
		}
		complete = complete && all
		out = append(out, alts...)
	}
	switch op {
	case "+":
		if len(has) > 0 {
			add()
		}
		if len(lacks) > 0 {
			out = append(out, []seg{{v: text("", p.Place), split: split, quoted: p.Quoted}})
		}
	case "-", "=":
		if len(has) > 0 {
			out = append(out, w.spread(st, has, all, star, split, p.Quoted)...)
		}
		if len(lacks) > 0 {
			add()
			if op == "=" && len(p.Path) == 0 {
				w.assign(st, p.Name, union(has, w.values(st, operand)), script.Usual, p.Place)
			}
		}
	case "?":
		if len(lacks) > 0 { // the shell ends there
			w.emit(&Fork{Arms: []Arm{{Body: []Step{&Leave{Leave: &script.Leave{Place: p.Place, How: script.Throw}, How: script.Throw}}}}, Total: len(has) == 0})
		}
		if len(has) == 0 {
			has = vs
		}
		out = append(out, w.spread(st, has, all, star, split, p.Quoted)...)
	}
	return out, complete
}

func (w *walker) unset(st *state, name string) bool {
	if n, ok := number(name); ok {
		for _, a := range w.positional(st) {
			if a.Kind != List || manyItems(a.Items) || n <= len(a.Items) {
				return false
			}
		}
		return true
	}
	v := st.vars.lookup(name)
	return v == nil || v.unset
}

func anyList(vs []Value) bool {
	for _, v := range vs {
		if v.Kind == List {
			return true
		}
	}
	return false
}

func lengths(vs []Value, all bool, at source.Place) []Value {
	var out []Value
	for _, v := range vs {
		switch {
		case all && (v.Kind == List && !manyItems(v.Items) || v.Kind == Table):
			out = append(out, text(strconv.Itoa(len(v.Items)), at))
		case !all:
			if s, ok := v.scalar().Known(); ok {
				out = append(out, text(strconv.Itoa(len([]rune(s))), at))
				continue
			}
			fallthrough
		default:
			out = append(out, Value{Kind: Unknown, From: []source.Place{at}})
		}
	}
	return union(nil, out)
}

// changed returns what ${name#pattern} and its like make of a value.
func (w *walker) changed(st *state, v Value, p script.Part, all bool) []Value {
	unknown := Value{Kind: Unknown, From: append(v.From[:len(v.From):len(v.From)], p.Place), Words: v.Words, Maybe: true}
	if v.Kind == List && all {
		if p.Expand == ":" {
			return []Value{w.slice(st, v, p)}
		}
		l := Value{Kind: List, From: v.From}
		for _, i := range v.Items {
			l.Items = append(l.Items, one(w.changed(st, i, p, false)))
		}
		return []Value{l}
	}
	s, ok := v.Known()
	if !ok {
		if all {
			unknown.Words = true
		}
		return []Value{unknown}
	}
	var operands [2]Value
	for i := range operands {
		if i < len(p.Items) {
			operands[i] = one(w.values(st, p.Items[i]))
		} else {
			operands[i] = text("")
		}
	}
	a, okA := operands[0].Known()
	b, okB := operands[1].Known()
	if !okA || !okB {
		return []Value{unknown}
	}
	keep := func(s string) []Value {
		return []Value{{Kind: Text, Text: s, From: append(v.From[:len(v.From):len(v.From)], p.Place)}}
	}
	switch p.Expand {
	case "#", "##":
		return keep(trim(s, a, false, p.Expand == "##"))
	case "%", "%%":
		return keep(trim(s, a, true, p.Expand == "%%"))
	case "/", "//":
		if r, ok := replace(s, a, b, p.Expand == "//"); ok {
			return keep(r)
		}
	case "/#", "/%":
		if a == "" {
			if p.Expand == "/#" {
				return keep(b + s)
			}
			return keep(s + b)
		}
		if p.Expand == "/%" {
			if r := trim(s, a, true, true); r != s {
				return keep(r + b)
			}
			return keep(s)
		}
		if r := trim(s, a, false, true); r != s {
			return keep(b + r)
		}
		return keep(s)
	case "^^":
		return keep(strings.ToUpper(s))
	case ",,":
		return keep(strings.ToLower(s))
	case "^":
		return keep(firstRune(s, strings.ToUpper))
	case ",":
		return keep(firstRune(s, strings.ToLower))
	case ":":
		if from, to, ok := bounds(a, b, len(p.Items) > 1, len([]rune(s))); ok {
			return keep(string([]rune(s)[from:to]))
		}
	}
	return []Value{unknown}
}

func firstRune(s string, f func(string) string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return f(string(r[:1])) + string(r[1:])
}

// slice returns "${@:2}" and "${a[@]:1:2}". Parameters count from 1.
func (w *walker) slice(st *state, v Value, p script.Part) Value {
	unknown := Value{Kind: Unknown, From: []source.Place{p.Place}, Words: true}
	var operands [2]string
	for i := range p.Items {
		if i < 2 {
			s, ok := one(w.indexes(st, p.Items[i])).Known()
			if !ok {
				return unknown
			}
			operands[i] = s
		}
	}
	base := 0
	if p.Name == "@" || p.Name == "*" {
		base = 1
	}
	from, err := strconv.Atoi(strings.TrimSpace(operands[0]))
	if err != nil || from < 0 || from == 0 && base == 1 {
		return unknown
	}
	from = min(from-base, len(v.Items))
	to := len(v.Items)
	if len(p.Items) > 1 {
		n, err := strconv.Atoi(strings.TrimSpace(operands[1]))
		if err != nil || n < 0 {
			return unknown
		}
		to = min(from+n, to)
	}
	if manyItems(v.Items[:to]) {
		return unknown
	}
	return Value{Kind: List, Items: v.Items[from:to], From: v.From}
}

func bounds(a, b string, hasLength bool, n int) (int, int, bool) {
	from, err := strconv.Atoi(strings.TrimSpace(a))
	if err != nil {
		return 0, 0, false
	}
	if from < 0 {
		from += n
	}
	from = min(max(from, 0), n)
	to := n
	if hasLength {
		l, err := strconv.Atoi(strings.TrimSpace(b))
		if err != nil {
			return 0, 0, false
		}
		if l < 0 {
			to = n + l
		} else {
			to = min(from+l, n)
		}
	}
	if to < from {
		return 0, 0, false
	}
	return from, to, true
}

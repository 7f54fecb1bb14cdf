package flow

import (
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
	seen := map[string]bool{}
	for _, segs := range alts {
		f := fields(segs, w.ifs(st))
		k := list(f).key()
		if !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out, complete
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
		v := Value{Kind: Text}
		for i, s := range segs {
			if s.brk && i > 0 {
				v = concat(v, text(" "))
			}
			s.v.Words = false
			v = concat(v, s.v)
		}
		out = union(out, []Value{v})
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
	for _, p := range word.Parts {
		options, all := w.part(st, p, inSplit)
		complete = complete && all
		if len(options) == 1 && len(alts) == 1 {
			alts[0] = append(alts[0], options[0]...)
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
	split := !p.Quoted && (p.Split || inSplit || st.opts.shsplit && (p.Kind == script.Var || p.Kind == script.Output))
	switch p.Kind {
	case script.Lit:
		return w.literal(p, split), true
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
	out := make([][]seg, 0, len(vs))
	for _, v := range vs {
		out = append(out, []seg{{v: v, split: split, quoted: quoted}})
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

func (w *walker) literal(p script.Part, split bool) [][]seg {
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
			home := Value{Kind: Environment, Name: "HOME", From: []source.Place{p.Place}}
			if user != "" {
				home = Value{Kind: Unknown, From: []source.Place{p.Place}}
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

// lookup returns the values of a variable, and whether the program gave it one.
func (w *walker) lookup(st *state, name string, at source.Place) ([]Value, bool) {
	switch name {
	case "HOME", "PWD", "OLDPWD", "USER", "PATH", "UID", "EUID", "HOSTNAME", "SHELL":
		if v := st.vars.lookup(name); v == nil {
			return []Value{{Kind: Environment, Name: name, From: []source.Place{at}}}, false
		}
	case "?", "$", "!", "-", "_", "RANDOM", "SECONDS", "LINENO", "BASHPID", "PPID", "EPOCHSECONDS", "FUNCNAME", "PIPESTATUS", "REPLY_":
		return []Value{{Kind: Unknown, Name: name, From: []source.Place{at}}}, true
	case "BASH_SOURCE", "0":
		return []Value{{Kind: Parameter, Name: "0", From: []source.Place{at}}}, true
	case "#":
		var out []Value
		for _, a := range w.positional(st) {
			if a.Kind != List || manyItems(a.Items) {
				return []Value{{Kind: Unknown, Name: "#", From: []source.Place{at}}}, true
			}
			out = append(out, text(strconv.Itoa(len(a.Items)), at))
		}
		return union(nil, out), true
	case "@", "*":
		var out []Value
		for _, a := range w.positional(st) {
			out = append(out, a.through(at))
		}
		return out, true
	}
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return w.argument(st, n, at), true
	}
	v := st.vars.lookup(name)
	if v != nil && v.refers != "" && v.refers != name {
		if t := st.vars.lookup(v.refers); t == nil || t.refers == "" {
			return w.lookup(st, v.refers, at)
		}
	}
	if v == nil && st.vars.veiled() {
		return []Value{{Kind: Unknown, Name: name, From: []source.Place{at}, Maybe: true}}, false
	}
	if v == nil {
		e := environment(name)
		e.From = []source.Place{at}
		return []Value{e}, false
	}
	if v.unset {
		return []Value{text("", at)}, false
	}
	return v.values, true
}

// positional returns the lists that "$@" can be. An item that is not a List
// stands for any number of words.
func (w *walker) positional(st *state) []Value {
	if v := st.vars.lookup(argsName); v != nil {
		return v.values
	}
	return anyArgs()
}

// anyArgs are the positional parameters of a script that anything can start.
func anyArgs() []Value {
	return []Value{{Kind: Parameter, Name: "@", Words: true, Maybe: true}}
}

func manyItems(vs []Value) bool {
	for _, v := range vs {
		if v.Words {
			return true
		}
	}
	return false
}

func (w *walker) argument(st *state, n int, at source.Place) []Value {
	var out []Value
	for _, a := range w.positional(st) {
		switch {
		case a.Kind != List:
			out = append(out, Value{Kind: Parameter, Name: strconv.Itoa(n), From: []source.Place{at}, Maybe: true})
		case manyItems(a.Items[:min(n, len(a.Items))]):
			out = append(out, Value{Kind: Unknown, Name: strconv.Itoa(n), From: []source.Place{at}, Maybe: true})
		case n <= len(a.Items):
			out = append(out, a.Items[n-1].through(at))
		case manyItems(a.Items):
			out = append(out, Value{Kind: Unknown, Name: strconv.Itoa(n), From: []source.Place{at}, Maybe: true})
		default:
			out = append(out, text("", at))
		}
	}
	return union(nil, out)
}

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
	} else if !all {
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
	var out [][]seg
	for _, v := range vs {
		switch {
		case all && v.Kind == List && star && quoted:
			joined := Value{Kind: Text}
			sep := w.ifs(st)
			sep = sep[:min(1, len(sep))]
			for i, item := range v.Items {
				if i > 0 && sep != "" {
					joined = concat(joined, text(sep))
				}
				joined = concat(joined, item)
			}
			joined.Words = false
			out = append(out, []seg{{v: joined, quoted: true}})
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

func (w *walker) indirect(st *state, vs []Value, p script.Part) ([]Value, bool) {
	var out []Value
	for _, v := range vs {
		name, ok := v.Known()
		if !ok || name == "" {
			out = append(out, Value{Kind: Unknown, From: []source.Place{p.Place}, Maybe: true})
			continue
		}
		if i := strings.IndexByte(name, '['); i > 0 && strings.HasSuffix(name, "]") {
			q := p
			q.Path = []script.Word{script.LitWord(name[i+1:len(name)-1], p.Place)}
			base, _ := w.lookup(st, name[:i], p.Place)
			if q.Path[0].Is("@", "*") {
				out = append(out, base...)
			} else {
				out = append(out, w.member(st, base, q)...)
			}
			continue
		}
		target, _ := w.lookup(st, name, p.Place)
		out = append(out, target...)
	}
	return union(nil, out), true
}

// member returns the values of ${a[i]} and $p.name.
func (w *walker) member(st *state, vs []Value, p script.Part) []Value {
	var out []Value
	keys := w.indexes(st, p.Path[0])
	for _, v := range vs {
		for _, key := range keys {
			out = append(out, w.item(v, key, p.Place))
		}
	}
	return union(nil, out)
}

func (w *walker) item(v, key Value, at source.Place) Value {
	unknown := Value{Kind: Unknown, From: []source.Place{at}, Maybe: true}
	k, ok := key.Known()
	if !ok {
		return unknown
	}
	switch v.Kind {
	case List:
		n, err := strconv.Atoi(strings.TrimSpace(k))
		if err != nil || manyItems(v.Items) {
			return unknown
		}
		if w.zsh() && n > 0 {
			n--
		}
		if n < 0 {
			n += len(v.Items)
		}
		if n < 0 || n >= len(v.Items) {
			return text("", at)
		}
		return v.Items[n]
	case Table:
		for i := len(v.Keys) - 1; i >= 0; i-- {
			switch s, ok := v.Keys[i].Known(); {
			case !ok:
				return unknown
			case s == k:
				return v.Items[i]
			}
		}
		return text("", at)
	case Text:
		if k == "0" && !w.zsh() {
			return v
		}
	}
	return unknown
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

// ifs returns the characters at which unquoted values are split.
func (w *walker) ifs(st *state) string {
	v := st.vars.lookup("IFS")
	if v == nil || v.unset || len(v.values) != 1 {
		return " \t\n"
	}
	if s, ok := v.values[0].Known(); ok {
		return s
	}
	return " \t\n"
}

// fields puts pieces together to words.
func fields(segs []seg, ifs string) []Value {
	var out []Value
	cur, open, quoted := Value{Kind: Text}, false, false
	flush := func() {
		if open {
			if s, ok := cur.Known(); !ok || s != "" || quoted {
				out = append(out, cur)
			}
		}
		cur, open, quoted = Value{Kind: Text}, false, false
	}
	add := func(v Value) {
		if open {
			cur = concat(cur, v)
		} else {
			cur, open = v, true
		}
	}
	for _, s := range segs {
		if s.brk {
			flush()
		}
		t, known := s.v.Known()
		switch {
		case s.many:
			s.v.Words = true
			add(s.v)
		case s.split && known:
			words, before, after := splitFields(t, ifs)
			if before {
				flush()
			}
			for i, word := range words {
				if i > 0 {
					flush()
				}
				add(Value{Kind: Text, Text: word, From: s.v.From})
				quoted = quoted || word == "" // ",," between two separators is a field
			}
			if after && len(words) > 0 {
				flush()
			}
		case s.split && s.v.Kind == Joined:
			// What is known in it is split where it is, what is not is one word
			// with what it touches, as if it were written there.
			for _, item := range s.v.Items {
				t, known := item.Known()
				if !known {
					item.Words = true
					add(item)
					continue
				}
				words, before, after := splitFields(t, ifs)
				if before {
					flush()
				}
				for i, word := range words {
					if i > 0 {
						flush()
					}
					add(Value{Kind: Text, Text: word, From: item.From})
				}
				if after && len(words) > 0 || len(words) == 0 && t != "" {
					flush()
				}
			}
		case s.split:
			s.v.Words = true
			add(s.v)
		default:
			s.v.Words = s.v.Words && !s.quoted
			add(s.v)
			quoted = quoted || s.quoted
		}
	}
	flush()
	return out
}

// splitFields splits s at the characters of ifs as a shell does, and tells
// whether a separator stands before the first field and after the last.
func splitFields(s, ifs string) (words []string, before, after bool) {
	if ifs == "" {
		if s == "" {
			return nil, false, false
		}
		return []string{s}, false, false
	}
	blank := func(c byte) bool { return (c == ' ' || c == '\t' || c == '\n') && strings.IndexByte(ifs, c) >= 0 }
	sep := func(c byte) bool { return strings.IndexByte(ifs, c) >= 0 && !blank(c) }
	i := 0
	for i < len(s) && blank(s[i]) {
		i++
		before = true
	}
	start := i
	for i < len(s) {
		if !blank(s[i]) && !sep(s[i]) {
			i++
			after = false
			continue
		}
		words = append(words, s[start:i])
		for i < len(s) && blank(s[i]) {
			i++
		}
		if i < len(s) && sep(s[i]) {
			i++
			for i < len(s) && blank(s[i]) {
				i++
			}
		}
		start = i
		after = true
	}
	if start < len(s) {
		words = append(words, s[start:])
	}
	return words, before, after
}

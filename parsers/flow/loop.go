package flow

import (
	"path"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// maxRounds is how many rounds of a loop are followed one by one where every
// condition is known.
const maxRounds = 16

// loop walks a loop: round by round where it is known how many there are, else
// one round with anything for what the loop changes.
func (w *walker) loop(st *state, l *script.Loop) tri {
	restore := w.input(st, l.Input)
	defer restore()
	lp := &loop{}
	loops := w.frame.loops
	w.frame.loops = append(loops[:len(loops):len(loops)], lp)
	status := maybe
	if l.Name != "" {
		status = w.each(st, l, lp)
	} else {
		status = w.while(st, l, lp)
	}
	w.frame.loops = loops
	for _, b := range lp.breaks {
		b.left = ""
		if st.left == "" {
			w.merge(st, b)
		} else if st.left == script.Break || st.left == script.Continue {
			*st = *b
			st.left = ""
		} else {
			*st = *b
		}
		status = maybe
	}
	return status
}

// resume joins what a continue left, and tells whether the loop was left for
// good by a break of this loop.
func (w *walker) resume(st *state, lp *loop) (done bool) {
	if st.left == script.Break || st.left == script.Continue {
		done = true
		for _, c := range lp.continues {
			c.left = ""
			if done {
				*st = *c
				done = false
			} else {
				w.merge(st, c)
			}
		}
		lp.continues = nil
		return done
	}
	for _, c := range lp.continues {
		c.left = ""
		if st.left == "" {
			w.merge(st, c)
		} else {
			*st = *c
		}
	}
	lp.continues = nil
	return st.left != ""
}

// each walks a loop over words.
func (w *walker) each(st *state, l *script.Loop, lp *loop) tri {
	lists, complete := w.over(st, l)
	if l.Asks {
		w.offer(st, l, lp, lists)
		return maybe
	}
	rounds := maxRounds
	if files := w.sources(l, lists, complete); files != nil {
		lists, rounds = [][]Value{files}, maxSourced
		w.folders++
		defer func() { w.folders-- }()
	}
	if complete && len(lists) == 1 && len(lists[0]) <= rounds && !manyItems(lists[0]) {
		status := yes
		for _, v := range lists[0] {
			w.assign(st, l.Name, []Value{v}, script.Usual, l.Place)
			r := &Repeat{Loop: l, Once: true, Exact: true}
			r.Body = w.collect(func() { status = w.block(st, l.Body) })
			w.emit(r)
			if w.resume(st, lp) {
				return status
			}
		}
		return status
	}
	var vs []Value
	once := len(lists) > 0
	for _, f := range lists {
		once = once && len(f) > 0 && !manyItems(f)
		words := slices.Clone(f)
		for i := range words {
			words[i].Words = false
		}
		vs = union(vs, words)
	}
	vs = union(vs, vs) // one list may hold a word twice
	if !complete || len(vs) == 0 {
		vs = append(vs, Value{Kind: Unknown, From: []source.Place{l.Place}})
	}
	vs = w.limit(vs)
	w.repeat(st, l, lp, once, func(s *state) { w.assign(s, l.Name, vs, script.Usual, l.Place) })
	return maybe
}

// maxSourced is how many files of a pattern are sourced one by one.
const maxSourced = 64

// sources returns the words of a loop that sources each file of a pattern, the
// files of the project in its place, or nil. In other loops a pattern stays
// unknown: which files there are that the project does not hold, nothing says.
// Files that such a loop sources do not do so again: each could source all others.
// Of several ways that the words can turn out the one counts that names files of
// the project.
func (w *walker) sources(l *script.Loop, lists [][]Value, complete bool) []Value {
	if !complete || w.folders > 0 || w.cfg.Project == nil || len(lists) == 0 || !manyItems(lists[0]) || !sourcesName(l.Body, l.Name) {
		return nil
	}
	var found []Value
	for _, words := range lists {
		files := w.files(l, words)
		switch {
		case files == nil:
		case found != nil:
			return nil
		default:
			found = files
		}
	}
	return found
}

// files returns words with the files in the place of each pattern, or nil.
func (w *walker) files(l *script.Loop, words []Value) []Value {
	var out []Value
	for _, v := range words {
		if !v.Words {
			out = append(out, v)
			continue
		}
		files := w.matching(v, l.Place.File)
		if files == nil || len(out)+len(files) > maxSourced {
			return nil
		}
		out = append(out, files...)
	}
	return out
}

// sourcesName reports whether a block sources the file that a variable names.
func sourcesName(b *script.Block, name string) bool {
	found := false
	script.Inspect(b, func(n any) bool {
		if c, ok := n.(*script.Call); ok && c.Name.Is(".", "source") && len(c.Args) > 0 {
			for _, p := range c.Args[0].Raw.Parts {
				found = found || p.Kind == script.Var && p.Name == name
			}
		}
		return !found
	})
	return found
}

// matching returns the paths of the files of the project that a pattern means.
func (w *walker) matching(v Value, from *source.File) []Value {
	items := []Value{v}
	if v.Kind == Joined {
		items = v.Items
	}
	pattern, i := "", len(items)
	for ; i > 0; i-- {
		s, ok := items[i-1].Known()
		if !ok && items[i-1].Kind == Unknown {
			s = items[i-1].Text
			ok = s != ""
		}
		if !ok {
			break
		}
		pattern = s + pattern
	}
	name := pattern
	if i > 0 { // what is not known is taken for the folder of the file
		var below bool
		if name, below = strings.CutPrefix(pattern, "/"); !below || items[i-1].Name == "HOME" {
			return nil
		}
	}
	var out []Value
	for _, d := range w.cfg.Project.Matching(from, name, i == 0) {
		file := Value{Kind: Text}
		for _, item := range items[:i] {
			file = concat(file, item)
		}
		out = append(out, concat(file, text(pattern[:strings.LastIndexByte(pattern, '/')+1]+path.Base(d.File.Path), v.From...)))
	}
	return out
}

// offer walks a loop whose rounds each begin with a person's answer: one of the
// words, or a number that is none of theirs. Only a Leave or the end of the input
// ends it.
func (w *walker) offer(st *state, l *script.Loop, lp *loop, lists [][]Value) {
	var vs []Value
	for _, f := range lists {
		if len(f) > 0 {
			vs = union(vs, f)
		}
	}
	if len(vs) == 0 {
		return
	}
	vs = w.limit(append(vs, text("", l.Place)))
	answer := []Value{{Kind: Prompt, From: []source.Place{l.Place}}}
	w.repeat(st, l, lp, false, func(s *state) {
		w.assign(s, l.Name, vs, script.Usual, l.Place)
		w.assign(s, "REPLY", answer, script.Usual, l.Place)
	})
}

// over returns the words that a loop takes values from.
func (w *walker) over(st *state, l *script.Loop) ([][]Value, bool) {
	if w.general() {
		return w.iterated(st, l)
	}
	if len(l.Over) == 0 {
		var out [][]Value
		complete := true
		for _, a := range w.positional(st) {
			if a.Kind == List {
				out = append(out, a.Items)
			} else {
				out = append(out, []Value{a})
				complete = false
			}
		}
		return out, complete
	}
	alts, complete := [][]Value{nil}, true
	for _, word := range l.Over {
		options, all := w.expand(st, word)
		complete = complete && all
		if len(options) == 1 && len(alts) == 1 {
			alts[0] = append(alts[0], options[0]...)
			continue
		}
		var next [][]Value
		for _, a := range alts {
			for _, o := range options {
				if len(next) < w.cfg.Limits.Values {
					next = append(next, append(a[:len(a):len(a)], o...))
				} else {
					complete = false
				}
			}
		}
		alts = next
	}
	return alts, complete
}

// while walks a loop with a condition.
func (w *walker) while(st *state, l *script.Loop, lp *loop) tri {
	if !l.Post && l.Cond != nil && w.moves(l.Cond) {
		for round := 0; round < maxRounds; round++ {
			try := st.copy()
			runs, at := w.runs, len(lp.breaks)
			steps, holds, _ := w.cond(try, l.Cond)
			if l.Until {
				holds = holds.not()
			}
			if holds == maybe || try.left != "" {
				w.runs = runs
				lp.breaks = lp.breaks[:at]
				break
			}
			*st = *try
			r := &Repeat{Loop: l, Cond: steps, Once: true, Exact: true}
			if holds == no {
				w.emit(r)
				return yes
			}
			before := st.vars.freeze()
			r.Body = w.collect(func() { w.block(st, l.Body) })
			w.emit(r)
			if w.resume(st, lp) {
				return yes
			}
			if st.vars == before {
				break // nothing moves: it would go on like this
			}
		}
	}
	w.repeat(st, l, lp, l.Post, nil)
	return maybe
}

// moves reports whether a condition can become false by what the loop does: it
// reads a variable.
func (w *walker) moves(b *script.Block) bool {
	found := false
	var word func(script.Word)
	var block func(*script.Block)
	word = func(x script.Word) {
		for _, p := range x.Parts {
			if p.Kind == script.Var || p.Kind == script.Op && p.Name == "arith" {
				found = true
			}
			for _, i := range p.Items {
				word(i)
			}
			if p.Block != nil {
				found = found || p.Kind == script.Output
			}
		}
	}
	block = func(b *script.Block) {
		if b == nil {
			return
		}
		for _, s := range b.Stmts {
			switch s := s.(type) {
			case *script.Call:
				if s.Name.Is("getopts", "shift", "read", "((", "let") {
					found = true
				}
				for _, a := range s.Args {
					word(a.Raw)
				}
			case *script.Branch:
				for _, a := range s.Arms {
					block(a.Cond)
					block(a.Body)
				}
			case *script.Group:
				block(s.Body)
			}
		}
	}
	block(b)
	return found
}

// repeat walks one round that stands for all: what the loop changes holds
// anything it can have after any number of rounds. begin starts a round.
func (w *walker) repeat(st *state, l *script.Loop, lp *loop, once bool, begin func(*state)) {
	round := func(s *state) (cond, body []Step, after *state, holds tri) {
		if begin != nil {
			begin(s)
		}
		if l.Post {
			body = w.collect(func() { w.block(s, l.Body) })
			if w.resume(s, lp) {
				return cond, body, nil, maybe
			}
			cond, holds, _ = w.cond(s, l.Cond)
			return cond, body, s.copy(), holds
		}
		holds = maybe
		var runs []*Run
		if l.Cond != nil {
			cond, holds, runs = w.cond(s, l.Cond)
		}
		after = s.copy() // the loop ends at its condition
		if s.left != "" {
			return cond, nil, nil, holds
		}
		guards := w.guards
		w.guarded(runs)
		body = w.collect(func() { w.block(s, l.Body) })
		w.guards = guards
		return cond, body, after, holds
	}
	if w.dry > 0 { // inside another loop's trial round one walk must do
		w.forget(st, l.Body, l.Place)
		w.forget(st, l.Cond, l.Place)
	} else {
		w.trial(st, l, lp, func(s *state) { round(s) })
	}
	r := &Repeat{Loop: l, Once: once, Where: w.where, Dead: w.dead}
	s := st.copy()
	cond, body, after, holds := round(s)
	r.Cond, r.Body = cond, body
	r.Endless = l.Name == "" && !l.Post && (l.Cond == nil || holds == yes && !l.Until || holds == no && l.Until)
	w.emit(r)
	ended := w.resume(s, lp)
	switch {
	case r.Endless: // it ends by a break, a return or an exit
		st.left = script.Break
		if s.left != "" && s.left != script.Break && s.left != script.Continue {
			st.left = s.left
		}
		if len(lp.breaks) == 0 {
			st.left = script.Exit
		}
	case after != nil:
		*st = *after
		if !ended && l.Name != "" {
			w.merge(st, s)
		}
	case s.left == "":
		*st = *s
	default:
		st.left = script.Break
		if len(lp.breaks) == 0 {
			st.left = script.Exit
		}
	}
}

// trial walks rounds whose steps are thrown away, until st holds what any number
// of rounds can leave.
func (w *walker) trial(st *state, l *script.Loop, lp *loop, round func(*state)) {
	const rounds = 2
	w.dry++
	breaks := len(lp.breaks)
	for i := range rounds {
		s := st.copy()
		runs := w.runs
		w.collect(func() {
			round(s)
			if w.resume(s, lp) {
				s = nil
			}
		})
		w.runs = runs
		lp.breaks = lp.breaks[:breaks]
		if s == nil {
			break // it never comes to a second round
		}
		before := st.vars
		w.merge(st, s)
		if i == rounds-1 {
			w.widen(st, before, l.Place)
		}
	}
	w.dry--
}

// widen adds Unknown to what still changed in the last round.
func (w *walker) widen(st *state, before *layer, at source.Place) {
	base := common(before, st.vars)
	for name, v := range st.vars.names(base) {
		old := before.lookup(name)
		if v == old || v == nil || v.funcs != nil || v.traps != nil {
			continue
		}
		if old != nil && equalValues(old.values, v.values) {
			continue
		}
		c := *v
		c.unset = false
		u := Value{Kind: Unknown, From: []source.Place{at}, Maybe: true}
		for _, x := range v.values {
			if x.Kind == List {
				u.Words = true
			}
		}
		c.values = union(v.values, []Value{u})
		if len(c.values) > w.cfg.Limits.Values {
			c.values = append(append([]Value{}, c.values[:w.cfg.Limits.Values-1]...), u)
		}
		st.vars = st.vars.with(name, &c)
	}
}

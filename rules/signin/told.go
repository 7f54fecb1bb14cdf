package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
)

// This file is about what conditions tell of a session.

// told splits a state by what a condition tells of the session: whether the
// sign-in succeeded, whether one is there, or that the sign-in stood under the
// same condition.
func (f *follower) told(r *flow.Run, st state) split {
	out := both(st)
	if st.ways&(isOpenNow|kept) == 0 {
		return out
	}
	impossible := func(s *state, also ways) { s.ways &^= isOpenNow | kept | also }
	t := testOf(r)
	failed := func(held bool, ok bool) {
		if !ok {
			return
		}
		side := &out.no
		if !held {
			side = &out.yes
		}
		if side.ways&(isOpenNow|kept) != 0 {
			impossible(side, 0)
			side.ways |= shut
		}
	}
	mine := func(x *flow.Run) bool {
		return f.opener.is(x) || f.of[x] != nil && slices.Contains(f.session.SignIns, f.of[x])
	}
	switch subject := f.about[r]; {
	case subject != nil && mine(subject) && t != nil:
		good, ok := t.succeeded(true)
		failed(good, ok)
		return out
	case subject == nil && t != nil && reads(r, mine) != nil:
		good, ok := t.found(true)
		failed(good, ok)
		return out
	}
	for _, held := range []bool{true, false} {
		side := &out.yes
		if !held {
			side = &out.no
		}
		if f.deniesSession(condition{r, held, true}) {
			impossible(side, 0) // az account show fails: there is no session
			side.ways |= shut
			continue
		}
		if t == nil {
			continue
		}
		if f.contradicts(condition{r, held, true}) {
			impossible(side, closed)
		}
	}
	return out
}

// deniesSession reports whether a condition says that the cache holds no session.
func (f *follower) deniesSession(c condition) bool {
	asked, found, ok := f.looksFor(c)
	if asked == nil || found || !ok {
		return false
	}
	call := f.calls[asked]
	return call.does(facts.Asks) && f.keyOf(call) == f.session.Cache.key()
}

// contradicts reports whether a condition says the opposite of one that the
// sign-in stands under.
func (f *follower) contradicts(c condition) bool {
	key, held, ok := factOf(c)
	if !ok {
		return false
	}
	for _, u := range f.under[f.opener.Run] {
		if !u.known {
			continue
		}
		if k, h, ok := factOf(u); ok && k == key && h != held {
			return true
		}
	}
	return false
}

// factOf puts what a test compares into words that are equal for equal tests,
// and for their opposites with the opposite truth.
func factOf(c condition) (key string, held, ok bool) {
	t := testOf(c.run)
	if t == nil || t.a == nil {
		return "", false, false
	}
	held = c.held != t.not
	op := t.op
	switch op {
	case "-z":
		op, held = "-n", !held
	case "!=", "-ne":
		op, held = "=", !held
	case "==", "-eq":
		op = "="
	}
	key = op + "\x00" + operandKey(t.a)
	if t.b != nil {
		if s, known := only(*t.b); known && s == "" && op == "=" { // = "" is -z
			return "-n\x00" + operandKey(t.a), !held, true
		}
		key += "\x00" + operandKey(t.b)
	}
	return key, held, true
}

var bareWord = strings.NewReplacer(`"`, "", "{", "", "}", "")

// operandKey is equal for operands that are written alike and have equal values.
func operandKey(o *flow.Operand) string {
	k := ""
	if o.Arg != nil {
		k = strings.Trim(bareWord.Replace(o.Arg.Raw.Text()), " ")
	}
	var vs []flow.Value
	for _, option := range o.Options {
		vs = append(vs, option...)
	}
	return k + "=" + keyOf(vs)
}

// choose marks the session as kept where the user of the script decides that it
// is not closed: some arm closes it, and the condition is a parameter, a
// variable of the environment or a setting that either changes.
func (f *follower) choose(fk *flow.Fork, before state, arms []split, rest *state) {
	if before.ways&isOpenNow == 0 || len(f.closed) == 0 {
		return
	}
	closes := func(w ways) bool { return w&closed != 0 && w&isOpenNow == 0 && before.ways&closed == 0 }
	any := closes(rest.ways)
	for _, a := range arms {
		any = any || closes(a.either().ways)
	}
	if !any || !isChoice(fk) {
		return
	}
	keep := func(s *state) {
		if s.ways&isOpenNow != 0 && !closes(s.ways) {
			s.ways = s.ways&^isOpenNow | kept
		}
	}
	keep(rest)
	for i := range arms {
		keep(&arms[i].yes)
		keep(&arms[i].no)
	}
}

// isChoice reports whether the user of a script decides a branch.
func isChoice(fk *flow.Fork) bool {
	if b := fk.Branch; b != nil && b.Kind == script.Case && b.Subject != nil {
		return slices.ContainsFunc(b.Subject.Parts, func(p script.Part) bool { return p.Kind == script.Var })
	}
	for _, a := range fk.Arms {
		for _, c := range deciders(a.Cond, true) {
			if testOf(c.run) == nil {
				// if $KEEP; then: the name of the call is the choice.
				if s := program(c.run); s != "true" && s != "false" {
					return false
				}
				return true
			}
			for _, o := range c.run.Args {
				texts := 0
				if values(o, func(v flow.Value) bool {
					if v.Kind == flow.Text {
						texts++
					}
					return v.Kind == flow.Parameter || v.Kind == flow.Environment || v.Kind == flow.Prompt
				}) || texts > 1 {
					return true
				}
			}
		}
	}
	return false
}

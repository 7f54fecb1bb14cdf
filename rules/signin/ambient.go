package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// This file finds the variables of the environment that whatever is run signs in
// with.

// An ambient is an environment that signs in, as a run sees it.
type ambient struct {
	call   *call
	place  source.Place   // of the user name
	secret []source.Place // where the password comes from
	used   bool           // something else takes the password: it is no environment's
}

// assigned notes where a variable of the environment is set.
func (s *surveyor) assigned(a *script.Assign) {
	if a != nil && a.Op != script.Unset && a.Place.File != nil {
		s.sets[a.Name] = a.Place
	}
}

// ambients finds, at a run or after an assignment, the environments that are
// complete there. One is found once for each place that sets its user.
func (s *surveyor) ambients(r *flow.Run, set bool) {
	for _, t := range facts.Environments {
		if c := environmentCall(r, t); c != nil {
			s.ambientAt(c, s.sets)
		}
		if c := wordsCall(r, t); c != nil && !set {
			within := map[string]source.Place{} // a launcher's own words are assignments too
			for name, p := range s.sets {
				if inside(p, r.Place) {
					within[name] = p
				}
			}
			s.ambientAt(c, within)
		}
	}
}

// ambientAt adds an environment, unless it was found before.
func (s *surveyor) ambientAt(c *call, sets map[string]source.Place) {
	a := ambientOf(c, sets)
	k := ambientKey{c.tool, a.place}
	for _, old := range s.found { // the name with its value, and the value alone
		if old.call.tool == c.tool && old.place != a.place && (inside(a.place, old.place) || inside(old.place, a.place)) {
			k.place = old.place
		}
	}
	switch old := s.ambient[k]; {
	case old == nil:
		s.ambient[k] = a
		s.found = append(s.found, a)
	case (old.call.run.Dead == "") != (c.run.Dead == ""): // what is reached is better than what is not
		if old.call.run.Dead != "" {
			old.call = c
		}
	case old.call.run.Call == nil: // what is run is better than what sets
		old.call = c
	}
}

// ambientOf says where the variables of an environment are set; sets are the
// assignments.
func ambientOf(c *call, sets map[string]source.Place) *ambient {
	a := &ambient{call: c, place: c.run.Place}
	options := c.readings[0].given
	if g := given(options, facts.UserName); g != nil {
		if p, ok := sets[g.Spelt]; ok {
			a.place = p
		} else if g.Place.File != nil {
			a.place = g.Place
		}
	}
	if g := given(options, facts.Password); g != nil {
		a.secret = slices.Clone(g.Value.From)
		if p, ok := sets[g.Spelt]; ok {
			a.secret = append(a.secret, p)
		}
	}
	return a
}

type ambientKey struct {
	tool  *facts.Tool
	place source.Place
}

// environmentCall reads what a run finds in its environment, or returns nil.
func environmentCall(r *flow.Run, t *facts.Tool) *call {
	c := &call{run: r, tool: t}
	c.add(reading{command: &t.Commands[0]}.environments(t, r.Env)...)
	if c.signIn == nil {
		return nil
	}
	return c
}

// wordsCall reads the variables that a run hands on among its words: docker run
// -e NAME=value, az webapp config appsettings set --settings NAME=value.
func wordsCall(r *flow.Run, t *facts.Tool) *call {
	if isFunction(r) || facts.OnlyPrints(program(r)) || facts.NeverFails(program(r)) {
		return nil
	}
	var fields []field
	for _, o := range r.Args {
		for _, option := range o.Options {
			for _, v := range option {
				if f, ok := variableOf(v, t); ok {
					fields = append(fields, f)
				}
			}
		}
	}
	if len(fields) < 2 {
		return nil
	}
	c := &call{run: r, tool: t}
	c.add(form(t, fields, false))
	if c.signIn == nil {
		return nil
	}
	return c
}

// variableOf reads NAME=value, or --option=NAME=value and -eNAME=value, where
// NAME is a variable of an environment.
func variableOf(v flow.Value, t *facts.Tool) (field, bool) {
	p := v.Prefix()
	for _, o := range t.Commands[0].Options {
		i := strings.Index(p, o.Names[0]+"=")
		if i < 0 || i > 0 && p[0] != '-' {
			continue
		}
		n := i + len(o.Names[0]) + 1
		return field{strings.ToLower(o.Names[0]), o.Names[0], bare(cut(v, n))}, true
	}
	return field{}, false
}

// takes reports whether a run signs in by itself with the password of an
// environment: another sign-in, a registry's login.
func (v *view) takes(r *flow.Run, a *ambient) bool {
	if c := v.calls[r]; c != nil && c.signIn != nil || len(v.virtual[r]) > 0 {
		return a.among(r.Args) || a.input(r)
	}
	row := facts.LoginOf(program(r), commandOf(r)[1:])
	if row == nil {
		return false
	}
	for i, o := range r.Args {
		if s, ok := only(o); ok && slices.Contains(row.Names, s) && i+1 < len(r.Args) && a.among(r.Args[i+1:i+2]) {
			return true
		}
	}
	return a.input(r)
}

// among reports whether the password is among some operands.
func (a *ambient) among(args []flow.Operand) bool {
	return slices.ContainsFunc(args, func(o flow.Operand) bool { return values(o, a.is) })
}

// input reports whether the password, or what was made of it, is what a run reads.
func (a *ambient) input(r *flow.Run) bool {
	return slices.ContainsFunc(r.Input, func(v flow.Value) bool {
		return within(v, func(v flow.Value) bool { return a.is(v) || v.By != nil && a.among(v.By.Args) })
	})
}

// is reports whether a value is the password.
func (a *ambient) is(v flow.Value) bool {
	g := given(a.call.readings[0].given, facts.Password)
	if g == nil {
		return false
	}
	if _, text := v.Known(); !text && valueKey(v) == valueKey(*g.Value) {
		return true
	}
	return v.Kind == flow.Environment && v.Name == g.Spelt ||
		slices.ContainsFunc(v.From, func(p source.Place) bool { return slices.Contains(a.secret, p) })
}

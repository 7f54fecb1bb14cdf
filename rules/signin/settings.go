package signin

import (
	"maps"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
)

// This file follows the settings of tools: what a program configures is what its
// later sign-ins do without saying so.

// A setting is one of a tool's, on one machine.
type setting struct {
	tool  *facts.Tool
	where script.Where
	name  string // in lower case
}

// A configured setting is what calls before have set.
type configured struct {
	values []flow.Value
	maybe  bool // it need not be set: a condition decides
}

// configure notes what a call sets, under conditions or always.
func (s *surveyor) configure(c *call, always bool) {
	for _, r := range c.readings {
		if r.command == nil || r.helps() || !r.command.Means(facts.SetsName) {
			continue
		}
		g := given(r.given, facts.SetsName)
		if g == nil && always && !r.open && !r.command.Means(facts.SetsValue) { // all of them
			maps.DeleteFunc(s.settings, func(k setting, _ configured) bool { return k.tool == c.tool && k.where == c.run.Where })
		}
		if g == nil || g.Value == nil {
			continue
		}
		name, known := g.Value.Known()
		if !known {
			continue
		}
		k := setting{c.tool, c.run.Where, strings.ToLower(name)}
		v := given(r.given, facts.SetsValue)
		switch old := s.settings[k]; {
		case v == nil || v.Value == nil: // as it was
			if always {
				delete(s.settings, k)
			}
		case always:
			s.settings[k] = configured{values: []flow.Value{*v.Value}}
		default:
			old.maybe = old.maybe || old.values == nil
			old.values = append(slices.Clone(old.values), *v.Value)
			s.settings[k] = old
		}
	}
}

// settled adds to a sign-in what the settings make of it.
func (s *surveyor) settled(c *call) {
	var all []reading
	for _, r := range c.readings {
		all = append(all, s.withSettings(c, r)...)
	}
	if len(all) > maxWays {
		return
	}
	c.readings, c.signIn = nil, nil
	c.add(all...)
}

func (s *surveyor) withSettings(c *call, r reading) []reading {
	all := []reading{r}
	if !r.command.Has(facts.SignsIn) {
		return all
	}
	for _, o := range c.tool.All(r.command) {
		set, ok := s.settings[setting{c.tool, c.run.Where, strings.ToLower(o.Setting)}]
		if o.Setting == "" || !ok || r.gives(o) {
			continue
		}
		var next []reading
		for _, one := range all {
			if set.maybe {
				next = append(next, one)
			}
			for i := range set.values {
				next = append(next, one.with(o, o.Setting, &set.values[i]))
			}
		}
		all = next
	}
	return all
}

package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// Find returns the sign-ins of a trace in the order of the run: one for each Run
// of a command that signs in. Runs of the texts that one call can turn into are
// possibilities of one sign-in. Those that no run reaches are among them, and
// say so; what only asks for help is not.
func Find(t *flow.Trace) []*SignIn { return look(t).signIns() }

// signIns returns the sign-ins among the runs of a trace.
func (v *view) signIns() []*SignIn {
	var found []*SignIn
	first := map[alternative]*SignIn{}
	for _, r := range v.runs {
		if s := v.signIn(v.calls[r]); s != nil {
			if fork := v.within[r]; fork != nil {
				k := alternative{fork, r.Place}
				if one := first[k]; one != nil {
					one.add(s)
					continue
				}
				first[k] = s
				s.Open = s.Open || v.partial(fork)
			}
			found = append(found, s)
		}
		for _, c := range v.virtual[r] {
			if s := v.signIn(c); s != nil {
				found = append(found, s)
			}
		}
	}
	for _, a := range v.found {
		if s := v.signIn(a.call); s != nil && !a.used {
			s.Place = a.place
			found = append(found, s)
		}
	}
	return found
}

// signIn returns what a call signs in, or nil if it does not.
func (v *view) signIn(c *call) *SignIn {
	if c == nil || c.signIn == nil {
		return nil
	}
	outcomes, open := outcomesOf(c)
	if len(outcomes) == 0 {
		return nil
	}
	r := c.run
	s := &SignIn{
		Run:      r,
		Trace:    v.trace,
		Tool:     c.tool,
		Command:  c.signIn,
		Place:    r.Place,
		Outcomes: outcomes,
		Open:     open,
		Cache:    v.cacheOf(c),
		Written:  r.Where == script.Written,
		Dead:     r.Dead,
		Printed:  r.Traced,
	}
	for _, o := range outcomes {
		s.Debug = s.Debug || given(o.Options, facts.Debug) != nil
	}
	s.Guarded = v.guardOf(r)
	s.Person = v.personAt(s)
	return s
}

// An alternative is one of the texts that a call at a place can turn into.
type alternative struct {
	fork  *flow.Fork
	place source.Place
}

// add makes what another text of the same call does a possibility of s.
func (s *SignIn) add(t *SignIn) {
	s.others = append(s.others, t.Run)
	seen := map[string]bool{}
	var all []Outcome
	for _, o := range slices.Concat(s.Outcomes, t.Outcomes) {
		if k := o.key(); !seen[k] {
			seen[k] = true
			all = append(all, o)
		}
	}
	s.Outcomes = joinTenants(all)
	for _, e := range t.Person {
		if !slices.Contains(s.Person, e) {
			s.Person = append(s.Person, e)
		}
	}
	s.Open = s.Open || t.Open
	s.Printed = s.Printed || t.Printed
	s.Debug = s.Debug || t.Debug
	if t.Dead == "" {
		s.Dead = ""
	}
}

// partial reports whether some arm of the fork runs something else than a
// sign-in. A program whose name is not known may be the tool: ${AZ:-az}.
func (v *view) partial(f *flow.Fork) bool {
	for _, a := range f.Arms {
		signs, other := v.signsIn(a.Body)
		if !a.Dead && other && !signs {
			return true
		}
	}
	return false
}

// signsIn reports whether steps hold a sign-in, and whether they hold a call of a
// known program that is none.
func (v *view) signsIn(steps []flow.Step) (signs, other bool) {
	also := func(steps []flow.Step) {
		s, o := v.signsIn(steps)
		signs, other = signs || s, other || o
	}
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Run:
			c := v.calls[step]
			signs = signs || c != nil && c.signIn != nil
			other = other || program(step) != ""
		case *flow.Scope:
			also(step.Body)
		case *flow.Fork:
			for _, a := range step.Arms {
				also(a.Cond)
				also(a.Body)
			}
		case *flow.Repeat:
			also(step.Cond)
			also(step.Body)
		}
	}
	return signs, other
}

// given returns the option of a meaning, or nil. Of several the last counts, as
// it does for the tools.
func given(options []Given, m facts.Meaning) *Given {
	for i := len(options) - 1; i >= 0; i-- {
		if options[i].Means == m {
			return &options[i]
		}
	}
	return nil
}

// A call is a Run of a tool as the tool reads it. Several readings are one each
// for the ways its words can turn out.
type call struct {
	run      *flow.Run
	tool     *facts.Tool
	readings []reading
	open     bool           // words that are not known may add others
	signIn   *facts.Command // of the readings that sign in; nil: none does
	asks     bool           // it fails, or prints nothing, without a session
}

// callOf reads a run, or returns nil if it is no tool's.
func callOf(r *flow.Run) *call {
	if isFunction(r) {
		return libraryCall(r)
	}
	name := program(r)
	tool, args := facts.ToolOf(name), r.Args
	if tool == nil && facts.RunsModules(name) {
		tool, args = moduleOf(r.Args)
	}
	if tool == nil {
		return nil
	}
	ways, open := waysOf(tool, args)
	c := &call{run: r, tool: tool, open: open}
	for _, words := range ways {
		c.add(read(tool, words).environments(tool, r.Env)...)
	}
	return c
}

// add adds readings.
func (c *call) add(readings ...reading) {
	for _, rd := range readings {
		c.readings = append(c.readings, rd)
		if rd.signsIn() {
			c.signIn = rd.command
		}
	}
}

// environments returns what a reading can be with the options that the tool takes
// from the environment: one for each value that decides something.
func (r reading) environments(t *facts.Tool, env flow.Env) []reading {
	all := []reading{r}
	if !r.command.Has(facts.SignsIn) || r.has(facts.NoEnvironment) {
		return all
	}
	for _, o := range t.All(r.command) {
		if len(o.Env) == 0 || o.EnvIf != facts.Nothing && !r.has(o.EnvIf) || !o.EnvWins && r.gives(o) {
			continue
		}
		name, values := exported(env, o.Env)
		var next []reading
		for _, one := range all {
			for i := range values {
				next = append(next, one.with(o, name, &values[i]))
			}
		}
		if len(next) > 0 && len(next) <= maxWays {
			all = next
		}
	}
	return all
}

// gives reports whether a word of the reading gives an option.
func (r reading) gives(o facts.Option) bool {
	return slices.ContainsFunc(r.given, func(g Given) bool { return slices.Equal(g.Option.Names, o.Names) })
}

// with returns the reading with the value that a variable gives an option.
func (r reading) with(o facts.Option, variable string, v *flow.Value) reading {
	g := Given{Option: &o, Value: v, Spelt: variable, FromEnv: true}
	if len(v.From) > 0 {
		g.Place = v.From[0]
	}
	var given []Given
	for _, old := range r.given {
		if !slices.Equal(old.Option.Names, o.Names) { // the variable wins
			given = append(given, old)
		}
	}
	r.given = given
	r.give(g)
	return r
}

// exported returns the first of some variables that the program puts into the
// environment, and the values that it can have there.
func exported(env flow.Env, names []string) (string, []flow.Value) {
	for _, n := range names {
		if values, ok := env.Exported(n); ok && !slices.ContainsFunc(values, isEmpty) {
			return n, values
		}
	}
	return "", nil
}

// moduleOf finds the tool in "python -m azure.cli login".
func moduleOf(args []flow.Operand) (*facts.Tool, []flow.Operand) {
	for i := 0; i+1 < len(args); i++ {
		s, ok := only(args[i])
		if !ok || s == "" || s[0] != '-' {
			return nil, nil
		}
		if s == "-m" {
			m, _ := only(args[i+1])
			return facts.ModuleOf(m), args[i+2:]
		}
	}
	return nil, nil
}

// only returns the text of an operand that is one known word.
func only(o flow.Operand) (string, bool) {
	if !o.Complete && len(o.Options) != 1 || len(o.Options) != 1 || len(o.Options[0]) != 1 {
		return "", false
	}
	return o.Options[0][0].Known()
}

// does reports whether some reading of the call has the effect.
func (c *call) does(e facts.Effect) bool {
	if c == nil {
		return false
	}
	return slices.ContainsFunc(c.readings, func(r reading) bool {
		if e == facts.SignsIn {
			return r.signsIn()
		}
		return r.effect() == e || r.command.Has(e) && !r.helps()
	})
}

// effect returns what a reading does to the session.
func (r reading) effect() facts.Effect {
	switch {
	case r.helps():
		return facts.Local
	case r.command != nil:
		if r.command.Does == facts.SignsIn && !r.signsIn() {
			if row := r.row(); row != nil && row.Does != "" {
				return row.Does
			}
			return facts.Works
		}
		return r.command.Does
	case len(r.words) == 0 && !r.open: // only options: az --version
		return facts.Local
	}
	return facts.Works
}

// words returns the command's words of the first reading that has some.
func (c *call) words() []string {
	for _, r := range c.readings {
		if len(r.words) > 0 {
			return r.words
		}
	}
	return nil
}

// request says what a call asks of which service.
func (c *call) request() facts.Request {
	words := c.words()
	if raw := facts.RawRequestOf(c.tool.ID, words); raw != nil {
		return rawRequest(c.run, raw)
	}
	return facts.RequestOf(c.tool.ID, words)
}

// rawRequest reads the method and the URL of a call that sends any request.
func rawRequest(r *flow.Run, raw *facts.RawRequest) facts.Request {
	url, _ := valueAfter(r, raw.URL)
	method, given := valueAfter(r, raw.Method)
	verb := facts.MethodVerb(raw.Default)
	if given {
		s, _ := method.Known()
		verb = facts.MethodVerb(s)
	}
	return facts.Request{Verb: verb, At: facts.HostResource(url.Prefix())}
}

// valueAfter returns the value of an option, by any of its names, and whether the
// option is given.
func valueAfter(r *flow.Run, names []string) (flow.Value, bool) {
	var words []flow.Value
	for _, o := range r.Args {
		if len(o.Options) != 1 {
			words = append(words, flow.Value{})
			continue
		}
		words = append(words, o.Options[0]...)
	}
	for i, w := range words {
		name, _, glued := strings.Cut(w.Prefix(), "=")
		switch {
		case !slices.Contains(names, name):
		case glued:
			return cut(w, len(name)+1), true
		case i+1 < len(words):
			return words[i+1], true
		}
	}
	return flow.Value{}, false
}

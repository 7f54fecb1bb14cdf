package rules

import (
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// surroundings are what a whole trace tells of each of its sign-ins. They are
// found once a Pass.
type surroundings struct {
	at           map[*flow.Run]position
	session      map[*signin.SignIn]*signin.Session
	cloud        string // that the program chooses; "" if it chooses none
	subscription string // its ID, if the program names one alone
	group        string // the resource group, if it names one alone
	branches     map[branchKey]branch
}

// A branchKey is equal for sign-ins with one tool in one file.
type branchKey struct {
	tool    *facts.Tool
	file    *source.File
	written bool
}

// A branch is a possibility of a sign-in.
type branch struct {
	signIn  *signin.SignIn
	outcome *signin.Outcome
}

// around returns the surroundings of the sign-ins of p.
func (p *Pass) around() *surroundings {
	if p.surroundings != nil {
		return p.surroundings
	}
	a := &surroundings{
		at:       positions(p.Trace),
		session:  map[*signin.SignIn]*signin.Session{},
		branches: map[branchKey]branch{},
	}
	for _, s := range p.SignIns {
		k := keyOf(s)
		if _, ok := a.branches[k]; ok || s.Dead != "" {
			continue
		}
		if o := application(s); o != nil {
			a.branches[k] = branch{s, o}
		}
	}
	for _, s := range p.Sessions {
		for _, in := range s.SignIns {
			a.session[in] = s
		}
	}
	var subscriptions, groups []string
	visit(p.Trace.Steps, func(step flow.Step) {
		r, ok := step.(*flow.Run)
		if !ok || len(r.Args) == 0 {
			return
		}
		if name, ok := settingOf(r, facts.ChoosesCloud); ok && a.cloud == "" {
			a.cloud = name
		}
		if name, ok := settingOf(r, facts.ChoosesSubscription); ok && facts.IsGUID(name) {
			subscriptions = addOnce(subscriptions, name)
		}
		if len(groups) < 2 && toolOf(r) == facts.ChoosesSubscription.Tool {
			if name, ok := optionOf(r, facts.NamesGroup...); ok && isPlain(name) {
				groups = addOnce(groups, name)
			}
		}
	})
	if len(subscriptions) == 1 {
		a.subscription = subscriptions[0]
	}
	if len(groups) == 1 {
		a.group = groups[0]
	}
	p.surroundings = a
	return a
}

func keyOf(s *signin.SignIn) branchKey { return branchKey{s.Tool, s.Place.File, s.Written} }

// application returns the first outcome of a sign-in that is an application's or
// a machine's and that the tool takes, or nil.
func application(s *signin.SignIn) *signin.Outcome {
	for i := range s.Outcomes {
		if o := &s.Outcomes[i]; o.Refused == "" && (isApp(o) || o.Identity == facts.Managed) {
			return o
		}
	}
	return nil
}

func addOnce(list []string, s string) []string {
	if slices.Contains(list, s) || len(list) > 1 {
		return list
	}
	return append(list, s)
}

// isPlain reports whether a text needs no quotes in a command.
func isPlain(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= 2*widest && strings.IndexFunc(s, func(r rune) bool { return !plainRune(r) }) < 0
}

// settingOf returns what a run sets, if it is the command of a setting.
func settingOf(r *flow.Run, s facts.Setting) (string, bool) {
	if toolOf(r) != s.Tool || !slices.Equal(commandWords(r), s.Words) {
		return "", false
	}
	return optionOf(r, s.Options...)
}

// uses returns what works with the session of a sign-in after it, in order.
func (p *Pass) uses(s *signin.SignIn) []signin.Use {
	a := p.around()
	session := a.session[s]
	if session == nil {
		return nil
	}
	here, ok := a.at[s.Run]
	if !ok {
		return session.Uses
	}
	uses := session.Uses
	i := sort.Search(len(uses), func(i int) bool { return a.at[uses[i].Run].index > here.index })
	return uses[i:]
}

// firstRefused returns the first later call of a sign-in's session that a
// service refuses, or nil, and whether something that only reads comes before it.
// What stands in another arm of a branch does not come later.
func (p *Pass) firstRefused(s *signin.SignIn, who facts.Identity, how facts.Credential) (use *signin.Use, before bool) {
	a := p.around()
	uses := p.uses(s)
	for i := range uses {
		if a.at[s.Run].excludes(a.at[uses[i].Run]) {
			continue
		}
		switch row := facts.ConsequenceOf(who, how, uses[i].Asks, a.cloud); {
		case row == nil:
		case row.Fate == facts.Fails:
			return &uses[i], before
		case row.Fate == facts.Goes && uses[i].Asks.Verb == facts.Reads:
			before = true
		}
	}
	return nil, before
}

// spared reports whether something works with the session of a sign-in, and all
// of it goes on; reads, whether all of it only reads.
func (p *Pass) spared(s *signin.SignIn, who facts.Identity, how facts.Credential) (spared, reads bool) {
	uses := p.uses(s)
	reads = true
	for _, u := range uses {
		row := facts.ConsequenceOf(who, how, u.Asks, p.around().cloud)
		if row == nil || row.Fate != facts.Goes {
			return false, false
		}
		reads = reads && u.Asks.Verb == facts.Reads
	}
	return len(uses) > 0 && onlyKnown(p.Trace.Steps), reads
}

// onlyKnown reports whether every program that steps run is a tool of the tables
// or one that only prints: any other may work with the session too.
func onlyKnown(steps []flow.Step) bool {
	for _, step := range steps {
		ok := true
		switch step := step.(type) {
		case *flow.Run:
			name, known := step.Name.Program()
			ok = known && (facts.ToolOf(name) != nil || facts.NeverFails(name) || facts.OnlyPrints(name))
		case *flow.Fork:
			for _, a := range step.Arms {
				ok = ok && onlyKnown(a.Cond) && onlyKnown(a.Body)
			}
		case *flow.Repeat:
			ok = onlyKnown(step.Cond) && onlyKnown(step.Body)
		case *flow.Scope:
			ok = onlyKnown(step.Body) && onlyKnown(step.Always)
		}
		if !ok {
			return false
		}
	}
	return true
}

// scope returns the scope of a role assignment as far as the program shows it.
func (p *Pass) scope() string {
	a := p.around()
	scope := "/subscriptions/<subscription>"
	if a.subscription != "" {
		scope = "/subscriptions/" + a.subscription
	}
	if a.group != "" {
		scope += "/resourceGroups/" + a.group
	}
	return scope
}

// program returns a name for what the program does, fit for an application's:
// "deploy-web-app" for scripts/deploy_web_app.sh.
func (p *Pass) program(s *signin.SignIn) string {
	name := ""
	if s.Place.File != nil {
		name = path.Base(s.Place.File.Path)
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	if name = slug(name); name == "" {
		name = slug(p.Repo.Root)
	}
	if name == "" {
		name = "scripts"
	}
	return name
}

func slug(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return '-'
	}, s)
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	return strings.Trim(s, "-")
}

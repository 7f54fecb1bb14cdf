package lint

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// A judge follows the programs of a project and has the rules look at them.
type judge struct {
	opt        *Options
	project    *script.Project
	asked      map[string]bool
	root       string          // the root folder
	candidates map[string]bool // paths of documents with a word of a sign-in
	ci         pipelines
	told       map[*script.Document]telling
	shelf      *shelf
	alone      sync.Mutex // held while a large entry is followed with its steps

	entries  []*entry
	problems []script.Problem
}

// An entry is one program as an entry of a run, and what came of it.
type entry struct {
	flow.Entry
	hint     signin.Hint
	size     int         // bytes of the text that it may run
	trace    *flow.Trace // nil once it was judged, except for a dump
	found    []*signin.SignIn
	secrets  *secrets
	findings []rules.Finding
	problems []script.Problem
	reached  map[*source.File]bool // files whose programs ran, its own included
	kept     bool
}

// judge follows every script, first as if nothing called it. One that another
// calls is then judged in its callers only, except for those of its sign-ins
// that no caller reaches.
func (j *judge) judge() {
	for _, d := range j.project.Docs {
		for _, s := range d.Scripts {
			if s.Host != nil {
				continue
			}
			context := cmp.Or(j.opt.Context, flow.AScript)
			j.entries = append(j.entries, &entry{Entry: flow.Entry{Context: context, Doc: d, Scripts: []*script.Script{s}}})
		}
	}
	var names []string
	for _, d := range j.project.Docs {
		names = append(names, path.Base(d.File.Path))
	}
	slices.Sort(names)
	j.ci = findPipelines(j.root, slices.Compact(names))
	// Walks are dear: first those that no file names, then what these did not reach,
	// and what may hold sign-ins of its own that they did not.
	may := newClosure(j.project, j.told)
	j.entries = slices.DeleteFunc(j.entries, func(e *entry) bool {
		e.hint, e.size = may.from(e.Doc)
		return !j.opt.everything && !e.hint.Any()
	})
	named := j.named()
	j.each(func(e *entry) bool { return !named[e.Doc.File] })
	got := map[*source.File]bool{}
	for _, e := range j.entries {
		for f := range e.reached {
			got[f] = true
		}
	}
	j.each(func(e *entry) bool {
		return !got[e.Doc.File] || named[e.Doc.File] && (j.candidates[e.Doc.File.Path] || j.opt.everything)
	})
	j.choose()
	for _, e := range j.entries {
		if e.kept {
			j.problems = append(j.problems, e.problems...)
		}
	}
}

// each follows the entries that f picks.
func (j *judge) each(f func(*entry) bool) {
	var picked []*entry
	for _, e := range j.entries {
		if e.reached == nil && f(e) {
			picked = append(picked, e)
		}
	}
	each(len(picked), j.opt.Jobs, func(i int) { j.run(picked[i]) })
}

// named returns the files that other files of the project name.
func (j *judge) named() map[*source.File]bool {
	named := map[*source.File]bool{}
	for _, d := range j.project.Docs {
		for _, ref := range d.Refs {
			for _, s := range j.project.Resolve(d.File, ref.Tail, false) {
				if f := s.Text.Place(0, 0).File; f != d.File {
					named[f] = true
				}
			}
			if strings.Contains(ref.Tail, "*") {
				for _, to := range j.project.Matching(d.File, ref.Tail, false) {
					named[to.File] = named[to.File] || to.File != d.File
				}
			}
		}
	}
	return named
}

// run follows one entry. A bug in what reads, follows or judges it ends it with a
// Problem and leaves the others alone.
func (j *judge) run(e *entry) {
	file := e.Doc.File.Path
	e.reached = map[*source.File]bool{e.Doc.File: true}
	defer func() {
		if bug := recover(); bug != nil {
			e.findings = nil
			e.problems = []script.Problem{{Path: file, Message: fmt.Sprintf("internal error while the program was followed: %T; please report it", bug)}}
		}
	}()
	loan := j.shelf.lend()
	defer loan.end()
	doc := loan.document(e.Doc)
	entry := e.Entry
	entry.Doc, entry.Scripts = doc, loan.scripts(e.Scripts)
	config := flow.Config{Project: j.project, Load: loan.scripts, Read: parsers.ReadScript, Watch: facts.Programs()}
	if !j.opt.everything && !e.hint.Other() {
		signsIn, handsOn := j.scout(e, entry, config)
		if !signsIn && !handsOn {
			return
		}
		if !signsIn { // no session either
			config.Matters = signin.MayBe
		}
	}
	if e.size > maxAtOnce {
		j.alone.Lock()
		defer j.alone.Unlock()
	}
	trace := flow.Walk(entry, config)
	for _, c := range trace.Cut {
		e.problems = append(e.problems, cutProblem(c, file))
	}
	e.found = signin.Find(trace)
	for _, s := range e.found {
		if limited(s.Run) {
			e.problems = append(e.problems, script.Problem{Place: s.Place, Path: s.Place.File.Path,
				Message: fmt.Sprintf("a word of this call can have more than %d values: it counts as unknown", flow.DefaultLimits.Values)})
		}
	}
	reached(trace.Steps, e.reached)
	rules.Check(&rules.Pass{
		Trace:      trace,
		SignIns:    e.found,
		Sessions:   signin.Sessions(trace, e.found),
		Weakenings: signin.Weakenings(trace),
		Repo:       rules.Repo{Root: filepath.Base(j.root), CI: j.ci.of(e.Doc.File.Path)},
		Report:     func(f rules.Finding) { e.findings = append(e.findings, f) },
	})
	e.secrets = secretsOf(doc, trace, e.found)
	if j.opt.everything {
		e.trace = trace
		return
	}
	for _, s := range e.found {
		forget(s)
	}
}

// scout reports whether an entry has a sign-in and whether, if it has none, it puts
// a secret where tools take it from. Where neither is so nothing but its problems
// and the files that it reaches is known of it.
func (j *judge) scout(e *entry, as flow.Entry, config flow.Config) (signsIn, handsOn bool) {
	config.Matters = signin.MayBe
	s := flow.Scout(as, config, func(step flow.Step) bool {
		handsOn = handsOn || signin.HandsOn(step)
		return signin.Is(step)
	})
	if s.Met || handsOn {
		return s.Met, handsOn
	}
	for _, c := range s.Cut {
		e.problems = append(e.problems, cutProblem(c, e.Doc.File.Path))
	}
	for _, put := range s.Scripts {
		e.reached[put.Text.Place(0, 0).File] = true
	}
	e.secrets = &secrets{}
	return false, false
}

// secrets returns those of all entries.
func (j *judge) secrets() []*secrets {
	var all []*secrets
	for _, e := range j.entries {
		if e.secrets != nil {
			all = append(all, e.secrets)
		}
	}
	return all
}

// limited reports whether a word of a call has more values than are followed.
func limited(r *flow.Run) bool {
	for _, a := range r.Args {
		for _, words := range a.Options {
			if slices.ContainsFunc(words, flow.Value.Limited) {
				return true
			}
		}
	}
	return false
}

func cutProblem(c flow.Cut, file string) script.Problem {
	p := script.Problem{Place: c.Place, Path: file}
	if c.File != nil {
		p.Path = c.File.Path
	}
	switch c.Limit {
	case "depth":
		p.Message = "calls lie too deep inside each other: what lies deeper is not followed"
	case "runs":
		p.Message = "the program makes too many calls: those from here on are not followed"
	default:
		p.Message = "a limit was reached (" + c.Limit + "): what comes after it is not followed"
	}
	return p
}

// reached adds the files of the scripts that steps put in place.
func reached(steps []flow.Step, files map[*source.File]bool) {
	for _, s := range steps {
		switch s := s.(type) {
		case *flow.Fork:
			for _, a := range s.Arms {
				reached(a.Cond, files)
				reached(a.Body, files)
			}
		case *flow.Repeat:
			reached(s.Cond, files)
			reached(s.Body, files)
		case *flow.Scope:
			if s.Script != nil {
				files[s.Script.Text.Place(0, 0).File] = true
			}
			reached(s.Body, files)
			reached(s.Always, files)
		}
	}
}

// choose decides which entries count. One that no other reaches does. Of the
// rest, which their callers run, one counts only if it has a sign-in that none of
// the entries before reaches, and then only with what it says of such sign-ins.
func (j *judge) choose() {
	called := map[*source.File]bool{}
	for _, e := range j.entries {
		for f := range e.reached {
			if f != e.Doc.File {
				called[f] = true
			}
		}
	}
	seen := map[source.Place]bool{}
	for _, e := range j.entries {
		if e.kept = !called[e.Doc.File]; e.kept {
			mark(seen, e)
		}
	}
	for _, e := range j.entries {
		if e.kept || e.reached == nil {
			continue
		}
		e.kept = e.secrets == nil || slices.ContainsFunc(e.found, func(s *signin.SignIn) bool { return !seen[s.Place] })
		if !e.kept {
			e.findings = nil
			continue
		}
		// What is no sign-in's stands where the callers come to it, who know more of it.
		e.findings = slices.DeleteFunc(e.findings, func(f rules.Finding) bool { return f.SignIn == nil || seen[f.SignIn.Place] })
		e.found = slices.DeleteFunc(slices.Clone(e.found), func(s *signin.SignIn) bool { return seen[s.Place] })
		mark(seen, e)
	}
}

func mark(seen map[source.Place]bool, e *entry) {
	for _, s := range e.found {
		if s.Dead == "" {
			seen[s.Place] = true
		}
	}
}

// signIns returns the sign-ins of the files that were asked for, one a place.
func (j *judge) signIns() []SignIn {
	at := map[source.Place]int{}
	var out []SignIn
	for _, e := range j.entries {
		if !e.kept {
			continue
		}
		for _, s := range e.found {
			if s.Place.File == nil || !j.asked[s.Place.File.Path] {
				continue
			}
			i, ok := at[s.Place]
			if !ok {
				i = len(out)
				at[s.Place] = i
				out = append(out, SignIn{Place: s.Place, Context: e.Context})
			}
			out[i].Runs = append(out[i].Runs, s)
		}
	}
	slices.SortFunc(out, func(a, b SignIn) int { return a.Place.Compare(b.Place) })
	return out
}

// findings returns what the rules report in the files that were asked for, one
// finding a rule and place, with what it says about its callers.
func (j *judge) findings() []Finding {
	contexts := map[*signin.SignIn]flow.Context{}
	var all []rules.Finding
	for _, e := range j.entries {
		if !e.kept {
			continue
		}
		for _, f := range e.findings {
			if f.Place.File == nil || !j.asked[f.Place.File.Path] {
				continue
			}
			if f.SignIn != nil {
				contexts[f.SignIn] = e.Context
			}
			all = append(all, f)
		}
	}
	var out []Finding
	for _, f := range rules.Merge(all) {
		out = append(out, Finding{Finding: f, Context: cmp.Or(contexts[f.SignIn], j.opt.Context, flow.AScript)})
	}
	return out
}

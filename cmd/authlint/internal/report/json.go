package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
	"github.com/authlint/authlint/rules/signin"
)

// jsonVersion changes when a field goes or changes its meaning, not when one is
// added. The schema is testdata/json/report.schema.json.
const jsonVersion = 1

type jsonReport struct {
	Version  int           `json:"version"`
	Tool     jsonTool      `json:"tool"`
	Findings []jsonFinding `json:"findings"`
	SignIns  []jsonSignIn  `json:"signIns"`
	Problems []jsonProblem `json:"problems"`
	Failures []jsonProblem `json:"failures"`
	Census   lint.Census   `json:"census"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonPlace struct {
	Path  string        `json:"path"` // relative to the root, with forward slashes
	Start *jsonPosition `json:"start,omitempty"`
	End   *jsonPosition `json:"end,omitempty"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"` // in UTF-16 code units
}

type jsonFinding struct {
	Rule  string `json:"rule"`
	Level string `json:"level"`
	May   bool   `json:"may"`
	jsonPlace
	Message     string         `json:"message"`
	Fingerprint string         `json:"fingerprint"`
	Page        string         `json:"page"`
	Context     string         `json:"context,omitempty"`
	SignIn      *int           `json:"signIn,omitempty"` // its index in signIns
	Related     []jsonProblem  `json:"related,omitempty"`
	Consequence string         `json:"consequence,omitempty"`
	Migration   *jsonMigration `json:"migration,omitempty"`
}

type jsonMigration struct {
	Target string   `json:"target"`
	Why    string   `json:"why"`
	Steps  []string `json:"steps,omitempty"`
	Code   string   `json:"code,omitempty"`
	Links  []string `json:"links,omitempty"`
}

type jsonSignIn struct {
	jsonPlace
	Tool    string    `json:"tool"`
	Command string    `json:"command"`
	Context string    `json:"context"`
	Kind    string    `json:"kind"` // the worst of what it can be; "" if no run reaches it
	Runs    []jsonRun `json:"runs"`
}

type jsonRun struct {
	Outcomes []jsonOutcome `json:"outcomes"`
	Open     bool          `json:"open"` // there are further possibilities
	Guarded  bool          `json:"guarded"`
	Person   []jsonProblem `json:"person,omitempty"`
	Via      []jsonPlace   `json:"via,omitempty"`   // the calls that led here, outermost first
	Under    []string      `json:"under,omitempty"` // launchers: sudo
	Where    string        `json:"where"`           // "" for the machine and user that run the file
	Written  bool          `json:"written"`
	Dead     string        `json:"dead,omitempty"`
	Traced   bool          `json:"traced"`
	Debug    bool          `json:"debug"`
}

type jsonOutcome struct {
	Identity   string      `json:"identity"`
	Credential string      `json:"credential"`
	Refused    string      `json:"refused,omitempty"`
	User       *lint.Shown `json:"user,omitempty"`
	Secret     *jsonSecret `json:"secret,omitempty"`
	Tenant     jsonTenant  `json:"tenant"`
	Options    []string    `json:"options,omitempty"` // as written, without their values
}

// A jsonSecret says where a secret comes from, never what it is.
type jsonSecret struct {
	Kind string `json:"kind"`
	Name string `json:"name,omitempty"`
}

type jsonTenant struct {
	State string      `json:"state"`
	Value *lint.Shown `json:"value,omitempty"`
}

type jsonProblem struct {
	jsonPlace
	Message string `json:"message"`
}

func writeJSON(w io.Writer, r *lint.Result, o Options) error {
	out := jsonReport{
		Version: jsonVersion, Tool: jsonTool{"authlint", o.Version},
		Findings: []jsonFinding{}, SignIns: []jsonSignIn{}, Problems: []jsonProblem{}, Failures: []jsonProblem{},
		Census: r.Census(),
	}
	index := map[source.Place]int{}
	for i := range r.SignIns {
		index[r.SignIns[i].Place] = i
		out.SignIns = append(out.SignIns, toSignIn(r, &r.SignIns[i]))
	}
	for i := range r.Findings {
		f := toFinding(r, &r.Findings[i])
		if s := r.Findings[i].SignIn; s != nil {
			if n, ok := index[s.Place]; ok {
				f.SignIn = &n
			}
		}
		out.Findings = append(out.Findings, f)
	}
	for _, p := range r.Problems {
		place := toPlace(p.Place)
		place.Path = p.Path
		out.Problems = append(out.Problems, jsonProblem{place, r.Mask.Text(p.Message)})
	}
	for _, f := range r.Failures {
		out.Failures = append(out.Failures, jsonProblem{jsonPlace{Path: f.Path}, f.Message})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(b.Bytes()))
	return err
}

// escapeJSON spells every character that could lead a terminal astray as an
// escape of JSON, which means the same: they occur in strings only.
func escapeJSON(doc []byte) []byte {
	var b bytes.Buffer
	for _, r := range string(doc) {
		switch {
		case r == '\n' || !isHarmful(r):
			b.WriteRune(r)
		case r >= 0x10000:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}

func toPlace(p source.Place) jsonPlace {
	if p.File == nil {
		return jsonPlace{}
	}
	start, end := p.Position(), p.EndPosition()
	return jsonPlace{p.File.Path, &jsonPosition{start.Line, start.Column}, &jsonPosition{end.Line, end.Column}}
}

func toFinding(r *lint.Result, f *lint.Finding) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule.ID, Level: f.Level.String(), May: f.May, jsonPlace: toPlace(f.Place), Message: r.Mask.Text(f.Message),
		Fingerprint: f.Fingerprint, Page: rulePage + f.Rule.ID, Context: string(f.Context), Consequence: r.Mask.Text(f.Consequence),
	}
	for _, rel := range f.Related {
		j.Related = append(j.Related, jsonProblem{toPlace(rel.Place), r.Mask.Text(rel.Message)})
	}
	if m := f.Migration; m != nil {
		j.Migration = toMigration(r, m)
	}
	return j
}

func toMigration(r *lint.Result, m *rules.Migration) *jsonMigration {
	j := &jsonMigration{Target: m.Target, Why: r.Mask.Text(m.Why), Code: r.Mask.Code(m.Code), Links: m.Links}
	for _, s := range m.Steps {
		j.Steps = append(j.Steps, r.Mask.Code(s))
	}
	return j
}

func toSignIn(r *lint.Result, s *lint.SignIn) jsonSignIn {
	first := s.Runs[0]
	j := jsonSignIn{jsonPlace: toPlace(s.Place), Tool: first.Tool.ID, Context: string(s.Context), Kind: string(s.Kind()), Runs: []jsonRun{}}
	if first.Command != nil {
		j.Command = first.Command.Name()
	}
	seen := map[string]bool{} // a loop or many callers lead to many equal runs
	for _, run := range s.Runs {
		one := toRun(r, run)
		if text, err := json.Marshal(one); err == nil && !seen[string(text)] {
			seen[string(text)] = true
			j.Runs = append(j.Runs, one)
		}
	}
	return j
}

func toRun(r *lint.Result, s *signin.SignIn) jsonRun {
	j := jsonRun{
		Outcomes: []jsonOutcome{}, Open: s.Open, Guarded: s.Guarded != nil, Under: s.Run.Under, Where: string(s.Run.Where),
		Written: s.Written, Dead: s.Dead, Traced: s.Printed, Debug: s.Debug,
	}
	for _, e := range s.Person {
		j.Person = append(j.Person, jsonProblem{toPlace(e.Place), r.Mask.Text(e.Why)})
	}
	for _, c := range s.Run.Via {
		j.Via = append(j.Via, toPlace(c.Place))
	}
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		out := jsonOutcome{
			Identity: string(o.Identity), Credential: string(o.Credential), Refused: r.Mask.Text(o.Refused), User: r.Mask.Value(o.User),
			Tenant: jsonTenant{string(o.Tenant.State), r.Mask.Value(o.Tenant.Value)},
		}
		if o.Secret != nil {
			out.Secret = &jsonSecret{string(o.Secret.Kind), r.Mask.Text(o.Secret.Name)}
		}
		for _, g := range o.Options {
			out.Options = append(out.Options, optionName(r, &g))
		}
		j.Outcomes = append(j.Outcomes, out)
	}
	return j
}

// optionName returns the option as the tool knows it: what was written may have
// its value glued to it.
func optionName(r *lint.Result, g *signin.Given) string {
	if g.Option != nil && len(g.Option.Names) > 0 {
		return g.Option.Names[0]
	}
	return r.Mask.Text(g.Spelt)
}

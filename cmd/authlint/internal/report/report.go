// Package report writes what a run found: one file a format. Text of scanned
// files comes masked from package lint and is made harmless for a terminal here
// ([Plain]).
package report

import (
	"cmp"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
)

// Options say how a result is shown. Machine formats look at Version only, SARIF
// at ShowSuppressed too.
type Options struct {
	Color   bool
	Verbose bool        // nothing is shortened, folded or left out
	Quiet   bool        // only what decides the exit status
	FailOn  rules.Level // the level that decides the exit status; above Error: none does
	Width   int         // columns of an excerpt; 0: 120
	Version string      // of authlint

	ShowSuppressed bool // SARIF holds what ignore comments suppress, too, marked as such
}

// Formats are the formats by name. Each writes a whole report.
var Formats = map[string]func(io.Writer, *lint.Result, Options) error{
	"text":    writeText,
	"concise": writeConcise,
	"json":    writeJSON,
	"sarif":   writeSARIF,
}

// Names returns the names of the formats, sorted.
func Names() []string { return slices.Sorted(maps.Keys(Formats)) }

const (
	homePage = "https://github.com/authlint/authlint"
	rulePage = homePage + "/blob/main/rules/README.md#" // where a rule is explained; its ID follows
)

// A block is what is shown together: all that is said about one sign-in, or one
// finding that is about none.
type block struct {
	place    source.Place
	signIn   *lint.SignIn // nil: about none
	level    rules.Level  // the worst
	findings []lint.Finding
}

// blocks groups the findings of a result, in the order of their places. With
// quiet those are left out that do not decide the exit status.
func blocks(r *lint.Result, o Options) []block {
	at := map[source.Place]int{}
	var out []block
	for _, f := range r.Findings {
		if o.Quiet && f.Level < o.FailOn {
			continue
		}
		p := f.Place
		if f.SignIn != nil {
			p = f.SignIn.Place
		}
		i, ok := at[p]
		if !ok {
			i = len(out)
			out = append(out, block{place: p})
			at[p] = i
		}
		out[i].findings = append(out[i].findings, f)
		out[i].level = max(out[i].level, f.Level)
	}
	for i := range r.SignIns {
		if n, ok := at[r.SignIns[i].Place]; ok {
			out[n].signIn = &r.SignIns[i]
		}
	}
	slices.SortStableFunc(out, func(a, b block) int { return a.place.Compare(b.place) })
	for _, b := range out {
		slices.SortStableFunc(b.findings, func(a, b lint.Finding) int { return cmp.Compare(b.Level, a.Level) })
	}
	return out
}

// shown returns a path of the result as a person in the working directory types
// it, so that a click on it opens the file.
func shown(r *lint.Result, path string) string {
	if path == "-" {
		return path
	}
	abs := filepath.FromSlash(path)
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(r.Root, abs)
	}
	rel, err := filepath.Rel(r.Dir, abs)
	if err != nil {
		rel = abs
	}
	return Plain(rel)
}

package flow_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// FuzzWalk follows any program. The walk must end within its limits, say so
// where one was hit, and give runs whose places lie in the file.
func FuzzWalk(f *testing.F) {
	for _, pattern := range []string{"../../testdata/flow/run/*.txtar", "../../testdata/flow/*.txtar"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			for _, x := range txtar.Parse(data).Files {
				f.Add(string(x.Data))
			}
		}
	}
	limits := flow.Limits{Depth: 6, Values: 8, Runs: 400}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		s := &script.Script{Text: source.NewFile("fuzz.sh", text).Whole(), Lang: script.Bash}
		parsers.ReadScript(s)
		tr := flow.Walk(flow.Entry{Scripts: []*script.Script{s}}, flow.Config{Read: parsers.ReadScript, Limits: limits})
		n := 0
		walkRuns(tr.Steps, func(r *flow.Run) {
			n++
			if p := r.Place; p.File != nil && (p.Start < 0 || p.End < p.Start || p.End > len(p.File.Text)) {
				t.Errorf("%q: place %v outside the file", text, p.Span)
			}
			for _, o := range r.Args {
				if len(o.Options) == 0 {
					t.Errorf("%q: an operand without options", text)
				}
			}
		})
		if n > 2*limits.Runs && len(tr.Cut) == 0 {
			t.Errorf("%q: %d runs and no limit reported", text, n)
		}
		_ = flow.Dump(tr, nil)
	})
}

func walkRuns(steps []flow.Step, visit func(*flow.Run)) {
	for _, s := range steps {
		switch s := s.(type) {
		case *flow.Run:
			visit(s)
		case *flow.Fork:
			for _, a := range s.Arms {
				walkRuns(a.Cond, visit)
				walkRuns(a.Body, visit)
			}
		case *flow.Repeat:
			walkRuns(s.Cond, visit)
			walkRuns(s.Body, visit)
		case *flow.Scope:
			walkRuns(s.Body, visit)
			walkRuns(s.Always, visit)
		}
	}
}

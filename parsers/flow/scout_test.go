package flow_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// entryOf reads the files of a case; the first one is the entry.
func entryOf(files []txtar.File) (flow.Entry, flow.Config) {
	var docs []*script.Document
	for _, f := range files {
		if strings.HasPrefix(f.Name, "trace") || strings.HasPrefix(f.Name, "calls") {
			continue
		}
		docs = append(docs, parsers.Read(source.NewFile(f.Name, string(f.Data))))
	}
	return flow.Entry{Context: flow.AScript, Doc: docs[0], Scripts: docs[0].Scripts}, flow.Config{Project: parsers.Link(docs), Read: parsers.ReadScript}
}

func isAz(s flow.Step) bool {
	r, ok := s.(*flow.Run)
	if !ok {
		return false
	}
	name, _ := r.Name.Program()
	return name == "az"
}

// A scout meets a run of a program if a walk does, and puts the same scripts in
// place.
func TestScoutLikeWalk(t *testing.T) {
	t.Parallel()
	var files []string
	for _, g := range []string{"*.txtar", "run/*.txtar"} {
		found, err := filepath.Glob("../../testdata/flow/" + g)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	met, scripts := 0, 0
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e, c := entryOf(ar.Files)
		tr := flow.Walk(e, c)
		want := false
		look := func(steps []flow.Step) { walkRuns(steps, func(r *flow.Run) { want = want || isAz(r) }) }
		look(tr.Steps)
		for _, u := range tr.Uncalled {
			look(u.Body)
		}
		if got := flow.Scout(e, c, isAz).Met; got != want {
			t.Errorf("%s: the scout met a run of az: %v, the walk: %v", file, got, want)
		}
		if want {
			met++
		}
		got := flow.Scout(e, c, func(flow.Step) bool { return false })
		put := putIn(tr.Steps, nil)
		scripts += len(put)
		for _, s := range put {
			if !slices.Contains(got.Scripts, s) {
				t.Errorf("%s: the scout does not know that %s is put in place", file, s.Text.Place(0, 0).File.Path)
			}
		}
		if len(got.Cut) != len(tr.Cut) {
			t.Errorf("%s: the scout hit %d limits, the walk %d", file, len(got.Cut), len(tr.Cut))
		}
	}
	if met == 0 || met == len(files) || scripts == 0 {
		t.Errorf("%d of %d cases run az, %d scripts are put in place: they try nothing", met, len(files), scripts)
	}
}

// putIn returns the scripts of files that steps put in place.
func putIn(steps []flow.Step, out []*script.Script) []*script.Script {
	for _, s := range steps {
		switch s := s.(type) {
		case *flow.Fork:
			for _, a := range s.Arms {
				out = putIn(a.Body, putIn(a.Cond, out))
			}
		case *flow.Repeat:
			out = putIn(s.Body, putIn(s.Cond, out))
		case *flow.Scope:
			if s.Script != nil && s.Script.Parent == nil && s.Script.Text.Place(0, 0).File != nil {
				out = append(out, s.Script)
			}
			out = putIn(s.Always, putIn(s.Body, out))
		}
	}
	return out
}

// A function that runs nothing of interest is walked a number of times only. What
// it may set is unknown from then on, what it cannot set stays known, and where it
// may end the script the trace says so.
func TestIdleFunctions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, function string
		idle, exits    bool
		keeps, knowsX  bool // the values of KEEP and X are known afterwards
	}{
		{"prints", "f() { echo hello; }", true, false, true, true},
		{"sets", "f() { X=2; }", true, false, true, false},
		{"sets its own", "f() { local X=2; X=3; }", true, false, true, true},
		{"sets what its caller names", "f() { local -n to=\"$1\"; to=2; }", true, false, false, false},
		{"reads", "f() { read -r X; }", true, false, true, false},
		{"prints into a variable", "f() { printf -v X %s 2; }", true, false, true, false},
		{"may exit", "f() { [ -n \"$1\" ] || exit 1; }", true, true, true, true},
		{"needs a variable", "f() { echo \"${1:?missing}\"; }", true, true, true, true},
		{"calls itself", "f() { echo x; [ -z \"$1\" ] || f; }", true, false, true, true},
		{"runs as another user", "f() { sudo systemctl restart x; }", true, false, true, true},
		{"runs az as another user", "f() { sudo az group list; }", false, false, true, true},
		{"runs az", "f() { az group list; }", false, false, true, true},
		{"runs what it is told", "f() { \"$@\"; }", false, false, true, true},
		{"calls what runs az", "g() { az group list; }\nf() { g; }", false, false, true, true},
	} {
		text := c.function + "\nKEEP=1\nX=1\n" + strings.Repeat("f a\n", 40) + "az login \"$KEEP\" \"$X\"\n"
		e, config := entryOf([]txtar.File{{Name: "a.sh", Data: []byte("#!/bin/bash\n" + text)}})
		config.Watch = []string{"az"}
		tr := flow.Walk(e, config)
		bodies, leaves := 0, 0
		var last *flow.Run
		for _, s := range tr.Steps {
			switch s := s.(type) {
			case *flow.Scope:
				if s.Kind != flow.Function {
					continue
				}
				if len(s.Body) > 0 {
					bodies++
				}
				if f, ok := at(s.Body, 0).(*flow.Fork); ok && len(s.Body) == 1 && f.Branch == nil {
					if _, ok := at(f.Arms[0].Body, 0).(*flow.Leave); ok {
						leaves++
					}
				}
			case *flow.Run:
				last = s
			}
		}
		if got := bodies-leaves < 40 && bodies-leaves > 0; got != c.idle {
			t.Errorf("%s: %d of 40 calls were walked, want fewer: %v", c.name, bodies-leaves, c.idle)
		}
		if got := leaves > 0; got != c.exits {
			t.Errorf("%s: %d calls that were not walked may end the script, want some: %v", c.name, leaves, c.exits)
		}
		if last == nil || len(last.Args) != 3 {
			t.Fatalf("%s: the last call is missing", c.name)
		}
		for i, want := range []bool{c.keeps, c.knowsX} {
			o := last.Args[i+1].Options
			_, known := o[0][0].Known()
			if got := known && len(o) == 1; got != want {
				t.Errorf("%s: the value of %s is known: %v, want %v", c.name, []string{"KEEP", "X"}[i], got, want)
			}
		}
	}
}

func at(steps []flow.Step, i int) flow.Step {
	if i < len(steps) {
		return steps[i]
	}
	return nil
}

func BenchmarkWalk(b *testing.B) {
	var text strings.Builder
	text.WriteString("#!/bin/bash\nenv=${1:-dev}\n")
	for i := range 60 {
		fmt.Fprintf(&text, "f%d() { local name=$1; for x in a b $env; do if [ -n \"$name\" ]; then az group show -n \"$name-$x\"; else N%d=\"$x/$name\"; fi; done; }\n", i, i)
	}
	for i := range 300 {
		fmt.Fprintf(&text, "f%d \"rg-$env-%d\"\n", i%60, i)
	}
	text.WriteString("az login -u \"$N1\" -p \"$P\"\n")
	e, c := entryOf([]txtar.File{{Name: "a.sh", Data: []byte(text.String())}})
	c.Watch = []string{"az"}
	b.ReportAllocs()
	for b.Loop() {
		flow.Walk(e, c)
	}
}

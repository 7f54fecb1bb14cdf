package flow_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

var update = flag.Bool("update", false, "rewrite the traces under testdata/flow")

// TestTraces compares traces of small trees of files with those that stand beside
// them. The first file is the entry.
func TestTraces(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../testdata/flow/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var docs []*script.Document
			var want []byte
			at := -1
			for i, f := range ar.Files {
				if f.Name == "trace" {
					want, at = f.Data, i
					continue
				}
				docs = append(docs, parsers.Read(source.NewFile(f.Name, string(f.Data))))
			}
			entry := docs[0]
			for _, d := range docs {
				for _, p := range d.Problems {
					t.Errorf("%s: %s", p.Path, p.Message)
				}
			}
			tr := flow.Walk(flow.Entry{Context: flow.AScript, Doc: entry, Scripts: entry.Scripts},
				flow.Config{Project: parsers.Link(docs), Read: parsers.ReadScript})
			got := []byte(flow.Dump(tr, nil))
			if *update {
				if at < 0 {
					ar.Files = append(ar.Files, txtar.File{Name: "trace"})
					at = len(ar.Files) - 1
				}
				ar.Files[at].Data = got
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff("want", want, "got", got); d != nil {
				t.Errorf("%s\nrewrite it with: go test ./... -update", d)
			}
		})
	}
}

package dev

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path that imports of the repository's own packages begin with.
const module = "github.com/authlint/authlint/"

// A room is a package and what it may import: other rooms, and modules that
// others wrote.
type room struct {
	dir     string
	rooms   []string
	modules []string
}

// house is who may import whom. The lower a package stands, the less it knows; a
// module stands in one row, so that replacing it is a change to one package.
var house = []room{
	{"parsers/source", nil, nil},
	{"parsers/script", []string{"parsers/source"}, nil},
	{"parsers/script/scripttest", []string{"parsers/script", "parsers/source"}, []string{"github.com/rogpeppe/go-internal"}},
	{"parsers/shell", []string{"parsers/script", "parsers/source"}, []string{"mvdan.cc/sh/v3"}},
	{"parsers/calls", []string{"parsers/script", "parsers/source"}, nil},
	{"parsers/powershell", []string{"parsers/script", "parsers/source"}, nil},
	{"parsers/powershell/reference", []string{"parsers/powershell", "parsers/source"}, nil},
	{"parsers", []string{"parsers/calls", "parsers/shell", "parsers/script", "parsers/source"}, nil},
	{"parsers/flow", []string{"parsers/script", "parsers/source"}, nil},
	{"rules/facts", nil, nil},
	{"rules/signin", []string{"rules/facts", "parsers/flow", "parsers/script", "parsers/source"}, nil},
	{"rules", []string{"rules/signin", "rules/facts", "parsers/flow", "parsers/script", "parsers/source"}, nil},
	{"cmd/authlint/internal/lint", []string{"rules", "rules/signin", "rules/facts", "parsers", "parsers/flow", "parsers/script", "parsers/source"},
		[]string{"github.com/bmatcuk/doublestar/v4"}},
	{"cmd/authlint/internal/report/sarif", nil, []string{"github.com/owenrumney/go-sarif/v2"}},
	{"cmd/authlint/internal/report", []string{"cmd/authlint/internal/report/sarif", "cmd/authlint/internal/lint", "rules", "rules/signin", "rules/facts",
		"parsers/script", "parsers/source"}, nil},
	{"cmd/authlint", []string{"cmd/authlint/internal/lint", "cmd/authlint/internal/report", "rules", "parsers/flow"},
		[]string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
	{"cmd/authlint/internal/dev", nil, nil},
	{"cmd/authlint/internal/dev/azcli", nil, nil},
	{"cmd/authlint/internal/dev/bench", []string{"parsers", "rules/facts"}, nil},
	{"cmd/authlint/internal/dev/check", nil, nil},
	{"cmd/authlint/internal/dev/pscompare", []string{"parsers/powershell/reference", "parsers/source"}, nil},
}

// The house stands as drawn: no file imports what its package may not. Tests may
// look upward.
func TestHouse(t *testing.T) {
	t.Parallel()
	root := moduleRoot(t)
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() != "." && strings.HasPrefix(d.Name(), ".")) && name != root:
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		seen[path.Dir(rel)] = true
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, s := range f.Imports {
			p, err := strconv.Unquote(s.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, p)
		}
		for _, v := range violations(house, rel, imports) {
			t.Error(v)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range house {
		if !seen[r.dir] && r.dir != "cmd/authlint/internal/dev" {
			t.Errorf("%s stands in the table but holds no Go file", r.dir)
		}
	}
}

// violations returns what is wrong with the imports of a file.
func violations(house []room, file string, imports []string) []string {
	i := slices.IndexFunc(house, func(r room) bool { return r.dir == path.Dir(file) })
	if i < 0 {
		return []string{fmt.Sprintf("%s: package %s does not stand in the table of who may import whom", file, path.Dir(file))}
	}
	r := house[i]
	var out []string
	for _, p := range imports {
		if inside, ok := strings.CutPrefix(p, module); ok {
			if !slices.Contains(r.rooms, inside) {
				out = append(out, fmt.Sprintf("%s must not import %s", file, inside))
			}
			continue
		}
		first, _, _ := strings.Cut(p, "/")
		if strings.Contains(first, ".") && !slices.ContainsFunc(r.modules, func(m string) bool { return p == m || strings.HasPrefix(p, m+"/") }) {
			out = append(out, fmt.Sprintf("%s must not import %s", file, p))
		}
	}
	return out
}

func TestViolations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, file, imports, want string
	}{
		{"a rule sees no syntax", "rules/x.go", module + "parsers/shell", "rules/x.go must not import parsers/shell"},
		{"flow knows no tool", "parsers/flow/x.go", module + "rules/facts", "parsers/flow/x.go must not import rules/facts"},
		{"languages do not know each other's library", "parsers/x.go", "mvdan.cc/sh/v3/syntax", "parsers/x.go must not import mvdan.cc/sh/v3/syntax"},
		{"a new package must be drawn", "util/x.go", "fmt", "util/x.go: package util does not stand in the table of who may import whom"},
		{"what is drawn is fine", "rules/x.go", module + "rules/signin", ""},
		{"the standard library is fine", "rules/x.go", "net/url", ""},
		{"a part of a module is fine", "parsers/shell/x.go", "mvdan.cc/sh/v3/syntax", ""},
	} {
		if got := strings.Join(violations(house, c.file, []string{c.imports}), "\n"); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// The table draws a house: what a room imports stands above it, and a module
// stands in one row.
func TestTable(t *testing.T) {
	t.Parallel()
	done, modules := map[string]bool{}, map[string]string{}
	for _, r := range house {
		for _, below := range r.rooms {
			if !done[below] {
				t.Errorf("%s imports %s, which does not stand above it in the table", r.dir, below)
			}
		}
		done[r.dir] = true
		for _, m := range r.modules {
			if other := modules[m]; other != "" {
				t.Errorf("%s stands in two rows: %s and %s", m, other, r.dir)
			}
			modules[m] = r.dir
		}
	}
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

package scripttest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/authlint/authlint/parsers/source"
)

var update = flag.Bool("update", false, "rewrite the golden files instead of comparing with them")

// Updating reports whether the test was run with -update: goldens are written,
// not compared. Test binaries of packages that import this one have the flag, and
// must not define another of that name.
func Updating() bool { return *update }

// A Case is one golden file: an archive with a comment, source files, and what
// is expected of them in sections whose names begin with "want".
type Case struct {
	Name    string // the file's name without its ending
	Comment string // what stands before the first section: what the case shows
	Files   []*source.File

	path    string
	archive *txtar.Archive
}

// Want is the section that holds the dump.
const Want = "want"

// Cases runs test once for each archive that matches pattern, as a subtest of its
// name, and fails if there is none. It compares what test returns with the
// section [Want] and, with -update, writes it there.
func Cases(t *testing.T, pattern string, test func(t *testing.T, c *Case) string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no case matches %s (%v)", pattern, err)
	}
	for _, path := range paths {
		c := load(t, path)
		t.Run(c.Name, func(t *testing.T) { c.Compare(t, Want, test(t, c)) })
	}
}

func load(t *testing.T, path string) *Case {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &Case{path: path, Name: strings.TrimSuffix(filepath.Base(path), ".txtar"), archive: txtar.Parse(data)}
	c.Comment = strings.TrimSpace(string(c.archive.Comment))
	for _, f := range c.archive.Files {
		if !strings.HasPrefix(f.Name, Want) {
			c.Files = append(c.Files, source.Decode(f.Name, f.Data))
		}
	}
	if len(c.Files) == 0 {
		t.Fatalf("%s: no source", path)
	}
	return c
}

// Section returns a section that begins with "want", and whether there is one.
func (c *Case) Section(name string) (string, bool) {
	for _, f := range c.archive.Files {
		if f.Name == name {
			return string(f.Data), true
		}
	}
	return "", false
}

// Compare fails the test unless the section holds got, or writes got there with
// -update. A section that is not there counts as empty.
func (c *Case) Compare(t *testing.T, section, got string) {
	t.Helper()
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	want, found := c.Section(section)
	if got == want {
		return
	}
	if !Updating() {
		t.Errorf("%s: %s differs; go test ./... -update rewrites it\n%s", c.path, section,
			diff.Diff("want", []byte(want), "got", []byte(got)))
		return
	}
	for i := range c.archive.Files {
		if c.archive.Files[i].Name == section {
			c.archive.Files[i].Data = []byte(got)
		}
	}
	if !found {
		c.archive.Files = append(c.archive.Files, txtar.File{Name: section, Data: []byte(got)})
	}
	if err := os.WriteFile(c.path, txtar.Format(c.archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

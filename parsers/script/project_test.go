package script

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/source"
)

func TestMatching(t *testing.T) {
	t.Parallel()
	var docs []*Document
	for _, path := range []string{"run.sh", "lib/b.sh", "lib/a.sh", "lib/.hidden.sh", "lib/a.bats", "lib/deep/c.sh", "ci/deploy.sh", "ci/lib/z.sh"} {
		docs = append(docs, &Document{File: source.NewFile(path, ""), Scripts: []*Script{{}}})
	}
	p := NewProject(docs)
	for _, c := range []struct {
		name, from, pattern string
		exact               bool
		want                string
	}{
		{"by name", "run.sh", "lib/*.sh", true, "lib/a.sh lib/b.sh"},
		{"with a dot", "run.sh", "./lib/*.sh", true, "lib/a.sh lib/b.sh"},
		{"in the same folder before the root", "ci/deploy.sh", "lib/*.sh", false, "ci/lib/z.sh"},
		{"at the root", "ci/deploy.sh", "lib/b*.sh", true, "lib/b.sh"},
		{"in the folder above", "ci/deploy.sh", "../lib/?.sh", true, "lib/a.sh lib/b.sh"},
		{"hidden", "run.sh", "lib/.*.sh", true, "lib/.hidden.sh"},
		{"absolute", "run.sh", "/lib/*.sh", true, ""},
		{"a pattern of folders", "run.sh", "*/a.sh", true, ""},
		{"no match", "run.sh", "lib/*.zsh", true, ""},
		{"broken", "run.sh", "lib/[a.sh", true, ""},
		{"nothing", "run.sh", "", true, ""},
		{"a folder", "run.sh", "lib/", true, ""},
	} {
		var got []string
		for _, d := range p.Matching(p.index.paths[c.from].File, c.pattern, c.exact) {
			got = append(got, d.File.Path)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s from %s: got %q, want %q", c.name, c.pattern, c.from, s, c.want)
		}
	}
	var none *Project
	if none.Matching(docs[0].File, "lib/*.sh", true) != nil {
		t.Error("no project has files")
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	var docs []*Document
	for _, path := range []string{"run.sh", "ci/deploy.sh", "ci/lib/auth.sh", "lib/auth.sh", "tools/lib/only.sh", "a/twice.sh", "b/twice.sh", "common.sh", "w/only2.sh"} {
		docs = append(docs, &Document{File: source.NewFile(path, ""), Scripts: []*Script{{}}})
	}
	p := NewProject(docs, "x/only2.sh", "y/only2.sh", "z/half.sh", "x/one/half.sh", "q/unread.sh")
	file := func(path string) *source.File {
		if d := p.index.paths[path]; d != nil {
			return d.File
		}
		return source.NewFile(path, "")
	}
	for _, c := range []struct {
		name, from, path string
		exact            bool
		want             string
	}{
		{"in the same folder", "ci/deploy.sh", "./lib/auth.sh", true, "ci/lib/auth.sh"},
		{"in the same folder before the root", "ci/deploy.sh", "lib/auth.sh", true, "ci/lib/auth.sh"},
		{"at the root", "ci/deploy.sh", "common.sh", true, "common.sh"},
		{"from the root", "run.sh", "ci/deploy.sh", true, "ci/deploy.sh"},
		{"in the folder above", "ci/deploy.sh", "../common.sh", true, "common.sh"},
		{"the end of a path", "ci/deploy.sh", "lib/only.sh", false, "tools/lib/only.sh"},
		{"the end of a path that is exact", "run.sh", "only.sh", true, "tools/lib/only.sh"},
		{"the end of a path that leaves a folder", "run.sh", "../lib/only.sh", false, "tools/lib/only.sh"},
		{"part of a name is no end", "run.sh", "y.sh", false, ""},
		{"two ends", "run.sh", "twice.sh", false, ""},
		{"two ends, one here", "a/twice.sh", "twice.sh", false, "a/twice.sh"},
		{"absolute", "run.sh", "/lib/auth.sh", true, ""},
		{"end of an absolute path", "run.sh", "/lib/auth.sh", false, "lib/auth.sh"},
		{"backslashes", "run.sh", `ci\deploy.sh`, true, "ci/deploy.sh"},
		{"above the root", "run.sh", "../../common.sh", true, "common.sh"},
		{"a folder", "run.sh", "ci/", true, ""},
		{"nothing", "run.sh", "", true, ""},
		{"itself as an end", "tools/lib/only.sh", "x/../lib/only.sh", false, ""},
		{"an end that files have, too, that were not read", "run.sh", "only2.sh", false, ""},
		{"the same beside it", "w/other.sh", "only2.sh", false, "w/only2.sh"},
		{"a file that was not read", "run.sh", "unread.sh", false, ""},
		{"unknown", "run.sh", "none.sh", false, ""},
	} {
		got := ""
		if s := p.Resolve(file(c.from), c.path, c.exact); len(s) > 0 {
			for _, d := range p.Docs {
				if d.Scripts[0] == s[0] {
					got = d.File.Path
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: Resolve(%q, %q, %v) found %q, want %q", c.name, c.from, c.path, c.exact, got, c.want)
		}
	}
	var none *Project
	if s := none.Resolve(nil, "x.sh", true); s != nil {
		t.Errorf("a nil project resolved %v", s)
	}
	if s := p.Resolve(nil, "ci/deploy.sh", true); len(s) != 1 {
		t.Error("without a file a path from the root was not found")
	}
	for i := 1; i < len(p.Docs); i++ {
		if p.Docs[i-1].File.Path > p.Docs[i].File.Path {
			t.Errorf("%s stands before %s", p.Docs[i-1].File.Path, p.Docs[i].File.Path)
		}
	}
}

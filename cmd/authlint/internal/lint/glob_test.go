package lint

import (
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestIgnored(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, rules string // of the root
		path        string // ends with "/" for a folder
		want        bool
	}{
		{"name at any depth", "build", "a/b/build", true},
		{"name is not a prefix", "build", "a/builds", false},
		{"anchored by a leading slash", "/build", "a/build", false},
		{"anchored by a slash inside", "a/build", "x/a/build", false},
		{"anchored, at its place", "a/build", "a/build", true},
		{"folders only: a folder", "out/", "x/out/", true},
		{"folders only: a file", "out/", "x/out", false},
		{"the last rule wins", "*.sh\n!keep.sh", "keep.sh", false},
		{"the last rule wins, other way", "!keep.sh\n*.sh", "keep.sh", true},
		{"what is in a folder is not the folder", "tmp/**", "tmp/", false},
		{"what is in a folder", "tmp/**", "tmp/a/b.sh", true},
		{"any folders between", "a/**/b", "a/x/y/b", true},
		{"none between", "a/**/b", "a/b", true},
		{"a star stops at a slash", "a/*.sh", "a/b/c.sh", false},
		{"brackets that exclude", "[!a].sh", "b.sh", true},
		{"brackets that exclude, near miss", "[!a].sh", "a.sh", false},
		{"a class", "[[:digit:]].sh", "7.sh", true},
		{"braces are plain", "{a,b}.sh", "a.sh", false},
		{"braces are plain, at their place", "{a,b}.sh", "{a,b}.sh", true},
		{"comment", "#a", "#a", false},
		{"escaped hash", `\#a`, "#a", true},
		{"escaped exclamation mark", `\!a`, "!a", true},
		{"blanks at the end", "a.sh   ", "a.sh", true},
		{"escaped blank at the end", `a.sh\ `, "a.sh ", true},
		{"carriage return", "a.sh\r\nb.sh\r\n", "a.sh", true},
		{"byte order mark", "\ufeffa.sh", "a.sh", true},
		{"broken brackets match nothing", "[a.sh", "a.sh", false},
	} {
		folder := strings.HasSuffix(c.path, "/")
		if got := ignored(parseIgnore(c.rules, ""), strings.TrimSuffix(c.path, "/"), folder); got != c.want {
			t.Errorf("%s: rules %q, path %q: got %v, want %v", c.name, c.rules, c.path, got, c.want)
		}
	}
}

// Random rules in random folders mean to us what they mean to git.
func TestIgnoredLikeGit(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	rng := rand.New(rand.NewSource(1))
	for range 40 {
		root := t.TempDir()
		if out, err := exec.Command("git", "init", "-q", root).CombinedOutput(); err != nil {
			t.Fatalf("git init: %v: %s", err, out)
		}
		plant(t, rng, root, 0)
		exclude := filepath.Join(root, ".git", "info", "exclude")
		if err := os.WriteFile(exclude, []byte(someRules(rng)), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("git", "-C", root, "-c", "core.excludesFile=", "ls-files", "-o", "-z", "--exclude-standard")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		want := strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
		slices.Sort(want)
		f := &finder{root: root, opt: &Options{Dir: root}, jobs: 1}
		f.discover([]string{"."})
		var got []string
		for _, in := range f.inputs {
			got = append(got, in.rel)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("the rules are\n%s\ngot  %q\nwant %q", allRules(root), got, want)
		}
	}
}

// plant fills a folder with files, folders and rules.
func plant(t *testing.T, rng *rand.Rand, dir string, depth int) {
	t.Helper()
	for _, name := range []string{"a", "b", "foo", "foo.log", "x.sh", "[c]", "#h", "!n", "ab", "a{b"} {
		p := filepath.Join(dir, name)
		switch rng.Intn(3) {
		case 0:
		case 1:
			if depth < 2 {
				if err := os.Mkdir(p, 0o755); err != nil {
					t.Fatal(err)
				}
				plant(t, rng, p, depth+1)
			}
		default:
			if err := os.WriteFile(p, nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if depth == 0 || rng.Intn(4) == 0 {
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(someRules(rng)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func someRules(rng *rand.Rand) string {
	patterns := []string{"a", "b", "foo", "*.log", "*.sh", "/a", "/foo", "a/", "foo/", "a/b", "/a/b", "a/**", "foo/**", "**/b", "**/foo/",
		"a/**/b", "/*", "*", "a*", "[ab]", "[!a]", "a/*", `\#h`, `\!n`, "#h", "a/*/", "*/", "**", "/**", "foo/**/", "[[:alpha:]]", "a{b", "f?o",
		`\[c]`, "[c]"}
	var b strings.Builder
	for range 1 + rng.Intn(4) {
		if rng.Intn(3) == 0 {
			b.WriteByte('!')
		}
		fmt.Fprintln(&b, patterns[rng.Intn(len(patterns))])
	}
	return b.String()
}

func allRules(root string) string {
	var b strings.Builder
	for _, g := range []string{".git/info/exclude", ".gitignore", "*/.gitignore", "*/*/.gitignore"} {
		files, _ := filepath.Glob(filepath.Join(root, g))
		for _, f := range files {
			text, _ := os.ReadFile(f)
			fmt.Fprintf(&b, "%s:\n%s", f, text)
		}
	}
	return b.String()
}

func TestExcluded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, glob, path string
		want             bool
	}{
		{"name in any folder", "vendor", "a/vendor", true},
		{"name with a pattern", "*.bats", "tests/a.bats", true},
		{"path from the root", "docs/**", "docs/a/b.sh", true},
		{"path from the root, elsewhere", "docs/**", "x/docs/a.sh", false},
		{"leading slash", "/docs", "docs", true},
		{"leading slash, elsewhere", "/docs", "x/docs", false},
		{"slash at the end", "docs/", "docs", true},
		{"alternatives", "{docs,vendor}/**", "vendor/a.sh", true},
		{"dot and slash", "./docs/*.sh", "docs/a.sh", true},
	} {
		if got := excluded([]string{c.glob}, c.path); got != c.want {
			t.Errorf("%s: glob %q, path %q: got %v, want %v", c.name, c.glob, c.path, got, c.want)
		}
	}
}

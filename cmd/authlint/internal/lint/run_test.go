package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules"
)

// tree writes the files of a txtar to a folder and returns it.
func tree(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lines returns the findings of a result as path:line rule, in their order.
func lines(r *Result) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, fmt.Sprintf("%s:%d %s", f.Place.File.Path, f.Place.Position().Line, f.Rule.ID))
	}
	return out
}

// The examples of the rules that the run itself reports hold, as those of the
// others do in package rules.
func TestDriverRules(t *testing.T) {
	t.Parallel()
	for _, id := range []string{badIgnore, unusedIgnore} {
		r := rules.ByID(id)
		if r == nil {
			t.Fatalf("there is no rule %s", id)
		}
		for _, e := range slices.Concat(r.Bad, r.Good) {
			var want []string
			for i, line := range strings.Split(e.Text, "\n") {
				switch {
				case strings.HasPrefix(line, "# want"): // in a line of its own, of the next one
					want = append(want, fmt.Sprintf("%s:%d %s", e.Name, i+2, id))
				case strings.Contains(line, "# want"):
					want = append(want, fmt.Sprintf("%s:%d %s", e.Name, i+1, id))
				}
			}
			dir := tree(t, fmt.Sprintf("-- %s --\n%s", e.Name, e.Text))
			got := lines(Run(Options{Dir: dir, Today: time.Unix(0, 0)}))
			got = slices.DeleteFunc(got, func(s string) bool { return !strings.HasSuffix(s, " "+id) })
			if !slices.Equal(got, want) {
				t.Errorf("%s: got %q, want %q in\n%s", id, got, want, e.Text)
			}
		}
	}
}

// Files are judged as their callers use them, and once.
func TestCallers(t *testing.T) {
	t.Parallel()
	const lib = "-- lib/auth.sh --\nsign_in() { az login -u \"$1\" -p \"$2\" -t contoso.example; }\nother() { az login -u \"$1\" -p \"$2\" -t contoso.example; }\n"
	for _, c := range []struct {
		name, files string
		paths       []string
		want        string
	}{
		{"a library on its own", lib, nil, "lib/auth.sh:1 lib/auth.sh:2"},
		{"a function that a caller does not reach counts by itself", lib + "-- a.sh --\n. lib/auth.sh\nsign_in a b\n", nil, "lib/auth.sh:1 lib/auth.sh:2"},
		{"called as a service principal", "-- lib.sh --\nsign_in() { az login \"$@\"; }\n-- a.sh --\n. ./lib.sh\nsign_in --service-principal -u a --certificate x.pem -t b\n", nil, ""},
		{"called as a user", "-- lib.sh --\nsign_in() { az login \"$@\"; }\n-- a.sh --\n. ./lib.sh\nsign_in -u a -p \"$P\" -t b\n", nil, "lib.sh:1"},
		{"two callers, one of them a user", "-- lib.sh --\nsign_in() { az login \"$@\"; }\n-- a.sh --\n. ./lib.sh\nsign_in --identity\n-- b.sh --\n. ./lib.sh\nsign_in -u a -p \"$P\" -t b\n", nil, "lib.sh:1"},
		{"two scripts that call each other", "-- a.sh --\n./b.sh\naz login -u a -p \"$A\" -t c\n-- b.sh --\n./a.sh\naz login -u b -p \"$B\" -t c\n", nil, "a.sh:2 b.sh:2"},
		{"a script that calls itself", "-- a.sh --\n./a.sh\naz login -u a -p \"$A\" -t c\n", nil, "a.sh:2"},
		{"what nobody asked for is not reported", lib + "-- a/x.sh --\n. ../lib/auth.sh\nsign_in a b\naz login -u c -p \"$P\" -t d\n", []string{"a"}, "a/x.sh:3"},
		{"each file of a folder is sourced", "-- lib/auth.sh --\nenter() { az login \"$@\"; }\n-- run.sh --\nfor f in lib/*.sh; do . \"$f\"; done\nenter -u a -p \"$P\" -t b\n", nil, "lib/auth.sh:1"},
		{"files of a folder without a word of a sign-in, and not asked for", "-- lib/names.sh --\nWHO=bob\n-- run.sh --\nfor f in \"$(dirname \"$0\")\"/lib/*.sh; do . \"$f\"; done\n[ \"$WHO\" = bob ] || az login -u a -p \"$P\" -t b\naz login -u \"$WHO\" -p \"$P\" -t b\n", []string{"run.sh"}, "run.sh:3"},
		{"files of another folder", "-- lib/auth.sh --\nenter() { az login \"$@\"; }\n-- run.sh --\nfor f in libs/*.sh; do . \"$f\"; done\nenter -u a -p \"$P\" -t b\n", nil, ""},
		{"a chain of callers", "-- a.sh --\n./b.sh --identity\n-- b.sh --\n./c.sh \"$@\"\n-- c.sh --\naz login \"$@\"\n", nil, ""},
	} {
		dir := tree(t, c.files)
		for _, jobs := range []int{1, 3} {
			r := Run(Options{Dir: dir, Paths: c.paths, Rules: []string{"user-password"}, Jobs: jobs})
			got := strings.ReplaceAll(strings.Join(lines(r), " "), " user-password", "")
			if got != c.want {
				t.Errorf("%s, %d jobs: got %q, want %q", c.name, jobs, got, c.want)
			}
		}
	}
}

// A fingerprint stays when the file moves or changes elsewhere, and holds nothing
// of the password.
func TestFingerprint(t *testing.T) {
	t.Parallel()
	print := func(files string) []string {
		var out []string
		for _, f := range Run(Options{Dir: tree(t, files), Rules: []string{"user-password"}}).Findings {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	const call = "az login -u bob -p 'Fake-Passw0rd!'\n"
	base := print("-- a.sh --\n" + call)
	if len(base) != 1 || !strings.HasSuffix(base[0], ":1") || len(base[0]) != 18 {
		t.Fatalf("got %q, want one fingerprint of 16 digits, the first of its kind", base)
	}
	for _, c := range []struct {
		name, files string
		same        bool
	}{
		{"another file and line", "-- x/y.sh --\n#!/bin/bash\necho\n" + call, true},
		{"another password", "-- a.sh --\n" + strings.ReplaceAll(call, "Passw0rd", "Passw1rd"), true},
		{"another password of another form", "-- a.sh --\n" + strings.ReplaceAll(call, "Fake-Passw0rd!", "sunflower"), true},
		{"another user", "-- a.sh --\n" + strings.ReplaceAll(call, "bob", "alice"), false},
		{"another option", "-- a.sh --\n" + strings.ReplaceAll(call, "\n", " --allow-no-subscriptions\n"), false},
	} {
		if got := print(c.files); len(got) != 1 || (got[0] == base[0]) != c.same {
			t.Errorf("%s: got %q, the one before is %q, want the same: %v", c.name, got, base, c.same)
		}
	}
	two := print("-- a.sh --\n" + call + call)
	if len(two) != 2 || two[0] != base[0] || two[1] != strings.TrimSuffix(base[0], "1")+"2" {
		t.Errorf("two equal calls: got %q", two)
	}
}

func TestTidy(t *testing.T) {
	t.Parallel()
	var many []script.Problem
	for i := range maxProblems + 10 {
		many = append(many, script.Problem{Path: "a.sh", Message: fmt.Sprintf("problem %03d", i)})
	}
	many = append(many, many[3], script.Problem{Path: "b.sh", Message: "one"})
	got := tidy(many, nil)
	if len(got) != maxProblems+2 {
		t.Fatalf("got %d problems, want %d, one that says that there are more, and that of the other file", len(got), maxProblems)
	}
	if last := got[maxProblems]; !strings.Contains(last.Message, "more problems") || got[maxProblems+1].Path != "b.sh" {
		t.Errorf("got %q and %q at the end", last.Message, got[maxProblems+1].Path)
	}
}

// The scripts that a pipeline file names may run there.
func TestPipelines(t *testing.T) {
	t.Parallel()
	dir := tree(t, `
-- .github/workflows/ci.yml --
jobs:
  a:
    steps:
      - run: ./scripts/deploy.sh prod
      # - run: ./scripts/old.sh
-- .gitlab-ci.yml --
deploy:
  script: bash scripts/deploy.sh
-- azure-pipelines.yml --
steps:
  - script: ./predeploy.sh
`)
	got := findPipelines(dir, []string{"deploy.sh", "old.sh", "predeploy.sh", "other.sh"})
	for name, want := range map[string]string{"deploy.sh": "[github gitlab]", "old.sh": "[]", "predeploy.sh": "[azure]", "other.sh": "[]"} {
		if fmt.Sprint(got.of("scripts/"+name)) != want {
			t.Errorf("%s: got %v, want %s", name, got.of("scripts/"+name), want)
		}
	}
}

func TestAnyWord(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"os.system('az login')": true, `["az", "login"]`: true, "LOGIN": true, "x login_server az login": true,
		"print(x['registryLoginServer'])": false, "login_server": false, "relogin": false, "": false,
	} {
		if got := anyWord(text); got != want {
			t.Errorf("anyWord(%q) = %v", text, got)
		}
	}
}

func TestIsBinary(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, head string
		want       bool
	}{
		{"text", "#!/bin/bash\naz login\n", false},
		{"empty", "", false},
		{"UTF-16 with its mark", "\xff\xfea\x00z\x00", false},
		{"UTF-16 without a mark", "a\x00z\x00 \x00l\x00", false},
		{"UTF-16, big end first", "\x00a\x00z\x00 \x00l", false},
		{"program", "\x7fELF\x02\x01\x01\x00\x00\x00\x00", true},
		{"a zero in text", "az login\x00 and so on", true},
		{"only zeros", strings.Repeat("\x00", 100), true},
	} {
		if got := isBinary([]byte(c.head)); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// Any number of jobs gives the same result, in the same order.
func TestDeterminism(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "-- d%d/s%d.sh --\n", i%7, i)
		fmt.Fprintf(&b, ". \"$(dirname \"$0\")/../lib/l%d.sh\"\nsign_in u%d 'Fake-Passw0rd-%d!'\n./s%d.sh \"$@\"\naz login -u \"$1\" -p \"$2\"\n", i%3, i%5, i, (i*7)%60)
	}
	for i := range 3 {
		fmt.Fprintf(&b, "-- lib/l%d.sh --\nsign_in() { az login -u \"$1\" -p \"$2\"; }\nunused() { az login; }\n", i)
	}
	dir := tree(t, b.String())
	var first string
	for _, jobs := range []int{1, 2, 5, 50} {
		r := Run(Options{Dir: dir, Jobs: jobs})
		var out strings.Builder
		for _, f := range r.Findings {
			fmt.Fprintln(&out, f.Place.File.Path, f.Place.Start, f.Rule.ID, f.Level, f.Message, f.Fingerprint, len(f.Related))
		}
		for _, s := range r.SignIns {
			fmt.Fprintln(&out, s.Place.File.Path, s.Place.Start, len(s.Runs), s.Kinds())
		}
		if first == "" {
			first = out.String()
		}
		if out.String() != first {
			t.Errorf("%d jobs: the result differs from that of one", jobs)
		}
	}
	if !strings.Contains(first, "user-password") {
		t.Errorf("nothing was found:\n%s", first)
	}
}

// A project too large for all of its programs to be held gives the same result as
// one that is not, on any number of cores: programs are read again when they are
// needed.
func TestShelf(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	filler := strings.Repeat("# Says nothing of interest, and takes room.\n", maxHeld/44/20)
	for i := range 60 {
		fmt.Fprintf(&b, "-- d%d/s%d.sh --\n%s. \"$(dirname \"$0\")/../lib/l%d.sh\"\nsign_in u%d 'Fake-Passw0rd-%d!'\n", i%7, i, filler, i%9, i%5, i)
	}
	for i := range 9 {
		fmt.Fprintf(&b, "-- lib/l%d.sh --\n%ssign_in() { az login -u \"$1\" -p \"$2\"; }\n", i, filler)
	}
	dir := tree(t, b.String())
	var first string
	for _, jobs := range []int{1, 2, 8} {
		o := Options{Dir: dir, Jobs: jobs}
		_, j := run(o)
		if jobs == 1 && len(j.shelf.away) == 0 {
			t.Fatal("the programs of all documents are held: the project is too small")
		}
		r := Run(o)
		out := ""
		for _, f := range r.Findings {
			out += fmt.Sprintln(f.Place.File.Path, f.Place.Start, f.Rule.ID, f.Message, f.Fingerprint)
		}
		if first == "" {
			first = out
		}
		if out != first {
			t.Errorf("%d jobs: the result differs from that of one", jobs)
		}
	}
	if n := strings.Count(first, " user-password "); n != 9 && n != 60 {
		t.Errorf("%d sign-ins of users were found, want those of all libraries or of all their callers", n)
	}
}

// An entry is followed only where something that it may run can sign in.
func TestClosure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, files string
		entries     int
		found       int
	}{
		{"a sign-in", "-- a.sh --\naz login -u x -p \"$P\" --tenant y\n", 1, 1},
		{"another program's", "-- a.sh --\naz account show\ndocker login -u x -p \"$P\"\n", 0, 0},
		{"another command of the tool", "-- a.sh --\naz acr login -n x\n", 0, 0},
		{"a comment", "-- a.sh --\n# first: az login\naz account show\n", 0, 0},
		{"a word that may be run", "-- a.sh --\nrun() { az \"$@\"; }\nrun login -u x -p \"$P\" --tenant y\n", 1, 1},
		{"the name in another file", "-- a.sh --\n. ./tool.sh\n\"$TOOL\" login -u x -p \"$P\" --tenant y\n-- tool.sh --\nTOOL=az\n", 1, 1},
		{"a substitution", "-- a.sh --\ndocker login -u \"$(az login -u x -p \"$P\" --tenant y)\" -p x\n", 1, 1},
		{"a file whose name is known in a run", "-- a.sh --\nname=auth\n. \"./lib/$name.sh\"\nsign_in\n-- lib/auth.sh --\nsign_in() { az login -u x -p \"$P\" --tenant y; }\n", 1, 1},
		{"in capitals", "-- a.sh --\nAZ LOGIN -u x -p \"$P\" --tenant y\n", 1, 1},
	} {
		r, j := run(Options{Dir: tree(t, c.files)})
		if len(j.entries) < c.entries || c.entries == 0 && len(j.entries) > 0 || len(r.SignIns) != c.found {
			t.Errorf("%s: got %d entries and %d sign-ins, want %d and %d", c.name, len(j.entries), len(r.SignIns), c.entries, c.found)
		}
	}
}

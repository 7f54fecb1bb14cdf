package rules

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/signin"
)

// Fixtures
//
// A fixture is a file that somebody could have written, with comments that say
// what the rules report in it. Each folder testdata/rules/<id> is one rule's:
// whatever that rule reports in a file of it must be wanted, and whatever is
// wanted must be reported. A folder inside it is a small repository: its files
// source and call each other.
//
//	az login -u "$U" -p "$P"            # want
//	az login -u "$U" -p "$P"            # want "user \"\\$U\" with a password"
//	az login -u "$U" -p "$P"            # want error user-password missing-tenant
//	# want warning "may sign in"
//	az login -u "$U" \
//	  -p "$P" $MORE
//
// After "want" come one or more findings. Each is a level, a rule and a regular
// expression that the message matches, in this order, each of them optional; "want"
// alone is any finding of the folder's rule. Where another rule is named in a file,
// that rule's findings in the file must all be wanted too. A want that has a line
// for itself speaks of the next line that is no want; so it can be said what a call
// over several lines does. The number of findings must agree.
//
// Comments at the head of a file, each in a line of its own, set the scene:
//
//	# context: pipeline                 the program runs there; also "automation"
//	# ci: github                        what the repository holds
//	# allow: client-secret              notes of these rules are no false positives (testdata/ok)
//
// testdata/ok holds files in which every rule is silent.

// A want is a finding that a fixture asks for.
type want struct {
	line  int
	level Level // 0: any
	id    string
	re    *regexp.Regexp // nil: any message
}

func (w want) String() string {
	s := w.id
	if w.level > 0 {
		s = w.level.String() + " " + s
	}
	if w.re != nil {
		s += " " + strconv.Quote(w.re.String())
	}
	return s
}

func (w want) matches(f Finding) bool {
	return f.Place.Position().Line == w.line && f.Rule.ID == w.id && (w.level == 0 || f.Level == w.level) && (w.re == nil || w.re.MatchString(f.Message))
}

var (
	wantMark = regexp.MustCompile(`(?:^|\s)#\s*want\b(.*)$`)
	wantWord = regexp.MustCompile(`^\s*("(?:[^"\\]|\\.)*"|[a-z][a-z-]*)`)
)

// wantsOf reads the wants of a file. id is the rule that is meant where none is named.
func wantsOf(text, id string) ([]want, error) {
	var all, waiting []want
	for i, line := range strings.Split(text, "\n") {
		m := wantMark.FindStringSubmatchIndex(strings.TrimRight(line, "\r"))
		if m == nil {
			for _, w := range waiting {
				w.line = i + 1
				all = append(all, w)
			}
			waiting = nil
			continue
		}
		ws, err := parseWants(strings.TrimRight(line, "\r")[m[2]:], id)
		if err != nil {
			return nil, fmt.Errorf("line %d: %v", i+1, err)
		}
		if strings.TrimSpace(line[:m[0]]) == "" {
			waiting = append(waiting, ws...)
			continue
		}
		for _, w := range append(waiting, ws...) {
			w.line = i + 1
			all = append(all, w)
		}
		waiting = nil
	}
	if len(waiting) > 0 {
		return nil, fmt.Errorf("a want at the end speaks of no line")
	}
	return all, nil
}

func parseWants(text, id string) ([]want, error) {
	var out []want
	w := want{}
	started := false
	flush := func() error {
		if w.id == "" {
			w.id = id
		}
		if ByID(w.id) == nil {
			return fmt.Errorf("want names no rule: %q", w.id)
		}
		out = append(out, w)
		w, started = want{}, false
		return nil
	}
	for strings.TrimSpace(text) != "" {
		m := wantWord.FindStringSubmatch(text)
		if m == nil {
			return nil, fmt.Errorf("cannot read want: %q", text)
		}
		text = text[len(m[0]):]
		var err error
		switch word := m[1]; {
		case word[0] == '"':
			var s string
			if s, err = strconv.Unquote(word); err != nil {
				return nil, err
			}
			if w.re, err = regexp.Compile(s); err != nil {
				return nil, err
			}
			started = true
			err = flush()
		case levelOf(word) > 0:
			if started {
				err = flush()
			}
			w.level, started = levelOf(word), true
		default:
			if w.id != "" {
				err = flush()
			}
			w.id, started = word, true
		}
		if err != nil {
			return nil, err
		}
	}
	if started || len(out) == 0 {
		if err := flush(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func levelOf(word string) Level {
	for l := Note; l <= Error; l++ {
		if l.String() == word {
			return l
		}
	}
	return 0
}

// A scene is what the head of a file says of where it runs.
type scene struct {
	context flow.Context
	ci      []CI
	allow   []string
}

var sceneMark = regexp.MustCompile(`(?m)^#\s*(context|ci|allow):\s*(.*?)\r?$`)

func sceneOf(text string) scene {
	s := scene{context: flow.AScript}
	for _, m := range sceneMark.FindAllStringSubmatch(text, -1) {
		for _, word := range strings.FieldsFunc(m[2], func(r rune) bool { return r == ',' || r == ' ' }) {
			switch m[1] {
			case "context":
				s.context = flow.Context(word)
			case "ci":
				s.ci = append(s.ci, CI(word))
			case "allow":
				s.allow = append(s.allow, word)
			}
		}
	}
	return s
}

// A run is what came of a few files.
type result struct {
	findings []Finding
	signIns  []*signin.SignIn
	problems []script.Problem
}

// judgeFiles takes files, texts by path, through the whole pipeline.
func judgeFiles(files map[string]string) result {
	var docs []*script.Document
	for _, name := range slices.Sorted(maps.Keys(files)) {
		docs = append(docs, parsers.Read(source.NewFile(name, files[name])))
	}
	project := parsers.Link(docs)
	var out result
	type entry struct {
		doc     *script.Document
		found   []*signin.SignIn
		all     []Finding
		reached map[*source.File]bool
	}
	var entries []*entry
	called := map[*source.File]bool{}
	for _, d := range docs {
		out.problems = append(out.problems, d.Problems...)
		for _, s := range d.Scripts {
			e := &entry{doc: d, reached: map[*source.File]bool{}}
			scene := sceneOf(d.File.Text)
			trace := flow.Walk(flow.Entry{Context: scene.context, Doc: d, Scripts: []*script.Script{s}}, flow.Config{Project: project, Read: parsers.ReadScript})
			e.found = signin.Find(trace)
			Check(&Pass{
				Trace:      trace,
				SignIns:    e.found,
				Sessions:   signin.Sessions(trace, e.found),
				Weakenings: signin.Weakenings(trace),
				Repo:       Repo{CI: scene.ci, Root: "contoso-ops"},
				Report:     func(f Finding) { e.all = append(e.all, f) },
			})
			visit(trace.Steps, func(step flow.Step) {
				if sc, ok := step.(*flow.Scope); ok && sc.Script != nil {
					if f := sc.Script.Text.Place(0, 0).File; f != nil && f != d.File {
						called[f] = true
					}
				}
			})
			entries = append(entries, e)
		}
	}
	// A file that another runs is judged in its callers, except for sign-ins that
	// none of them reaches.
	seen := map[source.Place]bool{}
	for _, late := range []bool{false, true} {
		for _, e := range entries {
			if called[e.doc.File] != late {
				continue
			}
			for _, f := range e.all {
				if !late || f.SignIn != nil && !seen[f.SignIn.Place] {
					out.findings = append(out.findings, f)
				}
			}
			for _, s := range e.found {
				if !late || !seen[s.Place] {
					out.signIns = append(out.signIns, s)
				}
			}
		}
		if !late {
			for _, s := range out.signIns {
				seen[s.Place] = true
			}
		}
	}
	out.findings = Merge(out.findings)
	return out
}

// compare holds what was found in one file against its wants. Only the rules
// that count are looked at: id, and those that a want names.
func compare(t *testing.T, name, text, id string, got result) {
	t.Helper()
	wants, err := wantsOf(text, id)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	counts := map[string]bool{id: true}
	for _, w := range wants {
		counts[w.id] = true
	}
	var open []Finding
	for _, f := range got.findings {
		if f.Place.File.Path == name && counts[f.Rule.ID] {
			open = append(open, f)
		}
	}
	// The narrowest wants choose first.
	slices.SortStableFunc(wants, func(a, b want) int { return len(b.String()) - len(a.String()) })
	for _, w := range wants {
		i := slices.IndexFunc(open, w.matches)
		if i < 0 {
			t.Errorf("%s:%d: not reported: %s%s", name, w.line, w, about(got, name, w.line))
			continue
		}
		open = slices.Delete(open, i, i+1)
	}
	for _, f := range open {
		t.Errorf("%s:%d: reported, not wanted: %s %s: %s", name, f.Place.Position().Line, f.Level, f.Rule.ID, f.Message)
	}
}

// about says what else is known of a line, for a failure.
func about(got result, name string, line int) string {
	s := ""
	for _, f := range got.findings {
		if f.Place.File.Path == name && f.Place.Position().Line == line {
			s += fmt.Sprintf("\n\treported there: %s %s: %s", f.Level, f.Rule.ID, f.Message)
		}
	}
	for _, in := range got.signIns {
		if in.Place.File.Path == name && in.Place.Position().Line == line {
			s += "\n\tsign-in there:"
			for _, o := range in.Outcomes {
				s += fmt.Sprintf(" %s/%s", o.Identity, o.Credential)
			}
			if in.Open {
				s += ", open"
			}
			if in.Dead != "" {
				s += ", dead: " + in.Dead
			}
		}
	}
	for _, p := range got.problems {
		if p.Path == name || p.File != nil && p.File.Path == name {
			s += "\n\tproblem: " + p.Message
		}
	}
	return s
}

// fixtures returns the fixtures below a folder of testdata: single files, and
// folders of several. Names are relative to it.
func fixtures(t *testing.T, folder string) map[string]map[string]string {
	t.Helper()
	root := filepath.Join("..", "testdata", filepath.FromSlash(folder))
	all := map[string]map[string]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		group, _, inFolder := strings.Cut(rel, "/")
		if !inFolder {
			group = rel
		}
		if all[group] == nil {
			all[group] = map[string]string{}
		}
		all[group][rel] = string(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestFixtures(t *testing.T) {
	t.Parallel()
	for _, r := range All {
		if r.Check == nil {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			t.Parallel()
			groups := fixtures(t, path.Join("rules", r.ID))
			hits, silent := 0, 0
			for group, files := range groups {
				got := judgeFiles(files)
				for name, text := range files {
					compare(t, name, text, r.ID, got)
				}
				reported := false
				for _, f := range got.findings {
					reported = reported || f.Rule == r
				}
				if reported {
					hits++
				} else if silent++; !strings.Contains(group, ".") {
					t.Logf("%s: silent", group)
				}
			}
			if hits == 0 {
				t.Errorf("no fixture in testdata/rules/%s is reported", r.ID)
			}
		})
	}
}

// TestOK runs every rule over files in which nothing is wrong.
func TestOK(t *testing.T) {
	t.Parallel()
	for group, files := range fixtures(t, "ok") {
		t.Run(group, func(t *testing.T) {
			t.Parallel()
			var allow []string
			for _, text := range files {
				allow = append(allow, sceneOf(text).allow...)
			}
			for _, f := range judgeFiles(files).findings {
				if f.Level == Note && slices.Contains(allow, f.Rule.ID) {
					continue
				}
				t.Errorf("%s:%d: %s %s: %s", f.Place.File.Path, f.Place.Position().Line, f.Level, f.Rule.ID, f.Message)
			}
		})
	}
}

// brokenFixtures are no programs for the shell, on purpose.
var brokenFixtures = []string{
	"rules/user-password/placeholders.sh",
	"rules/user-password/unclosed-quote.sh",
	"rules/interactive-sign-in/in-a-string.sh",
	"rules/interactive-sign-in/broken-before.sh",
	"ok/placeholders-in-text.sh",
}

// TestFixturesAreShell has the shells themselves read the fixtures, so that none
// is broken but those that are to be.
func TestFixturesAreShell(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	for _, folder := range []string{"rules", "ok"} {
		for _, files := range fixtures(t, folder) {
			for name, text := range files {
				if path.Ext(name) != ".sh" {
					continue
				}
				cmd := exec.Command(bash, "-n")
				// With the line ends of Windows a shell reads words that end in \r.
				cmd.Stdin = strings.NewReader(strings.ReplaceAll(text, "\r\n", "\n"))
				out, err := cmd.CombinedOutput()
				if broken := slices.Contains(brokenFixtures, folder+"/"+name); broken != (err != nil) {
					t.Errorf("%s/%s: bash -n: %v, want broken: %v\n%s", folder, name, err, broken, out)
				}
			}
		}
	}
}

func TestWantGrammar(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"alone", "x # want", "1 user-password"},
		{"level", "x # want error", "1 error user-password"},
		{"rule", "x # want missing-tenant", "1 missing-tenant"},
		{"message", `x # want "a b"`, `1 user-password "a b"`},
		{"all", `x # want note missing-tenant "\\$U"`, `1 note missing-tenant "\\$U"`},
		{"several", `x # want error user-password warning missing-tenant "t" missing-sign-out`, `1 error user-password, 1 warning missing-tenant "t", 1 missing-sign-out`},
		{"two messages", `x # want "a" "b"`, `1 user-password "a", 1 user-password "b"`},
		{"above", "# want\n  # want missing-tenant\nx \\\n y", "3 user-password, 3 missing-tenant"},
		{"carriage return", "x # want error\r\ny\r\n", "1 error user-password"},
		{"no want", "x # wanted\n# unwanted", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			wants, err := wantsOf(c.text, "user-password")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, w := range wants {
				got = append(got, fmt.Sprint(w.line)+" "+w.String())
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got %s\nwant %s\nof %q", s, c.want, c.text)
			}
		})
	}
	for _, bad := range []string{"x # want user-pasword", `x # want "("`, "x # want !", "# want"} {
		if _, err := wantsOf(bad, "user-password"); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

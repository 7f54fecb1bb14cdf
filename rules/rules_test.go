package rules

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/authlint/authlint/rules/facts"
)

var update = flag.Bool("update", false, "rewrite generated files")

// advice are words with which an ID would not read after "ignore".
var advice = []string{"use", "avoid", "prefer", "no", "dont", "do", "must", "should", "require", "add", "remove", "set", "enable", "disable", "check"}

func TestRuleIDs(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)
	seen := map[string]bool{}
	for _, r := range All {
		if !form.MatchString(r.ID) {
			t.Errorf("%q is not in kebab-case", r.ID)
		}
		for _, word := range strings.Split(r.ID, "-") {
			if slices.Contains(advice, word) {
				t.Errorf("%q does not read after \"ignore\": %q is advice", r.ID, word)
			}
		}
		if seen[r.ID] {
			t.Errorf("%q is listed twice", r.ID)
		}
		seen[r.ID] = true
		if ByID(r.ID) != r {
			t.Errorf("ByID(%q) is another rule", r.ID)
		}
	}
	if ByID("user-passwrd") != nil {
		t.Error("ByID finds a rule that does not exist")
	}
}

func TestRulesAreDocumented(t *testing.T) {
	t.Parallel()
	for _, r := range All {
		for field, text := range map[string]string{"Title": r.Title, "Doc": r.Doc, "Why": r.Why, "Steps": r.Steps, "Ignore": r.Ignore, "Severity": r.Severity} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s has no %s", r.ID, field)
			}
		}
		if strings.HasSuffix(r.Title, ".") || strings.ContainsAny(r.Title, "\n") || unicode.IsUpper([]rune(r.Title)[0]) {
			t.Errorf("%s: the title is to be one line, lower case, without a full stop: %q", r.ID, r.Title)
		}
		if r.Level < Note || r.Level > Error {
			t.Errorf("%s has no level", r.ID)
		}
		if !regexp.MustCompile(`^(10|[0-9])\.[0-9]$`).MatchString(r.Severity) {
			t.Errorf("%s: severity %q is not of the form 8.1", r.ID, r.Severity)
		}
		for _, c := range r.CWE {
			if facts.WeaknessByID(c) == nil {
				t.Errorf("%s: %q is no weakness that package facts knows", r.ID, c)
			}
		}
		if len(r.Bad) == 0 || len(r.Good) == 0 {
			t.Errorf("%s has no examples", r.ID)
		}
		for _, line := range strings.Split(r.Steps, "\n") {
			if !strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "  ") {
				t.Errorf("%s: the steps are a list: %q", r.ID, line)
			}
		}
	}
}

// TestRulesAreListed finds rules in the package's files that All does not hold.
func TestRulesAreListed(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if id, ok := lit.Type.(*ast.Ident); ok && id.Name == "Rule" {
				count++
			}
			return true
		})
	}
	if count != len(All) {
		t.Errorf("the package's files hold %d rules, All holds %d", count, len(All))
	}
}

// TestExamples runs the examples of each rule through the whole pipeline: Bad is
// reported where it says so and nowhere else, Good never.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, r := range All {
		for _, e := range r.Bad {
			if wants, err := wantsOf(e.Text, r.ID); err != nil || len(wants) == 0 {
				t.Errorf("%s, %s: wants nothing (%v)", r.ID, e.Name, err)
			}
			if !passesSearch(e.Text) {
				t.Errorf("%s, %s: the word search would skip it", r.ID, e.Name)
			}
			if r.Check != nil {
				compare(t, e.Name, e.Text, r.ID, judgeFiles(map[string]string{e.Name: e.Text}))
			}
		}
		for _, e := range r.Good {
			if strings.Contains(e.Text, "# want") {
				t.Errorf("%s, %s: a good example wants a finding", r.ID, e.Name)
			}
			if r.Check == nil {
				continue
			}
			for _, f := range judgeFiles(map[string]string{e.Name: e.Text}).findings {
				if f.Rule == r {
					t.Errorf("%s, %s:%d: the good example is reported: %s", r.ID, e.Name, f.Place.Position().Line, f.Message)
				}
			}
		}
	}
}

// TestWeakLinesPassTheSearch holds the word search against each line that a rule
// about connections reports: a file with nothing else in it is looked at, too.
func TestWeakLinesPassTheSearch(t *testing.T) {
	t.Parallel()
	elsewhere := []string{ // what decides stands in another line, which passes
		`"$weak"`, `"$minimum"`, `"$max"`, "$insecure", `"${opts[@]}"`, `"${args[@]}"`, "$access", `"$AUTHORITY/oauth2/v2.0/token"`, `"$protocols`, "<<'EOF'", `curl -sk "$1"`,
	}
	for _, r := range []*Rule{TLSDowngrade, UnverifiedTLS, WeakMinimumTLS} {
		for _, files := range fixtures(t, "rules/"+r.ID) {
			for name, text := range files {
				if !passesSearch(Example{Text: text}.Shown()) {
					t.Errorf("%s/%s: the word search would skip it", r.ID, name)
				}
				wants, err := wantsOf(text, r.ID)
				if err != nil {
					t.Fatal(err)
				}
				lines := strings.Split(text, "\n")
				for _, w := range wants {
					line := Example{Text: lines[w.line-1]}.Shown()
					if !passesSearch(line) && !slices.ContainsFunc(elsewhere, func(s string) bool { return strings.Contains(line, s) }) {
						t.Errorf("%s/%s:%d: the word search would not see %s", r.ID, name, w.line, line)
					}
				}
			}
		}
	}
}

func passesSearch(text string) bool {
	low := strings.ToLower(text)
	return slices.ContainsFunc(facts.SearchWords(), func(w string) bool { return strings.Contains(low, w) })
}

// TestFindings looks at everything that the rules say of all fixtures: the form
// of messages, and that no secret of the fixtures is in them.
func TestFindings(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	for _, folder := range []string{"rules", "ok"} {
		for _, files := range fixtures(t, folder) {
			byFolder := map[string]map[string]string{}
			for name, text := range files {
				dir := filepath.ToSlash(filepath.Dir(name))
				if byFolder[dir] == nil {
					byFolder[dir] = map[string]string{}
				}
				byFolder[dir][name] = text
			}
			for _, files := range byFolder {
				for _, f := range judgeFiles(files).findings {
					count[f.Rule.ID]++
					checkForm(t, f)
				}
			}
		}
	}
	for _, r := range All {
		if r.Check != nil && count[r.ID] == 0 {
			t.Errorf("%s: no fixture is reported", r.ID)
		}
	}
}

func checkForm(t *testing.T, f Finding) {
	t.Helper()
	at := f.Place.File.Path + ": " + f.Rule.ID
	texts := map[string]string{"message": f.Message, "consequence": f.Consequence}
	for i := range f.Related {
		texts["related "+f.Related[i].Message] = f.Related[i].Message
		if f.Related[i].Place.File == nil {
			t.Errorf("%s: a related place is none: %s", at, f.Related[i].Message)
		}
	}
	if m := f.Migration; m != nil {
		texts["target"], texts["why"] = m.Target, m.Why
		for _, s := range m.Steps {
			texts["step "+s] = s
		}
		if strings.ContainsAny(m.Target+m.Why+strings.Join(m.Steps, "")+m.Code, "\x00\x1b") {
			t.Errorf("%s: control characters in the migration", at)
		}
		all := m.Target + m.Why + strings.Join(m.Steps, " ") + m.Code
		for _, brace := range []string{"{app}", "{tenant}", "{token}", "{certificate}", "{name}", "{scope}", "{subject}", "{file}"} {
			if strings.Contains(all, brace) {
				t.Errorf("%s: %s was not filled in", at, brace)
			}
		}
		if m.Code == "" || len(m.Links) == 0 {
			t.Errorf("%s: a migration without code or links", at)
		}
		for _, l := range m.Links {
			if !strings.HasPrefix(l, "https://") {
				t.Errorf("%s: no link: %q", at, l)
			}
		}
		texts["code"] = ""
		if strings.Contains(m.Code, "Fake-Passw0rd") || strings.Contains(m.Code, "Fake~Secret") {
			t.Errorf("%s: the code after the change holds a secret", at)
		}
	}
	for what, text := range texts {
		if strings.Contains(text, "Fake-Passw0rd") || strings.Contains(text, "Fake~Secret") {
			t.Errorf("%s: the %s holds a secret", at, what)
		}
		if what == "code" {
			continue
		}
		if text == "" {
			t.Errorf("%s: no %s", at, what)
			continue
		}
		if strings.ContainsAny(text, "\r\n") || strings.HasSuffix(text, ".") {
			t.Errorf("%s: the %s is to be one line without a full stop: %q", at, what, text)
		}
		if first := []rune(text)[0]; unicode.IsUpper(first) && !properNoun(text) && !(what == "message" && fromFile(f, text)) {
			t.Errorf("%s: the %s is to be lower case: %q", at, what, text)
		}
	}
	if f.Level < Note || f.Level > Error {
		t.Errorf("%s: level %d", at, f.Level)
	}
	if f.May != strings.Contains(f.Message, " may ") {
		t.Errorf("%s: the message and May disagree: %q", at, f.Message)
	}
}

// fromFile reports whether a message begins with a word that the file itself has,
// with a capital as there: NODE_OPTIONS, MinProtocol.
func fromFile(f Finding, message string) bool {
	word, _, _ := strings.Cut(message, " ")
	word, _, _ = strings.Cut(word, "=")
	return len(word) > 4 && strings.Contains(f.Place.File.Text, word)
}

// properNoun reports whether a text begins with a name that has a capital of its own.
func properNoun(text string) bool {
	for _, p := range facts.Platforms {
		if strings.HasPrefix(text, p.Title) {
			return true
		}
	}
	for _, n := range facts.ClientSecretVariables {
		if strings.HasPrefix(text, n+" ") {
			return true
		}
	}
	for _, e := range facts.Environments {
		if strings.HasPrefix(text, e.Commands[0].Options[0].Names[0]+" ") {
			return true
		}
	}
	return false
}

// TestReadme holds README.md against the rules it is made from.
func TestReadme(t *testing.T) {
	t.Parallel()
	want := Index()
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("README.md is stale; run: go test ./rules -update\n%s", firstDifference(string(got), want))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return "first difference, line " + strconv.Itoa(i+1) + ":\n- " + a + "\n+ " + b
		}
	}
	return "the files differ in their last line end"
}

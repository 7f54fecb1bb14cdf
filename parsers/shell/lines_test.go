package shell

import (
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
	"github.com/authlint/authlint/parsers/source"
)

// A line is a short program and what it is lowered to.
type line struct {
	name, code, want string
	lang             script.Lang
}

const linesFile = "../../testdata/shell/lines.txt"

// lines reads the table of short programs: after "== language: name" a program,
// and after "--" its dump.
func lines(t testing.TB) []line {
	t.Helper()
	data, err := os.ReadFile(linesFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []line
	for _, c := range strings.Split("\n"+string(data), "\n== ")[1:] {
		head, rest, _ := strings.Cut(c, "\n")
		code, want, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			code, ok = strings.CutSuffix(rest, "\n--")
		}
		lang, name, named := strings.Cut(head, ": ")
		if !ok || !named {
			t.Fatalf("%s: no program and dump in %q", linesFile, head)
		}
		out = append(out, line{name, code, strings.TrimRight(want, "\n"), script.Lang(lang)})
	}
	if len(out) == 0 {
		t.Fatalf("%s: no cases", linesFile)
	}
	return out
}

func TestLines(t *testing.T) {
	t.Parallel()
	var updated strings.Builder
	seen := map[string]bool{}
	for _, c := range lines(t) {
		if seen[c.name] {
			t.Errorf("two cases are named %q", c.name)
		}
		seen[c.name] = true
		s := &script.Script{Text: source.NewFile("x.sh", c.code).Whole(), Lang: c.lang}
		problems := Read(s)
		for _, err := range scripttest.CheckScript(s, problems) {
			t.Errorf("%s: %v", c.name, err)
		}
		got := ""
		for _, p := range problems {
			got += "problem: " + p.Message + "\n"
		}
		if s.Bodies[0].Lang != c.lang {
			got += "read as " + string(s.Bodies[0].Lang) + "\n"
		}
		got = strings.TrimRight(got+script.Dumper{NoPlaces: true}.Block(s.Bodies[0].Block), "\n")
		updated.WriteString("== " + string(c.lang) + ": " + c.name + "\n" + c.code + "\n--\n")
		if got != "" {
			updated.WriteString(got + "\n")
		}
		if got != c.want && !scripttest.Updating() {
			t.Errorf("%s:\n%s\ngo test ./... -update rewrites it\n%s", c.name, c.code, diff.Diff("want", []byte(c.want+"\n"), "got", []byte(got+"\n")))
		}
	}
	if scripttest.Updating() {
		if err := os.WriteFile(linesFile, []byte(updated.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

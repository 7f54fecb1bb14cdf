package shell

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// checkers are the programs that say whether a text is a program of a language.
var checkers = map[script.Lang]string{script.Bash: "bash", script.POSIX: "dash", script.Mksh: "mksh", script.Zsh: "zsh"}

// disagreements are the texts about which the reader and the shell differ, and why.
var disagreements = map[string]string{
	"tables":                         "bash takes [y z]= as a key; the parser reads it as arithmetic",
	"zsh":                            "zsh takes several names before (); the parser does not",
	"sh is read as bash where it is": "dash takes [[ for the name of a command",
	"dash-double-equals/main.sh":     "dash takes [[ for the name of a command",
	"case-extglob/main.sh":           "bash reads these patterns only after shopt, which -n does not run",
	"zsh-conditions/main.sh":         "the parser does not know if with braces",
	"zsh-functions/main.sh":          "the parser does not know the arguments of a function without a name",
	"zsh-loops/main.sh":              "the parser does not know loops with braces, repeat and foreach",
}

// TestConfirm has the shells themselves check the syntax of the test programs: the
// reader finds an error where they do.
func TestConfirm(t *testing.T) {
	t.Parallel()
	type program struct {
		name, code string
		lang       script.Lang
	}
	var programs []program
	for _, c := range lines(t) {
		programs = append(programs, program{c.name, c.code, c.lang})
	}
	paths, err := filepath.Glob("../../testdata/flow/run/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			line, _, _ := strings.Cut(string(f.Data), "\n")
			if lang, _, ok := shebang(line); ok && lang.IsShell() {
				name := strings.TrimSuffix(filepath.Base(p), ".txtar") + "/" + f.Name
				programs = append(programs, program{name, string(f.Data), lang})
			}
		}
	}
	checked := 0
	for _, p := range programs {
		shell, err := exec.LookPath(checkers[p.lang])
		if checkers[p.lang] == "" || err != nil {
			continue
		}
		checked++
		cmd := exec.Command(shell, "-n")
		cmd.Stdin = strings.NewReader(p.code + "\n")
		out, err := cmd.CombinedOutput()
		s := &script.Script{Text: source.NewFile("x.sh", p.code).Whole(), Lang: p.lang}
		problems := Read(s)
		agree := (err == nil) == (len(problems) == 0) && s.Bodies[0].Lang == p.lang
		switch why, known := disagreements[p.name]; {
		case !agree && !known:
			t.Errorf("%s: %s says %v %s; the reader says %v, as %s\n%s", p.name, shell, err, out, problems, s.Bodies[0].Lang, p.code)
		case agree && known:
			t.Errorf("%s: the shell and the reader agree now; this is listed as a disagreement: %s", p.name, why)
		}
	}
	if checked == 0 {
		t.Skip("no shell is installed")
	}
	t.Logf("%d programs", checked)
}

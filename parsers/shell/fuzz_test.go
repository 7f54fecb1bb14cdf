package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
	"github.com/authlint/authlint/parsers/source"
	"github.com/rogpeppe/go-internal/txtar"
)

var shells = []script.Lang{script.Bash, script.POSIX, script.Mksh, script.Zsh, script.Bats}

// FuzzShell reads any text, with a hole in it, in every dialect: no panic, and the
// laws hold.
func FuzzShell(f *testing.F) {
	for _, c := range lines(f) {
		f.Add(c.code, 5)
	}
	for _, pattern := range []string{"../../testdata/shell/*.txtar", "../../testdata/shell/hand/*.txtar"} {
		paths, _ := filepath.Glob(pattern)
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range txtar.Parse(data).Files {
				if !strings.HasPrefix(file.Name, scripttest.Want) {
					f.Add(string(file.Data), 40)
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, code string, at int) {
		if len(code) > 1<<16 {
			return
		}
		file := source.NewFile("x.sh", strings.ToValidUTF8(code, "\uFFFD"))
		text := file.Whole()
		if at >= 0 && at+4 < len(text.Value) {
			text = text.Blot(source.Span{Start: at, End: at + 4})
		}
		for _, lang := range shells {
			check(t, &script.Script{Text: text, Lang: lang}, 3)
		}
	})
}

// check reads a script and the shell programs inside it and fails where a law is
// broken.
func check(t *testing.T, s *script.Script, depth int) {
	t.Helper()
	problems := Read(s)
	for _, err := range scripttest.CheckScript(s, problems) {
		t.Errorf("%s: %v", s.Lang, err)
	}
	if depth == 0 {
		return
	}
	for _, b := range s.Bodies {
		for inner := range script.Inner(b.Block) {
			if inner.Lang.IsShell() {
				check(t, inner, depth-1)
			}
		}
	}
}

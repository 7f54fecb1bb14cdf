package powershell

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

// seeds adds texts of the repository to f.
func seeds(f *testing.F, add func(text string)) {
	files, _ := filepath.Glob("../../testdata/powershell/reference/fixtures/*/*.ps1")
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(raw) < 1<<12 {
			add(string(raw))
		}
	}
	for _, pattern := range []string{"../../testdata/powershell/hand/*.txtar", "../../testdata/powershell/*.txtar"} {
		paths, _ := filepath.Glob(pattern)
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range txtar.Parse(data).Files {
				if !strings.HasPrefix(file.Name, scripttest.Want) {
					add(string(file.Data))
				}
			}
		}
	}
	for _, s := range []string{"", "@\"\n$(a \"b$c\")\n\"@", "\"$(\"\"a\"\")\"", "& { a } | b 2>&1 && c -d:e @f --% g", "[a(b=1)][c[d,e]]$f.g[h]('i') ?? 1..2"} {
		add(s)
	}
}

// FuzzParse reads any text: no panic, and the tree and its tokens keep the laws.
func FuzzParse(f *testing.F) {
	seeds(f, func(text string) { f.Add(text) })
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		checkTree(t, parse(strings.ToValidUTF8(text, "\uFFFD")))
	})
}

// FuzzRead reads any text, with a hole in it, and the programs inside it: no
// panic, and what is made of it keeps the laws.
func FuzzRead(f *testing.F) {
	seeds(f, func(text string) { f.Add(text, len(text)/3) })
	f.Fuzz(func(t *testing.T, text string, at int) {
		if len(text) > 1<<16 {
			return
		}
		whole := source.NewFile("x.ps1", strings.ToValidUTF8(text, "\uFFFD")).Whole()
		if at >= 0 && at+4 < len(whole.Value) {
			whole = whole.Blot(source.Span{Start: at, End: at + 4})
		}
		checkRead(t, &script.Script{Text: whole, Lang: script.PowerShell}, 3)
	})
}

// checkRead reads a script and the PowerShell programs inside it and fails where a
// law is broken.
func checkRead(t *testing.T, s *script.Script, depth int) {
	t.Helper()
	problems := Read(s)
	for _, err := range scripttest.CheckScript(s, problems) {
		t.Error(err)
	}
	if depth == 0 {
		return
	}
	for inner := range script.Inner(s.Bodies[0].Block) {
		if inner.Lang == script.PowerShell || inner.Lang == script.WindowsPS {
			checkRead(t, inner, depth-1)
		}
	}
}

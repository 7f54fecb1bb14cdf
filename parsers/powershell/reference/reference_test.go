package reference

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/powershell"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
	"github.com/authlint/authlint/parsers/source"
)

const data = "../../../testdata/powershell/reference"

// fixtures returns the fixtures, each with its answer.
func fixtures(t *testing.T) []*Case {
	t.Helper()
	root := filepath.Join(data, "fixtures")
	var list []*Case
	answers := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasSuffix(path, ".oracle.json"):
			answers++
		case strings.HasSuffix(path, ".ps1"):
			c, err := Fixture(root, path)
			if err != nil {
				return err
			}
			list = append(list, c)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 || answers != len(list) {
		t.Fatalf("%d fixtures and %d answers", len(list), answers)
	}
	return list
}

// compare fails where a text differs from what the reference says of it in what
// must agree, and where a difference is accepted that is none.
func compare(t *testing.T, c *Case, must ...int) (agree [Comparisons]bool) {
	t.Helper()
	o := c.Compare()
	for _, k := range must {
		if o.Done[k] && o.Unexplained(k) != "" {
			t.Errorf("%s %s: %q: %s", Names[k], c.ID, c.Text[:min(len(c.Text), 300)], o.Differ[k])
		}
	}
	for k := range Comparisons {
		if why, ok := o.Stale(k); ok {
			t.Errorf("%s %s: nothing differs any more: %s", Names[k], c.ID, why)
		}
		agree[k] = o.Differ[k] == ""
	}
	checkLaws(t, c)
	return agree
}

// checkLaws fails where what is read of a text breaks a law of places.
func checkLaws(t *testing.T, c *Case) {
	t.Helper()
	f := source.NewFile("x.ps1", c.Text)
	s := &script.Script{Text: f.Whole(), Lang: script.PowerShell}
	problems := powershell.Read(s)
	for _, err := range scripttest.CheckScript(s, problems) {
		t.Errorf("%s: %q: %v", c.ID, c.Text[:min(len(c.Text), 300)], err)
	}
}

// Every fixture is read as the reference reads it. Of a tree that is broken only
// the commands must be found: how an error node looks is nobody's business.
func TestFixtures(t *testing.T) {
	t.Parallel()
	for _, c := range fixtures(t) {
		must := []int{Tokens, Commands, Strings, Comments, Problems}
		if len(c.Errors) == 0 {
			must = append(must, Trees)
		}
		compare(t, c, must...)
	}
}

// The cases are a sample of those that the project's reference folder holds. Where
// that lies beside the repository and nothing may be skipped, all are compared.
func TestCases(t *testing.T) {
	t.Parallel()
	dirs := []string{data}
	if whole := "../../../../shared/oracle/powershell/cases"; os.Getenv("CHECK_ALL") == "1" {
		if _, err := os.Stat(whole); err == nil {
			dirs = append(dirs, whole)
		}
	}
	for _, dir := range dirs {
		for _, file := range []struct {
			name string
			must []int
		}{
			{"clean", []int{Tokens, Commands, Strings, Comments, Trees, Problems}},
			{"broken", []int{Commands, Problems}},
		} {
			n := 0
			var agree [Comparisons]int
			err := EachCase(filepath.Join(dir, file.name+".jsonl.gz"), func(c *Case) {
				n++
				for k, ok := range compare(t, c, file.must...) {
					if ok {
						agree[k]++
					}
				}
			})
			if err != nil || n == 0 {
				t.Fatalf("%s: %d cases, %v", file.name, n, err)
			}
			for k, m := range agree {
				t.Logf("%s %s %d of %d (%.2f %%)", file.name, Names[k], m, n, 100*float64(m)/float64(n))
			}
			// of broken texts most of the rest agrees too, as long as nobody breaks it
			if least := [Comparisons]int{984, 999, 994, 998, 868, 999}; file.name == "broken" {
				for k, m := range agree {
					if m*1000 < least[k]*n {
						t.Errorf("broken: only %d of %d agree in %s", m, n, Names[k])
					}
				}
			}
		}
	}
}

// What is left out of the comparison has a reason.
func TestUnchecked(t *testing.T) {
	t.Parallel()
	for id, why := range unchecked {
		if why == "" {
			t.Errorf("%s is not looked for, for no reason", id)
		}
	}
	for _, d := range differences {
		if d.why == "" || len(d.kinds) == 0 {
			t.Errorf("%s differs for no reason, or in nothing", d.id)
		}
	}
}

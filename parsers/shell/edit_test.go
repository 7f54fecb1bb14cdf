package shell

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// quotings are programs inside programs, each in other quotes; all of them hold
// the word that the test replaces.
var quotings = []struct{ name, code string }{
	{"single quotes", `bash -c 'az login -u x'`},
	{"double quotes", `bash -c "az login -u \"$U\" \$P"`},
	{"bare", `bash -c az\ login`},
	{"ansi quotes", `bash -c $'az login\t-u \'x\''`},
	{"several quotes", `bash -c 'az 'login" -u $U"`},
	{"quotes in quotes", `bash -c 'bash -c "az login -u \$U"'`},
	{"eval of words", `eval az login "-u $U"`},
	{"here-document", "bash <<EOF\naz login -u \\$U $V\nEOF\n"},
	{"verbatim here-document", "bash <<'EOF'\naz login -u $U\nEOF\n"},
	{"here-document with tabs", "\tbash <<-EOF\n\t\taz login -u $U\n\tEOF\n"},
	{"here-document in quotes", "bash -c 'bash <<EOF\naz login\nEOF\n'"},
	{"here-string", `bash <<< "az login $U"`},
	{"remote", `ssh host "sudo bash -c 'az login'"`},
	{"trap", `trap 'az login' EXIT`},
	{"backquotes", "x=`bash -c \"az login\"`"},
	{"backquotes in quotes", "x=\"`bash -c 'az login'`\""},
	{"backquotes in backquotes", "x=`echo \\`bash -c \"az login \\\\\\$U\"\\``"},
	{"echo", `echo 'az login' > x.sh`},
	{"echo with escapes", `echo -e 'az login\naz logout' > x.sh`},
	{"printf", `printf '%s\n' 'az login' > x.sh`},
	{"printf of a format", `printf 'az login\n' > x.sh`},
	{"windows line ends", "bash <<'EOF'\r\naz login -u $U\r\nEOF\r\n"},
}

var replacements = []string{"logout", "it's", `say "hi"`, "$HOME `id` \\", "a b", "#x", "äöü", "*?[", "100%", "a\\nb"}

// TestEdit replaces a word of the innermost program and reads the file again: the
// program has the new word there, and nothing else changed.
func TestEdit(t *testing.T) {
	t.Parallel()
	refused := 0
	for _, c := range quotings {
		for _, lang := range []script.Lang{script.Bash, script.Zsh} {
			before := innermost(c.code, lang, -1)
			at := strings.Index(before.text.Value, "login")
			if at < 0 {
				t.Errorf("%s: no program inside\n%s", c.name, c.code)
				continue
			}
			for _, r := range replacements {
				if c.name == "backquotes in backquotes" && strings.Contains(r, "`") {
					continue // the parser loses count of so many backslashes
				}
				e, ok := before.text.Edit(at, at+len("login"), r)
				if !ok {
					refused++
					continue
				}
				code, err := source.Apply(c.code, []source.Edit{e})
				if err != nil {
					t.Errorf("%s: %v", c.name, err)
					continue
				}
				want := strings.Replace(before.text.Value, "login", r, 1)
				if after := innermost(code, lang, before.depth); after.text.Value != want {
					t.Errorf("%s: with %q the inner program is %q, want %q\n%s", c.name, r, after.text.Value, want, code)
				}
			}
		}
	}
	if limit := len(quotings) * len(replacements) / 4; refused > limit {
		t.Errorf("%d edits were refused, want at most %d", refused, limit)
	}
}

// A deepest is the text of a program inside others, before anything in it was
// made a hole.
type deepest struct {
	text  source.Text
	depth int
}

// innermost returns the deepest program in a text, or the one at a depth.
func innermost(code string, lang script.Lang, depth int) deepest {
	s := &script.Script{Text: source.NewFile("x.sh", code).Whole(), Lang: lang}
	var last deepest
	for s != nil && last.depth != depth {
		Read(s)
		b := s.Bodies[0].Block
		s = nil
		for inner := range script.Inner(b) {
			s = inner
			last = deepest{inner.Text, last.depth + 1}
			break
		}
	}
	return last
}

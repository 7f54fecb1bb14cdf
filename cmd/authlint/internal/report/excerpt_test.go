package report

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/parsers/source"
)

// place returns where the first "[[…]]" of text is, with the brackets taken out.
func place(text string) source.Place {
	lo := strings.Index(text, "[[")
	text = strings.Replace(text, "[[", "", 1)
	hi := strings.Index(text, "]]")
	text = strings.Replace(text, "]]", "", 1)
	return source.Place{File: source.NewFile("x.sh", text), Span: source.Span{Start: lo, End: hi}}
}

func TestLine(t *testing.T) {
	t.Parallel()
	mask := lint.Run(lint.Options{Dir: t.TempDir()}).Mask
	for _, c := range []struct {
		name, text  string
		n, width    int
		code, under string
	}{
		{"one line", "x; [[az login]] | y", 1, 80, "x; az login | y", "   ^^^^^^^^"},
		{"a secret is hidden, and the underline fits", "[[az login -p 'hunter22' -o none]]", 1, 80, "az login -p '***' -o none", "^^^^^^^^^^^^^^^^^^^^^^^^^"},
		{"wide characters take two columns", "echo 密码; [[az login]]", 1, 80, "echo 密码; az login", "           ^^^^^^^^"},
		{"combining marks take none", "echo e\u0301; [[az login]]", 1, 80, "echo e\u0301; az login", "        ^^^^^^^^"},
		{"tabs are blanks", "\t[[az\tlogin]]", 1, 80, "    az  login", "    ^^^^^^^^^"},
		{"escapes are spelt out", "\x1b[2J[[az \u202elogin]]", 1, 80, `\x1b[2Jaz \u202elogin`, "       ^^^^^^^^^^^^^^"},
		{"first line of several", "x [[az \\\n  login \\\n  -u b]] y", 1, 80, `x az \`, "  ^^^^"},
		{"a line further on", "x [[az \\\n  login \\\n  -u b]] y", 2, 80, `  login \`, "  ^^^^^^^"},
		{"the last line", "x [[az \\\n  login \\\n  -u b]] y", 3, 80, "  -u b y", "  ^^^^"},
		{"long line, call at its start", "[[az login]] " + strings.Repeat("x", 500), 1, 40, "az login " + strings.Repeat("x", 31) + "…", "^^^^^^^^"},
		{"long line, call at its end", strings.Repeat("x", 500) + " [[az login]]", 1, 40, "…" + strings.Repeat("x", 31) + " az login", strings.Repeat(" ", 33) + "^^^^^^^^"},
		{"long line, call inside", strings.Repeat("x", 500) + " [[az login]] " + strings.Repeat("y", 500), 1, 40,
			"…xxxxxxxxx az login " + strings.Repeat("y", 21) + "…", strings.Repeat(" ", 11) + "^^^^^^^^"},
		{"long line of wide characters", strings.Repeat("密", 2000) + " [[az login]]", 1, 40, "…" + strings.Repeat("密", 15) + " az login", strings.Repeat(" ", 32) + "^^^^^^^^"},
		{"nothing to underline", "a\n[[]]b", 2, 80, "b", ""},
	} {
		code, under := line(mask, place(c.text), c.n, c.width)
		if code != c.code || under != c.under {
			t.Errorf("%s:\n got %s|\n     %s|\nwant %s|\n     %s|", c.name, code, under, c.code, c.under)
		}
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"text", "az login -u bob", "az login -u bob"},
		{"other letters", "密码 é ß", "密码 é ß"},
		{"terminal sequence", "\x1b]0;x\x07", `\x1b]0;x\x07`},
		{"C1 control", "a\u009b2J", `a\x9b2J`},
		{"line ends", "a\r\nb\tc", `a\r\nb\tc`},
		{"bidi marks", "\u202eabc\u2066\u200f", `\u202eabc\u2066\u200f`},
		{"zero widths", "a\u200b\u200d\ufeffb", `a\u200b\u200d\ufeffb`},
		{"tags", "\U000e0041", `\U000e0041`},
		{"blanks that are none", "a\u00a0b\u3000c", `a\xa0b\u3000c`},
		{"line separator", "a\u2028b", `a\u2028b`},
		{"no text", "a\xffb", `a\xffb`},
		{"the replacement character itself", "a\ufffdb", "a\ufffdb"},
	} {
		if got := Plain(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("az login\x1b[2J\u202e")
	f.Add("\xff\xfe")
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range Plain(s) {
			if isHarmful(r) || r < ' ' || r == 0x7f {
				t.Errorf("Plain(%q) = %q holds %U", s, Plain(s), r)
			}
		}
	})
}

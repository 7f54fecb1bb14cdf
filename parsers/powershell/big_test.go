package powershell

import (
	"strings"
	"testing"
	"time"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
	"github.com/authlint/authlint/parsers/source"
)

// bigs are texts that could make a reader crash, or wait for it. After each one
// stands one more call.
var bigs = []struct {
	name    string
	code    string
	last    bool // the call after it is read
	problem bool // something is not read
}{
	{"nested parentheses", strings.Repeat("(", 100_000) + "1" + strings.Repeat(")", 100_000), false, true},
	{"open parentheses", strings.Repeat("(", 1<<20), false, true},
	{"nested blocks", strings.Repeat("{", 100_000) + strings.Repeat("}", 100_000), false, true},
	{"nested calls of blocks", strings.Repeat("& {", 100_000) + strings.Repeat("}", 100_000), false, true},
	{"nested subexpressions", strings.Repeat("$(", 100_000) + strings.Repeat(")", 100_000), false, true},
	{"nested strings", strings.Repeat("\"$(", 100_000) + strings.Repeat(")\"", 100_000), false, true},
	{"nested words", "echo " + strings.Repeat("a$(", 100_000) + strings.Repeat(")", 100_000), true, false}, // in a name nothing expands
	{"nested words that expand", "echo " + strings.Repeat("a$(b ", 100_000) + strings.Repeat(")", 100_000), false, true},
	{"nested as deep as may be", strings.Repeat("(", maxDepth) + "1" + strings.Repeat(")", maxDepth), true, false},
	{"nested tables", strings.Repeat("@{a=", 100_000) + strings.Repeat("}", 100_000), false, true},
	{"nested indexes", "$x" + strings.Repeat("[$x", 100_000) + strings.Repeat("]", 100_000), false, true},
	{"nested types", "[" + strings.Repeat("a[", 100_000) + "b" + strings.Repeat("]", 100_000) + "]", false, true},
	{"nested attributes", strings.Repeat("[a({", 100_000), false, true},
	{"nested attributes with values", strings.Repeat("[a({", 200) + strings.Repeat("})]$x", 200), true, false},
	{"nested branches", strings.Repeat("if (1) {", 100_000) + strings.Repeat("}", 100_000), false, true},
	{"nested functions", strings.Repeat("function f {", 100_000) + strings.Repeat("}", 100_000), false, true},
	{"signs", strings.Repeat("- ", 1<<20) + "1", false, true},
	{"casts", strings.Repeat("[int]", 1<<20) + "1", false, true},
	{"negations", strings.Repeat("-not ", 1<<18) + "1", false, true},
	{"assignments", strings.Repeat("$a = ", 1<<18) + "1", false, true},
	{"ternaries", strings.Repeat("$a ? 1 : ", 1<<17) + "1", false, true},
	{"sum", strings.Repeat("1 + ", 1<<18) + "1", false, true},
	{"sum that is not too long", strings.Repeat("'a' + ", 3000) + "1", true, false},
	{"members", "$a" + strings.Repeat(".b", 1<<18), false, true},
	{"calls", "$a" + strings.Repeat(".b()", 1<<18), false, true},
	{"commas", strings.Repeat("1,", 1<<18) + "1", true, false},
	{"chain", strings.Repeat("a && ", 1<<17) + "b", false, true},
	{"pipeline", strings.Repeat("a | ", 1<<12) + "b", true, true},
	{"longer pipeline", strings.Repeat("a | ", 1<<18) + "b", true, true},
	{"elseifs", "if (1) {}" + strings.Repeat(" elseif (1) {}", 1<<14), true, false},
	{"comments", strings.Repeat("# a\n", 1<<17), true, false},
	{"open comments", strings.Repeat("<# ", 1<<17), false, true},
	{"long word", "echo " + strings.Repeat("a", 10<<20), true, false},
	{"long line", "echo '" + strings.Repeat("a b ", 10<<18) + "'", true, false},
	{"long expandable", "echo \"" + strings.Repeat("a $b ", 1<<16) + "\"", true, false},
	{"escapes", "echo " + strings.Repeat("`n", 1<<19), true, false},
	{"doubled quotes", "echo \"" + strings.Repeat("\"\"", 1<<19) + "\"", true, false},
	{"many statements in a line", strings.Repeat("a;", 1<<15), true, false},
	{"continuations", "echo " + strings.Repeat("`\n", 1<<19), true, false},
	{"too many statements", strings.Repeat("a\n", maxStmts+1), false, true},
	{"too many words", "echo " + strings.Repeat("a ", maxParts+1), false, true},
	{"here-string", "@'\n" + strings.Repeat("a line of text\n", 100_000) + "'@", true, false},
	{"expandable here-string", "@\"\n" + strings.Repeat("a line of $text\n", 10_000) + "\"@", true, false},
	{"here-strings", strings.Repeat("@'\na\n'@\n", 1<<14), true, false},
	{"open here-strings", strings.Repeat("@'\n", 1<<14), false, true},
	{"headers", strings.Repeat("@' a\n", 1<<14), true, true},
	{"errors", strings.Repeat("a )\n", 1<<14), true, true},
	{"stray keywords", strings.Repeat("else\n", 1<<14), true, false},
	{"labels", strings.Repeat(":a\n", 1<<14), true, false},
	{"lines behind a bar", strings.Repeat("a\n# b\n| c\n", 1<<12), true, false},
	{"blank lines that could go on", strings.Repeat("a\n# b\n", 1<<15), true, false},
	{"long number", "1" + strings.Repeat("0", 1<<20), true, true},
	{"long exponent", "1e" + strings.Repeat("9", 1<<16), true, false},
	{"at signs", strings.Repeat("@", 1<<14), true, true},
	{"parameters", "a" + strings.Repeat(" -b:", 1<<16), true, false},
	{"classes", strings.Repeat("class A {\n", 1<<14), false, true},
	{"members of a class", "class A {\n" + strings.Repeat("[int] $a\n", 1<<14) + "}", true, false},
	{"requires", strings.Repeat("#requires -Version 5\n", 1<<14), true, false},
	{"signatures", strings.Repeat("# SIG # Begin signature bl\n", 1<<12), true, true},
	{"binary data", strings.Repeat("\x01\x02\x7f(\n'\"", 1<<16), false, true},
	{"zeros", strings.Repeat("\x00", 1<<18), true, false},
}

// slow is how long the worst of them may take on a busy machine. Most take a
// hundredth of it; what is quadratic takes minutes.
const slow = 20 * time.Second

func TestBig(t *testing.T) {
	t.Parallel()
	for _, c := range bigs {
		t.Run(c.name, func(t *testing.T) {
			s := &script.Script{Text: source.NewFile("x.ps1", c.code+"\naz login -u last\n").Whole(), Lang: script.PowerShell}
			start := time.Now()
			problems := Read(s)
			if took := time.Since(start); took > slow {
				t.Errorf("it took %v", took)
			}
			last := false
			for call := range script.Calls(s.Bodies[0].Block) {
				last = len(call.Args) > 0 && call.Args[len(call.Args)-1].Raw.Is("last")
			}
			if last != c.last {
				t.Errorf("the call after it is read: %v, want %v; problems %v", last, c.last, clipped(problems))
			}
			if (len(problems) > 0) != c.problem || len(problems) > maxProblems+1 {
				t.Errorf("problems %v, want some: %v", clipped(problems), c.problem)
			}
			for _, err := range scripttest.CheckScript(s, problems) {
				t.Error(err)
			}
		})
	}
}

func clipped(problems []script.Problem) []string {
	var out []string
	for _, p := range problems[:min(len(problems), 3)] {
		out = append(out, p.Message)
	}
	return out
}

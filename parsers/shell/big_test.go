package shell

import (
	"strings"
	"testing"

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
	{"nested subshells", strings.Repeat("(", 10_000) + "a" + strings.Repeat(")", 10_000), true, true},
	{"nested subshells on lines", strings.Repeat("(\n", 10_000) + "a\n" + strings.Repeat(")\n", 10_000), true, true},
	{"open subshells", strings.Repeat("(\n", 1<<20), false, true},
	{"nested branches", strings.Repeat("if a; then\n", 10_000) + strings.Repeat("fi\n", 10_000), true, true},
	{"open branches", strings.Repeat("if a; then\n", 1<<16), false, true},
	{"nested expansions", "echo " + strings.Repeat("${a:-", 10_000) + strings.Repeat("}", 10_000), true, true},
	{"open quotes and substitutions", strings.Repeat("\"$(", 100_000), false, true},
	{"time and again", strings.Repeat("time ", 1<<20), true, true},
	{"function of functions", strings.Repeat("a() ", 1<<20), true, true},
	{"signs", "echo $((" + strings.Repeat("- ", 1<<20) + "1))", true, true},
	{"sum", "echo $((" + strings.Repeat("1+", 1<<18) + "1))", true, true},
	{"ternaries", "echo $((" + strings.Repeat("a?b:", 1<<18) + "1))", true, true},
	{"chain", strings.Repeat("a && ", 1<<15) + "b", true, true},
	{"pipeline", strings.Repeat("a | ", 1<<15) + "b", true, true},
	{"test", "[[ " + strings.Repeat("a && ", 1<<20) + "b ]]", true, true},
	{"comments", strings.Repeat("# a\n", 1<<17), true, false},
	{"braces", "echo " + strings.Repeat("{", 10<<20), true, false},
	{"nested braces", "echo " + strings.Repeat("{a,", 1000) + strings.Repeat("}", 1000), true, false},
	{"long word", "echo " + strings.Repeat("a", 10<<20), true, false},
	{"long line", "echo '" + strings.Repeat("a b ", 10<<18) + "'", true, false},
	{"many statements in a line", strings.Repeat("a;", 1<<15), true, false},
	{"continuations", "echo " + strings.Repeat("\\\n", 1<<20), true, false},
	{"too many statements", strings.Repeat("a\n", maxStmts+1), false, true},
	{"too many words", "echo " + strings.Repeat("a ", maxParts+1), false, true},
	{"errors", strings.Repeat("echo (a\n", 1<<12), false, true},
	{"errors in a function", "f() {\n" + strings.Repeat("echo (a\n", 1<<11) + "}", false, true},
	{"stray keywords", strings.Repeat("fi\n", 1<<12), false, true},
	{"quotes", strings.Repeat("echo 'a\n", 1<<14+1), true, true},
	{"backquotes", strings.Repeat("`a ", 1<<12), true, false},
	{"here-documents", strings.Repeat("cat <<A\n", 1<<16), false, true},
	{"here-documents in a line", strings.Repeat("cat <<A ", 1<<14), false, true},
	{"angles", strings.Repeat("<<a>> ", 1<<12), false, true},
	{"placeholders", strings.Repeat("<a> ", 1<<15), true, false},
	{"binary data", "a\n" + strings.Repeat("\x01\x02\x7f(\n'\"", 1<<18), false, true},
	{"binary data after the end", "exit\n" + strings.Repeat("\x01\x02\x7f(\n'\"", 1<<18), false, false},
}

func TestBig(t *testing.T) {
	t.Parallel()
	for _, c := range bigs {
		t.Run(c.name, func(t *testing.T) {
			s := &script.Script{Text: source.NewFile("x.sh", "#!/bin/bash\n"+c.code+"\naz login -u last\n").Whole(), Lang: script.Bash}
			problems := Read(s)
			last := false
			for call := range script.Calls(s.Bodies[0].Block) {
				last = len(call.Args) > 0 && call.Args[len(call.Args)-1].Raw.Is("last")
			}
			if last != c.last {
				t.Errorf("the call after it is read: %v, want %v; problems %v", last, c.last, problems)
			}
			if (len(problems) > 0) != c.problem || len(problems) > maxProblems {
				t.Errorf("problems %v, want some: %v", problems, c.problem)
			}
			for _, err := range scripttest.CheckScript(s, problems) {
				t.Error(err)
			}
		})
	}
}

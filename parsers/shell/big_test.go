package shell

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

var bigs = []struct {
	name string
	code func() string
}{
	{"parens", func() string {
		return strings.Repeat("(", 10000) + "echo x" + strings.Repeat(")", 10000) + "\naz login -u last\n"
	}},
	{"parens on lines", func() string {
		return strings.Repeat("(\n", 10000) + "echo x" + strings.Repeat(")\n", 10000) + "\naz login -u last\n"
	}},
	{"parens open 10MB", func() string { return strings.Repeat("(\n", 5<<20) + "\naz login -u last\n" }},
	{"if nested", func() string {
		return strings.Repeat("if a; then\n", 10000) + strings.Repeat("fi\n", 10000) + "\naz login -u last\n"
	}},
	{"if open 10MB", func() string { return strings.Repeat("if a; then\n", 1<<20) }},
	{"time", func() string { return strings.Repeat("time ", 2<<20) + "\naz login -u last\n" }},
	{"funcs", func() string { return strings.Repeat("a() ", 2<<20) + "\naz login -u last\n" }},
	{"minus", func() string { return "echo $((" + strings.Repeat("- ", 2<<20) + "1))\naz login -u last\n" }},
	{"plus", func() string { return "echo $((" + strings.Repeat("1+", 2<<20) + "1))\naz login -u last\n" }},
	{"assign", func() string { return "echo $((" + strings.Repeat("a=", 2<<20) + "1))\naz login -u last\n" }},
	{"and", func() string { return strings.Repeat("a && ", 2<<20) + "b\naz login -u last\n" }},
	{"pipe", func() string { return strings.Repeat("a | ", 2<<20) + "b\naz login -u last\n" }},
	{"test and", func() string { return "[[ " + strings.Repeat("a && ", 2<<20) + "b ]]\naz login -u last\n" }},
	{"test not", func() string { return "[[ " + strings.Repeat("! ", 2<<20) + "b ]]\naz login -u last\n" }},
	{"comments", func() string { return strings.Repeat("#\n", 5<<20) + "\naz login -u last\n" }},
	{"dq subst", func() string { return strings.Repeat("\"$(", 100000) + "\naz login -u last\n" }},
	{"params", func() string {
		return "echo " + strings.Repeat("${a:-", 100000) + strings.Repeat("}", 100000) + "\naz login -u last\n"
	}},
	{"braces", func() string { return "echo " + strings.Repeat("{", 5<<20) + "\naz login -u last\n" }},
	{"quotes", func() string { return strings.Repeat("echo 'a\n", 1<<20+1) + "\naz login -u last\n" }},
	{"errors", func() string { return strings.Repeat("echo (a\n", 1<<20) + "\naz login -u last\n" }},
	{"errors in function", func() string { return "f() {\n" + strings.Repeat("echo (a\n", 100000) + "}\naz login -u last\n" }},
	{"fis", func() string { return strings.Repeat("fi\n", 1<<20) + "\naz login -u last\n" }},
	{"heredocs", func() string { return strings.Repeat("cat <<A\n", 1<<20) + "\naz login -u last\n" }},
	{"heredocs 2", func() string { return strings.Repeat("cat <<A ", 1<<20) + "\naz login -u last\n" }},
	{"angles", func() string { return strings.Repeat("<<a>> ", 1<<20) + "\naz login -u last\n" }},
	{"angle", func() string { return strings.Repeat("<a> ", 2<<20) + "\naz login -u last\n" }},
	{"long word", func() string { return "echo " + strings.Repeat("a", 10<<20) + "\naz login -u last\n" }},
	{"long string", func() string { return "echo '" + strings.Repeat("a b ", 3<<20) + "'\naz login -u last\n" }},
	{"long line", func() string { return strings.Repeat("echo a;", 1<<20) + "\naz login -u last\n" }},
	{"long line words", func() string { return strings.Repeat("echo a b c ", 1<<20) + "\naz login -u last\n" }},
	{"backquotes", func() string { return strings.Repeat("`a ", 100000) + "\naz login -u last\n" }},
	{"continuations", func() string { return "echo " + strings.Repeat("\\\n", 5<<20) + "\naz login -u last\n" }},
	{"20MB", func() string { return strings.Repeat("az group create -n rg-app -l westeurope --tags a=b\n", 400000) }},
	{"else", func() string {
		return "if a; then b\n" + strings.Repeat("elif a; then b\n", 1<<20) + "fi\naz login -u last\n"
	}},
	{"case", func() string { return "case a in\n" + strings.Repeat("a) b ;;\n", 1<<20) + "esac\naz login -u last\n" }},
	{"array", func() string { return "a=(" + strings.Repeat("b\n", 2<<20) + ")\naz login -u last\n" }},
	{"dollars", func() string { return "echo " + strings.Repeat("$a", 3<<20) + "\naz login -u last\n" }},
	{"ternary", func() string { return "echo $((" + strings.Repeat("a?b:", 1<<20) + "1))\naz login -u last\n" }},
	{"binary", func() string { return "exit 0\n" + strings.Repeat("\x01\x02\x7f(\n'\"", 1<<20) }},
	{"binary2", func() string { return "echo\n" + strings.Repeat("\x01\x02\x7f(\n'\"", 1<<20) }},
}

func TestBigs(t *testing.T) {
	only := os.Getenv("BIG")
	if only == "" {
		t.Skip()
	}
	for _, c := range bigs {
		if only != "all" && only != c.name {
			continue
		}
		code := c.code()
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		s := &script.Script{Text: source.NewFile("x.sh", code).Whole(), Lang: script.Bash}
		ps := Read(s)
		took := time.Since(start)
		runtime.GC()
		runtime.ReadMemStats(&after)
		n, last := 0, false
		for c := range script.Calls(s.Bodies[0].Block) {
			n++
			last = len(c.Args) == 3 && c.Args[2].Raw.Is("last")
		}
		msg := ""
		for i, p := range ps {
			if i < 3 {
				msg += fmt.Sprintf(" | %d-%d %s", p.Start, p.End, p.Message)
			}
		}
		fmt.Printf("%-20s %9d B %8.2fs live %6d MB total %6d MB calls %d last %v lang %s problems %d%s\n", c.name, len(code), took.Seconds(), int(after.HeapAlloc-before.HeapAlloc)>>20, (after.TotalAlloc-before.TotalAlloc)>>20, n, last, s.Bodies[0].Lang, len(ps), msg)
		runtime.KeepAlive(s)
	}
}

package parsers

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func TestKind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, path, head, want string }{
		{"shell", "a/deploy.sh", "", "shell"},
		{"ending in capitals", "DEPLOY.SH", "", "shell"},
		{"bash", "x.bash", "", "shell"},
		{"zsh", "x.zsh", "", "shell"},
		{"ksh", "x.ksh", "", "shell"},
		{"bats", "test/x.bats", "", "shell"},
		{"azcli with blanks", "my commands.azcli", "az login", "shell"},
		{"no ending", "bin/deploy", "#!/bin/bash\naz login\n", "shell"},
		{"no ending, env with options", "bin/deploy", "#!/usr/bin/env -S bash -e\n", "shell"},
		{"no ending, windows line end", "bin/deploy", "#!/bin/sh\r\n", "shell"},
		{"no ending, byte order mark", "bin/deploy", "\ufeff#!/bin/sh\n", "shell"},
		{"no ending, UTF-16", "bin/deploy", "\xff\xfe#\x00!\x00/\x00b\x00i\x00n\x00/\x00s\x00h\x00\n\x00", "shell"},
		{"unknown ending", "hooks/pre-push.sample", "#!/bin/sh\n", "shell"},
		{"no ending, python", "bin/tool", "#!/usr/bin/env python3\n", ""},
		{"no ending, no first line", "bin/tool", "az login\n", ""},
		{"interpreter is only a word", "notes", "# bash\n", ""},
		{"text", "README.md", "```sh\naz login\n```", ""},
		{"pipeline", "azure-pipelines.yml", "steps:", ""},
		{"powershell", "x.ps1", "", "powershell"},
		{"powershell module", "x.PSM1", "", "powershell"},
		{"batch", "x.cmd", "", "batch"},
		{"no name", "", "", ""},
	} {
		if got := Kind(c.path, []byte(c.head)); got != c.want {
			t.Errorf("%s: Kind(%q, %q) = %q, want %q", c.name, c.path, c.head, got, c.want)
		}
	}
}

// What nothing reads yet is a Problem with a place, never silence; it ends the
// reading of nothing else.
func TestUnread(t *testing.T) {
	t.Parallel()
	d := Read(source.NewFile("x.sh", "pwsh -c 'Connect-AzAccount'\npython3 -c 'import x'\ncmd /c 'az login'\nnode -e 'x'\naz logout\n"))
	var got []string
	for _, p := range d.Problems {
		if p.File == nil || p.Path != "x.sh" {
			t.Errorf("problem without place or path: %v", p)
		}
		got = append(got, p.Message)
	}
	want := "powershell text is not read yet|batch text is not read yet"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("problems %q, want %q", s, want)
	}
	if n := len(d.Scripts[0].Bodies[0].Block.Stmts); n != 5 {
		t.Errorf("%d statements, want 5", n)
	}
}

// Programs inside programs are read to a depth, and a number of them.
func TestDrain(t *testing.T) {
	t.Parallel()
	code := "az login"
	for range maxInside + 2 {
		code = "bash -c " + quote(code)
	}
	d := Read(source.NewFile("x.sh", code))
	if len(d.Problems) != 1 || !strings.Contains(d.Problems[0].Message, "inside each other") {
		t.Errorf("%d programs inside each other: problems %v", maxInside+2, d.Problems)
	}
	d = Read(source.NewFile("x.sh", strings.Repeat("sh -c a\n", maxInner+10)))
	if len(d.Problems) != 1 || !strings.Contains(d.Problems[0].Message, "programs inside this one") {
		t.Errorf("%d programs inside one: problems %v", maxInner+10, d.Problems)
	}
	read := 0
	for s := range script.Inner(d.Scripts[0].Bodies[0].Block) {
		if len(s.Bodies) == 1 {
			read++
		}
	}
	if read != maxInner {
		t.Errorf("%d programs were read, want %d", read, maxInner)
	}
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// A bug in a reader is a Problem of the file.
func TestGuard(t *testing.T) {
	t.Parallel()
	p := guard("x.sh", func() { _ = []int{}[len("a")] })
	if p == nil || p.Path != "x.sh" || !strings.HasPrefix(p.Message, "internal error") {
		t.Errorf("guard returned %v", p)
	}
	if p := guard("x.sh", func() { panic("az login -p Fake-Passw0rd!") }); p == nil || strings.Contains(p.Message, "Fake") {
		t.Errorf("guard returned %v", p)
	}
	if p := guard("x.sh", func() {}); p != nil {
		t.Errorf("guard returned %v without a bug", p)
	}
}

func TestReadScript(t *testing.T) {
	t.Parallel()
	s := &script.Script{Text: source.Vague("bash -c 'az login'", source.Place{}), Lang: script.Bash}
	if problems := ReadScript(s); len(problems) > 0 || len(s.Bodies) != 1 {
		t.Fatalf("problems %v, %d bodies", problems, len(s.Bodies))
	}
	for inner := range script.Inner(s.Bodies[0].Block) {
		if len(inner.Bodies) != 1 {
			t.Error("the inner program was not read")
		}
	}
	s = &script.Script{Lang: "fish"}
	if problems := ReadScript(s); len(problems) != 1 || problems[0].Message != "fish text is not read yet" {
		t.Errorf("problems %v", problems)
	}
}

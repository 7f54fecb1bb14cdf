package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// update has the goldens of testdata/cli and the README rewritten.
var update = flag.Bool("update", false, "rewrite goldens and generated pages")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"authlint":              main,
		"authlint-unprivileged": func() { dropPrivileges(); main() },
	})
}

// The files of testdata/cli are sessions at a shell: what is typed, what comes.
func TestCommand(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "cli"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SOURCE_DATE_EPOCH", "1767225600") // 2026-01-01
			e.Setenv("NO_COLOR", "")
			e.Setenv("TERM", "xterm")
			e.Setenv("GORACE", "atexit_sleep_ms=0") // a second a command otherwise
			// So that another user can get there, too.
			if err := os.Chmod(filepath.Dir(e.WorkDir), 0o755); err != nil {
				return err
			}
			return os.Chmod(e.WorkDir, 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"generate": generate,
			"jsonhas":  jsonHas,
			"schema":   matchesSchema,
			"sarif":    validSARIF,
			"exits":    exits,
		},
		Condition: func(c string) (bool, error) {
			if c == "unix" {
				return runtime.GOOS != "windows" && runtime.GOOS != "plan9", nil
			}
			return false, fmt.Errorf("unknown condition %q", c)
		},
	})
}

// exits runs a command that ends with a status: exits 3 authlint nowhere.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS command …")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		var code interface{ ExitCode() int }
		if !asExit(err, &code) {
			ts.Fatalf("%v", err)
		}
		got = code.ExitCode()
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

func asExit(err error, code *interface{ ExitCode() int }) bool {
	c, ok := err.(interface{ ExitCode() int })
	*code = c
	return ok
}

// generate writes a file that is too big or too odd to stand in a txtar:
// generate KIND FILE.
func generate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: generate KIND FILE")
	}
	const login = "az login -u \"$U\" -p \"$P\"\n"
	var b bytes.Buffer
	switch args[0] {
	case "20MB":
		b.WriteString("#!/bin/bash\n" + login)
		for b.Len() < 20<<20-4000 {
			b.WriteString("echo '" + strings.Repeat("a line of a very long script that does nothing of interest\n", 50) + "'\n")
		}
		b.WriteString(login)
	case "21MB":
		b.WriteString("#!/bin/bash\n" + login)
		b.Write(bytes.Repeat([]byte("# padding\n"), 21<<20/10))
	case "10MB-line":
		b.WriteString("#!/bin/bash\n: '" + strings.Repeat("x", 10<<20) + "'; " + login)
	case "many-words":
		b.WriteString("#!/bin/bash\n: " + strings.Repeat("xx yy ", 300<<10/6) + "; " + login)
	case "parentheses":
		b.WriteString(login + strings.Repeat("( ", 10_000) + ":" + strings.Repeat(" )", 10_000) + "\n")
	case "binary":
		b.WriteString("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00az login -u a -p b\x00\x00\x01")
	case "invalid-utf8":
		b.WriteString("#!/bin/bash\n# caf\xe9 \xff\xfe\n" + login)
	case "utf16":
		b.WriteString("\xff\xfe")
		for _, c := range "#!/bin/bash\n" + login {
			b.WriteByte(byte(c))
			b.WriteByte(0)
		}
	case "escapes":
		b.WriteString("#!/bin/bash\naz login -u \"a\x1b[2Jb\u202ecd\u200be\" -p \"$P\" # \x1b]0;title\x07\n")
	default:
		ts.Fatalf("unknown kind %q", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o644))
}

// jsonHas compares a part of a JSON file: jsonhas FILE findings.0.rule user-password.
func jsonHas(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: jsonhas FILE PATH VALUE")
	}
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	at := doc
	for key := range strings.SplitSeq(args[1], ".") {
		switch v := at.(type) {
		case map[string]any:
			at = v[key]
		case []any:
			var i int
			if key == "len" {
				at = len(v)
				continue
			}
			if _, err := fmt.Sscan(key, &i); err != nil || i >= len(v) {
				ts.Fatalf("%s: there is no %q", args[1], key)
			}
			at = v[i]
		default:
			ts.Fatalf("%s: there is no %q", args[1], key)
		}
	}
	if got := fmt.Sprint(at); (got == args[2]) == neg {
		ts.Fatalf("%s: got %q, want %q", args[1], got, args[2])
	}
}

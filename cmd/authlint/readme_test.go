package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

// What the README shows is what the tool prints: "-update" rewrites it.
func TestReadme(t *testing.T) {
	name := filepath.Join(repository(), "README.md")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository())
	want := replaceBlock(t, string(raw), "output of", printed(t, 1, "examples"))
	want = replaceBlock(t, want, "flags of", flagsHelp(t))
	if want == string(raw) {
		return
	}
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md is stale: run go test ./cmd/authlint -update\n%s", diff.Diff("README.md", raw, "now", []byte(want)))
}

// The tables of the README name every command and every exit status of the help.
func TestReadmeTables(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(filepath.Join(repository(), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	readme, help := string(raw), printed(t, 0, "--help")
	_, list, _ := strings.Cut(help, "Available Commands:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	for line := range strings.Lines(list) {
		command := strings.Fields(line)[0]
		if command != "help" && !strings.Contains(readme, "| `authlint "+command) {
			t.Errorf("the README's table of commands does not name %s", command)
		}
	}
	flat := strings.Join(strings.Fields(help), " ")
	rows := regexp.MustCompile(`(?m)^\| ([0-9]) \| (.*) \|$`).FindAllStringSubmatch(readme, -1)
	if len(rows) != 4 {
		t.Errorf("the README's table of exit statuses has %d rows, want 4", len(rows))
	}
	for _, row := range rows {
		if meaning := strings.ReplaceAll(row[2], "`", ""); !strings.Contains(flat, row[1]+" "+strings.TrimSuffix(meaning, "--fail-on")) {
			t.Errorf("exit status %s: the README says %q, which the help does not", row[1], meaning)
		}
	}
}

// replaceBlock puts text into the block of code that follows the comment.
func replaceBlock(t *testing.T, doc, comment, text string) string {
	t.Helper()
	const open = "```text\n"
	at := strings.Index(doc, "<!-- "+comment)
	if at < 0 {
		t.Fatalf("README.md has no comment %q", comment)
	}
	at += strings.Index(doc[at:], open) + len(open)
	end := strings.Index(doc[at:], "```")
	return doc[:at] + text + doc[at+end:]
}

func flagsHelp(t *testing.T) string {
	t.Helper()
	_, flags, _ := strings.Cut(printed(t, 0, "--help"), "\nFlags:\n")
	flags, _, _ = strings.Cut(flags, "\n\n")
	return flags + "\n"
}

// printed returns what a call of authlint prints.
func printed(t *testing.T, status int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(args, strings.NewReader(""), &out, &errs, func(string) string { return "" }); got != status || errs.Len() > 0 {
		t.Fatalf("authlint %s: exit status %d, want %d\n%s", strings.Join(args, " "), got, status, &errs)
	}
	return out.String()
}

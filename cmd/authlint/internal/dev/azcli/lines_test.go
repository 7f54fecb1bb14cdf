package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The answers that are committed are to the lines that are made, in their order,
// and of the version that is installed.
func TestAnswersAreToTheLines(t *testing.T) {
	t.Parallel()
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(root, filepath.FromSlash(linesFile)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	if !scanner.Scan() || !strings.Contains(scanner.Text(), `"`+version+`"`) {
		t.Fatalf("the first line is %s; the version is %s", scanner.Text(), version)
	}
	lines := commandLines()
	if len(lines) != lineCount {
		t.Errorf("%d lines, want %d", len(lines), lineCount)
	}
	for i := 0; scanner.Scan(); i++ {
		var got struct{ Line []string }
		if err := json.Unmarshal(scanner.Bytes(), &got); err != nil {
			t.Fatalf("answer %d: %v", i, err)
		}
		if i >= len(lines) || !slices.Equal(got.Line, lines[i]) {
			t.Fatalf("answer %d is to %q: go run ./cmd/authlint/internal/dev/azcli", i, got.Line)
		}
		if i == len(lines)-1 && scanner.Scan() {
			t.Fatal("more answers than lines")
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(commandsFile)))
	if err != nil {
		t.Fatal(err)
	}
	if first, _, _ := strings.Cut(string(table), "\n"); !strings.Contains(first, "azure-cli "+version+" ") {
		t.Errorf("the table begins %q; the version is %s", first, version)
	}
}

func TestDifference(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, have, fresh, want string }{
		{"equal", "a\nb\n", "a\nb\n", ""},
		{"changed", "a\nb\n", "a\nc\n", "line 2: b; now c"},
		{"shorter", "a\nb", "a", "line 2: b; now no line"},
		{"longer", "a", "a\nb", "line 2: no line; now b"},
	} {
		if got := difference(c.have, c.fresh); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	t.Parallel()
	if got := median([]float64{5, 1, 3}); got != 3 {
		t.Errorf("got %v, want 3", got)
	}
	a := []measure{{wall: 4 * time.Second}, {wall: 1 * time.Second}, {wall: 9 * time.Second}}
	b := []measure{{wall: 2 * time.Second}, {wall: 1 * time.Second}, {wall: 3 * time.Second}}
	if got := ratio(a, b); got != 2 {
		t.Errorf("got %v, want 2: the median of the ratios, not the ratio of the medians", got)
	}
}

// The files of bare clones are laid out as they were committed, each clone in a
// folder of its own.
func TestExtract(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@contoso.example"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	root, err := newTree(filepath.Join(dir, "unused"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	git("init", "-q", "work")
	for _, name := range []string{"work/a.sh", "work/lib/b.bin"} {
		if err := place(dir, name); err != nil {
			t.Fatal(err)
		}
	}
	git("-C", "work", "add", ".")
	git("-C", "work", "commit", "-q", "-m", "all")
	git("clone", "-q", "--bare", "work", "mirrors/one/repo")
	git("clone", "-q", "--bare", "work", "mirrors/two")
	tree := filepath.Join(dir, "tree")
	if err := extract(filepath.Join(dir, "mirrors"), tree, 3); err != nil {
		t.Fatal(err)
	}
	n, size, err := countFiles(tree)
	if err != nil || n != 4 || size != 4*int64(len(content)) {
		t.Errorf("got %d files of %d bytes, %v; want 4 of %d", n, size, err, 4*len(content))
	}
}

const content = "az account show\n\x00"

func place(dir, name string) error {
	root, err := newTree(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return write(root, name, strings.NewReader(content))
}

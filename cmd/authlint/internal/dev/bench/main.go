// Command bench measures authlint against a grep on a tree of files: how long it
// takes, how much memory, how long it takes to start, and whether one core gives
// the same report as all of them. Run it in the repository:
//
//	go run ./cmd/authlint/internal/dev/bench -mirrors DIR
//
// DIR holds bare clones of repositories, at any depth; their files as they were
// committed last are laid out in a temporary folder. Without -mirrors the tree is
// made of the repository's own scripts, many times over, which shows that the
// program works and little else. The grep is ripgrep, which reads every match of the
// words that authlint looks for (rg --count), in the files that authlint looks into,
// with what git ignores left out. Both run in turn, so that a machine that is busy
// now and then is so for both.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/rules/facts"
)

// What a run on a tree of public repositories is to keep to.
const (
	maxRatio  = 2.0
	maxMemory = 150 << 20
	maxStart  = 10 * time.Millisecond
)

type bench struct {
	mirrors, tree, authlint, rg string
	files, pairs                int
	work                        string // a temporary folder
}

func main() {
	var b bench
	flag.StringVar(&b.mirrors, "mirrors", "", "a `folder` of bare clones to take the files from")
	flag.StringVar(&b.tree, "tree", "", "a `folder` that is laid out already; it stays as it is")
	flag.StringVar(&b.authlint, "authlint", "", "the `program` to measure; it is built if none is given")
	flag.StringVar(&b.rg, "rg", "rg", "the ripgrep `program`")
	flag.IntVar(&b.files, "files", 50_000, "lay out no repository more once there are so many files; made trees have as many")
	flag.IntVar(&b.pairs, "pairs", 5, "runs of each program")
	flag.Parse()
	if err := b.run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (b *bench) run() (err error) {
	if b.work, err = os.MkdirTemp("", "authlint-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	if err := b.prepare(); err != nil {
		return err
	}
	n, size, err := countFiles(b.tree)
	if err != nil {
		return err
	}
	fmt.Printf("tree: %d files, %d MB, %d words\n", n, size>>20, len(words()))
	if _, err := exec.LookPath(b.rg); err != nil {
		fmt.Println("skipped: ripgrep is not installed, so that there is nothing to compare with")
	} else if err := b.compare(); err != nil {
		return err
	}
	if err := b.sameOnOneCore(); err != nil {
		return err
	}
	return b.start()
}

// prepare builds authlint and lays the tree out, as far as neither is given.
func (b *bench) prepare() error {
	if b.authlint == "" {
		b.authlint = filepath.Join(b.work, "authlint")
		if out, err := exec.Command("go", "build", "-o", b.authlint, "./cmd/authlint").CombinedOutput(); err != nil {
			return fmt.Errorf("build authlint: %w\n%s", err, out)
		}
	}
	for _, p := range []*string{&b.authlint, &b.tree} {
		if *p != "" {
			abs, err := filepath.Abs(*p)
			if err != nil {
				return err
			}
			*p = abs
		}
	}
	if b.tree != "" {
		return nil
	}
	b.tree = filepath.Join(b.work, "tree")
	if b.mirrors == "" {
		return makeTree(b.tree, b.files)
	}
	return extract(b.mirrors, b.tree, b.files)
}

// words are those without which authlint reads no further in a file.
func words() []string { return facts.SearchWords() }

// compare runs both programs in turn and prints how their times compare.
func (b *bench) compare() error {
	read, unread := parsers.Endings()
	var looked, named []string
	for _, e := range unread {
		looked = append(looked, "--iglob", "!*"+e)
	}
	for _, e := range read {
		named = append(named, "--iglob", "*"+e)
	}
	var lint, all, only []measure
	for range b.pairs + 1 { // the first fills the caches
		for _, c := range []struct {
			into *[]measure
			cmd  *exec.Cmd
		}{{&lint, b.lint()}, {&all, b.grep(looked)}, {&only, b.grep(named)}} {
			m, err := clock(c.cmd)
			if err != nil {
				return err
			}
			*c.into = append(*c.into, m)
		}
	}
	lint, all, only = lint[1:], all[1:], only[1:]
	show("authlint", lint)
	show("rg, files that authlint looks into", all)
	show("rg, files with a script's ending only", only)
	fmt.Printf("authlint / rg, files that authlint looks into:    %.2f (median of %d pairs; at most %.1f)\n", ratio(lint, all), b.pairs, maxRatio)
	fmt.Printf("authlint / rg, files with a script's ending only: %.2f\n", ratio(lint, only))
	memory := slices.MaxFunc(lint, func(a, b measure) int { return cmp.Compare(a.memory, b.memory) }).memory
	if memory > 0 {
		fmt.Printf("memory: %d MB (at most %d MB)\n", memory>>20, maxMemory>>20)
	}
	return nil
}

func (b *bench) lint(flags ...string) *exec.Cmd {
	cmd := exec.Command(b.authlint, append(flags, "--format", "concise", "--fail-on", "never", "--progress", "never", ".")...)
	cmd.Dir = b.tree
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1700000000")
	return cmd
}

// grep looks where authlint looks: in hidden files, but not in .git, and not in
// what git ignores.
func (b *bench) grep(globs []string) *exec.Cmd {
	args := []string{"--count", "--fixed-strings", "--ignore-case", "--hidden", "--no-config", "--no-ignore-dot", "--no-ignore-global",
		"--no-ignore-parent", "--no-require-git", "--no-messages"}
	args = append(args, globs...) // of several that fit the last one decides
	args = append(args, "--glob", "!.git")
	for _, w := range words() {
		args = append(args, "-e", w)
	}
	cmd := exec.Command(b.rg, append(args, ".")...)
	cmd.Dir = b.tree
	return cmd
}

// sameOnOneCore compares the report that one core makes with that of all.
func (b *bench) sameOnOneCore() error {
	all, err := output(b.lint())
	if err != nil {
		return err
	}
	single := b.lint("--jobs", "1")
	single.Env = append(single.Env, "GOMAXPROCS=1")
	one, err := output(single)
	if err != nil {
		return err
	}
	if !bytes.Equal(all, one) {
		return errors.New("the report on one core differs from that on all")
	}
	fmt.Printf("one core: the same report, byte for byte (%d bytes)\n", len(all))
	return nil
}

// start measures what authlint needs to do nothing, beside a program that does.
func (b *bench) start() error {
	none, err := exec.LookPath("true")
	if err != nil {
		fmt.Println("skipped: there is no program called true, so that the start is not measured")
		return nil
	}
	empty := filepath.Join(b.work, "empty")
	if err := os.MkdirAll(filepath.Join(empty, ".git"), 0o777); err != nil {
		return err
	}
	var lint, idle, version []time.Duration
	for range 4*b.pairs + 1 {
		on := exec.Command(b.authlint, "--fail-on", "never", ".")
		on.Dir = empty
		for _, c := range []struct {
			into *[]time.Duration
			cmd  *exec.Cmd
		}{{&lint, on}, {&idle, exec.Command(none)}, {&version, exec.Command(b.authlint, "version")}} {
			begin := time.Now()
			err := c.cmd.Run()
			if err != nil && !exited(err) {
				return err
			}
			*c.into = append(*c.into, time.Since(begin))
		}
	}
	base := median(idle[1:])
	fmt.Printf("start: %.1f ms over true for authlint version, %.1f ms in an empty folder (at most %d ms)\n",
		ms(median(version[1:])-base), ms(median(lint[1:])-base), maxStart.Milliseconds())
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// exited reports whether a program ran and ended by itself: what it found is its
// own affair.
func exited(err error) bool {
	_, ok := errors.AsType[*exec.ExitError](err)
	return ok
}

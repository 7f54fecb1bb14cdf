// Package lint is a run of authlint: it finds the files, has them read, followed
// and judged, takes out what is ignored and returns the rest, sorted. It is the
// only package that starts goroutines, and the door through which text of
// scanned files goes out ([Mask]).
package lint

import (
	"cmp"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
	"github.com/authlint/authlint/rules/signin"
)

// Options say what a run looks at and how.
type Options struct {
	Dir   string    // the working directory, absolute
	Paths []string  // files and folders, "-" for standard input; none: Dir
	Stdin io.Reader // read for "-"

	StdinName   string       // the name of standard input, which tells its kind; "" for "-"
	Rules       []string     // IDs of the rules that run; none: all
	SkipRules   []string     // IDs of rules that do not
	Exclude     []string     // globs of what is not looked at, relative to the root
	Context     flow.Context // of files on their own; "" for AScript
	NoIgnores   bool         // ignore comments do not suppress
	NoGitignore bool         // files that git ignores are looked at too
	Jobs        int          // files and entries worked on at once; 0: one a core
	Today       time.Time    // for ignore comments that expire

	Progress func(done, total int) // called now and then, by one goroutine at a time; nil: not

	everything bool // files without any word of a sign-in are read too
}

// A Result is what a run found. The same files give the same Result on any
// number of cores.
type Result struct {
	Root     string       // absolute
	Dir      string       // the working directory, absolute
	Findings []Finding    // sorted by path, span and rule
	Ignored  []Suppressed // findings that ignore comments suppress, sorted alike
	SignIns  []SignIn     // every sign-in in the files that were asked for, sorted by place
	Problems []script.Problem
	Failures []Failure
	Files    int      // files of a kind that authlint reads, in the paths that were given
	Empty    []string // paths of folders that were given in which there is no such file
	Mask     *Mask
}

// A Finding is a finding of a rule that nothing suppresses.
type Finding struct {
	rules.Finding
	Context     flow.Context
	Fingerprint string // the same as long as rule and call are: see fingerprint
}

// Compare orders findings as a Result does.
func (f Finding) Compare(g Finding) int {
	return cmp.Or(f.Place.Compare(g.Place), cmp.Compare(f.Rule.ID, g.Rule.ID), cmp.Compare(f.Message, g.Message))
}

// A Suppressed is a finding that an ignore comment suppresses.
type Suppressed struct {
	Finding
	Reason string // as the comment gives it; never ""
}

// A SignIn is one call that signs in, in all runs that lead to it.
type SignIn struct {
	Place   source.Place
	Context flow.Context
	Runs    []*signin.SignIn // one or more
}

// Run lints. It does not fail: what could not be read or found is in the Result.
func Run(o Options) *Result {
	res, j := run(o)
	res.Findings, res.Ignored = o.finish(j, res.Mask)
	return res
}

// run does all but the last step, which ignores and adds findings.
func run(o Options) (*Result, *judge) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	res := &Result{Root: FindRoot(o.Dir, o.Paths), Dir: o.Dir}
	f := &finder{root: res.Root, opt: &o, jobs: o.Jobs}
	if len(o.Paths) > 0 {
		f.discover(o.Paths)
	} else {
		f.discover([]string{"."})
	}
	res.Failures, res.Problems = f.failures, f.problems

	r := &reader{root: res.Root, real: f.real, opt: &o, inputs: f.inputs}
	r.read()
	res.Failures = append(res.Failures, r.failures...)
	res.Problems = append(res.Problems, r.problems...)
	res.Files = r.files
	for _, d := range f.named {
		if !r.anyIn(d.rel) {
			res.Empty = append(res.Empty, d.given)
		}
	}

	j := &judge{opt: &o, project: r.project, asked: r.asked, candidates: r.found, root: res.Root, told: r.told, shelf: r.shelf}
	j.judge()
	res.Problems = append(res.Problems, j.problems...)
	res.Mask = newMask(j.secrets())
	res.SignIns = j.signIns()
	res.Problems = tidy(res.Problems, r.asked)
	slices.SortStableFunc(res.Failures, func(a, b Failure) int { return cmp.Compare(a.Path, b.Path) })
	return res, j
}

// tidy sorts problems, leaves out those of files that nobody asked for and what
// is said twice.
func tidy(problems []script.Problem, asked map[string]bool) []script.Problem {
	for i := range problems {
		if p := &problems[i]; p.Path == "" && p.File != nil {
			p.Path = p.File.Path
		}
	}
	slices.SortStableFunc(problems, func(a, b script.Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Message, b.Message))
	})
	var out []script.Problem
	count := 0
	for i, p := range problems {
		if i > 0 && p == problems[i-1] || p.File != nil && !asked[p.File.Path] || p.Unread && !anyWord(p.Text()) {
			continue
		}
		if len(out) == 0 || out[len(out)-1].Path != p.Path {
			count = 0
		}
		count++
		switch {
		case count <= maxProblems:
			out = append(out, p)
		case count == maxProblems+1:
			out = append(out, script.Problem{Path: p.Path, Message: "there are more problems in this file, which are left out"})
		}
	}
	return out
}

// each calls f with 0 to n-1, up to jobs of them at once, and returns when all
// have returned.
func each(n, jobs int, f func(int)) {
	jobs = min(jobs, n)
	if jobs <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range jobs {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

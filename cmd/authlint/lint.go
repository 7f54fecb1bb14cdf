package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/cmd/authlint/internal/report"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules"
)

// lintFlags are the flags of linting.
type lintFlags struct {
	format, rule, skip, exclude []string
	failOn, context             string
	color, progress, stdinName  string
	strict, noIgnores           bool
	noGitignore, quiet, verbose bool
	showSuppressed              bool
	jobs                        int
}

func (f *lintFlags) register(flags *pflag.FlagSet) {
	flags.SortFlags = false
	flags.StringArrayVarP(&f.format, "format", "f", []string{"text"}, "`FORMAT`: "+strings.Join(report.Names(), ", ")+"; FORMAT=FILE writes to a file; several may be given")
	flags.StringVar(&f.failOn, "fail-on", "warning", "`LEVEL` from which findings make the exit status 1: error, warning, note, never")
	flags.StringSliceVar(&f.rule, "rule", nil, "run only these rules: `ID[,ID]`")
	flags.StringSliceVar(&f.skip, "skip-rule", nil, "do not run these rules: `ID[,ID]`")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "do not look at what matches `GLOB`, relative to the root; without a slash a name in any folder; may be repeated")
	flags.BoolVar(&f.strict, "strict", false, "exit status 3 if any file could not be read in full")
	flags.StringVar(&f.context, "context", string(flow.AScript), "where files on their own run: `WHERE` is script, pipeline or automation")
	flags.BoolVar(&f.noIgnores, "no-ignores", false, "report what ignore comments suppress, too")
	flags.BoolVar(&f.showSuppressed, "show-suppressed", false, "write what ignore comments suppress to SARIF, too, marked as suppressed")
	flags.BoolVar(&f.noGitignore, "no-gitignore", false, "look at files that git ignores, too")
	flags.StringVar(&f.stdinName, "stdin-filename", "", "the `NAME` of standard input (\"-\"), which tells what kind of file it is")
	flags.StringVar(&f.color, "color", "auto", "`WHEN` to use colours: auto, always, never")
	flags.StringVar(&f.progress, "progress", "auto", "`WHEN` to show a progress bar: auto (on a terminal, after a second), never")
	flags.IntVar(&f.jobs, "jobs", 0, "work on `N` files at once; 0: one for each processor")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "show only what decides the exit status, no census")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "shorten, fold and leave out nothing")
}

// lint is the main command. The error it returns is one of usage.
func (c *command) lint(f *lintFlags, paths []string) error {
	o, failOn, err := c.options(f, paths)
	if err != nil {
		return err
	}
	outs, err := outputs(f.format)
	if err != nil {
		return err
	}
	if f.showSuppressed && !slices.ContainsFunc(outs, func(o output) bool { return o.format == "sarif" }) {
		return errors.New("--show-suppressed is for the format sarif, which is not written")
	}
	bar := c.bar(f.progress)
	o.Progress = bar.step
	res := lint.Run(o)
	bar.clear()

	ro := report.Options{Verbose: f.verbose, Quiet: f.quiet, FailOn: failOn, Version: version(), Width: c.width(), ShowSuppressed: f.showSuppressed}
	for _, out := range outs {
		if err := c.write(out, res, ro, f.color); err != nil {
			c.complain("%s", err)
			c.status = runFailed
		}
	}
	c.judge(res, failOn, f.strict)
	return nil
}

// judge says what went wrong and sets the exit status.
func (c *command) judge(res *lint.Result, failOn rules.Level, strict bool) {
	for _, f := range res.Failures {
		hint := ""
		if !strings.ContainsAny(f.Path, `/\.`) {
			hint = lint.DidYouMean(f.Path, []string{"explain", "rules", "dump", "version", "completion", "help"})
		}
		c.complain("%s: %s%s", f.Path, f.Message, hint)
	}
	for _, e := range res.Empty {
		c.complain("%s: no file in this folder is of a kind that authlint reads (shell scripts: .sh, .bash, .zsh, .ksh, .bats, .azcli, or a #! line)", e)
	}
	switch {
	case c.status == runFailed:
	case len(res.Failures) > 0, len(res.Empty) > 0:
		c.status = runFailed
	case strict && len(res.Problems) > 0:
		c.complain("%d of the files could not be read in full (--strict)", res.Census().Unread)
		c.status = runFailed
	case slices.ContainsFunc(res.Findings, func(f lint.Finding) bool { return f.Level >= failOn }):
		c.status = found
	}
}

func (c *command) options(f *lintFlags, paths []string) (lint.Options, rules.Level, error) {
	o := lint.Options{
		Paths: paths, Stdin: c.stdin, StdinName: f.stdinName, Rules: f.rule, SkipRules: f.skip, Exclude: f.exclude,
		Context: flow.Context(f.context), NoIgnores: f.noIgnores, NoGitignore: f.noGitignore, Jobs: f.jobs,
	}
	failOn, err := oneOf("--fail-on", f.failOn, []string{"note", "warning", "error", "never"})
	if err != nil {
		return o, 0, err
	}
	for _, check := range []struct {
		flag, value string
		known       []string
	}{
		{"--context", f.context, []string{string(flow.AScript), string(flow.Pipeline), string(flow.Automation)}},
		{"--color", f.color, []string{"auto", "always", "never"}},
		{"--progress", f.progress, []string{"auto", "never"}},
	} {
		if _, err := oneOf(check.flag, check.value, check.known); err != nil {
			return o, 0, err
		}
	}
	for _, id := range slices.Concat(f.rule, f.skip) {
		if rules.ByID(id) == nil {
			return o, 0, noRule(id)
		}
	}
	for _, g := range f.exclude {
		if !lint.ValidGlob(g) {
			return o, 0, fmt.Errorf("--exclude %q is no valid pattern", g)
		}
	}
	switch {
	case f.jobs < 0:
		return o, 0, errors.New("--jobs must not be negative")
	case f.quiet && f.verbose:
		return o, 0, errors.New("--quiet and --verbose exclude each other")
	case f.stdinName != "" && !slices.Contains(paths, "-"):
		return o, 0, errors.New(`--stdin-filename names standard input, which is read only for the path "-"`)
	}
	for _, p := range paths {
		if p == "" {
			return o, 0, errors.New("a path is empty")
		}
	}
	if o.Today, err = c.today(); err != nil {
		return o, 0, err
	}
	if o.Dir, err = os.Getwd(); err != nil {
		return o, 0, fmt.Errorf("find the working directory: %w", err)
	}
	return o, rules.Level(failOn + 1), nil // never is above every level
}

func oneOf(flag, value string, known []string) (int, error) {
	i := slices.Index(known, value)
	if i < 0 {
		return 0, fmt.Errorf("%s %q is none of %s%s", flag, value, strings.Join(known, ", "), lint.DidYouMean(value, known))
	}
	return i, nil
}

func noRule(id string) error {
	return fmt.Errorf("there is no rule %q%s (authlint rules lists them)", id, lint.DidYouMean(id, lint.RuleIDs()))
}

// today returns the day that ignore comments are judged by: SOURCE_DATE_EPOCH's,
// so that a run can be repeated, or else today's.
func (c *command) today() (time.Time, error) {
	epoch := c.env("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now().UTC(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH %q is no number of seconds", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// An output is a report to be written.
type output struct {
	format string
	file   string // "": standard output
}

func outputs(specs []string) ([]output, error) {
	var outs []output
	files := map[string]bool{}
	for _, spec := range specs {
		name, file, toFile := strings.Cut(spec, "=")
		if report.Formats[name] == nil {
			return nil, fmt.Errorf("there is no format %q: %s%s", name, strings.Join(report.Names(), ", "), lint.DidYouMean(name, report.Names()))
		}
		if toFile && file == "" {
			return nil, fmt.Errorf("--format %q names no file after the =", spec)
		}
		if files[file] {
			if file == "" {
				return nil, errors.New("several formats cannot share standard output: write all but one to files, as in --format json=report.json")
			}
			return nil, fmt.Errorf("several formats are to be written to %s", file)
		}
		files[file] = true
		outs = append(outs, output{name, file})
	}
	return outs, nil
}

func (c *command) write(out output, res *lint.Result, o report.Options, color string) error {
	if out.file == "" {
		o.Color = color == "always" || color == "auto" && c.env("NO_COLOR") == "" && c.env("TERM") != "dumb" && isTerminal(c.stdout)
		return noPipe(report.Formats[out.format](c.stdout, res, o))
	}
	o.Color = false
	var b bytes.Buffer
	if err := report.Formats[out.format](&b, res, o); err != nil {
		return err
	}
	if err := os.WriteFile(out.file, b.Bytes(), 0o666); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// width returns the columns of the terminal as far as the environment tells.
func (c *command) width() int {
	n, err := strconv.Atoi(c.env("COLUMNS"))
	if err != nil || !isTerminal(c.stdout) {
		return 0
	}
	return max(n-10, 40)
}

// isTerminal reports whether w is a terminal, as far as the standard library tells.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

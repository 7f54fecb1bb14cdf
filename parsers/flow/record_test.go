//go:build unix

package flow_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// Recorded is what one run of a case did.
type Recorded struct {
	Directive string // the text after "run:", as written
	Calls     []Call // the stub programs in the order in which they were started
	Status    int    // of the entry; 128+n when signal n ended it
	Stderr    string // for messages of tests only
}

// Call is one start of a stub program. Args leaves out the program's name.
type Call struct {
	Name string
	Args []string
}

// stubNames are the programs that are recorded instead of run.
var stubNames = []string{"az", "azure", "m365", "azd", "kubectl", "docker", "curl", "jq", "terraform", "helm", "pwsh", "ssh", "sudo", "retry"}

// caseTimeout is how long one run may take.
const caseTimeout = 10 * time.Second

// Record runs a case once for each of its "run:" directives, as "SHELL ./ENTRY ARGS", and returns what the stubs saw.
// Run number i works in dir/i/work (the case's files), with HOME=dir/i/home and stubs in dir/i/bin.
// An error means that the case could not be run; a script that fails is no error.
func Record(ar *txtar.Archive, dir string) ([]Recorded, error) {
	c, err := parseCase(string(ar.Comment))
	if err != nil {
		return nil, err
	}
	shell, err := exec.LookPath(c.shell)
	if err != nil {
		return nil, err
	}
	var all []Recorded
	for i, r := range c.runs {
		rec, err := runOnce(ar, filepath.Join(dir, strconv.Itoa(i)), shell, c.entry, r)
		if err != nil {
			return nil, fmt.Errorf("run: %s: %w", r.directive, err)
		}
		all = append(all, rec)
	}
	return all, nil
}

func runOnce(ar *txtar.Archive, dir, shell, entry string, r caseRun) (Recorded, error) {
	rec := Recorded{Directive: r.directive}
	work, home, bin, log := filepath.Join(dir, "work"), filepath.Join(dir, "home"), filepath.Join(dir, "bin"), filepath.Join(dir, "log")
	for _, d := range []string{work, home, bin} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return rec, err
		}
	}
	for _, f := range ar.Files {
		if err := writeProgram(filepath.Join(work, filepath.FromSlash(f.Name)), f.Data); err != nil {
			return rec, err
		}
	}
	for _, name := range stubNames {
		if err := writeProgram(filepath.Join(bin, name), []byte(stub(name, log, r.rules))); err != nil {
			return rec, err
		}
	}

	ctx, cancel := context.WithTimeout(context.Background(), caseTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, shell, append([]string{"./" + entry}, r.args...)...)
	cmd.Dir = work
	cmd.Env = append([]string{"PATH=" + bin + ":/usr/local/bin:/usr/bin:/bin", "HOME=" + home, "LC_ALL=C"}, r.env...)
	cmd.Stdin = strings.NewReader(r.stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that what the script started ends with it
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	rec.Stderr = stderr.String()
	if ctx.Err() != nil {
		return rec, fmt.Errorf("not finished after %v", caseTimeout)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return rec, err
	}
	rec.Status = cmd.ProcessState.ExitCode()
	if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
		rec.Status = 128 + int(ws.Signal())
	}

	data, err := os.ReadFile(log)
	if err != nil && !os.IsNotExist(err) {
		return rec, err
	}
	rec.Calls, err = parseLog(string(data))
	return rec, err
}

func writeProgram(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o755)
}

// A case is the comment of a txtar file, understood.
type testCase struct {
	shell, entry string
	runs         []caseRun
}

type caseRun struct {
	directive string
	env       []string // K=V
	stdin     string
	rules     []rule
	args      []string
}

// A rule says what a stub answers to calls that begin with some words; the longest such rule decides.
type rule struct {
	words    string   // "az account show"
	output   string   // printed, with a line end
	statuses []string // of the first call, the second, …; the last one stays
}

func parseCase(comment string) (testCase, error) {
	c := testCase{shell: "bash", entry: "main.sh"}
	for _, line := range strings.Split(comment, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch {
		case ok && key == "shell":
			c.shell = value
		case ok && key == "entry":
			c.entry = value
		case ok && key == "run":
			r, err := parseRun(value)
			if err != nil {
				return c, fmt.Errorf("%s: %w", line, err)
			}
			c.runs = append(c.runs, r)
		default:
			return c, fmt.Errorf("unknown directive %q", line)
		}
	}
	if c.runs == nil {
		c.runs = []caseRun{{}}
	}
	return c, nil
}

// parseRun reads "[env=K=V] [stdin=text] [status=words:n,n] [output=words:text] -- args" or only args.
func parseRun(s string) (caseRun, error) {
	r := caseRun{directive: s}
	words, err := splitWords(s)
	if err != nil {
		return r, err
	}
	r.args = words
	for i, w := range words {
		if w != "--" {
			continue
		}
		r.args = words[i+1:]
		for _, w := range words[:i] {
			if err := r.set(w); err != nil {
				return r, err
			}
		}
		return r, nil
	}
	if len(words) > 0 && (&caseRun{}).set(words[0]) == nil {
		return r, errors.New("settings need a -- after them")
	}
	return r, nil
}

func (r *caseRun) set(word string) error {
	key, value, _ := strings.Cut(word, "=")
	switch key {
	case "env":
		r.env = append(r.env, value)
	case "stdin":
		r.stdin = value
	case "status":
		words, statuses, ok := strings.Cut(value, ":")
		if !ok {
			return fmt.Errorf("%q: want status=words:n", word)
		}
		r.rules = append(r.rules, rule{words: words, statuses: strings.Split(statuses, ",")})
	case "output":
		words, text, ok := strings.Cut(value, ":")
		if !ok {
			return fmt.Errorf("%q: want output=words:text", word)
		}
		r.rules = append(r.rules, rule{words: words, output: text})
	default:
		return fmt.Errorf("unknown setting %q", word)
	}
	return nil
}

// splitWords splits as a shell does: blanks, \x, '…', "…" and $'…' with \n, \t.
func splitWords(s string) ([]string, error) {
	var words []string
	var word strings.Builder
	in := false // a word has begun
	for i := 0; i < len(s); i++ {
		c := s[i]
		ansi := c == '$' && i+1 < len(s) && s[i+1] == '\''
		switch {
		case c == ' ' || c == '\t':
			if in {
				words = append(words, word.String())
				word.Reset()
			}
			in = false
			continue
		case c == '\\' && i+1 < len(s):
			i++
			word.WriteByte(s[i])
		case c == '\'' || c == '"' || ansi:
			if ansi {
				i++
			}
			quote := s[i]
			for i++; i < len(s) && s[i] != quote; i++ {
				if s[i] == '\\' && i+1 < len(s) && (ansi || quote == '"') {
					i++
					if n := strings.IndexByte("nt", s[i]); ansi && n >= 0 {
						word.WriteByte("\n\t"[n])
						continue
					}
				}
				word.WriteByte(s[i])
			}
			if i == len(s) {
				return nil, errors.New("quote without an end")
			}
		default:
			word.WriteByte(c)
		}
		in = true
	}
	if in {
		words = append(words, word.String())
	}
	return words, nil
}

// stub is the program that stands for name. It appends "name NUL argc NUL args NUL …" to log in one write
// (printf is built in and buffers), then answers as the rules say. It needs no PATH and no environment.
func stub(name, log string, rules []rule) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("#!/bin/sh")
	// What reads a pipe is recorded after what writes to it, and the writer never meets a closed pipe.
	drain := "if [ -p /dev/stdin ]; then while IFS= read -r _; do :; done; fi"
	if name == "jq" {
		line("%s", drain)
	} else {
		line(`case " $* " in *" - "*|*" --password-stdin "*|*"@- "*) %s;; esac`, drain)
	}
	line(`printf '%%s\0' %s "$#" "$@" >> %s`, name, quote(log))

	rules = append([]rule(nil), rules...)
	sort.SliceStable(rules, func(i, j int) bool { return len(rules[i].words) > len(rules[j].words) })
	for _, out := range []bool{true, false} {
		line(`case "%s $* " in`, name)
		for _, r := range rules {
			switch {
			case out && r.statuses == nil:
				line(`%s*) printf '%%s\n' %s;;`, quote(r.words+" "), quote(r.output))
			case !out && len(r.statuses) == 1:
				line(`%s*) exit %s;;`, quote(r.words+" "), r.statuses[0])
			case !out && r.statuses != nil:
				count := quote(log + "." + strings.ReplaceAll(r.words, " ", "-"))
				line(`%s*) n=0; [ ! -f %s ] || read -r n < %s; n=$((n+1)); echo $n > %s`, quote(r.words+" "), count, count, count)
				line(`set -- %s; [ $n -le $# ] || n=$#; shift $((n-1)); exit $1;;`, strings.Join(r.statuses, " "))
			}
		}
		line("esac")
	}

	switch name {
	case "sudo":
		line(`while [ $# -gt 0 ]; do case $1 in -u) shift 2;; -[EHni]*) shift;; --) shift; break;; *) break;; esac; done`)
		line(`[ $# -eq 0 ] || exec env "$@"`)
	case "retry":
		line(`case $1 in ''|*[!0-9]*) ;; *) shift;; esac`)
		line(`[ $# -eq 0 ] || exec "$@"`)
	}
	return b.String()
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func parseLog(s string) ([]Call, error) {
	var calls []Call
	words := strings.Split(strings.TrimSuffix(s, "\x00"), "\x00")
	if s == "" {
		return nil, nil
	}
	for len(words) > 0 {
		if len(words) < 2 {
			return calls, errors.New("log cut short")
		}
		n, err := strconv.Atoi(words[1])
		if err != nil || n < 0 || n > len(words)-2 {
			return calls, fmt.Errorf("log is mixed up at %q", words)
		}
		calls = append(calls, Call{Name: words[0], Args: words[2 : 2+n : 2+n]})
		words = words[2+n:]
	}
	return calls, nil
}

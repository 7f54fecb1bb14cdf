// Command check is the test command of the repository: it runs what a change must
// pass, one step after another, and stops at nothing, so that one run shows all
// that is wrong. Run it anywhere in the repository:
//
//	go run ./cmd/authlint/internal/dev/check
//
// What the machine lacks is skipped with a line that says so; with CHECK_ALL=1 in
// the environment it is an error.
//
// With -sarif it runs the validators of SARIF alone, over the log that is named or
// that of the folder that is named:
//
//	go run ./cmd/authlint/internal/dev/check -sarif ../some/repository
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"

// others are the programs that some tests and the benchmark run if they are there.
var others = []string{"bash", "dash", "mksh", "zsh", "git", "rg"}

// A step is one check. It returns what is wrong, "" if nothing is; what it had to
// leave out it writes to skipped.
type step struct {
	name string
	run  func(c *checks) string
}

type checks struct {
	temp    string
	skipped []string
}

func main() {
	sarif := flag.String("sarif", "", "only validate this SARIF log, or that of this folder")
	flag.Parse()
	if *sarif != "" {
		abs, err := filepath.Abs(*sarif)
		if err != nil {
			fmt.Fprintln(os.Stderr, "check:", err)
			os.Exit(2)
		}
		*sarif = abs
	}
	if err := toRoot(); err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(2)
	}
	temp, err := os.MkdirTemp("", "authlint-check-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(2)
	}
	c := &checks{temp: temp}
	failed := false
	if *sarif == "" {
		failed = runAll(c)
	} else if wrong := c.validateMore(*sarif); wrong != "" {
		fmt.Println("FAIL", wrong)
		failed = true
	}
	os.RemoveAll(temp)
	if failed {
		os.Exit(1)
	}
}

func runAll(c *checks) (failed bool) {
	steps := []step{
		{"gofmt", (*checks).gofmt},
		{"go vet", func(*checks) string { return command("go", "vet", "./...") }},
		{"go mod tidy", func(*checks) string { return command("go", "mod", "tidy", "-diff") }},
		{"staticcheck", (*checks).staticcheck},
		{"authlint on itself", (*checks).itself},
		{"validators of SARIF", (*checks).sarifTools},
		{"benchmark", (*checks).bench},
		{"tests", (*checks).tests},
		{"Azure CLI", (*checks).azureCLI},
	}
	for _, s := range steps {
		start := time.Now()
		wrong := s.run(c)
		took := time.Since(start).Round(100 * time.Millisecond)
		if wrong != "" {
			failed = true
			fmt.Printf("FAIL %s (%s): %s\n", s.name, took, wrong)
			continue
		}
		fmt.Printf("ok   %s (%s)\n", s.name, took)
	}
	for _, name := range others {
		if _, err := exec.LookPath(name); err != nil {
			c.skip(name + " is not installed: tests that need it were skipped")
		}
	}
	for _, s := range c.skipped {
		fmt.Println("skipped:", s)
	}
	if len(c.skipped) > 0 && os.Getenv("CHECK_ALL") == "1" {
		fmt.Println("FAIL: CHECK_ALL=1 and something was skipped")
		failed = true
	}
	if !failed {
		fmt.Println("all checks passed")
	}
	return failed
}

func (c *checks) skip(why string) { c.skipped = append(c.skipped, why) }

// toRoot makes the folder of go.mod the working directory.
func toRoot() error {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return fmt.Errorf("find go.mod: %w", err)
	}
	mod := strings.TrimSpace(string(out))
	if mod == "" || mod == os.DevNull {
		return fmt.Errorf("this is no folder of the repository")
	}
	return os.Chdir(filepath.Dir(mod))
}

// command runs a program and shows its output. It returns what went wrong.
func command(name string, args ...string) string {
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stdout
	if err := cmd.Run(); err != nil {
		return fmt.Sprintf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return ""
}

func (c *checks) gofmt() string {
	out, err := exec.Command("gofmt", "-l", "cmd", "parsers", "rules").CombinedOutput()
	if err != nil {
		return fmt.Sprintf("%v: %s", err, out)
	}
	if len(out) > 0 {
		return "not formatted: " + strings.Join(strings.Fields(string(out)), ", ")
	}
	return ""
}

func (c *checks) staticcheck() string {
	var out bytes.Buffer
	cmd := exec.Command("go", "install", staticcheck)
	cmd.Env = append(os.Environ(), "GOBIN="+c.temp, "GOFLAGS=")
	cmd.Stderr = &out
	if err := cmd.Run(); err != nil {
		c.skip("staticcheck could not be installed: " + strings.TrimSpace(out.String()))
		return ""
	}
	return command(filepath.Join(c.temp, "staticcheck"), "./...")
}

// itself runs authlint on the scripts of the repository, except those that are
// there to be found fault with, and on those that must stay silent.
func (c *checks) itself() string {
	bin := filepath.Join(c.temp, "authlint")
	if wrong := command("go", "build", "-o", bin, "./cmd/authlint"); wrong != "" {
		return wrong
	}
	if wrong := command(bin, "--fail-on", "note", "--strict", "--quiet", "--exclude", "/testdata", "--exclude", "/examples", "."); wrong != "" {
		return wrong
	}
	return command(bin, "--strict", "--quiet", "testdata/ok")
}

// azureCLI compares what the repository holds of Azure CLI with Azure CLI itself.
// It is large: it is installed where nothing may be left out, once a version.
func (c *checks) azureCLI() string {
	const program = "./cmd/authlint/internal/dev/azcli"
	if os.Getenv("CHECK_ALL") != "1" && exec.Command("go", "run", program, "-installed").Run() != nil {
		c.skip("Azure CLI is not installed: its tables were not compared with it (go run " + program + " -install)")
		return ""
	}
	return command("go", "run", program, "-check")
}

// bench runs a small form of the benchmark, which judges no time: it must work.
func (c *checks) bench() string {
	return command("go", "run", "./cmd/authlint/internal/dev/bench", "-files", "400", "-pairs", "1")
}

// tests runs all tests, fuzz seeds and comparisons of generated pages among them,
// with the race detector where a C compiler makes that possible.
func (c *checks) tests() string {
	args := []string{"test", "-race", "./..."}
	if out, err := exec.Command("go", "env", "CGO_ENABLED").Output(); err != nil || strings.TrimSpace(string(out)) != "1" {
		c.skip("the race detector needs cgo and a C compiler: the tests ran without it")
		args = []string{"test", "./..."}
	}
	return command("go", args...)
}

// Command azcli makes what the repository holds of Azure CLI's own code: what each
// of its commands asks of which service (rules/facts/azcommands.txt), and what it
// makes of command lines that sign in (testdata/az/lines.jsonl). Run it in the
// repository:
//
//	go run ./cmd/authlint/internal/dev/azcli            make both again
//	go run ./cmd/authlint/internal/dev/azcli -check     compare both with fresh ones
//	go run ./cmd/authlint/internal/dev/azcli -install   only install Azure CLI
//
// With -only NAME it makes or compares that file alone.
//
// Azure CLI is installed with pip into a virtual environment in the user's cache
// folder, once a version. A new version is a change of the constant below and a
// reading of what the two files then say.
package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// version is the release of azure-cli that is read.
const version = "2.91.0"

// The files that are made, from the root of the repository.
const (
	commandsFile = "rules/facts/azcommands.txt"
	linesFile    = "testdata/az/lines.jsonl"
)

var (
	//go:embed commands.py
	commandsProgram string
	//go:embed logins.py
	loginsProgram string
)

func main() {
	check := flag.Bool("check", false, "compare the files with fresh ones and write nothing")
	install := flag.Bool("install", false, "install Azure CLI and stop")
	only := flag.String("only", "", "make or compare the file of this name alone")
	installed := flag.Bool("installed", false, "say whether it is installed, by the exit status, and stop")
	flag.Parse()
	if *installed {
		if _, ok, err := venvPython(); err != nil || !ok {
			os.Exit(1)
		}
		return
	}
	if err := run(*check, *install, *only); err != nil {
		fmt.Fprintln(os.Stderr, "azcli:", err)
		os.Exit(1)
	}
}

func run(check, installOnly bool, only string) error {
	python, err := installedPython()
	if err != nil || installOnly {
		return err
	}
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name string
		made func(python string) ([]byte, error)
	}{{linesFile, madeLines}, {commandsFile, madeCommands}} {
		if only != "" && path.Base(f.name) != only {
			continue
		}
		fresh, err := f.made(python)
		if err != nil {
			return fmt.Errorf("make %s: %w", f.name, err)
		}
		name := filepath.Join(root, filepath.FromSlash(f.name))
		if !check {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(name, fresh, 0o644); err != nil {
				return err
			}
			continue
		}
		have, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if d := difference(string(have), string(fresh)); d != "" {
			return fmt.Errorf("%s is not what azure-cli %s says (%s): go run ./cmd/authlint/internal/dev/azcli", f.name, version, d)
		}
	}
	return nil
}

// venvPython returns the Python that has Azure CLI, and whether it is there.
func venvPython() (python string, ok bool, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", false, err
	}
	venv := filepath.Join(cache, "authlint", "azure-cli-"+version)
	python = filepath.Join(venv, "bin", "python")
	if runtime.GOOS == "windows" {
		python = filepath.Join(venv, "Scripts", "python.exe")
	}
	_, err = os.Stat(filepath.Join(venv, "complete"))
	return python, err == nil, nil
}

// installedPython installs Azure CLI if it is not there and returns its Python.
func installedPython() (string, error) {
	python, ok, err := venvPython()
	if err != nil || ok {
		return python, err
	}
	venv := filepath.Dir(filepath.Dir(python))
	if err := os.RemoveAll(venv); err != nil {
		return "", err
	}
	for _, args := range [][]string{
		{"python3", "-m", "venv", venv},
		{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "azure-cli==" + version},
	} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("install azure-cli %s: %s: %w", version, strings.Join(args, " "), err)
		}
	}
	return python, os.WriteFile(filepath.Join(venv, "complete"), nil, 0o644)
}

// runPython runs a program and returns what it prints.
func runPython(python, program string, input []byte) ([]byte, error) {
	cmd := exec.Command(python, "-W", "ignore", "-c", program)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "PYTHONHASHSEED=0")
	cmd.Stdin = bytes.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, stderr.String())
	}
	return out, nil
}

// madeLines asks Azure CLI about the lines. They are shared out to processes.
func madeLines(python string) ([]byte, error) {
	all := commandLines()
	n := min(runtime.NumCPU(), 8)
	answers := make([][]byte, n)
	failed := make([]error, n)
	done := make(chan int)
	for i := range n {
		go func() {
			var in bytes.Buffer
			for _, line := range all[len(all)*i/n : len(all)*(i+1)/n] {
				text, err := json.Marshal(line)
				if err != nil {
					failed[i] = err
				}
				in.Write(append(text, '\n'))
			}
			answers[i], failed[i] = runPython(python, loginsProgram, in.Bytes())
			done <- i
		}()
	}
	for range n {
		<-done
	}
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	out := fmt.Appendf(nil, "{\"azure-cli\": %q, \"made by\": \"go run ./cmd/authlint/internal/dev/azcli\"}\n", version)
	return append(out, bytes.Join(answers, nil)...), nil
}

// madeCommands asks Azure CLI what its commands do and writes the table: one line
// a group, sorted, so that a group is found without reading the others.
func madeCommands(python string) ([]byte, error) {
	out, err := runPython(python, commandsProgram, nil)
	if err != nil {
		return nil, err
	}
	groups := map[string]map[string][]string{}
	scanner := bufio.NewScanner(bytes.NewReader(out))
	for scanner.Scan() {
		words, does, ok := strings.Cut(scanner.Text(), "\t")
		if !ok {
			return nil, fmt.Errorf("a line that is none of a command: %q", scanner.Text())
		}
		// The last word is the command, those before it its group.
		i := strings.LastIndexByte(words, ' ')
		group, name := "", words
		if i >= 0 {
			group, name = words[:i], words[i+1:]
		}
		if groups[group] == nil {
			groups[group] = map[string][]string{}
		}
		groups[group][does] = append(groups[group][does], name)
	}
	var b strings.Builder
	fmt.Fprintf(&b, header, version)
	var lines []string
	for group, all := range groups {
		line := group + ":"
		for _, does := range sortedKeys(all) {
			slices.Sort(all[does])
			line += " [" + does + "] " + strings.Join(all[does], " ")
		}
		lines = append(lines, line)
	}
	slices.Sort(lines) // as they are searched: with the colon
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
	return []byte(b.String()), scanner.Err()
}

// header explains the table. Its lines begin with "#".
const header = `# What the commands of azure-cli %s ask of which service, read from its code by
# cmd/authlint/internal/dev/azcli/commands.py; made again by
#	go run ./cmd/authlint/internal/dev/azcli
#
# A line is a group of commands: group: [verb/plane] last words of its commands …
# Verbs: read (GET), write (PUT, PATCH: create and update), delete (DELETE), action
# (POST), none (no request), may (the code does not show which). Planes: arm (Azure
# Resource Manager), graph, data (a service's own endpoint), other, ? (not shown).
#
# action is neither: Microsoft says of create, update and delete alone that they
# need MFA, and its two policies of that name deny resources that are written and
# deleted; of POST it says nothing.
`

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// difference shows the first line in which two texts differ, "" if none does.
func difference(have, fresh string) string {
	a, b := strings.Split(have, "\n"), strings.Split(fresh, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "no line", "no line"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("line %d: %.300s; now %.300s", i+1, x, y)
		}
	}
	return ""
}

func moduleRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("find go.mod: %w", err)
	}
	mod := strings.TrimSpace(string(out))
	if mod == "" || mod == os.DevNull {
		return "", fmt.Errorf("this is no folder of the repository")
	}
	return filepath.Dir(mod), nil
}

package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// toolbox is the folder that says which validators of SARIF are installed;
// toolboxVariable tells the tests where they are.
const (
	toolbox         = "cmd/authlint/internal/dev/check/sarif"
	toolboxVariable = "AUTHLINT_SARIF_TOOLS"
)

// sarifTools installs the validators that other people wrote, in a folder of the
// user's cache that is named by their versions, and lets the tests know.
func (c *checks) sarifTools() string {
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			c.skip(name + " is not installed: SARIF was not validated by Microsoft's multitool and by the validator of GitHub's uploader")
			return ""
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = c.temp
	}
	lock, err := os.ReadFile(filepath.Join(toolbox, "package-lock.json"))
	if err != nil {
		return err.Error()
	}
	dir := filepath.Join(cache, "authlint-check", fmt.Sprintf("sarif-%x", sha256.Sum256(lock)))
	if _, err := os.Stat(dir); err != nil {
		if err := install(dir); err != nil {
			c.skip("the validators of SARIF could not be installed: " + err.Error())
			return ""
		}
	}
	if err := os.Setenv(toolboxVariable, dir); err != nil {
		return err.Error()
	}
	return ""
}

// install installs the packages of the toolbox and makes dir the folder of them,
// whole or not at all.
func install(dir string) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(dir), "install-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.CopyFS(work, os.DirFS(toolbox)); err != nil {
		return err
	}
	cmd := exec.Command("npm", "ci")
	cmd.Dir = work
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w: %s", err, strings.TrimSpace(string(out)))
	}
	programs, err := filepath.Glob(filepath.Join(work, "node_modules", "@microsoft", "*", "Sarif.Multitool*"))
	if err != nil {
		return err
	}
	for _, p := range programs {
		if err := os.Chmod(p, 0o755); err != nil {
			return err
		}
	}
	return os.Rename(work, dir)
}

// validateMore has a log, or that of a folder, looked at by the validators. It
// returns what is wrong.
func (c *checks) validateMore(path string) string {
	if wrong := c.sarifTools(); wrong != "" {
		return wrong
	}
	if os.Getenv(toolboxVariable) == "" {
		return strings.Join(c.skipped, "; ")
	}
	return command("go", "test", "./cmd/authlint", "-count=1", "-v", "-timeout", "0", "-run", "^TestSARIFTools", "-args", "-sarif", path)
}

package lint

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/authlint/authlint/rules"
)

// pipelineFiles are where the systems keep their files, relative to the root. CI
// names are those of rules.CI.
var pipelineFiles = []struct {
	ci    rules.CI
	globs []string
}{
	{"github", []string{".github/workflows/*.yml", ".github/workflows/*.yaml", ".github/actions/*/action.yml", ".github/actions/*/action.yaml"}},
	{"azure", []string{"azure-pipelines*.yml", "azure-pipelines*.yaml", ".azure-pipelines/*.yml", ".azure-pipelines/*.yaml", ".pipelines/*.yml", "pipelines/*.yml"}},
	{"gitlab", []string{".gitlab-ci.yml", ".gitlab/*.yml"}},
}

// pipelines are the systems whose files name a script, by the last element of the
// script's path. It is a hint for the way out, no knowledge of who runs what.
type pipelines map[string][]rules.CI

// findPipelines looks in the pipeline files of the root for names.
func findPipelines(root string, names []string) pipelines {
	found := pipelines{}
	for _, system := range pipelineFiles {
		for _, g := range system.globs {
			files, _ := filepath.Glob(filepath.Join(escapeGlob(root), filepath.FromSlash(g))) // the globs are valid
			for _, name := range files {
				text := pipelineText(name)
				for _, n := range names {
					if mentionsName(text, n) && !slices.Contains(found[n], system.ci) {
						found[n] = append(found[n], system.ci)
					}
				}
			}
		}
	}
	return found
}

// of returns the systems that name the file at a path.
func (p pipelines) of(file string) []rules.CI { return p[path.Base(file)] }

// pipelineText returns a pipeline file without its comment lines.
func pipelineText(name string) string {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	raw, err := readLimited(name, maxPipeline)
	if err != nil {
		return ""
	}
	var b strings.Builder
	for line := range strings.Lines(string(raw)) {
		if !strings.HasPrefix(strings.TrimSpace(line), "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// mentionsName reports whether name stands in text as the last element of a path.
func mentionsName(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		lo, hi := at+i, at+i+len(name)
		if (lo == 0 || !isNameByte(lower(text[lo-1]))) && (hi == len(text) || !isNameByte(lower(text[hi]))) {
			return true
		}
		at = hi
	}
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func escapeGlob(dir string) string {
	if filepath.Separator == '\\' {
		return dir // no escapes there
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

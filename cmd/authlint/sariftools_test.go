package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
)

// A toolbox is a folder in whose node_modules the validators are that other people
// wrote. How they are called is in internal/dev/check/sarif.
type toolbox string

func toolFile(name string) string {
	return filepath.Join(sourceFolder, "internal", "dev", "check", "sarif", name)
}

// tools returns the toolbox that the test command of the repository filled.
func tools(t *testing.T) toolbox {
	t.Helper()
	dir := os.Getenv("AUTHLINT_SARIF_TOOLS")
	if dir == "" {
		t.Skip("Microsoft's SARIF multitool and npm's jsonschema are missing: go run ./cmd/authlint/internal/dev/check installs them")
	}
	return toolbox(dir)
}

// multitool runs Microsoft's SARIF multitool.
func (b toolbox) multitool(t *testing.T, args ...string) {
	t.Helper()
	system, ext := runtime.GOOS, ""
	if system == "windows" {
		system, ext = "win32", ".exe"
	}
	cmd := exec.Command(filepath.Join(string(b), "node_modules", "@microsoft", "sarif-multitool-"+system, "Sarif.Multitool"+ext), args...)
	cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1") // it needs a library for languages otherwise
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("sarif-multitool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// validate returns the errors and warnings of the multitool for a log. Its exit
// status says nothing: it is 0 whatever it finds.
func (b toolbox) validate(t *testing.T, text []byte) []string {
	t.Helper()
	dir := t.TempDir()
	log, found := filepath.Join(dir, "log.sarif"), filepath.Join(dir, "found.sarif")
	writeTree(t, dir, map[string]string{"log.sarif": string(text)})
	b.multitool(t, "validate", log, "--rule-kind", "Sarif;Ghas", "--config", toolFile("multitool.xml"),
		"--level", "Error;Warning", "--quiet", "true", "--output", found)
	raw, err := os.ReadFile(found)
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Runs []struct {
			Results []struct {
				RuleID, Level string
				Message       json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), &report); err != nil || len(report.Runs) != 1 {
		t.Fatalf("the multitool wrote no report: %v\n%s", err, raw)
	}
	var wrong []string
	for _, r := range report.Runs[0].Results {
		if r.Level != "note" && r.Level != "none" { // a warning has no level
			wrong = append(wrong, fmt.Sprintf("%s %s: %s", r.Level, r.RuleID, r.Message))
		}
	}
	return wrong
}

// upload returns what the validator of GitHub's uploader has against a log.
func (b toolbox) upload(t *testing.T, text []byte) string {
	t.Helper()
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"log.sarif": string(text)})
	cmd := exec.Command("node", toolFile("jsonschema.js"), schemaFile(), filepath.Join(dir, "log.sarif"))
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(string(b), "node_modules"))
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		return err.Error()
	}
	return string(out)
}

// hashes returns the hash of the line of each result as the multitool computes it
// from the files under root.
func (b toolbox) hashes(t *testing.T, root string, text []byte) []string {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for _, r := range doc["runs"].([]any)[0].(map[string]any)["results"].([]any) {
		r := r.(map[string]any)
		delete(r, "partialFingerprints")
		artifact := r["locations"].([]any)[0].(map[string]any)["physicalLocation"].(map[string]any)["artifactLocation"].(map[string]any)
		path, err := url.PathUnescape(artifact["uri"].(string))
		if err != nil {
			t.Fatal(err)
		}
		path = filepath.ToSlash(filepath.Join(root, filepath.FromSlash(path)))
		artifact["uri"] = "file://" + (&url.URL{Path: "/" + strings.TrimPrefix(path, "/")}).EscapedPath()
		delete(artifact, "uriBaseId")
	}
	raw, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"in.sarif": string(raw)})
	out := filepath.Join(dir, "out.sarif")
	b.multitool(t, "rewrite", filepath.Join(dir, "in.sarif"), "--insert", "RollingHashPartialFingerprints", "--output", out)
	if raw, err = os.ReadFile(out); err != nil {
		t.Fatal(err)
	}
	var hashes []string
	for _, r := range parseLog(t, bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))).Runs[0].Results {
		hashes = append(hashes, r.PartialFingerprints["primaryLocationLineHash"])
	}
	return hashes
}

// toolLogs are the logs that the tools look at: all of testdata and what is odd, or
// the one that was asked for.
func toolLogs(t *testing.T) []sarifLog {
	t.Helper()
	if *more != "" {
		return []sarifLog{askedFor(t, *more)}
	}
	logs := slices.DeleteFunc(sarifLogs(t), func(l sarifLog) bool { return strings.HasSuffix(l.name, ".txtar") })
	return append(logs, sarifLog{"testdata, file by file", repository(), mergedLog(t, repository(), "testdata/rules", "testdata/ok", "examples")})
}

// askedFor returns the log of a folder, or the log that a file holds, whose paths
// are taken to be relative to the root around it.
func askedFor(t *testing.T, path string) sarifLog {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		return sarifLog{path, lint.FindRoot(path, nil), logOf(t, path, ".")}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sarifLog{path, lint.FindRoot(filepath.Dir(path), nil), text}
}

// Microsoft's multitool, with GitHub's rules, and the validator of GitHub's
// uploader have nothing against any log.
func TestSARIFTools(t *testing.T) {
	b := tools(t)
	for _, log := range toolLogs(t) {
		for _, w := range b.validate(t, log.text) {
			t.Errorf("%s: %s", log.name, w)
		}
		if w := b.upload(t, log.text); w != "" {
			t.Errorf("%s: %s", log.name, w)
		}
	}
	// What they would object to, they do.
	log := logOf(t, repository(), "examples")
	for _, c := range []struct{ name, old, new, want string }{
		{"a region that ends before it begins", `"startLine":9`, `"startLine":90`, "SARIF1007"},
		{"no full description", `"fullDescription":`, `"fullDescripton":`, "GH2012"},
		{"a path that begins at the machine's root", `"uri":"examples/`, `"uri":"/examples/`, "SARIF1004"},
	} {
		if got := strings.Join(b.validate(t, bytes.Replace(log, []byte(c.old), []byte(c.new), 1)), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	if got := b.upload(t, bytes.Replace(log, []byte(`"executionSuccessful":true`), []byte(`"executionSuccessful":null`), 1)); !strings.Contains(got, "executionSuccessful") {
		t.Errorf("a member that is null: got %q", got)
	}
}

// The hash of the line of every result is the one that Microsoft's multitool
// computes, too.
func TestSARIFToolsHashes(t *testing.T) {
	b := tools(t)
	for _, log := range toolLogs(t) {
		results := parseLog(t, log.text).Runs[0].Results
		if len(results) == 0 {
			continue
		}
		equal, left := 0, 0
		for i, want := range b.hashes(t, log.root, log.text) {
			l := results[i].Locations[0].PhysicalLocation
			got := results[i].PartialFingerprints["primaryLocationLineHash"]
			switch {
			case got == "":
				left++
			case l.Region.StartLine == 1 && isMarked(t, log.root, l.ArtifactLocation.URI):
				// The uploader hashes a byte order mark, the multitool does not:
				// TestLineHashes has what the uploader computes.
			case got != want:
				t.Errorf("%s: %s:%d: got %q, want %q", log.name, l.ArtifactLocation.URI, l.Region.StartLine, got, want)
			default:
				equal++
			}
		}
		if equal == 0 {
			t.Errorf("%s: no hash was compared", log.name)
		}
		t.Logf("%s: %d of %d hashes are equal, %d left out", log.name, equal, len(results), left)
	}
}

// isMarked reports whether a file begins with a byte order mark.
func isMarked(t *testing.T, root, uri string) bool {
	t.Helper()
	path, err := url.PathUnescape(uri)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return bytes.HasPrefix(raw, []byte("\xef\xbb\xbf"))
}

package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/authlint/authlint/rules"
)

// more is a tree or a log to validate instead, of a public repository for example.
var more = flag.String("sarif", "", "validate this SARIF log, or that of this folder")

// A sarifLog is a log that the tests validate.
type sarifLog struct {
	name string
	root string // the folder that its paths are relative to
	text []byte
}

// sarifLogs returns the logs of all that testdata holds, and of what is odd.
func sarifLogs(t *testing.T) []sarifLog {
	t.Helper()
	tricky := trickyTree(t)
	logs := []sarifLog{
		{"testdata", repository(), logOf(t, repository(), "testdata", "examples")},
		{"testdata with all that is suppressed", repository(), logOf(t, repository(), "testdata", "--show-suppressed")},
		{"odd files", tricky, logOf(t, tricky, ".")},
		{"nothing found", repository(), logOf(t, repository(), "testdata/ok/managed-identity.sh")},
		{"paths that are not there", tricky, logOf(t, tricky, "nowhere", "empty", "[x](1).md")},
		{"a file outside the root", filepath.Join(tricky, "inside"), logOf(t, filepath.Join(tricky, "inside"), ".", "../unix.sh")},
	}
	files, err := filepath.Glob(filepath.Join(repository(), "testdata", "*", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no txtar in testdata", err)
	}
	for _, file := range files {
		dir := extracted(t, file)
		logs = append(logs, sarifLog{filepath.Base(filepath.Dir(file)) + "/" + filepath.Base(file), dir, logOf(t, dir, ".")})
	}
	return logs
}

// logOf returns the log of a run in dir.
func logOf(t *testing.T, dir string, args ...string) []byte {
	t.Helper()
	t.Chdir(dir)
	var out, errs bytes.Buffer
	status := run(append([]string{"--format", "sarif"}, args...), strings.NewReader(""), &out, &errs, func(string) string { return "" })
	if status == usageError || out.Len() == 0 {
		t.Fatalf("authlint %s in %s: exit status %d\n%s", strings.Join(args, " "), dir, status, &errs)
	}
	return out.Bytes()
}

// mergedLog returns the results of every file in the folders of root as one log.
// A file on its own has no other's secrets to hide, so that most are hashed.
func mergedLog(t *testing.T, root string, folders ...string) []byte {
	t.Helper()
	var merged map[string]any
	results := []any{}
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			var log map[string]any
			if err := json.Unmarshal(logOf(t, root, name), &log); err != nil {
				return err
			}
			one := log["runs"].([]any)[0].(map[string]any)
			results = append(results, one["results"].([]any)...)
			one["results"] = results
			merged = log
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := json.Marshal(merged)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// extracted returns a folder with the files of a txtar.
func extracted(t *testing.T, file string) string {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.Files {
		writeTree(t, dir, map[string]string{f.Name: string(f.Data)})
	}
	return dir
}

func writeTree(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// trickyTree returns a folder of files that are hard to write about: line ends,
// encodings, names, text that wants to be a link.
func trickyTree(t *testing.T) string {
	t.Helper()
	const login = `az login -u "$U" -p "$P"`
	long := ": '" + strings.Repeat("x", 70_000) + "'; "
	files := map[string]string{
		"unix.sh":        "#!/bin/bash\nset -e\n" + login + "\naz group list\n",
		"windows.sh":     "#!/bin/bash\r\nset -e\r\n" + login + "\r\naz group list\r\n",
		"mixed.sh":       "#!/bin/bash\r\n\t \r \n" + login + " \r\t\n\n\r\n" + login,
		"marked.sh":      "\xef\xbb\xbf" + login + "\naz group list\n" + login + "\n",
		"no-end.sh":      "set -e\n" + login,
		"blank.sh":       "\n\n \n\t\n" + login + "\n\n\n" + login + "\n\n",
		"equal.sh":       strings.Repeat(login+"\naz group list # "+strings.Repeat("x", 100)+"\n", 3),
		"wide.sh":        "# 密码 😀\necho 😀; " + login + " # 😀é\u2028x\n" + login + "\n",
		"long.sh":        long + login + "\n" + login + "\n",
		"one.sh":         login,
		"latin.sh":       "# caf\xe9 \xff\xfe\n" + login + "\n",
		"broken-mark.sh": "\xef\xbb\xbf# \xff\n" + login + "\n",
		"utf-16.sh":      utf16("#!/bin/bash\r\n" + login + "\r\n"),
		"tabs.sh":        "if true; then\n\tif true; then\n\t\t" + login + "\t\t\\\n\t\t\t-t \"$T\"\n\tfi\nfi\n",
		"secret.sh":      "P='correct horse'\n\n" + login + "\naz login -u bob@contoso.example -p 'correct horse'\n" + strings.Repeat("# padding\n", 20) + login + "\n",
		"link.sh":        "az login -u '[![click](javascript:0)](https://contoso.example) \\[x](1)' -p \"$P\"\n",
		"steering.sh":    "az login -u $'a\x1b[2Jb\u202ecd\u200be' -p \"$P\" # \x1b]0;title\x07\u202e\n",
		"unclosed.sh":    "az login -u \"$U\" -p \"$P\"\necho \"unclosed\n",
		"[x](1).md":      "# no kind of file that is read\n",
		"empty/x.md":     "",
		"inside/.git/x":  "",
		"inside/in.sh":   login + "\n",
		"a b#c%d/e+f.sh": login + "\n",
		"密/é.sh":         login + "\n",
	}
	if runtime.GOOS != "windows" {
		files["x:y.sh"] = login + "\n"
		files["what?/[z] \"q\"\\.sh"] = login + "\n"
	}
	dir := t.TempDir()
	writeTree(t, dir, files)
	return dir
}

func utf16(text string) string {
	raw := "\xff\xfe"
	for _, c := range []byte(text) {
		raw += string([]byte{c, 0})
	}
	return raw
}

// schemaFile is the schema of SARIF.
func schemaFile() string {
	return filepath.Join(repository(), "testdata", "sarif", "sarif-2.1.0.schema.json")
}

var sarifSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	return c.Compile(schemaFile())
})

// checkSARIF returns what is wrong with a log by its schema, and what the schema
// allows but no reader expects: members that are null or names that occur twice.
func checkSARIF(log []byte) error {
	schema, err := sarifSchema()
	if err != nil {
		return err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
	if err != nil {
		return err
	}
	if err := schema.Validate(doc); err != nil {
		return err
	}
	if at := nullAt("log", doc); at != "" {
		return fmt.Errorf("%s is null", at)
	}
	return nil
}

func nullAt(at string, v any) string {
	switch v := v.(type) {
	case nil:
		return at
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if found := nullAt(at+"."+name, v[name]); found != "" {
				return found
			}
		}
	case []any:
		for i, item := range v {
			if found := nullAt(fmt.Sprintf("%s.%d", at, i), item); found != "" {
				return found
			}
		}
	}
	return ""
}

// validSARIF fails if a log is not valid: sarif FILE.
func validSARIF(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sarif FILE")
	}
	ts.Check(checkSARIF([]byte(ts.ReadFile(args[0]))))
}

// Every log of what testdata holds is valid, and the same when it is written again
// where the files lie in another folder.
func TestSARIFSchema(t *testing.T) {
	again := sarifLogs(t)
	for i, log := range sarifLogs(t) {
		if err := checkSARIF(log.text); err != nil {
			t.Errorf("%s: %v", log.name, err)
		}
		if !bytes.Equal(log.text, again[i].text) {
			t.Errorf("%s: two logs differ", log.name)
		}
	}
}

// What is not valid is found.
func TestCheckSARIF(t *testing.T) {
	log := string(logOf(t, repository(), "examples"))
	for _, c := range []struct{ name, old, new, want string }{
		{"as it is", "", "", ""},
		{"other version", `"version":"2.1.0","runs"`, `"version":"2.0.0","runs"`, "2.1.0"},
		{"null", `"executionSuccessful":true`, `"executionSuccessful":null`, "null"},
		{"null that the schema allows", `"precision":"high"`, `"precision":null`, "precision is null"},
		{"no message", `"message":{`, `"massage":{`, "massage"},
		{"line 0", `"startLine":9`, `"startLine":0`, "startLine"},
		{"path that is no URI", `"uri":"examples/deploy-web.sh"`, `"uri":"examples/deploy web.sh%"`, "uri"},
	} {
		bad := strings.Replace(log, c.old, c.new, 1)
		if c.old != "" && bad == log {
			t.Errorf("%s: the log does not hold %q", c.name, c.old)
		}
		err := checkSARIF([]byte(bad))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// A parsedLog is what the tests read of a log.
type parsedLog struct {
	Runs []struct {
		Tool        struct{ Driver struct{ Rules []parsedRule } }
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct {
				Level   string
				Message struct{ Text string }
			}
		}
		Results []parsedResult
	}
}

type parsedRule struct {
	ID, Name                                string
	ShortDescription, FullDescription, Help struct{ Text, Markdown string }
	Properties                              map[string]any
}

type parsedResult struct {
	RuleID, Level       string
	RuleIndex           int
	Message             struct{ Text string }
	Locations           []parsedLocation
	RelatedLocations    []parsedLocation
	PartialFingerprints map[string]string
	Suppressions        []struct{ Kind, Justification string }
}

type parsedLocation struct {
	ID               int
	PhysicalLocation struct {
		ArtifactLocation struct{ URI, URIBaseID string }
		Region           parsedRegion
		ContextRegion    parsedRegion
	}
}

type parsedRegion struct {
	StartLine, StartColumn, EndLine, EndColumn int
	Snippet                                    struct{ Text string }
}

func parseLog(t *testing.T, text []byte) *parsedLog {
	t.Helper()
	var log parsedLog
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 || len(log.Runs[0].Invocations) != 1 {
		t.Fatalf("want one run of one invocation, got %d", len(log.Runs))
	}
	return &log
}

// Code scanning cuts what is longer and drops what lacks a part of this.
func TestSARIFRules(t *testing.T) {
	log := parseLog(t, logOf(t, repository(), "examples"))
	list := log.Runs[0].Tool.Driver.Rules
	if len(list) != len(rules.All) {
		t.Fatalf("got %d rules, want %d", len(list), len(rules.All))
	}
	for i, r := range list {
		if r.ID != rules.All[i].ID {
			t.Errorf("rule %d is %s, want %s", i, r.ID, rules.All[i].ID)
		}
		if n := utf8.RuneCountInString(r.FullDescription.Text); n == 0 || n > 1024 {
			t.Errorf("%s: the full description has %d characters", r.ID, n)
		}
		if n := utf8.RuneCountInString(r.ShortDescription.Text); n == 0 || n > 255 {
			t.Errorf("%s: the short description has %d characters", r.ID, n)
		}
		if want := strings.ReplaceAll(r.ID, "-", ""); strings.ToLower(r.Name) != want || r.Name == want {
			t.Errorf("%s: the name is %q", r.ID, r.Name)
		}
		for _, part := range []string{rules.All[i].Bad[0].Shown(), rules.All[i].Good[0].Shown()} {
			if !strings.Contains(r.Help.Text, part) || !strings.Contains(r.Help.Markdown, part) {
				t.Errorf("%s: the help lacks\n%s", r.ID, part)
			}
		}
		if tags := r.Properties["tags"].([]any); len(tags) > 10 || !slices.Contains(tags, any("security")) {
			t.Errorf("%s: the tags are %v", r.ID, tags)
		}
		severity, err := strconv.ParseFloat(r.Properties["security-severity"].(string), 64)
		if err != nil || severity <= 0 || severity > 10 {
			t.Errorf("%s: the severity is %v", r.ID, r.Properties["security-severity"])
		}
	}
}

var sarifLink = regexp.MustCompile(`(\\*)\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)`)

// A link of a message leads to a related place, and text of a file makes none.
func TestSARIFMessages(t *testing.T) {
	tricky := trickyTree(t)
	for _, log := range []sarifLog{{"testdata", repository(), logOf(t, repository(), "testdata")}, {"odd files", tricky, logOf(t, tricky, ".")}} {
		for _, r := range parseLog(t, log.text).Runs[0].Results {
			known := map[string]bool{}
			for _, l := range r.RelatedLocations {
				known[strconv.Itoa(l.ID)] = true
			}
			linked := map[string]bool{}
			for _, m := range sarifLink.FindAllStringSubmatch(r.Message.Text, -1) {
				if len(m[1])%2 == 0 {
					linked[m[3]] = true
				}
			}
			if !maps.Equal(known, linked) {
				t.Errorf("%s: related places %v, but links %v in %q", log.name, known, linked, r.Message.Text)
			}
			if !strings.HasSuffix(r.Message.Text, ".") || plainOnly(r.Message.Text) != "" {
				t.Errorf("%s: message %q", log.name, r.Message.Text)
			}
			for _, l := range append(r.Locations, r.RelatedLocations...) {
				text := l.PhysicalLocation.Region.Snippet.Text + l.PhysicalLocation.ContextRegion.Snippet.Text
				if bad := plainOnly(strings.NewReplacer("\n", "", "\t", "").Replace(text)); bad != "" {
					t.Errorf("%s: the snippet %q holds %q", log.name, text, bad)
				}
			}
		}
	}
}

// plainOnly returns the first character of s that steers a terminal or the eye.
func plainOnly(s string) string {
	for _, c := range s {
		if c != ' ' && !unicode.IsPrint(c) {
			return string(c)
		}
	}
	return ""
}

// A hash that was made of a secret is left out, and only such a one.
func TestSARIFLineHashes(t *testing.T) {
	tricky := trickyTree(t)
	left := map[string]bool{}
	for _, r := range parseLog(t, logOf(t, tricky, ".")).Runs[0].Results {
		l := r.Locations[0].PhysicalLocation
		if r.PartialFingerprints["primaryLocationLineHash"] == "" {
			left[fmt.Sprintf("%s:%d", l.ArtifactLocation.URI, l.Region.StartLine)] = true
		}
		if r.PartialFingerprints["authlint/v1"] == "" {
			t.Errorf("%s:%d: no fingerprint of our own", l.ArtifactLocation.URI, l.Region.StartLine)
		}
	}
	want := []string{
		"broken-mark.sh:2", "latin.sh:2", // not stored as UTF-8
		"link.sh:1",                                 // a user name with a colon: what follows may be the password
		"secret.sh:1", "secret.sh:3", "secret.sh:4", // line 3 is short: what follows it is hashed, too
		"utf-16.sh:2",
	}
	if got := slices.Sorted(maps.Keys(left)); !slices.Equal(got, want) {
		t.Errorf("no hash at %q, want %q", got, want)
	}
}

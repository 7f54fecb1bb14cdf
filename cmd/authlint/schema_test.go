package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// matchesSchema fails if a JSON report does not match its schema: schema FILE.
func matchesSchema(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: schema FILE")
	}
	if wrong := checkReport([]byte(ts.ReadFile(args[0]))); wrong != nil {
		ts.Fatalf("%s does not match its schema:\n%s", args[0], strings.Join(wrong, "\n"))
	}
}

// checkReport returns where a JSON report differs from its schema.
func checkReport(report []byte) []string {
	raw, err := os.ReadFile(filepath.Join(repository(), "testdata", "json", "report.schema.json"))
	if err != nil {
		return []string{err.Error()}
	}
	var schema map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		return []string{err.Error()}
	}
	var doc any
	if err := json.Unmarshal(report, &doc); err != nil {
		return []string{err.Error()}
	}
	v := validator{root: schema}
	v.check("report", schema, doc)
	return v.wrong
}

// repository returns the root of the repository, also where a test changed the
// working directory.
func repository() string { return filepath.Dir(filepath.Dir(sourceFolder)) }

var sourceFolder, _ = os.Getwd()

// A validator checks the words of JSON Schema that the schema uses, and refuses
// others.
type validator struct {
	root  map[string]any
	wrong []string
}

func (v *validator) fail(at, format string, args ...any) {
	v.wrong = append(v.wrong, at+": "+fmt.Sprintf(format, args...))
}

func (v *validator) check(at string, s map[string]any, doc any) {
	for _, word := range slices.Sorted(maps.Keys(s)) {
		switch arg := s[word]; word {
		case "$schema", "$defs", "title", "description", "properties", "items":
		case "$ref":
			name := strings.TrimPrefix(arg.(string), "#/$defs/")
			v.check(at, v.root["$defs"].(map[string]any)[name].(map[string]any), doc)
		case "type":
			v.typed(at, arg.(string), doc)
		case "const":
			if !reflect.DeepEqual(arg, doc) {
				v.fail(at, "got %v, want %v", doc, arg)
			}
		case "enum":
			if !slices.ContainsFunc(arg.([]any), func(x any) bool { return reflect.DeepEqual(x, doc) }) {
				v.fail(at, "got %v, want one of %v", doc, arg)
			}
		case "minimum":
			if n, ok := doc.(float64); ok && n < arg.(float64) {
				v.fail(at, "got %v, want at least %v", n, arg)
			}
		case "pattern":
			if s, ok := doc.(string); ok && !regexp.MustCompile(arg.(string)).MatchString(s) {
				v.fail(at, "got %q, want a match of %s", s, arg)
			}
		case "required":
			m, _ := doc.(map[string]any)
			for _, name := range arg.([]any) {
				if _, ok := m[name.(string)]; !ok {
					v.fail(at, "%s is missing", name)
				}
			}
		case "additionalProperties":
			known, _ := s["properties"].(map[string]any)
			m, _ := doc.(map[string]any)
			for name := range m {
				if known[name] == nil {
					v.fail(at, "%s is not in the schema", name)
				}
			}
		default:
			v.fail(at, "the validator does not know %q", word)
		}
	}
	props, _ := s["properties"].(map[string]any)
	m, _ := doc.(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(m)) {
		if p, ok := props[name].(map[string]any); ok {
			v.check(at+"."+name, p, m[name])
		}
	}
	if items, ok := s["items"].(map[string]any); ok {
		list, _ := doc.([]any)
		for i, x := range list {
			v.check(fmt.Sprintf("%s.%d", at, i), items, x)
		}
	}
}

func (v *validator) typed(at, want string, doc any) {
	got := "null"
	switch doc := doc.(type) {
	case map[string]any:
		got = "object"
	case []any:
		got = "array"
	case string:
		got = "string"
	case bool:
		got = "boolean"
	case float64:
		if got = "number"; doc == float64(int64(doc)) {
			got = "integer"
		}
	}
	if got != want {
		v.fail(at, "got %s, want %s", got, want)
	}
}

// What differs from the schema is found.
func TestCheckReport(t *testing.T) {
	t.Parallel()
	const empty = `{"version": 1, "tool": {"name": "authlint", "version": "x"}, "findings": [], "signIns": [], "problems": [], "failures": [],
		"census": {"signIns": 0, "files": 0, "userPassword": 0, "deviceCode": 0, "interactive": 0, "servicePrincipal": 0, "withSecret": 0,
		"passwordless": 0, "undecided": 0, "errors": 0, "warnings": 0, "notes": 0, "unread": 0}}`
	for _, c := range []struct{ name, old, new, want string }{
		{"as it is", "", "", ""},
		{"other version", `"version": 1`, `"version": 2`, "report.version: got 2, want 1"},
		{"unknown field", `"problems"`, `"more": 1, "problems"`, "report: more is not in the schema"},
		{"missing field", `"problems": [], `, ``, "report: problems is missing"},
		{"wrong type", `"notes": 0`, `"notes": "0"`, "report.census.notes: got string, want integer"},
		{"inside a list", `"failures": []`, `"failures": [{"path": "x"}]`, "report.failures.0: message is missing"},
	} {
		if got := strings.Join(checkReport([]byte(strings.Replace(empty, c.old, c.new, 1))), "; "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

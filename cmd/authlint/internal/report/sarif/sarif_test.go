package sarif

import (
	"bytes"
	"encoding/json"
	"iter"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// Text of a file makes no link and no image.
func TestLiteral(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"text", `user "bob"`, `user "bob"`},
		{"a link", `[x](1)`, `\[x\](1)`},
		{"an image", `![x](https://contoso.example/x.png)`, `!\[x\](https://contoso.example/x.png)`},
		{"what looks escaped", `\[x](1)`, `\\\[x\](1)`},
		{"an escape of our own", `a\u202eb`, `a\\u202eb`},
	} {
		if got := Literal(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	if got, want := Link("see [x](9)", 2), `[see \[x\](9)](2)`; got != want {
		t.Errorf("Link: got %q, want %q", got, want)
	}
}

func TestArtifact(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, path, want, base string }{
		{"plain", "scripts/deploy.sh", "scripts/deploy.sh", SourceRoot},
		{"blanks and signs", "a b#c%d/e?f.sh", "a%20b%23c%25d/e%3Ff.sh", SourceRoot},
		{"a colon is no scheme", "x:y.sh", "x%3Ay.sh", SourceRoot},
		{"brackets and a backslash", `[a]\b.sh`, "%5Ba%5D%5Cb.sh", SourceRoot},
		{"other letters", "密/é.sh", "%E5%AF%86/%C3%A9.sh", SourceRoot},
		{"line end", "a\nb.sh", "a%0Ab.sh", SourceRoot},
		{"outside the root", "../x.sh", "../x.sh", SourceRoot},
		{"standard input", "-", "-", SourceRoot},
		{"absolute", "/srv/x y.sh", "file:///srv/x%20y.sh", ""},
		{"of another drive", "D:/x y.sh", "file:///D:/x%20y.sh", ""},
	} {
		got := artifact(c.path)
		base := ""
		if got.URIBaseId != nil {
			base = *got.URIBaseId
		}
		if *got.URI != c.want || base != c.base {
			t.Errorf("%s: got %s in %q, want %s in %q", c.name, *got.URI, base, c.want, c.base)
		}
		u, err := url.Parse(*got.URI)
		if err != nil || strings.TrimPrefix(u.Path, "/") != strings.TrimPrefix(c.path, "/") {
			t.Errorf("%s: %s reads as %v, %v", c.name, *got.URI, u, err)
		}
	}
}

// example returns a log with everything a log can hold.
func example(results iter.Seq[Result]) *Log {
	about := func(id string) Descriptor {
		return Descriptor{ID: id, Name: "Name", Short: "Short.", Full: "Full.", Help: "Help.", Level: "warning"}
	}
	return &Log{
		Tool:          Tool{Name: "tool", FullName: "the tool", Version: "1.2.3", URL: "https://contoso.example"},
		Rules:         []Rule{{Descriptor: about("one"), URL: "https://contoso.example", Weaknesses: []string{"CWE-1"}}, {Descriptor: about("two")}},
		Weaknesses:    []Weakness{{ID: "CWE-1", Name: "Weakness", URL: "https://contoso.example"}},
		Notices:       []Descriptor{about("notice")},
		Notifications: []Notification{{Notice: "notice", Level: "note", Message: "No place."}, {Notice: "notice", Level: "note", Message: "File.", Place: &Place{Path: "x"}}},
		Results:       results,
	}
}

// What go-sarif writes as null is left out: GitHub's uploader refuses it.
func TestWriteNoNull(t *testing.T) {
	t.Parallel()
	place := Place{Path: "x.sh", Region: &Region{StartLine: 1, StartColumn: 1, EndLine: 1, EndColumn: 5, Snippet: "<&>"}}
	var b bytes.Buffer
	err := Write(&b, example(slices.Values([]Result{
		{Rule: "two", Level: "error", Message: "One.", Place: place, Suppressed: "because", Properties: map[string]any{"x": nil}},
		{Rule: "one", Level: "note", Message: "Two.", Place: place, Related: []Related{{place, "Here."}}, Fingerprints: map[string]string{"a": "b"}},
	})))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "null") || !strings.Contains(b.String(), `"<&>"`) {
		t.Errorf("got %s", &b)
	}
	for _, want := range []string{
		`"suppressions":[{"justification":"because","kind":"inSource"}]`,
		`"relationships":[{"kinds":["relevant"],"target":{"id":"1","index":0,"toolComponent":{"index":0,"name":"CWE"}}}]`,
		`"ruleId":"two","ruleIndex":1`,
		`"partialFingerprints":{"a":"b"}`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in %s", want, &b)
		}
	}
	if !json.Valid(b.Bytes()) {
		t.Errorf("no JSON: %s", &b)
	}
}

func TestWriteNothing(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := Write(&b, example(slices.Values[[]Result](nil))); err != nil || !json.Valid(b.Bytes()) || !strings.Contains(b.String(), `"results":[]`) {
		t.Errorf("got %v, %s", err, &b)
	}
}

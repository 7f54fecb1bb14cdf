package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
)

// found returns a result with n findings, each third one an error.
func found(t *testing.T, n int) *lint.Result {
	t.Helper()
	res := lint.Run(lint.Options{Dir: t.TempDir()})
	f := source.NewFile("x.sh", strings.Repeat("az login\n", n))
	for i := range n {
		one := lint.Finding{Finding: rules.Finding{
			Rule: rules.UserPassword, Level: rules.Warning, Message: fmt.Sprint("finding ", i),
			Place: source.Place{File: f, Span: source.Span{Start: 9 * i, End: 9*i + 8}},
		}, Fingerprint: fmt.Sprint("0000:", i)}
		if i%3 == 0 {
			one.Level = rules.Error
		}
		res.Findings = append(res.Findings, one)
	}
	return res
}

// Code scanning refuses a log of more results than it takes: the worst are kept,
// and it is said.
func TestSARIFLimits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n, kept, errors int
		want            string
	}{
		{10, 10, 4, ""},
		{5_000, 5_000, 1_667, ""},
		{5_001, 5_001, 1_667, "There are 5001 findings. Code scanning shows the worst 5000."},
		{25_000, 25_000, 8_334, "There are 25000 findings. Code scanning shows the worst 5000."},
		{30_000, 25_000, 10_000, "There are 30000 findings, and the log holds the worst 25000: code scanning refuses a log with more. The formats text, concise and json hold all."},
	} {
		kept, notes := withinLimits(rows(found(t, c.n), Options{}))
		errors, last := 0, -1
		for _, r := range kept {
			if r.Level == rules.Error {
				errors++
			}
			if r.Place.Start <= last {
				t.Errorf("%d findings: they are not in order", c.n)
			}
			last = r.Place.Start
		}
		said := ""
		for _, n := range notes {
			said += n.Message
		}
		if len(kept) != c.kept || errors != c.errors || said != c.want {
			t.Errorf("%d findings: %d kept, %d errors, %q", c.n, len(kept), errors, said)
		}
	}
}

// A result has no more places than code scanning keeps; how many there are is said.
func TestSARIFRelatedLimit(t *testing.T) {
	t.Parallel()
	res := found(t, 1)
	f := &res.Findings[0]
	for range 120 {
		f.Related = append(f.Related, rules.Related{Place: f.Place, Message: "called from here"})
	}
	places, links := (&sarifLog{r: res}).related(f)
	if len(places) != 99 || !strings.HasSuffix(links, "[called from here](99), and 21 more") {
		t.Errorf("%d places, %s", len(places), links)
	}
}

// What is long is not shown, and what is shown is plain.
func TestSARIFPlace(t *testing.T) {
	t.Parallel()
	mask := lint.Run(lint.Options{Dir: t.TempDir()}).Mask
	s := &sarifLog{r: &lint.Result{Mask: mask}}
	for _, c := range []struct{ name, text, snippet, context string }{
		{"all of the file", "[[az login]]", "az login", ""},
		{"lines around it", "1\n2\n3\nx; [[az login]]\n5\n6\n7\n", "az login", "2\n3\nx; az login\n5\n6"},
		{"the last line", "1\n[[az login]]\n", "az login", "1\naz login"},
		{"Windows line ends", "1\r\n[[az \\\r\n login]]\r\n2\r\n", "az \\\n login", "1\naz \\\n login\n2"},
		{"a secret", "1\n[[az login -p 'hunter22']]\nP='Fake-Passw0rd!'\n", "az login -p '***'", "1\naz login -p '***'\nP='***'"},
		{"tabs stay, escapes are spelt out", "\t[[az\tlogin \x1b[2J\u202e]] x", "az\tlogin \\x1b[2J\\u202e", "\taz\tlogin \\x1b[2J\\u202e x"},
		{"a long line", "1\n[[az login]] " + strings.Repeat("x", 5000) + "\n", "az login", ""},
		{"a long call", "1\n[[az login " + strings.Repeat("x", 5000) + "]]\n", "", ""},
	} {
		got := s.place(place(c.text), true)
		context := ""
		if got.Context != nil {
			context = got.Context.Snippet
		}
		if got.Region.Snippet != c.snippet || context != c.context {
			t.Errorf("%s: got %q in %q, want %q in %q", c.name, got.Region.Snippet, context, c.snippet, c.context)
		}
	}
}

func TestPlainMarkdown(t *testing.T) {
	t.Parallel()
	const in = "**What.** See [the page](https://contoso.example), `az`.\n\n```bash\necho `date` [x](y) **\n```\nEnd.\n"
	const want = "What. See the page (https://contoso.example), az.\n\necho `date` [x](y) **\nEnd.\n"
	if got := plainMarkdown(in); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFirstParagraph(t *testing.T) {
	t.Parallel()
	sentence := strings.Repeat("x", 500) + "."
	for _, c := range []struct{ name, in, want string }{
		{"one", "One\n`line`.\n\nTwo.", "One line."},
		{"no full stop", "A list:\n\n- x", "A list."},
		{"too long", sentence + " " + sentence + " " + sentence, sentence + " " + sentence},
	} {
		if got := firstParagraph(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSemantic(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"v1.2.3": "1.2.3", "v0.0.0-20260101000000-0123456789ab+dirty": "0.0.0-20260101000000-0123456789ab+dirty",
		"(devel)": "0.0.0-devel", "": "0.0.0-devel",
	} {
		if got := semantic(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

// BenchmarkSARIF writes the log of 10,000 findings of 5,000 files.
func BenchmarkSARIF(b *testing.B) {
	dir := b.TempDir()
	for i := range 5_000 {
		text := fmt.Sprintf("#!/bin/bash\nset -euo pipefail\n# deploys %d\n\naz login -u \"$DEPLOY_USER\" -p \"$DEPLOY_PASSWORD\" --tenant contoso.example\naz group create -n contoso-%d -l westeurope\n", i, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("deploy-%d.sh", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	res := lint.Run(lint.Options{Dir: dir})
	if len(res.Findings) != 10_000 {
		b.Fatalf("got %d findings, want 10,000", len(res.Findings))
	}
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := writeSARIF(&out, res, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	if !json.Valid(out.Bytes()) {
		b.Fatal("no JSON")
	}
	b.SetBytes(int64(out.Len()))
}

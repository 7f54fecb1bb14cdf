package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/cmd/authlint/internal/report"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules"
	"github.com/authlint/authlint/rules/facts"
)

// FuzzReport sends the bytes of any file through all of authlint. No bug may be
// met on the way, every place lies in its file, the same bytes give the same
// report, no control character reaches the terminal and no secret any report.
func FuzzReport(f *testing.F) {
	for _, pattern := range []string{"../../../../testdata/rules/*/*", "../../../../testdata/ok/*"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			if data, err := os.ReadFile(file); err == nil {
				f.Add(data)
			}
		}
	}
	f.Add([]byte("\xff\xfea\x00z\x00 \x00l\x00o\x00g\x00i\x00n\x00\n\x00"))
	f.Add([]byte("#!/bin/sh\naz login -u \x1b[31mbob\x1b[0m -p 'Fake-Passw0rd!\x07'\n"))
	dir := f.TempDir()
	own := ownText(f, dir)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 8192 {
			return
		}
		run := func(jobs int) (*lint.Result, string) {
			res := lint.Run(lint.Options{Dir: dir, Paths: []string{"-"}, Stdin: bytes.NewReader(raw), StdinName: "stdin.sh", Jobs: jobs})
			var out bytes.Buffer
			for _, name := range report.Names() {
				if err := report.Formats[name](&out, res, report.Options{Verbose: true, FailOn: rules.Warning}); err != nil {
					t.Fatal(err)
				}
			}
			return res, strings.Replace(out.String(), own, "", 1)
		}
		res, out := run(1)
		if _, again := run(2); again != out {
			t.Errorf("two reports of %q differ", raw)
		}
		for _, p := range res.Problems {
			if strings.Contains(p.Message, "internal error") {
				t.Errorf("%q: %s", raw, p.Message)
			}
		}
		for _, f := range res.Findings {
			if p := f.Place; p.File == nil || p.Start < 0 || p.End < p.Start || p.End > len(p.File.Text) {
				t.Errorf("%q: %s stands at %v", raw, f.Rule.ID, p.Span)
			}
		}
		for _, r := range out {
			if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Errorf("%q: the report holds %q", raw, r)
				break
			}
		}
		if !utf8.ValidString(out) {
			t.Errorf("%q: the report is not UTF-8", raw)
		}
		for _, secret := range secrets(res) {
			if strings.Contains(out, secret) {
				t.Errorf("%q: the report holds the secret %q", raw, secret)
			}
		}
	})
}

// ownText returns what every SARIF log holds whatever was read: the pages of the
// rules, whose examples have passwords of their own.
func ownText(f *testing.F, dir string) string {
	f.Helper()
	var out bytes.Buffer
	if err := report.Formats["sarif"](&out, lint.Run(lint.Options{Dir: dir}), report.Options{}); err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, `"tool":`) {
			return line
		}
	}
	f.Fatal("the log names no tool")
	return ""
}

// secrets returns the literal secrets of the sign-ins that are found, as far as
// nothing else in a report can have the same text.
func secrets(res *lint.Result) []string {
	var out []string
	for _, s := range res.SignIns {
		for _, run := range s.Runs {
			for _, o := range run.Outcomes {
				if o.Secret == nil || o.Secret.Kind != flow.Text {
					continue
				}
				text := o.Secret.Text
				if len(text) >= 8 && strings.ContainsAny(text, "0123456789") && strings.ContainsAny(text, "!#%+=?") && !facts.IsPlaceholder(text) && !strings.ContainsAny(text, "\n\t\"\\<>&") {
					out = append(out, text)
				}
			}
		}
	}
	return out
}

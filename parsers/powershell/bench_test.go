package powershell

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// corpus returns the scripts below the folder that POWERSHELL_FILES names, those of
// the fixtures without it.
func corpus(b *testing.B) (texts []source.Text, size int64) {
	b.Helper()
	root := os.Getenv("POWERSHELL_FILES")
	if root == "" {
		root = "../../testdata/powershell/reference/fixtures"
	}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !IsProgram(strings.ToLower(name), "") {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f := source.Decode(name, raw)
		texts = append(texts, f.Whole())
		size += int64(len(f.Text))
		return nil
	})
	if err != nil || len(texts) == 0 {
		b.Fatalf("%d files, %v", len(texts), err)
	}
	return texts, size
}

// BenchmarkParse parses all files of the corpus in each round.
func BenchmarkParse(b *testing.B) {
	texts, size := corpus(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			Parse(t)
		}
	}
	b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "files/s")
}

// BenchmarkRead reads them whole: parsed and lowered.
func BenchmarkRead(b *testing.B) {
	texts, size := corpus(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			Read(&script.Script{Text: t, Lang: script.PowerShell})
		}
	}
	b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "files/s")
}

// BenchmarkBig reads texts that are large or deep, each in two sizes: twice the
// text may take twice the time, not four times.
func BenchmarkBig(b *testing.B) {
	line := "Connect-AzAccount -Tenant $tenant -Credential (New-Object PSCredential $u, $p) # sign in\n"
	for _, c := range []struct {
		name string
		text func(n int) string
	}{
		{"file of 10 MB", func(n int) string { return strings.Repeat(line, n*5<<20/len(line)) }},
		{"line of 1 MB", func(n int) string { return "$x = '" + strings.Repeat("a b ", n<<17) + "'" }},
		{"100,000 parentheses", func(n int) string { return strings.Repeat("(", n*50_000) + strings.Repeat(")", n*50_000) }},
		{"100,000 lines of a here-string", func(n int) string { return "@\"\n" + strings.Repeat("a $b c\n", n*50_000) + "\"@" }},
	} {
		for n, name := range map[int]string{1: "half", 2: "whole"} {
			text := source.NewFile("x.ps1", c.text(n)).Whole()
			b.Run(c.name+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(text.Value)))
				for b.Loop() {
					Read(&script.Script{Text: text, Lang: script.PowerShell})
				}
			})
		}
	}
}

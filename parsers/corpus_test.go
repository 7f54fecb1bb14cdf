package parsers

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
	"github.com/authlint/authlint/parsers/source"
)

// TestCorpus reads every script below the folders that AUTHLINT_CORPUS lists and
// checks the laws: AUTHLINT_CORPUS=/usr/share:/etc go test ./parsers -run Corpus -v.
func TestCorpus(t *testing.T) {
	roots := filepath.SplitList(os.Getenv("AUTHLINT_CORPUS"))
	if len(roots) == 0 {
		t.Skip("AUTHLINT_CORPUS names no folders")
	}
	files, clean, calls, laws := 0, 0, 0, 0
	problems := map[string]int{}
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.Type().IsRegular() {
				return nil
			}
			f := head(path)
			if f == nil || Kind(path, f) != "shell" {
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil || len(data) > 20<<20 {
				return nil
			}
			start := time.Now()
			d := Read(source.Decode(path, data))
			if took := time.Since(start); took > 2*time.Second {
				t.Logf("%s: %d bytes took %v", path, len(data), took)
			}
			files++
			own := 0
			for _, p := range d.Problems {
				if !strings.HasSuffix(p.Message, "text is not read yet") {
					own++
					problems[p.Message]++
					if testing.Verbose() {
						line := 0
						if p.File != nil {
							line = p.Position().Line
						}
						t.Logf("%s:%d: %s", path, line, p.Message)
					}
				}
			}
			if own == 0 {
				clean++
			}
			for _, s := range d.Scripts {
				for _, b := range s.Bodies {
					for range script.Calls(b.Block) {
						calls++
					}
				}
			}
			for _, err := range scripttest.Check(d) {
				if laws++; laws <= 50 {
					t.Error(err)
				}
			}
			return nil
		})
	}
	t.Logf("%d scripts, %d without a problem, %d calls, %d breaks of a law", files, clean, calls, laws)
	for m, n := range problems {
		t.Logf("%6d %s", n, m)
	}
}

func head(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	buf := make([]byte, headSize)
	n, _ := f.Read(buf)
	return buf[:n]
}

package shell

import (
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func TestHang(t *testing.T) {
	if os.Getenv("HANG") == "" {
		t.Skip()
	}
	var seeds []string
	paths, _ := filepath.Glob("../../testdata/flow/run/*.txtar")
	for _, p := range paths {
		d, _ := os.ReadFile(p)
		seeds = append(seeds, string(d))
	}
	d, _ := os.ReadFile("/tmp/try/a.sh")
	seeds = append(seeds, string(d))
	rng := rand.New(rand.NewSource(time.Now().UnixNano()))
	end := time.Now().Add(40 * time.Second)
	toks := []string{"`", "'", "\"", "$(", "${", "((", "$((", ")", "}", "{", "<<EOF\n", "EOF\n", "\n", "\\", "\\\n", ";", "&&", "|", "if ", "then ", "fi", "do ", "done", "case x in ", "esac", "<", ">", "[[ ", " ]]", "#", "a", "=", "(", " ", "\r\n", "@test ", "_", "{{ x }}", "<id>", "\x00", "é", "<<-'X'\n", "\t", "function f ", "f()"}
	n := 0
	for time.Now().Before(end) {
		b := []byte(seeds[rng.Intn(len(seeds))])
		if len(b) > 600 {
			o := rng.Intn(len(b) - 600)
			b = b[o : o+rng.Intn(600)]
		}
		for k := rng.Intn(12); k > 0; k-- {
			i := rng.Intn(len(b) + 1)
			tk := toks[rng.Intn(len(toks))]
			if rng.Intn(2) == 0 {
				b = append(b[:i:i], append([]byte(tk), b[i:]...)...)
			} else {
				j := min(len(b), i+rng.Intn(20))
				b = append(b[:i:i], b[j:]...)
			}
		}
		code := strings.ToValidUTF8(string(b), "?")
		done := make(chan bool)
		go func() {
			select {
			case <-done:
			case <-time.After(3 * time.Second):
				os.WriteFile("/tmp/hang.txt", []byte(code), 0o644)
				panic("hang")
			}
		}()
		os.WriteFile("/tmp/last.txt", []byte(code), 0o644)
		for _, lang := range shells {
			check(t, &script.Script{Text: source.NewFile("x.sh", code).Whole(), Lang: lang}, 3)
		}
		close(done)
		n++
		if t.Failed() {
			os.WriteFile("/tmp/fail.txt", []byte(code), 0o644)
			return
		}
	}
	t.Log(n)
}

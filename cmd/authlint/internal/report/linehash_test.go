package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/source"
)

// The hashes are those that the uploader computes: github/codeql-action,
// src/fingerprints.ts, was run over the files.
func TestLineHashes(t *testing.T) {
	t.Parallel()
	const login = `az login -u "$U" -p "$P"`
	for _, c := range []struct{ name, raw, want string }{
		{"unix line ends", "#!/bin/bash\nset -e\n" + login + "\naz group list\n",
			"7c1dfa5262be25e:1 278be0f23309f497:1 b864a9be67c8b95f:1 f6121ca2713e76b9:1 c129715d7a2bc9a3:1"},
		{"Windows line ends hash alike", "#!/bin/bash\r\nset -e\r\n" + login + "\r\naz group list\r\n",
			"7c1dfa5262be25e:1 278be0f23309f497:1 b864a9be67c8b95f:1 f6121ca2713e76b9:1 c129715d7a2bc9a3:1"},
		{"carriage returns alone", "#!/bin/bash\rset -e\r" + login + "\raz group list\r",
			"7c1dfa5262be25e:1 278be0f23309f497:1 b864a9be67c8b95f:1 f6121ca2713e76b9:1 c129715d7a2bc9a3:1"},
		{"all line ends, and a blank inside one", "#!/bin/bash\r\n\t \r \n" + login + " \r\t\n\n\r\n" + login,
			"31ac4c36a5332f56:1 2b0c82dfc4a5e30f:1 40aec4516cd93ec1:1 612239bebc457f7b:1 c263734dbc7b9815:1 203f84363ebc689f:1 b10df5d1121a8c91:1 9ee461319eb5be8b:1"},
		{"a byte order mark is a part of the first line", "\xef\xbb\xbf" + login + "\naz group list\n" + login + "\n",
			"cb0635de4ffba0a4:1 b4ac16409e280d9f:1 91cb752a2ead8969:1 c129715d7a2bc9a3:1"},
		{"no line end at the end", "set -e\n" + login,
			"939a260acc683263:1 9ee461319eb5be8b:1"},
		{"blank lines", "\n\n \n\t\n" + login + "\n\n\n" + login + "\n\n",
			"e196e268b8b07811:1 a2ae931cb260c80b:1 8b1b1d1fc8dc572d:1 22cb0f9208b80717:1 f391a15437873e9:1 fec2b83ccf46ec23:1 da047ac3f61f8ea5:1 8a85984c936f0b6f:1 3c5bef55b72b93c9:1 c129715d7a2bc9a3:1"},
		{"equal lines are numbered", strings.Repeat(login+"\naz group list # "+strings.Repeat("x", 100)+"\n", 3),
			"cd19cc14d50d2de5:1 969856d650ba16ff:1 cd19cc14d50d2de5:2 969856d650ba16ff:2 cd19cc14d50d2de5:3 969856d650ba16ff:3 c129715d7a2bc9a3:1"},
		{"characters of two units, and ends of lines that are none", "# 密码 😀\necho 😀; " + login + " # 😀é\u2028x\n" + login + "\n",
			"77b754034a195844:1 23a20348164d7953:1 91cb752a2ead8969:1 c129715d7a2bc9a3:1"},
		{"a line longer than the uploader reads at once", ": " + strings.Repeat("x", 70000) + "; " + login + "\n" + login + "\n",
			"fb7742ba6bca5b9a:1 91cb752a2ead8969:1 c129715d7a2bc9a3:1"},
		{"one line", login,
			"9ee461319eb5be8b:1"},
	} {
		f := source.Decode("x.sh", []byte(c.raw))
		want := strings.Fields(c.want)
		all := map[int]bool{}
		for line := range want {
			all[line+1] = true
		}
		got := lineHashes(f, all)
		for i, hash := range want {
			if got[i+1].text != hash {
				t.Errorf("%s: line %d: got %q, want %q", c.name, i+1, got[i+1].text, hash)
			}
			if alone := lineHashes(f, map[int]bool{i + 1: true}); len(alone) != 1 || alone[i+1] != got[i+1] {
				t.Errorf("%s: line %d alone: got %v, want %v", c.name, i+1, alone, got[i+1])
			}
		}
	}
}

// What was hashed is known, so that no secret is.
func TestLineHashWindow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		line       int
		want       string
	}{
		{"to the end of the file", "one\ntwo\nthree", 2, "two\nthree"},
		{"100 characters", "  " + strings.Repeat("x", 200) + "\n", 1, strings.Repeat("x", 100)},
		{"blanks do not count", "a\n" + strings.Repeat("x ", 200), 2, strings.Repeat("x ", 100)},
		{"over the ends of lines", strings.Repeat("12345678\r\n", 20), 3, strings.Repeat("12345678\r\n", 11) + "1"},
		{"no half characters", strings.Repeat("😀", 60), 1, strings.Repeat("😀", 50)},
	} {
		f := source.NewFile("x.sh", c.text)
		w := lineHashes(f, map[int]bool{c.line: true})[c.line].window
		if got := f.Text[w.Start:w.End]; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// The uploader reads every file as UTF-8: in others it sees something else.
func TestLineHashesOfOtherEncodings(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string]string{
		"Windows-1252":                 "# caf\xe9\naz login\n",
		"UTF-16":                       "\xff\xfea\x00z\x00\n\x00",
		"UTF-8 that is broken, marked": "\xef\xbb\xbf# \xff\naz login\n",
	} {
		if got := lineHashes(source.Decode("x.sh", []byte(raw)), map[int]bool{1: true}); len(got) > 0 {
			t.Errorf("%s: got %v, want none", name, got)
		}
	}
}

func BenchmarkLineHashes(b *testing.B) {
	f := source.NewFile("x.sh", strings.Repeat("az login --username \"$U\" --password \"$P\" --output none\n", 20_000))
	b.SetBytes(int64(len(f.Text)))
	for b.Loop() {
		if got := lineHashes(f, map[int]bool{20_000: true}); !strings.HasSuffix(got[20_000].text, ":1") {
			b.Fatal(fmt.Sprint(got))
		}
	}
}

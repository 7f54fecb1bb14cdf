package reference

import (
	"fmt"
	"strings"

	"github.com/authlint/authlint/parsers/powershell"
)

// Facts are numbers that the reference gives for a file that is not kept here.
type Facts struct {
	Repo     string    `json:"repo"` // of a line that begins a repository
	Commit   string    `json:"commit"`
	Path     string    `json:"path"`
	SHA256   string    `json:"sha256"`
	Tokens   int       `json:"tokens"` // how many, those inside strings not counted
	Length   int       `json:"length"` // in UTF-16 units
	Errors   []Error   `json:"errors"`
	Commands []Command `json:"commands"`
}

// Compare reads text, the content of the file, and compares the facts with it.
// Behind a configuration the reference says nothing that holds, and of a name
// that is not there nothing at all.
func (f *Facts) Compare(text string) Outcome {
	ours := read(text, false)
	o := Outcome{ID: f.Path}
	if n := int(ours.at[len(text)]); n != f.Length {
		return o // the bytes are decoded in another way
	}
	limit := f.Length + 1
	for _, e := range f.Errors {
		switch e.ID {
		case "ParserError", // behind a configuration nothing that the reference says holds
			"MissingNamedBlocks": // it ends where something stands beside begin and end; we go on
			limit = min(limit, e.At[0])
		}
	}
	want := f.lines(limit)
	got := ours.facts(limit)
	o.Done[Commands] = true
	o.Differ[Commands] = differ(want, got)
	if limit > f.Length {
		o.Done[Tokens] = true
		n := 0
		for _, t := range ours.tree.Tokens {
			if t.Depth == 0 && t.Kind != powershell.EndOfInput {
				n++
			}
		}
		// the end of the text is a token too; of a broken one it may be missing or there twice
		if n+1 != f.Tokens && !(len(f.Errors) > 0 && (n == f.Tokens || n+2 == f.Tokens)) {
			o.Differ[Tokens] = fmt.Sprintf("want %d, got %d", f.Tokens, n+1)
		}
		o.problems(f.Errors, ours)
	}
	return o
}

// unnamed stands for a name that the facts leave out.
const unnamed = "?"

func (f *Facts) lines(limit int) []string {
	var lines []string
	for _, c := range f.Commands {
		if c.At[0] >= limit {
			continue
		}
		if c.Name == nil {
			name := unnamed
			c.Name = &name
		}
		lines = append(lines, commandLine(c))
	}
	sortByPlace(lines)
	return lines
}

// facts returns the lines of our commands as far as facts hold them.
func (r *reading) facts(limit int) []string {
	var lines []string
	for _, n := range r.found {
		c := r.commandOf(n)
		if c.At[0] >= limit {
			continue
		}
		for i := range c.Args {
			c.Args[i].Text = nil
			if !plainName(c.Args[i].Name) {
				c.Args[i].Name = ""
			}
		}
		if c.Name == nil || !plainName(*c.Name) {
			name := unnamed
			c.Name = &name
		}
		lines = append(lines, commandLine(c))
	}
	sortByPlace(lines)
	return lines
}

// plainName reports whether facts hold a name: others are left out.
func plainName(s string) bool {
	if s == "" || len(s) > 80 {
		return false
	}
	for _, c := range s {
		if c > 127 || !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.ContainsRune(`_.:\/?*%-`, c)) {
			return false
		}
	}
	return !strings.Contains(s, "://")
}

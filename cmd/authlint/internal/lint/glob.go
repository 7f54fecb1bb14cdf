package lint

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	// doublestar matches one path with one pattern, and is kept well. Git's own
	// rules of negation, anchoring and folders are the page below; a test compares
	// it with git. The libraries that promise a whole .gitignore differ from git
	// where it hurts: go-git's and sabhiram's on "[!a]" and on "**" before a name,
	// git-pkgs' on "dir/**" (it prunes dir, so that "!dir/keep" comes too late).
	"github.com/bmatcuk/doublestar/v4"
)

// An ignoreRule is one line of a .gitignore file.
type ignoreRule struct {
	pattern string // of doublestar, relative to base
	base    string // the folder of the file, relative to the root; "" for the root
	negated bool   // takes out of what earlier rules ignore
	folder  bool   // matches folders only

	// What the last element of a path must begin and end with to be looked at, so
	// that most patterns are never matched. With exact, it is nothing else, and
	// nothing else counts.
	start, end string
	exact      bool
}

// parseIgnore returns the rules of a .gitignore file in the folder base.
func parseIgnore(text, base string) []ignoreRule {
	var rules []ignoreRule
	text = strings.TrimPrefix(text, "\ufeff")
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if r, ok := parseIgnoreLine(line); ok {
			r.base = base
			rules = append(rules, r)
		}
	}
	return rules
}

func parseIgnoreLine(line string) (ignoreRule, bool) {
	var r ignoreRule
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return r, false
	}
	if line[0] == '!' {
		r.negated = true
		line = line[1:]
	}
	if strings.HasSuffix(line, "/") {
		r.folder = true
		line = line[:len(line)-1]
	}
	anchored := strings.Contains(line, "/")
	line = escapeBraces(classes.Replace(strings.TrimPrefix(line, "/")))
	switch {
	case line == "":
		return r, false
	case !anchored:
		line = "**/" + line
	case line == "**" || strings.HasSuffix(line, "/**"):
		line += "/*" // "dir/**" is what stands in dir, not dir
	}
	r.pattern = line
	last := line[strings.LastIndexByte(line, '/')+1:]
	if strings.IndexByte(last, '\\') < 0 && !strings.Contains(last, "**") {
		first, after := strings.IndexAny(last, "*?["), strings.LastIndexAny(last, "*?]")
		if first < 0 {
			r.start = last
			r.exact = !anchored
		} else {
			r.start, r.end = last[:first], last[after+1:]
		}
	}
	return r, doublestar.ValidatePattern(line)
}

// classes spells out the named classes that may stand in brackets.
var classes = strings.NewReplacer(
	"[:alnum:]", "a-zA-Z0-9", "[:alpha:]", "a-zA-Z", "[:digit:]", "0-9", "[:lower:]", "a-z", "[:upper:]", "A-Z",
	"[:xdigit:]", "0-9a-fA-F", "[:space:]", " \t", "[:blank:]", " \t",
)

// escapeBraces makes braces plain characters, which they are to git.
func escapeBraces(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			b.WriteString(s[i : i+2])
			i++
		case c == '{' || c == '}':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (r *ignoreRule) matches(rel string, folder bool) bool {
	if r.folder && !folder {
		return false
	}
	name := rel[strings.LastIndexByte(rel, '/')+1:]
	switch {
	case r.exact:
		return name == r.start && (r.base == "" || strings.HasPrefix(rel, r.base) && strings.HasPrefix(rel[len(r.base):], "/"))
	case !strings.HasPrefix(name, r.start), !strings.HasSuffix(name, r.end):
		return false
	}
	if r.base != "" {
		inside, ok := strings.CutPrefix(rel, r.base+"/")
		if !ok {
			return false
		}
		rel = inside
	}
	ok, _ := doublestar.Match(r.pattern, rel)
	return ok
}

// ignored reports whether the last rule that matches ignores rel. Whoever walks
// does not go into what is ignored: the folders above rel are not ignored.
func ignored(rules []ignoreRule, rel string, folder bool) bool {
	for i := len(rules) - 1; i >= 0; i-- {
		if rules[i].matches(rel, folder) {
			return !rules[i].negated
		}
	}
	return false
}

// readIgnore returns the rules that the folder rel adds: of the root also those
// of .git/info/exclude, which yield to the root's own.
func readIgnore(root, rel string) []ignoreRule {
	base := rel
	if base == "." {
		base = ""
	}
	var rules []ignoreRule
	if base == "" {
		if b, err := os.ReadFile(filepath.Join(root, ".git", "info", "exclude")); err == nil {
			rules = parseIgnore(string(b), "")
		}
	}
	if b, err := readLimited(filepath.Join(root, filepath.FromSlash(rel), ".gitignore"), maxIgnoreFile); err == nil {
		rules = append(rules, parseIgnore(string(b), base)...)
	}
	return rules
}

// ValidGlob reports whether s is a pattern that --exclude takes.
func ValidGlob(s string) bool { return s != "" && doublestar.ValidatePattern(s) }

// excluded reports whether one of the globs matches rel or, where it has no
// slash, the last element of rel. "dir/" and "dir/**" are dir with all in it.
func excluded(globs []string, rel string) bool {
	for _, g := range globs {
		g = strings.TrimSuffix(strings.TrimPrefix(g, "./"), "/")
		name := rel
		if !strings.Contains(g, "/") {
			name = path.Base(rel)
		}
		if ok, _ := doublestar.Match(strings.TrimPrefix(g, "/"), name); ok {
			return true
		}
	}
	return false
}

// Package shell reads programs for bash, plain sh, mksh, zsh and bats into
// package script. It knows shells, not the tools that scripts call.
//
// The grammar is mvdan.cc/sh's. Places are not taken from its values but from
// its offsets and the bytes of the text, which keep what it drops: continuations,
// carriage returns, the backslashes inside backquotes.
//
// What does not parse is never dropped. What the file is known to mean is read
// with the part masked that breaks it (placeholders, template markers, conflict
// markers); the rest is read on from the next line that parses, with a Problem
// for each place that was left out.
package shell

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Limits of one script.
const (
	maxDepth    = 500     // statements inside each other
	maxStmts    = 100_000 // statements
	maxParts    = 500_000 // parts of words
	maxComments = 200_000
	maxProblems = 20 // after which there is one that says how many more there are
)

// common is what the readers of one script share.
type common struct {
	script   *script.Script
	problems []script.Problem
	comments []script.Comment
	parsed   int // bytes that the parser read
	depth    int
	total    int // statements
	parts    int
	deep     bool // depth was too great somewhere
	full     bool // there was too much
	fullAt   placed
}

// A reader reads one text: a script's, or what stands between backquotes in it.
type reader struct {
	*common
	lang      script.Lang
	text      source.Text
	orig      string // text.Value
	code      string // what is parsed: orig with blanks for what is left out, underscores for holes
	holes     []hole
	firstHole int // number in the script's Text of the first hole of text
	base      int // where in code the parser began

	others []script.Lang // languages that the text may be meant for if it does not parse in lang

	alwaysAt    map[int]bool // where the second blocks of { … } always { … } begin
	functions   int          // functions around
	after       []script.Stmt
	piped       *script.Word // standard input of the command to come
	from        *printer     // what prints it
	quotedDepth int          // backquotes around
}

// Read reads s in the language s.Lang, bash if it is empty, and fills s.Bodies and
// s.Comments. It returns what could not be read. Where the text does not parse in
// that language but does in another that it may well be meant for, it is read in
// that one, and the Body is not Sure.
//
// The holes of s.Text become parts of kind Filled. A marker in the text, or the
// rest of a line after an error, becomes a further hole of s.Text that nothing is
// known of; s.Fills follows. No place changes with that.
func Read(s *script.Script) []script.Problem {
	c := &common{script: s}
	lang := s.Lang
	if lang == "" {
		lang = script.Bash
	}
	r := &reader{common: c}
	r.see(s.Text)
	r.blot(markers(s.Text)...)
	for _, m := range conflicts(r.code) {
		r.problem(r.place(m.Start, m.End), "a conflict marker of a merge: both sides are read")
		r.blank(m.Start, m.End)
	}
	if at := strings.IndexByte(r.code, 0); at >= 0 {
		r.problem(r.place(at, at+1), "null bytes: read as blanks")
		r.code = strings.ReplaceAll(r.code, "\x00", " ")
	}
	r.longComments()
	r.lang = lang
	switch {
	case lang == script.POSIX && bashOnly(r.code) && clean(r.code, script.Bash):
		r.lang = script.Bash
	case lang == script.POSIX, lang == script.Mksh:
		r.others = []script.Lang{script.Bash}
	case lang == script.Bash && s.Parent == nil && !strings.HasPrefix(r.code, "#!"):
		r.others = []script.Lang{script.Mksh, script.Zsh} // mksh is the closer one
		if isZsh(r.code) {
			slices.Reverse(r.others)
		}
	}
	b := r.program()
	s.Bodies = []script.Body{{Lang: r.lang, Sure: r.lang == s.Lang, Block: b}}
	if len(r.holes) != len(s.Text.Holes) {
		s.Text, s.Fills = r.holed(s.Fills)
	}
	slices.SortStableFunc(c.comments, func(a, b script.Comment) int { return cmp.Compare(a.Start, b.Start) })
	s.Comments = slices.CompactFunc(c.comments, func(a, b script.Comment) bool { return a.Place == b.Place })
	return c.result()
}

// bashOnly reports whether a text for sh uses what means something else there:
// the shell it is written for is then one that has it.
func bashOnly(code string) bool {
	for _, s := range []string{"[[ ", "&>", "\nfunction ", "<(", "<<<"} {
		if strings.Contains(code, s) {
			return true
		}
	}
	return false
}

// result returns the problems in source order, neighbours merged, and beyond a
// limit only how many there are.
func (c *common) result() []script.Problem {
	list := c.problems
	slices.SortStableFunc(list, func(a, b script.Problem) int { return a.Place.Compare(b.Place) })
	var out []script.Problem
	for _, p := range list {
		if n := len(out); n > 0 && out[n-1].Message == p.Message && p.File != nil && out[n-1].File == p.File {
			last := &out[n-1]
			if p.Start <= last.End || strings.TrimSpace(p.File.Text[last.End:p.Start]) == "" {
				last.End = max(last.End, p.End)
				continue
			}
		}
		out = append(out, p)
	}
	if c.deep {
		out = append(out, c.whole("statements nested deeper than 500 levels: not read"))
	}
	if c.full {
		p := c.whole("more than 100000 statements or 500000 parts of words: not read from here on")
		if c.fullAt.File == p.File && c.fullAt.Start <= p.End {
			p.Start = c.fullAt.Start
		}
		out = append(out, p)
	}
	if len(c.comments) > maxComments {
		out = append(out, c.whole("more than 200000 comments: the others are not read"))
	}
	if len(out) > maxProblems {
		rest := out[maxProblems-1]
		for _, p := range out[maxProblems:] {
			if p.File == rest.File {
				rest.End = max(rest.End, p.End)
			}
		}
		rest.Message = fmt.Sprintf("%d more places that could not be read", len(out)-maxProblems+1)
		out = append(out[:maxProblems-1], rest)
	}
	return out
}

func (c *common) whole(message string) script.Problem {
	p := script.Problem{Place: c.script.Text.Place(0, len(c.script.Text.Value)), Message: message}
	if p.File != nil {
		p.Path = p.File.Path
	}
	return p
}

// enter counts one more statement or expression around. It returns false, and
// says so once, where there are too many.
func (r *reader) enter() bool {
	if r.depth >= maxDepth {
		r.deep = true
		return false
	}
	r.depth++
	return true
}

func (r *reader) leave() { r.depth-- }

// overflow notes that there was too much to read, from at on.
func (r *reader) overflow(at int) bool {
	if !r.full {
		r.full = true
		r.fullAt = r.place(at, at)
	}
	return true
}

func (r *reader) problem(at placed, message string) {
	p := script.Problem{Place: at, Message: message}
	if at.File != nil {
		p.Path = at.File.Path
	}
	r.problems = append(r.problems, p)
}

func (r *reader) addComment(c script.Comment) {
	if len(r.common.comments) <= maxComments {
		r.common.comments = append(r.common.comments, c)
	}
}

// commentText returns a comment without its marks.
func commentText(raw string) string {
	return strings.TrimSpace(strings.TrimLeft(raw, "#"))
}

// variants are the dialects of the parser.
var variants = map[script.Lang]syntax.LangVariant{
	script.Bash: syntax.LangBash, script.POSIX: syntax.LangPOSIX, script.Mksh: syntax.LangMirBSDKorn,
	script.Zsh: syntax.LangZsh, script.Bats: syntax.LangBats,
}

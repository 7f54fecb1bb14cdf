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
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Limits of one script.
const (
	maxDepth    = 500       // statements inside each other
	maxStmts    = 1_000_000 // statements
	maxProblems = 20        // after which there is one that says how many more there are
)

// common is what the readers of one script share.
type common struct {
	script   *script.Script
	problems []script.Problem
	comments []script.Comment
	more     int // problems beyond maxProblems
	depth    int
	total    int
	deep     bool // depth was too great somewhere
	full     bool // there were too many statements
	silent   int  // while above 0, problems are not noted
}

// A reader reads one text: a script's, or what stands between backquotes in it.
type reader struct {
	*common
	lang      script.Lang
	text      source.Text
	code      string // text.Value
	firstHole int    // number in the script's Text of the first hole of text
	base      int    // where in code the parser began

	functions   int // functions around
	after       []script.Stmt
	piped       *script.Word // standard input of the command to come
	from        *printer     // what prints it
	quotedDepth int          // backquotes around
}

// Read reads s in the language s.Lang, bash if it is empty, and fills s.Bodies and
// s.Comments. The holes of s.Text become parts of kind Filled; where a marker of
// the text is masked, it becomes a further hole of s.Text and of s.Fills. It
// returns what could not be read. s.Text is not changed in any other way.
func Read(s *script.Script) []script.Problem {
	lang := s.Lang
	if lang == "" {
		lang = script.Bash
	}
	c := &common{script: s}
	r := &reader{common: c, lang: lang, text: s.Text, code: s.Text.Value}
	b := r.program()
	s.Bodies = []script.Body{{Lang: lang, Sure: lang == s.Lang, Block: b}}
	slices.SortStableFunc(c.comments, func(a, b script.Comment) int { return cmp.Compare(a.Start, b.Start) })
	s.Comments = slices.CompactFunc(c.comments, func(a, b script.Comment) bool { return a.Place == b.Place })
	return c.problems
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

// count counts one more statement. It returns false where there are too many.
func (r *reader) count() bool {
	r.total++
	if r.total > maxStmts {
		r.full = true
		return false
	}
	return true
}

func (r *reader) problem(at placed, message string) {
	if r.silent > 0 {
		return
	}
	p := script.Problem{Place: at, Message: message}
	if at.File != nil {
		p.Path = at.File.Path
	}
	r.problems = append(r.problems, p)
}

func (r *reader) addComment(c script.Comment) {
	r.common.comments = append(r.common.comments, c)
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

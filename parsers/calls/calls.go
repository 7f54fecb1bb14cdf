// Package calls reads programs in general-purpose languages, Python and
// JavaScript, into package script, as far as calls go: what is called, with
// which arguments, and which variables and tables these come from. It stands
// beside package shell and knows the languages and what their standard libraries
// call the environment, but no library that signs in.
//
// It is tolerant. What it does not know is an operand of which nothing is known,
// with its children, so that no call inside it is lost. Blocks are followed as
// far as they decide what a variable holds: a branch may run, the body of a
// function runs where the function is called by its name, and otherwise where it
// stands. Types, classes and imports are not followed, and no exit ends a run.
package calls

import (
	"fmt"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Limits of one program.
const (
	maxDepth  = 100       // brackets, blocks and calls of results inside each other
	maxTokens = 1_000_000 // tokens
	maxNested = 4         // texts inside the expressions of texts
)

// Read reads s in the language s.Lang, Python if it is none of the package's, and
// fills s.Bodies and s.Comments. It returns what could not be read: such a Problem
// is Unread, what stands before it was read.
//
// The holes of s.Text become parts of kind Filled.
func Read(s *script.Script) []script.Problem {
	lang := s.Lang
	if !lang.IsGeneral() {
		lang = script.Python
	}
	l := &lexer{text: s.Text, code: s.Text.Value, python: lang == script.Python, end: len(s.Text.Value)}
	l.all()
	p := &parser{text: s.Text, python: l.python, toks: l.toks, aliases: map[string]string{}}
	p.called = calledIn(l.toks)
	b := &script.Block{}
	p.program(b)
	s.Bodies = []script.Body{{Lang: lang, Sure: true, Block: b}}
	s.Comments = l.comments
	return p.problems(l)
}

// problems returns what could not be read.
func (p *parser) problems(l *lexer) []script.Problem {
	var out []script.Problem
	add := func(lo, hi int, message string) {
		at := p.text.Place(lo, hi)
		q := script.Problem{Place: at, Message: message, Unread: true}
		if at.File != nil {
			q.Path = at.File.Path
		}
		out = append(out, q)
	}
	title := titles[p.python]
	if l.stop >= 0 {
		add(l.stop, len(l.code), title+" text that cannot be read from here on: "+l.why)
	}
	for _, s := range p.deep {
		add(s.Start, s.End, fmt.Sprintf("%s text nested deeper than %d levels: not read", title, maxDepth))
	}
	return out
}

var titles = map[bool]string{true: "python", false: "javascript"}

// maxDeep is how many places that are nested too deeply are told apart.
const maxDeep = 20

// tooDeep notes that something was left out because it is nested too deeply.
func (p *parser) tooDeep(lo, hi int) {
	if n := len(p.deep); n > 0 && (n == maxDeep || lo <= p.deep[n-1].End) {
		p.deep[n-1].End = max(p.deep[n-1].End, hi)
		return
	}
	p.deep = append(p.deep, source.Span{Start: lo, End: hi})
}

// calledIn returns the names that some call uses by themselves: f(…), not x.f(…)
// and not the definition of f.
func calledIn(toks []token) map[string]bool {
	called := map[string]bool{}
	for i := 0; i+1 < len(toks); i++ {
		if toks[i].kind != name || toks[i+1].text != "(" {
			continue
		}
		if i > 0 && (toks[i-1].text == "." || toks[i-1].text == "?." || toks[i-1].text == "def" || toks[i-1].text == "function" || toks[i-1].text == "new") {
			continue
		}
		called[toks[i].text] = true
	}
	return called
}

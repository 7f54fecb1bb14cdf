// Package powershell reads PowerShell, 5.1 to 7, into package script. It knows the
// language, not the commands that scripts call.
//
// A lexer scans one token at a time in the mode that the parser sets, the parser
// builds a tree, and the tree is lowered to statements. What is read is what
// PowerShell's own parser reads: package reference compares the two.
//
// A text that is broken is never dropped: what cannot be read is a Problem, and
// reading goes on with the next token that can begin something.
//
// Package parsers does not hand programs to it yet: package flow follows the rules
// of shells, and what PowerShell's own differ in (scopes, splats, errors that end a
// run) must be there first. Until then such a program is a Problem.
package powershell

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// Read reads s and fills s.Bodies and s.Comments. It returns what could not be
// read. The holes of s.Text become parts of kind Filled.
func Read(s *script.Script) []script.Problem {
	t := Parse(s.Text)
	l := &lowerer{script: s, text: s.Text}
	lang := s.Lang
	if lang == "" {
		lang = script.PowerShell
	}
	s.Bodies = []script.Body{{Lang: lang, Sure: true, Block: l.scriptBlock(t.Root)}}
	s.Comments = l.comments(t)
	return l.problems(t)
}

// comments returns the comments of a tree in source order.
func (l *lowerer) comments(t *Tree) []script.Comment {
	var out []script.Comment
	for _, k := range t.Tokens {
		if k.Kind != Comment || len(out) == maxComments {
			continue
		}
		raw := t.Text[k.Start:k.End]
		if k.Start == 0 && strings.HasPrefix(raw, "#!") {
			continue // it names the interpreter
		}
		c := script.Comment{Place: l.place(k.Start, k.End), Text: commentText(raw)}
		if c.File != nil {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b script.Comment) int { return a.Start - b.Start })
	return slices.CompactFunc(out, func(a, b script.Comment) bool { return a.Place == b.Place })
}

// commentText returns a comment without its marks.
func commentText(raw string) string {
	if s, ok := strings.CutPrefix(raw, "<#"); ok {
		return strings.TrimSpace(strings.TrimSuffix(s, "#>"))
	}
	return strings.TrimSpace(strings.TrimLeft(raw, "#"))
}

// problems returns what could not be read, in source order, one a line, and beyond
// a limit only how much there is.
func (l *lowerer) problems(t *Tree) []script.Problem {
	var out []script.Problem
	add := func(lo, hi int32, message string) {
		p := script.Problem{Place: l.place(lo, hi), Message: message}
		if p.File != nil {
			p.Path = p.File.Path
		}
		out = append(out, p)
	}
	list := slices.Clone(t.mistakes)
	slices.SortStableFunc(list, func(a, b mistake) int { return int(a.lo - b.lo) })
	list = firstOfLines(t.Text, list)
	for i, m := range list {
		if i == maxProblems-1 && len(list) > maxProblems {
			add(m.lo, list[len(list)-1].hi, fmt.Sprintf("%d more places that could not be read", len(list)-i))
			break
		}
		add(m.lo, m.hi, messages[m.id])
	}
	for _, n := range l.long[:min(len(l.long), 1)] {
		add(n.Start, n.End, "a pipeline of more than 200 commands: from here on each is read as if it stood alone")
	}
	if l.full {
		add(l.fullAt, int32(len(t.Text)), "more than 100000 statements or 500000 parts of words: not read from here on")
	}
	return out
}

// firstOfLines returns the first mistake of each line: the second is an echo of it.
func firstOfLines(text string, list []mistake) []mistake {
	out := list[:0]
	for _, m := range list {
		if n := len(out); n == 0 || strings.ContainsAny(text[out[n-1].lo:m.lo], "\r\n") {
			out = append(out, m)
		}
	}
	return out
}

// IsProgram reports whether a file is a PowerShell program: by its ending, or by the
// program that its first line names.
func IsProgram(name, firstLine string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".ps1", ".psm1", ".psd1":
		return true
	}
	rest, ok := strings.CutPrefix(firstLine, "#!")
	if !ok {
		return false
	}
	for i, word := range strings.Fields(rest) {
		program := script.ProgramName(word)
		if i > 0 && (program == "env" || strings.HasPrefix(word, "-") || strings.Contains(word, "=")) || program == "env" {
			continue
		}
		return program == "pwsh" || program == "pwsh-preview" || program == "powershell"
	}
	return false
}

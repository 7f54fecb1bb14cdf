package parsers

import (
	"fmt"

	"github.com/authlint/authlint/parsers/script"
)

// Limits of the programs inside one.
const (
	maxInside = 8      // inside each other
	maxInner  = 10_000 // in all
)

// A drain reads a program and then what is inside it, until there is no more.
type drain struct {
	problems []script.Problem
	count    int
	full     bool
}

// all reads s and the programs inside it. The outer ones are read first: what is
// left out where a limit is hit lies deepest.
func (d *drain) all(s *script.Script) {
	level := []*script.Script{s}
	for depth := 0; len(level) > 0; depth++ {
		var next []*script.Script
		for _, s := range level {
			d.read(s)
			for _, b := range s.Bodies {
				for inner := range script.Inner(b.Block) {
					if d.admit(inner, depth) {
						next = append(next, inner)
					}
				}
			}
		}
		level = next
	}
}

// admit reports whether one more program is read, at a depth.
func (d *drain) admit(s *script.Script, depth int) bool {
	if depth >= maxInside {
		d.problem(s, fmt.Sprintf("more than %d programs inside each other: not read", maxInside))
		return false
	}
	d.count++
	if d.count > maxInner {
		if !d.full {
			d.problem(s, fmt.Sprintf("more than %d programs inside this one: not read from here on", maxInner))
		}
		d.full = true
		return false
	}
	return true
}

// read has one program read in its language.
func (d *drain) read(s *script.Script) {
	if read, ok := languages[s.Lang]; ok {
		d.problems = append(d.problems, read(s)...)
		return
	}
	switch s.Lang {
	case script.Pipeline: // no program text
	case "":
		d.problem(s, "text in a language that is not known: not read")
	default:
		name, ok := unread[s.Lang]
		if !ok {
			name = string(s.Lang)
		}
		d.problem(s, name+" text is not read yet")
		d.problems[len(d.problems)-1].Unread = true
	}
}

// unread names languages that nothing reads yet.
var unread = map[script.Lang]string{
	script.PowerShell: "powershell", script.WindowsPS: "powershell", script.Batch: "batch",
}

func (d *drain) problem(s *script.Script, message string) {
	p := script.Problem{Place: s.Text.Place(0, len(s.Text.Value)), Message: message}
	if p.File != nil {
		p.Path = p.File.Path
	}
	d.problems = append(d.problems, p)
}

package lint

import (
	"strings"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/signin"
)

// A closure tells which documents can sign in: by what they hold, and by what the
// documents hold that they name, those that these name, and so on.
type closure struct {
	told  map[*script.Document]telling
	names map[*script.Document][]*script.Document // the documents that one names, itself not
	all   signin.Hint                             // of the whole project
}

// What a document tells when it is read.
type telling struct {
	hint signin.Hint
	open bool // it runs files whose names are known in a run only
}

func tell(d *script.Document) telling { return telling{signin.HintOf(d), parsers.RunsUnnamed(d)} }

// newClosure returns the closure of a project.
func newClosure(p *script.Project, told map[*script.Document]telling) *closure {
	c := &closure{told: told, names: make(map[*script.Document][]*script.Document, len(p.Docs))}
	docs := make(map[*source.File]*script.Document, len(p.Docs))
	for _, d := range p.Docs {
		docs[d.File] = d
	}
	for _, d := range p.Docs {
		c.all = c.all.And(told[d].hint)
		for _, ref := range d.Refs {
			if strings.Contains(ref.Tail, "*") {
				for _, n := range p.Matching(d.File, ref.Tail, false) {
					if n != d {
						c.names[d] = append(c.names[d], n)
					}
				}
			}
			for _, s := range p.Resolve(d.File, ref.Tail, false) {
				if n := docs[s.Text.Place(0, 0).File]; n != nil && n != d {
					c.names[d] = append(c.names[d], n)
				}
			}
		}
	}
	return c
}

// from returns what a program that begins in d may hold, and the bytes of its text.
func (c *closure) from(d *script.Document) (hint signin.Hint, size int) {
	seen := map[*script.Document]bool{d: true}
	for todo := []*script.Document{d}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		hint = hint.And(c.told[at].hint)
		size += len(at.File.Text)
		if c.told[at].open {
			hint = hint.And(c.all)
		}
		for _, n := range c.names[at] {
			if !seen[n] {
				seen[n] = true
				todo = append(todo, n)
			}
		}
	}
	return hint, size
}

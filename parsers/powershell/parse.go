package powershell

import (
	"github.com/authlint/authlint/parsers/source"
)

// A Tree is a program as it is written.
type Tree struct {
	Root   *Node
	Tokens []Token // in source order; what stands inside a string follows it
	Text   string

	mistakes []mistake
}

// Parse reads a program text. It never fails: what it cannot read is in the tree
// as an error node and a mistake.
func Parse(text source.Text) *Tree {
	p := newParser(text)
	root := p.program()
	p.check(root)
	p.checkRequires()
	return &Tree{Root: root, Tokens: p.tokens, Text: text.Value, mistakes: p.mistakes}
}

// Mistakes returns how many mistakes were met.
func (t *Tree) Mistakes() int { return len(t.mistakes) }

// Mistake returns the place of mistake number i in the text, and what it is.
func (t *Tree) Mistake(i int) (lo, hi int, message string) {
	m := t.mistakes[i]
	return int(m.lo), int(m.hi), messages[m.id]
}

package scripttest

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func (c *checker) words(list []script.Word, parent source.Place, what string) {
	for i := range list {
		c.word(&list[i], parent, what)
	}
}

func (c *checker) word(w *script.Word, parent source.Place, what string) {
	if w == nil {
		return
	}
	c.within(parent, w.Place, what)
	var last source.Place
	for i := range w.Parts {
		p := &w.Parts[i]
		c.within(w.Place, p.Place, string(p.Kind)+" in "+what)
		home := p.Place
		if p.File == nil {
			home = w.Place
		} else {
			if p.File == last.File && p.Start < last.Start {
				c.add(p.Place, "%s begins before the part it follows", p.Kind)
			}
			last = p.Place
		}
		c.part(p, home)
	}
}

func (c *checker) part(p *script.Part, home source.Place) {
	bad := func(format string, args ...any) { c.add(home, string(p.Kind)+" "+format, args...) }
	if p.Quoted && p.Split {
		bad("is quoted and split")
	}
	if p.Glob && (p.Kind != script.Lit || p.Quoted) {
		bad("is a pattern")
	}
	switch p.Kind {
	case script.Lit:
		if c.known && !p.Quoted && p.File != nil && isBare(p.Place.Text()) && p.Place.Text() != p.Text {
			bad("%q stands where the file has %q", clip(p.Text), clip(p.Place.Text()))
		}
	case script.Var:
		if p.Name == "" {
			bad("without a name")
		}
		if p.Expand == "" && len(p.Items) > 0 {
			bad("has operands for nothing")
		}
	case script.Filled:
		switch {
		case p.Index < 0 || p.Index >= len(c.holes):
			bad("has number %d of %d", p.Index, len(c.holes))
		case p.Text != c.holes[p.Index].Expr:
			bad("says %q, its hole %q", p.Text, c.holes[p.Index].Expr)
		}
	case script.Output, script.Code:
		if p.Block == nil {
			bad("without a block")
		}
	case script.Table:
		if len(p.Keys) != len(p.Items) {
			bad("has %d keys and %d items", len(p.Keys), len(p.Items))
		}
	case script.Op:
		if p.Name == "" {
			bad("without a name")
		}
	case script.List, script.Other:
	default:
		bad("is no kind of part")
	}
	c.words(p.Path, home, "path")
	c.words(p.Keys, home, "key")
	c.words(p.Items, home, "item")
	if p.Block != nil {
		c.block(p.Block, home, "block in a word")
	}
}

// isBare reports whether text can only stand for itself: nothing in it quotes or
// escapes, in a shell or in what may be around it.
func isBare(text string) bool {
	return text != "" && !strings.ContainsAny(text, "\\\"'`$%&\r\n‘’‚‛“”„")
}

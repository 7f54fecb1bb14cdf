package powershell

import (
	"cmp"
	"slices"

	"github.com/authlint/authlint/parsers/source"
)

// Limits.
const (
	maxDepth   = 500    // brackets, blocks and operands inside each other
	maxStrings = 100    // "$( … )" in strings inside each other
	maxHeight  = 10_000 // of the tree: operators and members after each other
)

// A parser reads the program by recursive descent. It owns the lexer's mode and
// has one token of lookahead; where the mode changes, that token is scanned again
// unless it is the same in every mode.
//
// A mistake is recorded where it is met and what was read up to there stays in the
// tree, in an error node where nothing else fits; reading goes on with the next
// token. Every loop here takes a token in each round or ends.
type parser struct {
	lexer     lexer
	ahead     token
	peeked    bool // ahead is the next token
	noComma   bool // commas end expressions: they separate arguments
	full      bool // a limit is hit: the rest of the program is not read
	depth     int
	tokens    []Token
	mistakes  []mistake
	requires  []Token // the comments that are #requires
	signature int32   // where a signature begins, -1 if none does
	holes     []source.Hole
	failed    map[int64]bool // where attributes before nothing were read already, see attributesBefore
	nodes     []Node         // not used yet
	kids      []*Node        // not used yet
}

func newParser(text source.Text) *parser {
	p := &parser{signature: -1, holes: text.Holes, failed: map[int64]bool{}}
	p.lexer = lexer{p: p, view: view{text: text.Value}}
	return p
}

func (p *parser) holeAt(at int32) int {
	i, ok := slices.BinarySearchFunc(p.holes, int(at), func(h source.Hole, at int) int { return cmp.Compare(h.Start, at) })
	if !ok {
		return -1
	}
	return i
}

// ---------------------------------------------------------------- mistakes

func (p *parser) problem(id errorID, lo, hi int32) {
	if p.full {
		return
	}
	m := mistake{id, lo, max(lo, hi)}
	// what is scanned again is reported again
	for i := len(p.mistakes) - 1; i >= 0 && i >= len(p.mistakes)-8; i-- {
		if p.mistakes[i] == m {
			return
		}
	}
	if len(p.mistakes) < maxMistakes {
		p.mistakes = append(p.mistakes, m)
	}
}

// maxMistakes is how many mistakes of a program are kept.
const maxMistakes = 1000

// enter counts what is inside each other. It reports false where there is too
// much of it: nothing more is read then.
func (p *parser) enter(n int) bool {
	p.depth += n
	if p.depth > maxDepth {
		p.stop()
		return false
	}
	return true
}

// deeper reads something inside of what is read.
func (p *parser) deeper(read func() *Node) *Node {
	if !p.enter(1) {
		return nil
	}
	n := read()
	p.depth--
	return n
}

// stop has nothing more read.
func (p *parser) stop() {
	if !p.full {
		at := p.lexer.place(min(p.lexer.pos, len(p.lexer.view.text)))
		p.problem(tooDeep, at, at)
		p.full = true
	}
	p.lexer.pos = len(p.lexer.view.text)
	p.peeked = false
}

// ---------------------------------------------------------------- tokens

func (p *parser) next() token {
	if p.peeked {
		p.peeked = false
		return p.ahead
	}
	if p.full {
		p.lexer.pos = len(p.lexer.view.text)
	}
	return p.lexer.next()
}

func (p *parser) peek() *token {
	if !p.peeked {
		if p.full {
			p.lexer.pos = len(p.lexer.view.text)
		}
		p.ahead = p.lexer.next()
		p.peeked = true
	}
	return &p.ahead
}

func (p *parser) skip() { p.peeked = false }

// unread makes t the next token again.
func (p *parser) unread(t token) { p.ahead, p.peeked = t, true }

// accept takes the next token if it is of kind k.
func (p *parser) accept(k Kind) (token, bool) {
	if p.peek().Kind == k {
		return p.next(), true
	}
	return token{}, false
}

func (p *parser) setMode(m mode) {
	if m != p.lexer.mode && p.peeked && !p.ahead.Kind.modeless() {
		p.backTo(p.ahead.Start)
	}
	p.lexer.mode = m
}

// in sets the mode and returns what sets it back.
func (p *parser) in(m mode) (old mode) {
	old = p.lexer.mode
	p.setMode(m)
	return old
}

// backTo goes back to an offset.
func (p *parser) backTo(at int32) {
	p.peeked = false
	for n := len(p.requires); n > 0 && p.requires[n-1].Start >= at; n-- {
		p.requires = p.requires[:n-1]
	}
	p.lexer.back(at)
}

// here is the offset where the next scan begins.
func (p *parser) here() int32 { return p.lexer.place(p.lexer.pos) }

// nextAt is the offset of the next token if one was read ahead, else here.
func (p *parser) nextAt() int32 {
	if p.peeked {
		return p.ahead.Start
	}
	return p.here()
}

func (p *parser) newlines() {
	if !p.peeked || p.ahead.Kind == NewLine {
		p.peeked = false
		p.lexer.skipLines(false)
	}
}

func (p *parser) separators() {
	if !p.peeked || p.ahead.Kind == NewLine || p.ahead.Kind == Semi {
		p.peeked = false
		p.lexer.skipLines(true)
	}
}

func (p *parser) memberAccess(index bool) (token, bool) {
	if p.peeked {
		return token{}, false
	}
	return p.lexer.member(index)
}

func (p *parser) openBracket() (token, bool) {
	if p.peeked {
		if p.ahead.Kind == LBracket {
			return p.next(), true
		}
		return token{}, false
	}
	return p.lexer.bracket()
}

// sync skips tokens up to one of kinds outside of brackets that open after here,
// or the end.
func (p *parser) sync(take bool, kinds ...Kind) {
	var open [3]int
	closing := [3]Kind{RParen, RCurly, RBracket}
	for i, k := range closing {
		if slices.Contains(kinds, k) {
			open[i] = 1
		}
	}
	for {
		t := p.next()
		switch t.Kind {
		case LParen:
			open[0]++
		case LCurly:
			open[1]++
		case LBracket:
			open[2]++
		case EndOfInput:
			p.unread(t)
			return
		}
		for i, k := range closing {
			if t.Kind != k {
				continue
			}
			open[i]--
			if open[i] == 0 && slices.Contains(kinds, k) {
				if !take {
					p.unread(t)
				}
				return
			}
		}
		if slices.Contains(kinds, t.Kind) && open == [3]int{} {
			return
		}
	}
}

// ---------------------------------------------------------------- nodes

func (p *parser) node(k NodeKind, start, end int32, kids ...*Node) *Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, 256)
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	n.Kind, n.Start, n.End = k, start, max(start, end)
	p.adopt(n, kids...)
	return n
}

// adopt makes kids the last children of n.
func (p *parser) adopt(n *Node, kids ...*Node) {
	if len(kids) == 0 {
		return
	}
	if n.Kids == nil {
		if len(p.kids) < len(kids) {
			p.kids = make([]*Node, max(256, len(kids)))
		}
		n.Kids = p.kids[:0:len(kids)]
		p.kids = p.kids[len(kids):]
	}
	n.Kids = append(n.Kids, kids...)
	for _, k := range kids {
		if k != nil && k.height >= n.height {
			n.height = k.height + 1
		}
	}
	if n.height > maxHeight {
		p.stop()
	}
}

// bareWord returns the node of a word without quotes.
func (p *parser) bareWord(t token, text string) *Node {
	n := p.node(NString, t.Start, t.End)
	n.Op, n.Text, n.depth = Generic, text, p.lexer.depth
	return n
}

// written returns what is written of a token.
func (p *parser) written(t token) string {
	v := &p.lexer.view
	return v.text[v.offset(t.Start):v.offset(t.End)]
}

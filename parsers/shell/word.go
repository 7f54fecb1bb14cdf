package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// setting says where a word stands, as far as it changes what its parts mean.
type setting struct {
	quote   quoting
	quoted  bool // values are never split and an empty one stays: inside quotes, in [[ ]]
	split   bool // unquoted values become words: arguments, array items
	pattern bool // unquoted * ? [ are patterns
	assign  bool // the right side of an assignment: "~" also after ":"
	operand bool // the operand of an expansion: what splits its value splits its text too
	tabs    bool // a here-document after "<<-"
	mid     bool // of a here-document: not at the start of a line
}

var (
	inList    = setting{split: true, pattern: true}
	inText    = setting{}
	inAssign  = setting{assign: true}
	inPattern = setting{pattern: true}
	inTest    = setting{quoted: true}
)

// word lowers a word.
func (r *reader) word(w *syntax.Word, in setting) script.Word {
	if w == nil || len(w.Parts) == 0 {
		return script.Word{}
	}
	lo, hi := r.wordSpan(w)
	out := script.Word{Place: r.place(lo, hi)}
	out.Parts = make([]script.Part, 0, min(len(w.Parts), 64))
	for i, p := range w.Parts {
		out.Parts = r.part(out.Parts, p, in, i == 0)
	}
	return out
}

// wordSpan returns the offsets of a word.
func (r *reader) wordSpan(w *syntax.Word) (int, int) {
	lo := r.off(w.Parts[0].Pos())
	last := w.Parts[len(w.Parts)-1]
	hi := max(lo, r.partEnd(last))
	from, to := r.trim(lo, hi)
	if _, ok := last.(*syntax.Lit); !ok && from < hi { // what looks like a continued line is the part's own
		to = hi
	}
	return from, to
}

// partEnd returns the offset just past a part of a word. It does not ask the part
// for its end: that is off by some bytes where lines or columns are beyond what
// the parser can count.
func (r *reader) partEnd(p syntax.WordPart) int { return min(r.endOf(p), len(r.code)) }

func (r *reader) endOf(p syntax.WordPart) int {
	switch p := p.(type) {
	case *syntax.Lit:
		return r.litEnd(p)
	case *syntax.SglQuoted:
		return r.off(p.Right) + 1
	case *syntax.DblQuoted:
		return r.off(p.Right) + 1
	case *syntax.CmdSubst:
		return r.off(p.Right) + 1
	case *syntax.ProcSubst:
		return r.off(p.Rparen) + 1
	case *syntax.ArithmExp:
		if p.Bracket {
			return r.off(p.Right) + 1
		}
		return r.off(p.Right) + 2
	case *syntax.ExtGlob:
		return r.off(p.Pattern.ValueEnd) + 1
	case *syntax.ParamExp:
		switch {
		case !p.Short:
			return r.off(p.Rbrace) + 1
		case p.Index != nil:
			return r.closing(r.off(p.Index.End()), ']')
		case p.Param != nil:
			return r.off(p.Param.ValueEnd)
		}
	}
	return r.off(p.End())
}

// litEnd returns the offset just past literal text. Where a continuation ends it,
// the parser is one byte too far.
func (r *reader) litEnd(l *syntax.Lit) int {
	lo, hi := r.off(l.ValuePos), r.off(l.ValueEnd)
	if hi > lo && hi < len(r.code) && r.code[hi-1] == '\\' && (r.code[hi] == '\n' || r.code[hi] == '\r') && escaped(r.code[lo:hi]) {
		hi--
	}
	return hi
}

// closing returns the offset after the c at off, or after blanks behind it; off
// where there is none.
func (r *reader) closing(off int, c byte) int {
	for i := off; i < len(r.code) && strings.IndexByte(" \t\r\n", r.code[i]) >= 0; i++ {
		off = i + 1
	}
	if off < len(r.code) && r.code[off] == c {
		return off + 1
	}
	return off
}

// part adds to parts what one part of a word is lowered to.
func (r *reader) part(parts []script.Part, p syntax.WordPart, in setting, first bool) []script.Part {
	if r.parts++; r.parts > maxParts && r.overflow(r.off(p.Pos())) {
		return parts
	}
	switch p := p.(type) {
	case *syntax.Lit:
		return r.literal(parts, r.off(p.ValuePos), r.litEnd(p), in, first)
	case *syntax.SglQuoted:
		lo, hi := r.off(p.Left), r.off(p.Right)
		q := single
		if p.Dollar {
			q = ansi
			lo++
		}
		if in.quoted && in.operand { // "${x:-'a'}": the quotes are text
			in.quote = double
			return r.literal(parts, r.off(p.Left), hi+1, in, false)
		}
		return r.quotedText(parts, lo+1, hi, setting{quote: q, quoted: true})
	case *syntax.DblQuoted:
		in = setting{quote: double, quoted: true}
		n := len(parts)
		for _, q := range p.Parts {
			parts = r.part(parts, q, in, false)
		}
		if len(parts) == n {
			lo := r.off(p.Left) + 1
			if p.Dollar {
				lo++
			}
			parts = append(parts, script.Part{Place: r.place(lo, max(lo, r.off(p.Right))), Kind: script.Lit, Quoted: true})
		}
		return parts
	case *syntax.ParamExp:
		return append(parts, r.expansion(p, in))
	case *syntax.CmdSubst:
		return append(parts, r.output(p, in))
	case *syntax.ArithmExp:
		lo, hi := r.off(p.Left), r.partEnd(p)
		return append(parts, script.Part{Place: r.place(lo, hi), Kind: script.Op, Name: "arith",
			Items: []script.Word{r.arith(p.X)}, Quoted: in.quoted, Split: in.split && r.splits()})
	case *syntax.ProcSubst:
		lo, hi := r.off(p.OpPos), r.partEnd(p)
		return append(parts, script.Part{Place: r.place(lo, hi), Kind: script.Other, Name: p.Op.String(),
			Block: r.block(p.Stmts, p.Last), Quoted: in.quoted})
	case *syntax.ExtGlob:
		return r.literal(parts, r.off(p.OpPos), r.partEnd(p), in, first)
	}
	lo := r.off(p.Pos())
	return append(parts, script.Part{Place: r.place(lo, max(lo, r.partEnd(p))), Kind: script.Other, Quoted: in.quoted})
}

// splits reports whether the language splits unquoted variables into words.
func (r *reader) splits() bool { return r.lang != script.Zsh }

// quotedText adds the literal text between quotes. An empty one stays: it makes a
// word.
func (r *reader) quotedText(parts []script.Part, lo, hi int, in setting) []script.Part {
	hi = max(lo, hi)
	n := len(parts)
	if parts = r.literal(parts, lo, hi, in, false); len(parts) == n {
		parts = append(parts, script.Part{Place: r.place(lo, hi), Kind: script.Lit, Quoted: true})
	}
	return parts
}

// literal adds the literal text of a range, and the holes in it.
func (r *reader) literal(parts []script.Part, lo, hi int, in setting, first bool) []script.Part {
	hi = min(hi, len(r.orig))
	for lo < hi {
		end, hole := hi, -1
		if r.holesLeft(lo) {
			end, hole = r.nextHole(lo, hi)
		}
		if lo < end {
			parts = r.plain(parts, lo, end, in, first)
			first, in.mid = false, true
		}
		if hole < 0 {
			return parts
		}
		h := r.holes[hole]
		parts = append(parts, script.Part{Place: r.place(h.Start, h.End), Kind: script.Filled, Text: h.Expr,
			Index: r.firstHole + hole, Quoted: in.quoted, Split: in.split && !in.quoted})
		first, in.mid = false, true
		lo = max(h.End, lo)
	}
	return parts
}

func (r *reader) holesLeft(lo int) bool {
	n := len(r.holes)
	return n > 0 && r.holes[n-1].End > lo
}

// nextHole returns the start and the number of the first hole in a range, or its
// end and -1.
func (r *reader) nextHole(lo, hi int) (int, int) {
	i := holeFrom(r.holes, lo)
	if i < len(r.holes) && r.holes[i].Start < hi {
		return max(r.holes[i].Start, lo), i
	}
	return hi, -1
}

// holeFrom returns the number of the first hole that ends after off.
func holeFrom(holes []hole, off int) int {
	lo, hi := 0, len(holes)
	for lo < hi {
		mid := (lo + hi) / 2
		if holes[mid].End > off {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// A hole is a hole of the text, or a range that was made one for want of anything
// better: then the text still has there what is written.
type hole struct {
	source.Hole
	made bool
}

// copy has b copy a range of the text; what was made a hole is one there too.
func (r *reader) copy(b *source.Builder, lo, hi int) {
	for i := holeFrom(r.holes, lo); i < len(r.holes) && r.holes[i].End <= hi; i++ {
		if h := r.holes[i]; h.made && h.Start >= lo {
			b.Copy(lo, h.Start)
			b.Hole(h.Start, h.End)
			lo = h.End
		}
	}
	b.Copy(lo, hi)
}

// see makes text the one that r reads.
func (r *reader) see(text source.Text) {
	r.text, r.orig, r.code = text, text.Value, text.Value
	r.holes = make([]hole, len(text.Holes))
	for i, h := range text.Holes {
		r.holes[i].Hole = h
	}
}

// hasHole reports whether a hole touches a range.
func (r *reader) hasHole(lo, hi int) bool {
	if !r.holesLeft(lo) {
		return false
	}
	_, i := r.nextHole(lo, hi)
	return i >= 0
}

// plain adds literal text that holds no hole.
func (r *reader) plain(parts []script.Part, lo, hi int, in setting, first bool) []script.Part {
	if in.quote == bare || in.quote == double {
		lo, hi = r.trim(lo, hi)
	}
	if lo == hi {
		return parts
	}
	raw := r.orig[lo:hi]
	p := script.Part{Place: r.place(lo, hi), Kind: script.Lit, Text: in.quote.decode(raw, in.tabs, in.mid), Quoted: in.quote != bare}
	if in.quote == bare {
		p.Glob = in.pattern && hasPattern(raw) || raw[0] == '~' && first || in.assign && strings.Contains(raw, ":~")
		p.Split = in.operand && in.split && !in.quoted && r.splits()
		if p.Text == "" {
			return parts
		}
	}
	return append(parts, p)
}

// output lowers a command substitution.
func (r *reader) output(c *syntax.CmdSubst, in setting) script.Part {
	lo, hi := r.off(c.Left), r.partEnd(c)
	p := script.Part{Place: r.place(lo, hi), Kind: script.Output, Quoted: in.quoted, Split: in.split && !in.quoted}
	if c.Backquotes {
		p.Block = r.backquoted(lo, hi, in)
	} else {
		if w := fileOf(c); w != nil {
			p.Kind, p.Name = script.Op, "<"
			p.Items = []script.Word{r.word(w, inText)}
			r.comments(c.Last)
			return p
		}
		p.Block = r.block(c.Stmts, c.Last)
	}
	return p
}

// fileOf returns the file of $(<file).
func fileOf(c *syntax.CmdSubst) *syntax.Word {
	if len(c.Stmts) != 1 || c.Stmts[0].Cmd != nil || len(c.Stmts[0].Redirs) != 1 {
		return nil
	}
	if d := c.Stmts[0].Redirs[0]; d.Op == syntax.RdrIn && d.N == nil {
		return d.Word
	}
	return nil
}

// backquoted reads what stands between backquotes as a program text of its own:
// one layer of backslashes is taken off.
func (r *reader) backquoted(lo, hi int, in setting) *script.Block {
	b := source.NewBuilder(r.text)
	inner := setting{quote: in.quote}
	quoted := inner.quote == double
	plain := lo + 1
	end := max(plain, hi-1)
	for i := plain; i < end; i++ {
		if r.code[i] != '\\' || i+1 >= end {
			continue
		}
		if c := r.code[i+1]; c == '\\' || c == '$' || c == '`' || c == '"' && quoted {
			r.copy(b, plain, i)
			b.Write(r.code[i+1:i+2], i, i+2)
			plain = i + 2
			i++
		}
	}
	r.copy(b, plain, end)
	sub := *r
	sub.see(b.Text(spellBackquotes(quoted)))
	sub.firstHole = r.firstHole + holeFrom(r.holes, lo)
	sub.base = 0
	sub.after, sub.others = nil, nil
	sub.quotedDepth++
	return sub.program()
}

// wordList lowers words where one can turn into several.
func (r *reader) wordList(list []*syntax.Word) []script.Word {
	words, _ := r.wordNodes(list, false)
	return words
}

// wordNodes is wordList, and returns for each word what it was lowered from; nil
// for one of those that braces make of a word. declares says that NAME=value
// among them are assignments.
func (r *reader) wordNodes(list []*syntax.Word, declares bool) ([]script.Word, []*syntax.Word) {
	words := make([]script.Word, 0, len(list))
	nodes := make([]*syntax.Word, 0, len(list))
	for i, w := range list {
		if r.full && i > 0 {
			break
		}
		in := inList
		if declares && isAssignment(w) && (i > 0 || len(list) == 1) {
			in = inAssign
		} else if several := r.braces(w); several != nil {
			words = append(words, several...)
			nodes = append(nodes, make([]*syntax.Word, len(several))...)
			continue
		}
		words, nodes = append(words, r.word(w, in)), append(nodes, w)
	}
	return words, nodes
}

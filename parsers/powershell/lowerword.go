package powershell

import (
	"sort"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func itoa(i int) string { return strconv.Itoa(i) }

// literal returns what is written between two offsets as a word.
func (l *lowerer) literal(lo, hi int32) script.Word {
	return script.LitWord(l.text.Value[lo:hi], l.place(lo, hi))
}

// output returns the word that is what a block puts out.
func (l *lowerer) output(at source.Place, b *script.Block) script.Word {
	return script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Output, Block: b}}}
}

func (l *lowerer) words(list []*Node) []script.Word {
	out := make([]script.Word, len(list))
	for i, n := range list {
		out[i] = l.word(n)
	}
	return out
}

// word lowers a value, or a statement that stands for what it puts out.
func (l *lowerer) word(n *Node) script.Word {
	w := script.Word{Place: l.at(n)}
	if l.parts++; l.parts > maxParts {
		l.overflow(n.Start)
	}
	if l.full {
		return w
	}
	w.Parts = l.partsOf(n)
	return w
}

// partsOf returns the parts of the word that a node is lowered to.
func (l *lowerer) partsOf(n *Node) []script.Part {
	at := l.at(n)
	part := script.Part{Place: at, Kind: script.Other}
	switch n.Kind {
	case NString:
		return l.constant(n)
	case NExpandable:
		return l.expandable(n)
	case NConstant, NCommandParameter:
		return l.lits(false, l.text.Value[n.Start:n.End], n.Start, n.End)
	case NVariable:
		part.Kind, part.Name = script.Var, variableName(n.Text)
	case NUsingVariable:
		return l.partsOf(n.Kids[0])
	case NHole:
		part.Kind = script.Filled
		if part.Index = l.text.HoleAt(int(n.Start)); part.Index >= 0 {
			part.Text = l.text.Holes[part.Index].Expr
		}
	case NType: // as it is written, with its brackets
		return l.lits(false, l.text.Value[n.Start:n.End], n.Start, n.End)
	case NMember, NIndex:
		return []script.Part{l.access(n, at)}
	case NInvoke:
		part.Kind, part.Block = script.Output, &script.Block{Stmts: []script.Stmt{l.method(n)}}
	case NParen:
		return l.partsOf(n.Kids[0])
	case NPipeline:
		if v := n.soleValue(); v != nil {
			return l.partsOf(v)
		}
		part.Kind, part.Block = script.Output, l.one(n)
	case NCommandExpression:
		if len(n.Kids) == 1 {
			return l.partsOf(n.Kids[0])
		}
		part.Kind, part.Block = script.Output, l.one(n)
	case NSub:
		part.Kind, part.Block = script.Output, l.body(n.Kids[0])
	case NArray:
		part.Kind, part.Items = script.List, l.items(n.Kids[0])
	case NArrayLiteral:
		part.Kind, part.Items = script.List, l.words(n.Kids)
	case NHashtable:
		part.Kind = script.Table
		for i := 0; i+1 < len(n.Kids); i += 2 {
			part.Keys = append(part.Keys, l.word(n.Kids[i]))
			part.Items = append(part.Items, l.word(n.Kids[i+1]))
		}
	case NBlockExpression:
		part.Kind, part.Block = script.Code, l.scriptBlock(n.Kids[0])
	case NBinary:
		part.Kind, part.Name, part.Items = script.Op, operatorName(n.Op), l.words(n.Kids)
	case NUnary:
		part.Kind, part.Name, part.Items = script.Op, operatorName(n.Op), l.words(n.Kids)
	case NTernary:
		part.Kind, part.Name, part.Items = script.Op, "?:", l.words(n.Kids)
	case NConvert:
		t := n.Kids[0]
		if equalFold("ordered", t.Text) || equalFold("void", t.Text) {
			return l.partsOf(n.Kids[1])
		}
		part.Kind, part.Name, part.Items = script.Op, "cast", []script.Word{l.typeName(t), l.word(n.Kids[1])}
	case NAttributed:
		return l.partsOf(n.Kids[1])
	default:
		if !isExpression(n.Kind) { // a statement: $x = if (…) { … }
			part.Kind, part.Block = script.Output, l.one(n)
			break
		}
		for _, k := range n.Kids {
			if k != nil {
				part.Items = append(part.Items, l.word(k))
			}
		}
	}
	return []script.Part{part}
}

// items returns the items of @( … ): its values, or what it puts out.
func (l *lowerer) items(n *Node) []script.Word {
	var out []script.Word
	for _, k := range n.Kids {
		v := k.soleValue()
		switch {
		case v != nil && v.Kind == NArrayLiteral:
			out = append(out, l.words(v.Kids)...)
		case v != nil:
			out = append(out, l.word(v))
		default:
			out = append(out, l.output(l.at(k), l.one(k)))
		}
	}
	return out
}

// access lowers a member or an item of a value: of a variable it is the variable
// with a path.
func (l *lowerer) access(n *Node, at source.Place) script.Part {
	if len(n.Kids) < 2 {
		return script.Part{Place: at, Kind: script.Other, Items: l.words(n.Kids)}
	}
	if n.Kind == NMember && n.Op == ColonColon {
		t := n.Kids[0]
		target := l.word(t)
		if t.Kind == NType {
			target = l.typeName(t)
		}
		return script.Part{Place: at, Kind: script.Op, Name: "::", Items: []script.Word{target, l.word(n.Kids[1])}}
	}
	target := l.word(n.Kids[0])
	key := l.word(n.Kids[1])
	if k := n.Kids[0].Kind; len(target.Parts) == 1 && target.Parts[0].Kind == script.Var && target.Parts[0].Expand == "" && k != NParen {
		p := target.Parts[0]
		p.Place = at
		p.Path = append(p.Path[:len(p.Path):len(p.Path)], key)
		return p
	}
	name := "."
	if n.Kind == NIndex {
		name = "[]"
	}
	return script.Part{Place: at, Kind: script.Op, Name: name, Items: []script.Word{target, key}}
}

// typeName returns the name of a type without its brackets.
func (l *lowerer) typeName(n *Node) script.Word {
	at := l.at(n)
	inner := l.place(n.Start+1, n.End-1)
	if inner.File != nil && inner.Text() == n.Text {
		return script.Word{Place: at, Parts: []script.Part{{Place: inner, Kind: script.Lit, Text: n.Text}}}
	}
	if at.File != nil && at.Text() == n.Text {
		return script.LitWord(n.Text, at)
	}
	return script.Word{Place: at, Parts: []script.Part{{Kind: script.Lit, Text: n.Text}}}
}

// constant returns the parts of a word or string in which nothing expands.
func (l *lowerer) constant(n *Node) []script.Part {
	return l.lits(n.Op != Generic, n.Text, n.Start, n.End)
}

// expandable returns the parts of a word or string in which something expands.
func (l *lowerer) expandable(n *Node) []script.Part {
	quoted := n.Op != Generic
	var out []script.Part
	text, from := 0, n.Start
	for i, p := range n.parts {
		if p.lo > text {
			out = append(out, l.lits(quoted, n.Text[text:p.lo], from, p.start)...)
		}
		if i < len(n.Kids) {
			for _, x := range l.partsOf(n.Kids[i]) {
				switch x.Kind {
				case script.List, script.Table, script.Code, script.Op, script.Other:
				default:
					x.Quoted = quoted
				}
				out = append(out, x)
			}
		}
		text, from = p.hi, p.end
	}
	if text < len(n.Text) {
		out = append(out, l.lits(quoted, n.Text[text:], from, n.End)...)
	}
	return out
}

// lits returns the parts of a literal text that stands between two offsets: what
// the pipeline fills in is a part of its own.
func (l *lowerer) lits(quoted bool, text string, lo, hi int32) []script.Part {
	var out []script.Part
	holes := l.text.Holes
	next := sort.Search(len(holes), func(i int) bool { return holes[i].End > int(lo) })
	vague := !quoted && len(text) != int(hi-lo) && next < len(holes) && holes[next].Start < int(hi)
	lit := func(s string, lo, hi int32) {
		if s != "" || len(out) == 0 && quoted && lo < hi {
			at := l.place(lo, hi)
			if next < len(holes) && holes[next].Start < int(hi) || vague {
				at = source.Place{} // something ends in the middle of a hole, or quotes stand around one
			}
			out = append(out, script.Part{Place: at, Kind: script.Lit, Text: s, Quoted: quoted})
		}
	}
	for ; next < len(holes) && holes[next].Start < int(hi); next++ {
		h := &holes[next]
		at := h.Start - int(lo) // where nothing is spelled otherwise, which is nearly always
		if hole := strings.Repeat("_", h.End-h.Start); at < 0 || at+len(hole) > len(text) || text[at:at+len(hole)] != hole || len(text) != int(hi-lo) {
			at = strings.Index(text, hole)
		}
		if at < 0 || h.Start < int(lo) || h.End > int(hi) {
			break
		}
		if at > 0 {
			next++
			lit(text[:at], lo, int32(h.Start))
			next--
		}
		out = append(out, script.Part{Place: l.place(int32(h.Start), int32(h.End)), Kind: script.Filled, Text: h.Expr, Index: next, Quoted: quoted})
		text, lo = text[at+h.End-h.Start:], int32(h.End)
		if text == "" {
			return out
		}
	}
	lit(text, lo, hi)
	return out
}

// operatorName returns how an operator is written.
func operatorName(k Kind) string {
	switch k {
	case Plus:
		return "+"
	case Minus:
		return "-"
	case Multiply:
		return "*"
	case Divide:
		return "/"
	case Rem:
		return "%"
	case DotDot:
		return ".."
	case QuestionQuestion:
		return "??"
	case Exclaim:
		return "-not"
	case Format:
		return "-f"
	case Comma:
		return ","
	case PlusPlus:
		return "++"
	case MinusMinus:
		return "--"
	case PostfixPlusPlus:
		return "post++"
	case PostfixMinusMinus:
		return "post--"
	case Is, IsNot, As, In:
		return "-" + strings.ToLower(k.String())
	}
	name := strings.ToLower(k.String())
	if k >= Ieq && k <= Isplit { // the same with and without the "i"
		name = name[1:]
	}
	return "-" + name
}

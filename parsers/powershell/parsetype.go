package powershell

import "strings"

// attributes reads types and attributes in brackets; nil if there are none. In an
// expression no line ends may stand between types.
func (p *parser) attributes(inExpression bool) []*Node {
	var list []*Node
	for {
		a := p.attribute()
		if a == nil {
			return list
		}
		list = append(list, a)
		if !inExpression || a.Kind == NAttribute {
			p.newlines()
		}
	}
}

// attribute reads a type or an attribute in brackets; nil if there is none.
//
//	attribute:  '[' type-name '(' attribute-arguments ')' ']'
//	type:       '[' type-name ']'
func (p *parser) attribute() *Node {
	open, ok := p.openBracket()
	if !ok {
		return nil
	}
	p.newlines()
	name, text := p.typeName(true)
	if name.Kind != Identifier {
		p.backTo(open.Start)
		p.problem(missingType, open.End, open.End)
		return nil
	}
	n := p.node(NTypeConstraint, open.Start, name.End)
	n.Text = text
	paren, ok := p.accept(LParen)
	if !ok {
		if t, ok := p.accept(RBracket); ok {
			n.End = t.End
		} else {
			at := p.nextAt()
			p.problem(missingBracket, at, at)
		}
		return n
	}
	n.Kind, n.End = NAttribute, paren.End
	if !p.enter(1) {
		return n
	}
	p.newlines()
	old := p.in(expressionMode)
	p.attributeArguments(n)
	p.setMode(old)
	p.depth--
	p.newlines()
	if t, ok := p.accept(RParen); ok {
		n.End = t.End
	} else {
		p.problem(missingParen, n.End, n.End)
	}
	p.newlines()
	if t, ok := p.accept(RBracket); ok {
		n.End = t.End
	} else {
		p.problem(missingBracket, n.End, n.End)
	}
	return n
}

// attributeArguments reads values and names with values. The values come first in
// the tree.
func (p *parser) attributeArguments(n *Node) {
	old := p.noComma
	p.noComma = true
	defer func() { p.noComma = old }()
	var named []*Node
	var comma token
	for {
		p.newlines()
		name := p.simpleName()
		if name != nil {
			a := p.node(NNamedArgument, name.Start, name.End)
			a.Text = name.Text
			a.Flags = FlagNothing // no value is written
			if t, ok := p.accept(Equals); ok {
				p.newlines()
				a.Flags = 0
				v := p.expression(false)
				if v == nil {
					p.problem(missingValue, t.End, t.End)
					v = p.node(NErrorExpression, t.End, t.End)
					p.sync(true, Comma, RParen, RBracket, NewLine)
				}
				p.adopt(a, v)
				a.End = v.End
			}
			for _, b := range named {
				if sameName(b.Text, a.Text) {
					p.problem(wrongAttribute, name.Start, name.End)
				}
			}
			named = append(named, a)
			n.End = max(n.End, a.End)
		} else if v := p.expression(false); v != nil {
			p.adopt(n, v)
			n.End = max(n.End, v.End)
		} else if comma.Kind == Comma {
			p.problem(missingValue, comma.End, comma.End)
		}
		p.newlines()
		var ok bool
		if comma, ok = p.accept(Comma); !ok {
			break
		}
		n.End = max(n.End, comma.End)
	}
	p.adopt(n, named...)
}

// A typ is the name of a type: where it ends and how it is written without blanks.
type typ struct {
	end  int32
	text string
}

// typeName reads the name of a type. It returns a token that covers it, which is
// no Identifier where there is none, and the name without blanks.
func (p *parser) typeName(assembly bool) (token, string) {
	old := p.in(typeMode)
	defer p.setMode(old)
	t := p.next()
	if t.Kind != Identifier {
		p.unread(t)
		return t, ""
	}
	n := p.restOfType(t, assembly, false)
	t.End = n.end
	return t, n.text
}

// restOfType reads what may follow the first part of a type's name: dimensions,
// types in brackets, an assembly.
func (p *parser) restOfType(t token, assembly, inList bool) typ {
	n := typ{t.End, p.written(t)}
	switch k := p.peek().Kind; {
	case k == LBracket:
		open := p.next()
		p.newlines()
		inner := p.next()
		switch inner.Kind {
		case RBracket, Comma:
			return p.dimensions(n, inner, inList)
		case LBracket, Identifier:
			return p.genericType(n, inner, inList)
		case EndOfInput:
			p.unread(inner)
			p.problem(missingType, open.End, open.End)
		default:
			p.problem(unexpectedToken, inner.Start, inner.End)
			p.sync(true, RBracket)
		}
	case k == Comma && assembly && !inList:
		return p.assembly(n, p.next())
	}
	return n
}

func (p *parser) assembly(n typ, comma token) typ {
	from := len(p.tokens)
	end, ok := p.lexer.assemblyName()
	if !ok {
		p.problem(missingAssembly, comma.End, comma.End)
		return n
	}
	n.text += ","
	for _, t := range p.tokens[from:] {
		n.text += p.written(token{Token: t})
		if t.Kind == Comma {
			n.text += " "
		}
	}
	n.end = end
	return n
}

// typeList reads types with commas between them, the first token of which is read
// already. It returns the token behind them and what is written.
func (p *parser) typeList(first token) (token, string) {
	if !p.enter(1) {
		return p.next(), ""
	}
	defer func() { p.depth-- }()
	text := p.typeArgument(first)
	for {
		p.newlines()
		t := p.next()
		if t.Kind != Comma {
			return t, text
		}
		p.newlines()
		if k := p.peek().Kind; k == Identifier || k == LBracket {
			text += "," + p.typeArgument(p.next())
		} else {
			p.problem(missingType, t.End, t.End)
		}
	}
}

// typeArgument reads one type of a list, in brackets of its own or without.
func (p *parser) typeArgument(first token) string {
	if first.Kind == Identifier {
		return p.restOfType(first, true, true).text
	}
	t := p.next()
	if t.Kind != Identifier {
		p.unread(t)
		p.problem(missingType, t.End, t.End)
		return ""
	}
	n := p.restOfType(t, true, false)
	if _, ok := p.accept(RBracket); !ok {
		at := p.nextAt()
		p.problem(missingBracket, at, at)
	}
	return n.text
}

func (p *parser) genericType(n typ, first token, inList bool) typ {
	t, text := p.typeList(first)
	n.text += "[" + text + "]"
	if t.Kind == RBracket {
		n.end = t.End
	} else {
		p.unread(t)
		p.problem(missingBracket, t.Start, t.Start)
		n.end = first.End
	}
	switch k := p.peek().Kind; {
	case k == LBracket:
		p.skip()
		return p.dimensions(n, p.next(), inList)
	case k == Comma && !inList:
		return p.assembly(n, p.next())
	}
	return n
}

// dimensions reads "]" or commas and "]", and what follows of a type's name.
func (p *parser) dimensions(n typ, t token, inList bool) typ {
	for {
		switch t.Kind {
		case Comma:
			commas := 0
			last := t
			for ; t.Kind == Comma; commas++ {
				last = t
				t = p.next()
			}
			n.text += "[" + strings.Repeat(",", min(commas, maxDimensions)) + "]"
			n.end = last.End
			switch {
			case t.Kind == RBracket:
				n.end = t.End
			case commas < maxDimensions:
				p.problem(missingBracket, last.End, last.End)
				fallthrough
			default:
				p.unread(t)
			}
			if commas >= maxDimensions {
				p.problem(manyDimensions, last.Start, last.End)
			}
		case RBracket:
			n.text += "[]"
			n.end = t.End
		case EndOfInput:
			p.unread(t)
			p.problem(missingBracket, t.Start, t.Start)
		default:
			p.problem(unexpectedToken, t.Start, t.End)
			p.sync(true, RBracket)
		}
		switch k := p.peek().Kind; {
		case k == Comma && !inList:
			return p.assembly(n, p.next())
		case k != LBracket:
			return n
		}
		p.skip()
		t = p.next()
	}
}

// maxDimensions is how many dimensions an array may have.
const maxDimensions = 32

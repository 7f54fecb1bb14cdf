package powershell

import "strings"

func sameName(a, b string) bool { return strings.EqualFold(a, b) }

// class:  attribute*  'class'  name  (':' type (',' type)*)?  '{' member* '}'
func (p *parser) class(keyword token, attributes []*Node) *Node {
	n, name := p.typeHead(keyword, attributes)
	if name == nil {
		return n
	}
	p.newlines()
	old := p.in(signatureMode)
	defer p.setMode(old)
	if colon, ok := p.accept(Colon); ok {
		after := colon
		for {
			p.newlines()
			t, text := p.typeName(false)
			if t.Kind != Identifier {
				p.problem(missingType, after.End, after.End)
				break
			}
			base := p.node(NTypeConstraint, t.Start, t.End)
			base.Text = text
			p.adopt(n, base)
			n.End = t.End
			p.newlines()
			if after, ok = p.accept(Comma); !ok {
				break
			}
		}
	}
	open, ok := p.accept(LCurly)
	if !ok {
		p.problem(missingBlock, n.End, n.End)
		return p.broken(n, n.End)
	}
	n.End = open.End
	for more := p.enter(1); more; {
		var m *Node
		if m, more = p.classMember(name.Text); m != nil {
			p.adopt(n, m)
			n.End = max(n.End, m.End)
		}
	}
	p.depth--
	return p.typeEnd(n, open)
}

// typeHead reads the name of a class or an enum. The name is nil where it is missing.
func (p *parser) typeHead(keyword token, attributes []*Node) (n, name *Node) {
	n = p.node(NTypeDefinition, keyword.Start, keyword.End)
	n.Op = keyword.Kind
	p.newlines()
	if name = p.simpleName(); name == nil {
		p.problem(missingName, keyword.End, keyword.End)
		return p.broken(n, keyword.End), nil
	}
	if len(attributes) > 0 {
		n.Start = attributes[0].Start
		p.adopt(n, attributes...)
	}
	n.Text, n.End = name.Text, name.End
	return n, name
}

func (p *parser) typeEnd(n *Node, open token) *Node {
	if t, ok := p.accept(RCurly); ok {
		n.End = t.End
	} else {
		p.problem(missingEnd, open.Start, open.End)
	}
	return n
}

// classMember reads a property or a method. It reports whether more may follow.
//
//	member:  (attribute | 'static' | 'hidden')*  (variable ('=' expression)? | name parameters block)
func (p *parser) classMember(class string) (*Node, bool) {
	var attributes []*Node
	var typ *Node
	var seen [kinds]bool
	start, last := int32(-1), int32(-1)
	for {
		p.newlines()
		if a := p.attribute(); a != nil {
			if start < 0 {
				start = a.Start
			}
			last = a.End
			switch {
			case a.Kind == NAttribute:
				attributes = append(attributes, a)
			case typ == nil:
				typ = a
			default:
				p.problem(manyTypes, a.Start, a.End)
			}
			continue
		}
		t := p.peek()
		if start < 0 {
			start = t.Start
		}
		if t.Kind != Hidden && t.Kind != Static {
			break
		}
		if seen[t.Kind] {
			p.problem(memberTwice, t.Start, t.End)
		}
		seen[t.Kind] = true
		last = p.next().End
	}
	n := p.node(NProperty, start, start)
	if typ != nil {
		p.adopt(n, typ)
	}
	p.adopt(n, attributes...)
	t := p.peek()
	if t.Kind == Variable {
		p.property(n, p.next())
		return n, true
	}
	if t.Kind == Identifier || t.Kind.isKeyword() {
		f := p.method(p.next(), class, seen[Static])
		n.Kind, n.End, n.Text = NMethod, f.End, f.Text
		p.adopt(n, f)
		if f.Kind == NErrorStatement {
			p.sync(false, RCurly)
			n.Kind = NErrorStatement
			return n, typ != nil || attributes != nil
		}
		return n, true
	}
	if last < 0 {
		return nil, false
	}
	p.problem(incompleteMember, last, last)
	n.Kind, n.End = NErrorStatement, max(last, n.Start)
	return n, typ != nil || attributes != nil
}

func (p *parser) property(n *Node, name token) {
	n.Text, n.End = name.text, name.End
	if _, ok := p.accept(Equals); ok {
		p.newlines()
		if v := p.expression(false); v != nil {
			p.adopt(n, v)
			n.End = v.End
		}
	}
	p.memberEnd(n, true)
}

// memberEnd reads what ends a property or a value of an enum.
func (p *parser) memberEnd(n *Node, report bool) {
	t := *p.peek()
	if t.Kind != NewLine && t.Kind != Semi && t.Kind != RCurly && report {
		p.problem(missingTerminator, n.End, n.End)
	}
	p.separators()
	if t.Kind == Semi {
		n.End = t.End
	}
}

// enum:  attribute*  'enum'  name  (':' type)?  '{' (name ('=' expression)?)* '}'
func (p *parser) enum(keyword token, attributes []*Node) *Node {
	n, name := p.typeHead(keyword, attributes)
	if name == nil {
		return n
	}
	old := p.in(signatureMode)
	defer p.setMode(old)
	if colon, ok := p.accept(Colon); ok {
		p.newlines()
		if t, text := p.typeName(false); t.Kind == Identifier {
			base := p.node(NTypeConstraint, t.Start, t.End)
			base.Text = text
			p.adopt(n, base)
			n.End = t.End
		} else {
			p.problem(missingType, colon.End, colon.End)
		}
	}
	p.newlines()
	open, ok := p.accept(LCurly)
	if !ok {
		p.problem(missingBlock, n.End, n.End)
		return p.broken(n, n.End)
	}
	n.End = open.End
	for {
		p.newlines()
		name := p.simpleName()
		if name == nil {
			return p.typeEnd(n, open)
		}
		m := p.node(NProperty, name.Start, name.End)
		m.Text = name.Text
		m.Op = Enum
		good := true
		p.in(expressionMode)
		if equals, ok := p.accept(Equals); ok {
			if v := p.expression(false); v != nil {
				p.adopt(m, v)
				m.End = v.End
			} else {
				p.problem(missingValue, equals.End, equals.End)
				m.End, good = equals.End, false
			}
		}
		p.setMode(signatureMode)
		p.memberEnd(m, good)
		p.adopt(n, m)
		n.End = m.End
	}
}

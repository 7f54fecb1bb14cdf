package powershell

// trap-statement:  'trap'  type?  block
func (p *parser) trap(keyword token) *Node {
	n := p.node(NTrap, keyword.Start, keyword.End)
	at := p.nextAt()
	p.newlines()
	end := keyword.End
	if t := p.attribute(); t != nil {
		if t.Kind == NTypeConstraint {
			p.adopt(n, t)
			end = t.End
		} else {
			p.backTo(at)
		}
	}
	body := p.block()
	if body == nil {
		p.problem(missingBlock, end, end)
		return p.broken(n, end)
	}
	p.adopt(n, body)
	n.End = body.End
	return n
}

// try-statement:  'try'  block  catch-clause*  ('finally' block)?
func (p *parser) try(keyword token) *Node {
	n := p.node(NTry, keyword.Start, keyword.End)
	body := p.block()
	if body == nil {
		p.problem(missingBlock, keyword.End, keyword.End)
		return p.broken(n, keyword.End)
	}
	p.adopt(n, body)
	n.End = body.End
	bad := false
	for {
		c, ok := p.catch()
		if c == nil {
			break
		}
		p.adopt(n, c)
		n.End = c.End
		bad = bad || !ok
		if !ok {
			break
		}
	}
	p.newlines()
	if t, ok := p.accept(Finally); ok {
		if last := p.block(); last != nil {
			p.adopt(n, last)
			n.Flags |= FlagFinally
			n.End = last.End
		} else {
			p.problem(missingBlock, t.End, t.End)
			n.End, bad = t.End, true
		}
	}
	if len(n.Kids) == 1 && !bad {
		p.problem(missingCatch, body.End, body.End)
		bad = true
	}
	if bad {
		return p.broken(n, n.End)
	}
	return n
}

// catch-clause:  'catch'  (type (',' type)*)?  block
func (p *parser) catch() (*Node, bool) {
	p.newlines()
	keyword, ok := p.accept(Catch)
	if !ok {
		return nil, false
	}
	n := p.node(NCatch, keyword.Start, keyword.End)
	var comma token
	for {
		at := p.nextAt()
		p.newlines()
		t := p.attribute()
		if t == nil {
			if comma.Kind == Comma {
				p.problem(missingType, comma.End, comma.End)
			}
			break
		}
		if t.Kind != NTypeConstraint {
			p.backTo(at)
			break
		}
		p.adopt(n, t)
		n.End = t.End
		p.newlines()
		if comma, ok = p.accept(Comma); !ok {
			break
		}
	}
	body := p.block()
	if body == nil {
		p.problem(missingBlock, n.End, n.End)
		return p.broken(n, n.End), false
	}
	p.adopt(n, body)
	n.End = body.End
	return n, true
}

// data-statement:  'data'  name?  ('-SupportedCommand' word (',' word)*)?  block
func (p *parser) data(keyword token) *Node {
	n := p.node(NData, keyword.Start, keyword.End)
	p.newlines()
	if name := p.simpleName(); name != nil {
		n.Text = name.Text
		n.End = name.End
	}
	p.newlines()
	bad := false
	if t, ok := p.accept(Parameter); ok {
		n.End = t.End
		if beginningOf(t.text, []string{"supportedcommand"}) == "" {
			p.problem(wrongSwitch, t.Start, t.End)
			bad = true
		}
		for {
			p.newlines()
			c := p.argument(commandName)
			if c == nil {
				if !bad {
					p.problem(missingArgument, n.End, n.End)
				}
				bad = true
				break
			}
			p.adopt(n, c)
			n.End = c.End
			if _, ok := p.accept(Comma); !ok {
				break
			}
		}
	}
	if bad {
		return p.broken(n, n.End)
	}
	body := p.block()
	if body == nil {
		p.problem(missingBlock, n.End, n.End)
		return p.broken(n, n.End)
	}
	p.adopt(n, body)
	n.End = body.End
	return n
}

// configuration:  'configuration'  name  '{' script-block-body '}'
func (p *parser) configuration(keyword token, attributes []*Node) *Node {
	n := p.node(NConfiguration, keyword.Start, keyword.End)
	p.newlines()
	switch t := p.peek(); t.Kind {
	case LCurly, EndOfInput, Comma:
		p.problem(missingName, keyword.End, keyword.End)
	default:
		if name := p.word(anArgument, p.next()); name != nil {
			p.adopt(n, name)
			n.End = name.End
		} else {
			p.problem(missingName, keyword.End, keyword.End)
		}
	}
	p.newlines()
	open, ok := p.accept(LCurly)
	if !ok {
		p.problem(missingBlock, n.End, n.End)
		return p.broken(n, n.End)
	}
	body := p.blockExpression(open)
	p.adopt(n, body)
	n.End = body.End
	return n
}

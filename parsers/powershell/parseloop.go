package powershell

// foreach-statement:  'foreach'  option*  '(' variable 'in' pipeline ')'  block
func (p *parser) forEach(start int32, keyword token) *Node {
	n := p.node(NForEach, start, keyword.End)
	p.newlines()
	bad := false
	var limit *Node
	for p.peek().Kind == Parameter {
		t := p.next()
		switch beginningOf(t.text, []string{"parallel", "throttlelimit"}) {
		case "parallel":
			n.Flags |= FlagParallel
		case "throttlelimit":
			n.Flags |= FlagParallel // it belongs to that
			p.newlines()
			if limit = p.argument(anArgument); limit == nil {
				p.problem(missingValue, t.End, t.End)
			}
		default:
			p.problem(wrongSwitch, t.Start, t.End)
			bad = true
		}
		p.newlines()
	}
	p.adopt(n, limit)
	open, ok := p.accept(LParen)
	if !ok {
		p.problem(missingParen, keyword.End, keyword.End)
		return p.broken(n, keyword.End)
	}
	p.newlines()
	t := p.peek()
	if t.Kind != Variable && t.Kind != SplattedVariable {
		p.problem(missingName, open.End, open.End)
		return p.broken(n, open.End)
	}
	v := p.variableNode(p.next())
	p.adopt(n, v)
	p.newlines()
	in, ok := p.accept(In)
	if !ok {
		p.problem(missingIn, v.End, v.End)
		return p.broken(n, v.End)
	}
	p.newlines()
	list := p.chain()
	if list == nil {
		p.problem(missingValue, in.End, in.End)
		return p.broken(n, in.End)
	}
	p.adopt(n, list)
	p.newlines()
	closing, ok := p.accept(RParen)
	if !ok {
		p.problem(missingParen, list.End, list.End)
		return p.broken(n, list.End)
	}
	body := p.block()
	if body == nil {
		p.problem(missingBlock, closing.End, closing.End)
		return p.broken(n, closing.End)
	}
	p.adopt(n, body)
	n.End = body.End
	if bad {
		return p.broken(n, n.End)
	}
	return n
}

// for-statement:  'for'  '(' pipeline? ';' pipeline? ';' pipeline? ')'  block
func (p *parser) forLoop(start int32, keyword token) *Node {
	n := p.node(NFor, start, keyword.End)
	p.newlines()
	open, ok := p.accept(LParen)
	if !ok {
		p.problem(missingParen, keyword.End, keyword.End)
		return p.broken(n, keyword.End)
	}
	end := open.End
	for i := range 3 {
		p.newlines()
		c := p.chain()
		p.adopt(n, c)
		if c != nil {
			end = c.End
		}
		if i < 2 {
			if t, ok := p.accept(Semi); ok {
				end = t.End
			}
		}
	}
	p.newlines()
	t, ok := p.accept(RParen)
	if !ok {
		p.problem(missingParen, end, end)
		return p.broken(n, end)
	}
	body := p.block()
	if body == nil {
		p.problem(missingBlock, t.End, t.End)
		return p.broken(n, t.End)
	}
	p.adopt(n, body)
	n.End = body.End
	return n
}

// while-statement:  'while'  '(' pipeline ')'  block
func (p *parser) while(start int32, keyword token) *Node {
	n := p.node(NWhile, start, keyword.End)
	end, ok := p.condition(n, keyword)
	if !ok {
		return p.broken(n, end)
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

// do-statement:  'do'  block  ('while' | 'until')  '(' pipeline ')'
func (p *parser) do(start int32, keyword token) *Node {
	n := p.node(NDoWhile, start, keyword.End)
	body := p.block()
	if body == nil {
		p.problem(missingBlock, keyword.End, keyword.End)
		return p.broken(n, keyword.End)
	}
	p.adopt(n, body)
	p.newlines()
	t := p.peek()
	if t.Kind != While && t.Kind != Until {
		p.problem(missingWhile, body.End, body.End)
		return p.broken(n, body.End)
	}
	word := p.next()
	if word.Kind == Until {
		n.Kind = NDoUntil
	}
	end, ok := p.condition(n, word)
	if !ok {
		return p.broken(n, end)
	}
	n.End = end
	return n
}

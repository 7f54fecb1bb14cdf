package powershell

// paramBlock reads attributes and param( … ); nil if there is none.
func (p *parser) paramBlock() *Node {
	p.newlines()
	if p.nextKindIs('[') {
		key := int64(p.nextAt())<<8 | int64(p.lexer.depth) | 1<<62
		if p.failed[key] {
			return nil
		}
		p.failed[key] = true
		if n := p.paramBlockAfter(p.attributes(false)); n != nil {
			delete(p.failed, key)
			return n
		}
		return nil
	}
	return p.paramBlockAfter(nil)
}

// nextKindIs reports whether c is the next character that is no blank.
func (p *parser) nextKindIs(c byte) bool {
	if p.peeked {
		return p.ahead.Kind == LBracket || p.ahead.Kind == Generic
	}
	return p.lexer.byteAt(p.lexer.pos) == c
}

func (p *parser) paramBlockAfter(list []*Node) *Node {
	p.newlines()
	if p.peek().Kind != Param {
		return nil
	}
	keyword := p.next()
	p.newlines()
	open, ok := p.accept(LParen)
	if !ok {
		return nil
	}
	n := p.node(NParamBlock, keyword.Start, open.End)
	for _, a := range list {
		if a.Kind == NTypeConstraint {
			p.problem(typeBeforeParam, a.Start, a.End)
		} else {
			p.adopt(n, a)
		}
	}
	params, end, _ := p.parameterList(open)
	p.adopt(n, params...)
	n.End = end
	return n
}

// parameterList reads parameters with commas between them and the closing
// parenthesis. It returns where that ends and whether it is there.
func (p *parser) parameterList(open token) (list []*Node, end int32, ok bool) {
	end = open.End
	var comma token
	for {
		n := p.parameter()
		if n == nil {
			if comma.Kind == Comma {
				p.problem(missingValue, comma.End, comma.End)
			}
			break
		}
		list = append(list, n)
		end = n.End
		p.newlines()
		if comma, ok = p.accept(Comma); !ok {
			break
		}
	}
	p.newlines()
	t, ok := p.accept(RParen)
	if !ok {
		p.problem(missingParen, end, end)
		return list, end, false
	}
	return list, t.End, true
}

// parameter reads one parameter; nil if there is none.
//
//	parameter:  attribute*  variable  ('=' expression)?
func (p *parser) parameter() *Node {
	old, comma := p.in(expressionMode), p.noComma
	p.noComma = true
	defer func() {
		p.noComma = comma
		p.setMode(old)
	}()
	p.newlines()
	list := p.attributes(false)
	p.newlines()
	t := p.peek()
	if t.Kind != Variable && t.Kind != SplattedVariable {
		if list == nil {
			return nil
		}
		last := list[len(list)-1]
		p.problem(missingParameter, last.End, last.End)
		p.sync(true, RParen)
		return p.node(NParameter, list[0].Start, last.End, list...)
	}
	v := p.variableNode(p.next())
	n := p.node(NParameter, v.Start, v.End)
	if list != nil {
		n.Start = list[0].Start
	}
	p.adopt(n, list...)
	p.adopt(n, v)
	p.newlines()
	if equals, ok := p.accept(Equals); ok {
		p.newlines()
		if d := p.expression(false); d != nil {
			p.adopt(n, d)
			n.End = d.End
		} else {
			p.problem(missingValue, equals.End, equals.End)
		}
	}
	return n
}

// function-statement:  'function'  name  ('(' parameters ')')?  '{' script-block-body '}'
func (p *parser) function(keyword token) *Node {
	n := p.node(NFunction, keyword.Start, keyword.End)
	n.Op = keyword.Kind
	p.newlines()
	switch p.peek().Kind {
	case Pipe, LParen, LCurly, AtParen, AtCurly, RCurly, RParen, EndOfInput, Semi, Redirection, RedirectInStd, AndAnd,
		OrOr, Ampersand, Variable, SplattedVariable, HereStringExpandable, HereStringLiteral, StringLiteral, StringExpandable:
		p.problem(missingName, keyword.End, keyword.End)
		return p.broken(n, keyword.End)
	}
	name := p.next()
	n.Text = p.written(name)
	if name.Kind == Generic {
		n.Text = name.text
	}
	n.End = name.End
	if !p.functionParameters(n) {
		return p.broken(n, n.End)
	}
	open, ok := p.accept(LCurly)
	if !ok {
		p.problem(missingBlock, n.End, n.End)
		return p.broken(n, n.End)
	}
	flow := p.lexer.flow
	p.lexer.flow = keyword.Kind == Workflow
	body := p.scriptBlock(&open, nil)
	p.lexer.flow = flow
	p.adopt(n, body)
	n.End = body.End
	return n
}

// functionParameters reads parameters in parentheses behind a name, if they are there.
func (p *parser) functionParameters(n *Node) bool {
	p.newlines()
	open, ok := p.accept(LParen)
	if !ok {
		return true
	}
	list, end, ok := p.parameterList(open)
	p.adopt(n, list...)
	n.End = end
	p.newlines()
	return ok
}

// method reads a method of a class from behind its name.
func (p *parser) method(name token, class string, static bool) *Node {
	n := p.node(NFunction, name.Start, name.End)
	n.Op, n.Text = Function, p.written(name)
	ok := true
	if p.peek().Kind == LParen {
		ok = p.functionParameters(n)
	} else {
		p.problem(missingParen, name.End, name.End)
	}
	var first *Node
	if constructs := !static && sameName(n.Text, class); constructs {
		p.newlines()
		var good bool
		first, good = p.baseCall(n)
		ok = ok && good
	}
	open, found := p.accept(LCurly)
	if !found && ok {
		p.problem(missingBlock, n.End, n.End)
	}
	if !found || !ok {
		return p.broken(n, n.End)
	}
	old := p.in(commandMode)
	body := p.scriptBlock(&open, first)
	p.setMode(old)
	p.adopt(n, body)
	n.End = body.End
	return n
}

// baseCall reads ": base( … )" of a constructor.
func (p *parser) baseCall(n *Node) (call *Node, ok bool) {
	old := p.in(signatureMode)
	defer p.setMode(old)
	call = p.node(NBaseCall, n.End, n.End)
	call.Flags = FlagNothing
	colon, found := p.accept(Colon)
	if !found {
		return p.node(NCommandExpression, n.End, n.End, call), true
	}
	n.End = colon.End
	p.newlines()
	base, found := p.accept(Base)
	if !found {
		p.problem(missingName, colon.End, colon.End)
		return nil, false
	}
	n.End = base.End
	p.newlines()
	open, found := p.accept(LParen)
	if !found {
		p.problem(missingParen, base.End, base.End)
		return nil, false
	}
	args, end := p.arguments(open)
	p.adopt(call, args...)
	call.Flags = 0
	call.Start, call.End = base.Start, max(end, open.End)
	n.End = call.End
	p.newlines()
	return p.node(NCommandExpression, call.Start, call.End, call), true
}

// usingKinds are the words behind using; aliased must have "= name".
var usingKinds = map[Kind]struct{ named, aliased bool }{
	Namespace: {named: true}, Module: {named: true}, Assembly: {}, Type: {true, true}, Command: {true, true},
}

// using-statement:  'using'  kind  word  ('=' word)?
func (p *parser) using(keyword token) *Node {
	n := p.node(NUsing, keyword.Start, keyword.End)
	t := p.peek()
	kind, ok := usingKinds[t.Kind]
	if !ok {
		p.problem(wrongUsing, keyword.End, keyword.End)
		return p.broken(n, n.End)
	}
	word := p.next()
	n.Text, n.Op, n.End = p.written(word), word.Kind, word.End
	item := p.next()
	switch item.Kind {
	case EndOfInput, NewLine, Comma, Semi:
		p.problem(wrongUsing, n.End, n.End)
		if item.Kind == EndOfInput {
			p.unread(item)
		}
		return p.broken(n, n.End)
	}
	name := p.word(anArgument, item)
	if name == nil {
		p.problem(wrongUsing, item.Start, item.End)
		p.sync(true, Semi, NewLine)
		return p.broken(n, item.End)
	}
	table := name.Kind == NHashtable && word.Kind == Module
	p.adopt(n, name)
	n.End = name.End
	if name.Kind != NString && !table {
		p.problem(wrongUsing, name.Start, name.End)
		return p.broken(n, n.End)
	}
	if kind.named && !table {
		if equals, ok := p.accept(Equals); ok {
			n.End = equals.End
			switch k := p.peek().Kind; k {
			case EndOfInput, NewLine, Semi, Comma:
				p.problem(wrongUsing, equals.End, equals.End)
				if k == Comma {
					p.skip()
				}
				return p.broken(n, n.End)
			}
			alias := p.word(anArgument, p.next())
			p.adopt(n, alias)
			if alias == nil || alias.Kind != NString && (alias.Kind != NHashtable || word.Kind != Module) {
				p.problem(wrongUsing, equals.End, equals.End)
				return p.broken(n, n.End)
			}
			n.End = alias.End
		} else if kind.aliased {
			p.problem(wrongUsing, n.End, n.End)
			return p.broken(n, n.End)
		}
	}
	switch t := p.peek(); t.Kind {
	case NewLine, Semi:
		p.skip()
	case EndOfInput:
	default:
		p.problem(missingTerminator, t.Start, t.End)
	}
	return n
}

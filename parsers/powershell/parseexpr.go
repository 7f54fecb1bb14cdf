package powershell

// expression reads an expression; nil if none begins here. inTernary says that "?"
// and ":" end a number.
//
//	expression:  binary  ('?' expression ':' expression)?
func (p *parser) expression(inTernary bool) *Node {
	old := p.in(expressionMode)
	n := p.ternary(inTernary)
	p.setMode(old)
	return n
}

// branch reads a side of a "?" or ":".
func (p *parser) branch() *Node { return p.expression(true) }

func (p *parser) ternary(inTernary bool) *Node {
	cond := p.binary(inTernary)
	if cond == nil {
		return nil
	}
	mark, ok := p.accept(QuestionMark)
	if !ok {
		return cond
	}
	p.newlines()
	n := p.node(NTernary, cond.Start, mark.End, cond)
	yes := p.deeper(p.branch)
	missing := yes == nil
	if missing {
		p.problem(missingValue, mark.End, mark.End)
		yes = p.node(NErrorExpression, mark.End, mark.End)
	}
	p.adopt(n, yes)
	n.End = yes.End
	p.newlines()
	colon, ok := p.accept(Colon)
	if !ok {
		if !missing {
			at := p.nextAt()
			p.problem(missingColon, at, at)
		}
		n.Kind = NErrorExpression
		return n
	}
	p.newlines()
	no := p.deeper(p.branch)
	if no == nil {
		p.problem(missingValue, colon.End, colon.End)
		no = p.node(NErrorExpression, colon.End, colon.End)
	}
	p.adopt(n, no)
	n.End = no.End
	return n
}

// binary reads operands and the operators between them.
//
//	binary:  array  (operator array)*
func (p *parser) binary(inTernary bool) *Node {
	left := p.array(inTernary)
	if left == nil {
		return nil
	}
	t := p.peek()
	if t.Kind.rank() == 0 {
		if t.Kind == Parameter {
			return p.unknownOperator(p.next(), left)
		}
		return left
	}
	op := p.next()
	operands, ops := []*Node{left}, []token{op}
	join := func() {
		n := len(operands)
		l, r := operands[n-2], operands[n-1]
		b := p.node(NBinary, l.Start, r.End, l, r)
		b.Op = ops[len(ops)-1].Kind
		operands, ops = append(operands[:n-2], b), ops[:len(ops)-1]
	}
	for {
		p.newlines()
		right := p.array(true)
		if right == nil {
			p.problem(missingValue, op.End, op.End)
			right = p.node(NErrorExpression, op.End, op.End)
		}
		operands = append(operands, right)
		rank := p.peek().Kind.rank()
		for len(ops) > 0 && rank <= ops[len(ops)-1].Kind.rank() {
			join()
		}
		if rank == 0 {
			break
		}
		op = p.next()
		ops = append(ops, op)
	}
	if p.peek().Kind == Parameter {
		return p.unknownOperator(p.next(), operands[0])
	}
	return operands[0]
}

// unknownOperator reads a dash word behind a value that is no operator.
func (p *parser) unknownOperator(t token, n *Node) *Node {
	p.problem(unexpectedToken, t.Start, t.End)
	word := p.node(NCommandParameter, t.Start, t.End)
	word.Text = t.text
	return p.node(NErrorExpression, n.Start, t.End, n, word)
}

// array reads operands with commas between them.
//
//	array:  unary  (',' unary)*
func (p *parser) array(inTernary bool) *Node {
	first := p.unary(inTernary)
	if first == nil || p.noComma || p.peek().Kind != Comma {
		return first
	}
	n := p.node(NArrayLiteral, first.Start, first.End)
	items := []*Node{first}
	for {
		comma, ok := p.accept(Comma)
		if !ok {
			break
		}
		p.newlines()
		item := p.unary(true)
		if item == nil {
			p.problem(missingValue, comma.End, comma.End)
			items = append(items, p.node(NErrorExpression, comma.Start, comma.End))
			n.End = comma.End
			break
		}
		items = append(items, item)
		n.End = item.End
	}
	p.adopt(n, items...)
	return n
}

// operand reads what stands behind an operator or a type.
func (p *parser) operand() *Node { return p.unary(true) }

// unary reads an operand with the operators, casts and attributes before it and
// what may follow it; nil if none begins here.
func (p *parser) unary(inTernary bool) *Node {
	signed, ternary := p.lexer.signed, p.lexer.ternary
	p.lexer.signed, p.lexer.ternary = true, inTernary
	if p.peeked && (p.ahead.Kind == Minus || p.ahead.Kind == Generic && inTernary) {
		p.backTo(p.ahead.Start) // it may be a number's sign, or a number
	}
	t := *p.peek()
	p.lexer.signed, p.lexer.ternary = signed, ternary
	var n *Node
	switch {
	case t.Kind.isUnary():
		if t.Kind == Comma && p.noComma {
			return nil
		}
		p.skip()
		p.newlines()
		kid := p.deeper(p.operand)
		if kid == nil {
			p.problem(missingOperand, t.End, t.End)
			return p.node(NErrorExpression, t.Start, t.End)
		}
		n = p.node(NUnary, t.Start, kid.End, kid)
		n.Op = t.Kind
		if t.Kind == Comma {
			n.Kind = NArrayLiteral
		}
	case t.Kind == LBracket:
		n = p.typed(t)
	default:
		n = p.primary(true)
	}
	if n == nil {
		return nil
	}
	if k := p.peek().Kind; k == PlusPlus || k == MinusMinus {
		t := p.next()
		n = p.node(NUnary, n.Start, t.End, n)
		n.Op = PostfixPlusPlus
		if k == MinusMinus {
			n.Op = PostfixMinusMinus
		}
	}
	return n
}

// typed reads types and attributes in brackets and what they apply to.
//
//	type-literal:  attribute+  (unary | member-access)?
func (p *parser) typed(open token) *Node {
	list := p.attributes(true)
	if list == nil {
		return nil
	}
	last := list[len(list)-1]
	var n *Node
	if last.Kind == NAttribute {
		p.newlines()
		kid := p.deeper(p.operand)
		if kid == nil {
			p.problem(attributeBefore, last.Start, last.End)
			return p.node(NErrorExpression, open.Start, last.End, list...)
		}
		n = p.node(NAttributed, last.Start, kid.End, last, kid)
	} else if t, ok := p.memberAccess(false); ok {
		n = p.postfix(t, p.typeNode(last))
	} else {
		if k := p.peek().Kind; k != NewLine && k != Comma {
			if kid := p.deeper(p.operand); kid != nil {
				n = p.node(NConvert, last.Start, kid.End, last, kid)
			}
		}
		if n == nil {
			n = p.typeNode(last)
		}
	}
	for i := len(list) - 2; i >= 0 && !p.full; i-- {
		k := NAttributed
		if list[i].Kind == NTypeConstraint {
			k = NConvert
		}
		n = p.node(k, list[i].Start, n.End, list[i], n)
	}
	return n
}

// typeNode returns the node of a type that is a value.
func (p *parser) typeNode(constraint *Node) *Node {
	n := p.node(NType, constraint.Start, constraint.End)
	n.Text = constraint.Text
	return n
}

// primary reads a value; nil if none begins here. With members, what is accessed
// in it is read too.
func (p *parser) primary(members bool) *Node {
	t := p.next()
	var n *Node
	switch t.Kind {
	case Variable, SplattedVariable:
		n = p.usingVariable(t, members)
	case Number:
		n = p.node(NConstant, t.Start, t.End)
		n.Text, n.value = p.written(t), t.value
	case StringExpandable, HereStringExpandable:
		n = p.expandable(t)
	case StringLiteral, HereStringLiteral:
		n = p.node(NString, t.Start, t.End)
		n.Op, n.Text, n.depth = t.Kind, t.text, p.lexer.depth
	case Hole:
		n = p.node(NHole, t.Start, t.End)
	case LParen:
		n = p.paren(t)
	case AtParen, DollarParen:
		n = p.subexpression(t)
	case AtCurly:
		n = p.hashtable(t)
	case LCurly:
		n = p.blockExpression(t)
	default:
		p.unread(t)
		return nil
	}
	if !members {
		return n
	}
	if op, ok := p.memberAccess(true); ok {
		return p.postfix(op, n)
	}
	return n
}

func (p *parser) variableNode(t token) *Node {
	n := p.node(NVariable, t.Start, t.End)
	n.Text = t.text
	if t.Kind == SplattedVariable {
		n.Flags = FlagSplat
	}
	return n
}

// usingVariable reads a variable; one of the drive "using" holds what is accessed
// in it.
func (p *parser) usingVariable(t token, members bool) *Node {
	n := p.variableNode(t)
	drive, rest := splitName(t.text)
	if rest == "" || !equalFold("using", drive) {
		return n
	}
	n.Text = rest
	if members {
		if op, ok := p.memberAccess(true); ok {
			n = p.postfix(op, n)
		}
	}
	return p.node(NUsingVariable, n.Start, n.End, n)
}

// postfix reads the members, calls and indexes after n, the first operator of
// which is read already.
func (p *parser) postfix(op token, n *Node) *Node {
	for ok := true; ok && !p.full; op, ok = p.memberAccess(true) {
		p.newlines()
		if op.Kind == LBracket || op.Kind == QuestionLBracket {
			n = p.index(op, n)
		} else {
			n = p.member(op, n)
		}
	}
	return n
}

// member reads the name behind "." or "::" and the arguments of a call.
func (p *parser) member(op token, target *Node) *Node {
	name := p.memberName()
	kind := NMember
	if name == nil {
		p.problem(missingMember, op.End, op.End)
		if name = p.argument(anArgument); name == nil {
			n := p.node(kind, target.Start, op.End, target)
			n.Op = op.Kind
			return n
		}
	} else if !p.peeked {
		at := p.here()
		generic := p.typeArguments(at)
		if !p.peeked {
			if open, ok := p.lexer.call(); ok {
				return p.invoke(op, open, target, name)
			}
		}
		if generic {
			p.backTo(at)
		}
	}
	n := p.node(kind, target.Start, name.End, target, name)
	n.Op = op.Kind
	return n
}

func (p *parser) memberName() *Node {
	if n := p.simpleName(); n != nil {
		return n
	}
	if k := p.peek().Kind; k.isUnary() || k == LBracket {
		return p.unary(false)
	}
	return p.primary(false)
}

// typeArguments reads "[int]" of $x.Do[int](1) and reports whether it is complete.
// Where there is none, the lexer stands where it stood.
func (p *parser) typeArguments(at int32) bool {
	t := p.next()
	if t.Kind != LBracket {
		p.backTo(at)
		return false
	}
	old := p.in(typeMode)
	p.newlines()
	if t = p.next(); t.Kind != Identifier {
		p.setMode(old)
		p.backTo(at)
		return false
	}
	closing, _ := p.typeList(t)
	done := closing.Kind == RBracket
	if !done {
		p.unread(closing)
		p.problem(missingBracket, closing.Start, closing.Start)
	}
	p.setMode(old)
	return done
}

// invoke reads the arguments of a call of a member.
func (p *parser) invoke(op, open token, target, name *Node) *Node {
	n := p.node(NInvoke, target.Start, name.End, target, name)
	n.Op = op.Kind
	if !p.enter(1) {
		n.Kind = NErrorExpression
		return n
	}
	if open.Kind == LParen {
		args, end := p.arguments(open)
		p.adopt(n, args...)
		n.End = max(n.End, end)
	} else {
		p.newlines()
		b := p.blockExpression(open)
		p.adopt(n, b)
		n.End = b.End
	}
	p.depth--
	return n
}

// arguments reads expressions with commas between them and the closing parenthesis.
func (p *parser) arguments(open token) (args []*Node, end int32) {
	old := p.noComma
	p.noComma = true
	defer func() { p.noComma = old }()
	end = open.End
	reported := false
	var comma token
	for {
		p.newlines()
		a := p.expression(false)
		if a == nil {
			if comma.Kind == Comma {
				p.problem(missingValue, comma.End, comma.End)
				reported = true
				end = comma.End
			}
			break
		}
		args = append(args, a)
		end = a.End
		p.newlines()
		var ok bool
		if comma, ok = p.accept(Comma); !ok {
			break
		}
	}
	p.newlines()
	if t, ok := p.accept(RParen); ok {
		return args, t.End
	}
	if !reported {
		p.problem(missingParen, end, end)
	}
	return args, end
}

// index reads what is in brackets behind a value.
func (p *parser) index(open token, target *Node) *Node {
	n := p.node(NIndex, target.Start, open.End, target)
	n.Op = open.Kind
	if !p.enter(1) {
		n.Kind = NErrorExpression
		return n
	}
	p.newlines()
	old := p.noComma
	p.noComma = false
	i := p.expression(false)
	p.noComma = old
	p.depth--
	missing := i == nil
	if missing {
		p.problem(missingIndex, open.End, open.End)
		i = p.node(NErrorExpression, open.Start, open.End)
	}
	p.adopt(n, i)
	n.End = max(n.End, i.End)
	p.newlines()
	if t, ok := p.accept(RBracket); ok {
		n.End = t.End
	} else if !missing {
		p.problem(missingBracket, i.End, i.End)
	}
	return n
}

// paren reads a pipeline in parentheses.
func (p *parser) paren(open token) *Node {
	n := p.node(NParen, open.Start, open.End)
	if !p.enter(1) {
		n.Kind = NErrorExpression
		return n
	}
	old, comma := p.in(commandMode), p.noComma
	p.noComma = false
	p.newlines()
	kid := p.chain()
	if kid == nil {
		p.problem(missingValue, open.End, open.End)
		kid = p.node(NErrorStatement, open.End, open.End)
	}
	p.adopt(n, kid)
	n.End = kid.End
	p.newlines()
	if t, ok := p.accept(RParen); ok {
		n.End = t.End
	} else {
		p.problem(missingParen, kid.End, kid.End)
	}
	p.noComma = comma
	p.setMode(old)
	p.depth--
	return n
}

// subexpression reads $( … ) or @( … ).
func (p *parser) subexpression(open token) *Node {
	n := p.node(NSub, open.Start, open.End)
	if open.Kind == AtParen {
		n.Kind = NArray
	}
	if !p.enter(1) {
		n.Kind = NErrorExpression
		return n
	}
	old, comma := p.in(commandMode), p.noComma
	p.noComma = false
	p.newlines()
	body := p.node(NStatementBlock, open.End, open.End)
	lo, hi, ok := p.statements(body)
	if ok {
		body.Start, body.End = lo, hi
		n.End = hi
	} else {
		body.Flags = FlagNothing
	}
	p.adopt(n, body)
	p.newlines()
	if t, ok := p.accept(RParen); ok {
		n.End = t.End
	} else {
		at := p.nextAt()
		p.problem(missingParen, at, at)
	}
	p.noComma = comma
	p.setMode(old)
	p.depth--
	return n
}

// blockExpression reads a script block that is a value.
func (p *parser) blockExpression(open token) *Node {
	old, comma := p.in(commandMode), p.noComma
	p.noComma = false
	p.newlines()
	b := p.scriptBlock(&open, nil)
	p.noComma = comma
	p.setMode(old)
	return p.node(NBlockExpression, b.Start, b.End, b)
}

// hashtable reads @{ … }.
//
//	hash-literal:  '@{'  (key '=' statement  (newline | ';')+)*  '}'
func (p *parser) hashtable(open token) *Node {
	n := p.node(NHashtable, open.Start, open.End)
	if !p.enter(1) {
		n.Kind = NErrorExpression
		return n
	}
	p.newlines()
	for {
		key, val := p.pair()
		if key == nil {
			break
		}
		p.adopt(n, key, val)
		n.End = max(key.End, val.End)
		if k := p.peek().Kind; k != NewLine && k != Semi {
			break
		}
		p.separators()
	}
	if t, ok := p.accept(RCurly); ok {
		n.End = t.End
	} else {
		p.problem(missingEnd, open.Start, open.End)
	}
	p.depth--
	return n
}

// pair reads a key and its value.
func (p *parser) pair() (key, val *Node) {
	old := p.in(expressionMode)
	if key = p.labelOrKey(); key == nil {
		p.setMode(old)
		return nil, nil
	}
	equals := p.next()
	p.setMode(old)
	if equals.Kind != Equals {
		p.unread(equals)
		p.problem(missingEquals, key.End, key.End)
		p.sync(false, RCurly, Semi, NewLine)
		return key, p.node(NErrorStatement, key.End, key.End)
	}
	old = p.in(commandMode)
	p.newlines()
	val = p.statement()
	p.setMode(old)
	if val == nil {
		p.problem(missingValue, equals.End, equals.End)
		val = p.node(NErrorStatement, equals.End, equals.End)
	}
	return key, val
}

// expandable returns the node of a string, whose parts are read.
func (p *parser) expandable(t token) *Node {
	n := p.node(NString, t.Start, t.End)
	n.Op, n.Text, n.depth = t.Kind, t.text, p.lexer.depth
	if len(t.parts) > 0 {
		p.expand(n, t)
	}
	return n
}

// expand reads what is put into the word or string t. It replaces the tokens that
// stand for it.
func (p *parser) expand(n *Node, t token) {
	n.Kind, n.parts = NExpandable, t.parts
	// they are the last, unless something was read ahead
	if end := len(p.tokens); end >= len(t.parts) {
		p.tokens = p.tokens[:end-len(t.parts)]
	}
	for _, part := range t.parts {
		v := token{Token: Token{Variable, p.lexer.depth + 1, part.start, part.end}, text: part.name}
		if part.variable {
			p.tokens = append(p.tokens, v.Token)
			p.adopt(n, p.usingVariable(v, false))
			continue
		}
		kid := p.inside(part)
		if kid == nil {
			kid = p.node(NErrorExpression, part.start, part.end)
		}
		p.adopt(n, kid)
	}
}

// inside reads "$( … )" of a string.
func (p *parser) inside(part part) *Node {
	if !p.enter(maxDepth / maxStrings) {
		return nil
	}
	outer := p.lexer
	peeked, ahead := p.peeked, p.ahead
	p.lexer = lexer{p: p, view: part.sub, pos: part.sub.from, depth: outer.depth + 1, base: len(p.tokens),
		mode: outer.mode, flow: outer.flow}
	p.peeked = false
	n := p.primary(true)
	if p.peeked && p.ahead.Kind != EndOfInput && n == nil {
		p.problem(unexpectedToken, p.ahead.Start, p.ahead.End)
	}
	p.lexer = outer
	p.peeked, p.ahead = peeked, ahead
	p.depth -= maxDepth / maxStrings
	return n
}

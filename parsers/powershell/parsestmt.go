package powershell

// program reads the whole text.
//
//	script:  using-statements?  script-block-body
func (p *parser) program() *Node {
	return p.scriptBlock(nil, nil)
}

// scriptBlock reads what is between braces, the first of which is read already;
// the whole text if there is none. first is a statement that stands before the
// others.
//
//	script-block-body:  param-block?  (statement-list | named-block-list)
func (p *parser) scriptBlock(open *token, first *Node) *Node {
	b := p.node(NScriptBlock, 0, 0)
	if open != nil {
		b.Start = open.Start
		if !p.enter(1) {
			b.End = open.End
			return b
		}
		defer func() { p.depth-- }()
	}
	p.newlines()
	if open == nil {
		p.usings(b)
	}
	at := p.nextAt()
	params := p.paramBlock()
	if params == nil {
		p.backTo(at)
	} else {
		p.adopt(b, params)
	}
	p.separators()
	if p.peek().Kind.startsBlock() {
		p.namedBlocks(b, open)
		return b
	}
	body := p.node(NNamedBlock, -1, -1)
	if first != nil {
		p.adopt(body, first)
	}
	if params != nil {
		body.Start, body.End = params.Start, params.End
	}
	for {
		if lo, hi, ok := p.statements(body); ok {
			if body.Start < 0 {
				body.Start = lo
			}
			body.End = hi
		}
		if p.closeBody(b, body, open) {
			break
		}
	}
	if body.Start < 0 {
		body.Flags |= FlagNothing
		body.Start, body.End = 0, 0
		if open != nil {
			body.Start = open.End
			body.End = max(body.Start, b.End-2)
		}
	}
	p.adopt(b, body)
	return b
}

// closeBody reads the brace or the end of the text behind the statements of b and
// reports whether it is there.
func (p *parser) closeBody(b, body *Node, open *token) bool {
	t := p.next()
	if open == nil {
		b.End = p.lexer.place(len(p.lexer.view.text))
		if t.Kind == EndOfInput {
			return true
		}
		p.problem(unexpectedToken, t.Start, t.End)
		return false
	}
	b.End = t.End
	if t.Kind != RCurly {
		p.unread(t)
		p.problem(missingEnd, open.Start, open.End)
		b.End = open.End
		if body != nil && body.End > 0 {
			b.End = max(b.End, body.End)
		}
	}
	return true
}

// usings reads the using statements at the start of the text.
func (p *parser) usings(b *Node) {
	for {
		t := p.peek()
		if t.Kind != Using {
			p.backTo(t.Start)
			return
		}
		if u := p.using(p.next()); u.Kind == NUsing {
			p.adopt(b, u)
		}
		p.separators()
	}
}

// namedBlocks reads begin, process, end, clean and dynamicparam. Nothing else may
// stand beside them.
func (p *parser) namedBlocks(b *Node, open *token) {
	var seen [kinds]bool
	end := p.nextAt()
	for {
		t := p.next()
		if t.Kind == RCurly || t.Kind == EndOfInput {
			p.unread(t)
			break
		}
		if !t.Kind.startsBlock() {
			p.problem(missingNamedBlocks, t.Start, t.End)
			if open != nil {
				p.unread(t)
				b.End = max(end, b.Start)
				return
			}
			// PowerShell ends here; what follows may still sign in
			p.unread(t)
			p.rest(b)
			return
		}
		end = t.End
		n := p.node(NNamedBlock, t.Start, t.End)
		n.Op = t.Kind
		if body := p.block(); body != nil {
			p.adopt(n, body.Kids...)
			n.End, end = body.End, body.End
		} else {
			p.problem(missingBlock, t.End, t.End)
		}
		if seen[t.Kind] {
			p.problem(blockTwice, n.Start, n.End)
		}
		seen[t.Kind] = true
		p.adopt(b, n)
		p.separators()
	}
	p.closeBody(b, &Node{End: end}, open)
}

// rest reads statements where none may stand, up to the end of the text.
func (p *parser) rest(b *Node) {
	body := p.node(NErrorStatement, p.nextAt(), p.nextAt())
	for {
		if _, hi, ok := p.statements(body); ok {
			body.End = hi
		}
		if p.closeBody(b, nil, nil) {
			break
		}
	}
	p.adopt(b, body)
}

// block reads statements in braces; nil if no brace is next.
//
//	statement-block:  '{'  statement-list  '}'
func (p *parser) block() *Node {
	p.newlines()
	open, ok := p.accept(LCurly)
	if !ok {
		return nil
	}
	n := p.node(NStatementBlock, open.Start, open.End)
	if !p.enter(1) {
		return n
	}
	_, hi, some := p.statements(n)
	if t := p.next(); t.Kind == RCurly {
		n.End = t.End
	} else {
		p.unread(t)
		p.problem(missingEnd, open.Start, open.End)
		if some {
			n.End = hi
		}
	}
	p.depth--
	return n
}

// statements reads statements and makes them children of n. It returns their place.
//
//	statement-list:  (statement  (newline | ';')*)*
func (p *parser) statements(n *Node) (lo, hi int32, some bool) {
	p.separators()
	for {
		s := p.statement()
		if s == nil {
			return lo, hi, some
		}
		if p.signature >= 0 && p.signature < s.Start {
			p.problem(afterSignature, s.Start, s.End)
		}
		p.adopt(n, s)
		if !some {
			lo, some = s.Start, true
		}
		hi = max(hi, s.End)
		p.separators()
		if k := p.peek().Kind; k == RParen || k == RCurly {
			return lo, hi, some
		}
	}
}

// statement reads one statement; nil if there is none.
func (p *parser) statement() *Node {
	t := p.next()
	for isRest(t.Kind) && len(p.mistakes) > 0 { // behind a broken statement: its rest is read as statements
		p.newlines()
		t = p.next()
	}
	var attributes []*Node
	start := t.Start
	if t.Kind == Generic && p.written(t)[0] == '[' {
		attributes, t = p.attributesBefore(t)
	}
	switch t.Kind {
	case If:
		return p.ifStatement(t)
	case Switch:
		return p.switchStatement(t.Start, t)
	case Foreach:
		return p.forEach(t.Start, t)
	case For:
		return p.forLoop(t.Start, t)
	case While:
		return p.while(t.Start, t)
	case Do:
		return p.do(t.Start, t)
	case Function, Filter, Workflow:
		return p.function(t)
	case Return:
		return p.leave(NReturn, t)
	case Throw:
		return p.leave(NThrow, t)
	case Exit:
		return p.leave(NExit, t)
	case Break:
		return p.jump(NBreak, t)
	case Continue:
		return p.jump(NContinue, t)
	case Trap:
		return p.trap(t)
	case Try:
		return p.try(t)
	case Data:
		return p.data(t)
	case Parallel, Sequence:
		n := p.node(NBlockStatement, t.Start, t.End)
		n.Op, n.Text = t.Kind, p.written(t)
		if body := p.block(); body != nil {
			p.adopt(n, body)
			n.End = body.End
		} else {
			p.problem(missingBlock, t.End, t.End)
			n.Kind = NErrorStatement
		}
		return n
	case Configuration:
		return p.configuration(t, attributes)
	case From, Define, Var:
		p.problem(reservedWord, t.Start, t.End)
		return p.node(NErrorStatement, t.Start, t.End)
	case Label:
		p.newlines()
		return p.labelled(t)
	case Class:
		return p.class(t, attributes)
	case Enum:
		return p.enum(t, attributes)
	case Using:
		n := p.using(t)
		p.problem(usingNotFirst, n.Start, n.End)
		return n
	case EndOfInput:
		if attributes == nil {
			p.unread(t)
			return nil
		}
	}
	if attributes != nil {
		p.backTo(start)
	} else {
		p.unread(t)
	}
	return p.chain()
}

// isRest reports whether k goes on a statement that began before it.
func isRest(k Kind) bool { return k == Else || k == ElseIf || k == Catch || k == Until }

// attributesBefore reads attributes before a statement and returns them and the
// token behind them. Where they belong to no statement there are none, and t, at
// which they begin, is returned.
func (p *parser) attributesBefore(t token) ([]*Node, token) {
	again := func() ([]*Node, token) {
		p.backTo(t.Start)
		return nil, p.next()
	}
	key := int64(t.Start)<<8 | int64(p.lexer.depth)
	p.backTo(t.Start)
	if p.failed[key] { // read in vain already: in blocks inside each other that would double each time
		return again()
	}
	list := p.attributes(false)
	if list == nil {
		return nil, p.next()
	}
	next := p.next()
	if !next.Kind.isKeyword() {
		p.failed[key] = true
		return again()
	}
	for _, a := range list {
		if a.Kind != NTypeConstraint {
			continue
		}
		if !next.Kind.attributable() {
			p.failed[key] = true
			return again()
		}
		p.problem(typeBeforeStatement, a.Start, a.End)
		return list, next
	}
	if !next.Kind.attributable() {
		p.problem(attributeBefore, list[0].Start, list[0].End)
	}
	return list, next
}

// leave reads return, throw or exit.
func (p *parser) leave(k NodeKind, t token) *Node {
	n := p.node(k, t.Start, t.End)
	if v := p.chain(); v != nil {
		p.adopt(n, v)
		n.End = v.End
	}
	return n
}

// jump reads break or continue.
func (p *parser) jump(k NodeKind, t token) *Node {
	n := p.node(k, t.Start, t.End)
	if l := p.labelOrKey(); l != nil {
		p.adopt(n, l)
		n.End = l.End
	}
	return n
}

// simpleName reads a name; nil if there is none.
func (p *parser) simpleName() *Node {
	p.lexer.simple = true
	t := p.peek()
	p.lexer.simple = false
	if t.Kind != Identifier {
		return nil
	}
	return p.bareWord(p.next(), t.text)
}

func (p *parser) labelOrKey() *Node {
	if n := p.simpleName(); n != nil {
		return n
	}
	if k := p.peek().Kind; k == NewLine || k == Semi {
		return nil
	}
	old := p.noComma
	p.noComma = true
	n := p.unary(false)
	p.noComma = old
	return n
}

// labelled reads the loop behind a label, or a command whose name looks like one.
func (p *parser) labelled(label token) *Node {
	t := p.next()
	var n *Node
	switch t.Kind {
	case Switch:
		n = p.switchStatement(label.Start, t)
	case Foreach:
		n = p.forEach(label.Start, t)
	case For:
		n = p.forLoop(label.Start, t)
	case While:
		n = p.while(label.Start, t)
	case Do:
		n = p.do(label.Start, t)
	default:
		p.backTo(label.Start)
		return p.chain()
	}
	if n.Kind != NErrorStatement {
		n.Text = label.text
	}
	return n
}

// broken makes n the node of a statement that is not complete, which ends at end.
func (p *parser) broken(n *Node, end int32) *Node {
	n.Kind, n.End = NErrorStatement, max(n.End, end)
	for _, k := range n.Kids {
		if k != nil {
			n.End = max(n.End, k.End)
		}
	}
	return n
}

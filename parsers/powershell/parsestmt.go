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

// condition reads a pipeline in parentheses and makes it a child of n. It reports
// whether it is complete, and where it ends.
func (p *parser) condition(n *Node, after token) (end int32, ok bool) {
	p.newlines()
	open, ok := p.accept(LParen)
	if !ok {
		p.problem(missingParen, after.End, after.End)
		return after.End, false
	}
	p.newlines()
	c := p.chain()
	if c == nil {
		p.problem(missingValue, open.End, open.End)
		c = p.node(NErrorStatement, open.End, open.End)
	}
	p.adopt(n, c)
	p.newlines()
	t, ok := p.accept(RParen)
	if !ok {
		if c.Kind != NErrorStatement {
			p.problem(missingParen, p.nextAt(), p.nextAt())
		}
		return c.End, false
	}
	return t.End, true
}

// if-statement:  'if'  '(' pipeline ')'  block  ('elseif' …)*  ('else' block)?
func (p *parser) ifStatement(keyword token) *Node {
	n := p.node(NIf, keyword.Start, keyword.End)
	for {
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
		at := p.nextAt()
		p.newlines()
		switch p.peek().Kind {
		case ElseIf:
			keyword = p.next()
			continue
		case Else:
			keyword = p.next()
			last := p.block()
			if last == nil {
				p.problem(missingBlock, keyword.End, keyword.End)
				return p.broken(n, keyword.End)
			}
			p.adopt(n, last)
			n.Flags |= FlagElse
			n.End = last.End
		default:
			p.backTo(at)
		}
		return n
	}
}

// switches are the options of a switch statement; any beginning of one names it.
var switches = []string{"regex", "wildcard", "exact", "casesensitive", "parallel", "file"}

// beginningOf returns the first of names that begins with s, without regard to case.
func beginningOf(s string, names []string) string {
	for _, n := range names {
		if len(s) <= len(n) && equalFold(n[:len(s)], s) {
			return n
		}
	}
	return ""
}

// equalFold compares two texts without regard to case, the first of which is
// lower-case ASCII.
func equalFold(low, s string) bool {
	if len(low) != len(s) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != low[i] {
			return false
		}
	}
	return true
}

// switch-statement:  'switch'  option*  ('(' pipeline ')' | '-file' name)  '{' (case block)* '}'
func (p *parser) switchStatement(start int32, keyword token) *Node {
	n := p.node(NSwitch, start, keyword.End)
	bad := false
	end := keyword.End
	wrong := func(id errorID, lo, hi int32) {
		bad = true
		p.problem(id, lo, hi)
	}
	p.newlines()
	var subject *Node
	for p.peek().Kind == Parameter {
		t := p.next()
		end = t.End
		switch beginningOf(t.text, switches) {
		case "":
			wrong(wrongSwitch, t.Start, t.End)
		case "regex":
			n.Op = Imatch
		case "wildcard":
			n.Op = Ilike
		case "exact":
			n.Op = Unknown
		case "parallel":
			n.Flags |= FlagParallel
		case "file":
			n.Flags |= FlagFile
			p.newlines()
			name := p.argument(fileName)
			if name == nil {
				wrong(missingFile, t.End, t.End)
				break
			}
			end = name.End
			subject = p.node(NPipeline, name.Start, name.End, p.node(NCommandExpression, name.Start, name.End, name))
		}
	}
	if open, ok := p.accept(LParen); ok {
		end = open.End
		if n.Flags&FlagFile != 0 {
			wrong(missingValue, open.Start, open.End)
		}
		p.newlines()
		if subject = p.chain(); subject == nil {
			wrong(missingValue, open.End, open.End)
		} else {
			end = subject.End
		}
		p.newlines()
		if t, ok := p.accept(RParen); ok {
			end = t.End
		} else {
			wrong(missingParen, end, end)
		}
	} else if subject == nil && n.Flags&FlagFile == 0 {
		wrong(missingValue, end, end)
	}
	p.adopt(n, subject)
	p.newlines()
	if _, ok := p.accept(LCurly); !ok {
		if !bad {
			wrong(missingCurly, end, end)
		}
		return p.broken(n, end)
	}
	if p.enter(1) {
		end, bad = p.cases(n, bad)
		p.depth--
	}
	if bad {
		return p.broken(n, end)
	}
	n.End = end
	return n
}

// cases reads the cases of a switch up to its closing brace.
func (p *parser) cases(n *Node, bad bool) (int32, bool) {
	end := p.here()
	var last *Node // of default
	p.newlines()
	for {
		var c *Node
		t := *p.peek()
		isDefault := t.Kind == Default
		if isDefault {
			c = p.bareWord(p.next(), p.written(t))
		} else if c = p.argument(caseOf); c == nil {
			p.problem(missingCase, end, end)
			if p.peek().Kind == RCurly {
				end = p.next().End
			}
			p.adopt(n, last)
			return end, true
		}
		end = c.End
		body := p.block()
		if body == nil {
			p.problem(missingBlock, end, end)
			bad = true
			p.adopt(n, c)
		} else {
			end = body.End
			switch {
			case !isDefault:
				p.adopt(n, c, body)
			case last == nil:
				last = body
				n.Flags |= FlagDefault
			default:
				p.problem(twoDefaults, c.Start, c.End)
				bad = true
				p.adopt(n, body)
			}
		}
		p.separators()
		switch p.peek().Kind {
		case RCurly:
			end = p.next().End
		case EndOfInput:
			p.problem(missingEnd, end, end)
			bad = true
		default:
			continue
		}
		if last != nil {
			p.adopt(n, last)
		}
		return end, bad
	}
}

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

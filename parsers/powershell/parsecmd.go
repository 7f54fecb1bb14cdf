package powershell

// chain reads a statement that is a pipeline, a chain of them or an assignment;
// nil if none begins here.
//
//	pipeline-chain:  pipeline  (('&&' | '||')  pipeline)*  '&'?
//	assignment:      expression  assignment-operator  statement
func (p *parser) chain() *Node {
	old := p.in(expressionMode)
	first := p.expression(false)
	if first == nil || !p.peek().Kind.isAssignment() {
		p.setMode(old)
		return p.pipelines(first)
	}
	op := p.next()
	p.setMode(old)
	p.newlines()
	val := p.deeper(p.statement)
	if val == nil {
		p.problem(missingValue, op.End, op.End)
		val = p.node(NErrorStatement, op.End, op.End)
	}
	if val.Kind == NPipeline && len(val.Kids) == 1 && val.Flags == 0 && val.Kids[0].Kind == NCommandExpression { // as in the reference
		val = val.Kids[0]
	}
	n := p.node(NAssignment, first.Start, val.End, first, val)
	n.Op = op.Kind
	return n
}

func (p *parser) pipelines(first *Node) *Node {
	var left *Node
	var op token
	for {
		right := p.pipeline(first)
		first = nil
		if right == nil {
			if left == nil {
				return nil
			}
			p.problem(missingChain, op.Start, op.End)
			n := p.node(NErrorStatement, left.Start, op.End, left)
			return n
		}
		if left == nil {
			left = right
		} else {
			left = p.node(NPipelineChain, left.Start, right.End, left, right)
			left.Op = op.Kind
		}
		switch p.peek().Kind {
		case AndAnd, OrOr:
			op = p.next()
			p.newlines()
		case Ampersand:
			amp := p.next()
			if k := p.peek().Kind; k == AndAnd || k == OrOr {
				t := p.next()
				p.problem(backgroundInChain, amp.Start, t.End)
				return p.node(NErrorStatement, left.Start, t.End, left)
			}
			left.Flags |= FlagBackground
			return left
		default:
			return left
		}
		if p.peek().Kind == EndOfInput {
			p.problem(missingChain, op.Start, op.End)
			return left
		}
	}
}

// pipeline reads commands and a value before them.
//
//	pipeline:  (expression redirection* | command)  ('|' command)*
func (p *parser) pipeline(first *Node) *Node {
	n := p.node(NPipeline, -1, -1)
	for bar := int32(-1); ; {
		expr := first
		if first = nil; expr == nil {
			expr = p.expression(false)
		}
		var element *Node
		if expr != nil {
			if len(n.Kids) > 0 {
				p.problem(notFirst, expr.Start, expr.End)
			}
			element = p.node(NCommandExpression, expr.Start, expr.End, expr)
			if p.peek().Kind == Redirection || p.peek().Kind == RedirectInStd {
				p.redirections(element)
			}
		} else {
			element = p.command()
		}
		if element != nil {
			if n.Start < 0 {
				n.Start = element.Start
			}
			n.End = max(n.End, element.End)
			p.adopt(n, element)
		} else if len(n.Kids) > 0 || p.peek().Kind == Pipe {
			p.problem(missingPipe, max(bar, 0), max(bar, 0))
		}
		t := p.peek()
		if t.Kind == NewLine && p.lexer.pipeAhead(t.End) {
			p.newlines()
			t = p.peek()
		}
		switch t.Kind {
		case Semi, NewLine, RParen, RCurly, EndOfInput, AndAnd, OrOr, Ampersand:
		case Pipe:
			bar = p.next().End
			p.newlines()
			if p.peek().Kind != EndOfInput {
				continue
			}
			p.problem(missingPipe, bar, bar)
		default:
			p.problem(unexpectedToken, t.Start, t.End)
		}
		if len(n.Kids) == 0 {
			return nil
		}
		return n
	}
}

// redirections reads the redirections of a value.
func (p *parser) redirections(n *Node) {
	var to streams
	for k := p.peek().Kind; k == Redirection || k == RedirectInStd; k = p.peek().Kind {
		n.End = max(n.End, p.redirection(p.next(), &to))
	}
	p.adopt(n, to.list()...)
}

// streams are the redirections of a command, one a stream.
type streams [7]*Node

func (s *streams) list() []*Node {
	var list []*Node
	for _, n := range s {
		if n != nil {
			list = append(list, n)
		}
	}
	return list
}

// redirection reads the file of a redirection and returns where it ends.
func (p *parser) redirection(t token, to *streams) int32 {
	n := p.node(NMergingRedirection, t.Start, t.End)
	n.From, n.Into = t.from, t.into
	if t.into != 0 {
		if t.into == 2 || t.from == t.into {
			p.problem(noInput, t.Start, t.End)
			n.Into = 1
		}
	} else {
		n.Kind = NFileRedirection
		if t.append {
			n.Flags = FlagAppend
		}
		file := p.argument(fileName)
		if file == nil {
			p.problem(missingFile, t.End, t.End)
			file = p.node(NErrorExpression, t.Start, t.End)
		}
		p.adopt(n, file)
		n.End = file.End
		if t.Kind == RedirectInStd {
			p.problem(noInput, t.Start, t.End)
			return n.End
		}
	}
	if to[n.From] != nil {
		p.problem(sameStream, n.Start, n.End)
	} else {
		to[n.From] = n
	}
	return n.End
}

// A place says where a word stands.
type place uint8

const (
	anArgument  place = iota
	commandName       // the name of a command: nothing in it expands
	calledName        // the name of a command behind "&" or "."
	fileName          // behind a redirection
	caseOf            // of a switch
)

// argument reads one argument that stands by itself; nil if there is none.
func (p *parser) argument(where place) *Node {
	if k := p.peek().Kind; k == Comma || k == EndOfInput {
		return nil
	}
	old := p.in(commandMode)
	n := p.word(where, p.next())
	p.setMode(old)
	return n
}

// word reads an argument that begins with t, and where it is an argument of a
// command the others behind commas; nil if t begins none.
//
//	command-argument:  word  (',' word)*
func (p *parser) word(where place, t token) *Node {
	var items []*Node
	var comma token
	for {
		n, last := p.oneWord(where, t)
		if n == nil {
			p.unread(t)
			if items == nil {
				return nil
			}
			end := comma.End
			p.problem(missingArgument, end, end)
			return p.node(NErrorExpression, items[0].Start, end, items...)
		}
		if where != anArgument || last {
			return n
		}
		if p.peek().Kind != Comma {
			if items == nil {
				return n
			}
			items = append(items, n)
			return p.node(NArrayLiteral, items[0].Start, n.End, items...)
		}
		items = append(items, n)
		comma = p.next()
		p.newlines()
		t = p.next()
	}
}

// verbatim is the word after which the rest of the line is one word.
const verbatim = "--%"

// isText reports whether k is a word or a string.
func isText(k Kind) bool { return k == Generic || k >= StringLiteral && k <= HereStringExpandable }

// oneWord reads one word; nil if t begins none. last says that no comma belongs
// to it.
func (p *parser) oneWord(where place, t token) (n *Node, last bool) {
	switch t.Kind {
	case Pipe, RCurly, RParen, EndOfInput, NewLine, Semi, Redirection, RedirectInStd, AndAnd, OrOr, Ampersand, MinusMinus, Comma:
		return nil, false
	case SplattedVariable, Variable, Number, HereStringExpandable, StringExpandable, HereStringLiteral, StringLiteral,
		LParen, DollarParen, AtParen, AtCurly, LCurly, Hole:
		p.unread(t)
		return p.primary(true), false
	case Generic:
		n = p.bareWord(t, t.text)
		if len(t.parts) > 0 && where != commandName {
			p.expand(n, t)
			return n, false
		}
		return n, t.text == verbatim
	}
	if where != commandName && where != calledName && t.Kind != Identifier {
		p.tokens[len(p.tokens)-1].Kind = Generic // the last that was read
	}
	return p.bareWord(t, p.written(t)), false
}

// command reads a command; nil if there is none.
//
//	command:  ('&' | '.')?  word  (word | parameter | redirection | '--%' rest)*
func (p *parser) command() *Node {
	old := p.in(commandMode)
	defer p.setMode(old)
	t := p.next()
	first := t
	n := p.node(NCommand, t.Start, t.End)
	where := commandName
	if t.Kind == Dot || t.Kind == Ampersand {
		n.Op = t.Kind
		t = p.next()
		where = calledName
	}
	var to streams
	var elements []*Node
	add := func(e *Node) {
		elements = append(elements, e)
		n.End = max(n.End, e.End)
	}
	dashes := false // "--" was there: what begins with a dash is a word
scan:
	for ; ; t = p.next() {
		switch t.Kind {
		case Pipe, RCurly, RParen, EndOfInput, NewLine, Semi, AndAnd, OrOr, Ampersand:
			p.unread(t)
			break scan
		case MinusMinus:
			e := p.bareWord(t, p.written(t))
			if !dashes {
				e.Kind, e.Text = NCommandParameter, "-"
			}
			dashes = true
			add(e)
		case Comma:
			n.End = t.End
			p.problem(missingArgument, t.Start, t.End)
			p.newlines()
		case Parameter:
			if where == commandName || where == calledName || dashes {
				add(p.bareWord(t, p.written(t)))
			} else {
				add(p.parameterOf(t))
			}
		case Redirection, RedirectInStd:
			if where == anArgument {
				n.End = max(n.End, p.redirection(t, &to))
			} else {
				add(p.bareWord(t, p.written(t)))
			}
		case InlineScript:
			if where == commandName {
				add(p.bareWord(t, p.written(t)))
				p.newlines()
				open, ok := p.accept(LCurly)
				if !ok {
					p.problem(missingBlock, t.End, t.End)
					break scan
				}
				add(p.blockExpression(open))
				break
			}
			fallthrough
		default:
			e := p.word(where, t)
			if e == nil { // cannot be: every other token begins a word
				p.problem(unexpectedToken, t.Start, t.End)
				p.skip()
				break
			}
			add(e)
			if t.text == verbatim && isText(t.Kind) && (!p.peeked || p.ahead.Kind == Parameter) {
				p.skip() // PowerShell steps over it
				v := p.lexer.verbatim()
				add(p.bareWord(v, v.text))
				break scan
			}
		}
		where = anArgument
	}
	if len(elements) == 0 {
		if n.Op != Unknown {
			p.problem(missingValue, first.Start, first.End)
		}
		return nil
	}
	p.adopt(n, elements...)
	n.Split = int32(len(elements))
	p.adopt(n, to.list()...)
	return n
}

// parameterOf reads a parameter and the value that a colon attaches.
func (p *parser) parameterOf(t token) *Node {
	n := p.node(NCommandParameter, t.Start, t.End)
	n.Text = t.text
	if t.colon && p.peek().Kind != Comma {
		if v := p.word(anArgument, p.next()); v != nil {
			p.adopt(n, v)
			n.End = v.End
		} else {
			p.problem(missingArgument, n.End, n.End)
		}
	}
	return n
}

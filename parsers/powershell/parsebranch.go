package powershell

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

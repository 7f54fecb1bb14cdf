package calls

import "github.com/authlint/authlint/parsers/script"

// statement reads one statement of JavaScript.
func (p *parser) statement(b *script.Block) {
	lo := p.peek().lo
	if !p.enter() {
		p.skip()
		p.tooDeep(lo, p.last())
		return
	}
	defer p.leave()
	t := p.peek()
	switch {
	case p.accept(";"):
		return
	case p.is("{"):
		p.braces(b)
		return
	case t.kind != name:
		p.ended(b)
		return
	}
	switch t.text {
	case "const", "let", "var":
		p.next()
		p.declaration(b)
	case "function":
		p.next()
		p.named(b, t.lo)
	case "async":
		if p.ahead(1).text == "function" {
			p.next()
			p.next()
			p.named(b, t.lo)
			return
		}
		p.ended(b)
	case "class":
		p.next()
		p.classBody(b)
	case "if", "while", "switch", "catch", "else":
		p.conditional(b, t)
	case "for":
		p.forLoop(b, t)
	case "try", "finally", "do":
		p.next()
		p.statement(b)
	case "return", "throw", "break", "continue", "export", "default":
		p.next()
		if !p.is("}") && !p.is(";") && p.peek().kind != end {
			p.statement(b)
		}
	case "case":
		p.next()
		p.ended(b)
		p.accept(":")
	case "import":
		if p.ahead(1).text != "(" {
			p.scriptImports()
			return
		}
		p.ended(b)
	default:
		if p.ahead(1).kind == sign && p.ahead(1).text == ":" { // a label
			p.next()
			p.next()
			return
		}
		p.ended(b)
	}
}

// ended reads an expression or an assignment.
func (p *parser) ended(b *script.Block) {
	from := p.i
	p.assignment(b)
	for p.accept(",") {
		p.assignment(b)
	}
	p.accept(";")
	if p.i == from {
		p.next()
	}
}

// braces reads a block.
func (p *parser) braces(b *script.Block) {
	if !p.accept("{") {
		return
	}
	for p.peek().kind != end && !p.is("}") {
		from := p.i
		p.statement(b)
		if p.i == from {
			p.next()
		}
	}
	p.accept("}")
}

// declaration reads what follows const, let and var.
func (p *parser) declaration(b *script.Block) {
	for p.is("{") || p.is("[") {
		p.unpacked(b)
		if !p.accept(",") {
			p.accept(";")
			return
		}
	}
	p.ended(b)
}

// unpacked reads {a, b: c} = value, which names the members of a value.
func (p *parser) unpacked(b *script.Block) {
	from := p.i
	p.skip()
	to := p.i
	if !p.accept("=") {
		return
	}
	value := p.expr()
	defer p.valued(b, value) // stands below what it is taken apart into
	if p.toks[from].text != "{" {
		return
	}
	module := required(value)
	for i := from + 1; i < to-1; i++ {
		t := p.toks[i]
		if t.kind != name {
			continue
		}
		key := operand{Word: script.LitWord(t.text, p.place(t.lo, t.hi)), lo: t.lo, hi: t.hi}
		target := t
		if p.toks[i+1].text == ":" && p.toks[i+2].kind == name {
			target = p.toks[i+2]
			i += 2
		}
		if module != "" {
			p.alias(target.text, module+"."+t.text)
		}
		v := p.memberOf(value, key, target)
		add(b, &script.Assign{Place: p.place(target.lo, max(target.hi, value.hi)), Name: target.text, Op: script.SetTo, Value: v})
		if p.toks[i+1].text == "=" { // a default: skipped, and the value is one of two
			for i+1 < to-1 && p.toks[i+1].text != "," {
				i++
			}
		}
	}
}

// required returns the module that a value is: require('m').
func required(value operand) string {
	c := callOf(value.Word)
	if c == nil || !c.Name.Is("require") || len(c.Args) != 1 {
		return ""
	}
	module, _ := c.Args[0].Raw.Literal()
	return module
}

// memberOf returns the member of a value that a pattern takes; its place is that of
// the value, which the pattern stands before.
func (p *parser) memberOf(value, key operand, target token) script.Word {
	at := p.place(value.lo, value.hi)
	if len(value.Parts) == 1 && value.Parts[0].Kind == script.Var && value.Parts[0].Expand == "" {
		v := value.Parts[0]
		s, _ := key.Literal()
		v.Place = at
		v.Path = append(v.Path[:len(v.Path):len(v.Path)], script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Lit, Text: s, Quoted: true}}})
		if env, ok := environmentName(v); ok {
			v.Name, v.Path = "env:"+env, nil
		}
		return script.Word{Place: at, Parts: []script.Part{v}}
	}
	return p.unknown(value.lo, value.hi)
}

// named reads a function that has a name.
func (p *parser) named(b *script.Block, lo int) {
	p.accept("*")
	id := ""
	if p.peek().kind == name {
		id = p.next().text
	}
	params := p.parameters()
	body := &script.Block{}
	p.braces(body)
	p.function(b, lo, id, params, body, false)
}

// definition reads a function or a class that is a value.
func (p *parser) definition(t *token) operand {
	part := script.Part{Kind: script.Other, Block: &script.Block{}, Quoted: true}
	if t.text == "class" {
		p.classBody(part.Block)
	} else {
		p.accept("*")
		if p.peek().kind == name {
			p.next()
		}
		params := p.parameters()
		body := &script.Block{}
		p.braces(body)
		p.function(part.Block, t.lo, "", params, body, true)
	}
	part.Place = p.place(t.lo, p.last())
	return operand{Word: script.Word{Place: part.Place, Parts: []script.Part{part}}, lo: t.lo, hi: p.last()}
}

// lambda reads the parameters and the body of a function in a table or a class.
func (p *parser) lambda(lo int) operand {
	part := script.Part{Kind: script.Other, Block: &script.Block{}, Quoted: true}
	params := p.parameters()
	body := &script.Block{}
	p.braces(body)
	p.function(part.Block, lo, "", params, body, true)
	part.Place = p.place(lo, p.last())
	return operand{Word: script.Word{Place: part.Place, Parts: []script.Part{part}}, lo: lo, hi: p.last()}
}

// maxParams is how many parameters of a function without a name are looked at.
const maxParams = 50

// arrow reads the body of (…) => …; its parameters stand before it, from lo on.
func (p *parser) arrow(lo int) operand {
	var params []script.Param
	from := min(p.peek().lo, p.last())
	for i := p.i - 2; i >= 0 && p.toks[i].lo >= lo && len(params) < maxParams; i-- {
		if t := p.toks[i]; t.kind == name {
			params = append([]script.Param{{Place: p.place(t.lo, t.hi), Name: t.text}}, params...)
			from = t.lo
		}
	}
	body := &script.Block{}
	if p.is("{") {
		p.braces(body)
	} else {
		p.valued(body, p.expr())
	}
	part := script.Part{Kind: script.Other, Block: &script.Block{}, Quoted: true}
	p.function(part.Block, from, "", params, body, true)
	part.Place = p.place(from, p.last())
	return operand{Word: script.Word{Place: part.Place, Parts: []script.Part{part}}, lo: from, hi: p.last()}
}

// classBody reads a class from its name on: its methods run where they stand.
func (p *parser) classBody(b *script.Block) {
	for p.peek().kind != end && !p.is("{") {
		p.skip()
	}
	if !p.accept("{") || !p.enter() {
		return
	}
	defer p.leave()
	for p.peek().kind != end && !p.is("}") {
		t := p.peek()
		switch {
		case t.kind == name && p.ahead(1).text == "(" && p.ahead(1).kind == sign:
			p.next()
			lo := t.lo
			params := p.parameters()
			body := &script.Block{}
			p.braces(body)
			p.function(b, lo, t.text, params, body, true)
		case p.accept("="):
			p.valued(b, p.expr())
		default:
			p.skip()
		}
	}
	p.accept("}")
}

// conditional reads if, while and their like: what follows may run.
func (p *parser) conditional(b *script.Block, t *token) {
	p.next()
	cond := operand{Word: p.unknown(t.lo, t.hi), lo: t.lo, hi: t.hi}
	if p.is("(") {
		p.next()
		list := p.list(")")
		cond = operand{Word: p.unknown(t.lo, p.last(), p.wordsOf(list)...), lo: t.lo, hi: p.last()}
	}
	body := &script.Block{}
	p.statement(body)
	if t.text == "while" {
		add(b, &script.Loop{Place: p.place(t.lo, p.last()), Cond: p.condition(cond), Body: body})
		return
	}
	p.maybe(b, t.lo, cond, body)
}

// forLoop reads a loop: for (const x of list) …, for (let i = 0; …; …) ….
func (p *parser) forLoop(b *script.Block, t *token) {
	p.next()
	p.accept("await")
	from := p.i
	p.skip()
	l := &script.Loop{Name: "_", Body: &script.Block{}}
	inner := p.toks[from:p.i]
	for i := range inner {
		n := &inner[i]
		if n.kind == name && (i+1 < len(inner) && (inner[i+1].text == "of" || inner[i+1].text == "=" || inner[i+1].text == ",")) {
			add(l.Body, &script.Assign{Place: p.place(n.lo, n.hi), Name: n.text, Op: script.SetTo, Value: p.unknown(n.lo, n.hi)})
		}
	}
	if len(inner) > 0 {
		l.Over = []script.Word{p.unknown(inner[0].lo, inner[len(inner)-1].hi)}
	} else {
		l.Over = []script.Word{p.unknown(t.lo, t.hi)}
	}
	p.statement(l.Body)
	l.Place = p.place(t.lo, p.last())
	add(b, l)
}

// scriptImports notes the names under which something is imported:
// import {X as Y} from 'm'.
func (p *parser) scriptImports() {
	names := map[string]string{}
	for p.peek().kind != end && p.peek().kind != quoted && !p.is(";") {
		t := p.next()
		if t.kind != name {
			continue
		}
		here := t.text
		if p.is("as") && p.ahead(1).kind == name {
			p.next()
			here = p.next().text
		}
		names[here] = t.text
	}
	if t := p.peek(); t.kind == quoted {
		p.next()
		for here, there := range names {
			if len(t.pieces) == 1 && t.pieces[0].hole < 0 {
				p.alias(here, t.pieces[0].text+"."+there)
			}
		}
	}
	p.accept(";")
}

package calls

import "github.com/authlint/authlint/parsers/script"

// program reads the whole program.
func (p *parser) program(b *script.Block) {
	for p.peek().kind != end {
		from := p.i
		if p.python {
			p.suite(b, -1)
		} else {
			p.statement(b)
		}
		if p.i == from {
			p.next()
		}
	}
}

// suite reads the lines of Python that are indented by more than outer.
func (p *parser) suite(b *script.Block, outer int) {
	if !p.enter() {
		lo := p.peek().lo
		for p.peek().kind != end && (p.peek().indent < 0 || p.peek().indent > outer) {
			p.next()
		}
		p.tooDeep(lo, p.last())
		return
	}
	defer p.leave()
	for p.peek().kind != end {
		t := p.peek()
		if t.indent >= 0 && t.indent <= outer && t.kind != newline {
			return
		}
		from := p.i
		p.line(b, max(t.indent, outer+1))
		if p.i == from {
			p.next()
		}
	}
}

// line reads one statement of Python with the lines below it that belong to it.
func (p *parser) line(b *script.Block, indent int) {
	for p.peek().kind == newline || p.is(";") {
		p.next()
		if p.peek().indent >= 0 {
			return
		}
	}
	t := p.peek()
	if t.kind != name {
		p.simple(b)
		return
	}
	switch t.text {
	case "async":
		if n := p.ahead(1).text; n == "def" || n == "for" || n == "with" {
			p.next()
			p.line(b, indent)
			return
		}
	case "def":
		p.def(b, indent, false)
		return
	case "class":
		p.class(b, indent)
		return
	case "if", "elif", "while", "else", "except":
		p.branch(b, t, indent)
		return
	case "for":
		p.loop(b, t, indent)
		return
	case "try", "finally", "with":
		p.next()
		p.with(b)
		p.body(b, indent)
		return
	case "import", "from":
		p.imports()
		return
	case "match", "case": // keywords only before a value
		if n := p.ahead(1); n.kind == name && !pythonOperators[n.text] || n.kind == quoted || n.kind == number {
			p.branch(b, t, indent)
			return
		}
	}
	p.simple(b)
}

// body reads what follows a colon: on the same line, or indented below it.
func (p *parser) body(b *script.Block, indent int) {
	if !p.accept(":") {
		p.simple(b)
		return
	}
	if p.peek().kind == newline {
		p.next()
		if p.peek().indent > indent {
			p.suite(b, indent)
		}
		return
	}
	p.simple(b)
}

// simple reads the statements of the rest of a line.
func (p *parser) simple(b *script.Block) {
	for p.peek().kind != end && p.peek().kind != newline {
		from := p.i
		for p.peek().kind == name && steps[p.peek().text] {
			p.next()
		}
		p.assignment(b)
		p.accept(";")
		if p.i == from {
			p.skip()
		}
	}
}

// steps are keywords before an expression, or that stand alone.
var steps = map[string]bool{"return": true, "raise": true, "assert": true, "del": true, "global": true, "nonlocal": true, "pass": true, "break": true, "continue": true, "yield": true}

// augmented are the assignments that change a value, and how.
var augmented = map[string]bool{"+=": true, "-=": true, "*=": true, "/=": true, "%=": true, "&=": true, "|=": true, "^=": true, "@=": true, "**=": true, "//=": true, ">>=": true, "<<=": true,
	"&&=": true, "||=": true, "??=": true}

// assignment reads expressions with what is assigned to them.
func (p *parser) assignment(b *script.Block) {
	var targets [][]operand
	for {
		list := p.expressions()
		if p.python && p.is(":") && len(list) == 1 { // x: str = …
			p.next()
			p.expr()
		}
		t := p.peek()
		switch {
		case t.kind == sign && t.text == "=":
			p.next()
			targets = append(targets, list)
			continue
		case t.kind == sign && augmented[t.text]:
			p.next()
			values := p.expressions()
			if len(list) == 1 && len(values) > 0 {
				p.augment(b, list[0], values, t.text)
			}
			return
		case len(targets) > 0:
			p.assignAll(b, targets, list, script.SetTo)
			return
		}
		for _, o := range list {
			p.valued(b, o)
		}
		return
	}
}

// augment adds x += value; of other operators the result is not known.
func (p *parser) augment(b *script.Block, target operand, values []operand, op string) {
	v := operand{lo: values[0].lo, hi: values[len(values)-1].hi}
	v.Word = p.listed(values, v.lo, v.hi)
	if op == "+=" {
		p.assign(b, target, v, script.Append)
		return
	}
	v.Word = p.unknown(v.lo, v.hi, v.Word)
	p.assign(b, target, v, script.SetTo)
}

// expressions reads expressions with commas between them. In JavaScript a comma
// ends a statement as far as values go.
func (p *parser) expressions() []operand {
	var out []operand
	for {
		star := p.python && p.accept("*")
		from := p.i
		o := p.expr()
		if p.i > from {
			if star {
				o.Word = p.unknown(o.lo, o.hi, o.Word)
			}
			out = append(out, o)
		}
		if !p.python || !p.accept(",") {
			return out
		}
	}
}

// def reads a function of Python.
func (p *parser) def(b *script.Block, indent int, method bool) {
	lo := p.next().lo
	id := ""
	if p.peek().kind == name {
		id = p.next().text
	}
	params := p.parameters()
	if p.accept("->") {
		p.expr()
	}
	body := &script.Block{}
	p.body(body, indent)
	p.function(b, lo, id, params, body, method)
}

// class reads a class: its methods run where they stand.
func (p *parser) class(b *script.Block, indent int) {
	p.next()
	for p.peek().kind != end && p.peek().kind != newline && !p.is(":") {
		p.skip()
	}
	p.accept(":")
	if p.peek().kind != newline {
		p.simple(b)
		return
	}
	p.next()
	if !p.enter() {
		return
	}
	defer p.leave()
	for p.peek().kind != end && (p.peek().indent < 0 || p.peek().indent > indent) {
		from := p.i
		in := p.peek().indent
		if p.is("async") && p.ahead(1).text == "def" {
			p.next()
		}
		if p.is("def") {
			p.def(b, max(in, indent+1), true)
		} else {
			p.line(b, max(in, indent+1))
		}
		if p.i == from {
			p.next()
		}
	}
}

// branch reads if, while and their like: the body may run.
func (p *parser) branch(b *script.Block, t *token, indent int) {
	p.next()
	cond := operand{Word: p.unknown(t.lo, t.hi), lo: t.lo, hi: t.hi}
	if p.startsOperand() || p.operator() {
		cond = p.expr()
		if p.accept("as") && p.peek().kind == name { // except E as e
			p.next()
		}
	}
	body := &script.Block{}
	p.body(body, indent)
	if t.text == "while" {
		at := p.place(t.lo, p.last())
		add(b, &script.Loop{Place: at, Cond: p.condition(cond), Body: body})
		return
	}
	p.maybe(b, t.lo, cond, body)
}

// loop reads a for loop.
func (p *parser) loop(b *script.Block, t *token, indent int) {
	p.next()
	var names []*token
	for p.peek().kind != end && p.peek().kind != newline && !p.is("in") && !p.is(":") {
		if n := p.next(); n.kind == name {
			names = append(names, n)
		}
	}
	p.accept("in")
	over := p.expressions()
	lo := t.lo
	body := &script.Block{}
	l := &script.Loop{Body: body}
	if len(names) == 1 {
		l.Name = names[0].text
	} else {
		for _, n := range names {
			at := p.place(n.lo, n.hi)
			add(body, &script.Assign{Place: at, Name: n.text, Op: script.SetTo, Value: p.unknown(n.lo, n.hi)})
		}
		l.Name = "_"
	}
	for _, o := range over {
		l.Over = append(l.Over, o.Word)
	}
	if len(l.Over) == 0 {
		l.Over = []script.Word{p.unknown(t.lo, t.hi)}
	}
	p.body(body, indent)
	l.Place = p.place(lo, p.last())
	add(b, l)
}

// with reads what stands between with and its colon.
func (p *parser) with(b *script.Block) {
	for p.peek().kind != end && p.peek().kind != newline && !p.is(":") {
		from := p.i
		o := p.expr()
		if p.accept("as") {
			target := p.expr()
			p.assign(b, target, operand{Word: p.unknown(o.lo, o.hi, o.Word), lo: o.lo, hi: o.hi}, script.SetTo)
		} else {
			p.valued(b, o)
		}
		if !p.accept(",") && p.i == from {
			p.skip()
		}
	}
}

// imports notes the names under which something is imported: from m import X as Y.
func (p *parser) imports() {
	module := ""
	if p.accept("from") {
		for p.peek().kind == name && !p.is("import") || p.is(".") || p.is("...") {
			module += p.next().text
		}
	}
	if !p.accept("import") {
		return
	}
	for p.peek().kind != end && p.peek().kind != newline && !p.is(";") {
		t := p.next()
		if t.kind != name {
			continue
		}
		here := t.text
		if p.is("as") && p.ahead(1).kind == name {
			p.next()
			here = p.next().text
		}
		if module != "" {
			p.alias(here, module+"."+t.text)
		}
	}
}

// alias notes that something has another name here.
func (p *parser) alias(here, there string) {
	if here != there {
		p.aliases[here] = there
	}
}

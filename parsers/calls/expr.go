package calls

import (
	"slices"

	"github.com/authlint/authlint/parsers/script"
)

// operators are names that join operands or stand before one.
var (
	pythonOperators = map[string]bool{"and": true, "or": true, "not": true, "in": true, "is": true, "if": true, "else": true, "for": true, "lambda": true, "await": true, "async": true, "yield": true, "from": true}
	scriptOperators = map[string]bool{"new": true, "await": true, "typeof": true, "void": true, "delete": true, "in": true, "of": true, "instanceof": true, "yield": true, "async": true}
)

// words are keywords of JavaScript after which an operand is due.
var words = map[string]bool{"return": true, "new": true, "await": true, "typeof": true, "void": true, "delete": true, "in": true, "of": true, "instanceof": true, "yield": true,
	"async": true, "else": true, "do": true, "case": true, "throw": true, "default": true}

// passing are operators before an operand that leave its value as it is.
var passing = map[string]bool{"await": true, "async": true, "new": true}

// ends are signs that end an expression.
var ends = map[string]bool{",": true, ")": true, "]": true, "}": true, ";": true, ":": true, "=": true,
	"+=": true, "-=": true, "*=": true, "/=": true, "%=": true, "&=": true, "|=": true, "^=": true, "@=": true, "**=": true, "//=": true, ">>=": true, "<<=": true,
	"&&=": true, "||=": true, "??=": true}

// expr reads one expression. Where there is none it steps over nothing.
func (p *parser) expr() operand {
	lo := p.peek().lo
	if !p.enter() {
		p.tooDeep(lo, p.peek().hi)
		for p.startsOperand() || p.operator() {
			p.tooDeep(lo, p.peek().hi)
			p.skip()
		}
		lo = min(lo, p.last())
		return operand{Word: p.unknown(lo, p.last()), lo: lo, hi: p.last()}
	}
	defer p.leave()
	var list []operand
	var ops []string
	choices := 0
	for {
		switch {
		case p.operator() || choices > 0 && p.is(":"):
			t := p.next()
			ops = append(ops, t.text)
			switch {
			case t.text == "?":
				choices++
			case t.text == ":":
				choices--
			case t.text == "lambda":
				for p.peek().kind != end && p.peek().kind != newline && !ends[p.peek().text] {
					p.skip()
				}
				for p.is(",") || p.is("=") { // further parameters and defaults
					p.next()
					for p.peek().kind != end && p.peek().kind != newline && !ends[p.peek().text] {
						p.skip()
					}
				}
				p.accept(":")
			case t.text == "=>":
				list = append(list, p.arrow(lo))
			}
			continue
		case p.startsOperand() && (len(list) == 0 || len(ops) > 0 && p.i > 0 && p.afterOperator() || p.python):
			list = append(list, p.operand())
			continue
		}
		break
	}
	return p.joined(lo, list, ops)
}

// afterOperator reports whether the token before the current one was an operator.
func (p *parser) afterOperator() bool {
	t := p.toks[p.i-1]
	return t.kind == sign && t.text != ")" && t.text != "]" && t.text != "}" || t.kind == name && scriptOperators[t.text]
}

// operator reports whether the current token joins operands or stands before one.
func (p *parser) operator() bool {
	t := p.peek()
	switch t.kind {
	case name:
		if p.python {
			return pythonOperators[t.text]
		}
		return scriptOperators[t.text]
	case sign:
		return !ends[t.text] && t.text != "(" && t.text != "[" && t.text != "{"
	}
	return false
}

// startsOperand reports whether an operand begins here.
func (p *parser) startsOperand() bool {
	t := p.peek()
	switch t.kind {
	case name:
		return !p.operator() && !(p.python && t.text == "as")
	case number, quoted, hole:
		return true
	case sign:
		return t.text == "(" || t.text == "[" || t.text == "{"
	}
	return false
}

// joined returns the value of operands and the operators around them.
func (p *parser) joined(lo int, list []operand, ops []string) operand {
	hi := p.last()
	lo = min(lo, hi) // of no expression at all: after what stands before it
	ops = slices.DeleteFunc(ops, func(op string) bool { return passing[op] })
	var items []script.Word
	text, plus := false, len(list) > 1 && len(ops) == len(list)-1
	for _, o := range list {
		items = append(items, o.Word)
		text = text || o.text
	}
	for _, op := range ops {
		plus = plus && op == "+"
	}
	switch {
	case len(list) == 1 && len(ops) == 0:
		return list[0]
	case plus && text:
		w := script.Word{Place: p.place(list[0].lo, list[len(list)-1].hi)}
		for _, i := range items {
			w.Parts = append(w.Parts, textual(i)...)
		}
		return operand{Word: w, lo: list[0].lo, hi: list[len(list)-1].hi, text: true}
	case len(list) == 2 && len(ops) == 1 && (ops[0] == "or" || ops[0] == "||" || ops[0] == "??"):
		if l := list[0]; len(l.Parts) == 1 && l.Parts[0].Kind == script.Var && l.Parts[0].Expand == "" {
			v := l.Parts[0]
			v.Place = p.place(l.lo, list[1].hi)
			v.Expand, v.Items = ":-", []script.Word{list[1].Word}
			return operand{Word: script.Word{Place: v.Place, Parts: []script.Part{v}}, lo: l.lo, hi: list[1].hi}
		}
	}
	return operand{Word: p.unknown(lo, hi, items...), lo: lo, hi: hi}
}

// textual returns the parts of a word as pieces of a text. What is no text is an
// unknown one.
func textual(w script.Word) []script.Part {
	for _, q := range w.Parts {
		if q.Kind == script.List || q.Kind == script.Table {
			return []script.Part{{Place: w.Place, Kind: script.Other, Items: []script.Word{w}, Quoted: true}}
		}
	}
	return w.Parts
}

// operand reads one operand with what follows it: members, indexes, arguments.
func (p *parser) operand() operand {
	o := p.primary()
	depth := p.depth
	defer func() { p.depth = depth }()
	for {
		t := p.peek()
		switch {
		case t.kind != sign:
			return o
		case (t.text == "." || t.text == "?.") && p.ahead(1).kind == name:
			p.next()
			member := p.next()
			if p.is("(") {
				o = p.call(&o, o.lo, member)
				continue
			}
			o = p.member(o, operand{Word: script.LitWord(member.text, p.place(member.lo, member.hi)), lo: member.lo, hi: member.hi})
		case t.text == "?.":
			p.next()
		case t.text == "[":
			p.next()
			list := p.list("]")
			if len(list) != 1 {
				o = operand{Word: p.unknown(o.lo, p.last(), append([]script.Word{o.Word}, p.wordsOf(list)...)...), lo: o.lo, hi: p.last()}
				continue
			}
			o = p.member(o, list[0])
		case t.text == "(":
			callee := p.toks[p.i-1]
			if len(o.Parts) == 1 && o.Parts[0].Kind == script.Var && len(o.Parts[0].Path) == 0 && o.Parts[0].Expand == "" && callee.kind == name {
				o = p.call(nil, o.lo, &callee)
				continue
			}
			args := p.arguments()
			words := []script.Word{o.Word}
			for _, a := range args {
				words = append(words, a.Raw)
			}
			o = operand{Word: p.unknown(o.lo, p.last(), words...), lo: o.lo, hi: p.last()}
		default:
			return o
		}
		if !p.enter() { // a call of a result of a call of …
			o = operand{Word: p.unknown(o.lo, o.hi), lo: o.lo, hi: o.hi}
			p.tooDeep(o.lo, o.hi)
		}
	}
}

func (p *parser) wordsOf(list []operand) []script.Word {
	var out []script.Word
	for _, o := range list {
		out = append(out, o.Word)
	}
	return out
}

// primary reads what an operand begins with.
func (p *parser) primary() operand {
	t := p.next()
	at := p.place(t.lo, t.hi)
	word := func(parts ...script.Part) operand {
		return operand{Word: script.Word{Place: at, Parts: parts}, lo: t.lo, hi: t.hi}
	}
	switch t.kind {
	case quoted:
		return p.strings(t)
	case number:
		return word(script.Part{Place: at, Kind: script.Lit, Text: t.text, Quoted: true})
	case hole:
		n := p.text.HoleAt(t.lo)
		return word(script.Part{Place: at, Kind: script.Filled, Index: n, Text: p.text.Holes[n].Expr, Quoted: true})
	case name:
		switch t.text {
		case "None", "null", "undefined": // as if nothing were given
			return word()
		case "True", "False", "true", "false":
			return word(script.Part{Place: at, Kind: script.Lit, Text: t.text})
		case "function", "class":
			if !p.python {
				return p.definition(t)
			}
		}
		return word(script.Part{Place: at, Kind: script.Var, Name: t.text, Quoted: true})
	}
	switch t.text {
	case "(":
		list := p.list(")")
		w := p.listed(list, t.lo, p.last())
		o := operand{Word: w, lo: t.lo, hi: p.last(), text: len(list) == 1 && list[0].text}
		if len(w.Parts) == 0 || len(list) == 1 {
			o.Place = p.place(t.lo, p.last())
		}
		return o
	case "[":
		list := p.list("]")
		at = p.place(t.lo, p.last())
		return operand{Word: script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.List, Items: p.wordsOf(list), Quoted: true}}}, lo: t.lo, hi: p.last()}
	case "{":
		return p.table(t)
	}
	return word()
}

// list reads expressions up to the bracket that closes it.
func (p *parser) list(close string) []operand {
	var out []operand
	for p.peek().kind != end && !p.is(close) {
		from := p.i
		o := p.expr()
		if p.i > from {
			out = append(out, o)
		}
		if !p.accept(",") && !p.is(close) && p.i == from { // a sign that has no place here
			p.skip()
		}
	}
	p.accept(close)
	return out
}

// strings reads a string and those that follow it: side by side they are one.
func (p *parser) strings(t *token) operand {
	w := script.Word{}
	lo := t.lo
	for {
		for _, q := range t.pieces {
			at := p.place(q.lo, q.hi)
			switch {
			case q.hole >= 0:
				w.Parts = append(w.Parts, script.Part{Place: at, Kind: script.Filled, Index: q.hole, Text: p.text.Holes[q.hole].Expr, Quoted: true})
			case q.code:
				w.Parts = append(w.Parts, p.code(q)...)
			default:
				w.Parts = append(w.Parts, script.Part{Place: at, Kind: script.Lit, Text: q.text, Quoted: true})
			}
		}
		if !p.python || p.peek().kind != quoted {
			break
		}
		t = p.next()
	}
	w.Place = p.place(lo, t.hi)
	return operand{Word: w, lo: lo, hi: t.hi, text: true}
}

// code reads the expression in a string.
func (p *parser) code(q piece) []script.Part {
	at := p.place(q.lo, q.hi)
	unknown := []script.Part{{Place: at, Kind: script.Other, Quoted: true}}
	if q.lo >= q.hi || p.nested >= maxNested || !p.enter() {
		if q.lo < q.hi {
			p.tooDeep(q.lo, q.hi)
		}
		return unknown
	}
	defer p.leave()
	l := &lexer{text: p.text, code: p.text.Value, python: p.python, i: q.lo, end: q.hi, open: 1}
	l.all()
	inner := &parser{text: p.text, from: q.lo, python: p.python, toks: l.toks, aliases: p.aliases, called: p.called, depth: p.depth, nested: p.nested + 1}
	o := inner.expr()
	p.deep = append(p.deep, inner.deep...)
	if len(o.Parts) == 0 || l.stop >= 0 {
		return unknown
	}
	return textual(o.Word)
}

// table reads what stands between braces: pairs, or the items of a set.
func (p *parser) table(t *token) operand {
	part := script.Part{Kind: script.Table, Quoted: true}
	pairs := true
	var other []script.Word
	for p.peek().kind != end && !p.is("}") {
		from := p.i
		key, value, ok := p.entry()
		pairs = pairs && ok
		if ok {
			part.Keys, part.Items = append(part.Keys, key.Word), append(part.Items, value.Word)
		}
		other = append(other, key.Word, value.Word)
		if !p.accept(",") && p.i == from {
			p.skip()
		}
	}
	p.accept("}")
	part.Place = p.place(t.lo, p.last())
	if !pairs {
		return operand{Word: p.unknown(t.lo, p.last(), other...), lo: t.lo, hi: p.last()}
	}
	return operand{Word: script.Word{Place: part.Place, Parts: []script.Part{part}}, lo: t.lo, hi: p.last()}
}

// entry reads one pair of a table. It returns false for what is none: an item of
// a set, another table that is spread.
func (p *parser) entry() (key, value operand, ok bool) {
	t := p.peek()
	if !p.python && t.kind == name {
		lit := operand{Word: script.LitWord(t.text, p.place(t.lo, t.hi)), lo: t.lo, hi: t.hi}
		n := p.ahead(1)
		switch {
		case n.text == ":":
			p.next()
			p.next()
			return lit, p.expr(), true
		case n.text == "," || n.text == "}": // {username}
			p.next()
			v := script.Part{Place: lit.Place, Kind: script.Var, Name: t.text, Quoted: true}
			return lit, operand{Word: script.Word{Place: lit.Place, Parts: []script.Part{v}}, lo: t.lo, hi: t.hi}, true
		case n.text == "(" || n.kind == name: // a function: name() {…}, async name() {…}
			for p.peek().kind == name {
				p.next()
			}
			return lit, p.lambda(t.lo), true
		}
	}
	key = p.expr()
	if !p.accept(":") {
		return key, value, false
	}
	if !p.python && len(key.Parts) == 1 && key.Parts[0].Kind == script.List && len(key.Parts[0].Items) == 1 { // [name]: value
		key.Word = key.Parts[0].Items[0]
	}
	return key, p.expr(), true
}

// member returns the member of a value, or the item with a key.
func (p *parser) member(o, key operand) operand {
	hi := p.last()
	at := p.place(o.lo, hi)
	if len(o.Parts) != 1 || o.Parts[0].Kind != script.Var || o.Parts[0].Expand != "" {
		return operand{Word: p.unknown(o.lo, hi, o.Word, key.Word), lo: o.lo, hi: hi}
	}
	v := o.Parts[0]
	v.Place = at
	v.Path = append(v.Path[:len(v.Path):len(v.Path)], key.Word)
	if env, ok := environmentName(v); ok {
		v.Name, v.Path = "env:"+env, nil
	}
	return operand{Word: script.Word{Place: at, Parts: []script.Part{v}}, lo: o.lo, hi: hi}
}

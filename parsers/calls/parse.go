package calls

import (
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A parser makes statements of tokens.
type parser struct {
	text    source.Text
	python  bool
	toks    []token
	i       int
	from    int // where in the text it begins
	depth   int
	nested  int               // texts around whose expressions are read
	aliases map[string]string // names under which something else was imported
	called  map[string]bool   // see calledIn
	deep    []source.Span
}

func (p *parser) peek() *token { return &p.toks[p.i] }

// ahead returns the token n after the current one, the end beyond it.
func (p *parser) ahead(n int) *token { return &p.toks[min(p.i+n, len(p.toks)-1)] }

func (p *parser) next() *token {
	t := &p.toks[p.i]
	if t.kind != end {
		p.i++
	}
	return t
}

// is reports whether the current token is a sign or a name of that text.
func (p *parser) is(text string) bool {
	t := p.peek()
	return (t.kind == sign || t.kind == name) && t.text == text
}

// accept steps over a token of that text and reports whether it was there.
func (p *parser) accept(text string) bool {
	if p.is(text) {
		p.i++
		return true
	}
	return false
}

// last returns where the token before the current one ends.
func (p *parser) last() int {
	if p.i == 0 {
		return p.from
	}
	return p.toks[p.i-1].hi
}

func (p *parser) place(lo, hi int) source.Place { return p.text.Place(lo, max(lo, hi)) }

// enter counts one more level. It returns false where there are too many.
func (p *parser) enter() bool {
	if p.depth >= maxDepth {
		return false
	}
	p.depth++
	return true
}

func (p *parser) leave() { p.depth-- }

// skip steps over a token and, if it opens a bracket, to after the one that
// closes it.
func (p *parser) skip() {
	open := 0
	for p.peek().kind != end {
		switch t := p.next(); t.text {
		case "(", "[", "{":
			if t.kind == sign {
				open++
			}
		case ")", "]", "}":
			if t.kind == sign {
				open--
			}
		}
		if open <= 0 {
			return
		}
	}
}

// unknown is a word of which nothing is known, with what is read inside it.
func (p *parser) unknown(lo, hi int, items ...script.Word) script.Word {
	at := p.place(lo, hi)
	part := script.Part{Place: at, Kind: script.Other, Quoted: true}
	for _, w := range items {
		if len(w.Parts) > 0 {
			part.Items = append(part.Items, w)
		}
	}
	return script.Word{Place: at, Parts: []script.Part{part}}
}

// span returns what a word covers of the program. Words know places only, so the
// parser keeps both.
type operand struct {
	script.Word
	lo, hi int
	text   bool // a string is in it: "+" joins
}

// add adds a statement to a block.
func add(b *script.Block, s script.Stmt) { b.Stmts = append(b.Stmts, s) }

// valued adds an expression that stands as a statement: the call that it is, or
// else its children.
func (p *parser) valued(b *script.Block, w operand) {
	if c := callOf(w.Word); c != nil {
		add(b, c)
		return
	}
	if holdsCode(w.Word) {
		add(b, p.emit(w))
	}
}

// emit is a value that stands by itself.
func (p *parser) emit(w operand) *script.Call {
	at := w.Place
	if len(w.Parts) == 0 {
		w = operand{Word: p.unknown(w.lo, w.hi)}
	}
	return &script.Call{Place: at, Kind: script.Emit, Args: []script.Arg{{Raw: w.Word}}}
}

// callOf returns the call that a word is the result of, nil if it is none.
func callOf(w script.Word) *script.Call {
	if len(w.Parts) != 1 || w.Parts[0].Kind != script.Other || len(w.Parts[0].Items) > 0 || w.Parts[0].Block == nil || len(w.Parts[0].Block.Stmts) != 1 {
		return nil
	}
	c, _ := w.Parts[0].Block.Stmts[0].(*script.Call)
	return c
}

// holdsCode reports whether something in a word runs.
func holdsCode(w script.Word) bool {
	for _, q := range w.Parts {
		if q.Block != nil {
			return true
		}
		for _, list := range [][]script.Word{q.Items, q.Keys, q.Path} {
			for _, i := range list {
				if holdsCode(i) {
					return true
				}
			}
		}
	}
	return false
}

// condition is the condition of a branch, of which only the calls are known.
func (p *parser) condition(w operand) *script.Block {
	return &script.Block{Stmts: []script.Stmt{p.emit(w)}}
}

// maybe adds a block that may run.
func (p *parser) maybe(b *script.Block, lo int, cond operand, body *script.Block) {
	if len(body.Stmts) == 0 && !holdsCode(cond.Word) {
		return
	}
	at := p.place(lo, p.last())
	add(b, &script.Branch{Place: at, Kind: script.If, Arms: []script.Arm{{Place: at, Cond: p.condition(cond), Body: body}}})
}

// assign adds the assignment of a value to a target. What is no variable holds
// nothing that is followed.
func (p *parser) assign(b *script.Block, target, value operand, op script.AssignOp) {
	a := &script.Assign{Place: p.place(min(target.lo, value.lo), max(target.hi, value.hi)), Op: op, Value: value.Word}
	if len(target.Parts) != 1 || target.Parts[0].Kind != script.Var || target.Parts[0].Expand != "" {
		if w := p.unknown(min(target.lo, value.lo), max(target.hi, value.hi), target.Word, value.Word); holdsCode(w) {
			add(b, p.emit(operand{Word: w}))
		}
		return
	}
	v := target.Parts[0]
	a.Name, a.Path = v.Name, v.Path
	if env, ok := environmentName(v); ok {
		a.Name, a.Scope = env, script.Export
	}
	add(b, a)
}

// assignAll adds the assignment of a value to several targets: x = y = value, and
// x, y = value, value.
func (p *parser) assignAll(b *script.Block, targets [][]operand, values []operand, op script.AssignOp) {
	if len(values) == 0 {
		return
	}
	whole := operand{lo: values[0].lo, hi: values[len(values)-1].hi}
	whole.Word = p.listed(values, whole.lo, whole.hi)
	for n, list := range targets {
		later := n > 0 && holdsCode(whole.Word) // what runs, runs once
		switch {
		case len(list) == 1 && len(values) == 1 && !later:
			p.assign(b, list[0], values[0], op)
		case len(list) == 1 && !later:
			p.assign(b, list[0], whole, op)
		case len(list) == len(values) && !later:
			for i := range list {
				p.assign(b, list[i], values[i], op)
			}
		default:
			for i, t := range list {
				v := operand{Word: p.unknown(whole.lo, whole.hi), lo: whole.lo, hi: whole.hi}
				if i == 0 && !later {
					v.Word = p.unknown(whole.lo, whole.hi, whole.Word)
				}
				p.assign(b, t, v, op)
			}
		}
	}
}

// listed returns the only one of several values, or the list of them.
func (p *parser) listed(values []operand, lo, hi int) script.Word {
	if len(values) == 1 {
		return values[0].Word
	}
	at := p.place(lo, hi)
	part := script.Part{Place: at, Kind: script.List, Quoted: true}
	for _, v := range values {
		part.Items = append(part.Items, v.Word)
	}
	return script.Word{Place: at, Parts: []script.Part{part}}
}

// function adds a definition: a function that something calls by its name runs
// there, any other where it stands, with anything for its parameters.
func (p *parser) function(b *script.Block, lo int, id string, params []script.Param, body *script.Block, method bool) {
	at := p.place(lo, p.last())
	if p.called[id] && !method && id != "" {
		add(b, &script.Func{Place: at, Name: id, Params: params, Body: body})
		return
	}
	g := &script.Group{Place: at, Isolated: true, Body: &script.Block{}}
	for _, q := range params {
		w := script.Word{Place: q.Place, Parts: []script.Part{{Place: q.Place, Kind: script.Other, Quoted: true}}}
		if q.Default != nil && len(q.Default.Parts) > 0 {
			w.Parts[0].Items = []script.Word{*q.Default}
		}
		add(g.Body, &script.Assign{Place: q.Place, Name: q.Name, Op: script.SetTo, Value: w})
	}
	g.Body.Stmts = append(g.Body.Stmts, body.Stmts...)
	if len(body.Stmts) > 0 {
		add(b, g)
	}
}

// parameters reads what stands between the brackets of a definition.
func (p *parser) parameters() []script.Param {
	var out []script.Param
	if !p.accept("(") {
		return nil
	}
	for p.peek().kind != end && !p.is(")") {
		t := p.peek()
		if t.kind != name {
			if t.text == "{" { // JavaScript: the names inside are the function's too
				out = append(out, p.inside()...)
				continue
			}
			p.skip()
			continue
		}
		p.next()
		q := script.Param{Name: t.text}
		if p.python && p.accept(":") {
			p.expr()
		}
		if p.accept("=") {
			d := p.expr()
			q.Default = &d.Word
		}
		q.Place = p.place(t.lo, p.last())
		out = append(out, q)
		for p.peek().kind != end && !p.is(",") && !p.is(")") {
			p.skip()
		}
		p.accept(",")
	}
	p.accept(")")
	return out
}

// inside returns the names in brackets as parameters.
func (p *parser) inside() []script.Param {
	from := p.i
	p.skip()
	var out []script.Param
	for _, t := range p.toks[from:p.i] {
		if t.kind == name {
			out = append(out, script.Param{Place: p.place(t.lo, t.hi), Name: t.text})
		}
	}
	return out
}

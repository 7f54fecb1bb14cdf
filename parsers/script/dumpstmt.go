package script

import (
	"strconv"
	"strings"
)

func (d *dump) stmts(depth int, b *Block) {
	if b == nil {
		return
	}
	for i := range b.Params {
		d.param(depth, &b.Params[i])
	}
	if depth > maxDumpDepth {
		if len(b.Stmts) > 0 {
			d.line(depth, "- deeper ", strconv.Itoa(len(b.Stmts)))
		}
		return
	}
	for _, s := range b.Stmts {
		d.stmt(depth, "", s)
	}
}

// stmt writes one statement after head, which is a heading or empty.
func (d *dump) stmt(depth int, head string, s Stmt) {
	if depth > maxDumpDepth {
		d.line(depth, head, "- deeper 1")
		return
	}
	head += d.at(s.At())
	switch s := s.(type) {
	case *Call:
		d.call(depth, head, s)
	case *Assign:
		d.line(depth, head, d.assign(s, "assign", Usual))
	case *Branch:
		d.branch(depth, head, s)
	case *Loop:
		d.loop(depth, head, s)
	case *Func:
		d.line(depth, head, "func ", d.name(s.Place, s.Name))
		for i := range s.Params {
			d.param(depth+1, &s.Params[i])
		}
		d.block(depth+1, "do", s.Body)
	case *Group:
		d.line(depth, head, "group", flags("isolated", s.Isolated, "async", s.Async, "negated", s.Negated, "test", s.Test), d.outputs(s.Outputs))
		d.input(depth+1, s.Input)
		d.block(depth+1, "do", s.Body)
		if s.Always != nil {
			d.block(depth+1, "always", s.Always)
		}
	case *Trap:
		d.trap(depth, head, s)
	case *Leave:
		d.line(depth, head, string(s.How), d.maybe(" ", s.Value))
	default:
		d.line(depth, head, "nil")
	}
}

func (d *dump) call(depth int, head string, c *Call) {
	kind := string(c.Kind)
	if c.Kind == Command {
		kind = "call"
	}
	words := []string{head, kind, flags("async", c.Async, "bare", c.Bare, "negated", c.Negated)}
	if c.Kind != Emit {
		words = append(words, " ", d.word(c.Name))
	}
	for i := range c.Args {
		if !isInput(c, &c.Args[i]) {
			words = append(words, " ", d.arg(&c.Args[i]))
		}
	}
	words = append(words, d.outputs(c.Outputs))
	d.line(depth, words...)
	for i := range c.Args {
		if a := &c.Args[i]; isInput(c, a) {
			d.line(depth+1, "with ", d.name(a.Raw.Place, a.Flag), " = ", d.word(a.Raw))
		}
	}
	for _, a := range c.Env {
		d.line(depth+1, "env ", d.at(a.Place), d.assign(a, "assign", OneCall))
	}
	d.input(depth+1, c.Input)
	for _, s := range c.Inner {
		d.script(depth+1, "inner", s, c)
	}
}

// isInput reports whether a is an input of a pipeline step: a name and a value,
// which is the whole word.
func isInput(c *Call, a *Arg) bool {
	return c.Kind == Task && a.Flag != "" && a.Value != nil && !a.Many && sameWord(*a.Value, a.Raw)
}

func (d *dump) arg(a *Arg) string {
	s := d.word(a.Raw)
	if a.Many {
		s += "..."
	}
	flag, value := SplitFlag(a.Raw, "=:")
	if a.Flag == flag && (a.Value == nil) == (value == nil) && (value == nil || sameWord(*a.Value, *value)) {
		return s
	}
	if a.Flag != "" {
		flag = escape(d.mask(a.Raw.Place, a.Flag), keyText)
	} else {
		flag = ""
	}
	return s + "{" + flag + d.maybe("=", a.Value) + "}"
}

func (d *dump) outputs(list []Redirect) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString(" " + escape(d.mask(r.Place, r.From), bareText) + ">")
		if r.Append {
			b.WriteByte('>')
		}
		b.WriteString(d.word(r.To))
	}
	return b.String()
}

func (d *dump) input(depth int, w *Word) {
	if w != nil {
		d.line(depth, "input ", d.word(*w))
	}
}

// assign returns an assignment without its place. usual is the scope that goes
// without saying.
func (d *dump) assign(a *Assign, verb string, usual Scope) string {
	var set []any
	if a.Scope != usual {
		scope := string(a.Scope)
		if scope == "" {
			scope = "usual"
		}
		set = append(set, scope, true)
	}
	set = append(set, "keyed", a.Keyed)
	name := d.name(a.Place, a.Name) + d.path(a.Path)
	switch a.Op {
	case Unset, Declare:
		return string(a.Op) + flags(set...) + " " + name
	}
	return verb + flags(set...) + " " + name + " " + string(a.Op) + " " + d.word(a.Value)
}

func (d *dump) branch(depth int, head string, s *Branch) {
	kind := string(s.Kind)
	switch s.Kind {
	case And:
		kind = "and"
	case Or:
		kind = "or"
	}
	d.line(depth, head, kind, flags("total", s.Total), d.maybe(" ", s.Subject))
	for i := range s.Arms {
		a := &s.Arms[i]
		if a.Cond != nil {
			d.block(depth+1, "when", a.Cond)
		}
		verb := "else"
		switch {
		case s.Kind == Try && i == 0:
			verb = "do"
		case s.Kind == Try:
			verb = "catch"
		case len(a.Patterns) > 0:
			verb = "on"
		case a.Cond != nil:
			verb = "then"
		}
		verb += flags("falls", a.Falls, "tests", a.Tests)
		if len(a.Patterns) > 0 {
			if s.Kind == Try && i > 0 {
				verb += " on"
			}
			verb += d.words(" ", a.Patterns) + " =>"
		}
		d.block(depth+1, verb, a.Body)
	}
}

func (d *dump) loop(depth int, head string, s *Loop) {
	words := []string{head, "loop", flags("until", s.Until && s.Cond == nil, "post", s.Post, "asks", s.Asks)}
	if s.Name != "" || len(s.Over) > 0 {
		words = append(words, " ", d.name(s.Place, s.Name))
	}
	if len(s.Over) > 0 {
		words = append(words, " in", d.words(" ", s.Over))
	}
	d.line(depth, words...)
	d.input(depth+1, s.Input)
	if s.Post {
		d.block(depth+1, "do", s.Body)
	}
	if s.Cond != nil {
		verb := "while"
		if s.Until {
			verb = "until"
		}
		d.block(depth+1, verb, s.Cond)
	}
	if !s.Post {
		d.block(depth+1, "do", s.Body)
	}
}

func (d *dump) param(depth int, p *Param) {
	words := []string{"param ", d.at(p.Place), d.name(p.Place, p.Name)}
	for _, a := range p.Aliases {
		words = append(words, "|", d.name(p.Place, a))
	}
	words = append(words, flags("switch", p.Switch, "mandatory", p.Mandatory))
	if p.Type != "" {
		words = append(words, " type ", d.name(p.Place, p.Type))
	}
	words = append(words, d.maybe(" = ", p.Default))
	if len(p.Allowed) > 0 {
		words = append(words, " in", d.words(" ", p.Allowed))
	}
	d.line(depth, words...)
}

func (d *dump) trap(depth int, head string, s *Trap) {
	words := []string{head, "trap"}
	for _, sig := range s.Signals {
		words = append(words, " ", d.name(s.Place, sig))
	}
	d.line(depth, words...)
	if s.Body != nil {
		d.block(depth+1, "do", s.Body)
	}
	if s.Command != nil {
		d.line(depth+1, "command ", d.word(*s.Command))
	}
	if s.Inner != nil {
		d.script(depth+1, "inner", s.Inner, nil)
	}
}

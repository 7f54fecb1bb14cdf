package calls

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// environments are the names under which the languages have the environment.
var environments = [][]string{{"os", "environ"}, {"environ"}, {"process", "env"}}

// environmentName returns the name of the variable of the environment that v is:
// os.environ["X"], process.env.X, and what those became already.
func environmentName(v script.Part) (string, bool) {
	if env, ok := strings.CutPrefix(v.Name, "env:"); ok && len(v.Path) == 0 {
		return env, true
	}
	for _, path := range environments {
		if v.Name != path[0] || len(v.Path) != len(path) {
			continue
		}
		found := true
		for i, want := range path[1:] {
			found = found && v.Path[i].Is(want)
		}
		if s, ok := v.Path[len(path)-1].Literal(); ok && found && s != "" {
			return s, true
		}
	}
	return "", false
}

// isEnvironment reports whether a word is the environment itself.
func isEnvironment(w script.Word) bool {
	if len(w.Parts) != 1 || w.Parts[0].Kind != script.Var {
		return false
	}
	v := w.Parts[0]
	for _, path := range environments {
		if v.Name == path[0] && len(v.Path) == len(path)-1 && (len(path) == 1 || v.Path[0].Is(path[1])) {
			return true
		}
	}
	return false
}

// same are functions of the standard libraries whose result is the text that they
// are given, as far as a form and its fields go: in other bytes, or encoded.
var (
	sameAsTarget   = map[string]bool{"encode": true, "decode": true, "toString": true}
	sameAsArgument = map[string]bool{"urlencode": true, "URLSearchParams": true, "stringify": true, "str": true, "String": true}
)

// call reads the arguments of a call. target is what it is a method of, nil for a
// function; lo is where it begins.
func (p *parser) call(target *operand, lo int, id *token) operand {
	args := p.arguments()
	hi := p.last()
	result := func(w script.Word) operand {
		w.Place = p.place(lo, hi)
		return operand{Word: w, lo: lo, hi: hi, text: true}
	}
	switch {
	case target != nil && sameAsTarget[id.text] && len(target.Parts) > 0:
		return result(target.Word)
	case sameAsArgument[id.text] && len(args) == 1 && args[0].Flag == "" && !args[0].Many && len(args[0].Raw.Parts) > 0 && !(target != nil && named(target.Word, "JSON")):
		return result(args[0].Raw)
	}
	if w, ok := p.environment(target, id, args, lo, hi); ok {
		return w
	}
	c := &script.Call{Place: p.place(lo, hi), Kind: script.Function, Name: p.nameOf(id)}
	if target != nil {
		c.Kind = script.Method
		c.Name = script.LitWord(id.text, p.place(id.lo, id.hi))
		c.Args = append(c.Args, script.Arg{Raw: target.Word})
	}
	c.Args = append(c.Args, args...)
	part := script.Part{Place: c.Place, Kind: script.Other, Block: &script.Block{Stmts: []script.Stmt{c}}, Quoted: true}
	return operand{Word: script.Word{Place: c.Place, Parts: []script.Part{part}}, lo: lo, hi: hi}
}

func named(w script.Word, id string) bool {
	return len(w.Parts) == 1 && w.Parts[0].Kind == script.Var && w.Parts[0].Name == id && len(w.Parts[0].Path) == 0
}

// nameOf returns the name of the function that is called, of an imported one as it
// is named where it comes from: its module and its name there.
func (p *parser) nameOf(id *token) script.Word {
	w := script.LitWord(id.text, p.place(id.lo, id.hi))
	if real, ok := p.aliases[id.text]; ok {
		w.Parts[0].Text = real
		w.Parts[0].Quoted = true // its bytes are another name
	}
	return w
}

// environment returns the variable of the environment that a call asks for:
// os.getenv("X"), os.environ.get("X", "default").
func (p *parser) environment(target *operand, id *token, args []script.Arg, lo, hi int) (operand, bool) {
	if len(args) == 0 || len(args) > 2 || !p.python {
		return operand{}, false
	}
	asks := id.text == "getenv" && (target == nil || named(target.Word, "os")) || id.text == "get" && target != nil && isEnvironment(target.Word)
	env, ok := args[0].Raw.Literal()
	if !asks || !ok || env == "" {
		return operand{}, false
	}
	v := script.Part{Place: p.place(lo, hi), Kind: script.Var, Name: "env:" + env, Quoted: true}
	if len(args) == 2 && len(args[1].Raw.Parts) > 0 {
		v.Expand, v.Items = "-", []script.Word{args[1].Raw}
	}
	return operand{Word: script.Word{Place: v.Place, Parts: []script.Part{v}}, lo: lo, hi: hi}, true
}

// arguments reads what stands between the brackets of a call. An argument that is
// given by name has the name as its flag, and its value is the whole word.
func (p *parser) arguments() []script.Arg {
	var out []script.Arg
	p.accept("(")
	for p.peek().kind != end && !p.is(")") {
		from := p.i
		a := script.Arg{}
		t := p.peek()
		switch {
		case p.python && t.kind == name && p.ahead(1).text == "=" && p.ahead(1).kind == sign:
			p.next()
			p.next()
			a.Flag = t.text
		case p.is("*") || p.is("**") || p.is("..."):
			p.next()
			a.Many = true
		}
		o := p.expr()
		a.Raw = o.Word
		if a.Flag != "" {
			value := o.Word
			a.Value = &value
		}
		if p.i > from {
			out = append(out, a)
		}
		if !p.accept(",") && !p.is(")") {
			if p.i == from || p.is(":") || p.is("=") {
				p.skip()
			} else if !p.startsOperand() {
				p.skip()
			}
		}
	}
	p.accept(")")
	return out
}

package powershell

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Limits of what a tree is lowered to.
const (
	maxStmts    = 100_000
	maxParts    = 500_000
	maxComments = 200_000
	maxChain    = 200 // elements of a pipeline: it is lowered to as many blocks inside each other
	maxProblems = 20  // after which there is one that says how many more there are
)

// A lowerer makes statements of a tree.
type lowerer struct {
	script *script.Script
	text   source.Text
	stmts  int
	parts  int
	full   bool    // there was too much
	long   []*Node // where pipelines are too long
	fullAt int32   // from here on
}

func (l *lowerer) place(lo, hi int32) source.Place { return l.text.Place(int(lo), int(max(lo, hi))) }

func (l *lowerer) at(n *Node) source.Place { return l.place(n.Start, n.End) }

// overflow notes that there was too much, from at on.
func (l *lowerer) overflow(at int32) {
	if !l.full {
		l.full, l.fullAt = true, at
	}
}

// block lowers statements.
func (l *lowerer) block(list []*Node) *script.Block {
	b := &script.Block{}
	for _, n := range list {
		b.Stmts = append(b.Stmts, l.stmt(n)...)
	}
	return b
}

// body lowers the statements of a block in braces; none if there is no block.
func (l *lowerer) body(n *Node) *script.Block {
	if n == nil {
		return &script.Block{}
	}
	return l.block(n.Kids)
}

// one lowers a node to a block of its own.
func (l *lowerer) one(n *Node) *script.Block {
	if n == nil {
		return &script.Block{}
	}
	return &script.Block{Stmts: l.stmt(n)}
}

// scriptBlock lowers a script block: what it declares for itself and its
// statements. A block with a name is a group.
func (l *lowerer) scriptBlock(n *Node) *script.Block {
	b := &script.Block{}
	for _, k := range n.Kids {
		switch {
		case k.Kind == NParamBlock:
			b.Params = l.params(k.Kids)
		case k.Kind == NNamedBlock && k.Op != Unknown:
			if l.count(k) {
				b.Stmts = append(b.Stmts, &script.Group{Place: l.at(k), Body: l.block(k.Kids)})
			}
		case k.Kind == NNamedBlock || k.Kind == NErrorStatement:
			b.Stmts = append(b.Stmts, l.block(k.Kids).Stmts...)
		default:
			b.Stmts = append(b.Stmts, l.stmt(k)...)
		}
	}
	slices.SortStableFunc(b.Stmts, inOrder)
	return b
}

func inOrder(a, b script.Stmt) int { return a.At().Start - b.At().Start }

// count counts one more statement and reports whether it is read.
func (l *lowerer) count(n *Node) bool {
	if l.stmts++; l.stmts > maxStmts {
		l.overflow(n.Start)
	}
	return !l.full
}

// stmt lowers one statement.
func (l *lowerer) stmt(n *Node) []script.Stmt {
	if n == nil || !l.count(n) {
		return nil
	}
	at := l.at(n)
	switch n.Kind {
	case NPipeline:
		return l.pipeline(n)
	case NPipelineChain:
		return l.chain(n)
	case NCommandExpression:
		return l.value(n)
	case NAssignment:
		return l.assignment(n)
	case NIf:
		return []script.Stmt{l.ifStatement(n)}
	case NSwitch:
		return []script.Stmt{l.switchStatement(n)}
	case NForEach:
		kids := n.Kids
		body, list, name := kids[len(kids)-1], kids[len(kids)-2], kids[len(kids)-3]
		return []script.Stmt{&script.Loop{Place: at, Name: variableName(name.Text), Over: l.over(list), Body: l.body(body)}}
	case NFor:
		return []script.Stmt{l.forLoop(n)}
	case NWhile:
		return []script.Stmt{&script.Loop{Place: at, Cond: l.one(n.Kids[0]), Body: l.body(n.Kids[1])}}
	case NDoWhile, NDoUntil:
		body := l.body(n.Kids[0])
		return []script.Stmt{&script.Loop{Place: at, Post: true, Until: n.Kind == NDoUntil, Cond: l.one(n.Kids[1]), Body: body}}
	case NTry:
		return []script.Stmt{l.try(n)}
	case NTrap:
		return []script.Stmt{&script.Trap{Place: at, Signals: []string{"ERR"}, Body: l.body(n.Kids[len(n.Kids)-1])}}
	case NFunction:
		return []script.Stmt{l.function(n, at, functionName(n.Text))}
	case NTypeDefinition:
		return l.class(n)
	case NReturn:
		return []script.Stmt{l.leave(n, script.Return)}
	case NThrow:
		return []script.Stmt{l.leave(n, script.Throw)}
	case NExit:
		return []script.Stmt{l.leave(n, script.Exit)}
	case NBreak:
		return []script.Stmt{l.leave(n, script.Break)}
	case NContinue:
		return []script.Stmt{l.leave(n, script.Continue)}
	case NData:
		body := l.body(n.Kids[len(n.Kids)-1])
		if n.Text == "" {
			return []script.Stmt{&script.Group{Place: at, Body: body}}
		}
		return []script.Stmt{&script.Assign{Place: at, Name: n.Text, Op: script.SetTo, Value: l.output(at, body)}}
	case NConfiguration:
		return l.configuration(n)
	case NBlockStatement:
		return []script.Stmt{&script.Group{Place: at, Body: l.body(n.Kids[0])}}
	case NUsing:
		c := &script.Call{Place: at, Name: l.literal(n.Start, n.Start+5)}
		for _, k := range n.Kids {
			c.Args = append(c.Args, script.NewArg(l.word(k), ""))
		}
		c.Args = append([]script.Arg{script.NewArg(script.LitWord(strings.ToLower(n.Text), source.Place{}), "")}, c.Args...)
		return []script.Stmt{c}
	case NStatementBlock, NNamedBlock, NScriptBlock, NErrorStatement, NCatch, NMethod, NProperty:
		return l.loose(n.Kids)
	}
	if isExpression(n.Kind) {
		return l.expression(n, n)
	}
	return l.loose(n.Kids)
}

// loose lowers what stands in a statement that is not complete, as statements of
// their own.
func (l *lowerer) loose(list []*Node) []script.Stmt {
	var out []script.Stmt
	for _, k := range list {
		out = append(out, l.stmt(k)...)
	}
	slices.SortStableFunc(out, inOrder)
	return out
}

func isExpression(k NodeKind) bool {
	return k >= NErrorExpression || k == NBlockExpression
}

// leave lowers return, throw, exit, break and continue.
func (l *lowerer) leave(n *Node, how script.LeaveKind) script.Stmt {
	s := &script.Leave{Place: l.at(n), How: how}
	if len(n.Kids) > 0 && how != script.Break && how != script.Continue {
		w := l.word(n.Kids[0])
		s.Value = &w
	}
	return s
}

// chain lowers pipelines with && and || between them.
func (l *lowerer) chain(n *Node) []script.Stmt {
	at := l.at(n)
	kind := script.And
	if n.Op == OrOr {
		kind = script.Or
	}
	b := &script.Branch{Place: at, Kind: kind, Arms: []script.Arm{{Place: at, Cond: l.one(n.Kids[0]), Body: l.one(n.Kids[1])}}}
	if n.Flags&FlagBackground != 0 {
		return []script.Stmt{&script.Group{Place: at, Body: &script.Block{Stmts: []script.Stmt{b}}, Isolated: true, Async: true}}
	}
	return []script.Stmt{b}
}

// pipeline lowers commands with bars between them: each reads what the ones
// before it put out.
func (l *lowerer) pipeline(n *Node) []script.Stmt {
	out := l.element(n.Kids[0])
	for i, k := range n.Kids[1:] {
		if i >= maxChain {
			if i == maxChain {
				l.long = append(l.long, k)
			}
			out = append(out, l.element(k)...)
			continue
		}
		at := l.place(n.Start, max(k.End, n.Kids[i].End))
		g := &script.Group{Place: at}
		var input script.Word
		if e := n.Kids[0]; i == 0 && e.Kind == NCommandExpression && len(e.Kids) == 1 {
			input = l.word(e.Kids[0])
		} else {
			from := l.place(n.Start, n.Kids[i].End)
			input = l.output(from, &script.Block{Stmts: out})
		}
		stmts := l.element(k)
		if len(stmts) > 0 {
			if c, ok := stmts[0].(*script.Call); ok && c.Input == nil {
				c.Input = &input
				l.written(c, k, n.Kids[0])
			} else {
				g.Input = &input
			}
		}
		g.Body = &script.Block{Stmts: stmts}
		out = []script.Stmt{g}
	}
	if n.Flags&FlagBackground == 0 {
		return out
	}
	for _, s := range out {
		switch s := s.(type) {
		case *script.Call:
			s.Async = true
		case *script.Group:
			s.Isolated, s.Async = true, true
		}
	}
	return out
}

// element lowers one element of a pipeline.
func (l *lowerer) element(n *Node) []script.Stmt {
	switch n.Kind {
	case NCommand:
		return l.command(n)
	case NCommandExpression:
		return l.value(n)
	}
	return l.stmt(n)
}

// value lowers an expression that is a statement.
func (l *lowerer) value(n *Node) []script.Stmt {
	if n.Kids[0].Kind == NBaseCall {
		if n.Kids[0].Flags&FlagNothing != 0 {
			return nil
		}
		c := &script.Call{Place: l.at(n), Kind: script.Method, Name: l.literal(n.Start, n.Start+4)}
		for _, k := range n.Kids[0].Kids {
			c.Args = append(c.Args, script.NewArg(l.word(k), ""))
		}
		return []script.Stmt{c}
	}
	out := l.expression(n.Kids[0], n)
	if to := l.outputs(n.Redirections()); to != nil {
		if c, ok := only(out).(*script.Call); ok && c.Place == l.at(n) {
			c.Outputs = to
			return out
		}
		return []script.Stmt{&script.Group{Place: l.at(n), Body: &script.Block{Stmts: out}, Outputs: to}}
	}
	return out
}

// only returns the only statement of a list, nil if there are more or none.
func only(list []script.Stmt) script.Stmt {
	if len(list) == 1 {
		return list[0]
	}
	return nil
}

// expression lowers a value that stands by itself in the statement n: a call of a
// method, a step of a counter, or what is put out.
func (l *lowerer) expression(e, n *Node) []script.Stmt {
	at := l.at(n)
	switch e.Kind {
	case NInvoke:
		c := l.method(e)
		c.Place = at
		return []script.Stmt{c}
	case NUnary:
		op := map[Kind]string{PlusPlus: "+", PostfixPlusPlus: "+", MinusMinus: "-", PostfixMinusMinus: "-"}[e.Op]
		if op == "" {
			break
		}
		value := script.Word{Place: l.at(e), Parts: []script.Part{{Place: l.at(e), Kind: script.Op, Name: op,
			Items: []script.Word{l.word(e.Kids[0]), script.LitWord("1", source.Place{})}}}}
		if a := l.assign(e.Kids[0], at, script.SetTo, value); a != nil {
			return a
		}
	case NConvert: // [void]$list.Add(…), [void](Connect-…)
		if equalFold("void", e.Kids[0].Text) {
			kid := e.Kids[1]
			if kid.Kind == NParen {
				return l.stmt(kid.Kids[0])
			}
			return l.expression(kid, n)
		}
	}
	return []script.Stmt{&script.Call{Place: at, Kind: script.Emit, Args: []script.Arg{script.NewArg(l.word(e), "")}}}
}

// method lowers the call of a method. Its first argument is what it is called of.
func (l *lowerer) method(n *Node) *script.Call {
	c := &script.Call{Place: l.at(n), Kind: script.Method, Name: l.word(n.Kids[1])}
	c.Args = append(c.Args, script.NewArg(l.word(n.Kids[0]), ""))
	for _, k := range n.Kids[2:] {
		c.Args = append(c.Args, script.NewArg(l.word(k), ""))
	}
	if len(c.Name.Parts) == 0 {
		c.Name = script.LitWord("?", source.Place{})
	}
	return c
}

func (l *lowerer) ifStatement(n *Node) script.Stmt {
	b := &script.Branch{Place: l.at(n), Kind: script.If}
	for i := 0; i+1 < len(n.Kids); i += 2 {
		b.Arms = append(b.Arms, script.Arm{Place: l.place(n.Kids[i].Start, n.Kids[i+1].End),
			Cond: l.one(n.Kids[i]), Body: l.body(n.Kids[i+1])})
	}
	if n.Flags&FlagElse != 0 {
		last := n.Kids[len(n.Kids)-1]
		b.Arms = append(b.Arms, script.Arm{Place: l.at(last), Body: l.body(last)})
		b.Total = true
	}
	return b
}

// switchStatement lowers a switch. A case that does not end in break goes on to
// the cases after it.
func (l *lowerer) switchStatement(n *Node) script.Stmt {
	subject := script.Word{}
	if n.Kids[0] != nil {
		subject = l.word(n.Kids[0])
	}
	b := &script.Branch{Place: l.at(n), Kind: script.Case, Subject: &subject}
	kids := n.Kids[1:]
	for len(kids) > 1 {
		at := l.place(kids[0].Start, kids[1].End)
		pattern := l.word(kids[0])
		if n.Op != Unknown && kids[0].Kind != NBlockExpression {
			pattern = script.Word{Place: pattern.Place, Parts: []script.Part{{Place: pattern.Place, Kind: script.Op, Name: operatorName(n.Op), Items: []script.Word{pattern}}}}
		}
		arm := script.Arm{Place: at, Patterns: []script.Word{pattern}, Body: l.body(kids[1])}
		if s := arm.Body.Stmts; len(s) > 0 && isBreak(s[len(s)-1]) {
			arm.Body.Stmts = s[:len(s)-1]
		} else {
			arm.Tests = len(kids) > 3
		}
		b.Arms = append(b.Arms, arm)
		kids = kids[2:]
	}
	if n.Flags&FlagDefault != 0 && len(kids) == 1 {
		arm := script.Arm{Place: l.at(kids[0]), Patterns: []script.Word{anything}, Body: l.body(kids[0])}
		if s := arm.Body.Stmts; len(s) > 0 && isBreak(s[len(s)-1]) {
			arm.Body.Stmts = s[:len(s)-1]
		}
		b.Arms = append(b.Arms, arm)
		b.Total = true
	}
	return b
}

// anything is the pattern of default.
var anything = script.Word{Parts: []script.Part{{Kind: script.Lit, Text: "*", Glob: true}}}

func isBreak(s script.Stmt) bool {
	x, ok := s.(*script.Leave)
	return ok && x.How == script.Break
}

// over returns what a loop takes values from.
func (l *lowerer) over(n *Node) []script.Word {
	if v := n.soleValue(); v != nil && v.Kind == NArrayLiteral && len(v.Kids) > 1 {
		return l.words(v.Kids)
	}
	return []script.Word{l.word(n)}
}

// forLoop lowers a loop of three parts: the first, and a loop whose body ends in
// the third.
func (l *lowerer) forLoop(n *Node) script.Stmt {
	at := l.at(n)
	loop := &script.Loop{Place: at, Body: l.body(n.Kids[3])}
	if n.Kids[1] != nil {
		loop.Cond = l.one(n.Kids[1])
	}
	if step := n.Kids[2]; step != nil {
		body := &script.Group{Place: l.place(step.Start, n.End), Body: loop.Body}
		loop.Body = &script.Block{Stmts: append([]script.Stmt{body}, l.stmt(step)...)}
	}
	if n.Kids[0] == nil {
		return loop
	}
	g := &script.Group{Place: at, Body: l.one(n.Kids[0])}
	loop.Place = l.place(n.Kids[0].End, n.End)
	g.Body.Stmts = append(g.Body.Stmts, loop)
	return g
}

func (l *lowerer) try(n *Node) script.Stmt {
	kids := n.Kids
	var last *Node
	if n.Flags&FlagFinally != 0 {
		last = kids[len(kids)-1]
		kids = kids[:len(kids)-1]
	}
	tried := l.body(kids[0])
	if len(kids) > 1 {
		b := &script.Branch{Place: l.place(n.Start, kids[len(kids)-1].End), Kind: script.Try}
		b.Arms = append(b.Arms, script.Arm{Place: l.at(kids[0]), Body: tried})
		for _, c := range kids[1:] {
			arm := script.Arm{Place: l.at(c), Body: l.body(c.Kids[len(c.Kids)-1])}
			for _, t := range c.Kids[:len(c.Kids)-1] {
				arm.Patterns = append(arm.Patterns, l.typeName(t))
			}
			b.Arms = append(b.Arms, arm)
		}
		if last == nil {
			return b
		}
		tried = &script.Block{Stmts: []script.Stmt{b}}
	}
	return &script.Group{Place: l.at(n), Body: tried, Always: l.body(last)}
}

// functionName returns the name of a function without its scope.
func functionName(s string) string {
	if drive, rest := splitName(s); rest != "" && isScope(drive) {
		return rest
	}
	return s
}

func (l *lowerer) function(n *Node, at source.Place, name string) script.Stmt {
	f := &script.Func{Place: at, Name: name}
	f.Params = l.params(n.Kids[:len(n.Kids)-1])
	f.Body = l.scriptBlock(n.Kids[len(n.Kids)-1])
	if f.Params == nil {
		f.Params = f.Body.Params
	}
	f.Body.Params = nil
	return f
}

// class lowers the methods of a class to functions and the values of its
// properties to one more: calls in them are seen, and nothing runs them.
func (l *lowerer) class(n *Node) []script.Stmt {
	var out []script.Stmt
	for _, m := range n.Kids {
		switch m.Kind {
		case NMethod:
			f := m.Kids[len(m.Kids)-1]
			if f.Kind == NFunction {
				out = append(out, l.function(f, l.at(m), n.Text+"."+m.Text))
			} else {
				out = append(out, l.loose(m.Kids)...)
			}
		case NProperty:
			if v := m.Kids; len(v) > 0 && isExpression(v[len(v)-1].Kind) {
				e := v[len(v)-1]
				out = append(out, &script.Func{Place: l.at(m), Name: n.Text + "." + m.Text, Body: &script.Block{Stmts: l.expression(e, e)}})
			}
		case NErrorStatement:
			out = append(out, l.loose(m.Kids)...)
		}
	}
	return out
}

// configuration lowers a configuration to a function.
func (l *lowerer) configuration(n *Node) []script.Stmt {
	b := l.scriptBlock(n.Kids[len(n.Kids)-1].Kids[0])
	if len(n.Kids) > 1 && n.Kids[0].Kind == NString && n.Kids[0].Text != "" {
		f := &script.Func{Place: l.at(n), Name: n.Kids[0].Text, Params: b.Params, Body: b}
		b.Params = nil
		return []script.Stmt{f}
	}
	return []script.Stmt{&script.Group{Place: l.at(n), Body: b}}
}

// params lowers declared parameters.
func (l *lowerer) params(list []*Node) []script.Param {
	var out []script.Param
	for _, n := range list {
		if n.Kind != NParameter {
			continue
		}
		p := script.Param{Place: l.at(n)}
		for i, k := range n.Kids {
			switch {
			case k.Kind == NAttribute:
				l.attribute(&p, k)
			case k.Kind == NTypeConstraint:
				p.Type = k.Text
				p.Switch = equalFold("switch", k.Text) || equalFold("system.management.automation.switchparameter", k.Text)
			case k.Kind == NVariable && p.Name == "":
				p.Name = variableName(k.Text)
			case i == len(n.Kids)-1:
				w := l.word(k)
				p.Default = &w
			}
		}
		if p.Name != "" {
			out = append(out, p)
		}
	}
	return out
}

// attribute notes what an attribute says of a parameter.
func (l *lowerer) attribute(p *script.Param, n *Node) {
	name := strings.ToLower(n.Text)
	name = strings.TrimSuffix(name[strings.LastIndexByte(name, '.')+1:], "attribute")
	switch name {
	case "parameter":
		for _, k := range n.Kids {
			if k.Kind == NNamedArgument && equalFold("mandatory", k.Text) {
				v := k.Kids
				p.Mandatory = len(v) == 0 || !(v[0].Kind == NVariable && equalFold("false", v[0].Text)) && !(v[0].Kind == NConstant && v[0].Text == "0")
			}
		}
	case "alias":
		for _, k := range n.Kids {
			if k.Kind == NString {
				p.Aliases = append(p.Aliases, k.Text)
			}
		}
	case "validateset":
		for _, k := range n.Kids {
			if k.Kind != NNamedArgument {
				p.Allowed = append(p.Allowed, l.word(k))
			}
		}
	}
}

package shell

import (
	"cmp"
	"slices"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// block lowers a list of statements; last are the comments after them.
func (r *reader) block(list []*syntax.Stmt, last []syntax.Comment) *script.Block {
	b := &script.Block{}
	if r.enter() {
		b.Stmts = r.stmts(nil, list)
		r.leave()
	}
	r.comments(last)
	return b
}

func (r *reader) stmts(out []script.Stmt, list []*syntax.Stmt) []script.Stmt {
	for _, s := range list {
		out = r.stmt(out, s)
	}
	return out
}

// stmt adds what a statement is lowered to, and after it the assignments that
// its words make.
func (r *reader) stmt(out []script.Stmt, s *syntax.Stmt) []script.Stmt {
	r.comments(s.Comments)
	if r.total++; r.full || r.total > maxStmts && r.overflow(r.off(s.Position)) {
		return out
	}
	outer := r.after
	r.after = nil
	n := len(out)
	out = append(out, r.command(s)...)
	if r.alwaysAt[r.off(s.Position)] && n > 0 && len(out) == n+1 {
		first, ok := out[n-1].(*script.Group)
		second, also := out[n].(*script.Group)
		if ok && also && first.Always == nil {
			first.Always, first.End = second.Body, second.End
			out = out[:n]
		}
	}
	if made := r.taken(); made != nil {
		out = append(out, made...)
		slices.SortStableFunc(out[n:], inOrder)
	}
	r.after = outer
	return out
}

func inOrder(a, b script.Stmt) int { return cmp.Compare(a.At().Start, b.At().Start) }

// taken returns the assignments that were met in words, in source order.
func (r *reader) taken() []script.Stmt {
	list := r.after
	r.after = nil
	slices.SortStableFunc(list, inOrder)
	return list
}

func (r *reader) command(s *syntax.Stmt) []script.Stmt {
	at := r.place(r.stmtSpan(s))
	piped, from := r.piped, r.from
	r.piped, r.from = nil, nil
	switch c := s.Cmd.(type) {
	case nil:
		if len(s.Redirs) == 0 {
			return nil
		}
		return []script.Stmt{r.finish(s, &script.Call{Place: at})}
	case *syntax.CallExpr:
		return r.simple(s, c, piped, from)
	case *syntax.DeclClause:
		return r.wrap(s, r.declaration(s, c))
	case *syntax.IfClause:
		return r.wrap(s, []script.Stmt{r.ifClause(c)})
	case *syntax.CaseClause:
		return r.wrap(s, []script.Stmt{r.caseClause(c)})
	case *syntax.WhileClause:
		lo, hi := r.cmdSpan(c)
		l := &script.Loop{Place: r.place(lo, hi), Until: c.Until, Cond: r.block(c.Cond, c.CondLast)}
		l.Body = r.block(c.Do, c.DoLast)
		return r.wrap(s, []script.Stmt{l})
	case *syntax.ForClause:
		return r.wrap(s, []script.Stmt{r.forClause(c)})
	case *syntax.Block:
		lo, hi := r.cmdSpan(c)
		return r.wrap(s, []script.Stmt{&script.Group{Place: r.place(lo, hi), Body: r.block(c.Stmts, c.Last)}})
	case *syntax.Subshell:
		lo, hi := r.cmdSpan(c)
		return r.wrap(s, []script.Stmt{&script.Group{Place: r.place(lo, hi), Body: r.block(c.Stmts, c.Last), Isolated: true}})
	case *syntax.BinaryCmd:
		return r.wrap(s, r.chain(s))
	case *syntax.FuncDecl:
		return r.wrap(s, r.function(at, c))
	case *syntax.ArithmCmd:
		lo, hi := r.cmdSpan(c)
		call := &script.Call{Place: r.place(lo, hi), Name: r.token("((", lo), Args: r.args(r.arith(c.X))}
		return []script.Stmt{r.finish(s, call)}
	case *syntax.TestClause:
		lo, hi := r.cmdSpan(c)
		call := &script.Call{Place: r.place(lo, hi), Name: r.token("[[", lo), Args: r.args(r.test(nil, c.X)...)}
		return []script.Stmt{r.finish(s, call)}
	case *syntax.LetClause:
		lo, hi := r.cmdSpan(c)
		call := &script.Call{Place: r.place(lo, hi), Name: r.token("let", lo)}
		for _, x := range c.Exprs {
			call.Args = append(call.Args, script.NewArg(r.arith(x), ""))
		}
		return []script.Stmt{r.finish(s, call)}
	case *syntax.TimeClause:
		if c.Stmt == nil {
			lo, hi := r.cmdSpan(c)
			return []script.Stmt{r.finish(s, &script.Call{Place: r.place(lo, hi), Name: r.token("time", lo)})}
		}
		return r.wrap(s, r.stmt(nil, c.Stmt))
	case *syntax.CoprocClause:
		g := &script.Group{Place: at, Body: r.one(c.Stmt), Isolated: true, Async: true}
		return r.wrap(s, []script.Stmt{g})
	case *syntax.TestDecl:
		return r.wrap(s, []script.Stmt{&script.Group{Place: at, Isolated: true, Test: true, Body: r.body(c.Body)}})
	}
	r.problem(at, "a statement of a kind that is not known")
	return nil
}

// args makes arguments of words that hold no options.
func (r *reader) args(words ...script.Word) []script.Arg {
	out := make([]script.Arg, len(words))
	for i, w := range words {
		out[i] = script.NewArg(w, "")
	}
	return out
}

// one lowers a statement to a block of its own.
func (r *reader) one(s *syntax.Stmt) *script.Block {
	return &script.Block{Stmts: r.stmt(nil, s)}
}

// body lowers the body of a function: the statements of its braces.
func (r *reader) body(s *syntax.Stmt) *script.Block {
	if b, ok := s.Cmd.(*syntax.Block); ok && len(s.Redirs) == 0 && !s.Negated && !s.Background {
		r.comments(s.Comments)
		return r.block(b.Stmts, b.Last)
	}
	return r.one(s)
}

// wrap puts what a compound statement was lowered to into a group if the
// statement has redirections, is negated or runs in the background.
func (r *reader) wrap(s *syntax.Stmt, out []script.Stmt) []script.Stmt {
	input, outputs := r.redirects(s.Redirs)
	async := s.Background || s.Disown || s.Coprocess
	if input == nil && outputs == nil && !async && !s.Negated {
		return out
	}
	at := r.place(r.stmtSpan(s))
	if len(out) == 1 {
		switch c := out[0].(type) {
		case *script.Loop:
			if outputs == nil && !async && !s.Negated {
				c.Place, c.Input = at, input
				return out
			}
		case *script.Group:
			if (input == nil || c.Input == nil) && c.Outputs == nil && !c.Async && !c.Negated {
				c.Place = at
				if input != nil {
					c.Input = input
				}
				c.Outputs, c.Async, c.Negated = outputs, async, s.Negated
				c.Isolated = c.Isolated || async
				return out
			}
		}
	}
	return []script.Stmt{&script.Group{Place: at, Body: &script.Block{Stmts: out}, Isolated: async, Async: async,
		Negated: s.Negated, Input: input, Outputs: outputs}}
}

func (r *reader) ifClause(c *syntax.IfClause) *script.Branch {
	lo, hi := r.cmdSpan(c)
	b := &script.Branch{Place: r.place(lo, hi), Kind: script.If}
	for ; c != nil && (!r.full || len(b.Arms) == 0); c = c.Else {
		from, to := r.off(c.Position), hi
		if c.Else != nil {
			to = r.off(c.Else.Position)
		}
		arm := script.Arm{Place: r.place(from, max(from, to))}
		if c.ThenPos.IsValid() || len(c.Cond) > 0 {
			arm.Cond = r.block(c.Cond, c.CondLast)
		} else {
			b.Total = true
		}
		arm.Body = r.block(c.Then, c.ThenLast)
		b.Arms = append(b.Arms, arm)
		r.comments(c.Last)
	}
	return b
}

func (r *reader) caseClause(c *syntax.CaseClause) *script.Branch {
	lo, hi := r.cmdSpan(c)
	subject := r.word(c.Word, inText)
	b := &script.Branch{Place: r.place(lo, hi), Kind: script.Case, Subject: &subject}
	for i, item := range c.Items {
		if r.full {
			break
		}
		r.comments(item.Comments)
		from := r.off(item.Patterns[0].Pos())
		to := hi
		if i+1 < len(c.Items) {
			to = r.off(c.Items[i+1].Patterns[0].Pos())
		}
		arm := script.Arm{Place: r.place(from, max(from, to)), Falls: item.Op == syntax.Fallthrough,
			Tests: item.Op == syntax.Resume || item.Op == syntax.ResumeKorn}
		for _, p := range item.Patterns {
			w := r.word(p, inPattern)
			if len(w.Parts) == 1 && w.Parts[0].Glob && w.Parts[0].Text == "*" {
				b.Total = true
			}
			arm.Patterns = append(arm.Patterns, w)
		}
		arm.Body = r.block(item.Stmts, item.Last)
		b.Arms = append(b.Arms, arm)
	}
	r.comments(c.Last)
	return b
}

// forClause lowers for and select. A loop of three expressions becomes a group:
// the first expression, and a loop whose body ends in the third one.
func (r *reader) forClause(c *syntax.ForClause) script.Stmt {
	lo, hi := r.cmdSpan(c)
	at := r.place(lo, hi)
	three, ok := c.Loop.(*syntax.CStyleLoop)
	if !ok {
		iter := c.Loop.(*syntax.WordIter)
		l := &script.Loop{Place: at, Name: iter.Name.Value, Asks: c.Select}
		l.Over = r.wordList(iter.Items)
		if iter.InPos.IsValid() && len(l.Over) == 0 { // "for x in; do": no round at all
			in := r.off(iter.InPos)
			at := r.place(in, min(in+2, len(r.code)))
			l.Over = []script.Word{{Place: at, Parts: []script.Part{{Place: at, Kind: script.List}}}}
		}
		l.Body = r.block(c.Do, c.DoLast)
		return l
	}
	g := &script.Group{Place: at, Body: &script.Block{}}
	step := func(x syntax.ArithmExpr) []script.Stmt {
		if x == nil {
			return nil
		}
		outer := r.after
		r.after = nil
		w := r.arith(x)
		call := &script.Call{Place: w.Place, Name: script.Word{Parts: []script.Part{{Kind: script.Lit, Text: "(("}}}, Args: r.args(w)}
		out := append([]script.Stmt{call}, r.taken()...)
		r.after = outer
		return out
	}
	g.Body.Stmts = step(three.Init)
	start := r.off(three.Lparen) + 2
	if n := len(g.Body.Stmts); n > 0 {
		start = r.off(three.Init.End())
	}
	l := &script.Loop{Place: r.place(min(start, hi), hi)}
	if cond := step(three.Cond); cond != nil {
		l.Cond = &script.Block{Stmts: []script.Stmt{cond[0]}}
		if len(cond) > 1 { // what it sets is set before it is looked at
			l.Cond.Stmts = cond
		}
	}
	post := step(three.Post)
	l.Body = r.block(c.Do, c.DoLast)
	if post != nil {
		from := post[0].At().Start
		body := &script.Group{Place: l.Place, Body: l.Body}
		body.Start = min(from, body.End)
		l.Body = &script.Block{Stmts: append([]script.Stmt{body}, post...)}
	}
	if len(g.Body.Stmts) == 0 {
		l.Place = at
		return l
	}
	g.Body.Stmts = append(g.Body.Stmts, l)
	return g
}

// maxChain is how many commands a chain of && and ||, or a pipeline, may have: it
// is lowered to as many blocks inside each other.
const maxChain = 200

// chain lowers x && y || z, or x | y | z.
func (r *reader) chain(s *syntax.Stmt) []script.Stmt {
	var links []*syntax.BinaryCmd // the last one first
	first := s
	for {
		b, ok := first.Cmd.(*syntax.BinaryCmd)
		if !ok || len(links) > 0 && isPipe(b.Op) != isPipe(links[0].Op) {
			break
		}
		links = append(links, b)
		first = b.X
	}
	outer := r.after
	out := r.stmt(nil, first)
	lo := r.off(s.Position)
	_, end := r.stmtSpan(first)
	for i := len(links) - 1; i >= 0; i-- {
		b := links[i]
		if len(links)-i > maxChain {
			if len(links)-i == maxChain+1 {
				r.problem(r.place(r.stmtSpan(b.Y)), "a chain of more than 200 commands: from here on each is read as if it stood alone")
			}
			out = r.stmt(out, b.Y)
			continue
		}
		_, hi := r.stmtSpan(b.Y)
		at := r.place(lo, max(lo, hi))
		left := &script.Block{Stmts: out}
		switch b.Op {
		case syntax.AndStmt, syntax.OrStmt:
			kind := script.And
			if b.Op == syntax.OrStmt {
				kind = script.Or
			}
			arm := script.Arm{Place: at, Cond: left, Body: r.one(b.Y)}
			out = []script.Stmt{&script.Branch{Place: at, Kind: kind, Arms: []script.Arm{arm}}}
		default:
			from := r.place(lo, max(lo, end))
			if i == len(links)-1 {
				r.from = printerOf(first, left)
			}
			out = []script.Stmt{r.pipe(at, from, left, b.Y)}
		}
		end = hi
	}
	r.after = outer
	return out
}

func isPipe(op syntax.BinCmdOperator) bool { return op == syntax.Pipe || op == syntax.PipeAll }

// pipe lowers x | y: y with the output of x as its input.
func (r *reader) pipe(at, from placed, x *script.Block, y *syntax.Stmt) script.Stmt {
	left := &script.Word{Place: from, Parts: []script.Part{{Place: from, Kind: script.Output, Block: x}}}
	g := &script.Group{Place: at, Isolated: r.lang != script.Zsh}
	r.piped = left
	g.Body = r.one(y)
	r.piped, r.from = nil, nil
	if len(g.Body.Stmts) > 0 {
		var input **script.Word
		switch s := g.Body.Stmts[0].(type) {
		case *script.Call:
			input = &s.Input
		case *script.Loop:
			input = &s.Input
		case *script.Group:
			input = &s.Input
		}
		if input != nil && (*input == nil || *input == left) {
			*input = left
			return g
		}
	}
	g.Input = left
	return g
}

// function lowers a definition. Where zsh gives it several names there are
// several; where it gives none, the body runs at once.
func (r *reader) function(at placed, c *syntax.FuncDecl) []script.Stmt {
	names := c.Names
	if c.Name != nil {
		names = []*syntax.Lit{c.Name}
	}
	r.functions++
	body := r.body(c.Body)
	r.functions--
	if len(names) == 0 {
		return []script.Stmt{&script.Group{Place: at, Body: body}}
	}
	var out []script.Stmt
	for _, n := range names {
		name := bare.decode(n.Value, false, false)
		if sig, ok := trapName(name); ok && r.lang == script.Zsh {
			out = append(out, &script.Trap{Place: at, Signals: []string{sig}, Body: body})
		}
		out = append(out, &script.Func{Place: at, Name: name, Body: body})
	}
	return out
}

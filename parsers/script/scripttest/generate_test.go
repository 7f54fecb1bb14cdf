package scripttest

import (
	"math/rand"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A generator makes random documents.
type generator struct {
	*rand.Rand
	file   *source.File
	depth  int
	secret bool // every text holds the secret
}

func (g *generator) bool() bool      { return g.Intn(3) == 0 }
func (g *generator) pick(n int) bool { return g.Intn(n) == 0 }

func (g *generator) text() string {
	list := []string{"az", "login", "-u", "--tenant", "--tenant=x", "-x:y", "a b", "", "$X", "\"q\"", "it's", "*.sh", "a]b", "~", "...", "a...", "..",
		"\n", "a\nb\nc\n", "  x\n  y\n z", "\t", "\x00\x1b[0m", "\u202e", "\u200b", "é😀", "<x>", "{#1}", "{}", "a|b", "a=b", "#1", "@(x", "@{", "%(", "%", "%~", "%~(", "1>x", "=>", "\\", "a\\", "ends ", " ", "in", "nil", "0:1", "&1", "\u0085", "\ufeff", "''", "[", "[[", "((", "-", "--", "-é=x"}
	s := list[g.Intn(len(list))]
	if g.bool() {
		s += list[g.Intn(len(list))]
	}
	if g.secret {
		s += secret
	}
	return s
}

func (g *generator) some() string {
	for {
		if s := g.text(); s != "" {
			return s
		}
	}
}

func (g *generator) words(n int) []script.Word {
	var list []script.Word
	for range g.Intn(n) {
		list = append(list, g.word())
	}
	return list
}

func (g *generator) word() script.Word {
	var w script.Word
	g.depth++
	defer func() { g.depth-- }()
	for range g.Intn(4) {
		w.Parts = append(w.Parts, g.part())
	}
	return w
}

func (g *generator) wordPtr() *script.Word {
	if g.bool() {
		return nil
	}
	w := g.word()
	return &w
}

func (g *generator) part() script.Part {
	kinds := []script.PartKind{script.Lit, script.Lit, script.Lit, script.Var, script.Var, script.Filled, script.Output, script.List, script.Table, script.Op, script.Code, script.Other}
	p := script.Part{Kind: kinds[g.Intn(len(kinds))], Quoted: g.bool()}
	if g.depth > 4 {
		p.Kind = script.Lit
	}
	if g.pick(20) { // any fields, whatever the kind
		p.Text, p.Name, p.Index, p.Split, p.Glob = g.text(), g.text(), g.Intn(3), g.bool(), g.bool()
		if g.depth < 4 {
			p.Items, p.Keys, p.Path = g.words(2), g.words(2), g.words(2)
			if g.bool() {
				p.Block = g.block()
			}
		}
		if p.Kind == script.Table {
			p.Keys = p.Keys[:min(len(p.Keys), len(p.Items))]
			p.Items = p.Items[:len(p.Keys)]
		}
		if len(p.Keys) == 0 {
			p.Keys = nil
		}
		if len(p.Items) == 0 {
			p.Items = nil
		}
		return p
	}
	switch p.Kind {
	case script.Lit:
		p.Text = g.text()
		p.Glob = !p.Quoted && g.bool()
		p.Split = !p.Quoted && g.pick(4)
	case script.Var:
		p.Name = []string{"X", "1", "@", "*", "env:X", "a b", "?", "#", "x_1"}[g.Intn(9)]
		p.Split = !p.Quoted && g.bool()
		p.Path = g.words(3)
		if g.bool() {
			p.Expand = []string{":-", "#", "%%", "//", "/#", "^^", "!", "length", ":"}[g.Intn(9)]
			p.Items = g.words(3)
		}
	case script.Filled:
		p.Index, p.Text, p.Split = g.Intn(12), g.text(), !p.Quoted && g.bool()
	case script.Output:
		p.Split = !p.Quoted && g.bool()
		p.Block = g.block()
	case script.Code:
		p.Block = g.block()
	case script.List:
		p.Items = g.words(4)
	case script.Table:
		for range g.Intn(3) {
			p.Keys = append(p.Keys, g.word())
			p.Items = append(p.Items, g.word())
		}
	case script.Op:
		p.Name, p.Items, p.Split = g.some(), g.words(3), !p.Quoted && g.bool()
	case script.Other:
		p.Text, p.Items = g.text(), g.words(3)
		if g.bool() {
			p.Block = g.block()
		}
	}
	return p
}

func (g *generator) block() *script.Block {
	g.depth++
	defer func() { g.depth-- }()
	b := &script.Block{}
	if g.pick(6) {
		b.Params = g.params()
	}
	for range g.Intn(max(1, 4-g.depth/3)) {
		b.Stmts = append(b.Stmts, g.stmt())
	}
	return b
}

func (g *generator) blockPtr() *script.Block {
	if g.bool() {
		return nil
	}
	return g.block()
}

func (g *generator) place() source.Place {
	if g.bool() {
		return source.Place{}
	}
	s := g.file.Line(1 + g.Intn(g.file.LineCount()))
	n := s.Start
	if s.End > s.Start {
		n += []int{0, 5, 9}[g.Intn(3)] // before, at and after the character of two units
	}
	return source.Place{File: g.file, Span: source.Span{Start: n, End: n}}
}

func (g *generator) assign(scopes ...script.Scope) *script.Assign {
	a := &script.Assign{Place: g.place(), Name: g.text(), Path: g.words(3), Scope: scopes[g.Intn(len(scopes))], Keyed: g.bool()}
	a.Op = []script.AssignOp{script.SetTo, script.Append, script.Default, script.Unset, script.Declare}[g.Intn(5)]
	if a.Op != script.Unset && a.Op != script.Declare {
		a.Value = g.word()
	}
	return a
}

func (g *generator) outputs() []script.Redirect {
	var list []script.Redirect
	for range g.Intn(3) {
		list = append(list, script.Redirect{From: []string{"1", "2", "&", ""}[g.Intn(4)], Append: g.bool(), To: g.word()})
	}
	return list
}

func (g *generator) stmt() script.Stmt {
	at := g.place()
	n := g.Intn(8)
	if g.depth > 5 && n != 7 {
		n = 1
	}
	switch n {
	case 0:
		c := &script.Call{Place: at, Name: g.word(), Async: g.bool(), Bare: g.bool(), Negated: g.bool(), Input: g.wordPtr(), Outputs: g.outputs()}
		c.Kind = []script.CallKind{script.Command, script.Cmdlet, script.Task, script.Method, script.SetProp, script.Emit}[g.Intn(6)]
		if c.Kind == script.Emit {
			c.Name = script.Word{}
		}
		for range g.Intn(4) {
			a := script.NewArg(g.word(), "=:")
			switch {
			case g.pick(6):
				a.Flag, a.Value = "", nil
			case g.pick(6):
				a.Flag = g.some()
			}
			a.Many = g.bool()
			c.Args = append(c.Args, a)
		}
		if c.Kind == script.Task && g.bool() {
			w := g.word()
			c.Args = append(c.Args, script.Arg{Flag: "client-id", Value: &w, Raw: w})
			if w.Parts != nil {
				c.Args[len(c.Args)-1].Value = &script.Word{Parts: w.Parts}
			}
		}
		for range g.Intn(2) {
			c.Env = append(c.Env, g.assign(script.OneCall, script.Usual, script.Export))
		}
		for range g.Intn(2) {
			s := g.script(c)
			if len(c.Args) > 0 && g.bool() {
				s.Word = &c.Args[g.Intn(len(c.Args))].Raw
			} else {
				s.Word = &script.Word{Parts: []script.Part{{Kind: script.Lit, Text: "x"}}}
			}
			c.Inner = append(c.Inner, s)
		}
		return c
	case 1:
		return g.assign(script.Usual, script.Local, script.Global, script.Export, script.OneCall)
	case 2:
		b := &script.Branch{Place: at, Total: g.bool(), Subject: g.wordPtr()}
		b.Kind = []script.BranchKind{script.If, script.And, script.Or, script.Case, script.Try}[g.Intn(5)]
		for range g.Intn(4) {
			a := script.Arm{Cond: g.blockPtr(), Body: g.blockPtr(), Falls: g.bool(), Tests: g.bool()}
			if b.Kind == script.Case || b.Kind == script.Try && len(b.Arms) > 0 {
				a.Patterns = g.words(3)
			}
			b.Arms = append(b.Arms, a)
		}
		return b
	case 3:
		l := &script.Loop{Place: at, Name: g.text(), Over: g.words(3), Cond: g.blockPtr(), Until: g.bool(), Post: g.bool(), Asks: g.bool(), Input: g.wordPtr(), Body: g.blockPtr()}
		return l
	case 4:
		f := &script.Func{Place: at, Name: g.text(), Body: g.blockPtr()}
		f.Params = g.params()
		return f
	case 5:
		s := &script.Group{Place: at, Body: g.blockPtr(), Isolated: g.bool(), Async: g.bool(), Negated: g.bool(), Test: g.bool(), Input: g.wordPtr(), Outputs: g.outputs()}
		if g.bool() {
			s.Always = g.block()
		}
		return s
	case 6:
		s := &script.Trap{Place: at, Command: g.wordPtr()}
		for range g.Intn(3) {
			s.Signals = append(s.Signals, g.some())
		}
		if g.bool() {
			s.Body = g.block()
		}
		if g.bool() {
			s.Inner = g.script(nil)
			s.Inner.Word = &script.Word{Parts: []script.Part{{Kind: script.Lit, Text: "x"}}}
		}
		return s
	}
	hows := []script.LeaveKind{script.Exit, script.Return, script.Throw, script.Break, script.Continue, script.Exec}
	return &script.Leave{Place: at, How: hows[g.Intn(6)], Value: g.wordPtr()}
}

func (g *generator) params() []script.Param {
	var list []script.Param
	for range g.Intn(3) {
		p := script.Param{Place: g.place(), Name: g.text(), Type: g.text(), Default: g.wordPtr(), Switch: g.bool(), Mandatory: g.bool(), Allowed: g.words(3)}
		if g.bool() {
			p.Aliases = []string{g.some(), g.text()}
		}
		list = append(list, p)
	}
	return list
}

func (g *generator) script(parent *script.Call) *script.Script {
	s := &script.Script{Parent: parent, Lang: []script.Lang{"", script.Bash, script.POSIX}[g.Intn(3)], Args: g.words(3)}
	s.Where = []script.Where{script.Here, script.Remote, script.Written}[g.Intn(3)]
	s.Flags = script.ShellFlags{ExitOnError: g.bool(), PipeFail: g.bool(), Trace: g.bool(), NoUnset: g.bool()}
	for i, l := range []script.Lang{script.Bash, script.PowerShell, script.Zsh}[:g.Intn(4)] {
		s.Bodies = append(s.Bodies, script.Body{Lang: l, Sure: i == 0, Block: g.block()})
	}
	if p := g.place(); p.File != nil && p.Start > 0 {
		s.Text = source.Vague("", p)
	}
	for range g.Intn(2) {
		w := g.word()
		s.Fills = append(s.Fills, &w)
	}
	for range g.Intn(2) {
		s.Comments = append(s.Comments, script.Comment{Place: g.place(), Text: g.text()})
	}
	return s
}

func (g *generator) pairs() []script.Pair {
	var list []script.Pair
	for range g.Intn(3) {
		list = append(list, script.Pair{Key: g.text(), Value: g.word()})
	}
	return list
}

func (g *generator) document() *script.Document {
	doc := &script.Document{File: g.file, Kind: g.some()}
	for range g.Intn(2) {
		doc.Refs = append(doc.Refs, script.Ref{Place: g.place(), Tail: g.some()})
	}
	for range g.Intn(2) {
		p := script.Problem{Place: g.place(), Message: g.text()}
		if p.File != nil {
			p.Path = p.File.Path
		}
		doc.Problems = append(doc.Problems, p)
	}
	for range 1 + g.Intn(2) {
		s := g.script(nil)
		if g.bool() {
			h := &script.Host{Place: g.place(), CI: g.text(), Job: g.text(), Step: g.text(), Environment: g.text(), If: g.wordPtr(), Container: g.wordPtr(), WorkingDir: g.wordPtr(),
				Env: g.pairs(), Inputs: g.pairs(), Matrix: g.pairs(), Permissions: g.pairs(), ContinueOnError: g.bool()}
			h.Runner = script.Runner{Labels: g.words(3), Hosted: script.Tri(g.Intn(3))}
			h.Flags.ExitOnError = g.bool()
			for range g.Intn(2) {
				h.Triggers = append(h.Triggers, g.some())
			}
			s.Host = h
		}
		doc.Scripts = append(doc.Scripts, s)
	}
	return doc
}

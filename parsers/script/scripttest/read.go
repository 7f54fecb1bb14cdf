package scripttest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Read returns the document that [script.Dump] wrote as text. The first of files
// is the document's own, the others are those that its places name. A dump says
// where statements begin, so each has an empty place there; words and parts have
// none. Of the texts of the scripts a dump holds where they begin, no more.
func Read(text string, files ...*source.File) (doc *script.Document, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case badDump:
			doc, err = nil, e
		default:
			panic(e)
		}
	}()
	r := &reader{files: files}
	doc = &script.Document{}
	if len(files) > 0 {
		doc.File = files[0]
	}
	for _, l := range split(text) {
		c := r.cursor(l)
		switch key := c.keyword(); key {
		case "document":
			c.expect(" ")
			doc.Kind = c.name()
		case "ref":
			doc.Refs = append(doc.Refs, script.Ref{Place: c.place(), Tail: c.name()})
		case "problem":
			p := script.Problem{Place: c.place(), Message: c.quoted()}
			if p.File != nil {
				p.Path = p.File.Path
			}
			doc.Problems = append(doc.Problems, p)
		case "script":
			doc.Scripts = append(doc.Scripts, r.script(c, nil))
			continue
		default:
			c.fail("a document has no %q", key)
		}
		c.end()
	}
	return doc, nil
}

// A badDump says why a dump cannot be read.
type badDump struct{ msg string }

func (e badDump) Error() string { return e.msg }

// A line is one line of a dump with those below it.
type line struct {
	number int
	text   string
	sub    []*line
}

// split returns the lines of a dump as a tree. Lines that go on are joined.
func split(text string) []*line {
	root := &line{}
	stack := []*line{root}
	physical := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i := 0; i < len(physical); i++ {
		number := i + 1
		s := physical[i]
		for i+1 < len(physical) && (len(s)-len(strings.TrimRight(s, `\`)))%2 == 1 {
			i++
			s = s[:len(s)-1] + strings.TrimLeft(physical[i], " ")
		}
		body := strings.TrimLeft(s, " ")
		depth := (len(s) - len(body)) / 2
		if (len(s)-len(body))%2 == 1 || depth >= len(stack) || body == "" {
			panic(badDump{fmt.Sprintf("line %d: bad indentation", number)})
		}
		l := &line{number: number, text: body}
		up := stack[depth]
		up.sub = append(up.sub, l)
		stack = append(stack[:depth+1], l)
	}
	return root.sub
}

type reader struct{ files []*source.File }

// cursor begins to read a line.
func (r *reader) cursor(l *line) *cursor { return &cursor{r: r, line: l, s: l.text} }

// below returns the lines below the one of c, without the blocks of its words.
func (c *cursor) below() []*line {
	return slices.DeleteFunc(slices.Clone(c.line.sub), func(l *line) bool { return strings.HasPrefix(l.text, "#") })
}

// block reads what follows a heading: a statement beside it or those below.
func (c *cursor) block() *script.Block {
	switch {
	case c.s[c.i:] == " nil":
		return nil
	case c.i == len(c.s):
		return c.r.stmts(c.below())
	}
	c.expect(" ")
	rest := &line{number: c.line.number, text: c.s[c.i:], sub: c.line.sub}
	return &script.Block{Stmts: []script.Stmt{c.r.stmt(c.r.cursor(rest))}}
}

func (r *reader) stmts(lines []*line) *script.Block {
	b := &script.Block{}
	for _, l := range lines {
		c := r.cursor(l)
		if c.has("param ") {
			c.keyword()
			b.Params = append(b.Params, c.param())
			continue
		}
		b.Stmts = append(b.Stmts, r.stmt(c))
	}
	return b
}

func (r *reader) stmt(c *cursor) script.Stmt {
	at := c.place()
	key := c.keyword()
	set := c.flags()
	switch key {
	case "call", "cmdlet", "task", "method", "function", "set", "emit":
		return r.call(c, at, key, set)
	case "assign", "unset", "declare":
		return c.assign(at, key, set, script.Usual)
	case "if", "and", "or", "case", "try":
		return r.branch(c, at, key, set)
	case "loop":
		return r.loop(c, at, set)
	case "func":
		f := &script.Func{Place: at}
		c.expect(" ")
		f.Name = c.name()
		c.end()
		for _, l := range c.below() {
			s := r.cursor(l)
			switch key := s.keyword(); key {
			case "param":
				f.Params = append(f.Params, s.param())
			case "do":
				f.Body = s.block()
			default:
				s.fail("a function has no %q", key)
			}
		}
		return f
	case "group":
		g := &script.Group{Place: at, Isolated: set["isolated"], Async: set["async"], Negated: set["negated"], Test: set["test"]}
		g.Outputs = c.outputs()
		c.end()
		for _, l := range c.below() {
			s := r.cursor(l)
			switch key := s.keyword(); key {
			case "input":
				g.Input = s.lastWord()
			case "do":
				g.Body = s.block()
			case "always":
				g.Always = s.block()
			default:
				s.fail("a group has no %q", key)
			}
		}
		return g
	case "trap":
		t := &script.Trap{Place: at}
		for c.blank() {
			t.Signals = append(t.Signals, c.name())
		}
		c.end()
		for _, l := range c.below() {
			s := r.cursor(l)
			switch key := s.keyword(); key {
			case "do":
				t.Body = s.block()
			case "command":
				t.Command = s.lastWord()
			case "inner":
				t.Inner = r.script(s, nil)
			default:
				s.fail("a trap has no %q", key)
			}
		}
		return t
	case "exit", "return", "throw", "break", "continue", "exec":
		l := &script.Leave{Place: at, How: script.LeaveKind(key)}
		if c.i < len(c.s) {
			l.Value = c.lastWord()
		}
		return l
	}
	c.fail("no statement %q", key)
	return nil
}

func (r *reader) call(c *cursor, at source.Place, key string, set map[string]bool) *script.Call {
	s := &script.Call{Place: at, Async: set["async"], Bare: set["bare"], Negated: set["negated"]}
	if key != "call" {
		s.Kind = script.CallKind(key)
	}
	if key != "emit" {
		c.expect(" ")
		s.Name = c.word(0)
	}
	for c.i < len(c.s) && !c.atOutput() {
		c.expect(" ")
		s.Args = append(s.Args, c.arg())
	}
	s.Outputs = c.outputs()
	c.end()
	var inner []*cursor
	for _, l := range c.below() {
		b := r.cursor(l)
		switch key := b.keyword(); key {
		case "with":
			a := script.Arg{}
			b.expect(" ")
			a.Flag = b.name()
			b.expect(" =")
			a.Raw = *b.lastWord()
			v := a.Raw
			a.Value = &v
			s.Args = append(s.Args, a)
		case "env":
			at := b.place()
			s.Env = append(s.Env, b.assign(at, b.keyword(), b.flags(), script.OneCall))
		case "input":
			s.Input = b.lastWord()
		case "inner":
			inner = append(inner, b)
		default:
			b.fail("a call has no %q", key)
		}
	}
	for _, b := range inner {
		s.Inner = append(s.Inner, r.script(b, s))
	}
	return s
}

func (r *reader) branch(c *cursor, at source.Place, key string, set map[string]bool) *script.Branch {
	b := &script.Branch{Place: at, Kind: script.BranchKind(key), Total: set["total"]}
	switch key {
	case "and":
		b.Kind = script.And
	case "or":
		b.Kind = script.Or
	}
	if c.i < len(c.s) {
		b.Subject = c.lastWord()
	}
	var cond *script.Block
	for _, l := range c.below() {
		s := r.cursor(l)
		verb := s.keyword()
		if verb == "when" {
			cond = s.block()
			continue
		}
		set := s.flags()
		a := script.Arm{Cond: cond, Falls: set["falls"], Tests: set["tests"]}
		cond = nil
		switch verb {
		case "on":
			a.Patterns = s.patterns()
		case "catch":
			if s.has(" on ") {
				s.expect(" on")
				a.Patterns = s.patterns()
			}
		case "then", "else", "do":
		default:
			s.fail("a branch has no %q", verb)
		}
		a.Body = s.block()
		b.Arms = append(b.Arms, a)
	}
	if cond != nil {
		c.fail("a condition without an arm")
	}
	return b
}

func (r *reader) loop(c *cursor, at source.Place, set map[string]bool) *script.Loop {
	s := &script.Loop{Place: at, Until: set["until"], Post: set["post"], Asks: set["asks"]}
	if c.blank() {
		s.Name = c.name()
	}
	if c.blank() {
		c.expect("in")
		s.Over = c.words()
	}
	c.end()
	for _, l := range c.below() {
		b := r.cursor(l)
		switch key := b.keyword(); key {
		case "input":
			s.Input = b.lastWord()
		case "while":
			s.Cond = b.block()
		case "until":
			s.Cond, s.Until = b.block(), true
		case "do":
			s.Body = b.block()
		default:
			b.fail("a loop has no %q", key)
		}
	}
	return s
}

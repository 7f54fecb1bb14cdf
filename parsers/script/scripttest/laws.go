// Package scripttest holds what the tests of every parser share: the laws of
// places, the cases that show a program and its dump, and a reader of dumps.
package scripttest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Check returns where doc breaks a law that every parser keeps:
//
//   - every place lies inside its file, its start not after its end;
//   - what belongs to a statement, a word or a part lies inside it. What is read
//     from standard input does not: the text of a here-document stands below
//     other statements;
//   - the statements of a block begin in source order;
//   - the statements of an inner program lie where its Word lies;
//   - a bare literal's bytes are its text;
//   - every kind of statement and of part has the fields that it needs, and no
//     Block that is required is nil.
//
// It returns at most a hundred errors.
func Check(doc *script.Document) []error {
	c := &checker{}
	if doc.File == nil {
		c.add(source.Place{}, "document without a file")
	}
	if doc.Kind == "" {
		c.add(source.Place{}, "document without a kind")
	}
	for _, r := range doc.Refs {
		c.within(source.Place{}, r.Place, "reference")
		if r.File == nil || r.Tail == "" {
			c.add(r.Place, "reference without place or tail")
		}
	}
	c.problems(doc.Problems)
	for _, s := range doc.Scripts {
		if s == nil {
			c.add(source.Place{}, "nil script")
			continue
		}
		if s.Parent != nil {
			c.add(s.Parent.Place, "script of a document has a parent")
		}
		c.script(s, s.Text.Place(0, len(s.Text.Value)))
	}
	return c.errs
}

// CheckScript returns where one script breaks the laws of [Check]; problems are
// those of reading it.
func CheckScript(s *script.Script, problems []script.Problem) []error {
	c := &checker{}
	c.problems(problems)
	c.script(s, s.Text.Place(0, len(s.Text.Value)))
	return c.errs
}

const maxErrors = 100

type checker struct {
	errs  []error
	holes []source.Hole // of the script that is checked
	known bool          // its text is exactly placed
}

func (c *checker) add(p source.Place, format string, args ...any) {
	if len(c.errs) == maxErrors {
		return
	}
	at := "-"
	if p.File != nil {
		at = p.File.Path
		if 0 <= p.Start && p.Start <= len(p.File.Text) {
			pos := p.Position()
			at += fmt.Sprintf(":%d:%d", pos.Line, pos.Column)
		}
	}
	c.errs = append(c.errs, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
}

// within checks a place by itself and against what holds it. A place that is no
// place at all passes.
func (c *checker) within(parent, p source.Place, what string) {
	if p.File == nil {
		if p.Span != (source.Span{}) {
			c.add(p, "%s has a span %v without a file", what, p.Span)
		}
		return
	}
	if p.Start < 0 || p.Start > p.End || p.End > len(p.File.Text) {
		c.add(p, "%s at %v is not inside the file of %d bytes", what, p.Span, len(p.File.Text))
		return
	}
	if parent.File == p.File && !parent.Contains(p.Span) {
		c.add(p, "%s %q at %v is not inside its parent at %v", what, clip(p.Text()), p.Span, parent.Span)
	}
}

func clip(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}

func (c *checker) problems(list []script.Problem) {
	for _, p := range list {
		c.within(source.Place{}, p.Place, "problem")
		if p.Message == "" || strings.ContainsAny(p.Message, "\n\r") || strings.HasSuffix(p.Message, ".") {
			c.add(p.Place, "problem with the message %q", p.Message)
		}
		if p.Path == "" {
			c.add(p.Place, "problem without a path")
		}
	}
}

// script checks a script whose statements lie inside home.
func (c *checker) script(s *script.Script, home source.Place) {
	holes, known := c.holes, c.known
	c.holes, c.known = s.Text.Holes, !s.Text.Vague()
	defer func() { c.holes, c.known = holes, known }()

	if n := len(s.Fills); n != 0 && n != len(s.Text.Holes) {
		c.add(home, "%d fills for %d holes", n, len(s.Text.Holes))
	}
	for i, h := range s.Text.Holes {
		if h.Start < 0 || h.Start > h.End || h.End > len(s.Text.Value) || i > 0 && h.Start < s.Text.Holes[i-1].End {
			c.add(home, "hole %d at %v", i, h.Span)
		}
	}
	for _, k := range s.Comments {
		c.within(home, k.Place, "comment")
		if k.File == nil || k.Text != strings.TrimSpace(k.Text) {
			c.add(k.Place, "comment %q without a place or with blanks around it", clip(k.Text))
		}
	}
	var langs []script.Lang
	for _, b := range s.Bodies {
		if b.Lang == "" || slices.Contains(langs, b.Lang) {
			c.add(home, "body in language %q", b.Lang)
		}
		langs = append(langs, b.Lang)
		c.block(b.Block, home, "body")
	}
}

// block checks a block that must be there.
func (c *checker) block(b *script.Block, parent source.Place, what string) {
	if b == nil {
		c.add(parent, "%s is nil", what)
		return
	}
	c.params(b.Params, parent)
	var last source.Place
	for _, s := range b.Stmts {
		if s == nil {
			c.add(parent, "nil statement in %s", what)
			continue
		}
		at := s.At()
		if at.File == nil {
			c.add(parent, "%T without a place", s)
		}
		c.within(parent, at, fmt.Sprintf("%T", s))
		if at.File != nil && at.File == last.File && at.Start < last.Start {
			c.add(at, "%T begins before the statement it follows", s)
		}
		last = at
		c.stmt(s, at)
	}
}

func (c *checker) stmt(s script.Stmt, at source.Place) {
	switch s := s.(type) {
	case *script.Call:
		c.call(s, at)
	case *script.Assign:
		c.assign(s, at)
	case *script.Branch:
		c.branch(s, at)
	case *script.Loop:
		c.words(s.Over, at, "value of a loop")
		c.word(s.Input, source.Place{}, "input")
		if s.Cond != nil {
			c.block(s.Cond, at, "condition of a loop")
		} else if s.Until {
			c.add(at, "loop until nothing")
		}
		c.block(s.Body, at, "body of a loop")
	case *script.Func:
		if s.Name == "" {
			c.add(at, "function without a name")
		}
		c.params(s.Params, at)
		c.block(s.Body, at, "body of a function")
	case *script.Group:
		c.word(s.Input, source.Place{}, "input")
		c.outputs(s.Outputs, at)
		c.block(s.Body, at, "body of a group")
		if s.Always != nil {
			c.block(s.Always, at, "end of a group")
		}
	case *script.Trap:
		if (s.Body != nil && s.Inner != nil) || (s.Command != nil && (s.Body != nil || s.Inner != nil)) {
			c.add(at, "trap with several commands")
		}
		if s.Body != nil {
			c.block(s.Body, at, "body of a trap")
		}
		c.word(s.Command, at, "command of a trap")
		if s.Inner != nil {
			c.inner(s.Inner, at)
		}
	case *script.Leave:
		switch s.How {
		case script.Exit, script.Return, script.Throw, script.Break, script.Continue, script.Exec:
		default:
			c.add(at, "leave %q", s.How)
		}
		c.word(s.Value, at, "value")
	}
}

func (c *checker) params(list []script.Param, parent source.Place) {
	for i := range list {
		p := &list[i]
		c.within(parent, p.Place, "parameter")
		if p.Name == "" {
			c.add(p.Place, "parameter without a name")
		}
		c.word(p.Default, p.Place, "default")
		c.words(p.Allowed, p.Place, "allowed value")
	}
}

func (c *checker) call(s *script.Call, at source.Place) {
	switch s.Kind {
	case script.Command, script.Cmdlet, script.Task, script.Method, script.Function:
	case script.SetProp, script.Emit:
		if len(s.Args) != 1 {
			c.add(at, "call of kind %s has %d values", s.Kind, len(s.Args))
		}
	default:
		c.add(at, "call of kind %q", s.Kind)
	}
	if (len(s.Name.Parts) == 0 && len(s.Args) > 0) != (s.Kind == script.Emit) {
		c.add(at, "call of kind %q with the name %v", s.Kind, s.Name.Parts)
	}
	for _, e := range s.Env {
		c.within(at, e.Place, "assignment")
		if e.Scope != script.OneCall {
			c.add(e.Place, "assignment for one call has the scope %q", e.Scope)
		}
		c.assign(e, e.Place)
	}
	c.word(&s.Name, at, "name")
	for i := range s.Args {
		a := &s.Args[i]
		c.word(&a.Raw, at, "argument")
		if a.Value != nil {
			c.within(a.Raw.Place, a.Value.Place, "value of an argument")
			if a.Flag == "" {
				c.add(a.Raw.Place, "argument with a value and no flag")
			}
		}
	}
	c.word(s.Input, source.Place{}, "input")
	c.outputs(s.Outputs, at)
	for _, inner := range s.Inner {
		switch {
		case inner == nil:
			c.add(at, "nil inner program")
			continue
		case inner.Parent != s:
			c.add(at, "inner program of another call")
		case inner.Word == nil:
			c.add(at, "inner program without a word")
		}
		c.inner(inner, at)
	}
}

// inner checks a program inside a statement at a place.
func (c *checker) inner(s *script.Script, at source.Place) {
	home := at
	if s.Word != nil {
		home = s.Word.Place
	}
	c.words(s.Args, source.Place{}, "parameter of an inner program")
	for _, w := range s.Fills {
		c.word(w, source.Place{}, "fill")
	}
	c.script(s, home)
}

func (c *checker) outputs(list []script.Redirect, parent source.Place) {
	for i := range list {
		c.within(parent, list[i].Place, "redirection")
		c.word(&list[i].To, list[i].Place, "target of a redirection")
	}
}

func (c *checker) assign(a *script.Assign, at source.Place) {
	if a.Name == "" {
		c.add(at, "assignment without a name")
	}
	switch a.Op {
	case script.SetTo, script.Append, script.Default, script.Refer:
	case script.Unset, script.Declare:
		if len(a.Value.Parts) > 0 {
			c.add(at, "%s with a value", a.Op)
		}
	default:
		c.add(at, "assignment %q", a.Op)
	}
	c.words(a.Path, at, "key of an assignment")
	c.word(&a.Value, at, "value of an assignment")
}

func (c *checker) branch(s *script.Branch, at source.Place) {
	switch s.Kind {
	case script.If, script.Try:
		if len(s.Arms) == 0 {
			c.add(at, "%s without arms", s.Kind)
		}
	case script.And, script.Or:
		if len(s.Arms) != 1 || s.Arms[0].Cond == nil {
			c.add(at, "%s with %d arms, or without a left side", s.Kind, len(s.Arms))
		}
	case script.Case:
		if s.Subject == nil {
			c.add(at, "case without a subject")
		}
	default:
		c.add(at, "branch of kind %q", s.Kind)
	}
	c.word(s.Subject, at, "subject")
	for i := range s.Arms {
		a := &s.Arms[i]
		home := at
		if a.File != nil {
			c.within(at, a.Place, "arm")
			home = a.Place
		}
		if s.Kind == script.Try && a.Cond != nil || len(a.Patterns) > 0 && s.Kind != script.Case && s.Kind != script.Try {
			c.add(home, "arm %d of %s", i, s.Kind)
		}
		c.words(a.Patterns, home, "pattern")
		if a.Cond != nil {
			c.block(a.Cond, home, "condition")
		}
		c.block(a.Body, home, "arm")
	}
}

package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

type placed = source.Place

// off returns the offset in r.code of a position of the syntax tree.
func (r *reader) off(p syntax.Pos) int { return min(r.base+int(p.Offset()), len(r.code)) }

// place returns what spells a range of r.code.
func (r *reader) place(lo, hi int) placed { return r.text.Place(lo, hi) }

func (r *reader) trim(lo, hi int) (int, int) { return trim(r.code, lo, hi) }

// stmtSpan returns the range of a statement from its first word to its last word
// or redirection: no semicolon, no here-document.
func (r *reader) stmtSpan(s *syntax.Stmt) (int, int) {
	lo := r.off(s.Position)
	hi := lo
	if s.Negated {
		hi++
	}
	if s.Cmd != nil {
		from, to := r.cmdSpan(s.Cmd)
		lo, hi = min(lo, from), max(hi, to)
	}
	for _, d := range s.Redirs {
		from, to := r.redirectSpan(d)
		lo, hi = min(lo, from), max(hi, to)
	}
	return lo, min(hi, len(r.code))
}

func (r *reader) redirectSpan(d *syntax.Redirect) (int, int) {
	lo := r.off(d.OpPos)
	if d.N != nil {
		lo = r.off(d.N.ValuePos)
	}
	hi := r.off(d.OpPos) + len(d.Op.String())
	if d.Word != nil && len(d.Word.Parts) > 0 {
		_, hi = r.wordSpan(d.Word)
	}
	return lo, min(hi, len(r.code))
}

func (r *reader) cmdSpan(c syntax.Command) (int, int) {
	after := func(p syntax.Pos, n int) int { return min(r.off(p)+n, len(r.code)) }
	switch c := c.(type) {
	case *syntax.CallExpr:
		lo, hi := len(r.code), 0
		for _, a := range c.Assigns {
			from, to := r.assignSpan(a)
			lo, hi = min(lo, from), max(hi, to)
		}
		for _, w := range c.Args {
			from, to := r.wordSpan(w)
			lo, hi = min(lo, from), max(hi, to)
		}
		return lo, hi
	case *syntax.DeclClause:
		lo := r.off(c.Variant.ValuePos)
		hi := lo + len(c.Variant.Value)
		for _, a := range c.Args {
			_, to := r.assignSpan(a)
			hi = max(hi, to)
		}
		return lo, hi
	case *syntax.BinaryCmd:
		lo := r.off(c.OpPos) // the statement itself knows where the chain begins
		_, hi := r.stmtSpan(c.Y)
		return lo, hi
	case *syntax.FuncDecl:
		_, hi := r.stmtSpan(c.Body)
		return r.off(c.Position), hi
	case *syntax.TimeClause:
		lo := r.off(c.Time)
		if c.Stmt == nil {
			return lo, after(c.Time, 4)
		}
		_, hi := r.stmtSpan(c.Stmt)
		return lo, hi
	case *syntax.CoprocClause:
		_, hi := r.stmtSpan(c.Stmt)
		return r.off(c.Coproc), hi
	case *syntax.TestDecl:
		_, hi := r.stmtSpan(c.Body)
		return r.off(c.Position), hi
	case *syntax.IfClause:
		return r.off(c.Position), after(c.FiPos, 2)
	case *syntax.WhileClause:
		return r.off(c.WhilePos), after(c.DonePos, 4)
	case *syntax.ForClause:
		if c.Braces {
			return r.off(c.ForPos), after(c.DonePos, 1)
		}
		return r.off(c.ForPos), after(c.DonePos, 4)
	case *syntax.CaseClause:
		if c.Braces {
			return r.off(c.Case), after(c.Esac, 1)
		}
		return r.off(c.Case), after(c.Esac, 4)
	case *syntax.Block:
		return r.off(c.Lbrace), after(c.Rbrace, 1)
	case *syntax.Subshell:
		return r.off(c.Lparen), after(c.Rparen, 1)
	case *syntax.ArithmCmd:
		return r.off(c.Left), after(c.Right, 2)
	case *syntax.TestClause:
		return r.off(c.Left), after(c.Right, 2)
	case *syntax.LetClause:
		lo := r.off(c.Let)
		return r.trim(lo, max(lo, r.off(c.Exprs[len(c.Exprs)-1].End())))
	}
	lo := r.off(c.Pos())
	return lo, max(lo, r.off(c.End()))
}

func (r *reader) assignSpan(a *syntax.Assign) (int, int) {
	if a.Name == nil {
		return r.wordSpan(a.Value)
	}
	lo := r.off(a.Name.ValuePos)
	switch {
	case a.Value != nil && len(a.Value.Parts) > 0:
		_, hi := r.wordSpan(a.Value)
		return lo, max(lo, hi)
	case a.Array != nil:
		return lo, max(lo, min(r.off(a.Array.Rparen)+1, len(r.code)))
	}
	hi := r.off(a.Name.ValueEnd)
	if a.Index != nil {
		hi = r.closing(r.off(a.Index.End()), ']')
	}
	if !a.Naked {
		if a.Append && hi < len(r.code) && r.code[hi] == '+' {
			hi++
		}
		if hi < len(r.code) && r.code[hi] == '=' {
			hi++
		}
	}
	return r.trim(lo, max(lo, hi))
}

// comments keeps comments of the program.
func (r *reader) comments(list []syntax.Comment) {
	for _, c := range list {
		lo := r.off(c.Hash)
		r.comment(lo, lineEnd(r.code, lo))
	}
}

// comment keeps the comment of a range, a first line that names the interpreter
// apart.
func (r *reader) comment(lo, hi int) {
	if lo == 0 && r.quotedDepth == 0 && strings.HasPrefix(r.code, "#!") {
		return
	}
	for hi > lo && (r.code[hi-1] == '\r' || r.code[hi-1] == 0) {
		hi--
	}
	r.addComment(script.Comment{Place: r.place(lo, hi), Text: commentText(r.orig[lo:hi])})
}

// manyComments is how many lines of comments may follow each other: for each of
// them the parser calls itself once more.
const manyComments = 200

// longComments keeps the comments of long runs of them and takes them out of what
// the parser reads.
func (r *reader) longComments() {
	run, longest := 0, 0
	for line := range strings.Lines(r.code) {
		switch line = strings.TrimLeft(line, " \t"); {
		case strings.HasPrefix(line, "#"):
			run++
		case strings.TrimSpace(line) != "":
			run = 0
		}
		longest = max(longest, run)
	}
	if longest <= manyComments {
		return
	}
	b := []byte(r.code)
	l := &lexer{code: r.code}
	count, last := 0, 0
	l.comment = func(lo, hi int) {
		if strings.TrimSpace(r.code[last:lo]) != "" {
			count = 0
		}
		last = hi
		if count++; count <= manyComments {
			return
		}
		r.comment(lo, hi)
		for i := lo; i < hi; i++ {
			b[i] = ' '
		}
	}
	l.run(0, len(r.code))
	r.code = string(b)
}

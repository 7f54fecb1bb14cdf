package shell

import (
	"errors"
	"io"
	"iter"
	"runtime"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// plainTail ends every text that is parsed: a last statement that all comments
// before it are attached to.
const plainTail = "\n\n:\n"

// program reads all of r.code.
func (r *reader) program() *script.Block {
	m := &mender{reader: r, block: &script.Block{}, tail: plainTail}
	m.ahead = mark{comments: len(r.common.comments), problems: len(r.problems)}
	for at := 0; at < len(r.code); {
		f := m.parse(at)
		if f.err == nil {
			break
		}
		at = m.mend(f)
	}
	return m.block
}

// A failure is why the parser stopped, and the offset from where on nothing was
// read.
type failure struct {
	err error
	at  int
}

// A mark notes what was read when a statement of the program began.
type mark struct{ at, stmts, comments, problems int }

// parse reads statements from r.code[at:] on, until the end or an error. What it
// lowers does not wait for the end: the syntax tree of a long script is not kept.
func (m *mender) parse(at int) failure {
	r := m.reader
	r.base = at
	src := &input{text: r.code[at:], tail: m.tail}
	p := syntax.NewParser(syntax.KeepComments(true), syntax.Variant(variants[r.lang]))
	f := failure{at: at}
	end := at
	var line []*syntax.Stmt // those of the line that is being read
	flush := func() {
		for _, s := range line {
			m.marks = append(m.marks, mark{r.off(s.Position), len(m.block.Stmts), len(r.common.comments), len(r.problems)})
			m.block.Stmts = r.stmt(m.block.Stmts, s)
			r.base = at
		}
		line = line[:0]
	}
	for s, err := range statementsOf(p, src) {
		if r.full {
			src.done = true
			continue
		}
		if err != nil {
			f.err = err
		}
		if s == nil {
			continue
		}
		if at+int(s.Position.Offset()) >= len(r.code) { // the one in the tail
			r.comments(s.Comments)
			continue
		}
		if m.tail != plainTail {
			r.cut(s)
		}
		lo, hi := r.stmtSpan(s)
		if strings.IndexByte(r.code[min(end, lo):lo], '\n') >= 0 {
			flush() // the here-documents of a line are read at its end
		}
		line = append(line, s)
		if s.Semicolon.IsValid() {
			hi = max(hi, r.off(s.Semicolon)+1)
			if s.Coprocess || s.Disown {
				hi++
			}
		}
		end = max(end, min(hi, len(r.code)))
	}
	if r.full {
		return failure{at: len(r.code)}
	}
	if f.err != nil {
		for _, s := range line {
			end = max(end, r.documentsEnd(s))
		}
	}
	flush()
	f.at = end
	r.parsed += len(r.code) - at - len(src.text)
	return f
}

// cut takes from a statement the parts of words that are not the text's but come
// from the tail, where that closes what the text leaves open.
func (r *reader) cut(s *syntax.Stmt) {
	syntax.Walk(s, func(n syntax.Node) bool {
		switch w := n.(type) {
		case *syntax.Word:
			w.Parts = r.own(w.Parts)
		case *syntax.DblQuoted:
			w.Parts = r.own(w.Parts)
		}
		return true
	})
}

// own returns the parts that begin in the text.
func (r *reader) own(parts []syntax.WordPart) []syntax.WordPart {
	for len(parts) > 1 && r.base+int(parts[len(parts)-1].Pos().Offset()) >= len(r.code) {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// documentsEnd returns where the last here-document of a statement ends.
func (r *reader) documentsEnd(s *syntax.Stmt) int {
	end := 0
	syntax.Walk(s, func(n syntax.Node) bool {
		d, ok := n.(*syntax.Redirect)
		if !ok || d.Op != syntax.Hdoc && d.Op != syntax.DashHdoc {
			return true
		}
		if d.Hdoc == nil || len(d.Hdoc.Parts) == 0 { // empty: only the line that ends it
			_, hi := r.redirectSpan(d)
			if i := strings.IndexByte(r.code[hi:], '\n'); i >= 0 {
				end = max(end, lineEnd(r.code, hi+i+1))
			}
			return true
		}
		_, hi := r.documentSpan(d)
		end = max(end, lineEnd(r.code, hi))
		return true
	})
	return end
}

// lineEnd returns where the line ends that at is in, its line end not included.
func lineEnd(s string, at int) int {
	if i := strings.IndexByte(s[min(at, len(s)):], '\n'); i >= 0 {
		return at + i
	}
	return len(s)
}

// lineStart returns where the line begins that at is in.
func lineStart(s string, at int) int { return strings.LastIndexByte(s[:min(at, len(s))], '\n') + 1 }

// errParser reports a program at which the parser itself broke.
var errParser = errors.New("the parser cannot read it")

// statementsOf are the statements that a parser reads. A bug of the parser is an
// error of the program: one unreadable statement must not lose the others.
func statementsOf(p *syntax.Parser, src io.Reader) iter.Seq2[*syntax.Stmt, error] {
	return func(yield func(*syntax.Stmt, error) bool) {
		ours := false // the loop around is running, not the parser
		defer func() {
			if ours {
				return
			}
			if bug := recover(); bug != nil {
				yield(nil, errParser)
			}
		}()
		for s, err := range p.StmtsSeq(src) {
			ours = true
			ok := yield(s, err)
			ours = false
			if !ok {
				return
			}
		}
	}
}

// errDeep reports a program whose parts are nested too deeply to be parsed.
var errDeep = errors.New("nested too deeply")

// maxFrames bounds how deep the parser, which is recursive, may call itself. Each
// level of it reads at least one byte, so it is enough to look when it reads.
const maxFrames = 6000

// An input hands a text to the parser, and after it a tail: a last statement that
// all comments before it are attached to.
type input struct {
	text, tail string
	frames     []uintptr
	done       bool // the rest is not wanted: leaving the parser's loop early is not safe
}

func (in *input) Read(p []byte) (int, error) {
	if in.frames == nil {
		in.frames = make([]uintptr, 200)
	}
	if runtime.Callers(0, in.frames) == len(in.frames) {
		if len(in.frames) == maxFrames {
			return 0, errDeep
		}
		in.frames = make([]uintptr, maxFrames)
	}
	if in.done {
		return 0, io.ErrUnexpectedEOF
	}
	if in.text == "" {
		in.text, in.tail = in.tail, ""
	}
	if in.text == "" {
		return 0, io.EOF
	}
	n := copy(p, in.text)
	in.text = in.text[n:]
	return n, nil
}

// clean reports whether a text parses without an error in a language.
func clean(code string, lang script.Lang) bool {
	p := syntax.NewParser(syntax.Variant(variants[lang]))
	src := &input{text: code, tail: plainTail}
	ok := true
	for _, err := range statementsOf(p, src) {
		if err != nil {
			ok, src.done = false, true
		}
	}
	return ok
}

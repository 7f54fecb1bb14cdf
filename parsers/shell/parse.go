package shell

import (
	"errors"
	"io"
	"runtime"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// program reads all of r.code.
func (r *reader) program() *script.Block {
	b := &script.Block{}
	for at := 0; at < len(r.code); {
		end, err := r.parse(b, at, len(r.code))
		if err == nil {
			break
		}
		lo := skipBlank(r.code, end)
		eol := strings.IndexByte(r.code[lo:], '\n')
		if eol < 0 {
			eol = len(r.code) - lo
		}
		r.problem(r.place(lo, lo+eol), "not read: "+reason(err))
		at = lo + eol + 1
		if len(r.problems) > 100 {
			break
		}
	}
	return b
}

func reason(err error) string {
	var p syntax.ParseError
	if errors.As(err, &p) {
		return "syntax error"
	}
	return "syntax error"
}

func skipBlank(s string, at int) int {
	for at < len(s) && strings.IndexByte(" \t\r\n;", s[at]) >= 0 {
		at++
	}
	return at
}

// parse reads statements from code[at:to] and adds them to b. It returns where the
// last statement ends that was read, and the error that ended it all.
func (r *reader) parse(b *script.Block, at, to int) (int, error) {
	r.base = at
	src := &input{text: r.code[at:to], tail: "\n\n:\n"}
	p := syntax.NewParser(syntax.KeepComments(true), syntax.Variant(variants[r.lang]))
	var pending []*syntax.Stmt
	end := at
	flush := func() {
		b.Stmts = r.kept(b.Stmts, pending)
		pending = pending[:0]
	}
	var failed error
	for s, err := range p.StmtsSeq(src) {
		if s != nil && r.base+int(s.Position.Offset()) >= to { // the one in the tail
			r.comments(s.Comments)
			continue
		}
		if s != nil {
			lo, hi := r.stmtSpan(s)
			if strings.IndexByte(r.code[min(end, lo):lo], '\n') >= 0 {
				flush() // a here-document of theirs was read by now
			}
			pending = append(pending, s)
			end = max(end, hi)
		}
		if err != nil {
			failed = err
		}
	}
	flush()
	return end, failed
}

func (r *reader) kept(out []script.Stmt, list []*syntax.Stmt) []script.Stmt {
	base := r.base
	for _, s := range list {
		out = r.stmt(out, s)
		r.base = base
	}
	return out
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

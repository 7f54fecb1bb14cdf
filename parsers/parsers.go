// Package parsers says what kind of file a file is, has the package of its
// language read it, and finds out which scripts belong together.
package parsers

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Read reads a file as what [Kind] says it is; one that is of no kind is read as a
// shell script: somebody asked for it. Programs inside programs are read too. What
// cannot be read is in the document's Problems; Read always returns a document.
func Read(f *source.File) *script.Document {
	d := &script.Document{File: f}
	format := formatOf(f.Path, []byte(f.Text[:min(len(f.Text), headSize)]))
	if format == nil {
		format = &formats[0]
	}
	d.Kind = format.kind
	if p := guard(f.Path, func() { format.read(d) }); p != nil {
		d.Problems = append(d.Problems, *p)
	}
	return d
}

// ReadScript reads one program text in the language that s.Lang names, and the
// programs inside it. It returns what could not be read.
func ReadScript(s *script.Script) []script.Problem {
	at := s.Text.Place(0, len(s.Text.Value))
	path := ""
	if at.File != nil {
		path = at.File.Path
	}
	var d drain
	if p := guard(path, func() { d.all(s) }); p != nil {
		p.Place = at
		d.problems = append(d.problems, *p)
	}
	return d.problems
}

// guard runs f and returns the Problem that a bug in it is: one file must not end
// the reading of the others.
func guard(path string, f func()) (p *script.Problem) {
	defer func() {
		if r := recover(); r != nil {
			p = &script.Problem{Path: path, Message: "internal error while it was read"}
			var bug runtime.Error
			if err, ok := r.(error); ok && errors.As(err, &bug) { // its text says nothing of the file's
				p.Message += fmt.Sprintf(": %v", bug)
			}
		}
	}()
	f()
	return nil
}

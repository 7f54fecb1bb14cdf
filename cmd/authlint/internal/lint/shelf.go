package lint

import (
	"slices"
	"strings"
	"sync"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/script"
)

// A shelf holds the programs of documents. They take some twenty times the memory
// of their text, so that of a large project only some are held, and the others are
// read again when they are needed.
type shelf struct {
	mu   sync.Mutex
	held int // bytes of text of documents that stay as they are

	away  map[*script.Document]*book
	of    map[*script.Script]*script.Document // by their own scripts, which hold nothing but their text
	idle  []*book                             // read again and not in use, the longest unused first
	spare int                                 // bytes of their text
}

// A book is a document whose programs come and go.
type book struct {
	doc   *script.Document
	users int

	reading sync.Mutex
	read    *script.Document // nil: to be read again
}

func newShelf() *shelf {
	return &shelf{away: map[*script.Document]*book{}, of: map[*script.Script]*script.Document{}}
}

// put takes in a document that was just read. What its programs tell must have been
// asked for: they may be gone.
func (s *shelf) put(d *script.Document) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// Ignore comments stand anywhere in a program, and are asked for at the end.
	plain := len(d.Scripts) == 1 && d.Scripts[0].Host == nil
	if size := len(d.File.Text); s.held+size <= maxHeld || !plain || strings.Contains(strings.ToLower(d.File.Text), strings.TrimSuffix(directive, ":")) {
		s.held += size
		return
	}
	s.away[d] = &book{doc: d}
	light := &script.Script{Text: d.File.Whole(), Lang: d.Scripts[0].Lang, Flags: d.Scripts[0].Flags}
	d.Scripts[0] = light
	s.of[light] = d
}

// A loan is the documents that one entry uses.
type loan struct {
	shelf *shelf
	taken map[*script.Document]*book
}

func (s *shelf) lend() *loan { return &loan{s, map[*script.Document]*book{}} }

// document returns d with its programs.
func (l *loan) document(d *script.Document) *script.Document {
	if l.shelf == nil || l.shelf.away[d] == nil {
		return d
	}
	b := l.taken[d]
	if b == nil {
		b = l.shelf.away[d]
		l.taken[d] = b
		l.shelf.use(b)
	}
	b.reading.Lock()
	defer b.reading.Unlock()
	if b.read == nil {
		b.read = parsers.Read(d.File)
	}
	return b.read
}

// scripts returns the scripts of a document as they are with their programs.
func (l *loan) scripts(found []*script.Script) []*script.Script {
	if l.shelf == nil || len(found) == 0 {
		return found
	}
	d := l.shelf.of[found[0]]
	if d == nil {
		return found
	}
	return l.document(d).Scripts
}

// end gives everything back.
func (l *loan) end() {
	if l.shelf == nil {
		return
	}
	l.shelf.mu.Lock()
	defer l.shelf.mu.Unlock()
	for _, b := range l.taken {
		if b.users--; b.users == 0 {
			l.shelf.idle = append(l.shelf.idle, b)
			l.shelf.spare += len(b.doc.File.Text)
		}
	}
	for l.shelf.spare > maxSpare {
		b := l.shelf.idle[0]
		l.shelf.idle = l.shelf.idle[1:]
		l.shelf.spare -= len(b.doc.File.Text)
		b.read = nil
	}
}

func (s *shelf) use(b *book) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b.users++; b.users == 1 {
		if i := slices.Index(s.idle, b); i >= 0 {
			s.idle = slices.Delete(s.idle, i, i+1)
			s.spare -= len(b.doc.File.Text)
		}
	}
}

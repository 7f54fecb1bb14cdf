package lint

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
)

// Hidden is what stands in place of a secret.
const Hidden = "***"

// A Mask hides the secrets of a run. Text of scanned files leaves the program
// through one of its methods and no other way. It may be used by several
// goroutines at once.
type Mask struct {
	texts    []string // secrets whose text is known, longest first
	replacer *strings.Replacer
	spans    map[*source.File][]source.Span // places that spell a secret in other letters; sorted

	mu     sync.Mutex
	chunks map[chunkKey][]source.Span
}

// A chunkKey names a part of a file: what is hidden is found out a part at a time,
// once, so that a line of megabytes costs no more than another.
type chunkKey struct {
	file *source.File
	n    int
}

const (
	chunkSize   = 16 << 10 // bytes of a part
	chunkMargin = 4 << 10  // bytes on either side that are looked at to tell what is a secret
)

// A Piece is a part of a file as it may be shown.
type Piece struct {
	Text string // Hidden for a secret
	source.Span
}

// newMask returns the Mask that hides what the entries of a run hold.
func newMask(found []*secrets) *Mask {
	m := &Mask{spans: map[*source.File][]source.Span{}, chunks: map[chunkKey][]source.Span{}}
	texts := map[string]bool{}
	for _, s := range found {
		for t := range s.texts {
			texts[t] = true
		}
		for _, p := range s.places {
			m.spans[p.File] = append(m.spans[p.File], p.Span)
		}
	}
	for t := range texts {
		m.texts = append(m.texts, t)
	}
	slices.SortFunc(m.texts, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	pairs := make([]string, 0, 2*len(m.texts))
	for _, t := range m.texts {
		pairs = append(pairs, t, Hidden)
	}
	m.replacer = strings.NewReplacer(pairs...)
	for f := range m.spans {
		m.spans[f] = join(m.spans[f])
	}
	return m
}

// Text returns s, words of our own around text of files, with every known secret
// and every word that has the form of one hidden.
func (m *Mask) Text(s string) string {
	s = m.replacer.Replace(s)
	var b strings.Builder
	last := 0
	for _, at := range word.FindAllStringIndex(s, -1) {
		if looksRandom(s[at[0]:at[1]]) {
			b.WriteString(s[last:at[0]])
			b.WriteString(Hidden)
			last = at[1]
		}
	}
	if last == 0 {
		return s
	}
	return b.String() + s[last:]
}

// Code returns s, a program text that was put together from text of files, with
// everything hidden that would be hidden in a file.
func (m *Mask) Code(s string) string {
	s = m.replacer.Replace(s)
	f := source.NewFile("", s)
	var b strings.Builder
	for _, p := range cut(f, source.Span{Start: 0, End: len(s)}, m.scan(f, source.Span{Start: 0, End: len(s)})) {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Word returns text, which p spells, with secrets hidden: the hook of
// script.Dump and flow.Dump.
func (m *Mask) Word(p source.Place, text string) string {
	text = m.replacer.Replace(text)
	if p.File == nil {
		return m.Text(text)
	}
	for _, h := range m.near(p) {
		if h.Start <= p.Start && p.End <= h.End {
			return Hidden
		}
		raw := p.File.Text[max(h.Start, p.Start):min(h.End, p.End)]
		switch {
		case strings.Contains(text, raw):
			text = strings.ReplaceAll(text, raw, Hidden)
		case !beside(p, h, text):
			return Hidden
		}
	}
	return m.Text(text)
}

// beside reports whether text stands in p outside of h: the name in NAME='secret'.
func beside(p source.Place, h source.Span, text string) bool {
	all := p.File.Text
	return strings.Contains(all[p.Start:max(h.Start, p.Start)], text) || strings.Contains(all[min(h.End, p.End):p.End], text)
}

// Cut returns the text at p in pieces, secrets hidden.
func (m *Mask) Cut(p source.Place) []Piece { return cut(p.File, p.Span, m.near(p)) }

// Hides reports whether anything of the text at p is hidden.
func (m *Mask) Hides(p source.Place) bool { return len(m.near(p)) > 0 }

// near returns what is hidden at p, in order and without overlaps.
func (m *Mask) near(p source.Place) []source.Span {
	var out []source.Span
	for n := p.Start / chunkSize; n <= max(p.End-1, p.Start)/chunkSize; n++ {
		for _, h := range m.chunk(p.File, n) {
			if h.Start < p.End && p.Start < h.End {
				out = append(out, h)
			}
		}
	}
	return join(out)
}

// chunk returns what is hidden in and around a part of a file.
func (m *Mask) chunk(f *source.File, n int) []source.Span {
	k := chunkKey{f, n}
	m.mu.Lock()
	spans, ok := m.chunks[k]
	m.mu.Unlock()
	if ok {
		return spans
	}
	lo, hi := max(n*chunkSize-chunkMargin, 0), min((n+1)*chunkSize+chunkMargin, len(f.Text))
	spans = m.scan(f, source.Span{Start: lo, End: hi})
	m.mu.Lock()
	m.chunks[k] = spans
	m.mu.Unlock()
	return spans
}

// scan returns what is hidden in s, a part of f, in order and without overlaps.
func (m *Mask) scan(f *source.File, s source.Span) []source.Span {
	var out []source.Span
	for _, h := range m.spans[f] {
		if h.Start < s.End && s.Start < h.End {
			out = append(out, h)
		}
	}
	text := f.Text[s.Start:s.End]
	for _, t := range m.texts {
		for at := 0; ; {
			i := strings.Index(text[at:], t)
			if i < 0 {
				break
			}
			at += i
			out = append(out, source.Span{Start: s.Start + at, End: s.Start + at + len(t)})
			at += len(t)
		}
	}
	for _, l := range lookalikes(text) {
		out = append(out, source.Span{Start: s.Start + l[0], End: s.Start + l[1]})
	}
	return join(out)
}

// cut splits s, a part of f, at the hidden spans.
func cut(f *source.File, s source.Span, hidden []source.Span) []Piece {
	var out []Piece
	at := s.Start
	for _, h := range hidden {
		if h.End <= at || h.Start >= s.End {
			continue
		}
		if h.Start > at {
			out = append(out, Piece{f.Text[at:h.Start], source.Span{Start: at, End: h.Start}})
		}
		end := min(h.End, s.End)
		out = append(out, Piece{Hidden, source.Span{Start: max(h.Start, at), End: end}})
		at = end
	}
	if at < s.End {
		out = append(out, Piece{f.Text[at:s.End], source.Span{Start: at, End: s.End}})
	}
	return out
}

// join sorts spans and makes one of those that touch.
func join(spans []source.Span) []source.Span {
	slices.SortFunc(spans, func(a, b source.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Shown is a value as it may be shown.
type Shown struct {
	Kind string `json:"kind"`           // of package flow: "text", "environment", …
	Text string `json:"text,omitempty"` // what is known of it, masked
	Name string `json:"name,omitempty"` // of the variable, parameter or secret
}

// Value returns v as it may be shown; nil for nil.
func (m *Mask) Value(v *flow.Value) *Shown {
	if v == nil {
		return nil
	}
	text, ok := v.Known()
	if !ok {
		text = v.Prefix()
	}
	return &Shown{string(v.Kind), m.Text(text), m.Text(v.Name)}
}

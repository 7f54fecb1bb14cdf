package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// An inner puts the text of a program inside this one together from words.
type inner struct {
	r     *reader
	b     *source.Builder
	fills []*script.Word
	word  *script.Word // what spells it
}

func (r *reader) newInner() *inner { return &inner{r: r, b: source.NewBuilder(r.text)} }

// add adds the text of a word; lowered is what it was lowered to.
func (t *inner) add(w *syntax.Word, lowered script.Word) {
	t.parts(w.Parts, lowered, setting{}, "", 0)
}

// document adds the text of a here-document.
func (t *inner) document(d *syntax.Redirect, lowered script.Word) {
	if d.Hdoc == nil {
		return
	}
	_, hi := t.r.documentSpan(d)
	stop := ""
	for _, p := range t.r.word(d.Word, inText).Parts {
		stop += p.Text
	}
	t.parts(d.Hdoc.Parts, lowered, t.r.documentSetting(d), stop, hi)
}

// parts adds the text of parts: what is literal with its quotes taken off, what
// is not as holes. end, if it is not 0, is where a here-document ends.
func (t *inner) parts(parts []syntax.WordPart, lowered script.Word, in setting, stop string, end int) {
	next := 0
	fill := func() {
		for next < len(lowered.Parts) && lowered.Parts[next].Kind == script.Lit {
			next++
		}
		var w *script.Word
		if next < len(lowered.Parts) {
			p := lowered.Parts[next]
			w = &script.Word{Place: p.Place, Parts: []script.Part{p}}
			next++
		}
		t.fills = append(t.fills, w)
	}
	t.pieces(parts, in, stop, end, fill)
}

func (t *inner) pieces(parts []syntax.WordPart, in setting, stop string, end int, fill func()) {
	r := t.r
	b := source.NewBuilder(r.text)
	text := func(lo, hi int, in setting) {
		n := len(r.holes)
		raw := r.code[lo:max(lo, hi)]
		in.quote.pieces(raw, in.tabs, in.mid, func(value string, from, to int) {
			if piece := raw[from:to]; value == piece || value == "\n" && piece == "\r\n" {
				r.copy(b, lo+from, lo+to)
			} else {
				b.Write(value, lo+from, lo+to)
			}
		})
		for i := holeFrom(r.holes, lo); i < n && r.holes[i].End <= hi; i++ {
			fill()
		}
	}
	flush := func(q quoting) {
		t.b.Join(b.Text(q.speller(stop)))
		b = source.NewBuilder(r.text)
	}
	for i, p := range parts {
		lo, hi := r.off(p.Pos()), r.partEnd(p)
		if i+1 < len(parts) {
			hi = min(hi, r.off(parts[i+1].Pos()))
		}
		switch p := p.(type) {
		case *syntax.Lit:
			if end > 0 {
				hi = min(hi, end)
				in.mid = lo > 0 && r.code[lo-1] != '\n' || lo > 1 && r.code[lo-2] == '\\'
			}
			text(lo, hi, in)
		case *syntax.SglQuoted:
			flush(in.quote)
			q := single
			if p.Dollar {
				q = ansi
				lo++
			}
			text(lo+1, r.off(p.Right), setting{quote: q})
			flush(q)
		case *syntax.DblQuoted:
			flush(in.quote)
			t.pieces(p.Parts, setting{quote: double}, stop, 0, fill)
		case *syntax.ExtGlob:
			text(lo, hi, in)
		default:
			b.Hole(lo, min(hi, len(r.code)))
			fill()
		}
	}
	flush(in.quote)
}

// gap adds a blank between two words.
func (t *inner) gap(lo, hi int) {
	if t.r.code[lo:max(lo, hi)] == " " {
		t.b.Copy(lo, hi)
		return
	}
	t.b.Write(" ", lo, max(hi, lo))
}

// words adds the texts of several words with blanks between them, from word n of
// a call on, and makes of them the word that spells the program. It returns false
// if one of them is not a word of the file.
func (t *inner) words(call *script.Call, nodes []*syntax.Word, n int) bool {
	end := 0
	for i := n; i < len(call.Args); i++ {
		node := nodes[i+1]
		if node == nil {
			return false
		}
		lo, hi := t.r.wordSpan(node)
		if i > n {
			t.gap(end, lo)
		}
		end = hi
		t.add(node, call.Args[i].Raw)
		t.spelled(&call.Args[i].Raw)
	}
	return n < len(call.Args)
}

// spelled notes that w spells the program, or a part of it.
func (t *inner) spelled(w *script.Word) {
	if t.word == nil {
		t.word = w
		return
	}
	both := &script.Word{Place: t.word.Place}
	both.End = max(both.End, w.End)
	both.Parts = append(append(both.Parts, t.word.Parts...), script.Part{Kind: script.Lit, Text: " "})
	both.Parts = append(both.Parts, w.Parts...)
	t.word = both
}

// script returns the program, or nil if none of its text is known.
func (t *inner) script(call *script.Call, lang script.Lang) *script.Script {
	s := &script.Script{Text: t.b.Text(nil), Parent: call, Word: t.word, Lang: lang}
	if n := len(s.Text.Holes); n > 0 && n == len(t.fills) {
		s.Fills = t.fills
	}
	at, known := 0, false
	for _, h := range append(s.Text.Holes[:len(s.Text.Holes):len(s.Text.Holes)], source.Hole{Span: source.Span{Start: len(s.Text.Value)}}) {
		known = known || strings.TrimSpace(s.Text.Value[at:h.Start]) != ""
		at = h.End
	}
	if !known {
		return nil
	}
	return s
}

// launchOf tells how a call of a program is the launch of another.
func launchOf(name string, args []script.Arg) (script.Launch, bool) {
	return script.LaunchOf(name, len(args), func(i int) (string, bool) { return script.LaunchWord(args[i].Raw) }, nil)
}

// maxLaunchers is how many launchers in a row are looked through.
const maxLaunchers = 8

// inner finds the programs among the words of a call and in its input, and text
// that it writes into a script. nodes are the call's words, its name first.
func (r *reader) inner(s *syntax.Stmt, call *script.Call, nodes []*syntax.Word, from *printer) {
	name, _ := call.Name.Literal()
	where := script.Here
	at := 0
	for range maxLaunchers {
		if script.ProgramName(name) == "tee" {
			break
		}
		l, ok := launchOf(name, call.Args[at:])
		if !ok || l.Nothing {
			break
		}
		where = inside(where, l.Where)
		if p := r.launched(s, call, nodes, from, at, l); p != nil {
			p.Where, p.Flags = where, l.Flags
			call.Inner = append(call.Inner, p)
			return
		}
		if l.Code >= 0 || l.File >= 0 || at+l.First >= len(call.Args) || l.By.Joined {
			return
		}
		if l.Program >= 0 {
			name, ok = call.Args[at+l.Program].Raw.Literal()
			name = name[min(l.Named, len(name)):]
			at += l.First
		} else {
			name, ok = call.Args[at+l.First].Raw.Literal()
			at += l.First + 1
		}
		if !ok {
			return
		}
	}
	r.written(s, call, nodes, from, at, script.ProgramName(name))
}

// inside returns where a program runs that is launched by one that runs at outer.
func inside(outer, by script.Where) script.Where {
	if by == script.Here || by == script.OtherUser && outer != script.Here {
		return outer
	}
	return by
}

// launched returns the program text that a launcher is given, nil if it is given
// none. at is the index of the launcher's first argument.
func (r *reader) launched(s *syntax.Stmt, call *script.Call, nodes []*syntax.Word, from *printer, at int, l script.Launch) *script.Script {
	t := r.newInner()
	lang := l.By.Lang
	if lang == "" {
		lang = r.lang
	}
	stdin := l.Stdin
	switch {
	case l.Code >= 0:
		i := at + l.Code
		if call.Args[i].Raw.Is("-") {
			stdin = true
			break
		}
		if nodes[i+1] == nil {
			return nil
		}
		if !lang.IsShell() && (lang == script.PowerShell || lang == script.WindowsPS || lang == script.Batch) {
			if !t.words(call, nodes, i) { // the rest of the words belongs to it
				return nil
			}
			return t.script(call, lang)
		}
		t.add(nodes[i+1], call.Args[i].Raw)
		t.word = &call.Args[i].Raw
		if l.Glued > 0 { // --command='…'
			text := t.b.Text(nil)
			t.b = source.NewBuilder(r.text)
			t.b.Join(text.Slice(min(l.Glued, len(text.Value)), len(text.Value)))
			if v := call.Args[i].Value; v != nil {
				t.word = v
			}
		}
		p := t.script(call, lang)
		if p != nil && l.By.Script && len(call.Args) > i+2 {
			for _, a := range call.Args[i+2:] {
				p.Args = append(p.Args, a.Raw)
			}
		}
		return p
	case l.By.Joined && at+l.First < len(call.Args):
		if !t.words(call, nodes, at+l.First) {
			return nil
		}
		return t.script(call, lang)
	}
	if stdin && t.input(s, call, from) {
		return t.script(call, lang)
	}
	return nil
}

// input adds the text that standard input holds, if the program says it.
func (t *inner) input(s *syntax.Stmt, call *script.Call, from *printer) bool {
	if call.Input == nil {
		return false
	}
	for i := len(s.Redirs) - 1; i >= 0; i-- {
		d := s.Redirs[i]
		if d.N != nil && d.N.Value != "0" {
			continue
		}
		switch d.Op {
		case syntax.Hdoc, syntax.DashHdoc:
			t.document(d, *call.Input)
			t.word = call.Input
			return true
		case syntax.WordHdoc:
			t.add(d.Word, *call.Input)
			t.word = call.Input
			return true
		case syntax.RdrIn, syntax.DplIn, syntax.RdrInOut:
			return false
		}
	}
	return from != nil && t.printed(from)
}

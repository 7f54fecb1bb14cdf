package shell

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Limits of the attempts to read what does not parse.
const (
	maxMends = 1000
	reparse  = 10      // bytes that are parsed for each byte of the text
	spare    = 4 << 20 // and this much more
	copied   = 2 << 30 // bytes of changed copies of the text
	lookBack = 1 << 16 // bytes before an error in which a quote is looked for that swallowed it
)

// A mender reads a text although it has errors. After each one it changes as
// little of the text as it can, so that the statement parses, and reads it again:
// a keyword that nothing opened or closes is blanked, the rest of a line behind an
// error becomes a hole. Places do not change.
type mender struct {
	*reader
	block *script.Block
	tail  string
	marks []mark
	mends int
	ahead mark // what was kept before anything was read
}

// mend changes the text after a failure and returns where reading goes on.
func (m *mender) mend(f failure) int {
	r := m.reader
	lo := skipBlank(r.code, f.at)
	m.mends++
	if lo >= len(r.code) || m.ended() {
		return len(r.code)
	}
	if m.otherLanguage() {
		return 0
	}
	if m.mends > maxMends || int64(m.mends)*int64(len(r.code)) > copied || r.parsed > reparse*len(r.text.Value)+spare {
		r.problem(r.place(lo, len(r.code)), "too many syntax errors: not read from here on")
		return len(r.code)
	}
	if errors.Is(f.err, errDeep) {
		end := m.deepEnd(lo)
		r.problem(r.place(lo, end), "nested too deeply: not read")
		return end
	}
	at, text := r.errorAt(f.err, lo)
	if binary(r.code[lineStart(r.code, at):lineEnd(r.code, at)]) {
		from := max(lo, lineStart(r.code, at))
		r.problem(r.place(from, len(r.code)), "binary data: not read from here on")
		r.blank(from, len(r.code))
		return f.at
	}
	if strings.Contains(text, "unclosed here-document") && m.closeDocument(at) {
		return m.rollBack(at, f.at)
	}
	if strings.Contains(text, "without closing quote") && r.code[at] == '`' && m.continuations(at) {
		return m.rollBack(at, f.at)
	}
	if q, ok := m.openQuote(min(at, f.at)); ok {
		back := m.rollBack(q, f.at)
		if q > 0 && r.code[q-1] == '$' {
			q-- // $'
		}
		m.hide(q, "a quote is not closed: the rest of its line is left out")
		return back
	}
	before := r.code
	back := f.at
	if at < back {
		back = m.rollBack(at, back)
	}
	m.change(at, back, text)
	if r.code == before {
		m.widen(at, back)
	}
	if r.code == before {
		m.drop(max(back, lineStart(r.code, at)), lineEnd(r.code, at))
	}
	if r.code == before {
		m.drop(lo, lineEnd(r.code, lo))
	}
	if r.code == before { // nothing is left of it
		return min(lineEnd(r.code, lo)+1, len(r.code))
	}
	return back
}

// otherLanguage reports whether the text parses in a language that it may be meant
// for as well. Reading begins again then.
func (m *mender) otherLanguage() bool {
	others := m.others
	m.others = nil
	for _, l := range others {
		if clean(m.code, l) {
			m.lang, m.block.Stmts, m.marks = l, nil, nil
			m.common.comments, m.problems = m.common.comments[:m.ahead.comments], m.problems[:m.ahead.problems]
			m.total, m.parts = 0, 0
			return true
		}
	}
	return false
}

// ended reports whether the program ends before what comes next, so that no shell
// reads on: what follows an exit, or an exec at the head of a file that is written
// in another language, is no program text.
func (m *mender) ended() bool {
	n := len(m.block.Stmts)
	if n == 0 {
		return false
	}
	l, ok := m.block.Stmts[n-1].(*script.Leave)
	return ok && (l.How == script.Exit || l.How == script.Exec)
}

// errorAt returns the offset and the text of a parser's error, no offset before lo.
func (r *reader) errorAt(err error, lo int) (int, string) {
	var p syntax.ParseError
	var l syntax.LangError
	switch {
	case errors.As(err, &p):
		return min(r.off(p.Pos), len(r.code)-1), p.Text
	case errors.As(err, &l):
		return min(r.off(l.Pos), len(r.code)-1), "another dialect"
	}
	return lo, ""
}

// change makes the smallest change after which an error is not there again. What
// stands before from is read.
func (m *mender) change(at, from int, text string) {
	code := m.code
	switch {
	case m.lang == script.Zsh && strings.HasPrefix(code[at:], "always") && !isName(code[min(at+6, len(code)-1)]):
		m.always(at, from)
		return
	case strings.Contains(text, "can only be used"), strings.Contains(text, "can only immediately"), strings.Contains(text, "valid start for a statement"),
		strings.Contains(text, "must end with"), strings.Contains(text, "cannot form a statement"):
		m.drop(at, tokenEnd(code, at))
		return
	case strings.Contains(text, "without matching"):
		if (code[at] == '(' || code[at] == '{') && (at == 0 || code[at-1] != '=') {
			m.drop(at, at+1)
			return
		}
	case strings.Contains(text, "must be followed by"):
		end := tokenEnd(code, at)
		if i := strings.IndexByte(code[at:lineEnd(code, at)], '('); i > 0 && strings.Contains(text, "(` must be followed") {
			m.hide(at+i, restOfLine) // foo(bar)
			return
		}
		if strings.IndexByte("<>&|{", code[at]) >= 0 || syntax.IsKeyword(code[at:end]) || code[at:end] == "elif" {
			m.drop(at, end)
			return
		}
	}
	first := max(from, lineStart(code, at))
	for first < at && (code[first] == ' ' || code[first] == '\t') {
		first++
	}
	if first >= at { // nothing of the line was read
		m.drop(first, lineEnd(code, at))
		return
	}
	m.hide(at, restOfLine)
}

// always takes the keyword out of zsh's { … } always { … }, which the parser does
// not know, and notes where the second block begins.
func (m *mender) always(at, from int) {
	end := at + len("always")
	m.code = m.code[:at] + "      " + m.code[end:]
	if skipBlank(m.code, from) < at { // inside a statement
		m.code = m.code[:at] + ";" + m.code[at+1:]
	}
	if m.alwaysAt == nil {
		m.alwaysAt = map[int]bool{}
	}
	m.alwaysAt[skipBlank(m.code, end)] = true
}

// widen hides one word more before an error that is there again after what follows
// it was hidden; the first word of a line stays.
func (m *mender) widen(at, from int) {
	code := m.code
	from = max(from, lineStart(code, at))
	blank := func(i int) bool { return code[i] == ' ' || code[i] == '\t' }
	for from < at && blank(from) {
		from++
	}
	for at > from && blank(at-1) {
		at--
	}
	for at > from && !blank(at-1) {
		at--
	}
	if at > from {
		m.hide(at, restOfLine)
	}
}

const restOfLine = "syntax error: the rest of the line is left out"

// tokenEnd returns where a word or an operator ends.
func tokenEnd(code string, at int) int {
	i := at
	for i < len(code) && isName(code[i]) {
		i++
	}
	for i == at || i < len(code) && i < at+3 && !isName(code[at]) && strings.IndexByte(";&|<>", code[i]) >= 0 {
		i++
	}
	return min(i, len(code))
}

// drop blanks a range.
func (m *mender) drop(lo, hi int) {
	if strings.TrimSpace(m.code[lo:hi]) == "" {
		return
	}
	m.problem(m.place(lo, hi), "syntax error: left out")
	m.blank(lo, hi)
}

// blank makes blanks of a range of the code; line ends stay.
func (r *reader) blank(lo, hi int) {
	b := []byte(r.code[lo:hi])
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
	r.code = r.code[:lo] + string(b) + r.code[hi:]
}

// hide makes a hole of what stands from at to the end of its line, a continuation
// at its end left out; also blanks of the here-documents that begin there.
func (m *mender) hide(at int, message string) {
	end := lineEnd(m.code, at)
	hi := end
	for hi > at && (m.code[hi-1] == '\r' || m.code[hi-1] == ' ' || m.code[hi-1] == '\t') {
		hi--
	}
	if hi > at+1 && m.code[hi-1] == '\\' {
		hi--
		for hi > at+1 && (m.code[hi-1] == ' ' || m.code[hi-1] == '\t') {
			hi--
		}
	}
	if hi <= at || strings.Trim(m.code[at:hi], "_ ") == "" {
		return
	}
	m.problem(m.place(at, hi), message)
	l := &lexer{code: m.code}
	for i := at; i+2 < hi; i++ {
		if m.code[i] == '<' && m.code[i+1] == '<' && m.code[i+2] != '<' {
			i = l.document(i+2, hi) - 1
		}
	}
	if len(l.docs) > 0 && end < len(m.code) {
		if stop := l.texts(end+1, len(m.code)); stop < len(m.code) {
			m.blank(end+1, stop)
		}
	}
	if m.quotedDepth > 0 { // no hole of the script's text
		m.blank(at, hi)
		return
	}
	m.blot(source.Span{Start: at, End: hi})
}

// blot makes holes of ranges, as far as they are none.
func (r *reader) blot(spans ...source.Span) {
	if len(spans) == 0 {
		return
	}
	b := []byte(r.code)
	var made []hole
	for _, s := range spans {
		at := s.Start
		add := func(end int) {
			if at < end {
				made = append(made, hole{source.Hole{Span: source.Span{Start: at, End: end}, Expr: r.orig[at:end]}, true})
			}
		}
		for i := holeFrom(r.holes, at); i < len(r.holes) && r.holes[i].Start < s.End; i++ {
			add(r.holes[i].Start)
			at = r.holes[i].End
		}
		add(s.End)
		for i := s.Start; i < s.End; i++ {
			b[i] = '_'
		}
	}
	r.code = string(b)
	r.holes = append(r.holes, made...)
	slices.SortFunc(r.holes, func(a, b hole) int { return cmp.Compare(a.Start, b.Start) })
}

// holed returns the text with the holes that were made in it, and the fills for
// it: of the new ones nothing is known.
func (r *reader) holed(fills []*script.Word) (source.Text, []*script.Word) {
	var spans []source.Span
	var out []*script.Word
	old := 0
	for _, h := range r.holes {
		var w *script.Word
		if h.made {
			spans = append(spans, h.Span)
		} else {
			if old < len(fills) {
				w = fills[old]
			}
			old++
		}
		out = append(out, w)
	}
	if len(fills) == 0 {
		out = nil
	}
	return r.text.Blot(spans...), out
}

// rollBack forgets what was read from the statement on that at is in, and returns
// where that begins; now if nothing read so far reaches at.
func (m *mender) rollBack(at, now int) int {
	n := len(m.marks)
	for n > 0 && m.marks[n-1].at > at {
		n--
	}
	if n == 0 || at >= now {
		return now
	}
	k := m.marks[n-1]
	m.block.Stmts = m.block.Stmts[:k.stmts]
	m.common.comments = m.common.comments[:k.comments]
	m.problems = m.problems[:min(k.problems, len(m.problems))]
	m.marks = m.marks[:n-1]
	return k.at
}

// openQuote finds a quote before at, or at it, that was meant to be closed and is
// not: it runs on over the end of its line to what looks like the start of another
// quoted text.
//
//	D='example.com        <- this one
//	az login -u 'alice'   <- closes here
func (m *mender) openQuote(at int) (int, bool) {
	from := 0
	for n := len(m.marks) - 1; n >= 0; n-- {
		if from = m.marks[n].at; from < at-lookBack {
			break
		}
		from = 0
	}
	found := -1
	l := &lexer{code: m.code}
	l.quoted = func(open, end int, closed bool) {
		if found < 0 && closed && strings.IndexByte(m.code[open:end], '\n') >= 0 && m.opens(end) {
			found = open
		}
	}
	l.run(from, min(len(m.code), at+lookBack))
	return found, found >= 0
}

// opens reports whether a quote looks like one that opens a text.
func (m *mender) opens(at int) bool {
	if at == 0 || at+1 >= len(m.code) {
		return false
	}
	next := m.code[at+1]
	return strings.IndexByte(" \t=(,$", m.code[at-1]) >= 0 && (isName(next) || strings.IndexByte("/.-@", next) >= 0)
}

// closeDocument has the here-document that begins at at end with the text, as
// shells do that only warn.
func (m *mender) closeDocument(at int) bool {
	i := strings.Index(m.code[at:lineEnd(m.code, at)], "<<")
	if i < 0 || strings.Count(m.tail, "\n") > 6 {
		return false
	}
	l := &lexer{code: m.code}
	l.document(at+i+2, len(m.code))
	if len(l.docs) == 0 {
		return false
	}
	m.problem(m.place(at, lineEnd(m.code, at)), "a here-document is not closed: it goes on to the end")
	m.tail = "\n" + l.docs[0].stop + m.tail
	return true
}

// continuations makes continuations of the backquotes at the end of lines from the
// one at is in on: PowerShell's, in a file that is both.
func (m *mender) continuations(at int) bool {
	b := []byte(m.code)
	changed := false
	for i := lineStart(m.code, at); i < len(b); i++ {
		if b[i] == '`' && i > 0 && (b[i-1] == ' ' || b[i-1] == '\t') && (i+1 == len(b) || b[i+1] == '\n' || b[i+1] == '\r') {
			b[i] = '\\'
			changed = true
		}
	}
	if changed {
		m.code = string(b)
	}
	return changed
}

// deepEnd returns where the statement ends that begins at lo and is nested too
// deeply to be parsed.
func (m *mender) deepEnd(lo int) int {
	end := len(m.code)
	l := &lexer{code: m.code}
	l.nested = func(at, open int) bool {
		if open == 0 {
			end = at
		}
		return open > 0
	}
	l.run(lo, len(m.code))
	return end
}

// binary reports whether a line holds what no script does.
func binary(line string) bool {
	return strings.ContainsFunc(line, func(c rune) bool { return c < '\t' || c == '\uFFFD' || c > '\r' && c < ' ' && c != 0x1b })
}

func skipBlank(s string, at int) int {
	for at < len(s) && strings.IndexByte(" \t\r\n;", s[at]) >= 0 {
		at++
	}
	return at
}

package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// maxBraces is how many words braces may make of one: with more, the word is one
// that can be any words.
const maxBraces = 64

// maxBraceText is how long a word may be in which braces are looked for.
const maxBraceText = 4096

// A shard is a piece of a word with braces: literal text of the file, text that
// braces count out, or parts that are lowered already.
type shard struct {
	lo, hi int
	text   string
	parts  []script.Part
}

// braces returns the words that a{b,c}d and a{1..3} expand to; nil for a word
// without braces that expand. Only braces whose text is bare are expanded: where
// quotes or expansions stand between them, the word becomes one of unknown words.
func (r *reader) braces(w *syntax.Word) []script.Word {
	if r.lang == script.POSIX || !mayExpand(w) {
		return nil
	}
	lo, hi := r.wordSpan(w)
	alternatives := [][]shard{nil}
	known, expands := hi-lo <= maxBraceText, false
	for i, p := range w.Parts {
		if !known {
			break
		}
		l, ok := p.(*syntax.Lit)
		if !ok {
			s := shard{parts: r.part(nil, p, inList, i == 0)}
			for j := range alternatives {
				alternatives[j] = append(alternatives[j], s)
			}
			continue
		}
		var options [][]shard
		options, ok = r.expandBraces(r.off(l.ValuePos), r.litEnd(l), i == len(w.Parts)-1)
		known = known && ok && len(options)*len(alternatives) <= maxBraces
		if !known {
			break
		}
		expands = expands || len(options) > 1
		var next [][]shard
		for _, a := range alternatives {
			for _, o := range options {
				next = append(next, append(a[:len(a):len(a)], o...))
			}
		}
		alternatives = next
	}
	if known && !expands {
		return nil
	}
	at := r.place(lo, hi)
	if !known {
		p := script.Part{Place: at, Kind: script.Other, Split: true}
		whole := r.word(w, inList)
		for _, q := range whole.Parts {
			if q.Kind != script.Lit {
				p.Items = append(p.Items, script.Word{Place: q.Place, Parts: []script.Part{q}})
			}
		}
		return []script.Word{{Place: at, Parts: []script.Part{p}}}
	}
	out := make([]script.Word, 0, len(alternatives))
	for _, a := range alternatives {
		word := script.Word{Place: at}
		for _, s := range a {
			switch {
			case s.parts != nil:
				word.Parts = append(word.Parts, s.parts...)
			case s.text != "":
				word.Parts = append(word.Parts, script.Part{Kind: script.Lit, Text: s.text})
			default:
				word.Parts = r.literal(word.Parts, s.lo, s.hi, inList, len(word.Parts) == 0)
			}
		}
		switch {
		case len(word.Parts) > 0:
		case r.lang == script.Bash || r.lang == script.Bats:
			continue // bash drops the empty ones, the others keep them
		default:
			word.Parts = []script.Part{{Kind: script.Lit, Quoted: true}}
		}
		out = append(out, word)
	}
	return out
}

// mayExpand reports whether an unquoted brace and a comma or two dots stand in a
// word.
func mayExpand(w *syntax.Word) bool {
	open, sep := false, false
	for _, p := range w.Parts {
		if l, ok := p.(*syntax.Lit); ok {
			open = open || strings.Contains(l.Value, "{")
			sep = sep || open && (strings.Contains(l.Value, ",") || strings.Contains(l.Value, ".."))
		}
	}
	return sep
}

// expandBraces returns the alternatives that the bare text of a range stands for,
// one if there are no braces in it that expand; false if there are too many, or a
// brace is open at its end although more of the word follows.
func (r *reader) expandBraces(lo, hi int, last bool) ([][]shard, bool) {
	open, end, commas := r.nextBraces(lo, hi, last)
	if open < 0 {
		return [][]shard{{{lo: lo, hi: hi}}}, end < 0
	}
	var middle [][]shard
	if len(commas) == 0 {
		for _, s := range sequence(r.code[open+1 : end]) {
			middle = append(middle, []shard{{text: s}})
		}
	} else {
		from := open + 1
		for _, c := range append(commas, end) {
			options, ok := r.expandBraces(from, c, true)
			if !ok {
				return nil, false
			}
			middle = append(middle, options...)
			from = c + 1
		}
	}
	rest, ok := r.expandBraces(end+1, hi, last)
	if !ok || len(middle)*len(rest) > maxBraces {
		return nil, false
	}
	var out [][]shard
	for _, m := range middle {
		for _, t := range rest {
			a := []shard{{lo: lo, hi: open}}
			out = append(out, append(append(a, m...), t...))
		}
	}
	return out, true
}

// nextBraces finds the first braces in a range that expand: where they open and
// close and the commas in them, none for a sequence. open is -1 if there are none;
// end is not -1 then if a brace is not closed that may be closed behind the range.
func (r *reader) nextBraces(lo, hi int, last bool) (open, end int, commas []int) {
	for i := lo; i < hi; i++ {
		switch r.code[i] {
		case '\\':
			i++
		case '{':
			end, commas := r.closeBraces(i, hi)
			switch {
			case end < 0 && !last:
				return -1, i, nil
			case end >= 0 && (len(commas) > 0 || sequence(r.code[i+1:end]) != nil):
				return i, end, commas
			}
		}
	}
	return -1, -1, nil
}

// closeBraces returns where the brace at open closes, -1 if it does not, and the
// commas on its level.
func (r *reader) closeBraces(open, hi int) (int, []int) {
	depth := 0
	var commas []int
	for i := open; i < hi; i++ {
		switch r.code[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i, commas
			}
		case ',':
			if depth == 1 {
				commas = append(commas, i)
			}
		}
	}
	return -1, commas
}

// sequence returns what 1..5, 01..10..2 or a..e counts out; nil for other text,
// and for more than can be told.
func sequence(s string) []string {
	f := strings.Split(s, "..")
	if len(f) != 2 && len(f) != 3 {
		return nil
	}
	step := 0
	if len(f) == 3 {
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return nil
		}
		step = max(n, -n)
	}
	a, errA := strconv.Atoi(f[0])
	b, errB := strconv.Atoi(f[1])
	letters := len(f[0]) == 1 && len(f[1]) == 1 && isLetter(f[0][0]) && isLetter(f[1][0])
	if letters {
		a, b = int(f[0][0]), int(f[1][0])
	} else if errA != nil || errB != nil {
		return nil
	}
	step = max(step, 1)
	width := 0
	if !letters && (padded(f[0]) || padded(f[1])) {
		width = max(len(f[0]), len(f[1]))
	}
	var out []string
	for n := a; ; {
		if len(out) > maxBraces {
			return out
		}
		t := string(rune(n))
		if !letters {
			t = strconv.Itoa(max(n, -n))
			for len(t) < width && !(n < 0 && len(t)+1 == width) {
				t = "0" + t
			}
			if n < 0 {
				t = "-" + t
			}
		}
		out = append(out, t)
		if n == b || a <= b && n+step > b || a > b && n-step < b {
			return out
		}
		if a <= b {
			n += step
		} else {
			n -= step
		}
	}
}

func padded(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return len(s) > 1 && s[0] == '0'
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

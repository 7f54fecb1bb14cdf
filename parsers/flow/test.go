package flow

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// test decides [ … ], [[ … ]], (( … )) and let where their operands are known.
func (w *walker) test(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	name, _ := j.name.Known()
	if name == "((" || name == "let" {
		status := maybe
		for _, a := range j.args {
			if a.Arg == nil {
				continue
			}
			status = maybe
			if n, ok := w.arithmeticWord(st, a.Arg.Raw); ok {
				status = truth(n != 0)
			}
		}
		return status, true
	}
	if name == "[[" && w.plainShell() {
		return maybe, true // a plain sh does not know it
	}
	t := tester{w: w, st: st, words: j.args, double: name == "[["}
	if !t.double {
		t.words = flatten(j.args)
	}
	v := t.or()
	if t.at != len(t.words) {
		return maybe, true
	}
	return v, true
}

// A tester reads the words of a test.
type tester struct {
	w      *walker
	st     *state
	words  []Operand
	at     int
	double bool
	depth  int
}

func (t *tester) word(i int) string {
	if i < len(t.words) {
		if s, ok := sole(t.words[i]); ok {
			return s
		}
	}
	return "\x00"
}

func (t *tester) or() tri {
	v := t.and()
	for t.at < len(t.words) && (t.double && t.word(t.at) == "||" || !t.double && t.word(t.at) == "-o") {
		t.at++
		u := t.and()
		switch {
		case v == yes || u == yes:
			v = yes
		case v == no && u == no:
		default:
			v = maybe
		}
	}
	return v
}

func (t *tester) and() tri {
	v := t.not()
	for t.at < len(t.words) && (t.double && t.word(t.at) == "&&" || !t.double && t.word(t.at) == "-a") {
		t.at++
		u := t.not()
		switch {
		case v == no || u == no:
			v = no
		case v == yes && u == yes:
		default:
			v = maybe
		}
	}
	return v
}

func (t *tester) not() tri {
	if t.depth++; t.depth > 100 {
		t.at = len(t.words) + 1
		return maybe
	}
	defer func() { t.depth-- }()
	if t.word(t.at) == "!" && t.at+1 < len(t.words) {
		t.at++
		return t.not().not()
	}
	if t.word(t.at) == "(" && t.double {
		t.at++
		v := t.or()
		if t.word(t.at) != ")" {
			t.at = len(t.words) + 1
			return maybe
		}
		t.at++
		return v
	}
	return t.primary()
}

func (t *tester) primary() tri {
	left := len(t.words) - t.at
	if left <= 0 {
		return no
	}
	if left >= 3 {
		op := t.word(t.at + 1)
		if op == "==" && t.w.plainShell() { // an error in a plain sh, "=" in others
			t.at += 3
			return maybe
		}
		switch op {
		case "=", "==", "!=", "=~", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef":
			a, b := t.words[t.at], t.words[t.at+2]
			t.at += 3
			return t.compare(a, op, b)
		}
	}
	op := t.word(t.at)
	if left >= 2 && len(op) == 2 && op[0] == '-' {
		a := t.words[t.at+1]
		switch op {
		case "-z":
			t.at += 2
			return t.empty(a)
		case "-n":
			t.at += 2
			return t.empty(a).not()
		case "-f", "-d", "-e", "-r", "-w", "-x", "-s", "-L", "-h", "-t", "-v", "-p", "-S", "-b", "-c", "-u", "-g", "-k", "-O", "-G", "-N", "-R", "-o":
			t.at += 2
			return maybe
		}
	}
	a := t.words[t.at]
	t.at++
	return t.empty(a).not()
}

// empty tells whether an operand is the empty text in every option.
func (t *tester) empty(o Operand) tri {
	v, first := maybe, true
	for _, opt := range o.Options {
		e := maybe
		switch {
		case len(opt) == 0:
			e = yes
		case len(opt) == 1:
			e = opt[0].empty()
		}
		if first {
			v, first = e, false
		} else {
			v = v.or(e)
		}
	}
	return v
}

func (t *tester) compare(a Operand, op string, b Operand) tri {
	v, first := maybe, true
	for _, x := range a.Options {
		for _, y := range b.Options {
			r := maybe
			if len(x) == 1 && len(y) == 1 {
				r = t.pair(x[0], op, y[0], b)
			}
			if first {
				v, first = r, false
			} else {
				v = v.or(r)
			}
		}
	}
	return v
}

func (t *tester) pair(x Value, op string, y Value, b Operand) tri {
	s, okX := x.Known()
	u, okY := y.Known()
	switch op {
	case "=", "==", "!=":
		var r tri
		switch {
		case t.double && b.Arg != nil:
			r = t.w.matchWord(t.st, x, b.Arg.Raw)
		case okX && okY:
			r = truth(s == u)
		case okY && x.Prefix() != "" && !strings.HasPrefix(u, x.Prefix()), okX && y.Prefix() != "" && !strings.HasPrefix(s, y.Prefix()):
			r = no
		case okY && u == "" && x.empty() == no, okX && s == "" && y.empty() == no:
			r = no
		}
		if op == "!=" {
			return r.not()
		}
		return r
	case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
		n, ok1 := number(s)
		m, ok2 := number(u)
		if !okX || !okY || !ok1 || !ok2 {
			return maybe
		}
		switch op {
		case "-eq":
			return truth(n == m)
		case "-ne":
			return truth(n != m)
		case "-lt":
			return truth(n < m)
		case "-le":
			return truth(n <= m)
		case "-gt":
			return truth(n > m)
		}
		return truth(n >= m)
	}
	return maybe
}

// indexes returns the values of an index: text, or arithmetic on names.
func (w *walker) indexes(st *state, word script.Word) []Value {
	if len(word.Parts) == 1 && word.Parts[0].Kind == script.Op {
		if n, ok := w.arithmeticWord(st, word); ok {
			return []Value{text(itoa(n), word.Place)}
		}
		return []Value{{Kind: Unknown, From: []source.Place{word.Place}}}
	}
	vs := w.values(st, word)
	if len(vs) == 1 {
		if s, ok := vs[0].scalar().Known(); ok {
			if n, ok := w.numeral(st, s, 0); ok && s != "" {
				return []Value{text(itoa(n), word.Place)}
			}
		}
	}
	return vs
}

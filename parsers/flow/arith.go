package flow

import (
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// arithmetic returns the value of an arithmetic expansion whose operands are known.
func (w *walker) arithmetic(st *state, p script.Part) (int, bool) {
	if len(p.Items) == 1 {
		return w.arithmeticWord(st, p.Items[0])
	}
	return 0, false
}

// arithmeticWord returns the number that a word of an arithmetic expression is.
func (w *walker) arithmeticWord(st *state, word script.Word) (int, bool) {
	if len(word.Parts) == 1 {
		switch p := word.Parts[0]; p.Kind {
		case script.Op:
			return w.operation(st, p)
		case script.Other, script.Code:
			return 0, false
		}
	}
	vs := w.values(st, word)
	if len(vs) != 1 {
		return 0, false
	}
	s, ok := vs[0].scalar().Known()
	if !ok {
		return 0, false
	}
	return w.numeral(st, s, 0)
}

// numeral returns the number that a text is in arithmetic: a constant of base 8,
// 10, 16 or N#, or the name of a variable that holds one. The empty text is 0.
func (w *walker) numeral(st *state, s string, depth int) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	if isName(s) && depth < 4 {
		vs, set := w.lookup(st, s, source.Place{})
		if len(vs) != 1 {
			return 0, false
		}
		v, ok := vs[0].scalar().Known()
		if !ok || !set && v == "" {
			return 0, ok
		}
		return w.numeral(st, v, depth+1)
	}
	base := 10
	if b, digits, ok := strings.Cut(s, "#"); ok {
		n, err := strconv.Atoi(b)
		if err != nil || n < 2 || n > 36 {
			return 0, false
		}
		base, s = n, digits
	} else if len(s) > 1 && s[0] == '0' && (s[1] == 'x' || s[1] == 'X') {
		base, s = 16, s[2:]
	} else if len(s) > 1 && s[0] == '0' && !w.zsh() {
		base, s = 8, s[1:]
	}
	n, err := strconv.ParseInt(s, base, 64)
	return int(n), err == nil
}

// operation carries one operator out.
func (w *walker) operation(st *state, p script.Part) (int, bool) {
	if p.Name == "arith" {
		return w.arithmetic(st, p)
	}
	if len(p.Items) == 0 {
		return 0, false
	}
	a, okA := w.arithmeticWord(st, p.Items[0])
	if p.Name == "=" && len(p.Items) == 2 {
		return w.arithmeticWord(st, p.Items[1])
	}
	if !okA {
		for _, i := range p.Items[1:] { // what it runs is run all the same
			w.arithmeticWord(st, i)
		}
		return 0, false
	}
	if p.Name == "?" && len(p.Items) == 3 {
		if a != 0 {
			return w.arithmeticWord(st, p.Items[1])
		}
		return w.arithmeticWord(st, p.Items[2])
	}
	if len(p.Items) == 1 {
		switch p.Name {
		case "-":
			return -a, true
		case "+":
			return a, true
		case "!":
			return whether(a == 0), true
		case "~":
			return ^a, true
		}
		return 0, false
	}
	switch {
	case p.Name == "&&" && a == 0:
		return 0, true
	case p.Name == "||" && a != 0:
		return 1, true
	}
	b, ok := w.arithmeticWord(st, p.Items[1])
	if !ok {
		return 0, false
	}
	return binary(p.Name, a, b)
}

func whether(b bool) int {
	if b {
		return 1
	}
	return 0
}

func binary(op string, a, b int) (int, bool) {
	if len(op) > 1 && op[len(op)-1] == '=' && strings.IndexByte("=!<>", op[0]) < 0 || op == "<<=" || op == ">>=" {
		op = op[:len(op)-1] // the value of a += b
	}
	switch op {
	case "+":
		return a + b, true
	case "-":
		return a - b, true
	case "*":
		return a * b, true
	case "/", "%":
		if b == 0 {
			return 0, false
		}
		if op == "/" {
			return a / b, true
		}
		return a % b, true
	case "==":
		return whether(a == b), true
	case "!=":
		return whether(a != b), true
	case "<":
		return whether(a < b), true
	case "<=":
		return whether(a <= b), true
	case ">":
		return whether(a > b), true
	case ">=":
		return whether(a >= b), true
	case "&&", "||":
		return whether(b != 0), true
	case "&":
		return a & b, true
	case "|":
		return a | b, true
	case "^":
		return a ^ b, true
	case ",":
		return b, true
	case "<<", ">>":
		if b < 0 || b > 62 {
			return 0, false
		}
		if op == "<<" {
			return a << b, true
		}
		return a >> b, true
	case "**":
		if b < 0 || b > 62 {
			return 0, false
		}
		n := 1
		for range b {
			n *= a
		}
		return n, true
	}
	return 0, false
}

package signin

import (
	"regexp"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
)

// A test is a call of "[", "test", "[[" or "((" as this package reads it: one
// comparison. What is more than that has no operator.
type test struct {
	op   string // "-z", "-n", "=", "-eq", "-t" …; "" if it is not one comparison
	a, b *flow.Operand
	not  bool // a leading "!"
}

// testOf reads a run as a test, or returns nil.
func testOf(r *flow.Run) *test {
	switch program(r) {
	case "[", "test", "[[", "((", "let":
	default:
		return nil
	}
	t := &test{}
	args := r.Args
	word := func(i int) string {
		s, _ := only(args[i])
		return s
	}
	for len(args) > 1 && word(0) == "!" {
		t.not = !t.not
		args = args[1:]
	}
	if name := program(r); name == "((" || name == "let" {
		t.op, t.a, t.b = arithmetic(r)
		return t
	}
	switch len(args) {
	case 1:
		t.op, t.a = "-n", &args[0]
	case 2:
		if op := word(0); strings.HasPrefix(op, "-") {
			t.op, t.a = op, &args[1]
		}
	case 3:
		switch op := word(1); op {
		case "=", "==", "!=", "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "=~", "<", ">", "<=", ">=":
			t.op, t.a, t.b = op, &args[0], &args[2]
		}
	}
	return t
}

// comparisons are the arithmetic that is read: a variable, alone or compared with
// a number.
var comparisons = regexp.MustCompile(`^\s*\$?\{?(\w+|\?)\}?\s*(?:(==|!=|<=?|>=?)\s*(\d+)\s*)?$`)

// arithmetic reads "(( $? != 0 ))". The operator is "((" for a variable alone.
func arithmetic(r *flow.Run) (op string, a, b *flow.Operand) {
	if len(r.Args) != 1 || r.Args[0].Arg == nil {
		return "", nil, nil
	}
	m := comparisons.FindStringSubmatch(r.Args[0].Arg.Raw.Text())
	if m == nil || isNumber(m[1]) {
		return "", nil, nil
	}
	value := func(v flow.Value) *flow.Operand {
		return &flow.Operand{Arg: r.Args[0].Arg, Options: [][]flow.Value{{v}}, Complete: true}
	}
	left := flow.Value{Kind: flow.Unknown, Name: m[1]}
	if m[1] != "?" {
		left.Name = ""
		if vs, ok := r.Env.Lookup(m[1]); ok && len(vs) > 0 {
			left = vs[0]
		}
	}
	if m[2] == "" {
		return "((", value(left), nil
	}
	return m[2], value(left), value(flow.Value{Kind: flow.Text, Text: m[3]})
}

// succeeded says what the truth of a test of a status tells of it. The last
// result is false if it tells nothing.
func (t *test) succeeded(held bool) (success, ok bool) {
	if t.not {
		held = !held
	}
	other := ""
	if t.b != nil {
		other, _ = only(*t.b)
	}
	switch {
	case t.op == "((", other == "0" && (t.op == "!=" || t.op == "-ne" || t.op == "-gt" || t.op == ">"):
		return !held, true
	case other == "0" && (t.op == "=" || t.op == "==" || t.op == "-eq"), other == "1" && (t.op == "-lt" || t.op == "<"):
		return held, true
	case t.b != nil && t.op != "!=" && t.op != "-ne" && isNumber(other): // [ $? -eq 1 ]
		return !held, held
	}
	return false, false
}

// found says what the truth of a test of a printed text tells of it: whether
// there was any. A count is a text too. The last result is false if it tells nothing.
func (t *test) found(held bool) (there, ok bool) {
	if t.not {
		held = !held
	}
	other := ""
	if t.b != nil {
		var known bool
		if other, known = only(*t.b); !known {
			// Compared with another value: equal, it is there; else it may be.
			return true, held == (t.op == "=" || t.op == "==")
		}
	}
	none := other == "" || other == "0" || other == "null" || other == "None" || other == "[]" || facts.SaysNoSession(other)
	switch t.op {
	case "-n", "((", "=~":
		return held, true
	case "-z":
		return !held, true
	case "=", "==", "-eq":
		return held != none, none || held
	case "!=", "-ne":
		return held == none, none || !held
	case "-gt", ">":
		return held, other == "0"
	case "-lt", "<":
		return !held, other == "1"
	}
	return false, false
}

func isNumber(s string) bool { return s != "" && digits(s) }

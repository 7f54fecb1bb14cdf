package powershell

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// isScope reports whether the drive of a variable is a scope.
func isScope(drive string) bool {
	switch strings.ToLower(drive) {
	case "global", "script", "local", "private", "variable", "using":
		return true
	}
	return false
}

// variableName returns the name of a variable without its scope: "env:X" for one
// of the environment.
func variableName(s string) string {
	drive, rest := splitName(s)
	switch {
	case rest == "":
		return s
	case isScope(drive):
		return rest
	case equalFold("env", drive):
		return "env:" + rest
	}
	return s
}

// assignment lowers an assignment. Other operators than "=" and "+=" are told by
// the value: $x -= 1 is $x = $x - 1.
func (l *lowerer) assignment(n *Node) []script.Stmt {
	at, left, right := l.at(n), n.Kids[0], n.Kids[1]
	value := l.word(right)
	op := script.SetTo
	calc := map[Kind]string{PlusEquals: "+", MinusEquals: "-", MultiplyEquals: "*", DivideEquals: "/", RemainderEquals: "%", QuestionQuestionEquals: "??"}[n.Op]
	target := left
	for target.Kind == NConvert || target.Kind == NAttributed {
		target = target.Kids[1]
	}
	if v := parenValue(target); v != nil {
		target = v
	}
	named := l.isNamed(target)
	switch {
	case n.Op == PlusEquals && named:
		op = script.Append
	case n.Op == QuestionQuestionEquals && named:
		op = script.Default
	case calc != "":
		value = script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Op, Name: calc, Items: []script.Word{l.word(target), value}}}}
	}
	if a := l.assign(target, at, op, value); a != nil {
		return a
	}
	// what cannot be assigned to: its parts are kept
	return []script.Stmt{&script.Call{Place: at, Kind: script.Emit, Args: []script.Arg{script.NewArg(
		script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Other, Items: []script.Word{l.word(left), value}}}}, "")}}}
}

// parenValue returns the value in parentheses, nil if n is none.
func parenValue(n *Node) *Node {
	if n.Kind != NParen {
		return nil
	}
	return n.Kids[0].soleValue()
}

// isNamed reports whether n is a variable or something in one.
func (l *lowerer) isNamed(n *Node) bool {
	for n.Kind == NMember && n.Op != ColonColon && len(n.Kids) > 1 || n.Kind == NIndex {
		n = n.Kids[0]
	}
	return n.Kind == NVariable
}

// assign returns the statements that give target a value; nil if it is nothing
// that a value can be given to.
func (l *lowerer) assign(target *Node, at source.Place, op script.AssignOp, value script.Word) []script.Stmt {
	switch {
	case target.Kind == NConvert || target.Kind == NAttributed:
		return l.assign(target.Kids[1], at, op, value)
	case l.isNamed(target):
		return []script.Stmt{l.assignNamed(target, at, op, value)}
	case target.Kind == NMember && len(target.Kids) > 1:
		return []script.Stmt{l.setProperty(target, at, value)}
	case target.Kind == NArrayLiteral:
		var out []script.Stmt
		for i, k := range target.Kids {
			item := script.Word{Place: value.Place, Parts: []script.Part{{Place: value.Place, Kind: script.Op, Name: "[]",
				Items: []script.Word{value, script.LitWord(itoa(i), source.Place{})}}}}
			a := l.assign(k, at, op, item)
			if a == nil {
				return nil
			}
			out = append(out, a...)
			if len(out) > maxTargets {
				break
			}
		}
		return out
	}
	return nil
}

// maxTargets is how many variables of one assignment are looked at: each holds
// the value once more.
const maxTargets = 100

// assignNamed lowers an assignment to a variable, or to something in one.
func (l *lowerer) assignNamed(target *Node, at source.Place, op script.AssignOp, value script.Word) script.Stmt {
	a := &script.Assign{Place: at, Op: op, Value: value}
	n := target
	for n.Kind != NVariable {
		a.Path = append([]script.Word{l.word(n.Kids[1])}, a.Path...)
		n = n.Kids[0]
	}
	drive, rest := splitName(n.Text)
	a.Name = variableName(n.Text)
	switch {
	case rest == "":
	case equalFold("env", drive):
		a.Name, a.Scope = rest, script.Export
	case equalFold("global", drive), equalFold("script", drive):
		a.Scope = script.Global
	case equalFold("local", drive), equalFold("private", drive):
		a.Scope = script.Local
	}
	return a
}

// setProperty lowers an assignment to a property of a type or of what is no
// variable.
func (l *lowerer) setProperty(target *Node, at source.Place, value script.Word) script.Stmt {
	name := script.Word{Place: l.at(target)}
	member := l.word(target.Kids[1])
	op := "."
	if target.Op == ColonColon {
		op = "::"
	}
	if t := target.Kids[0]; t.Kind == NType {
		name.Parts = l.typeName(t).Parts
	} else {
		name.Parts = l.word(t).Parts
	}
	if s, ok := member.Literal(); ok {
		p := script.Part{Place: l.place(target.Kids[0].End, target.Kids[1].End), Kind: script.Lit, Text: op + s}
		if n := len(name.Parts); n > 0 && target.Kids[0].Kind == NType { // one text: T::P
			p.Text = name.Parts[n-1].Text + p.Text
			p.Place = source.Place{}
			name.Parts = name.Parts[:n-1]
		} else if p.Place.Text() != p.Text {
			p.Place = source.Place{}
		}
		name.Parts = append(name.Parts, p)
	} else {
		name.Parts = append(append(name.Parts, script.Part{Kind: script.Lit, Text: op}), member.Parts...)
	}
	return &script.Call{Place: at, Kind: script.SetProp, Name: name, Args: []script.Arg{script.NewArg(value, "")}}
}

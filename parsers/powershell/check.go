package powershell

import "strings"

// check reports what the grammar lets pass and PowerShell refuses before it runs
// anything: values on the left of an assignment, splats that are no arguments. It
// looks at single places only, never at what a name means.
func (p *parser) check(root *Node) { p.checkNode(root, nil, context{}) }

// context is what surrounds a node.
type context struct {
	workflow bool
	method   bool // the body of a method is next
	function bool // the body of a function with parameters in parentheses is next
}

func (p *parser) checkNode(n, parent *Node, in context) {
	if n == nil {
		return
	}
	body := context{workflow: in.workflow}
	switch n.Kind {
	case NAssignment:
		p.assignable(n.Kids[0], n.Op == Equals, notAssignable)
	case NUnary:
		switch n.Op {
		case PlusPlus, MinusMinus, PostfixPlusPlus, PostfixMinusMinus:
			p.assignable(n.Kids[0], false, notIncrementable)
		}
	case NVariable:
		if n.Flags&FlagSplat != 0 && (parent.Kind != NCommand && parent.Kind != NUsingVariable) {
			p.problem(splatOutside, n.Start, n.End)
		}
	case NUsingVariable:
		p.simpleUsing(n.Kids[0])
	case NConvert:
		if equalFold("ordered", n.Kids[0].Text) && n.Kids[1].Kind != NHashtable {
			p.problem(wrongPlace, n.Start, n.End)
		}
	case NAttributed:
		kid := n.Kids[1]
		for kid.Kind == NAttributed || kid.Kind == NConvert {
			kid = kid.Kids[1]
		}
		if kid.Kind != NVariable {
			p.problem(attributeBefore, n.Start, n.End)
		}
	case NBlockStatement:
		if !in.workflow {
			p.problem(reservedWord, n.Start, n.End)
		}
	case NSwitch, NForEach:
		if n.Flags&FlagParallel != 0 && !in.workflow {
			p.problem(wrongSwitch, n.Start, n.Start)
		}
	case NUsing:
		if n.Op == Type || n.Op == Command || n.Op == Namespace && len(n.Kids) > 1 {
			p.problem(wrongUsing, n.Start, n.End)
		}
	case NFunction:
		body.workflow = n.Op == Workflow
		body.method = in.method
		body.function = len(n.Kids) > 1
		p.differentNames(n)
	case NMethod:
		body.method = true
	case NParamBlock:
		p.differentNames(n)
		if in.method || in.function {
			p.problem(wrongPlace, n.Start, n.End)
		}
	case NNamedBlock:
		if in.method && n.Op != Unknown {
			p.problem(wrongPlace, n.Start, n.End)
		}
	case NScriptBlock:
		body = in
	}
	for _, k := range n.Kids {
		p.checkNode(k, n, body)
	}
}

// assignable reports what in n cannot be assigned to. Several values stand only on
// the left of "=".
func (p *parser) assignable(n *Node, several bool, id errorID) {
	switch n.Kind {
	case NVariable:
		return
	case NMember, NIndex, NInvoke:
		if n.Op != QuestionDot && n.Op != QuestionLBracket {
			return
		}
	case NAttributed, NConvert:
		p.assignable(n.Kids[1], several, id)
		return
	case NArrayLiteral:
		if several {
			for _, k := range n.Kids {
				p.assignable(k, true, id)
			}
			return
		}
	case NParen:
		if v := n.Kids[0].soleValue(); v != nil {
			p.assignable(v, several, id)
			return
		}
	case NHole:
		return
	}
	p.problem(id, n.Start, n.End)
}

// soleValue returns the value that pipeline n is, nil if it is more than that.
func (n *Node) soleValue() *Node {
	if n.Kind != NPipeline || len(n.Kids) != 1 || n.Flags != 0 {
		return nil
	}
	if c := n.Kids[0]; c.Kind == NCommandExpression && len(c.Kids) == 1 {
		return c.Kids[0]
	}
	return nil
}

// simpleUsing reports what a $using: variable is asked for that is no member and
// no constant index.
func (p *parser) simpleUsing(n *Node) {
	for n.Kind != NVariable {
		switch {
		case n.Kind == NMember && len(n.Kids) > 1 && n.Kids[1].Kind == NString:
		case n.Kind == NIndex && constantIndex(n.Kids[1]):
		default:
			p.problem(wrongUsingVariable, n.Start, n.End)
			return
		}
		n = n.Kids[0]
	}
}

func constantIndex(n *Node) bool {
	switch n.Kind {
	case NConstant, NString, NHole:
		return true
	case NVariable:
		return equalFold("null", n.Text) || equalFold("true", n.Text) || equalFold("false", n.Text)
	case NUnary, NArrayLiteral, NBinary:
		if n.Kind == NBinary && (n.Op.rank() == 8 || n.Op.rank() == 7 || n.Op.rank() == 3) {
			return false
		}
		for _, k := range n.Kids {
			if !constantIndex(k) {
				return false
			}
		}
		return true
	}
	return false
}

// differentNames reports parameters with the same name.
func (p *parser) differentNames(n *Node) {
	seen := map[string]bool{}
	for _, k := range n.Kids {
		if k.Kind != NParameter {
			continue
		}
		for _, v := range k.Kids {
			if v.Kind != NVariable {
				continue
			}
			name := strings.ToLower(v.Text)
			if seen[name] {
				p.problem(memberTwice, v.Start, v.End)
			}
			seen[name] = true
			break
		}
	}
}

package powershell

import "strings"

var quoteNames = map[Kind]string{
	StringLiteral: "SingleQuoted", StringExpandable: "DoubleQuoted", HereStringLiteral: "SingleQuotedHereString",
	HereStringExpandable: "DoubleQuotedHereString",
}

// Quoting returns how a string is quoted, in the words of the reference.
func (n *Node) Quoting() string {
	if s, ok := quoteNames[n.Op]; ok {
		return s
	}
	return "BareWord"
}

// Name returns the name of a command, and false where it is not constant.
func (n *Node) Name() (string, bool) {
	if len(n.Kids) > 0 && n.Kids[0].Kind == NString {
		return n.Kids[0].Text, true
	}
	return "", false
}

// Elements returns the words of a command, the first of which names it.
func (n *Node) Elements() []*Node { return n.Kids[:n.Split] }

// Redirections returns the redirections of a command or of a value.
func (n *Node) Redirections() []*Node {
	if n.Kind == NCommand {
		return n.Kids[n.Split:]
	}
	return n.Kids[1:]
}

var streamNames = [...]string{"All", "Output", "Error", "Warning", "Verbose", "Debug", "Information"}

// Says returns what a node carries besides its kind and its children: a name, an
// operator, a value; "" for nothing. The words are those of the reference.
func (n *Node) Says() string {
	switch n.Kind {
	case NNamedBlock, NBinary, NUnary, NAssignment:
		if n.Op != Unknown {
			return n.Op.String()
		}
	case NPipelineChain:
		if n.Flags&FlagBackground != 0 {
			return n.Op.String() + " background"
		}
		return n.Op.String()
	case NPipeline:
		if n.Flags&FlagBackground != 0 {
			return "background"
		}
	case NCommand:
		name, _ := n.Name()
		return name
	case NString, NExpandable:
		return n.Quoting() + ":" + n.Text
	case NVariable:
		if n.Flags&FlagSplat != 0 {
			return "@" + n.Text
		}
		return "$" + n.Text
	case NConstant:
		if n.value.typ == "" {
			return "Object:"
		}
		return n.value.typ + ":" + n.value.text
	case NMember, NInvoke:
		switch n.Op {
		case ColonColon:
			return "::"
		case QuestionDot:
			return ".?"
		}
		return "."
	case NFileRedirection:
		if n.Flags&FlagAppend != 0 {
			return streamNames[n.From] + " append"
		}
		return streamNames[n.From]
	case NMergingRedirection:
		return streamNames[n.From] + " to " + streamNames[n.Into]
	case NFunction:
		return strings.ToLower(n.Op.String()) + " " + n.Text
	case NTypeDefinition:
		return n.Op.String() + ":" + n.Text
	case NUsing:
		if len(n.Kids) > 0 && n.Kids[0].Kind == NString {
			return n.Op.String() + ":" + n.Kids[0].Text
		}
		return n.Op.String()
	case NBlockStatement, NMethod, NProperty, NCommandParameter, NType, NTypeConstraint, NAttribute, NNamedArgument, NSwitch, NForEach, NFor, NWhile, NDoWhile, NDoUntil:
		return n.Text
	}
	return ""
}

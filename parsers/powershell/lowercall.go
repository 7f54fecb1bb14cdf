package powershell

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// command lowers a command.
func (l *lowerer) command(n *Node) []script.Stmt {
	elements := n.Elements()
	head, rest := elements[0], elements[1:]
	if n.Op != Unknown && head.Kind == NBlockExpression && len(rest) == 0 { // & { … }
		g := &script.Group{Place: l.at(n), Body: l.scriptBlock(head.Kids[0]), Outputs: l.outputs(n.Redirections())}
		return []script.Stmt{g}
	}
	c := &script.Call{Place: l.at(n)}
	if n.Op == Dot {
		c.Name = l.literal(n.Start, n.Start+1)
		rest = elements
	} else {
		c.Name = l.word(head)
	}
	if len(c.Name.Parts) == 0 {
		c.Name.Parts = []script.Part{{Place: c.Name.Place, Kind: script.Lit, Quoted: true}}
	}
	if name, ok := c.Name.Literal(); ok && isCmdlet(name) && n.Op != Dot {
		c.Kind = script.Cmdlet
	}
	for _, e := range rest {
		c.Args = append(c.Args, l.arg(e))
	}
	c.Outputs = l.outputs(n.Redirections())
	if !l.full {
		l.inner(c, rest)
	}
	return []script.Stmt{c}
}

// isCmdlet reports whether a command has a name of a cmdlet: Verb-Noun, with or
// without its module.
func isCmdlet(name string) bool {
	if i := strings.LastIndexByte(name, '\\'); i >= 0 {
		if strings.ContainsAny(name[:i], "\\/:") || strings.HasPrefix(name, ".") {
			return false // a path
		}
		name = name[i+1:]
	}
	verb, noun, ok := strings.Cut(name, "-")
	if !ok || verb == "" || noun == "" {
		return false
	}
	for _, c := range verb {
		if !isASCIILetter(c) {
			return false
		}
	}
	for _, c := range noun {
		if !isASCIILetter(c) && !isDecimal(c) && c != '_' {
			return false
		}
	}
	return true
}

// arg lowers an argument of a command.
func (l *lowerer) arg(e *Node) script.Arg {
	switch e.Kind {
	case NCommandParameter:
		return l.parameter(e)
	case NVariable:
		a := script.NewArg(l.word(e), "")
		a.Many = e.Flags&FlagSplat != 0
		return a
	}
	return script.NewArg(l.word(e), "=")
}

// parameter lowers a parameter and the value that a colon attaches.
func (l *lowerer) parameter(e *Node) script.Arg {
	end := e.End
	if len(e.Kids) > 0 {
		end = e.Kids[0].Start
		for end > e.Start && l.text.Value[end-1] != ':' {
			end--
		}
	}
	raw := script.Word{Place: l.at(e)}
	raw.Parts = l.lits(false, l.text.Value[e.Start:end], e.Start, end)
	a := script.Arg{Raw: raw}
	if e.Text != "-" {
		a.Flag = "-" + e.Text
	}
	if len(e.Kids) > 0 {
		v := l.word(e.Kids[0])
		a.Value = &v
		a.Raw.Parts = append(a.Raw.Parts, v.Parts...)
	}
	return a
}

// outputs lowers redirections.
func (l *lowerer) outputs(list []*Node) []script.Redirect {
	var out []script.Redirect
	for _, n := range list {
		r := script.Redirect{Place: l.at(n), From: itoa(int(n.From)), Append: n.Flags&FlagAppend != 0}
		if n.From == 0 {
			r.From = "&"
		}
		if n.Kind == NMergingRedirection {
			r.To = script.LitWord("&"+itoa(int(n.Into)), source.Place{})
		} else {
			r.To = l.word(n.Kids[0])
		}
		out = append(out, r)
	}
	return out
}

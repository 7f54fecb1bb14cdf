package powershell

// PowerShell reads a comment that begins with #requires before it runs anything,
// as a command with parameters. What it says is for others to look at; here it
// only has to be one.

// requirements are the parameters of #requires; any beginning of one names it.
var requirements = []string{"runasadministrator", "shellid", "pssnapin", "psedition", "version", "assembly", "modules"}

// isRequires reports whether a comment is read as #requires.
func isRequires(comment string) bool {
	const word = "#requires"
	return len(comment) >= len(word) && equalFold(word, comment[:len(word)])
}

// checkRequires reports the comments that look like #requires and are not complete.
func (p *parser) checkRequires() {
	outer, tokens := p.lexer, p.tokens
	for _, t := range p.requires {
		p.tokens, p.peeked = nil, false // they are a comment
		p.lexer = lexer{p: p, view: view{text: outer.view.text[:t.End], from: int(t.Start)}, pos: int(t.Start) + 1}
		c := p.command()
		if c != nil && !goodRequires(c) {
			p.problem(badRequires, t.Start, t.End)
		}
	}
	p.lexer, p.tokens, p.peeked = outer, tokens, false
}

func goodRequires(c *Node) bool {
	if name, ok := c.Name(); !ok || !equalFold("requires", name) {
		return false
	}
	elements := c.Elements()
	for i := 1; i < len(elements); i++ {
		e := elements[i]
		if e.Kind != NCommandParameter {
			return false
		}
		argument := len(e.Kids) > 0
		if !argument && i+1 < len(elements) {
			i++
			argument = true
		}
		switch beginningOf(e.Text, requirements) {
		case "":
			return false
		case "runasadministrator":
			if argument {
				return false
			}
		default:
			if !argument {
				return false
			}
		}
	}
	return true
}

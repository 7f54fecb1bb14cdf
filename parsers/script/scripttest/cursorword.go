package scripttest

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// word reads a word; also is a byte that ends it beside the usual ones.
func (c *cursor) word(also byte) script.Word {
	var w script.Word
	if c.has("''") {
		c.i += 2
		return w
	}
	start := c.i
	for c.i < len(c.s) && c.s[c.i] != also {
		switch ch := c.s[c.i]; {
		case strings.IndexByte(" )}>", ch) >= 0, ch == '{' && !c.has("{#"), c.has("...") && c.endsAfter(3):
			if c.i == start {
				c.fail("no word")
			}
			return w
		case ch == '"':
			c.i++
			n := len(w.Parts)
			for !c.has(`"`) {
				w.Parts = append(w.Parts, c.quotedPart())
			}
			if c.i++; len(w.Parts) == n {
				w.Parts = append(w.Parts, script.Part{Kind: script.Lit, Quoted: true})
			}
		case ch == '|':
			c.i++
		case c.has("~("):
			c.i += 2
			p := c.bare(0)
			p.Split = true
			c.expect(")")
			w.Parts = append(w.Parts, p)
		case ch == '$' || ch == '<' || ch == '{' || c.has("@(") || c.has("@{") || c.has("%("):
			w.Parts = append(w.Parts, c.special())
		default:
			w.Parts = append(w.Parts, c.bare(also))
		}
	}
	if c.i == start {
		c.fail("no word")
	}
	return w
}

// endsAfter reports whether a word ends n bytes on.
func (c *cursor) endsAfter(n int) bool {
	return c.i+n >= len(c.s) || c.s[c.i+n] == ' ' || c.s[c.i+n] == '{'
}

// endsText reports whether literal text ends n bytes on.
func (c *cursor) endsText(n int, also byte) bool {
	rest := c.s[c.i+n:]
	return rest == "" || rest[0] == also || strings.IndexByte(` "$<>(){}|`, rest[0]) >= 0 || strings.HasPrefix(rest, "@(") ||
		strings.HasPrefix(rest, "@{") || strings.HasPrefix(rest, "%(") || strings.HasPrefix(rest, "~(") || strings.HasPrefix(rest, "...") && c.endsAfter(n+3)
}

func (c *cursor) bare(also byte) script.Part {
	p := script.Part{Kind: script.Lit}
	for _, opener := range []string{"[[", "[", "(("} {
		if c.has(opener) && c.endsText(len(opener), also) {
			c.i += len(opener)
			p.Text = opener
			return p
		}
	}
	lo := c.i
	for !c.endsText(0, also) {
		ch := c.s[c.i]
		if strings.IndexByte("*?[]~", ch) >= 0 {
			p.Glob = true
		}
		if ch == '\\' {
			c.i++
		}
		c.i = min(c.i+1, len(c.s))
	}
	if p.Text = unescape(c.s[lo:c.i]); p.Text == "" {
		c.fail("no text")
	}
	return p
}

func (c *cursor) quotedPart() script.Part {
	var p script.Part
	if c.has("$") || c.has("<") || c.has("%(") {
		p = c.special()
	} else {
		lo := c.i
		for c.i < len(c.s) && strings.IndexByte(`"$<`, c.s[c.i]) < 0 && !c.has("%(") {
			if c.s[c.i] == '\\' {
				c.i++
			}
			c.i++
		}
		if c.i >= len(c.s) {
			c.fail("no end of the quotes")
		}
		p = script.Part{Kind: script.Lit, Text: unescape(c.s[lo:c.i])}
	}
	p.Quoted = true
	return p
}

// special reads a part that is not literal.
func (c *cursor) special() script.Part {
	switch {
	case c.has("$"):
		return c.dollar()
	case c.has("{#"):
		c.i++
		p := script.Part{Kind: script.Code, Block: c.later()}
		c.expect("}")
		return p
	case c.has("@("):
		c.i += 2
		return script.Part{Kind: script.List, Items: c.items(")")}
	case c.has("@{"):
		return c.table()
	case c.has("%("):
		c.i += 2
		p := script.Part{Kind: script.Op, Split: c.has("~")}
		if p.Split {
			c.i++
		}
		lo := c.i
		for c.i < len(c.s) && c.s[c.i] != ' ' && c.s[c.i] != ')' {
			if c.s[c.i] == '\\' {
				c.i++
			}
			c.i++
		}
		c.i = min(c.i, len(c.s))
		p.Name = unescape(c.s[lo:c.i])
		c.blank()
		p.Items = c.items(")")
		return p
	}
	c.expect("<")
	split := c.has("~")
	if split {
		c.i++
	}
	lo := c.i
	for c.i < len(c.s) && '0' <= c.s[c.i] && c.s[c.i] <= '9' {
		c.i++
	}
	if lo == c.i {
		return c.verbose()
	}
	p := script.Part{Kind: script.Filled, Split: split}
	p.Index, _ = strconv.Atoi(c.s[lo:c.i])
	c.expect(":")
	lo = c.i
	for c.i < len(c.s) && c.s[c.i] != '>' {
		if c.s[c.i] == '\\' {
			c.i++
		}
		c.i++
	}
	c.i = min(c.i, len(c.s))
	p.Text = unescape(c.s[lo:c.i])
	c.expect(">")
	return p
}

// items reads words up to end.
func (c *cursor) items(end string) []script.Word {
	var list []script.Word
	for !c.has(end) {
		if len(list) > 0 {
			c.expect(" ")
		}
		list = append(list, c.word(0))
	}
	c.i += len(end)
	return list
}

func (c *cursor) table() script.Part {
	p := script.Part{Kind: script.Table}
	c.expect("@{")
	for !c.has("}") {
		if len(p.Keys) > 0 {
			c.expect(" ")
		}
		if c.has("(") {
			c.i++
			p.Keys = append(p.Keys, c.word(0))
			c.expect(")")
		} else {
			p.Keys = append(p.Keys, c.word('='))
		}
		c.expect("=")
		p.Items = append(p.Items, c.word(0))
	}
	c.i++
	return p
}

var variablePattern = regexp.MustCompile(`^(?:[A-Za-z0-9_]+|[@*#?!$-])`)

func (c *cursor) dollar() script.Part {
	c.expect("$")
	p := script.Part{Kind: script.Var}
	if c.has("~") {
		c.i++
		p.Split = true
	}
	switch {
	case c.has("("):
		c.i++
		p.Kind, p.Block = script.Output, c.later()
		c.expect(")")
	case c.has("{"):
		c.i++
		p.Name = c.name()
		p.Path = c.path()
		if c.blank() {
			lo := c.i
			for c.i < len(c.s) && c.s[c.i] != ' ' && c.s[c.i] != '}' {
				c.i++
			}
			p.Expand = c.s[lo:c.i]
			p.Items = c.words()
		}
		c.expect("}")
	default:
		if p.Name = c.match(variablePattern); p.Name == "" {
			c.fail("no name of a variable")
		}
	}
	return p
}

// verbose reads a part with all its fields, after its "<".
func (c *cursor) verbose() script.Part {
	p := script.Part{Kind: script.PartKind(c.keyword())}
	for c.blank() {
		switch {
		case c.has(`"`):
			p.Text = c.quoted()
			continue
		case c.has("#"):
			p.Block = c.later()
			continue
		}
		switch key := c.keyword(); key {
		case "name":
			c.expect(":")
			p.Name = c.name()
		case "index":
			c.expect(":")
			p.Index, _ = strconv.Atoi(c.match(regexp.MustCompile(`^-?\d+`)))
		case "expand":
			c.expect(":")
			p.Expand = c.name()
		case "quoted":
			p.Quoted = true
		case "split":
			p.Split = true
		case "glob":
			p.Glob = true
		case "path":
			c.expect("(")
			p.Path = c.items(")")
		case "keys":
			c.expect("(")
			p.Keys = c.items(")")
		case "items":
			c.expect("(")
			p.Items = c.items(")")
		default:
			c.fail("a part has no %q", key)
		}
	}
	c.expect(">")
	return p
}

// later reads a mention of a block and returns the block, which stands below.
func (c *cursor) later() *script.Block {
	number := c.keyword()
	for _, l := range c.line.sub {
		b := c.r.cursor(l)
		if b.keyword() == number {
			return b.block()
		}
	}
	c.fail("no block %s", number)
	return nil
}

// unescape takes the backslashes off.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'x', 'u', 'U':
			digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[i]]
			n, _ := strconv.ParseUint(s[i+1:min(i+1+digits, len(s))], 16, 32)
			if digits == 2 {
				b.WriteByte(byte(n))
			} else {
				b.WriteRune(rune(n))
			}
			i += digits
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

package scripttest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A cursor reads one line of a dump.
type cursor struct {
	r    *reader
	line *line
	s    string
	i    int
}

func (c *cursor) fail(format string, args ...any) {
	panic(badDump{fmt.Sprintf("line %d, column %d: %s", c.line.number, c.i+1, fmt.Sprintf(format, args...))})
}

func (c *cursor) has(prefix string) bool { return strings.HasPrefix(c.s[c.i:], prefix) }

func (c *cursor) expect(s string) {
	if !c.has(s) {
		c.fail("want %q, have %q", s, c.s[c.i:])
	}
	c.i += len(s)
}

func (c *cursor) end() {
	if c.i < len(c.s) {
		c.fail("unread: %q", c.s[c.i:])
	}
}

// blank steps over a blank if one is there.
func (c *cursor) blank() bool {
	if c.has(" ") {
		c.i++
		return true
	}
	return false
}

func (c *cursor) match(re *regexp.Regexp) string {
	m := re.FindString(c.s[c.i:])
	c.i += len(m)
	return m
}

var (
	keywordPattern = regexp.MustCompile(`^(?:[a-z]+|#\d+)`)
	flagsPattern   = regexp.MustCompile(`^\[[a-z,-]+\]`)
	tokenPattern   = regexp.MustCompile(`^[^ \[\]]+`)
	placePattern   = regexp.MustCompile(`^(?:-|(?:(?:[^ \\]|\\.)+:)?\d+:\d+)(?: |$)`)
	outputPattern  = regexp.MustCompile(`^ ((?:[^ "$<>(){}|\\]|\\.)*)(>>?)`)
)

func (c *cursor) keyword() string { return c.match(keywordPattern) }
func (c *cursor) token() string   { return c.match(tokenPattern) }
func (c *cursor) atOutput() bool  { return outputPattern.MatchString(c.s[c.i:]) }

func (c *cursor) flags() map[string]bool {
	set := map[string]bool{}
	if m := c.match(flagsPattern); m != "" {
		for _, s := range strings.Split(m[1:len(m)-1], ",") {
			set[s] = true
		}
	}
	return set
}

func (c *cursor) lang() script.Lang {
	if s := c.token(); s != "''" {
		return script.Lang(s)
	}
	return ""
}

func (c *cursor) shellFlags() (f script.ShellFlags) {
	c.expect(" ")
	for _, s := range strings.Split(c.token(), ",") {
		switch s {
		case "errexit":
			f.ExitOnError = true
		case "pipefail":
			f.PipeFail = true
		case "xtrace":
			f.Trace = true
		case "nounset":
			f.NoUnset = true
		default:
			c.fail("no flag %q", s)
		}
	}
	return f
}

// place reads a place and the blank after it; also the blank before it.
func (c *cursor) place() source.Place {
	c.blank()
	m := strings.TrimSuffix(c.match(placePattern), " ")
	switch m {
	case "":
		c.fail("no place")
	case "-":
		return source.Place{}
	}
	col := strings.LastIndexByte(m, ':')
	ln := strings.LastIndexByte(m[:col], ':')
	var pos source.Position
	pos.Line, _ = strconv.Atoi(m[ln+1 : col])
	pos.Column, _ = strconv.Atoi(m[col+1:])
	for i, f := range c.r.files {
		if ln < 0 && i == 0 || ln >= 0 && f.Path == unescape(m[:ln]) {
			off := f.Offset(pos)
			if f.Position(off) != pos {
				c.fail("%s has no %d:%d", f.Path, pos.Line, pos.Column)
			}
			return source.Place{File: f, Span: source.Span{Start: off, End: off}}
		}
	}
	c.fail("no file for %s", m)
	return source.Place{}
}

// place2 is place where more may follow: the blank after it stays.
func (c *cursor) place2() source.Place {
	p := c.place()
	if c.s[c.i-1] == ' ' {
		c.i--
	}
	return p
}

// name reads a name as it stands, without quotes.
func (c *cursor) name() string {
	if c.has("''") {
		c.i += 2
		return ""
	}
	lo := c.i
	for c.i < len(c.s) && !strings.ContainsRune(" \"'$<>(){}|=#*?[]~", rune(c.s[c.i])) {
		if c.s[c.i] == '\\' {
			c.i++
		}
		c.i++
	}
	if c.i == lo || c.i > len(c.s) {
		c.fail("no name")
	}
	return unescape(c.s[lo:c.i])
}

// quoted reads text in quotes.
func (c *cursor) quoted() string {
	c.expect(`"`)
	lo := c.i
	for c.i < len(c.s) && c.s[c.i] != '"' {
		if c.s[c.i] == '\\' {
			c.i++
		}
		c.i++
	}
	if c.i >= len(c.s) {
		c.fail("no end of the quotes")
	}
	c.i++
	return unescape(c.s[lo : c.i-1])
}

// lastWord reads a blank and the word that ends the line.
func (c *cursor) lastWord() *script.Word {
	c.expect(" ")
	w := c.word(0)
	c.end()
	return &w
}

// words reads words, a blank before each, to the end of the line.
func (c *cursor) words() []script.Word {
	var list []script.Word
	for c.blank() {
		list = append(list, c.word(0))
	}
	return list
}

func (c *cursor) patterns() []script.Word {
	var list []script.Word
	for c.blank() && !c.has("=>") {
		list = append(list, c.word(0))
	}
	c.expect("=>")
	return list
}

func (c *cursor) arg() script.Arg {
	raw := c.word(0)
	a := script.NewArg(raw, "=:")
	if c.has("...") {
		c.i += 3
		a.Many = true
	}
	if c.has("{") {
		c.i++
		a.Flag, a.Value = "", nil
		if !c.has("}") && !c.has("=") {
			a.Flag = c.name()
		}
		if c.has("=") {
			c.i++
			v := c.word(0)
			a.Value = &v
		}
		c.expect("}")
	}
	return a
}

func (c *cursor) outputs() []script.Redirect {
	var list []script.Redirect
	for {
		m := outputPattern.FindStringSubmatch(c.s[c.i:])
		if m == nil {
			return list
		}
		c.i += len(m[0])
		list = append(list, script.Redirect{From: unescape(m[1]), Append: m[2] == ">>", To: c.word(0)})
	}
}

func (c *cursor) assign(at source.Place, verb string, set map[string]bool, scope script.Scope) *script.Assign {
	a := &script.Assign{Place: at, Scope: scope, Keyed: set["keyed"]}
	for _, s := range []script.Scope{script.Local, script.Global, script.Export, script.OneCall} {
		if set[string(s)] {
			a.Scope = s
		}
	}
	if set["usual"] {
		a.Scope = script.Usual
	}
	c.expect(" ")
	a.Name = c.name()
	a.Path = c.path()
	if verb != "assign" {
		a.Op = script.AssignOp(verb)
		c.end()
		return a
	}
	c.expect(" ")
	a.Op = script.AssignOp(c.token())
	a.Value = *c.lastWord()
	return a
}

func (c *cursor) path() []script.Word {
	var list []script.Word
	for c.has("[") {
		c.i++
		if c.has("(((") || c.has("(") && !c.has("((") {
			c.i++
			list = append(list, c.word(0))
			c.expect(")")
		} else {
			list = append(list, c.word(']'))
		}
		c.expect("]")
	}
	return list
}

func (c *cursor) param() script.Param {
	p := script.Param{Place: c.place(), Name: c.name()}
	for c.has("|") {
		c.i++
		p.Aliases = append(p.Aliases, c.name())
	}
	set := c.flags()
	p.Switch, p.Mandatory = set["switch"], set["mandatory"]
	if c.has(" type ") {
		c.i += 6
		p.Type = c.name()
	}
	if c.has(" = ") {
		c.i += 3
		w := c.word(0)
		p.Default = &w
	}
	if c.has(" in ") {
		c.i += 3
		p.Allowed = c.words()
	}
	c.end()
	return p
}

func (c *cursor) spelledBy(parent *script.Call) *script.Word {
	if c.has("(") {
		c.i++
		w := c.word(0)
		c.expect(")")
		return &w
	}
	which := c.token()
	if parent == nil {
		c.fail("a word of no call")
	}
	n, err := strconv.Atoi(strings.TrimSuffix(which, "="))
	switch {
	case which == "input" && parent.Input != nil:
		return parent.Input
	case which == "name":
		return &parent.Name
	case err != nil || n >= len(parent.Args):
		c.fail("the call has no word %s", which)
	case strings.HasSuffix(which, "="):
		return parent.Args[n].Value
	}
	return &parent.Args[n].Raw
}

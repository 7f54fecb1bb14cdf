package powershell

import (
	"path"
	"strings"
	"unicode/utf8"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// inner finds the program that a call is given as a text: bash -c '…',
// Invoke-Expression '…', Set-Content run.ps1 '…'. nodes are its arguments.
func (l *lowerer) inner(c *script.Call, nodes []*Node) {
	name, ok := c.Name.Literal()
	if !ok {
		return
	}
	switch strings.ToLower(name) {
	case "invoke-expression", "iex":
		if i := textArgument(c, "-command"); i >= 0 {
			l.addInner(c, i, nodes[i], script.PowerShell, script.Here)
		}
		return
	case "set-content", "add-content", "out-file":
		l.written(c, nil, nil)
		if i := writtenArgument(c); i >= 0 {
			if lang := writtenLang(fileArgument(c)); lang != "" {
				l.addInner(c, i, nodes[i], lang, script.Written)
			}
		}
		return
	}
	launch, ok := script.LaunchOf(name, len(c.Args), func(i int) (string, bool) { return script.LaunchWord(c.Args[i].Raw) }, nil)
	if !ok || launch.Nothing || launch.Code < 0 || launch.Glued > 0 || launch.By.Lang == "" {
		return
	}
	l.addInner(c, launch.Code, nodes[launch.Code], launch.By.Lang, launch.Where)
	if n := len(c.Inner); n > 0 {
		c.Inner[n-1].Flags = launch.Flags
	}
}

// textArgument returns the argument that is the text of a command: the one behind
// a parameter, else the first without one; -1 if there is none.
func textArgument(c *script.Call, parameter string) int {
	for i, a := range c.Args {
		if a.Flag == "" {
			return i
		}
		if len(a.Flag) > 1 && strings.HasPrefix(parameter, strings.ToLower(a.Flag)) && a.Value == nil && i+1 < len(c.Args) {
			return i + 1
		}
	}
	return -1
}

// writtenArgument returns the argument that Set-Content writes, -1 if there is none.
func writtenArgument(c *script.Call) int {
	words := 0
	for i := 0; i < len(c.Args); i++ {
		a := c.Args[i]
		flag := strings.ToLower(a.Flag)
		switch {
		case flag == "":
			if words++; words == 2 {
				return i
			}
		case strings.HasPrefix("-value", flag), strings.HasPrefix("-inputobject", flag):
			if i+1 < len(c.Args) {
				return i + 1
			}
		case strings.HasPrefix("-path", flag), strings.HasPrefix("-filepath", flag), strings.HasPrefix("-literalpath", flag):
			words++
			i++
		case strings.HasPrefix("-encoding", flag):
			i++
		}
	}
	return -1
}

// fileArgument returns the file that Set-Content or Out-File writes, as far as its
// end is known.
func fileArgument(c *script.Call) string {
	for i := 0; i < len(c.Args); i++ {
		a := c.Args[i]
		flag := strings.ToLower(a.Flag)
		switch {
		case flag == "":
			return a.Raw.Suffix()
		case strings.HasPrefix("-path", flag), strings.HasPrefix("-filepath", flag), strings.HasPrefix("-literalpath", flag):
			if a.Value != nil {
				return a.Value.Suffix()
			}
			if i+1 < len(c.Args) {
				return c.Args[i+1].Raw.Suffix()
			}
		case strings.HasPrefix("-encoding", flag), strings.HasPrefix("-value", flag):
			i++
		}
	}
	return ""
}

// writtenLang returns the language of a program by the name of its file.
func writtenLang(file string) script.Lang {
	switch strings.ToLower(path.Ext(file)) {
	case ".ps1", ".psm1":
		return script.PowerShell
	case ".sh", ".bash":
		return script.Bash
	case ".cmd", ".bat":
		return script.Batch
	case ".py":
		return script.Python
	}
	return ""
}

// written finds the program that a command writes into a file from its input,
// which n, the first element of its pipeline, is.
func (l *lowerer) written(c *script.Call, command, n *Node) {
	if n == nil || n.Kind != NCommandExpression || len(n.Kids) != 1 || c.Input == nil {
		return
	}
	name, _ := c.Name.Literal()
	switch strings.ToLower(name) {
	case "set-content", "add-content", "out-file":
		if lang := writtenLang(fileArgument(c)); lang != "" {
			l.addText(c, c.Input, n.Kids[0], lang, script.Written)
		}
	case "iex", "invoke-expression":
		l.addText(c, c.Input, n.Kids[0], script.PowerShell, script.Here)
	default:
		launch, ok := script.LaunchOf(name, len(c.Args), func(i int) (string, bool) { return script.LaunchWord(c.Args[i].Raw) }, nil)
		if ok && launch.Stdin && !launch.Nothing && launch.By.Lang != "" {
			l.addText(c, c.Input, n.Kids[0], launch.By.Lang, launch.Where)
		}
	}
}

func (l *lowerer) addInner(c *script.Call, i int, n *Node, lang script.Lang, where script.Where) {
	if a := &c.Args[i]; a.Flag == "" {
		l.addText(c, &a.Raw, n, lang, where)
	}
}

// addText adds the program that a string spells.
func (l *lowerer) addText(c *script.Call, w *script.Word, n *Node, lang script.Lang, where script.Where) {
	if v := parenValue(n); v != nil {
		n = v
	}
	if n.Kind != NString && n.Kind != NExpandable || n.depth > 0 {
		return
	}
	t := inner{l: l, b: source.NewBuilder(l.text)}
	t.string(n)
	text := t.b.Text(spellers[n.Op])
	if strings.Trim(text.Value, " \t\r\n_") == "" {
		return
	}
	s := &script.Script{Text: text, Parent: c, Word: w, Lang: lang, Where: where}
	if len(text.Holes) > 0 && len(text.Holes) == len(t.fills) {
		s.Fills = t.fills
	}
	c.Inner = append(c.Inner, s)
}

// An inner puts the text together that a string spells.
type inner struct {
	l     *lowerer
	b     *source.Builder
	fills []*script.Word
}

// string adds the text of a word or string.
func (t *inner) string(n *Node) {
	lo, hi := stringSpan(t.l.text.Value, n)
	for i, p := range n.parts {
		t.piece(n.Op, lo, int(p.start))
		t.b.Hole(int(p.start), int(p.end))
		var w *script.Word
		if i < len(n.Kids) {
			x := t.l.word(n.Kids[i])
			w = &x
		}
		t.fills = append(t.fills, w)
		lo = int(p.end)
	}
	t.piece(n.Op, lo, hi)
}

// stringSpan returns where the content of a word or string lies.
func stringSpan(text string, n *Node) (lo, hi int) {
	lo, hi = int(n.Start), int(n.End)
	s := text[lo:hi]
	switch n.Op {
	case StringLiteral, StringExpandable:
		_, w := utf8.DecodeRuneInString(s)
		lo += w
		if _, w := utf8.DecodeLastRuneInString(s); hi-w >= lo {
			hi -= w
		}
	case HereStringLiteral, HereStringExpandable:
		i, j := strings.IndexAny(s, "\r\n"), strings.LastIndexAny(s, "\r\n")
		if i < 0 || j < i {
			return lo, lo
		}
		first, last := lo+i+1, lo+j
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			first++
		}
		if s[j] == '\n' && j > 0 && s[j-1] == '\r' {
			last--
		}
		return first, max(first, last)
	}
	return lo, hi
}

// piece adds the literal text between two offsets, quotes and escapes taken off.
func (t *inner) piece(kind Kind, lo, hi int) {
	text := t.l.text.Value
	plain := lo
	write := func(value string, from, to int) {
		t.b.Copy(plain, from)
		t.b.Write(value, from, to)
		plain = to
	}
	for i := lo; i < hi; {
		c, n := runeAt(text, i)
		next, m := runeAt(text, i+n)
		switch {
		case c == '`' && kind != StringLiteral && kind != HereStringLiteral && i+n < hi:
			v := value{l: &lexer{p: newParser(source.Text{}), view: view{text: text[:hi]}, pos: i}, from: i}
			v.escape(true)
			if end := v.l.pos; end > i+1 {
				write(v.built.String(), i, end)
				i = end
				continue
			}
		case kind == StringLiteral && isSingleQuote(c) && isSingleQuote(next), kind == StringExpandable && isDoubleQuote(c) && isDoubleQuote(next):
			write(string(next), i, i+n+m)
			n += m
		case kind == Generic && (isSingleQuote(c) || isDoubleQuote(c)):
			t.b.Copy(plain, i)
			plain = i + n
		}
		i += n
	}
	t.b.Copy(plain, hi)
}

// spellers write text in each kind of quotes. Between others nothing can be written.
var spellers = map[Kind]source.Speller{
	StringLiteral: func(s string) (string, bool) {
		var b strings.Builder
		for _, c := range s {
			if isSingleQuote(c) {
				b.WriteRune(c)
			}
			b.WriteRune(c)
		}
		return b.String(), true
	},
	StringExpandable:     spellExpandable,
	HereStringExpandable: refuse,
	HereStringLiteral:    refuse,
	Generic:              refuse,
}

func refuse(string) (string, bool) { return "", false }

func spellExpandable(s string) (string, bool) {
	var b strings.Builder
	for _, c := range s {
		if c == '$' || c == '`' || isDoubleQuote(c) {
			b.WriteByte('`')
		}
		b.WriteRune(c)
	}
	return b.String(), true
}

package script

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/authlint/authlint/parsers/source"
)

// maybe returns sep and the word if there is one.
func (d *dump) maybe(sep string, w *Word) string {
	if w == nil {
		return ""
	}
	return sep + d.word(*w)
}

func (d *dump) words(sep string, list []Word) string {
	var b strings.Builder
	for _, w := range list {
		b.WriteString(sep)
		b.WriteString(d.word(w))
	}
	return b.String()
}

func (d *dump) path(list []Word) string {
	var b strings.Builder
	for _, w := range list {
		s := d.word(w)
		for _, p := range w.Parts {
			if p.Kind == Lit && p.Glob && strings.ContainsAny(p.Text, "[]") {
				s = "(" + s + ")"
				break
			}
		}
		b.WriteString("[" + s + "]")
	}
	return b.String()
}

// name returns a name of the program; at is what holds it.
func (d *dump) name(at source.Place, s string) string {
	if s == "" {
		return "''"
	}
	return escape(d.mask(at, s), keyText)
}

// word returns a word in the notation of [Dump].
func (d *dump) word(w Word) string {
	if len(w.Parts) == 0 {
		return "''"
	}
	lines := 0
	for _, p := range w.Parts {
		if p.Kind == Lit && p.Quoted {
			lines += strings.Count(p.Text, "\n")
		}
	}
	var b strings.Builder
	open := false // between quotes
	toggle := func(want bool) {
		if open != want {
			b.WriteByte('"')
			open = want
		}
	}
	for i := range w.Parts {
		p := &w.Parts[i]
		at := p.Place
		if at.File == nil {
			at = w.Place
		}
		if p.verbose() {
			toggle(false)
			b.WriteString(d.verbose(p, at))
			continue
		}
		afterLit := i > 0 && p.Kind == Lit && w.Parts[i-1].Kind == Lit && !w.Parts[i-1].verbose() && w.Parts[i-1].Quoted == p.Quoted
		if p.Kind == Lit && p.Quoted && (p.Text == "" || afterLit) {
			toggle(false)
		}
		toggle(p.Quoted)
		switch p.Kind {
		case Lit:
			text := d.mask(at, p.Text)
			switch {
			case p.Quoted && p.Text == "":
				b.WriteByte('"')
				open = false
			case p.Quoted && lines > 1:
				b.WriteString(escape(text, longText))
				if i+1 < len(w.Parts) && strings.HasSuffix(text, "\n") && w.Parts[i+1].Quoted && w.Parts[i+1].Kind != Lit && !w.Parts[i+1].verbose() {
					b.WriteString(continued)
				}
			case p.Quoted:
				b.WriteString(escape(text, quotedText))
			default:
				if afterLit && !p.Split && !w.Parts[i-1].Split {
					b.WriteByte('|')
				}
				form := bareText
				if p.Glob {
					form = globText
				}
				if text = escape(text, form); p.Split {
					text = "~(" + text + ")"
				}
				b.WriteString(text)
			}
		case Var:
			b.WriteString(d.variable(p, at, i+1 < len(w.Parts) && continuesName(&w.Parts[i+1], p.Quoted)))
		case Filled:
			b.WriteString(sigil("<", p.Split) + strconv.Itoa(p.Index) + ":" + escape(d.mask(at, p.Text), holeText) + ">")
		case Output:
			b.WriteString(sigil("$", p.Split) + "(" + d.later(p.Block) + ")")
		case Code:
			b.WriteString("{" + d.later(p.Block) + "}")
		case List:
			b.WriteString("@(" + strings.TrimPrefix(d.words(" ", p.Items), " ") + ")")
		case Table:
			b.WriteString("@{")
			for j := range p.Items {
				if j > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(d.key(p.Keys[j]) + "=" + d.word(p.Items[j]))
			}
			b.WriteByte('}')
		case Op:
			b.WriteString(sigil("%(", p.Split) + escape(d.mask(at, p.Name), opText) + d.words(" ", p.Items) + ")")
		}
	}
	toggle(false)
	return b.String()
}

// key returns a key of a table, so that the "=" after it is the first one.
func (d *dump) key(w Word) string {
	if s, ok := w.Literal(); ok && len(w.Parts) == 1 && !w.Parts[0].Quoted && !w.Parts[0].verbose() && !w.Parts[0].Glob && !w.Parts[0].Split {
		at := w.Parts[0].Place
		if at.File == nil {
			at = w.Place
		}
		return escape(d.mask(at, s), keyText)
	}
	if len(w.Parts) == 1 && w.Parts[0].Quoted || len(w.Parts) == 0 {
		return d.word(w)
	}
	return "(" + d.word(w) + ")"
}

// later numbers a block that is to stand below the line.
func (d *dump) later(b *Block) string {
	d.todo = append(d.todo, b)
	return "#" + strconv.Itoa(len(d.todo))
}

func sigil(s string, split bool) string {
	if split {
		return s + "~"
	}
	return s
}

func (d *dump) variable(p *Part, at source.Place, joined bool) string {
	if isShortName(p.Name) && len(p.Path) == 0 && p.Expand == "" && !joined {
		if name := d.mask(at, p.Name); isShortName(name) {
			return sigil("$", p.Split) + name
		}
	}
	s := sigil("$", p.Split) + "{" + d.name(at, p.Name) + d.path(p.Path)
	if p.Expand != "" {
		s += " " + p.Expand + d.words(" ", p.Items)
	}
	return s + "}"
}

// continuesName reports whether p, written after a name, could be read as more of it.
func continuesName(p *Part, quoted bool) bool {
	if p.Kind != Lit || p.Quoted != quoted || p.Text == "" || p.verbose() {
		return false
	}
	c := p.Text[0]
	return isNameByte(c) || c == '.' || c >= utf8.RuneSelf
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// isShortName reports whether a variable's name can stand without braces.
func isShortName(s string) bool {
	if len(s) == 1 && strings.Contains("@*#?!-$", s) {
		return true
	}
	for i := 0; i < len(s); i++ {
		if !isNameByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// verbose reports whether p needs the notation that names every field.
func (p *Part) verbose() bool {
	if p.Quoted && p.Split {
		return true
	}
	var has struct{ text, name, index, items, keys, block, path, expand, split, glob bool } // what the short notation can say
	ok := true
	switch p.Kind {
	case Lit:
		has.text, has.glob, has.split = true, true, true
		ok = p.Text != "" || p.Quoted
		if p.Glob {
			ok = !p.Quoted && strings.ContainsAny(p.Text, globBytes) && !isOpener(p.Text)
		}
	case Var:
		has.name, has.path, has.expand, has.items, has.split = true, true, true, true, true
		ok = p.Name != "" && (p.Expand != "" || len(p.Items) == 0) && !strings.ContainsAny(p.Expand, " {}\\\"\n\r\t")
	case Filled:
		has.text, has.index, has.split = true, true, true
		ok = p.Index >= 0
	case Output:
		has.block, has.split = true, true
	case Code:
		has.block = true
		ok = !p.Quoted
	case List:
		has.items = true
		ok = !p.Quoted
	case Table:
		has.items, has.keys = true, true
		ok = !p.Quoted && len(p.Items) == len(p.Keys)
	case Op:
		has.name, has.items, has.split = true, true, true
		ok = p.Name != ""
	default:
		return true
	}
	return !ok || p.Text != "" && !has.text || p.Name != "" && !has.name || p.Index != 0 && !has.index ||
		len(p.Items) > 0 && !has.items || len(p.Keys) > 0 && !has.keys || p.Block != nil && !has.block || has.block && p.Block == nil ||
		len(p.Path) > 0 && !has.path || p.Expand != "" && !has.expand || p.Split && !has.split || p.Glob && !has.glob
}

// verbose returns p with every field that is set.
func (d *dump) verbose(p *Part, at source.Place) string {
	var b strings.Builder
	b.WriteString("<" + string(p.Kind))
	if p.Text != "" {
		b.WriteString(" " + quote(d.mask(at, p.Text)))
	}
	if p.Name != "" {
		b.WriteString(" name:" + d.name(at, p.Name))
	}
	if p.Index != 0 {
		b.WriteString(" index:" + strconv.Itoa(p.Index))
	}
	if p.Expand != "" {
		b.WriteString(" expand:" + escape(p.Expand, keyText))
	}
	for _, x := range []struct {
		set  bool
		name string
	}{{p.Quoted, "quoted"}, {p.Split, "split"}, {p.Glob, "glob"}} {
		if x.set {
			b.WriteString(" " + x.name)
		}
	}
	for _, x := range []struct {
		name string
		list []Word
	}{{"path", p.Path}, {"keys", p.Keys}, {"items", p.Items}} {
		if len(x.list) > 0 {
			b.WriteString(" " + x.name + "(" + strings.TrimPrefix(d.words(" ", x.list), " ") + ")")
		}
	}
	if p.Block != nil {
		b.WriteString(" " + d.later(p.Block))
	}
	return b.String() + ">"
}

// A textForm says where a piece of text stands in a dump, and so what in it
// needs a backslash.
type textForm string

const (
	bareText   textForm = ` "'\$<>(){}|` + globBytes
	globText   textForm = ` "'\$<>(){}|`
	keyText    textForm = ` "'\$<>(){}|=#` + globBytes
	quotedText textForm = `"\$<`
	longText   textForm = `"\$< ` // quotedText that goes on in the next line after a line end
	holeText   textForm = `>\`
	opText     textForm = ` "\()~` // the name of an operator
)

// isOpener reports whether a text is the name of a test or of arithmetic, which
// stands without backslashes.
func isOpener(s string) bool { return s == "[" || s == "[[" || s == "((" }

// globBytes are the bytes that make a bare text a pattern.
const globBytes = "*?[]~"

// quote returns s in quotes.
func quote(s string) string { return `"` + escape(s, quotedText) + `"` }

// escape writes s so that it can stand where form says: no control character
// and no character without a shape comes through as it is.
func escape(s string, form textForm) string {
	var b strings.Builder
	bare := form == bareText || form == globText || form == keyText
	if form == bareText && isOpener(s) {
		return s
	}
	fresh := false // at the beginning of a continued line
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		c := s[i]
		i += n
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteString(`\x` + hex(uint32(c), 2))
		case c == '\n':
			b.WriteString(`\n`)
			if form == longText && i < len(s) {
				b.WriteString(continued)
				fresh = true
				continue
			}
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case r != ' ' && !unicode.IsPrint(r):
			switch {
			case r < utf8.RuneSelf:
				b.WriteString(`\x` + hex(uint32(r), 2))
			case r <= 0xFFFF:
				b.WriteString(`\u` + hex(uint32(r), 4))
			default:
				b.WriteString(`\U` + hex(uint32(r), 8))
			}
		case c == ' ' && form == longText:
			if fresh {
				b.WriteByte('\\')
			}
			b.WriteByte(' ')
		case c < utf8.RuneSelf && strings.IndexByte(string(form), c) >= 0,
			!bare && form != holeText && c == '%' && i < len(s) && s[i] == '(',
			bare && c == '.' && i == len(s) && strings.HasSuffix(s, "..."):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteString(s[i-n : i])
		}
		fresh = false
	}
	return b.String()
}

func hex(n uint32, digits int) string {
	s := strconv.FormatUint(uint64(n), 16)
	for len(s) < digits {
		s = "0" + s
	}
	return s
}

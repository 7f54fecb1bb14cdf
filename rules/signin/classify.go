package signin

import (
	"strings"
	"unicode"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// A kind says what a word is taken for.
type kind int

const (
	isValue kind = iota
	isOption
	isForeign   // looks like an option, and is none of the command's
	isAmbiguous // begins several options
	isDashes    // "--"
	isOpen      // not known: an option, a value, or several
)

// A taken is a word that was taken for an option.
type taken struct {
	kind   kind
	option *facts.Option
	name   string      // the option's name as it was found: "--username"
	value  *flow.Value // what is glued to it
	eq     bool        // … after "="
}

// classify takes a word for an option or a value.
func (b *binder) classify(w word) taken {
	s, known := w.Known()
	if !known {
		return b.unknown(w)
	}
	if b.grammar.Colon {
		if t := b.colon(w, s); t.kind == isOption {
			return t
		}
	}
	if b.tool.Files != nil && len(s) > 1 && s[0] == '@' {
		return taken{kind: isOpen} // what stands in the file takes its place
	}
	if s == "" || s[0] != '-' || len(s) == 1 {
		return taken{kind: isValue}
	}
	if o := b.named(s); o != nil {
		return taken{kind: isOption, option: o, name: s}
	}
	if s == "--" {
		return taken{kind: isDashes}
	}
	if name, _, ok := strings.Cut(s, "="); ok {
		if o := b.named(name); o != nil && b.equals(name) {
			v := cut(w.Value, len(name)+1)
			return taken{kind: isOption, option: o, name: name, value: &v, eq: true}
		}
	}
	if t := b.abbreviated(w, s); t.kind != isForeign {
		return t
	}
	if b.grammar.Sentences && (isNegative(s) || strings.Contains(s, " ")) {
		return taken{kind: isValue}
	}
	return taken{kind: isForeign}
}

// equals reports whether the tool takes a value after "=" behind a name.
func (b *binder) equals(name string) bool {
	if strings.HasPrefix(name, "--") {
		return b.grammar.Equals
	}
	return b.grammar.ShortEquals
}

// colon reads /name:value, /name=value, /name and the same with a dash.
func (b *binder) colon(w word, s string) taken {
	if s == "" || s[0] != '/' && s[0] != '-' {
		return taken{kind: isValue}
	}
	name, ok := s, false
	if i := strings.IndexAny(s, ":="); i > 0 {
		name, ok = s[:i], true
	}
	o := b.named("/" + name[1:])
	if o == nil {
		return taken{kind: isForeign}
	}
	t := taken{kind: isOption, option: o, name: name}
	if ok {
		v := cut(w.Value, len(name)+1)
		t.value, t.eq = &v, true
	}
	return t
}

// named returns the option of exactly that name, in any case where the tool does
// not care.
func (b *binder) named(name string) *facts.Option {
	for i := range b.options {
		for _, n := range b.options[i].Names {
			if n == name || b.grammar.Fold && strings.EqualFold(n, name) {
				return &b.options[i]
			}
		}
	}
	return nil
}

// abbreviated finds the option that s, which begins with a dash, is the
// beginning of, or a letter with its value.
func (b *binder) abbreviated(w word, s string) taken {
	if strings.HasPrefix(s, "--") {
		if !b.grammar.Prefixes {
			return taken{kind: isForeign}
		}
		prefix, eq := s, false
		if b.grammar.Equals {
			prefix, _, eq = strings.Cut(s, "=")
		}
		o, name, n := b.beginning(prefix)
		switch {
		case n > 1:
			return taken{kind: isAmbiguous}
		case n == 0:
			return taken{kind: isForeign}
		}
		t := taken{kind: isOption, option: o, name: name, eq: eq}
		if eq {
			v := cut(w.Value, len(prefix)+1)
			t.value = &v
		}
		return t
	}
	o := b.named(s[:2])
	if o == nil || b.oneDash(o, s) {
		return taken{kind: isForeign}
	}
	if !b.grammar.Glued && o.Takes != facts.Flag {
		return taken{kind: isForeign}
	}
	v := cut(w.Value, 2)
	return taken{kind: isOption, option: o, name: s[:2], value: &v}
}

// oneDash reports whether s is a long name with one dash that the tool refuses.
// -password is meant for --password. It would be -p with the value "assword", and
// what follows would be refused. What is glued, as in -password=x, is not, nor is
// a long name that takes no value.
func (b *binder) oneDash(letter *facts.Option, s string) bool {
	name, _, glued := strings.Cut(s, "=")
	full := b.named("-" + name)
	if len(s) <= 3 || full == nil {
		return false
	}
	return letter.Takes == facts.Flag || full.Takes != facts.Flag && !glued
}

// beginning counts the names that begin with prefix and returns the last of
// them. Options that are not taken any more have no short forms.
func (b *binder) beginning(prefix string) (o *facts.Option, name string, n int) {
	for i := range b.options {
		if b.options[i].Removed != "" {
			continue
		}
		for _, full := range b.options[i].Names {
			if strings.HasPrefix(full, prefix) {
				o, name = &b.options[i], full
				n++
			}
		}
	}
	return o, name, n
}

// short reads what is glued to a letter that takes no value: the rest of a
// cluster. rest is its text, as far as it is known.
func (b *binder) short(t taken, rest string) taken {
	if t.eq || strings.HasPrefix(t.name, "--") {
		return taken{kind: isForeign} // --identity=x, -i=x
	}
	if rest == "" {
		rest = t.value.Prefix()
	}
	if rest == "" {
		return taken{kind: isForeign}
	}
	o := b.named("-" + rest[:1])
	if o == nil {
		return taken{kind: isForeign}
	}
	next := taken{kind: isOption, option: o, name: "-" + rest[:1]}
	if _, known := t.value.Known(); known && len(rest) == 1 {
		return next
	}
	v := cut(*t.value, 1)
	if len(rest) > 1 && rest[1] == '=' && b.grammar.ShortEquals {
		v = cut(*t.value, 2)
		next.eq = true
	}
	next.value = &v
	return next
}

// unknown takes a word of which not all is known.
func (b *binder) unknown(w word) taken {
	p := w.Prefix()
	switch {
	case p == "":
		return taken{kind: isOpen}
	case p[0] != '-' && !(b.grammar.Colon && p[0] == '/'):
		return taken{kind: isValue}
	}
	if b.grammar.Colon {
		if t := b.colon(w, p); t.kind == isOption && t.eq {
			return t
		}
	}
	if name, _, ok := strings.Cut(p, "="); ok && b.equals(name) {
		o, full := b.named(name), name
		if o == nil && b.grammar.Prefixes && strings.HasPrefix(name, "--") {
			var n int
			if o, full, n = b.beginning(name); n != 1 {
				o = nil
			}
		}
		if o != nil {
			v := cut(w.Value, len(name)+1)
			return taken{kind: isOption, option: o, name: full, value: &v, eq: true}
		}
	}
	if !strings.HasPrefix(p, "--") && len(p) >= 2 {
		return b.abbreviated(w, p)
	}
	return taken{kind: isOpen}
}

func isNegative(s string) bool {
	s = s[1:]
	whole, frac, dot := strings.Cut(s, ".")
	if dot {
		return digits(whole) && frac != "" && digits(frac)
	}
	return whole != "" && digits(whole)
}

func digits(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) { // Python's \d: those of every script
			return false
		}
	}
	return true
}

// cut returns a value without its first n bytes, which are known.
func cut(v flow.Value, n int) flow.Value {
	switch {
	case n == 0:
		return v
	case v.Kind == flow.Text:
		v.From = cutPlace(v.From, v.Text, n)
		v.Text = v.Text[min(n, len(v.Text)):]
		return v
	case v.Kind != flow.Joined:
		return v
	}
	items := v.Items
	var rest []flow.Value
	for i, item := range items {
		if s, ok := item.Known(); ok && n >= len(s) {
			n -= len(s)
			continue
		}
		rest = append(rest, cut(item, n))
		rest = append(rest, items[i+1:]...)
		break
	}
	switch len(rest) {
	case 0:
		return flow.Value{Kind: flow.Text, From: v.From}
	case 1:
		one := rest[0]
		one.Words = one.Words || v.Words
		return one
	}
	v.Items = rest
	return v
}

// cutPlace moves the place of a literal past its first n bytes, if it spells
// them as they are.
func cutPlace(from []source.Place, text string, n int) []source.Place {
	if len(from) == 0 || n > len(text) {
		return from
	}
	p := from[0]
	raw := p.Text()
	skip := 0
	if len(raw) > len(text) && (raw[0] == '"' || raw[0] == '\'') {
		skip = 1
	}
	if !strings.HasPrefix(raw[min(skip, len(raw)):], text[:n]) {
		return from
	}
	p.Start += skip + n
	p.End -= skip
	if p.End < p.Start {
		return from
	}
	return append([]source.Place{p}, from[1:]...)
}

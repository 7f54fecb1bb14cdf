package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// This file reads words as the tools do. For Python's argparse it follows
// CPython's Lib/argparse.py: every word is first taken for an option or a value,
// without regard to what stands before it, and then options take the values that
// follow. So "-p -x" is refused, "-p -1" is not, and "-p '-x y'" is not.

// A word is one word of a call.
type word struct {
	flow.Value
	at source.Place // where it is written; else where the call takes it from
}

// A reading is one way a call's words can be read.
type reading struct {
	command  *facts.Command // nil: none of the table
	words    []string       // of the command, as far as they are known: "acr", "login"
	operands []word         // of a command that takes some
	given    []Given
	unread   []string // what the tool would refuse
	open     bool     // words that are not known may be further options
}

// helps reports whether the call asks for help and does nothing else.
func (r reading) helps() bool { return given(r.given, facts.Help) != nil }

// A binder reads the words of one call.
type binder struct {
	tool    *facts.Tool
	grammar facts.Grammar
	options []facts.Option // of the command and the tool
	words   []word
	out     reading
}

// read reads words, those after the tool's name.
func read(t *facts.Tool, words []word) reading {
	b := &binder{tool: t, grammar: t.Parser.Grammar(), options: t.Options, words: words}
	rest := 0
	if root := t.Command(nil); root == nil || !root.Operands {
		rest = b.commandWords()
	}
	b.out.command = t.Command(b.out.words)
	b.options = t.All(b.out.command)
	if c := b.out.command; c != nil && !c.Group && len(c.Words) > 0 {
		b.out.unread = append(b.out.unread, b.out.words[len(c.Words):]...)
	}
	b.arguments(rest)
	return b.out
}

// commandWords takes the words of the command, with options of the tool before
// them, and returns the index of the first word after them.
func (b *binder) commandWords() int {
	i := 0
	for i < len(b.words) {
		w := b.words[i]
		s, known := w.Known()
		if len(b.out.words) > 0 {
			if !known || strings.HasPrefix(s, "-") || b.classify(w).kind != isValue {
				break
			}
			b.out.words = append(b.out.words, s)
			i++
			continue
		}
		switch t := b.classify(w); {
		case !known && t.kind == isOpen && w.Words: // it may be nothing
			b.out.open = true
			i++
		case !known && t.kind != isOption, t.kind == isOpen:
			b.out.open = true
			return i
		case t.kind == isOption:
			i = b.take(t, i)
		case t.kind == isValue:
			b.out.words = append(b.out.words, s)
			i++
		default:
			b.out.unread = append(b.out.unread, s)
			i++
		}
	}
	return i
}

// arguments reads everything after the command's words.
func (b *binder) arguments(i int) {
	for i < len(b.words) {
		w := b.words[i]
		t := b.classify(w)
		switch t.kind {
		case isOption:
			i = b.take(t, i)
			continue
		case isOpen:
			b.open(w)
		case isDashes:
			for _, w := range b.words[i:] {
				if s, _ := w.Known(); s != "--" || !b.grammar.Greedy {
					b.operand(w)
				}
			}
			return
		case isForeign, isAmbiguous:
			if c := b.out.command; c != nil && c.Others {
				break
			}
			b.refuse(w)
			// What follows is meant for its value.
			if s, _ := w.Known(); !strings.Contains(s, "=") && i+1 < len(b.words) && b.looksLikeValue(b.words[i+1]) {
				i++
				b.refuse(b.words[i])
			}
		default:
			b.operand(w)
		}
		i++
	}
}

// open takes a word of which nothing is known: an option, or an operand. One that
// stands in quotes is one word, and where operands are taken it is taken for one.
func (b *binder) open(w word) {
	if w.Kind == flow.Unknown && w.Text != "" && b.out.command != nil && b.out.command.Operands { // https://host/path?query
		w.Value = meant(w.Value)
		b.operand(w)
		return
	}
	if c := b.out.command; c != nil && (c.Operands || c.Others) && !w.Words {
		b.out.operands = append(b.out.operands, w)
		return
	}
	b.out.open = true
}

// operand takes a word that is no option.
func (b *binder) operand(w word) {
	if c := b.out.command; c != nil && (c.Operands || c.Others) {
		b.out.operands = append(b.out.operands, w)
		return
	}
	b.refuse(w)
}

func (b *binder) refuse(w word) {
	s, ok := w.Known()
	if !ok {
		s = w.Prefix() + "…"
	}
	b.out.unread = append(b.out.unread, s)
}

// take gives the option at i its values and returns the index after them.
func (b *binder) take(t taken, i int) int {
	w := b.words[i]
	i++
	if t.eq && t.option.Takes == facts.Flag && b.grammar.Bools {
		b.giveBool(t, w)
		return i
	}
	for t.value != nil && t.option.Takes == facts.Flag {
		// A cluster of letters: the next one is an option too.
		rest, known := t.value.Known()
		next := b.short(t, rest)
		b.give(t, nil, w)
		switch {
		case !known && rest == "" && t.value.Prefix() == "":
			b.out.open = true
			return i
		case next.kind != isOption:
			b.refuse(w)
			return i
		}
		t = next
	}
	if t.value != nil {
		v := *t.value
		b.give(t, &v, w)
		return i
	}
	switch t.option.Takes {
	case facts.Flag, facts.InWord:
		b.give(t, nil, w)
	case facts.One:
		if i < len(b.words) && b.fits(b.words[i]) {
			v := b.words[i].Value
			b.give(t, &v, w)
			return i + 1
		}
		b.give(t, nil, w)
		b.out.unread = append(b.out.unread, t.name)
	default:
		from := i
		for i < len(b.words) && b.fits(b.words[i]) {
			// Of several words that are not known, any may be an option.
			if i > from && b.classify(b.words[i]).kind == isOpen {
				b.out.open = true
			}
			i++
		}
		switch {
		case i > from:
			v := b.words[from].Value
			b.give(t, &v, w)
			g := &b.out.given[len(b.out.given)-1]
			for _, more := range b.words[from+1 : i] {
				g.More = append(g.More, more.Value)
			}
		default:
			b.give(t, nil, w)
			if t.option.Takes == facts.Some {
				b.out.unread = append(b.out.unread, t.name)
			}
		}
	}
	return i
}

// giveBool gives a flag that is switched on or off by a text: --identity=false.
func (b *binder) giveBool(t taken, w word) {
	switch s, known := t.value.Known(); {
	case !known:
		b.out.open = true
	case isTrue(s):
		b.give(t, nil, w)
	case !isFalse(s):
		b.refuse(w)
	}
}

// isTrue and isFalse know the texts that Go's strconv.ParseBool takes; Node's
// parsers take the longer ones.
func isTrue(s string) bool {
	return slices.Contains([]string{"1", "t", "T", "true", "TRUE", "True"}, s)
}
func isFalse(s string) bool {
	return slices.Contains([]string{"0", "f", "F", "false", "FALSE", "False"}, s)
}

// fits reports whether a word can be an option's value.
func (b *binder) fits(w word) bool {
	return b.grammar.Greedy || b.looksLikeValue(w)
}

func (b *binder) looksLikeValue(w word) bool {
	k := b.classify(w).kind
	return k == isValue || k == isOpen
}

func (b *binder) give(t taken, v *flow.Value, w word) {
	if v != nil {
		text := meant(*v)
		v = &text
	}
	if v != nil && b.tool.Files != nil {
		v = fromFile(*v, t)
	}
	if v != nil && t.option.Values != nil {
		if s, known := v.Known(); known && !slices.ContainsFunc(t.option.Values, func(one string) bool { return strings.EqualFold(one, s) }) {
			b.out.unread = append(b.out.unread, s)
		}
	}
	b.out.give(Given{Option: t.option, Value: v, Place: w.at, Spelt: b.spelt(t, w)})
}

// spelt returns the name of an option as a word has it, without what is glued to
// it: of a cluster, -sk, the letter.
func (b *binder) spelt(t taken, w word) string {
	s, known := w.Known()
	switch {
	case len(t.name) == 2 && t.name[0] == '-':
		return t.name
	case known && (t.value == nil || t.eq):
	case strings.HasPrefix(w.Prefix(), "--"):
		s = w.Prefix()
	default:
		return t.name
	}
	s, _, _ = strings.Cut(s, "=")
	if b.grammar.Colon {
		s, _, _ = strings.Cut(s, ":")
	}
	return s
}

// meant returns the text of what would be a pattern if files matched it: as a value
// or an address it hardly is meant for one.
func meant(v flow.Value) flow.Value {
	if v.Kind == flow.Unknown && v.Text != "" {
		return flow.Value{Kind: flow.Text, Text: v.Text, From: v.From}
	}
	return v
}

// give adds an option. What a choice means is known only if its value is.
func (r *reading) give(g Given) {
	g.Means = g.Option.Means
	if g.Option.Choices != nil && g.Value != nil {
		s, known := g.Value.Known()
		means, listed := g.Option.Choice(s)
		if g.Means = means; (!known || !listed) && !g.Option.Weakens() {
			r.open = true
		}
	}
	r.given = append(r.given, g)
}

// fromFile returns the value that the tool reads where a word, or what follows the
// first "=" in it, names a file: -p @f, --password=@f, and x=@f too. It looks at
// whole words, so that in -p@f nothing is read.
func fromFile(v flow.Value, t taken) *flow.Value {
	p := v.Prefix()
	whole := t.value == nil || t.eq
	n := strings.IndexByte(p, '=') + 1
	switch {
	case whole && namesFile(v, 0):
		return &flow.Value{Kind: flow.File, Items: []flow.Value{cut(v, 1)}, From: v.From}
	case t.eq || n == 0 || !namesFile(v, n):
		return &v
	}
	head := flow.Value{Kind: flow.Text, Text: p[:n], From: v.From}
	file := flow.Value{Kind: flow.File, Items: []flow.Value{cut(v, n+1)}, From: v.From}
	return &flow.Value{Kind: flow.Joined, Items: []flow.Value{head, file}, From: v.From}
}

// namesFile reports whether v, after its first n bytes, is "@" and a name.
func namesFile(v flow.Value, n int) bool {
	p := v.Prefix()
	return len(p) > n && p[n] == '@' && (v.Kind != flow.Text || len(p) > n+1)
}

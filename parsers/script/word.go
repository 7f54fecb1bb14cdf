package script

import (
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// A Word is one word as written: the parts are joined to one text, unless one of
// them is split. A Word without Parts is the empty text.
type Word struct {
	source.Place // zero for a word that is not written anywhere
	Parts        []Part
}

// PartKind says what a part of a word is.
type PartKind string

// The kinds of part.
const (
	Lit    PartKind = "lit"    // Text, quoting removed
	Var    PartKind = "var"    // the value of the variable Name; positional parameters are "1", "@", "*", "#", "0"; "env:X" in PowerShell, "secrets.X" in what a pipeline says outside programs
	Filled PartKind = "hole"   // hole number Index of the script's Text; Text is its expression
	Output PartKind = "output" // what Block prints, line ends at its end removed
	List   PartKind = "list"   // Items: an array
	Table  PartKind = "table"  // Keys and Items, pairwise: a hash table
	Op     PartKind = "op"     // operator Name on Items: "<" contents of a file, "arith", "-f", "-join", "#" length, "." a member of a value, "::" a member of a type, a function of a pipeline …
	Code   PartKind = "code"   // Block, not run here: a script block
	Other  PartKind = "other"  // anything else; Items and Block are its children
)

// A Part is a piece of a Word.
type Part struct {
	source.Place
	Kind  PartKind
	Text  string
	Name  string
	Index int
	Items []Word
	Keys  []Word
	Block *Block

	Path   []Word // of a Var: index and members, ${a[1]}, $p.Name; "@" or "*" alone: all items
	Expand string // of a Var: what is done to its value: ":-" "-" ":=" ":+" "+" ":?" "#" "##" "%" "%%" "/" "//" "/#" "/%" "^" "^^" "," ",," ":" (slice) "!" (the variable that it names) "length" "keys" "flags"; operands are in Items
	Quoted bool   // stands in quotes: its value is never split, an empty one stays a word
	Split  bool   // the language splits its value into words: unquoted $OPTS
	Glob   bool   // of a Lit: holds an unquoted pattern (* ? [ or a leading ~) that the shell expands
}

// Literal returns the text of w if every part of it is literal, else "" and false.
func (w Word) Literal() (string, bool) {
	if len(w.Parts) == 1 && w.Parts[0].Kind == Lit {
		return w.Parts[0].Text, true
	}
	var b strings.Builder
	for _, p := range w.Parts {
		if p.Kind != Lit {
			return "", false
		}
		b.WriteString(p.Text)
	}
	return b.String(), true
}

// Is reports whether w is literally one of texts.
func (w Word) Is(texts ...string) bool {
	s, ok := w.Literal()
	if !ok {
		return false
	}
	for _, t := range texts {
		if s == t {
			return true
		}
	}
	return false
}

// Prefix returns the literal text that w begins with, as far as it goes.
func (w Word) Prefix() string {
	var b strings.Builder
	for _, p := range w.Parts {
		if p.Kind != Lit {
			break
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// Suffix returns the literal text that w ends with, as far as it goes.
func (w Word) Suffix() string {
	s := ""
	for i := len(w.Parts) - 1; i >= 0 && w.Parts[i].Kind == Lit; i-- {
		s = w.Parts[i].Text + s
	}
	return s
}

// LitWord returns a Word that is text, standing at p.
func LitWord(text string, p source.Place) Word {
	return Word{p, []Part{{Place: p, Kind: Lit, Text: text}}}
}

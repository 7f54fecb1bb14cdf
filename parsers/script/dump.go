package script

import (
	"slices"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// Dump returns doc as text: the golden of every parser test and what people see
// of a program as written. There is one line a statement; what belongs to a line
// stands below it, two blanks further in. The form is read back by package
// scripttest and changes only together with it.
//
// A line begins with line:column of the statement, "-" where it has no place, and
// "path:line:column" where it stands in another file than the document. A word
// in brackets after a keyword is a field that is set: call[async].
//
// Words look like a shell's, but mean the model:
//
//	login               literal text; a blank, and whatever means something here, after a backslash
//	*.sh                literal text with a pattern (Glob); without that flag \*.sh
//	~(a)                literal text that the language splits (Split)
//	a|b                 two literal parts side by side
//	"x $U"              parts that are Quoted
//	""  ''              an empty quoted literal; a word without parts
//	$U  $~U             a variable; one that the language splits (Split), as "~" says of others too
//	${a[1] :- x}        a variable, its Path in brackets, its Expand, its Items
//	<0:${{ x }}>        hole number 0 and its expression
//	$(#1)               the output of block #1, which stands below the line
//	{#1}                a block that is not run here (Code)
//	@(a b)  @{k=v}      a list, a table
//	%(< f)              an operator and its operands (Op)
//	<other "t" …>       any other part, with all its fields
//	"$@"...             an argument that is none or more words (Many)
//	-x{}  -x:y{-x=y}    an argument whose Flag and Value are not what [SplitFlag] says
//	1>log  1>>log       where output goes
//
// A block of one statement stands on the line of what it belongs to. Text with
// several line ends goes on in the next line after a backslash.
//
// Every piece of text that comes from the file goes through mask together with
// its place, or the place of the smallest thing that holds it; nil: no masking.
// Control characters and other characters without a shape are written as escapes.
func Dump(doc *Document, mask func(source.Place, string) string) string {
	return Dumper{Mask: mask}.Document(doc)
}

// A Dumper writes parts of the model as [Dump] does.
type Dumper struct {
	Mask     func(source.Place, string) string // nil: no masking
	NoPlaces bool                              // leave out where statements stand, so that moved programs compare equal
}

// Document returns doc as text.
func (o Dumper) Document(doc *Document) string {
	d := &dump{Dumper: o, home: doc.File}
	d.line(0, "document ", d.name(source.Place{}, doc.Kind))
	for _, r := range doc.Refs {
		d.line(0, "ref ", d.at(r.Place), d.name(r.Place, r.Tail))
	}
	for _, p := range doc.Problems {
		d.line(0, "problem ", d.at(p.Place), quote(d.mask(p.Place, p.Message)))
	}
	for _, s := range doc.Scripts {
		d.script(0, "script", s, nil)
	}
	return d.out.String()
}

// Script returns one script as text.
func (o Dumper) Script(s *Script) string {
	d := &dump{Dumper: o, home: s.Text.Place(0, 0).File}
	d.script(0, "script", s, s.Parent)
	return d.out.String()
}

// Block returns the statements of b as text.
func (o Dumper) Block(b *Block) string {
	d := &dump{Dumper: o}
	if b != nil && len(b.Stmts) > 0 {
		d.home = b.Stmts[0].At().File
	}
	d.stmts(0, b)
	return d.out.String()
}

// Word returns w as text, the blocks in it as lines of their own.
func (o Dumper) Word(w Word) string {
	d := &dump{Dumper: o, home: w.File}
	d.line(0, d.word(w))
	return strings.TrimSuffix(d.out.String(), "\n")
}

// maxDumpDepth bounds the indentation: what lies deeper is only counted.
const maxDumpDepth = 1000

type dump struct {
	Dumper
	home *source.File
	out  strings.Builder
	todo []*Block // blocks of the line being put together, #1 first
}

func (d *dump) mask(p source.Place, s string) string {
	if d.Mask == nil || s == "" {
		return s
	}
	return d.Mask(p, s)
}

// at returns the place as it begins a line, with a blank after it.
func (d *dump) at(p source.Place) string {
	switch {
	case d.NoPlaces:
		return ""
	case p.File == nil:
		return "- "
	}
	pos := p.Position()
	s := strconv.Itoa(pos.Line) + ":" + strconv.Itoa(pos.Column) + " "
	if p.File != d.home {
		return escape(p.File.Path, bareText) + ":" + s
	}
	return s
}

// line writes one line and below it the blocks that its words mention.
func (d *dump) line(depth int, parts ...string) {
	todo := d.todo
	d.todo = nil
	d.indent(depth)
	s := strings.Join(parts, "")
	if strings.Contains(s, continued) {
		s = strings.ReplaceAll(s, continued, "\\\n"+strings.Repeat(" ", 2*(depth+2)))
	}
	d.out.WriteString(s)
	d.out.WriteByte('\n')
	for i, b := range todo {
		d.block(depth+1, "#"+strconv.Itoa(i+1), b)
	}
}

// continued marks where a long text goes on in the next line. No text holds it:
// escape writes control characters as escapes.
const continued = "\x00"

func (d *dump) indent(depth int) {
	for ; depth > 0; depth-- {
		d.out.WriteString("  ")
	}
}

// block writes a heading and the statements below it, a single one beside it.
func (d *dump) block(depth int, head string, b *Block) {
	switch {
	case b == nil:
		d.line(depth, head, " nil")
	case len(b.Stmts) == 1 && len(b.Params) == 0 && len(d.todo) == 0:
		d.stmt(depth, head+" ", b.Stmts[0])
	default:
		d.line(depth, head)
		d.stmts(depth+1, b)
	}
}

// flags returns the names of the fields that are set in brackets; pairs are
// names and booleans in turn.
func flags(pairs ...any) string {
	var s []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1].(bool) {
			s = append(s, pairs[i].(string))
		}
	}
	if s == nil {
		return ""
	}
	return "[" + strings.Join(s, ",") + "]"
}

// sameWord reports whether two words are equal but for their places.
func sameWord(a, b Word) bool { return slices.EqualFunc(a.Parts, b.Parts, samePart) }

func samePart(a, b Part) bool {
	return a.Kind == b.Kind && a.Text == b.Text && a.Name == b.Name && a.Index == b.Index &&
		a.Expand == b.Expand && a.Quoted == b.Quoted && a.Split == b.Split && a.Glob == b.Glob && a.Block == b.Block &&
		slices.EqualFunc(a.Items, b.Items, sameWord) && slices.EqualFunc(a.Keys, b.Keys, sameWord) && slices.EqualFunc(a.Path, b.Path, sameWord)
}

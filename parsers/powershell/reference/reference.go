// Package reference compares what package powershell reads with what PowerShell's
// own parser says of the same texts. That stands in files of the forms that
// testdata/powershell/reference describes; places in them count UTF-16 units.
package reference

import (
	"fmt"
	"sort"
	"strings"

	"github.com/authlint/authlint/parsers/powershell"
	"github.com/authlint/authlint/parsers/source"
)

// A Case is a text and what the reference says of it.
type Case struct {
	ID       string    `json:"id"`
	Text     string    `json:"text"`
	Errors   []Error   `json:"errors"`
	Commands []Command `json:"commands"`
	Strings  []String  `json:"strings"`  // of a fixture; elsewhere they are rows of Tree
	Comments [][2]int  `json:"comments"` // of a fixture; elsewhere they are rows of Tokens
	Tokens   []Row     `json:"tokens"`
	Tree     []Row     `json:"tree"`
	Fixture  bool      `json:"-"`
}

// An Error is a mistake that the reference reports.
type Error struct {
	At [2]int `json:"at"`
	ID string `json:"id"`
}

// A Command is a command.
type Command struct {
	At           [2]int   `json:"at"`
	Head         [2]int   `json:"head"`
	Name         *string  `json:"name"`
	Op           string   `json:"op"`
	Args         []Arg    `json:"args"`
	Redirections [][2]int `json:"redirections"`
}

// An Arg is an argument of a Command.
type Arg struct {
	Kind  string  `json:"kind"`
	At    [2]int  `json:"at"`
	Name  string  `json:"name"`
	Text  *string `json:"text"`
	Value *[2]int `json:"value"`
}

// A String is a quoted constant.
type String struct {
	At    [2]int `json:"at"`
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

// A Row is a token or a node, written as a list.
type Row []any

func (r Row) int(i int) int {
	if i >= len(r) {
		return 0
	}
	f, _ := r[i].(float64)
	return int(f)
}

func (r Row) text(i int) string {
	if i >= len(r) {
		return ""
	}
	s, _ := r[i].(string)
	return s
}

// units returns for each byte offset of text the number of UTF-16 units before it.
func units(text string) []int32 {
	at := make([]int32, len(text)+1)
	n := int32(0)
	for i, c := range text {
		for j := i; j < len(text) && (j == i || text[j]&0xC0 == 0x80); j++ {
			at[j] = n
		}
		n++
		if c > 0xFFFF {
			n++
		}
	}
	at[len(text)] = n
	return at
}

// A reading is what our parser says, as lines that can be compared.
type reading struct {
	tree     *powershell.Tree
	at       []int32
	tokens   []string
	commands []string
	strings  []string
	comments []string
	rows     []string
	found    []*powershell.Node // the commands
	fixture  bool
}

func read(text string, fixture bool) *reading {
	f := &source.File{Path: "x.ps1", Text: text}
	r := &reading{tree: powershell.Parse(f.Whole()), at: units(text)}
	for _, t := range r.tree.Tokens {
		if t.Kind == powershell.EndOfInput {
			continue
		}
		lo, hi := r.place(t.Start, t.End)
		r.tokens = append(r.tokens, tokenLine(t.Kind.String(), lo, hi, int(t.Depth)))
		if t.Kind == powershell.Comment {
			r.comments = append(r.comments, span(lo, hi))
		}
	}
	r.fixture = fixture
	r.node(r.tree.Root, 0)
	sortByPlace(r.commands)
	sortByPlace(r.strings)
	return r
}

func (r *reading) place(lo, hi int32) (int, int) { return int(r.at[lo]), int(r.at[hi]) }

func tokenLine(kind string, lo, hi, depth int) string {
	return fmt.Sprintf("%d-%d %s %d", lo, hi, kind, depth)
}

func span(lo, hi int) string { return fmt.Sprintf("%d-%d", lo, hi) }

func spanOf(at [2]int) string { return span(at[0], at[1]) }

// sortByPlace sorts lines that begin with places: by start, the longer first.
func sortByPlace(lines []string) {
	key := func(s string) (lo, hi int) {
		fmt.Sscanf(s, "%d-%d", &lo, &hi)
		return
	}
	type keyed struct {
		lo, hi int
		s      string
	}
	list := make([]keyed, len(lines))
	for i, s := range lines {
		lo, hi := key(s)
		list[i] = keyed{lo, hi, s}
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].lo != list[j].lo {
			return list[i].lo < list[j].lo
		}
		return list[i].hi > list[j].hi
	})
	for i := range list {
		lines[i] = list[i].s
	}
}

// node adds the lines of n and what is in it.
func (r *reading) node(n *powershell.Node, depth int) {
	if n == nil {
		return
	}
	lo, hi := r.place(n.Start, n.End)
	nothing := n.Flags&powershell.FlagNothing != 0
	switch n.Kind {
	case powershell.NCommand:
		r.found = append(r.found, n)
		r.commands = append(r.commands, commandLine(r.commandOf(n)))
	case powershell.NString:
		if q := n.Quoting(); q != "BareWord" {
			r.strings = append(r.strings, stringLine(lo, hi, q, n.Text))
		}
	}
	if n.Kind == powershell.NNamedBlock || n.Kind == powershell.NStatementBlock {
		if nothing {
			r.rows = append(r.rows, fmt.Sprintf("%d %s nothing", depth, n.Kind))
		}
	}
	if n.Kind == powershell.NCommandExpression && n.Kids[0].Kind == powershell.NBaseCall {
		if n.Kids[0].Flags&powershell.FlagNothing != 0 {
			lo, hi = 0, 0
		}
		r.rows = append(r.rows, rowLine(depth, n.Kind.String(), lo, hi, ""))
		rows, strings := r.rows, r.strings
		for _, k := range n.Kids[0].Kids {
			r.node(k, depth)
		}
		r.rows = rows // of the call's arguments the reference's tree says nothing
		if !r.fixture {
			r.strings = strings
		}
		return
	}
	if !nothing || n.Kind != powershell.NNamedBlock && n.Kind != powershell.NStatementBlock {
		r.rows = append(r.rows, rowLine(depth, n.Kind.String(), lo, hi, n.Says()))
	}
	kids := make([]*powershell.Node, 0, len(n.Kids))
	for i, k := range n.Kids {
		if n.Kind == powershell.NData && i < len(n.Kids)-1 {
			continue // nor of the commands that a data section may use
		}
		if n.Kind == powershell.NForEach && len(n.Kids) == 4 && i == 0 {
			continue // nor of the limit of a loop in parallel
		}
		if k != nil {
			kids = append(kids, k)
		}
	}
	sort.SliceStable(kids, func(i, j int) bool {
		if kids[i].Start != kids[j].Start {
			return kids[i].Start < kids[j].Start
		}
		return kids[i].End > kids[j].End
	})
	for _, k := range kids {
		r.node(k, depth+1)
	}
	if n.Kind == powershell.NNamedArgument && nothing {
		r.rows = append(r.rows, rowLine(depth+1, "Constant", lo, hi, "Boolean:True"))
	}
}

func rowLine(depth int, kind string, lo, hi int, says string) string {
	return fmt.Sprintf("%d %s %d-%d %q", depth, kind, lo, hi, says)
}

func stringLine(lo, hi int, kind, value string) string {
	return fmt.Sprintf("%d-%d %s %q", lo, hi, kind, value)
}

// commandOf returns what the reference would say of a command.
func (r *reading) commandOf(n *powershell.Node) Command {
	c := Command{}
	c.At[0], c.At[1] = r.place(n.Start, n.End)
	elements := n.Elements()
	c.Head[0], c.Head[1] = r.place(elements[0].Start, elements[0].End)
	if name, ok := n.Name(); ok {
		c.Name = &name
	}
	if n.Op != powershell.Unknown {
		c.Op = n.Op.String()
	}
	for _, e := range elements[1:] {
		c.Args = append(c.Args, r.arg(e))
	}
	for _, to := range n.Redirections() {
		lo, hi := r.place(to.Start, to.End)
		c.Redirections = append(c.Redirections, [2]int{lo, hi})
	}
	return c
}

func (r *reading) arg(e *powershell.Node) Arg {
	a := Arg{Kind: e.Kind.String()}
	a.At[0], a.At[1] = r.place(e.Start, e.End)
	switch e.Kind {
	case powershell.NCommandParameter:
		a.Kind, a.Name = "param", e.Text
		if len(e.Kids) > 0 {
			lo, hi := r.place(e.Kids[0].Start, e.Kids[0].End)
			a.Value = &[2]int{lo, hi}
		}
	case powershell.NString:
		a.Text = &e.Text
	case powershell.NVariable:
		if e.Flags&powershell.FlagSplat != 0 {
			a.Kind, a.Name = "splat", e.Text
		}
	}
	return a
}

func commandLine(c Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s head %s", spanOf(c.At), c.Op, spanOf(c.Head))
	if c.Name != nil {
		fmt.Fprintf(&b, " %q", *c.Name)
	}
	for _, a := range c.Args {
		fmt.Fprintf(&b, " | %s %s %s", a.Kind, spanOf(a.At), a.Name)
		if a.Text != nil {
			fmt.Fprintf(&b, " %q", *a.Text)
		}
		if a.Value != nil {
			fmt.Fprintf(&b, " = %s", spanOf(*a.Value))
		}
	}
	for _, to := range c.Redirections {
		fmt.Fprintf(&b, " > %s", spanOf(to))
	}
	return b.String()
}

// said returns the lines that the reference's answer gives.
func (c *Case) said() *reading {
	r := &reading{}
	for _, t := range c.Tokens {
		if t.text(0) == "EndOfInput" {
			continue
		}
		r.tokens = append(r.tokens, tokenLine(t.text(0), t.int(1), t.int(2), t.int(3)))
		if t.text(0) == "Comment" {
			r.comments = append(r.comments, span(t.int(1), t.int(2)))
		}
	}
	for _, s := range c.Strings {
		r.strings = append(r.strings, stringLine(s.At[0], s.At[1], s.Kind, s.Value))
	}
	for _, row := range c.Tree {
		depth, kind, lo, hi, says := row.int(0), row.text(1), row.int(2), row.int(3), row.text(4)
		if !c.Fixture && kind == "StringConstant" && !strings.HasPrefix(says, "BareWord:") {
			k, v, _ := strings.Cut(says, ":")
			r.strings = append(r.strings, stringLine(lo, hi, k, v))
		}
		r.rows = append(r.rows, rowLine(depth, kind, lo, hi, says))
	}
	for _, cmd := range c.Commands {
		r.commands = append(r.commands, commandLine(cmd))
	}
	sortByPlace(r.commands)
	sortByPlace(r.strings)
	return r
}

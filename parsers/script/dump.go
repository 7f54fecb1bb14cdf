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

func (d *dump) stmts(depth int, b *Block) {
	if b == nil {
		return
	}
	for i := range b.Params {
		d.param(depth, &b.Params[i])
	}
	if depth > maxDumpDepth {
		if len(b.Stmts) > 0 {
			d.line(depth, "- deeper ", strconv.Itoa(len(b.Stmts)))
		}
		return
	}
	for _, s := range b.Stmts {
		d.stmt(depth, "", s)
	}
}

// stmt writes one statement after head, which is a heading or empty.
func (d *dump) stmt(depth int, head string, s Stmt) {
	if depth > maxDumpDepth {
		d.line(depth, head, "- deeper 1")
		return
	}
	head += d.at(s.At())
	switch s := s.(type) {
	case *Call:
		d.call(depth, head, s)
	case *Assign:
		d.line(depth, head, d.assign(s, "assign", Usual))
	case *Branch:
		d.branch(depth, head, s)
	case *Loop:
		d.loop(depth, head, s)
	case *Func:
		d.line(depth, head, "func ", d.name(s.Place, s.Name))
		for i := range s.Params {
			d.param(depth+1, &s.Params[i])
		}
		d.block(depth+1, "do", s.Body)
	case *Group:
		d.line(depth, head, "group", flags("isolated", s.Isolated, "async", s.Async, "negated", s.Negated, "test", s.Test), d.outputs(s.Outputs))
		d.input(depth+1, s.Input)
		d.block(depth+1, "do", s.Body)
		if s.Always != nil {
			d.block(depth+1, "always", s.Always)
		}
	case *Trap:
		d.trap(depth, head, s)
	case *Leave:
		d.line(depth, head, string(s.How), d.maybe(" ", s.Value))
	default:
		d.line(depth, head, "nil")
	}
}

func (d *dump) call(depth int, head string, c *Call) {
	kind := string(c.Kind)
	if c.Kind == Command {
		kind = "call"
	}
	words := []string{head, kind, flags("async", c.Async, "bare", c.Bare, "negated", c.Negated)}
	if c.Kind != Emit {
		words = append(words, " ", d.word(c.Name))
	}
	for i := range c.Args {
		if !isInput(c, &c.Args[i]) {
			words = append(words, " ", d.arg(&c.Args[i]))
		}
	}
	words = append(words, d.outputs(c.Outputs))
	d.line(depth, words...)
	for i := range c.Args {
		if a := &c.Args[i]; isInput(c, a) {
			d.line(depth+1, "with ", d.name(a.Raw.Place, a.Flag), " = ", d.word(a.Raw))
		}
	}
	for _, a := range c.Env {
		d.line(depth+1, "env ", d.at(a.Place), d.assign(a, "assign", OneCall))
	}
	d.input(depth+1, c.Input)
	for _, s := range c.Inner {
		d.script(depth+1, "inner", s, c)
	}
}

// isInput reports whether a is an input of a pipeline step: a name and a value,
// which is the whole word.
func isInput(c *Call, a *Arg) bool {
	return c.Kind == Task && a.Flag != "" && a.Value != nil && !a.Many && sameWord(*a.Value, a.Raw)
}

func (d *dump) arg(a *Arg) string {
	s := d.word(a.Raw)
	if a.Many {
		s += "..."
	}
	flag, value := SplitFlag(a.Raw, "=:")
	if a.Flag == flag && (a.Value == nil) == (value == nil) && (value == nil || sameWord(*a.Value, *value)) {
		return s
	}
	if a.Flag != "" {
		flag = escape(d.mask(a.Raw.Place, a.Flag), keyText)
	} else {
		flag = ""
	}
	return s + "{" + flag + d.maybe("=", a.Value) + "}"
}

func (d *dump) outputs(list []Redirect) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString(" " + escape(d.mask(r.Place, r.From), bareText) + ">")
		if r.Append {
			b.WriteByte('>')
		}
		b.WriteString(d.word(r.To))
	}
	return b.String()
}

func (d *dump) input(depth int, w *Word) {
	if w != nil {
		d.line(depth, "input ", d.word(*w))
	}
}

// assign returns an assignment without its place. usual is the scope that goes
// without saying.
func (d *dump) assign(a *Assign, verb string, usual Scope) string {
	var set []any
	if a.Scope != usual {
		scope := string(a.Scope)
		if scope == "" {
			scope = "usual"
		}
		set = append(set, scope, true)
	}
	set = append(set, "keyed", a.Keyed)
	name := d.name(a.Place, a.Name) + d.path(a.Path)
	switch a.Op {
	case Unset, Declare:
		return string(a.Op) + flags(set...) + " " + name
	}
	return verb + flags(set...) + " " + name + " " + string(a.Op) + " " + d.word(a.Value)
}

func (d *dump) branch(depth int, head string, s *Branch) {
	kind := string(s.Kind)
	switch s.Kind {
	case And:
		kind = "and"
	case Or:
		kind = "or"
	}
	d.line(depth, head, kind, flags("total", s.Total), d.maybe(" ", s.Subject))
	for i := range s.Arms {
		a := &s.Arms[i]
		if a.Cond != nil {
			d.block(depth+1, "when", a.Cond)
		}
		verb := "else"
		switch {
		case s.Kind == Try && i == 0:
			verb = "do"
		case s.Kind == Try:
			verb = "catch"
		case len(a.Patterns) > 0:
			verb = "on"
		case a.Cond != nil:
			verb = "then"
		}
		verb += flags("falls", a.Falls, "tests", a.Tests)
		if len(a.Patterns) > 0 {
			if s.Kind == Try && i > 0 {
				verb += " on"
			}
			verb += d.words(" ", a.Patterns) + " =>"
		}
		d.block(depth+1, verb, a.Body)
	}
}

func (d *dump) loop(depth int, head string, s *Loop) {
	words := []string{head, "loop", flags("until", s.Until && s.Cond == nil, "post", s.Post)}
	if s.Name != "" || len(s.Over) > 0 {
		words = append(words, " ", d.name(s.Place, s.Name))
	}
	if len(s.Over) > 0 {
		words = append(words, " in", d.words(" ", s.Over))
	}
	d.line(depth, words...)
	d.input(depth+1, s.Input)
	if s.Post {
		d.block(depth+1, "do", s.Body)
	}
	if s.Cond != nil {
		verb := "while"
		if s.Until {
			verb = "until"
		}
		d.block(depth+1, verb, s.Cond)
	}
	if !s.Post {
		d.block(depth+1, "do", s.Body)
	}
}

func (d *dump) param(depth int, p *Param) {
	words := []string{"param ", d.at(p.Place), d.name(p.Place, p.Name)}
	for _, a := range p.Aliases {
		words = append(words, "|", d.name(p.Place, a))
	}
	words = append(words, flags("switch", p.Switch, "mandatory", p.Mandatory))
	if p.Type != "" {
		words = append(words, " type ", d.name(p.Place, p.Type))
	}
	words = append(words, d.maybe(" = ", p.Default))
	if len(p.Allowed) > 0 {
		words = append(words, " in", d.words(" ", p.Allowed))
	}
	d.line(depth, words...)
}

func (d *dump) trap(depth int, head string, s *Trap) {
	words := []string{head, "trap"}
	for _, sig := range s.Signals {
		words = append(words, " ", d.name(s.Place, sig))
	}
	d.line(depth, words...)
	if s.Body != nil {
		d.block(depth+1, "do", s.Body)
	}
	if s.Command != nil {
		d.line(depth+1, "command ", d.word(*s.Command))
	}
	if s.Inner != nil {
		d.script(depth+1, "inner", s.Inner, nil)
	}
}

// script writes a script under a heading. parent is the call above it, if it is
// an inner one.
func (d *dump) script(depth int, head string, s *Script, parent *Call) {
	words := []string{head}
	if len(s.Bodies) == 1 {
		words = append(words, " ", langName(s.Bodies[0].Lang), flags("sure", s.Bodies[0].Sure))
	}
	if len(s.Bodies) != 1 && s.Lang != "" || len(s.Bodies) == 1 && s.Lang != s.Bodies[0].Lang {
		words = append(words, " lang ", langName(s.Lang))
	}
	if p := s.Text.Place(0, 0); p.File != nil && (p.File != d.home || p.Start > 0) && !d.NoPlaces {
		words = append(words, " at ", strings.TrimSuffix(d.at(p), " "))
	}
	if s.Word != nil {
		words = append(words, " word ", d.spelledBy(s, parent))
	}
	if s.Where != Here {
		words = append(words, " where ", string(s.Where))
	}
	words = append(words, shellFlags(s.Flags))
	if len(s.Args) > 0 {
		words = append(words, " args", d.words(" ", s.Args))
	}
	d.line(depth, words...)
	for i, w := range s.Fills {
		if w != nil {
			d.line(depth+1, "fill ", strconv.Itoa(i), " ", d.word(*w))
		}
	}
	if s.Host != nil {
		d.host(depth+1, s.Host)
	}
	for _, c := range s.Comments {
		d.line(depth+1, "comment ", d.at(c.Place), quote(d.mask(c.Place, c.Text)))
	}
	switch len(s.Bodies) {
	case 0:
		d.line(depth+1, "unread")
	case 1:
		d.stmts(depth+1, s.Bodies[0].Block)
	default:
		for _, b := range s.Bodies {
			d.line(depth+1, "body ", langName(b.Lang), flags("sure", b.Sure))
			d.stmts(depth+2, b.Block)
		}
	}
}

func langName(l Lang) string {
	if l == "" {
		return "''"
	}
	return string(l)
}

// spelledBy says which word of parent spells s: the number of an argument,
// counted from 0, "name" or "input"; the word itself if it is none of these.
func (d *dump) spelledBy(s *Script, parent *Call) string {
	if parent != nil {
		same := func(w *Word) bool {
			return w != nil && (w == s.Word || w.File != nil && w.Place == s.Word.Place && sameWord(*w, *s.Word))
		}
		for i := range parent.Args {
			switch {
			case same(&parent.Args[i].Raw):
				return strconv.Itoa(i)
			case same(parent.Args[i].Value):
				return strconv.Itoa(i) + "="
			}
		}
		switch {
		case same(parent.Input):
			return "input"
		case same(&parent.Name):
			return "name"
		}
	}
	return "(" + d.word(*s.Word) + ")"
}

func (d *dump) host(depth int, h *Host) {
	words := []string{"host ", d.at(h.Place), d.name(h.Place, h.CI), flags("continues", h.ContinueOnError), shellFlags(h.Flags)}
	for _, kv := range [][2]string{{"job", h.Job}, {"step", h.Step}, {"environment", h.Environment}} {
		if kv[1] != "" {
			words = append(words, " ", kv[0], " ", d.name(h.Place, kv[1]))
		}
	}
	d.line(depth, words...)
	depth++
	for _, kv := range []struct {
		key string
		w   *Word
	}{{"if", h.If}, {"container", h.Container}, {"dir", h.WorkingDir}} {
		if kv.w != nil {
			d.line(depth, kv.key, " ", d.word(*kv.w))
		}
	}
	if len(h.Triggers) > 0 {
		words = []string{"triggers"}
		for _, t := range h.Triggers {
			words = append(words, " ", d.name(h.Place, t))
		}
		d.line(depth, words...)
	}
	if len(h.Runner.Labels) > 0 || h.Runner.Hosted != Unknown {
		d.line(depth, "runner", flags("hosted", h.Runner.Hosted == Yes, "own", h.Runner.Hosted == No), d.words(" ", h.Runner.Labels))
	}
	for _, l := range []struct {
		key   string
		pairs []Pair
	}{{"env", h.Env}, {"with", h.Inputs}, {"matrix", h.Matrix}, {"permission", h.Permissions}} {
		for _, p := range l.pairs {
			d.line(depth, l.key, " ", d.name(p.Place, p.Key), " = ", d.word(p.Value))
		}
	}
}

func shellFlags(f ShellFlags) string {
	var s []string
	for _, x := range []struct {
		set  bool
		name string
	}{{f.ExitOnError, "errexit"}, {f.PipeFail, "pipefail"}, {f.Trace, "xtrace"}, {f.NoUnset, "nounset"}} {
		if x.set {
			s = append(s, x.name)
		}
	}
	if s == nil {
		return ""
	}
	return " flags " + strings.Join(s, ",")
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

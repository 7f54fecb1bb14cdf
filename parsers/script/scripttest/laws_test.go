package scripttest

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

const lawful = "az login <<E | x $P 'it' >out\nbash -c 'az logout'\nE\n"

// lawfulDocument is a document that breaks no law.
func lawfulDocument() (*script.Document, func(string) source.Place) {
	f := source.NewFile("a.sh", lawful)
	at := func(s string) source.Place {
		i := strings.Index(lawful, s)
		if i < 0 {
			panic("internal error: no " + s)
		}
		return source.Place{File: f, Span: source.Span{Start: i, End: i + len(s)}}
	}
	word := func(s string) script.Word { return script.LitWord(s, at(s)) }
	text := f.Whole().Slice(strings.Index(lawful, "az logout"), strings.Index(lawful, "az logout")+len("az logout"))
	first := &script.Call{Place: at("az login <<E"), Name: script.LitWord("az", source.Place{File: f, Span: source.Span{End: 2}}), Args: []script.Arg{{Raw: word("login")}}}
	first.Input = &script.Word{Place: at("bash -c 'az logout'\n"), Parts: []script.Part{{Place: at("bash -c 'az logout'\n"), Kind: script.Lit, Text: "bash -c 'az logout'\n", Quoted: true}}}
	inner := &script.Script{Parent: first, Word: first.Input, Text: text, Lang: script.POSIX}
	inner.Bodies = []script.Body{{Lang: script.POSIX, Sure: true, Block: &script.Block{Stmts: []script.Stmt{
		&script.Call{Place: at("az logout"), Name: script.Word{Place: at("az logout"), Parts: []script.Part{{Place: at("az logout"), Kind: script.Lit, Text: "az logout"}}}}}}}}
	first.Inner = []*script.Script{inner}
	second := &script.Call{Place: at("x $P 'it' >out"), Name: word("x"), Outputs: []script.Redirect{{Place: at(">out"), From: "1", To: word("out")}}}
	second.Args = []script.Arg{
		{Raw: script.Word{Place: at("$P"), Parts: []script.Part{{Place: at("$P"), Kind: script.Var, Name: "P", Split: true}}}},
		{Raw: script.Word{Place: at("'it'"), Parts: []script.Part{{Place: at("it"), Kind: script.Lit, Text: "it", Quoted: true}}}},
	}
	second.Input = &script.Word{Place: first.Place, Parts: []script.Part{{Place: first.Place, Kind: script.Output, Block: &script.Block{Stmts: []script.Stmt{first}}}}}
	group := &script.Group{Place: at("az login <<E | x $P 'it' >out"), Isolated: true, Body: &script.Block{Stmts: []script.Stmt{second}}}
	s := &script.Script{Text: f.Whole(), Lang: script.Bash, Bodies: []script.Body{{Lang: script.Bash, Sure: true, Block: &script.Block{Stmts: []script.Stmt{group}}}}}
	s.Comments = []script.Comment{{Place: at("E\n"), Text: "E"}}
	doc := &script.Document{File: f, Kind: "shell", Scripts: []*script.Script{s}}
	doc.Refs = []script.Ref{{Place: at("out"), Tail: "out"}}
	doc.Problems = []script.Problem{{Place: at("bash"), Path: "a.sh", Message: "text is not read"}}
	return doc, at
}

func TestLawful(t *testing.T) {
	t.Parallel()
	doc, _ := lawfulDocument()
	for _, err := range Check(doc) {
		t.Error(err)
	}
	for _, err := range CheckScript(doc.Scripts[0], doc.Problems) {
		t.Error(err)
	}
}

// TestLawsBite breaks each law once.
func TestLawsBite(t *testing.T) {
	t.Parallel()
	type model struct {
		doc    *script.Document
		top    *script.Script
		block  *script.Block
		group  *script.Group
		first  *script.Call // inside the input of second
		second *script.Call
		at     func(string) source.Place
	}
	add := func(m model, s script.Stmt) { m.block.Stmts = append(m.block.Stmts, s) }
	full := func(m model) source.Place { return m.group.Place }
	empty := func() *script.Block { return &script.Block{} }
	for _, c := range []struct {
		name  string
		spoil func(m model)
		want  string
	}{
		{"end beyond the file", func(m model) { m.top.Comments[0].End = 999 }, "not inside the file"},
		{"start after end", func(m model) { m.top.Comments[0].Start = m.top.Comments[0].End + 1 }, "not inside the file"},
		{"span without a file", func(m model) { m.doc.Problems[0].File = nil }, "without a file"},
		{"word outside its statement", func(m model) { m.second.Args[0].Raw.Place = m.at("az") }, "not inside its parent"},
		{"part outside its word", func(m model) { m.second.Args[0].Raw.Parts[0].Place = m.at("x $P") }, "not inside its parent"},
		{"statement outside its group", func(m model) { m.second.Place = m.at("az login <<E | x $P 'it' >out\nb") }, "not inside its parent"},
		{"redirection outside its call", func(m model) { m.second.Outputs[0].Place = m.at("bash") }, "not inside its parent"},
		{"statement without a place", func(m model) { m.second.Place = source.Place{} }, "without a place"},
		{"statements out of order", func(m model) {
			add(m, &script.Leave{Place: m.at("x"), How: script.Exit})
			add(m, &script.Leave{Place: m.at("az"), How: script.Exit})
		}, "begins before"},
		{"parts out of order", func(m model) {
			w := &m.second.Args[1].Raw
			w.Parts = append(w.Parts, script.Part{Place: m.at("'it'"), Kind: script.Lit, Text: "x", Quoted: true})
		}, "begins before"},
		{"inner program outside its word", func(m model) {
			m.first.Inner[0].Bodies[0].Block.Stmts[0].(*script.Call).Place = m.at("az login")
		}, "not inside its parent"},
		{"inner program of another call", func(m model) { m.first.Inner[0].Parent = m.second }, "another call"},
		{"inner program without a word", func(m model) { m.first.Inner[0].Word = nil }, "without a word"},
		{"nil inner program", func(m model) { m.first.Inner[0] = nil }, "nil inner"},
		{"bare text that is not in the file", func(m model) { m.second.Name.Parts[0].Text = "y" }, "stands where"},
		{"value outside its argument", func(m model) { m.second.Args[0].Flag, m.second.Args[0].Value = "-p", &m.second.Args[1].Raw }, "not inside its parent"},
		{"value without a flag", func(m model) { m.second.Args[0].Value = &m.second.Args[0].Raw }, "no flag"},
		{"call without a name", func(m model) { m.second.Name = script.Word{} }, "with the name"},
		{"value with a name", func(m model) { m.second.Kind = script.Emit }, "with the name"},
		{"call of no kind", func(m model) { m.second.Kind = "jump" }, "kind"},
		{"property without a value", func(m model) { m.second.Kind, m.second.Args = script.SetProp, nil }, "0 values"},
		{"quoted and split", func(m model) { m.second.Args[0].Raw.Parts[0].Quoted = true }, "quoted and split"},
		{"quoted pattern", func(m model) { m.second.Args[1].Raw.Parts[0].Glob = true }, "pattern"},
		{"variable without a name", func(m model) { m.second.Args[0].Raw.Parts[0].Name = "" }, "without a name"},
		{"operands for nothing", func(m model) { m.second.Args[0].Raw.Parts[0].Items = []script.Word{{}} }, "operands"},
		{"part of no kind", func(m model) { m.second.Args[0].Raw.Parts[0].Kind = "" }, "no kind"},
		{"output of nothing", func(m model) { m.second.Input.Parts[0].Block = nil }, "without a block"},
		{"key without an item", func(m model) {
			m.second.Args[0].Raw.Parts[0] = script.Part{Kind: script.Table, Keys: []script.Word{{}}}
		}, "1 keys and 0 items"},
		{"operator without a name", func(m model) { m.second.Args[0].Raw.Parts[0] = script.Part{Kind: script.Op} }, "without a name"},
		{"hole that is not there", func(m model) {
			m.second.Args[0].Raw.Parts[0] = script.Part{Kind: script.Filled, Text: "$P"}
		}, "number 0 of 0"},
		{"hole of another expression", func(m model) {
			m.top.Text = m.top.Text.Blot(m.at("$P").Span)
			m.second.Args[0].Raw.Parts[0] = script.Part{Kind: script.Filled, Text: "$Q"}
		}, "its hole"},
		{"too few fills", func(m model) {
			m.top.Text = m.top.Text.Blot(m.at("$P").Span, m.at("it").Span)
			m.top.Fills = []*script.Word{nil}
		}, "1 fills for 2 holes"},
		{"body without a block", func(m model) { m.top.Bodies[0].Block = nil }, "nil"},
		{"body in no language", func(m model) { m.top.Bodies[0].Lang = "" }, "language"},
		{"two bodies in one language", func(m model) { m.top.Bodies = append(m.top.Bodies, m.top.Bodies[0]) }, "language"},
		{"nil statement", func(m model) { add(m, nil) }, "nil statement"},
		{"group without a body", func(m model) { m.group.Body = nil }, "nil"},
		{"loop without a body", func(m model) { add(m, &script.Loop{Place: full(m)}) }, "nil"},
		{"loop until nothing", func(m model) { add(m, &script.Loop{Place: full(m), Until: true, Body: empty()}) }, "until nothing"},
		{"function without a body", func(m model) { add(m, &script.Func{Place: full(m), Name: "f"}) }, "nil"},
		{"function without a name", func(m model) { add(m, &script.Func{Place: full(m), Body: empty()}) }, "without a name"},
		{"parameter without a name", func(m model) { m.block.Params = []script.Param{{}} }, "without a name"},
		{"branch of no kind", func(m model) {
			add(m, &script.Branch{Place: full(m), Arms: []script.Arm{{Body: empty()}}})
		}, "kind"},
		{"if without arms", func(m model) { add(m, &script.Branch{Place: full(m), Kind: script.If}) }, "without arms"},
		{"arm without a body", func(m model) {
			add(m, &script.Branch{Place: full(m), Kind: script.If, Arms: []script.Arm{{Cond: empty()}}})
		}, "nil"},
		{"and without a left side", func(m model) {
			add(m, &script.Branch{Place: full(m), Kind: script.And, Arms: []script.Arm{{Body: empty()}}})
		}, "left side"},
		{"case without a subject", func(m model) { add(m, &script.Branch{Place: full(m), Kind: script.Case}) }, "subject"},
		{"patterns of an if", func(m model) {
			add(m, &script.Branch{Place: full(m), Kind: script.If, Arms: []script.Arm{{Patterns: []script.Word{{}}, Body: empty()}}})
		}, "arm 0 of if"},
		{"assignment to nothing", func(m model) { add(m, &script.Assign{Place: full(m), Op: script.SetTo}) }, "without a name"},
		{"assignment of no kind", func(m model) { add(m, &script.Assign{Place: full(m), Name: "X"}) }, `assignment ""`},
		{"unset to a value", func(m model) {
			add(m, &script.Assign{Place: full(m), Name: "X", Op: script.Unset, Value: m.second.Name})
		}, "with a value"},
		{"assignment for one call in another scope", func(m model) {
			m.second.Env = []*script.Assign{{Place: m.at("x"), Name: "X", Op: script.SetTo}}
		}, "scope"},
		{"trap of two commands", func(m model) {
			add(m, &script.Trap{Place: full(m), Body: empty(), Command: &script.Word{}})
		}, "several commands"},
		{"leave of no kind", func(m model) { add(m, &script.Leave{Place: full(m)}) }, "leave"},
		{"comment with blanks", func(m model) { m.top.Comments[0].Text = " E" }, "blanks"},
		{"reference without a tail", func(m model) { m.doc.Refs[0].Tail = "" }, "tail"},
		{"problem of two lines", func(m model) { m.doc.Problems[0].Message = "a\nb" }, "message"},
		{"problem with a stop", func(m model) { m.doc.Problems[0].Message = "a." }, "message"},
		{"problem without a path", func(m model) { m.doc.Problems[0].Path = "" }, "path"},
		{"document without a kind", func(m model) { m.doc.Kind = "" }, "kind"},
		{"document without a file", func(m model) { m.doc.File = nil }, "file"},
		{"nil script", func(m model) { m.doc.Scripts[0] = nil }, "nil script"},
		{"script with a parent", func(m model) { m.top.Parent = m.second }, "parent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc, at := lawfulDocument()
			top := doc.Scripts[0]
			block := top.Bodies[0].Block
			group := block.Stmts[0].(*script.Group)
			second := group.Body.Stmts[0].(*script.Call)
			c.spoil(model{doc, top, block, group, second.Input.Parts[0].Block.Stmts[0].(*script.Call), second, at})
			errs := Check(doc)
			for _, err := range errs {
				if strings.Contains(err.Error(), c.want) {
					return
				}
			}
			t.Errorf("want an error about %q, have %v", c.want, errs)
		})
	}
}

// TestVagueText does not compare bytes where nothing says which they are.
func TestVagueText(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.yml", "run: az\\tlogin\n")
	at := source.Place{File: f, Span: source.Span{Start: 5, End: 14}}
	s := &script.Script{Text: source.Vague("az login", at), Bodies: []script.Body{{Lang: script.Bash, Block: &script.Block{Stmts: []script.Stmt{
		&script.Call{Place: at, Name: script.LitWord("az", at)}}}}}}
	for _, err := range CheckScript(s, nil) {
		t.Error(err)
	}
}

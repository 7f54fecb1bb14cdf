package script

import (
	"slices"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/source"
)

// line returns a file of one line and a function that finds words in it.
func line(text string) func(string) source.Place {
	f := source.NewFile("a.sh", text)
	return func(word string) source.Place {
		i := strings.Index(text, word)
		return source.Place{File: f, Span: source.Span{Start: i, End: i + len(word)}}
	}
}

func lit(s string) Part  { return Part{Kind: Lit, Text: s} }
func lits(s string) Word { return Word{Parts: []Part{lit(s)}} }

func TestSplitFlag(t *testing.T) {
	t.Parallel()
	v := Part{Kind: Var, Name: "X"}
	quoted := func(s string) Part { return Part{Kind: Lit, Text: s, Quoted: true} }
	for _, c := range []struct {
		name  string
		parts []Part
		seps  string
		flag  string
		value []Part
		has   bool
	}{
		{"plain word", []Part{lit("login")}, "=:", "", nil, false},
		{"empty word", nil, "=:", "", nil, false},
		{"dash alone", []Part{lit("-")}, "=:", "", nil, false},
		{"flag", []Part{lit("-u")}, "=:", "-u", nil, false},
		{"two dashes", []Part{lit("--")}, "=:", "--", nil, false},
		{"glued", []Part{lit("-ux")}, "=:", "-ux", nil, false},
		{"equals", []Part{lit("--tenant=x")}, "=:", "--tenant", []Part{lit("x")}, true},
		{"colon", []Part{lit("-Tenant:x")}, "=:", "-Tenant", []Part{lit("x")}, true},
		{"colon where it does not count", []Part{lit("-Tenant:x")}, "=", "-Tenant:x", nil, false},
		{"nothing after", []Part{lit("-u=")}, "=:", "-u", nil, true},
		{"variable after", []Part{lit("-u="), v}, "=:", "-u", []Part{v}, true},
		{"text and variable after", []Part{lit("-u=a"), v}, "=:", "-u", []Part{lit("a"), v}, true},
		{"quoted after", []Part{lit("-u="), quoted("a b")}, "=:", "-u", []Part{quoted("a b")}, true},
		{"empty quotes after", []Part{lit("-u="), quoted("")}, "=:", "-u", []Part{quoted("")}, true},
		{"all in quotes", []Part{quoted("--tenant="), v}, "=:", "--tenant", []Part{v}, true},
		{"all in quotes and nothing after", []Part{quoted("--tenant=")}, "=:", "--tenant", []Part{quoted("")}, true},
		{"in two kinds of quotes", []Part{lit("--ten"), quoted("ant=x")}, "=:", "--tenant", []Part{quoted("x")}, true},
		{"in two kinds of quotes, no value", []Part{lit("--ten"), quoted("ant")}, "=:", "--tenant", nil, false},
		{"variable in the flag", []Part{lit("-u"), v}, "=:", "", nil, false},
		{"variable first", []Part{v, lit("-u=x")}, "=:", "", nil, false},
		{"second sign is text", []Part{lit("--url=https://x")}, "=:", "--url", []Part{lit("https://x")}, true},
		{"no name", []Part{lit("-=x")}, "=:", "-", []Part{lit("x")}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			flag, value := SplitFlag(Word{Parts: c.parts}, c.seps)
			if flag != c.flag || (value != nil) != c.has || c.has && !sameWord(*value, Word{Parts: c.value}) {
				t.Errorf("SplitFlag = %q, %v; want %q, %v", flag, value, c.flag, c.value)
			}
		})
	}
}

func TestValueOfFlagHasItsPlace(t *testing.T) {
	t.Parallel()
	find := line(`az --tenant=x --password="y"`)
	a := NewArg(LitWord("--tenant=x", find("--tenant=x")), "=")
	if a.Value.Place != find("x") || a.Value.Parts[0].Place != find("x") || a.Raw.Place != find("--tenant=x") {
		t.Errorf("the value is at %v, its part at %v", a.Value.Span, a.Value.Parts[0].Span)
	}
	raw := Word{find(`--password="y"`), []Part{{Place: find("--password="), Kind: Lit, Text: "--password="}, {Place: find("y"), Kind: Lit, Text: "y", Quoted: true}}}
	if a = NewArg(raw, "="); a.Value.Start != find("y").Start || a.Value.End != raw.End {
		t.Errorf("the value is at %v", a.Value.Span)
	}
}

// program is one of each kind of statement, each with a call "n" for a number n in
// the order in which a walk reaches it.
func program() (*Block, *Script) {
	n := 0
	call := func() *Call { n++; return &Call{Name: lits(string(rune('a' + n - 1)))} }
	block := func() *Block { return &Block{Stmts: []Stmt{call()}} }
	out := func() *Word { return &Word{Parts: []Part{{Kind: Output, Block: block()}}} }
	first := &Call{}
	first.Env = []*Assign{{Name: "E", Value: *out()}} // a
	first.Name = *out()                               // b
	first.Args = []Arg{{Raw: *out()}}                 // c
	first.Input = out()                               // d
	first.Outputs = []Redirect{{To: *out()}}          // e
	inner := &Script{Parent: first, Bodies: []Body{{Lang: Bash, Block: &Block{Stmts: []Stmt{&Call{Name: lits("inner"), Inner: []*Script{{}}}}}}}}
	first.Inner = []*Script{inner}
	b := &Block{Params: []Param{{Name: "p", Default: out()}}} // f
	b.Stmts = []Stmt{first,
		&Assign{Path: []Word{*out()}, Value: *out()}, // g h
		&Branch{Subject: out(), Arms: []Arm{{Patterns: []Word{*out()}, Cond: block(), Body: block()}, {Body: block()}}}, // i j k l m
		&Loop{Over: []Word{*out()}, Input: out(), Cond: block(), Body: block()},                                         // n o p q
		&Loop{Post: true, Body: block(), Cond: block()},                                                                 // r s
		&Func{Params: []Param{{Default: out(), Allowed: []Word{*out()}}}, Body: block()},                                // t u v
		&Group{Input: out(), Body: block(), Always: block(), Outputs: []Redirect{{To: *out()}}},                         // w x y z
		&Trap{Body: block(), Command: out(), Inner: &Script{}},                                                          // { |
		&Leave{Value: out()}, // }
		&Assign{Value: Word{Parts: []Part{{Kind: Table, Path: []Word{*out()}, Keys: []Word{*out()}, Items: []Word{*out()}, Block: block()}}}}, // ~ …
	}
	return b, inner
}

func TestWalks(t *testing.T) {
	t.Parallel()
	b, inner := program()
	var got []string
	for c := range Calls(b) {
		if s, ok := c.Name.Literal(); ok && s != "" {
			got = append(got, s)
		}
	}
	// The parameters of the block were made after the words of its first statement.
	var want []string
	for _, r := range "fabcdeghijklmnopqrstuvwxyz{|}~\x7f\u0080\u0081" {
		want = append(want, string(r))
	}
	if !slices.Equal(got, want) {
		t.Errorf("calls %q\nwant  %q", got, want)
	}
	var scripts []*Script
	for s := range Inner(b) {
		scripts = append(scripts, s)
	}
	if len(scripts) != 2 || scripts[0] != inner {
		t.Errorf("%d inner programs", len(scripts))
	}
	words := 0
	for range Words(b) {
		words++
	}
	if words < 40 {
		t.Errorf("%d words", words)
	}
	for range Calls(b) {
		break // an early end must not panic
	}
	all := 0
	Inspect(b, func(n any) bool {
		if c, ok := n.(*Call); ok && c.Name.Is("inner") {
			all++
		}
		return true
	})
	if all != 1 {
		t.Error("Inspect does not go into inner programs")
	}
	Inspect(nil, func(any) bool { t.Error("visited nothing"); return true })
	InspectWord(nil, func(any) bool { t.Error("visited nothing"); return true })
}

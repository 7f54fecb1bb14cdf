package powershell

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func parse(text string) *Tree { return Parse(source.NewFile("x.ps1", text).Whole()) }

// checkTree fails where a tree breaks a law: a node lies inside its parent, tokens
// lie in the text in order, and what is in no token is blank.
func checkTree(t *testing.T, tree *Tree) {
	t.Helper()
	size := int32(len(tree.Text))
	var visit func(n, parent *Node)
	visit = func(n, parent *Node) {
		if n == nil {
			return
		}
		if n.Start < 0 || n.Start > n.End || n.End > size {
			t.Errorf("%v at %d-%d of %d", n.Kind, n.Start, n.End, size)
			return
		}
		if parent != nil && !apart(n, parent) && (n.Start < parent.Start || n.End > parent.End) {
			t.Errorf("%v at %d-%d is not inside %v at %d-%d: %q", n.Kind, n.Start, n.End, parent.Kind, parent.Start, parent.End, clip(tree.Text))
		}
		for _, k := range n.Kids {
			visit(k, n)
		}
	}
	visit(tree.Root, nil)
	end := int32(0)
	for _, k := range tree.Tokens {
		if k.Start < 0 || k.Start > k.End || k.End > size {
			t.Errorf("%v at %d-%d of %d", k.Kind, k.Start, k.End, size)
			return
		}
		if k.Depth > 0 {
			continue
		}
		if k.Start < end {
			t.Errorf("%v at %d-%d overlaps what ends at %d: %q", k.Kind, k.Start, k.End, end, clip(tree.Text))
			return
		}
		between(t, tree, end, k.Start)
		end = k.End
	}
	between(t, tree, end, size)
}

// apart reports whether a node stands outside of its parent: PowerShell counts
// attributes not to the param( … ) behind them, and the call of a base class stands
// before the block that it is in.
func apart(n, parent *Node) bool {
	return n.Flags&FlagNothing != 0 || parent.Kind == NParamBlock && n.Kind == NAttribute ||
		n.Kind == NCommandExpression && len(n.Kids) > 0 && n.Kids[0].Kind == NBaseCall
}

// between fails where something that counts stands in no token.
func between(t *testing.T, tree *Tree, lo, hi int32) {
	t.Helper()
	for _, c := range tree.Text[lo:hi] {
		if c != '`' && !isSpace(c) && !isBlank(c) && len(tree.mistakes) == 0 {
			t.Errorf("%q at %d-%d is in no token: %q", tree.Text[lo:hi], lo, hi, clip(tree.Text))
			return
		}
	}
}

func clip(s string) string { return s[:min(len(s), 200)] }

// Each mistake is named, and what stands behind it is read.
func TestMistakes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ code, want string }{
		{"if (a) b", messages[missingBlock]},
		{"a 'b", messages[openString]},
		{"a \"b$(c", messages[openSubexpression]},
		{"@'\na", messages[openHereString]},
		{"<# a", messages[openComment]},
		{"a )", messages[unexpectedToken]},
		{"a |", messages[missingPipe]},
		{"a &&", messages[missingChain]},
		{"@{ a 1 }", messages[missingEquals]},
		{"1 = 2", messages[notAssignable]},
		{"1++", messages[notIncrementable]},
		{"$x = @y", messages[splatOutside]},
		{"try { a }", messages[missingCatch]},
		{"from x", messages[reservedWord]},
		{"$x -foo 1", messages[unexpectedToken]},
		{"#Requires -Nothing x", messages[badRequires]},
		{"class A { static }", messages[incompleteMember]},
		{"a > ", messages[missingFile]},
		{"\"$x: y\"", messages[emptyNameInDrive]},
	} {
		tree := parse(c.code + "\n")
		if tree.Mistakes() == 0 {
			t.Errorf("%q: no mistake", c.code)
			continue
		}
		found := false
		for i := range tree.Mistakes() {
			_, _, message := tree.Mistake(i)
			found = found || message == c.want
		}
		if !found {
			_, _, message := tree.Mistake(0)
			t.Errorf("%q: %q, want %q", c.code, message, c.want)
		}
		checkTree(t, tree)
	}
	for id, message := range messages {
		if message == "" || strings.HasSuffix(message, ".") {
			t.Errorf("mistake %d is %q", id, message)
		}
	}
}

// A token of a kind that is the same in every mode is read again as the same.
func TestModeless(t *testing.T) {
	t.Parallel()
	text := "a (1, 'b', \"c$d\", @(2), @{e=3}, $(4)) | f {g}; h && i || j & k <# l #> # m\n@'\nn\n'@\n@\"\n$o\n\"@\nx < y]\n`\n"
	tree := parse(text)
	for _, want := range tree.Tokens {
		if !want.Kind.modeless() || want.Depth > 0 || want.Kind == Comment || want.Kind == LineContinuation {
			continue
		}
		for _, m := range []mode{commandMode, expressionMode, typeMode, signatureMode} {
			p := newParser(source.NewFile("x.ps1", text).Whole())
			p.lexer.mode = m
			p.lexer.pos = int(want.Start)
			if got := p.lexer.next().Token; got != want {
				t.Errorf("%v at %d is %v at %d-%d in mode %d", want.Kind, want.Start, got.Kind, got.Start, got.End, m)
			}
		}
	}
}

// What a pipeline fills in is one token: a value, a part of a word, a command.
func TestHoles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ code, want string }{
		{"$x -eq @@", "emit %(-eq $x <0:@@>)"},
		{"az login -u @@ -p x@@y", "call az login -u <0:@@> -p x<1:@@>y"},
		{"@@ login", "call <0:@@> login"},
		{"@@ -eq 1", "emit %(-eq <0:@@> 1)"},
		{"@@ -Tenant x", "call <0:@@> -Tenant x"},
		{"\"a@@b\"", "emit \"a<0:@@>b\""},
		{"'@@'", "emit \"<0:@@>\""},
		{"f -t:@@", "call f -t:<0:@@>"},
		{"if (@@) { a }", "if\n  when emit <0:@@>\n  then call a"},
		{"$x = @@", "assign x = <0:@@>"},
		{"$h = @{ a = '@@'; b = @@ }", "assign h = @{a=\"<0:@@>\" b=<1:@@>}"},
	} {
		text := source.NewFile("x.ps1", c.code).Whole()
		for i := strings.Index(c.code, "@@"); i >= 0; {
			text = text.Blot(source.Span{Start: i, End: i + 2})
			n := strings.Index(c.code[i+2:], "@@")
			if n < 0 {
				break
			}
			i += 2 + n
		}
		s := &script.Script{Text: text, Lang: script.PowerShell}
		if problems := Read(s); len(problems) > 0 {
			t.Errorf("%q: %v", c.code, problems)
		}
		d := script.Dumper{NoPlaces: true}
		got := strings.TrimSpace(d.Block(s.Bodies[0].Block))
		if got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.code, got, c.want)
		}
	}
}

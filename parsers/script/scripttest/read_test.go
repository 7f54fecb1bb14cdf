package scripttest

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// TestReadDump builds random documents, of every kind of statement and part with
// every field, and reads them back: a dump says everything.
func TestReadDump(t *testing.T) {
	t.Parallel()
	for seed := range int64(400) {
		g := &generator{Rand: rand.New(rand.NewSource(seed)), file: source.NewFile("a.sh", strings.Repeat("echo 😀 x\n", 20))}
		doc := g.document()
		text := script.Dump(doc, nil)
		for _, r := range text {
			if r != '\n' && (r < ' ' || r == 0x7f || r == 0x202e || r == 0x200b || r == 0xfffd) {
				t.Fatalf("seed %d: raw %U in\n%s", seed, r, text)
			}
		}
		got, err := Read(text, doc.File)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		if again := script.Dump(got, nil); again != text {
			t.Fatalf("seed %d: read back as\n%s\nof\n%s", seed, again, text)
		}
		// Programs that a word of their call spells point to it, so the words must
		// be compared with the pointers followed: DeepEqual does.
		if !reflect.DeepEqual(got, doc) {
			t.Fatalf("seed %d: dumps are equal, models differ at %s\n%s", seed, difference(reflect.ValueOf(got), reflect.ValueOf(doc), 0), text)
		}
	}
}

// difference names the first field in which two models differ.
func difference(a, b reflect.Value, depth int) string {
	if reflect.DeepEqual(a.Interface(), b.Interface()) || depth > 100 {
		return ""
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !a.IsNil() && !b.IsNil() && a.Elem().Type() == b.Elem().Type() {
			return difference(a.Elem(), b.Elem(), depth+1)
		}
	case reflect.Slice:
		for i := range min(a.Len(), b.Len()) {
			if d := difference(a.Index(i), b.Index(i), depth+1); d != "" {
				return fmt.Sprintf("[%d]%s", i, d)
			}
		}
	case reflect.Struct:
		for i := range a.NumField() {
			if f := a.Type().Field(i); f.IsExported() {
				if d := difference(a.Field(i), b.Field(i), depth+1); d != "" {
					return "." + f.Name + d
				}
			}
		}
	}
	return fmt.Sprintf(": %#v and %#v", a.Interface(), b.Interface())
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"unknown heading":        "document shell\nnothing\n",
		"unknown statement":      "script bash\n  - jump x\n",
		"no such position":       "script bash\n  99:1 call az\n",
		"open quotes":            "script bash\n  - call \"az\n",
		"missing block":          "script bash\n  - call \"$(#1)\"\n",
		"bad indentation":        "script bash\n   - call az\n",
		"arm without branch":     "script bash\n  - call az\n    then\n",
		"words after the end":    "script bash\n  - exit 1 2\n",
		"condition without arm":  "script bash\n  - if\n    when - call az\n",
		"word that is not there": "script bash\n  - call bash\n    inner bash word 3\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := Read(text, source.NewFile("a.sh", "echo\n")); err == nil {
				t.Errorf("read without an error:\n%s", text)
			}
		})
	}
}

// TestMask proves that no text of a document reaches a dump but through the mask.
func TestMask(t *testing.T) {
	t.Parallel()
	masked := 0
	mask := func(p source.Place, s string) string {
		masked += strings.Count(s, secret)
		return strings.ReplaceAll(s, secret, "MASK")
	}
	for seed := range int64(300) {
		g := &generator{Rand: rand.New(rand.NewSource(seed)), file: source.NewFile("a.sh", strings.Repeat("echo 😀 x\n", 20)), secret: true}
		doc := g.document()
		if text := script.Dump(doc, mask); strings.Contains(text, secret) {
			t.Fatalf("seed %d: unmasked in\n%s", seed, text)
		}
	}
	if masked < 1000 {
		t.Errorf("only %d texts were masked", masked)
	}
}

const secret = "5ecret"

// TestDumpOfDepth writes what no parser should build, without much text.
func TestDumpOfDepth(t *testing.T) {
	t.Parallel()
	b := &script.Block{}
	for range 20_000 {
		b = &script.Block{Stmts: []script.Stmt{&script.Group{Body: b}}}
	}
	text := script.Dumper{}.Block(b)
	if len(text) > 5_000_000 || !strings.Contains(text, "- deeper 1\n") {
		t.Errorf("%d bytes", len(text))
	}
}

func TestDumpWithoutPlaces(t *testing.T) {
	t.Parallel()
	dump := func(text string) string {
		f := source.NewFile("a.sh", text)
		at := source.Place{File: f, Span: source.Span{Start: len(text) - 1, End: len(text)}}
		s := &script.Script{Text: f.Whole(), Bodies: []script.Body{{Lang: script.Bash, Block: &script.Block{Stmts: []script.Stmt{
			&script.Call{Place: at, Name: script.LitWord("w", at)}}}}}}
		return script.Dumper{NoPlaces: true}.Script(s)
	}
	if a, b := dump("w"), dump("\n\n  w"); a != b {
		t.Errorf("%q and %q", a, b)
	}
}

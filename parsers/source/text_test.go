package source

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// A nest is a program under layers of quoting in one file.
type nest struct {
	file   *File
	lo, hi int       // where in the file the outermost layer's text stands
	layers []quoting // outermost first
}

// newNest writes program into a file named path.
func newNest(path, before, program, after string, layers []quoting) nest {
	s := program
	for _, q := range slices.Backward(layers) {
		s, _ = q.write(s)
	}
	return nest{NewFile(path, before+s+after), len(before), len(before) + len(s), layers}
}

func (n nest) read() Text {
	t := n.file.Whole().Slice(n.lo, n.hi)
	for _, q := range n.layers {
		t = q.read(t)
	}
	return t
}

// edited returns n after an edit of its file.
func (n nest) edited(e Edit) (nest, error) {
	text, err := Apply(n.file.Text, []Edit{e})
	n.hi += len(text) - len(n.file.Text)
	n.file = NewFile(n.file.Path, text)
	return n, err
}

func joined(nests []nest) Text {
	b := NewBuilder(Text{})
	for i, n := range nests {
		if i > 0 {
			b.Glue("\n")
		}
		b.Join(n.read())
	}
	return b.Text(nil)
}

var someText = []string{"az", "login", " ", "-u", "'", "it's", `"`, `\`, "\n", "\n\n", "é", "😀", "%", "%20", "$X", "", "語 ", "\t", "'\"'", "a b\nc"}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range r.Intn(n) {
		b.WriteString(someText[r.Intn(len(someText))])
	}
	return b.String()
}

func randomNests(r *rand.Rand) ([]nest, string) {
	var nests []nest
	var want []string
	for i := range 1 + r.Intn(3) {
		var layers []quoting
		for range r.Intn(4) {
			layers = append(layers, quotings[r.Intn(len(quotings))])
		}
		program := randomText(r, 12)
		nests = append(nests, newNest(fmt.Sprintf("%d.yml", i), randomText(r, 3), program, randomText(r, 3), layers))
		want = append(want, program)
	}
	return nests, strings.Join(want, "\n")
}

func names(nests []nest) string {
	var s []string
	for _, n := range nests {
		for _, q := range n.layers {
			s = append(s, q.name)
		}
		s = append(s, fmt.Sprintf("%q", n.file.Text))
	}
	return strings.Join(s, " ")
}

// TestEditReadsBack edits programs under up to three layers in up to three files
// and reads the files again: the program has exactly that replacement.
func TestEditReadsBack(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(3))
	done, refused := 0, 0
	for range 6000 {
		nests, want := randomNests(r)
		program := joined(nests)
		if program.Value != want {
			t.Fatalf("%s reads %q, want %q", names(nests), program.Value, want)
		}
		for range 4 {
			lo := r.Intn(len(want) + 1)
			hi := lo + r.Intn(min(8, len(want)-lo)+1)
			with := randomText(r, 4)
			e, ok := program.Edit(lo, hi, with)
			if !ok {
				refused++
				continue
			}
			done++
			changed := slices.Clone(nests)
			for i := range changed {
				if changed[i].file == e.Place.File {
					var err error
					if changed[i], err = changed[i].edited(e); err != nil {
						t.Fatal(err)
					}
				}
			}
			if got := joined(changed).Value; got != want[:lo]+with+want[hi:] {
				t.Fatalf("%s: %q with %q for [%d:%d] became %q by %q at %v", names(nests), want, with, lo, hi, got, e.New, e.Place.Span)
			}
		}
	}
	if refused > done/2 {
		t.Errorf("%d edits were made and %d refused", done, refused)
	}
}

// TestPlaceIsHull compares the place of a range with those of its bytes.
func TestPlaceIsHull(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(4))
	for range 2000 {
		nests, want := randomNests(r)
		if r.Intn(2) == 0 { // the same program twice: places go back
			nests = append(nests, nests[0])
			want += "\n" + joined(nests[:1]).Value
		}
		program := joined(nests)
		for range 5 {
			lo := r.Intn(len(want) + 1)
			hi := lo + r.Intn(len(want)-lo+1)
			got := program.Place(lo, hi)
			hull := program.Place(lo, lo)
			for i := lo; i < hi; i++ {
				p := program.Place(i, i+1)
				if i == lo {
					hull = p
				}
				if p.File == hull.File {
					hull.Start, hull.End = min(hull.Start, p.Start), max(hull.End, p.End)
				}
			}
			if got != hull {
				t.Fatalf("%s: Place(%d, %d) = %v, its bytes lie in %v", names(nests), lo, hi, got.Span, hull.Span)
			}
			if program.Exact(lo, hi) && got.Text() != want[lo:hi] {
				t.Fatalf("%s: [%d:%d] is exact, but %q", names(nests), lo, hi, got.Text())
			}
			s := program.Slice(lo, hi)
			if s.Value != want[lo:hi] || s.Place(0, hi-lo) != got {
				t.Fatalf("%s: Slice(%d, %d) is %q at %v, want it at %v", names(nests), lo, hi, s.Value, s.Place(0, hi-lo).Span, got.Span)
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	f := NewFile("a.sh", `x 'it'\''s' y`)
	program := readSingle(f.Whole().Slice(3, 10)).Text(inSingle) // it's
	for _, c := range []struct {
		name   string
		lo, hi int
		want   string
		exact  bool
	}{
		{"all", 0, 4, `it'\''s`, false},
		{"before the escape", 0, 2, "it", true},
		{"the escape", 2, 3, `'\''`, false},
		{"across it", 1, 4, `t'\''s`, false},
		{"after it", 3, 4, "s", true},
		{"nothing", 1, 1, "", true},
		{"beyond the ends", -3, 9, `it'\''s`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := program.Place(c.lo, c.hi).Text(); got != c.want {
				t.Errorf("Place(%d, %d) holds %q, want %q", c.lo, c.hi, got, c.want)
			}
			if got := program.Exact(c.lo, c.hi); got != c.exact {
				t.Errorf("Exact(%d, %d) = %v", c.lo, c.hi, got)
			}
		})
	}
	if p := program.Place(9, 9); p.Start != 10 || p.End != 10 {
		t.Errorf("the end of the program is at %v", p.Span)
	}
}

func TestTextWithoutFile(t *testing.T) {
	t.Parallel()
	program := Text{Value: "az login"}
	if p := program.Place(0, 2); p != (Place{}) {
		t.Errorf("it has the place %v", p)
	}
	s := program.Slice(3, 8)
	if s.Value != "login" || s.Place(0, 5) != (Place{}) || s.Exact(0, 5) {
		t.Errorf("a slice of it is %q at %v", s.Value, s.Place(0, 5))
	}
	if _, ok := s.Edit(0, 5, "logout"); ok {
		t.Error("it was edited")
	}
}

func TestEditRefuses(t *testing.T) {
	t.Parallel()
	a := newNest("a.yml", "x: ", "az 'é' login", "", []quoting{quotings[0]})
	b := newNest("b.yml", "y: ", "az logout", "", nil)
	both := joined([]nest{a, b})
	double := readDouble(NewFile("c.sh", `az -u $USER "b`).Whole()).Text(inDouble)
	percent := readPercent(NewFile("d", "%C3%A9b").Whole()).Text(inPercent)
	block := readBlock(NewFile("e.yml", "az\n    login").Whole()).Text(inBlock)
	gap := NewBuilder(NewFile("f.sh", "az \\\nlogin").Whole())
	gap.Copy(0, 3)
	gap.Copy(5, 10)
	twice := NewBuilder(NewFile("g.sh", "azlogin").Whole())
	twice.Join(twice.outer.Slice(0, 2))
	other := NewBuilder(twice.outer)
	other.Copy(2, 7)
	twice.Join(other.Text(inSingle))
	for _, c := range []struct {
		name   string
		text   Text
		lo, hi int
		with   string
		want   string // the edit; "" if there is none
	}{
		{"plain", both, 0, 2, "env", "env"},
		{"spelled", both, 0, 2, "it's", `it'\''s`},
		{"an escape as a whole", both, 3, 4, `"`, `"`},
		{"across an escape", both, 2, 4, "x", "x"},
		{"half a character", both, 5, 6, "x", ""},
		{"two files", both, 8, 16, "x", ""},
		{"what joins them", both, 13, 14, "x", ""},
		{"at the end of the first", both, 13, 13, " -i", " -i"},
		{"at the beginning of the second, in its own quoting", both, 14, 14, "'", "'"},
		{"second file", both, 14, 16, "'", "'"},
		{"a hole", double, 6, 11, "$X", `\$X`},
		{"more than a hole", double, 5, 12, "", "removed"},
		{"half a hole", double, 6, 8, "x", ""},
		{"into a hole", double, 8, 8, "x", ""},
		{"before a hole", double, 6, 6, "x", "x"},
		{"after a hole", double, 11, 11, "x", "x"},
		{"half an escape", percent, 0, 1, "x", ""},
		{"in an escape", percent, 1, 1, "x", ""},
		{"after an escape", percent, 2, 2, "é", "%C3%A9"},
		{"what cannot be spelled", block, 0, 2, "a\rb", ""},
		{"what can", block, 0, 2, "a\nb", "a\n    b"},
		{"bytes apart", gap.Text(nil), 2, 5, "x", ""},
		{"before the gap", gap.Text(nil), 3, 3, "x", "x"},
		{"two kinds of quoting", twice.Text(nil), 1, 3, "x", ""},
		{"guess", Vague("az login", Place{b.file, Span{0, 5}}), 0, 2, "x", ""},
		{"beside a guess", Vague("az login", Place{b.file, Span{0, 5}}), 8, 8, "x", ""},
		{"backwards", both, 3, 2, "x", ""},
		{"beyond the end", both, 0, 99, "x", ""},
		{"nothing at all", Text{}, 0, 0, "x", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e, ok := c.text.Edit(c.lo, c.hi, c.with)
			if want := c.want; ok != (want != "") || ok && want != "removed" && e.New != want {
				t.Errorf("Edit(%d, %d, %q) of %q = %q, %v; want %q", c.lo, c.hi, c.with, c.text.Value, e.New, ok, want)
			}
		})
	}
}

// TestEditOfEmptyProgram puts text where there was none.
func TestEditOfEmptyProgram(t *testing.T) {
	t.Parallel()
	n := newNest("a.sh", "eval ''; '", "", "'", []quoting{quotings[0], quotings[0]})
	program := n.read()
	if p := program.Place(0, 0); p.Start != 10 {
		t.Fatalf("it is at %v", p.Span)
	}
	e, ok := program.Edit(0, 0, "it's")
	if !ok {
		t.Fatal("refused")
	}
	m, err := n.edited(e)
	if err != nil || m.read().Value != "it's" {
		t.Errorf("%q reads %q (%v)", m.file.Text, m.read().Value, err)
	}
}

// TestSpelledOnce counts how often the speller is asked for an edit of many runs.
func TestSpelledOnce(t *testing.T) {
	t.Parallel()
	asked := 0
	program := readSingle(NewFile("a", `a'\''b'\''c`).Whole()).Text(func(s string) (string, bool) {
		asked++
		return inSingle(s)
	})
	if e, ok := program.Edit(0, 5, "x"); !ok || e.New != "x" || asked != 1 {
		t.Errorf("Edit = %q, %v; spelled %d times", e.New, ok, asked)
	}
}

// TestRunsMerge keeps a text that is spelled byte by byte in one run, whatever
// the steps in which it was built.
func TestRunsMerge(t *testing.T) {
	t.Parallel()
	outer := readPercent(NewFile("a", strings.Repeat("x", 100)).Whole()).Text(inPercent)
	inner := readSingle(outer).Text(inSingle)
	if len(outer.runs) != 1 || len(inner.runs) != 1 || inner.runs[0].layer.outer != outer.runs[0].layer {
		t.Errorf("%d and %d runs", len(outer.runs), len(inner.runs))
	}
}

func TestHoles(t *testing.T) {
	t.Parallel()
	const secret = "${{ s.X }}"
	yaml := NewFile("a.yml", "bash -c \"az -p "+secret+" $U "+secret+"$U\"").Whole()
	first := strings.Index(yaml.Value, secret)
	second := strings.LastIndex(yaml.Value, secret)
	yaml = yaml.Blot(Span{second, second + len(secret)}, Span{first, first + len(secret)})
	if want := "bash -c \"az -p __________ $U __________$U\""; yaml.Value != want {
		t.Fatalf("Blot gives %q, want %q", yaml.Value, want)
	}
	inner := readDouble(yaml.Slice(9, len(yaml.Value)-1)).Text(inDouble)
	if want := "az -p __________ __ ____________"; inner.Value != want {
		t.Errorf("the inner program is %q, want %q", inner.Value, want)
	}
	var exprs []string
	for i, h := range inner.Holes {
		exprs = append(exprs, h.Expr)
		if got := inner.Place(h.Start, h.End).Text(); got != h.Expr {
			t.Errorf("%s stands where the file has %q", h.Expr, got)
		}
		for off := h.Start; off < h.End; off++ {
			if inner.HoleAt(off) != i {
				t.Errorf("HoleAt(%d) = %d, want %d", off, inner.HoleAt(off), i)
			}
		}
	}
	if want := []string{secret, "$U", secret, "$U"}; !slices.Equal(exprs, want) {
		t.Errorf("holes %q, want %q", exprs, want)
	}
	if inner.HoleAt(0) != -1 || inner.HoleAt(99) != -1 {
		t.Error("a hole where there is none")
	}
}

// TestCopyCutsHole keeps a hole that is copied in pieces.
func TestCopyCutsHole(t *testing.T) {
	t.Parallel()
	text := NewFile("a", "a${{ x }}b").Whole().Blot(Span{1, 9})
	b := NewBuilder(text)
	b.Copy(0, 4)
	b.Copy(4, 10)
	b.Copy(5, 7)
	if got := b.Text(nil); got.Value != "a________b__" || !slices.Equal(got.Holes, []Hole{{Span{1, 9}, "${{ x }}"}, {Span{10, 12}, "${{ x }}"}}) {
		t.Errorf("%q with %v", got.Value, got.Holes)
	}
	b = NewBuilder(text)
	b.Hole(0, 10)
	if got := b.Text(nil); got.Value != "__________" || len(got.Holes) != 1 || got.Holes[0].Expr != "a${{ x }}b" {
		t.Errorf("a hole around a hole: %q with %v", got.Value, got.Holes)
	}
}

func TestGlue(t *testing.T) {
	t.Parallel()
	a, b := NewFile("a", "one"), NewFile("b", "two")
	j := NewBuilder(Text{})
	j.Join(a.Whole())
	j.Glue("\n")
	j.Join(b.Whole())
	text := j.Text(nil)
	if text.Value != "one\ntwo" || text.Vague() {
		t.Fatalf("%q, vague %v", text.Value, text.Vague())
	}
	for _, c := range []struct {
		lo, hi int
		want   Place
	}{{0, 3, Place{a, Span{0, 3}}}, {3, 4, Place{a, Span{3, 3}}}, {0, 7, Place{a, Span{0, 3}}}, {4, 7, Place{b, Span{0, 3}}}, {3, 7, Place{a, Span{3, 3}}}} {
		if got := text.Place(c.lo, c.hi); got != c.want {
			t.Errorf("Place(%d, %d) = %s %v", c.lo, c.hi, got.File.Path, got.Span)
		}
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	at := func(lo, hi int, s string) Edit { return Edit{Place{nil, Span{lo, hi}}, s} }
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string
		err   error
	}{
		{"none", nil, "abcdef", nil},
		{"in any order", []Edit{at(4, 5, "E"), at(0, 1, "")}, "bcdEf", nil},
		{"side by side", []Edit{at(0, 2, "x"), at(2, 4, "y")}, "xyef", nil},
		{"equal ones once", []Edit{at(1, 1, "-"), at(1, 1, "-")}, "a-bcdef", nil},
		{"insert after a replacement", []Edit{at(0, 2, "x"), at(2, 2, "-")}, "x-cdef", nil},
		{"insert before a replacement", []Edit{at(2, 4, "x"), at(2, 2, "-")}, "", ErrOverlap},
		{"two at one place", []Edit{at(1, 1, "-"), at(1, 1, "+")}, "", ErrOverlap},
		{"overlapping", []Edit{at(0, 3, "x"), at(2, 4, "y")}, "", ErrOverlap},
		{"same bytes, other text", []Edit{at(0, 3, "x"), at(0, 3, "y")}, "", ErrOverlap},
		{"at the end", []Edit{at(6, 6, "g")}, "abcdefg", nil},
		{"beyond the end", []Edit{at(5, 7, "g")}, "", ErrOutside},
		{"backwards", []Edit{at(3, 2, "g")}, "", ErrOutside},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := Apply("abcdef", c.edits)
			if got != c.want || err != c.err {
				t.Errorf("Apply = %q, %v; want %q, %v", got, err, c.want, c.err)
			}
		})
	}
}

// FuzzEdit edits a program under layers chosen by kinds and reads it back.
func FuzzEdit(f *testing.F) {
	f.Add("az login -u 'x'", "it's", uint8(3), uint8(5), uint16(0o123))
	f.Add("a\nb é", "\n", uint8(1), uint8(2), uint16(0o2222))
	f.Add("", "%", uint8(0), uint8(0), uint16(0o34))
	f.Fuzz(func(t *testing.T, program, with string, lo, n uint8, kinds uint16) {
		program, with = strings.ToValidUTF8(program, "?"), strings.ToValidUTF8(with, "?")
		if strings.Contains(program, "\r") { // block text cannot hold it
			return
		}
		var layers []quoting
		for ; kinds > 0 && len(layers) < 4; kinds /= 8 {
			layers = append(layers, quotings[kinds%4])
		}
		a := newNest("a.yml", "é: ", program, "\n", layers)
		text := a.read()
		if text.Value != program {
			t.Fatalf("%q reads %q, want %q", a.file.Text, text.Value, program)
		}
		start, end := int(lo), int(lo)+int(n)
		e, ok := text.Edit(start, end, with)
		if !ok {
			return
		}
		b, err := a.edited(e)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := b.read().Value, program[:start]+with+program[end:]; got != want {
			t.Fatalf("%q became %q, which reads %q, want %q", a.file.Text, b.file.Text, got, want)
		}
	})
}

package source

import (
	"math/rand"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 3000)
	for _, c := range []struct {
		name, text string
		off        int
		want       Position
	}{
		{"empty file", "", 0, Position{1, 1}},
		{"before the file", "ab", -1, Position{1, 1}},
		{"first", "ab", 0, Position{1, 1}},
		{"end of the file", "ab", 2, Position{1, 3}},
		{"beyond the file", "ab", 9, Position{1, 3}},
		{"second line", "a\nb", 2, Position{2, 1}},
		{"line end", "a\nb", 1, Position{1, 2}},
		{"last line end", "a\n", 2, Position{2, 1}},
		{"carriage return and line feed", "a\r\nb", 3, Position{2, 1}},
		{"between the two", "a\r\nb", 2, Position{1, 3}},
		{"carriage return alone", "a\rb", 2, Position{2, 1}},
		{"carriage return at the end", "a\r", 2, Position{2, 1}},
		{"two carriage returns", "a\r\rb", 3, Position{3, 1}},
		{"one unit, two bytes", "éb", 2, Position{1, 2}},
		{"inside a character", "éb", 1, Position{1, 1}},
		{"one unit, three bytes", "語b", 3, Position{1, 2}},
		{"two units", "😀b", 4, Position{1, 3}},
		{"inside two units", "😀b", 3, Position{1, 1}},
		{"mark in the text", "\uFEFFb", 3, Position{1, 2}},
		{"replacement character", "\uFFFDb", 3, Position{1, 2}},
		{"other separators end no line", "a\u2028b\u0085c\vd", 8, Position{1, 6}},
		{"far in a long line", "x\n" + long + "b", 2 + len(long), Position{2, 3001}},
		{"inside a character across two blocks", "x\n" + "a" + long, 2 + 1 + 1023, Position{2, 513}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := NewFile("x", c.text).Position(c.off); got != c.want {
				t.Errorf("Position(%d) in %q = %v, want %v", c.off, c.text[:min(40, len(c.text))], got, c.want)
			}
		})
	}
}

func TestOffset(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		at         Position
		want       int
	}{
		{"first", "ab\ncd", Position{1, 1}, 0},
		{"second line", "ab\ncd", Position{2, 2}, 4},
		{"line end", "ab\r\ncd", Position{1, 3}, 2},
		{"beyond the line", "ab\r\ncd", Position{1, 9}, 2},
		{"beyond the file", "ab", Position{7, 1}, 2},
		{"no line", "ab", Position{0, 1}, 2},
		{"no column", "ab", Position{1, 0}, 0},
		{"after two units", "😀b", Position{1, 3}, 4},
		{"the second of two units", "😀b", Position{1, 2}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := NewFile("x", c.text).Offset(c.at); got != c.want {
				t.Errorf("Offset(%v) in %q = %d, want %d", c.at, c.text, got, c.want)
			}
		})
	}
}

// checkPositions compares every position of a file with a count from its beginning.
func checkPositions(t *testing.T, f *File) {
	t.Helper()
	line, col := 1, 1
	for i, r := range f.Text {
		want := Position{line, col}
		for off := i; off < i+utf8.RuneLen(r); off++ {
			if got := f.Position(off); got != want {
				t.Fatalf("Position(%d) in %q = %v, want %v", off, f.Text, got, want)
			}
		}
		if s := f.Line(line); i <= s.End {
			if got := f.Offset(want); got != i {
				t.Fatalf("Offset(%v) in %q = %d, want %d", want, f.Text, got, i)
			}
		}
		col += utf16.RuneLen(r)
		if r == '\n' || r == '\r' && !strings.HasPrefix(f.Text[i+1:], "\n") {
			line, col = line+1, 1
		}
	}
	if got, want := f.Position(len(f.Text)), (Position{line, col}); got != want || f.LineCount() != line {
		t.Fatalf("the end of %q is at %v, line %d of %d", f.Text, got, line, f.LineCount())
	}
}

func TestPositions(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(2))
	letters := []string{"a", "é", "語", "😀", "\n", "\r", "\r\n", "\uFEFF", strings.Repeat("x", 1000), strings.Repeat("😀", 300)}
	for range 300 {
		var b strings.Builder
		for range r.Intn(12) {
			b.WriteString(letters[r.Intn(len(letters))])
		}
		checkPositions(t, NewFile("x", b.String()))
	}
}

func TestLine(t *testing.T) {
	t.Parallel()
	f := NewFile("x", "a\r\nbc\rd\n\n")
	for n, want := range []string{"", "a", "bc", "d", "", "", ""} {
		if s := f.Line(n); f.Text[s.Start:s.End] != want {
			t.Errorf("line %d is %q, want %q", n, f.Text[s.Start:s.End], want)
		}
	}
	if f.LineCount() != 5 {
		t.Errorf("%d lines", f.LineCount())
	}
}

func TestPlaceOfNothing(t *testing.T) {
	t.Parallel()
	var p Place
	if p.Text() != "" || p.Position() != (Position{}) || p.EndPosition() != (Position{}) {
		t.Errorf("the zero Place is at %v and has the text %q", p.Position(), p.Text())
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	a, b := NewFile("a", "xyz"), NewFile("b", "xyz")
	order := []Place{{}, {a, Span{0, 1}}, {a, Span{0, 2}}, {a, Span{1, 1}}, {b, Span{0, 0}}}
	for i, p := range order {
		for j, q := range order {
			if got, want := p.Compare(q), sign(i-j); got != want {
				t.Errorf("Compare(%d, %d) = %d", i, j, got)
			}
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// TestPositionConcurrently is for the race detector.
func TestPositionConcurrently(t *testing.T) {
	t.Parallel()
	f := NewFile("x", strings.Repeat("é😀", 5000))
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			for off := g; off < len(f.Text); off += 97 {
				f.Position(off)
			}
		})
	}
	group.Wait()
}

// BenchmarkPosition asks for 100,000 positions in one line of 10 MB.
func BenchmarkPosition(b *testing.B) {
	f := NewFile("x", strings.Repeat("é😀az ", 1_200_000))
	for b.Loop() {
		for i := range 100_000 {
			f.Position(len(f.Text) - 1 - i)
		}
	}
}

// BenchmarkPlace asks for 100,000 places in a text of a million runs.
func BenchmarkPlace(b *testing.B) {
	f := NewFile("x", strings.Repeat(`a\"`, 1_000_000))
	builder := NewBuilder(f.Whole())
	for i := 0; i < len(f.Text); i += 3 {
		builder.Copy(i, i+1)
		builder.Write(`"`, i+1, i+3)
	}
	t := builder.Text(nil)
	for b.Loop() {
		for i := range 100_000 {
			t.Place(i, len(t.Value)-i)
		}
	}
}

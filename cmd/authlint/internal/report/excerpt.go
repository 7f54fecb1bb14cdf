package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/parsers/source"
)

const (
	maxExcerptLines = 6
	defaultWidth    = 120
	tabWidth        = 4
)

// A cell is one character of an excerpt as it is printed.
type cell struct {
	text   string
	width  int
	marked bool
}

// excerpt writes the lines at p, numbered, with p underlined and secrets hidden.
func (t *text) excerpt(p source.Place) {
	if p.File == nil {
		return
	}
	first, last := p.Position().Line, p.EndPosition().Line
	if p.End > p.Start && p.File.Line(last).Start == p.End && last > first {
		last-- // a place that ends with a line end
	}
	shown := min(last, first+maxExcerptLines-1)
	digits := len(fmt.Sprint(shown))
	for n := first; n <= shown; n++ {
		code, under := line(t.r.Mask, p, n, t.width)
		fmt.Fprintf(t.w, "  %s %s\n", t.paint(blue, fmt.Sprintf("%*d |", digits, n)), code)
		if under != "" {
			fmt.Fprintf(t.w, "  %s %s\n", t.paint(blue, strings.Repeat(" ", digits)+" |"), t.paint(levelColor(t.level), under))
		}
	}
	if shown < last {
		fmt.Fprintf(t.w, "  %s %d more lines\n", t.paint(blue, strings.Repeat(" ", digits)+" |"), last-shown)
	}
}

// line returns line n of p's file, and what underlines the part of it in p.
// Where it is long, the part around the beginning of p is returned.
func line(m *lint.Mask, p source.Place, n, width int) (code, under string) {
	span := p.File.Line(n)
	mark := source.Span{Start: max(p.Start, span.Start), End: min(p.End, span.End)}
	part := window(p.File.Text, span, mark, width)
	var cells []cell
	column := 0
	blank := true // continuation lines are underlined from their first character on
	for _, piece := range m.Cut(source.Place{File: p.File, Span: part}) {
		if piece.Text == lint.Hidden {
			cells = append(cells, cell{piece.Text, len(piece.Text), piece.Start < mark.End && mark.Start < piece.End})
			column += len(piece.Text)
			blank = false
			continue
		}
		for i, r := range piece.Text {
			at := piece.Start + i
			c := toCell(r, column)
			blank = blank && (r == ' ' || r == '\t')
			c.marked = !blank && at >= mark.Start && at < mark.End
			cells = append(cells, c)
			column += c.width
		}
	}
	cells = fit(cells, width, part.Start > span.Start, part.End < span.End)
	var b, u strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
		sign := " "
		if c.marked {
			sign = "^"
		}
		u.WriteString(strings.Repeat(sign, c.width))
	}
	return strings.TrimRight(b.String(), " "), strings.TrimRight(u.String(), " ")
}

func toCell(r rune, column int) cell {
	if r == '\t' {
		n := tabWidth - column%tabWidth
		return cell{strings.Repeat(" ", n), n, false}
	}
	if isHarmful(r) {
		s := plainRune(r)
		return cell{s, utf8.RuneCountInString(s), false}
	}
	return cell{string(r), runeWidth(r), false}
}

// window returns a part of a line that is enough to show width columns around
// the beginning of mark, so that a line of megabytes costs no more than another.
func window(text string, span, mark source.Span, width int) source.Span {
	lo := max(span.Start, mark.Start-4*width)
	hi := min(span.End, mark.Start+8*width)
	for lo > span.Start && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < span.End && !utf8.RuneStart(text[hi]) {
		hi++
	}
	return source.Span{Start: lo, End: hi}
}

// fit cuts cells to width columns, around the first marked one, with "…" where
// something is missing.
func fit(cells []cell, width int, before, after bool) []cell {
	total, first := 0, -1
	for _, c := range cells {
		if c.marked && first < 0 {
			first = total
		}
		total += c.width
	}
	if total <= width && !before && !after {
		return cells
	}
	from := 0
	if first > width/2 {
		from = min(first-width/4, max(total-width, 0))
	}
	var out []cell
	column := 0
	for _, c := range cells {
		if column >= from && column+c.width <= from+width {
			out = append(out, c)
		}
		column += c.width
	}
	if from > 0 || before {
		out = append([]cell{{"…", 1, false}}, out...)
	}
	if total > from+width || after {
		out = append(out, cell{"…", 1, false})
	}
	return out
}

// Colours, as SGR parameters.
const (
	red    = "1;31"
	yellow = "1;33"
	cyan   = "1;36"
	green  = "1;32"
	blue   = "34"
	bold   = "1"
)

func paint(on bool, color, s string) string {
	if !on || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

func writeLine(w io.Writer, s string) { _, _ = io.WriteString(w, s+"\n") }

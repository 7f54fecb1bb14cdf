package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
)

const (
	foldAfter   = 3  // equal calls that are shown whole
	foldPlaces  = 6  // places that are named of those that are not
	maxProblems = 20 // problems that are shown
)

// A text writes the text format.
type text struct {
	w     io.Writer
	r     *lint.Result
	o     Options
	width int
	level rules.Level     // of the block that is being written
	said  map[string]bool // consequences
}

// writeText writes one block a sign-in, then what could not be read and the
// census.
func writeText(out io.Writer, r *lint.Result, o Options) error {
	w := bufio.NewWriter(out)
	t := &text{w: w, r: r, o: o, width: o.Width, said: map[string]bool{}}
	if t.width <= 0 {
		t.width = defaultWidth
	}
	all := blocks(r, o)
	groups := fold(all, o)
	long := false
	for i, g := range groups {
		isLong := t.isLong(g[0])
		if i > 0 && (isLong || long) {
			writeLine(w, "")
		}
		long = isLong
		t.block(g[0])
		t.folded(g[1:])
	}
	if len(groups) > 0 && (!o.Quiet || len(r.Problems) > 0) {
		writeLine(w, "")
	}
	t.problems()
	if len(r.Problems) > 0 && !o.Quiet {
		writeLine(w, "")
	}
	if !o.Quiet {
		t.census(all)
	}
	return w.Flush()
}

// fold puts equal blocks after the third with the third, of which they are shown
// as a list.
func fold(all []block, o Options) [][]block {
	groups := make([][]block, 0, len(all))
	count, third := map[string]int{}, map[string]int{}
	for _, b := range all {
		k := b.key()
		count[k]++
		if count[k] > foldAfter && !o.Verbose && b.signIn != nil {
			groups[third[k]] = append(groups[third[k]], b)
			continue
		}
		third[k] = len(groups)
		groups = append(groups, []block{b})
	}
	return groups
}

// key is equal for blocks that say the same about the same call.
func (b *block) key() string {
	var k strings.Builder
	for _, f := range b.findings {
		hash, _, _ := strings.Cut(f.Fingerprint, ":")
		fmt.Fprintf(&k, "%d %s\n", f.Level, hash)
	}
	return k.String()
}

// isLong reports whether a block takes more than one line.
func (t *text) isLong(b block) bool { return b.level > rules.Note || t.o.Verbose }

func (t *text) block(b block) {
	t.level = b.level
	head := t.paint(bold, t.at(b.place)+":") + " " + t.paint(levelColor(b.level), b.level.String()+":") + " "
	if b.signIn == nil && len(b.findings) == 1 {
		f := b.findings[0]
		writeLine(t.w, head+t.say(f.Message)+" ["+f.Rule.ID+"]")
		if t.isLong(b) {
			t.excerpt(b.place)
			t.after(b)
		}
		return
	}
	if !t.isLong(b) {
		var ids []string
		for _, f := range b.findings {
			ids = append(ids, f.Rule.ID)
		}
		writeLine(t.w, head+b.title()+" ["+strings.Join(ids, ", ")+"]")
		return
	}
	writeLine(t.w, head+b.title())
	t.excerpt(b.place)
	for _, f := range b.findings {
		elsewhere := ""
		if f.Place != b.place && f.Place.File != nil {
			elsewhere = t.at(f.Place) + ": "
		}
		t.entry(levelColor(f.Level), f.Level.String(), elsewhere+t.say(f.Message)+" ["+f.Rule.ID+"]")
	}
	t.after(b)
}

// after writes what helps to understand and to mend: places, consequences, the
// way out and the page of the worst rule.
func (t *text) after(b block) {
	seen := map[string]bool{} // one note of a kind a line
	for _, f := range b.findings {
		for _, rel := range f.Related {
			line, place := t.say(rel.Message), ""
			if rel.Place == b.place {
				continue
			}
			if rel.Place.File != nil {
				place = t.at(rel.Place) + ": "
			}
			key := place[:strings.LastIndexByte(strings.TrimSuffix(place, ": "), ':')+1] + line
			if !seen[key] {
				seen[key] = true
				t.entry(cyan, "note", place+line)
			}
		}
	}
	t.consequences(b)
	var seenHelp []*rules.Migration
	for _, f := range b.findings {
		if m := f.Migration; m != nil && !slices.ContainsFunc(seenHelp, func(o *rules.Migration) bool { return o.Target == m.Target && o.Code == m.Code }) {
			seenHelp = append(seenHelp, m)
			t.migration(m)
		}
	}
	writeLine(t.w, "  "+t.paint(blue, "page:")+" "+rulePage+b.findings[0].Rule.ID)
}

// consequences writes what will be seen if nothing is done: of the worst finding,
// and once a report; with verbose all.
func (t *text) consequences(b block) {
	for _, f := range b.findings {
		c := t.say(f.Consequence)
		switch {
		case c == "" || t.said[c] && !t.o.Verbose:
		default:
			t.entry(cyan, "consequence", c)
		}
		t.said[c] = true
		if c != "" && !t.o.Verbose {
			return
		}
	}
}

// entry writes a line with a label, over several lines where it is long.
func (t *text) entry(color, label, s string) {
	line := "  " + label + ":"
	column := textWidth(line)
	line = "  " + t.paint(color, label+":")
	for word := range strings.FieldsSeq(s) {
		w := textWidth(word)
		if column+1+w > t.width && column > 4 {
			writeLine(t.w, line)
			line, column = "   ", 3
		}
		line += " " + word
		column += 1 + w
	}
	writeLine(t.w, line)
}

// migration writes the way out: where to and why, what an administrator does
// first (only with verbose), and the call after it.
func (t *text) migration(m *rules.Migration) {
	line := t.say(m.Target)
	if m.Why != "" {
		line += ": " + t.say(m.Why)
	}
	t.entry(green, "help", line)
	if t.o.Verbose {
		for i, s := range m.Steps {
			writeLine(t.w, fmt.Sprintf("    %d. %s", i+1, indent(t.code(s), "       ")))
		}
	}
	if m.Code != "" {
		writeLine(t.w, "      "+indent(t.code(strings.TrimRight(m.Code, "\n")), "      "))
	}
	if t.o.Verbose {
		for _, l := range m.Links {
			writeLine(t.w, "    "+t.say(l))
		}
	}
}

func indent(lines []string, by string) string { return strings.Join(lines, "\n"+by) }

func (t *text) code(s string) []string {
	lines := strings.Split(t.r.Mask.Code(s), "\n")
	for i := range lines {
		lines[i] = Plain(lines[i])
	}
	return lines
}

// folded writes the places of blocks that say the same as the one before.
func (t *text) folded(more []block) {
	if len(more) == 0 {
		return
	}
	var places []string
	for _, b := range more[:min(len(more), foldPlaces)] {
		places = append(places, t.at(b.place))
	}
	rest := ""
	if len(more) > foldPlaces {
		rest = ", …"
	}
	writeLine(t.w, fmt.Sprintf("  and %d more like this: %s%s", len(more), strings.Join(places, ", "), rest))
}

func (t *text) problems() {
	list := t.r.Problems
	if !t.o.Verbose && len(list) > maxProblems {
		list = list[:maxProblems]
	}
	for _, p := range list {
		at := shown(t.r, p.Path)
		if p.File != nil {
			at = t.at(p.Place)
		}
		writeLine(t.w, t.paint(bold, at+":")+" "+t.paint(yellow, "problem:")+" "+t.say(p.Message))
	}
	if n := len(t.r.Problems) - len(list); n > 0 {
		writeLine(t.w, fmt.Sprintf("and %d more places that could not be read or followed (--verbose names them)", n))
	}
}

// at returns a place as path:line:column.
func (t *text) at(p source.Place) string {
	if p.File == nil {
		return "?"
	}
	pos := p.Position()
	return fmt.Sprintf("%s:%d:%d", shown(t.r, p.File.Path), pos.Line, pos.Column)
}

// say returns a message for the terminal: masked and plain.
func (t *text) say(s string) string { return Plain(t.r.Mask.Text(s)) }

func (t *text) paint(color, s string) string { return paint(t.o.Color, color, s) }

func levelColor(l rules.Level) string {
	switch l {
	case rules.Error:
		return red
	case rules.Warning:
		return yellow
	}
	return cyan
}

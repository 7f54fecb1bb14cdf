package reference

import (
	"fmt"
	"strings"
)

// Kinds of comparison.
const (
	Tokens = iota
	Commands
	Strings
	Comments
	Trees
	Problems
	Comparisons
)

// Names are the names of the comparisons.
var Names = [Comparisons]string{"tokens", "commands", "strings", "comments", "trees", "problems"}

// An Outcome says of one text what was compared and what agrees.
type Outcome struct {
	ID, Text string
	Done     [Comparisons]bool   // it was compared
	Differ   [Comparisons]string // what differs first; "" if all agree
}

// Unexplained returns what differs and is not accepted.
func (o *Outcome) Unexplained(k int) string {
	if _, ok := accepted(o.ID, k); ok {
		return ""
	}
	return o.Differ[k]
}

// Stale returns the reason for which a difference is accepted that is none any more.
func (o *Outcome) Stale(k int) (why string, ok bool) {
	if !o.Done[k] || o.Differ[k] != "" {
		return "", false
	}
	return accepted(o.ID, k)
}

// broken returns the id of the first mistake of the reference that we report too,
// "" if there is none.
func broken(errors []Error) string {
	workflow := false
	for _, e := range errors {
		workflow = workflow || e.ID == "WorkflowNotSupportedInPowerShellCore"
	}
	for _, e := range errors {
		// the options of a workflow are those of the edition that runs it
		if !Unchecked(e.ID) && !(workflow && e.ID == "KeywordParameterReservedForFutureUse") {
			return e.ID
		}
	}
	return ""
}

// Compare reads c's text and compares everything that the reference says of it.
func (c *Case) Compare() Outcome {
	ours, want := read(c.Text, c.Fixture), c.said()
	o := Outcome{ID: c.ID, Text: c.Text}
	for i := range Comparisons {
		o.Done[i] = true
	}
	o.Differ[Tokens] = differ(want.tokens, ours.tokens)
	o.Differ[Strings] = differ(want.strings, ours.strings)
	o.Differ[Comments] = differ(want.comments, ours.comments)
	o.Differ[Trees] = differRows(want.rows, ours.rows)
	switch {
	case hostBound(c.Errors):
		o.Done = [Comparisons]bool{Tokens: true, Comments: true}
		return o
	case len(c.Errors) == 0:
		o.Differ[Commands] = differ(want.commands, ours.commands)
	case c.Fixture:
		o.Differ[Commands] = lost(want.commands, ours.commands)
	default:
		o.Differ[Commands] = lost(c.mustFind(), ours.commands)
	}
	o.problems(c.Errors, ours)
	return o
}

// hostBound reports whether the reference gave up a configuration: it loads what a
// configuration speaks of from the machine, and what it says of the rest of the
// text is no truth then.
func hostBound(errors []Error) bool {
	for _, e := range errors {
		if e.ID == "ParserError" {
			return true
		}
	}
	return false
}

// problems compares whether there is a mistake. Where the reference reports only
// such as we do not look for, nothing is compared.
func (o *Outcome) problems(errors []Error, ours *reading) {
	id := broken(errors)
	o.Done[Problems] = len(errors) == 0 || id != ""
	switch n := ours.tree.Mistakes(); {
	case id != "" && n == 0:
		o.Differ[Problems] = fmt.Sprintf("want %s, got no problem", id)
	case id == "" && n > 0:
		lo, hi, message := ours.tree.Mistake(0)
		o.Differ[Problems] = fmt.Sprintf("got %s at %s", message, span(ours.place(int32(lo), int32(hi))))
		o.Done[Problems] = true
	}
}

// mustFind returns the commands of a broken text that a mistake must not cost:
// those before the first one, and those in statements of the outermost list
// behind the last one.
func (c *Case) mustFind() []string {
	first, last := c.Errors[0].At[0], 0
	for _, e := range c.Errors {
		first, last = min(first, e.At[0]), max(last, e.At[1])
	}
	var lines []string
	for _, cmd := range c.Commands {
		ok := cmd.At[1] <= first
		for _, row := range c.Tree {
			if row.int(0) == 2 && row.int(2) >= last && row.int(2) <= cmd.At[0] && cmd.At[1] <= row.int(3) {
				ok = true
			}
		}
		if ok {
			lines = append(lines, commandLine(cmd))
		}
	}
	return lines
}

// lost returns the first line of want that is not in got.
func lost(want, got []string) string {
	have := map[string]bool{}
	for _, s := range got {
		have[s] = true
	}
	for _, s := range want {
		if !have[s] {
			return "lost " + s
		}
	}
	return ""
}

func differ(want, got []string) string {
	for i := 0; i < len(want) || i < len(got); i++ {
		w, g := "nothing", "nothing"
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if w != g {
			return fmt.Sprintf("want %s, got %s", w, g)
		}
	}
	return ""
}

// differRows compares trees. A block without statements has no place of its own.
func differRows(want, got []string) string {
	list := make([]string, len(want))
	copy(list, want)
	for i, g := range got {
		if i < len(list) && strings.HasSuffix(g, " nothing") && strings.HasPrefix(list[i], strings.TrimSuffix(g, "nothing")) {
			list[i] = g
		}
	}
	return differ(list, got)
}

package flow

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Dump returns a trace as text: one line a step, what belongs to a step below it,
// two blanks further in. It begins with where the step stands, "path:" only where
// that is another file than the entry's.
//
//	3:1 run[fatal] az login -u "bob" -p <env PW>
//	3:1 run az {login|logout}      an operand with two options
//	3:1 run az {login|?}           one with further ones that are not known
//	4:1 set U = "a" | <parameter 1>
//	5:1 fork if / arm / cond / body
//
// A value that is not known text says what it is in angle brackets; "..." after it
// stands for any number of words, "~" for one that may be empty, "+" joins.
//
// Every text that comes from a file goes through mask together with the place
// where it was written; nil: no masking.
func Dump(t *Trace, mask func(source.Place, string) string) string {
	d := &dump{mask: mask}
	if t.Entry.Doc != nil {
		d.home = t.Entry.Doc.File
	}
	path := ""
	if d.home != nil {
		path = d.home.Path
	}
	d.line(0, "entry %s %s", t.Entry.Context, strconv.Quote(path))
	if t.Library {
		d.line(1, "library")
	}
	d.steps(1, t.Steps)
	for _, s := range t.Uncalled {
		d.line(1, "uncalled")
		d.step(2, s)
	}
	for _, c := range t.Cut {
		d.line(0, "cut %s%s", d.at(c.Place), c.Limit)
	}
	return d.out.String()
}

// maxDumpText is the length after which a text is cut off in a dump.
const maxDumpText = 300

type dump struct {
	mask func(source.Place, string) string
	home *source.File
	out  strings.Builder
}

func (d *dump) line(depth int, format string, args ...any) {
	for range depth {
		d.out.WriteString("  ")
	}
	fmt.Fprintf(&d.out, format, args...)
	d.out.WriteByte('\n')
}

func (d *dump) at(p source.Place) string {
	if p.File == nil {
		return "- "
	}
	pos := p.Position()
	at := fmt.Sprintf("%d:%d ", pos.Line, pos.Column)
	if p.File != d.home {
		return strconv.Quote(p.File.Path) + ":" + at
	}
	return at
}

func (d *dump) steps(depth int, steps []Step) {
	for _, s := range steps {
		d.step(depth, s)
	}
}

func (d *dump) step(depth int, s Step) {
	switch s := s.(type) {
	case *Run:
		d.run(depth, s)
	case *Set:
		d.set(depth, s)
	case *Fork:
		d.fork(depth, s)
	case *Repeat:
		at := "- "
		if s.Loop != nil {
			at = d.at(s.Loop.Place)
		}
		d.line(depth, "%srepeat%s", at, marks("once", s.Once, "exact", s.Exact, "endless", s.Endless, "asks", s.Loop != nil && s.Loop.Asks))
		d.part(depth+1, "cond", s.Cond)
		d.part(depth+1, "body", s.Body)
	case *Scope:
		d.scope(depth, s)
	case *Trap:
		d.line(depth, "%strap %s", d.at(s.Stmt.Place), strings.Join(s.Signals, " "))
		d.steps(depth+1, s.Body)
	case *Leave:
		value := ""
		if s.Value != nil {
			value = " " + d.values(s.Value)
		}
		d.line(depth, "%s%s%s", d.at(s.Leave.Place), s.How, value)
	}
}

func (d *dump) part(depth int, name string, steps []Step) {
	if len(steps) > 0 {
		d.line(depth, "%s", name)
		d.steps(depth+1, steps)
	}
}

func (d *dump) run(depth int, r *Run) {
	words := []string{d.value(r.Name)}
	for _, a := range r.Args {
		words = append(words, d.operand(a))
	}
	where := ""
	if r.Where != script.Here {
		where = " @" + string(r.Where)
	}
	under := ""
	if len(r.Under) > 0 {
		under = " under " + strings.Join(r.Under, " ")
	}
	d.line(depth, "%srun%s %s%s%s", d.at(r.Place),
		marks("fatal", r.Fatal, "tested", r.Tested, "traced", r.Traced, "async", r.Async, "printed", r.Printed),
		strings.Join(words, " "), under, where)
	if r.Input != nil {
		d.line(depth+1, "input %s", d.values(r.Input))
	}
	if r.Dead != "" {
		d.line(depth+1, "dead %s", strconv.Quote(r.Dead))
	}
	for _, g := range r.Guards {
		d.line(depth+1, "guard %s%s", d.at(g.Place), d.value(g.Name))
	}
}

func (d *dump) set(depth int, s *Set) {
	scope, name, at := "", "", source.Place{}
	if a := s.Assign; a != nil {
		name, at = a.Name, a.Place
		if a.Scope != script.Usual {
			scope = "[" + string(a.Scope) + "]"
		}
		if len(a.Path) > 0 {
			name += "[…]"
		}
		if a.Op == script.Unset || a.Op == script.Declare {
			d.line(depth, "%s%s%s %s%s", d.at(at), a.Op, scope, name, marks("dead", s.Dead != ""))
			return
		}
	}
	d.line(depth, "%sset%s%s %s = %s", d.at(at), scope, marks("dead", s.Dead != ""), name, d.values(s.Values))
}

func (d *dump) fork(depth int, s *Fork) {
	kind, at := "values", "- "
	if s.Branch != nil {
		kind, at = string(s.Branch.Kind), d.at(s.Branch.Place)
	}
	d.line(depth, "%sfork %s%s", at, kind, marks("total", s.Total))
	for _, a := range s.Arms {
		d.line(depth+1, "arm%s", marks("dead", a.Dead))
		d.part(depth+2, "cond", a.Cond)
		d.part(depth+2, "body", a.Body)
	}
}

func (d *dump) scope(depth int, s *Scope) {
	at, what := "- ", ""
	switch {
	case s.Run != nil:
		at, what = d.at(s.Run.Place), " "+d.value(s.Run.Name)
	case s.Group != nil:
		at = d.at(s.Group.Place)
	}
	if s.Where != script.Here {
		what += " @" + string(s.Where)
	}
	d.line(depth, "%sscope %s%s%s", at, s.Kind, marks("async", s.Async, "fatal", s.Fatal, "recurses", s.Recurses), what)
	d.steps(depth+1, s.Body)
	d.part(depth+1, "always", s.Always)
}

func marks(pairs ...any) string {
	var on []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1].(bool) {
			on = append(on, pairs[i].(string))
		}
	}
	if on == nil {
		return ""
	}
	return "[" + strings.Join(on, " ") + "]"
}

func (d *dump) operand(o Operand) string {
	options := make([]string, 0, len(o.Options)+1)
	for _, words := range o.Options {
		var list []string
		for _, v := range words {
			list = append(list, d.value(v))
		}
		options = append(options, strings.Join(list, " "))
	}
	if len(options) == 1 && o.Complete && len(o.Options[0]) == 1 {
		return options[0]
	}
	if !o.Complete {
		options = append(options, "?")
	}
	return "{" + strings.Join(options, "|") + "}"
}

func (d *dump) values(list []Value) string {
	if len(list) == 0 {
		return "<none>"
	}
	var out []string
	for _, v := range list {
		out = append(out, d.value(v))
	}
	return strings.Join(out, " | ")
}

func (d *dump) value(v Value) string {
	s := d.bare(v)
	if v.Words {
		s += "..."
	}
	if v.Maybe {
		s += "~"
	}
	return s
}

func (d *dump) bare(v Value) string {
	switch v.Kind {
	case Text:
		return d.text(v.Text, v.From)
	case Joined:
		if s, ok := v.Known(); ok {
			return d.text(s, nil)
		}
		return strings.Join(d.list(v.Items), "+")
	case List:
		return "(" + strings.Join(d.list(v.Items), " ") + ")"
	case Table:
		var pairs []string
		for i, item := range d.list(v.Items) {
			key := ""
			if i < len(v.Keys) {
				key = d.value(v.Keys[i])
			}
			pairs = append(pairs, key+"="+item)
		}
		return "@(" + strings.Join(pairs, " ") + ")"
	case File:
		return "<file " + strings.Join(d.list(v.Items), " ") + ">"
	case Printed:
		if v.By != nil {
			return "<output of " + d.value(v.By.Name) + ">"
		}
	}
	if v.Name != "" {
		name := v.Name // of something that was masked, its text
		if d.mask != nil {
			var p source.Place
			if len(v.From) > 0 {
				p = v.From[0]
			}
			name = d.mask(p, name)
		}
		return "<" + string(v.Kind) + " " + graphic(name) + ">"
	}
	return "<" + string(v.Kind) + ">"
}

func (d *dump) list(values []Value) []string {
	var out []string
	for _, v := range values {
		out = append(out, d.value(v))
	}
	return out
}

// text returns s masked, in quotes unless it is a plain word, and cut off where
// it is long: only after the mask saw all of it.
func (d *dump) text(s string, from []source.Place) string {
	if d.mask != nil {
		var p source.Place
		if len(from) > 0 {
			p = from[0]
		}
		s = d.mask(p, s)
	}
	cut := ""
	if len(s) > maxDumpText {
		end := maxDumpText
		for end > 0 && s[end]&0xC0 == 0x80 {
			end--
		}
		s, cut = s[:end], "…"
	}
	if isPlain(s) {
		return s + cut
	}
	return strconv.QuoteToGraphic(s) + cut
}

// graphic returns s without characters that are not seen.
func graphic(s string) string {
	q := strconv.QuoteToGraphic(s)
	return q[1 : len(q)-1]
}

func isPlain(s string) bool {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("-_./:=*@%+,~", r):
		default:
			return false
		}
	}
	return s != ""
}

package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// This file finds what weakens connections by the environment and by files that
// programs read.

// ownAssignment reports whether values were set for one call: A=b az …, env A=b az ….
func ownAssignment(r *flow.Run, values []flow.Value) bool {
	return slices.ContainsFunc(values, func(v flow.Value) bool {
		n := len(v.From)
		return n > 0 && r.Call != nil && inside(v.From[n-1], r.Call.Place)
	})
}

// variable looks at a variable of the environment that a call or an assignment
// sees; at is where it is set as far as its values do not tell.
func (w *weakener) variable(r *flow.Run, name string, at source.Place) {
	row := facts.VariableOf(name)
	if row == nil {
		return
	}
	values, ok := r.Env.Exported(name)
	if !ok {
		return
	}
	var worst *Weakening
	all := true
	for i := range values {
		x := weakValue(row, &values[i])
		if x == nil {
			all = false
			continue
		}
		if x.Place = at; worst == nil || x.worse(worst) {
			worst = x
		}
		if n := len(values[i].From); n > 0 && values[i].From[n-1].File != nil {
			worst.Place = values[i].From[n-1]
		}
	}
	if worst != nil {
		worst.May = !all
		w.add(r, worst)
	}
}

// weakValue returns what a value of a variable weakens, nil if nothing or if that is
// not known.
func weakValue(row *facts.Variable, v *flow.Value) *Weakening {
	var x *Weakening
	if row.Words != nil {
		var words []word
		for _, p := range pieces(*v, []string{" ", "\t", "\n"}) {
			words = append(words, word{p, source.Place{}})
		}
		x = offers(read(row.Words, words).given)
	} else {
		s, known := v.Known()
		g := Given{Option: &row.Option, Means: row.Means, Value: v, Spelt: row.Names[0]}
		if len(row.Choices) > 0 {
			g.Means, _ = row.Choice(s)
		}
		switch {
		case !known:
		case g.Means == facts.Unverified && (len(row.Choices) > 0 || s != ""):
			x = &Weakening{Kind: Unchecked}
		default:
			x = offers([]Given{g})
		}
	}
	if x == nil {
		return nil
	}
	x.Spelt, x.Of, x.Program, x.Harmless, x.Peer, x.Value = row.Names[0], row.Title, row.Program, row.Harmless, Everyone, v
	return x
}

// handed looks at variables among the words of a program that hands them on:
// docker run -e NAME=value.
func (w *weakener) handed(r *flow.Run) {
	for _, o := range r.Args {
		for _, option := range o.Options {
			for _, v := range option {
				name, rest, ok := handedIn(v)
				if !ok {
					continue
				}
				if x := weakValue(facts.VariableOf(name), &rest); x != nil {
					x.May = !o.Complete || len(o.Options) > 1
					w.add(r, x)
				}
			}
		}
	}
}

// handedIn reads NAME=value, --env=NAME=value or -eNAME=value of a variable that
// weakens something.
func handedIn(v flow.Value) (name string, value flow.Value, ok bool) {
	p := v.Prefix()
	for i := range facts.Variables {
		name = facts.Variables[i].Names[0]
		at := strings.Index(p, name+"=")
		if at < 0 || at > 0 && (p[0] != '-' || isNameByte(p[at-1]) && at != 2) {
			continue
		}
		return name, bare(cut(v, at+len(name)+1)), true
	}
	return "", flow.Value{}, false
}

func isNameByte(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// writes looks at text that a program puts into a file which others read their
// settings from.
func (w *weakener) writes(r *flow.Run, name string) {
	for _, file := range w.targets(r, name) {
		lines, exports := facts.LinesOf(file), slices.Contains(facts.ExportingFiles, file)
		if len(lines) == 0 && !exports {
			continue
		}
		for _, text := range writtenText(r, name) {
			for _, l := range strings.Split(text, "\n") {
				for _, row := range lines {
					if x := lineOf(row, l); x != nil {
						x.Spelt += " in " + file
						w.add(r, x)
					}
				}
				key, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(l), "export "), "=")
				row := facts.VariableOf(key)
				if !exports || !ok || row == nil {
					continue
				}
				if x := weakValue(row, &flow.Value{Kind: flow.Text, Text: strings.Trim(value, `"'`)}); x != nil && !strings.Contains(value, unsaid) {
					w.add(r, x)
				}
			}
		}
	}
}

// unsaid stands in texts for what is not known.
const unsaid = "\x00"

// targets returns the files that a call writes to or edits; for one that only a
// variable names, the variable.
func (w *weakener) targets(r *flow.Run, name string) []string {
	var out []string
	for _, o := range r.Sent {
		if o.From == "1" || o.From == "&" || o.From == "" {
			out = append(out, fileOf(r, o.To))
		}
	}
	if facts.Doubles(name) || facts.Edits(name) {
		for _, o := range r.Args {
			if s, ok := only(o); ok && !strings.HasPrefix(s, "-") {
				out = append(out, s)
			} else if !ok {
				values(o, func(v flow.Value) bool {
					if v.Kind == flow.Environment {
						out = append(out, v.Name)
					}
					return false
				})
			}
		}
	}
	return out
}

func fileOf(r *flow.Run, to script.Word) string {
	if s, ok := to.Literal(); ok {
		return s
	}
	for i := range to.Parts {
		p := &to.Parts[i]
		if p.Kind != script.Var || len(to.Parts) > 1 {
			continue
		}
		if values, ok := r.Env.Lookup(p.Name); ok && len(values) == 1 {
			if s, known := values[0].Known(); known {
				return s
			}
		}
		return p.Name
	}
	return to.Suffix()
}

// writtenText returns what a call writes, as far as it is known.
func writtenText(r *flow.Run, name string) []string {
	var out []string
	switch {
	case facts.Copies(name):
		for _, v := range r.Input {
			out = append(out, textIn(v))
		}
	case facts.Edits(name):
		for _, o := range r.Args {
			if s, ok := only(o); ok {
				out = append(out, replacements(s)...)
			}
		}
	default:
		text := ""
		for _, o := range r.Args {
			word := unsaid
			if o.Complete && len(o.Options) == 1 {
				word = ""
				for _, v := range o.Options[0] {
					word += textIn(v)
				}
			}
			text += " " + strings.ReplaceAll(word, `\n`, "\n")
		}
		out = append(out, text)
	}
	return out
}

func textIn(v flow.Value) string {
	s := ""
	for _, a := range atoms(v, 0) {
		if a.Kind == flow.Text {
			s += a.Text
		} else {
			s += unsaid
		}
	}
	return s
}

// replacements returns what the commands of an editing program put in: the B of
// s/A/B/.
func replacements(commands string) []string {
	var out []string
	for _, c := range strings.FieldsFunc(commands, func(r rune) bool { return r == ';' || r == '\n' }) {
		c = strings.TrimSpace(c)
		i := strings.IndexByte(c, 's')
		if i < 0 || i+1 >= len(c) || isNameByte(c[i+1]) || c[i+1] == ' ' {
			continue
		}
		if parts := strings.Split(c[i+2:], c[i+1:i+2]); len(parts) >= 2 {
			out = append(out, parts[1])
		}
	}
	return out
}

// lineOf returns what a line of a settings file weakens, nil if nothing.
func lineOf(row *facts.Line, line string) *Weakening {
	name, value := line, ""
	if i := strings.IndexAny(strings.TrimSpace(line), "=: \t"); i >= 0 {
		line = strings.TrimSpace(line)
		name, value = line[:i], strings.Trim(line[i:], "=: \t\r")
	}
	name = strings.TrimSpace(name)
	if !row.Is(name) || strings.Contains(value, unsaid) {
		return nil
	}
	g := Given{Option: &row.Option, Means: row.Means, Value: &flow.Value{Kind: flow.Text, Text: value}, Spelt: name}
	if len(row.Choices) > 0 {
		g.Means, _ = row.Choice(value)
	}
	var x *Weakening
	switch {
	case g.Means == facts.Unverified:
		x = &Weakening{Kind: Unchecked, Spelt: name}
	case row.Version != facts.NoProtocol && !strings.Contains(strings.ToLower(value), facts.LowestLevel):
		return nil
	default:
		x = offers([]Given{g})
	}
	if x == nil {
		return nil
	}
	if value != "" && g.Means != facts.Unverified {
		x.Spelt = name + " = " + value
	}
	x.Of, x.Program, x.Peer, x.Value = row.Title, row.Program, Everyone, nil
	return x
}

// registry returns what a value that is written to the registry weakens, nil if
// nothing.
func registry(rd reading) *Weakening {
	name, data := given(rd.given, facts.ValueName), given(rd.given, facts.ValueData)
	if rd.command == nil || name == nil || data == nil || name.Value == nil || data.Value == nil {
		return nil
	}
	key := ""
	if words := rd.words[len(rd.command.Words):]; len(words) > 0 {
		key = words[0]
	} else if len(rd.operands) > 0 {
		key = end(rd.operands[0].Value)
	}
	n, ok := name.Value.Known()
	d, sure := data.Value.Known()
	row := facts.RegistryValueOf(key, n, d)
	if !ok || !sure || row == nil {
		return nil
	}
	return &Weakening{Kind: Offers, Spelt: n + "=" + d, Of: row.Title, Program: "windows", Offered: row.Offers, Peer: Everyone, Value: data.Value}
}

package signin

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// requestMeanings are those of requesters' options that say what a request for a
// token is; the others are for rules about certificates and versions of TLS.
var requestMeanings = []facts.Meaning{
	facts.Body, facts.BodyEncoded, facts.BodyField, facts.BodyFile, facts.OtherBody, facts.FormItems, facts.InAddress, facts.Address,
}

// covered are the rows of tables, as rowOf names them, that fixtures use.
type covered map[string]bool

func rowOf(t *facts.Tool, kind, name string) string {
	if t.Parser == facts.Arguments && kind != "command" {
		return "libraries: " + kind + " " + name // one table for all of them
	}
	return t.ID + ": " + kind + " " + name
}

// outcomeName tells the outcomes of a tool apart; commands can share a list.
func outcomeName(o facts.Outcome) string {
	return fmt.Sprintf("%v without %v: %s by %s, nobody %v", o.With, o.Without, o.Identity, o.Credential, o.Nobody)
}

// rowsOf returns all rows of a tool that a fixture must use: its commands, every
// option by every name, every choice, every variable and every outcome.
func rowsOf(t *facts.Tool) []string {
	var rows []string
	for i := range t.Commands {
		c := &t.Commands[i]
		rows = append(rows, rowOf(t, "command", c.Name()))
		for _, o := range c.Options {
			rows = append(rows, optionRows(t, o)...)
		}
		for _, o := range c.Outcomes {
			rows = append(rows, rowOf(t, "outcome", outcomeName(o)))
		}
	}
	for _, o := range t.Options {
		rows = append(rows, optionRows(t, o)...)
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

func optionRows(t *facts.Tool, o facts.Option) []string {
	var rows []string
	for _, n := range o.Names {
		if !slices.Contains(o.Env, n) {
			rows = append(rows, rowOf(t, "option", n))
		}
	}
	for _, e := range o.Env {
		rows = append(rows, rowOf(t, "variable", e))
	}
	for _, choice := range o.Choices {
		rows = append(rows, rowOf(t, "choice", o.Names[0]+" "+choice.Text))
	}
	return rows
}

// call notes the rows that a call uses.
func (seen covered) call(c *call) {
	if c == nil {
		return
	}
	for _, r := range c.readings {
		seen.reading(c.tool, r)
	}
}

func (seen covered) reading(t *facts.Tool, r reading) {
	for _, g := range r.given {
		seen.option(t, g)
	}
	if r.command == nil {
		return
	}
	seen[rowOf(t, "command", r.command.Name())] = true
	for i := range r.command.Outcomes {
		o := &r.command.Outcomes[i]
		if r.fits(o) {
			seen[rowOf(t, "outcome", outcomeName(*o))] = !r.open || o.Settled || seen[rowOf(t, "outcome", outcomeName(*o))]
			return
		}
	}
}

// option notes an option as given.
func (seen covered) option(t *facts.Tool, g Given) {
	spelt := g.Spelt
	if t.Parser == facts.Slash {
		spelt = "/" + spelt[1:]
	}
	for _, n := range g.Option.Names {
		if n == spelt || t.Parser.Grammar().Fold && facts.FieldName(n) == facts.FieldName(spelt) {
			seen[rowOf(t, "option", n)] = true
		}
	}
	if g.FromEnv || t.Ambient {
		seen[rowOf(t, "variable", spelt)] = true
		seen[rowOf(t, "option", spelt)] = true
	}
	if g.Value == nil {
		return
	}
	if s, ok := g.Value.Known(); ok {
		for _, choice := range g.Option.Choices {
			if strings.EqualFold(choice.Text, strings.Join(strings.Fields(s), "")) {
				seen[rowOf(t, "choice", g.Option.Names[0]+" "+choice.Text)] = true
			}
		}
	}
}

// trace notes the rows that the runs of a trace use.
func (seen covered) trace(t *flow.Trace) {
	v := look(t)
	for _, r := range v.runs {
		seen.call(v.calls[r])
		for _, c := range v.virtual[r] {
			seen.call(c)
		}
		// What is refused as a request or a text is read all the same.
		seen.texts(r)
		row := facts.RequesterOf(program(r))
		if row == nil {
			continue
		}
		ways, _ := waysOf(row.Tool, r.Args)
		for _, words := range ways {
			rd := read(row.Tool, words)
			seen.reading(row.Tool, rd)
			q := request{input: r.Input}
			operands := rd.operands
			if row.Items {
				operands = q.items(operands, rd.has(facts.FormItems))
			}
			for _, g := range rd.given {
				if g.Value != nil {
					q.option(g)
				}
			}
			for _, w := range operands {
				if rd, ok := q.to(w.Value); ok {
					seen.reading(facts.TokenRequest, rd)
				}
			}
		}
	}
	for _, a := range v.found {
		seen.call(a.call)
	}
	for _, r := range v.runs {
		for _, t := range facts.Environments {
			for _, rd := range (reading{command: &t.Commands[0]}).environments(t, r.Env) {
				seen.reading(t, rd)
			}
		}
	}
}

func (seen covered) texts(r *flow.Run) {
	for i := range facts.Texts {
		t := &facts.Texts[i]
		var all []field
		for _, o := range r.Args {
			for _, option := range o.Options {
				for _, v := range option {
					if rd, ok := readText(t, v); ok && t.Programs == nil {
						seen.reading(t.Tool, rd)
					}
					fields, _ := fieldsOf(v, t.Seps)
					all = append(all, fields...)
				}
			}
		}
		if slices.Contains(t.Programs, program(r)) {
			seen.reading(t.Tool, form(t.Tool, all, false))
		}
	}
}

// TestEveryRowHasAFixture holds the tables against the fixtures: a row that none
// of them uses is a row that nobody has seen work.
func TestEveryRowHasAFixture(t *testing.T) {
	t.Parallel()
	seen := covered{}
	text := fixtureTraces(t, seen.trace)
	var rows []string
	for _, tool := range facts.All() {
		if tool.ID == "az" || tool.ID == "azure" {
			continue // spellings_test.go holds theirs
		}
		rows = append(rows, rowsOf(tool)...)
	}
	for _, q := range facts.Requesters {
		c := &q.Tool.Commands[0]
		for _, o := range c.Options {
			if slices.Contains(requestMeanings, o.Means) {
				rows = append(rows, optionRows(q.Tool, o)...)
			}
		}
	}
	slices.Sort(rows)
	rows = slices.Compact(rows)
	missing := 0
	for _, row := range rows {
		if !seen[row] {
			missing++
			t.Errorf("no fixture uses %s", row)
		}
	}
	for _, e := range facts.Endpoints {
		for _, part := range slices.Concat(e.Hosts, e.Ends) {
			if !strings.Contains(text, part) {
				missing++
				t.Errorf("no fixture has the address %s", part)
			}
		}
	}
	t.Logf("%d of %d rows have a fixture", len(rows)-missing, len(rows))
}

// fixtureTraces calls f with the trace of every fixture, each file by itself, and
// returns all their text in lower case.
func fixtureTraces(t *testing.T, f func(*flow.Trace)) string {
	t.Helper()
	var text strings.Builder
	for _, folder := range []string{"rules", "ok"} {
		err := filepath.WalkDir(filepath.Join("..", "..", "testdata", folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text.WriteString(strings.ToLower(string(b)))
			doc := parsers.Read(source.NewFile(filepath.ToSlash(name), string(b)))
			for _, s := range doc.Scripts {
				f(flow.Walk(flow.Entry{Context: flow.AScript, Doc: doc, Scripts: []*script.Script{s}}, flow.Config{Read: parsers.ReadScript}))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return text.String()
}

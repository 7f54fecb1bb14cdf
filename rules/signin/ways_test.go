package signin

import (
	"fmt"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
)

func text(s string) flow.Value { return flow.Value{Kind: flow.Text, Text: s} }

func unknown(name string) flow.Value { return flow.Value{Kind: flow.Environment, Name: name} }

func unquoted(name string) flow.Value {
	return flow.Value{Kind: flow.Environment, Name: name, Words: true}
}

func joined(items ...flow.Value) flow.Value { return flow.Value{Kind: flow.Joined, Items: items} }

// operand is an argument that can be any of the options.
func operand(options ...[]flow.Value) flow.Operand {
	return flow.Operand{Options: options, Complete: true}
}

func one(v flow.Value) flow.Operand { return operand([]flow.Value{v}) }

// run is a call of az made of operands.
func run(args ...flow.Operand) *flow.Run { return &flow.Run{Name: text("az"), Args: args} }

func TestWordsThatAreNotKnown(t *testing.T) {
	t.Parallel()
	login := one(text("login"))
	for _, c := range []struct {
		name string
		args []flow.Operand
		want string // what is given, and whether more may be
	}{
		{"a value", []flow.Operand{login, one(text("-u")), one(unknown("U"))}, "--username=$U"},
		{"an unquoted value", []flow.Operand{login, one(text("-u")), one(unquoted("U"))}, "--username=$U"},
		{"glued to a letter", []flow.Operand{login, one(joined(text("-u"), unknown("U")))}, "--username=$U"},
		{"after a letter and =", []flow.Operand{login, one(joined(text("-u="), unknown("U")))}, "--username=$U"},
		{"after a name and =", []flow.Operand{login, one(joined(text("--user="), unknown("U")))}, "--username=$U"},
		{"part of a value", []flow.Operand{login, one(text("-u")), one(joined(text("bob@"), unknown("D")))}, "--username=bob@$D"},
		{"part of a value, at its start", []flow.Operand{login, one(text("-u")), one(joined(unknown("N"), text("@contoso.com")))}, "--username=$N@contoso.com"},
		{"in a cluster", []flow.Operand{login, one(joined(text("-iu"), unknown("U")))}, "--identity=true --username=$U"},
		{"end of a cluster", []flow.Operand{login, one(joined(text("-i"), unknown("U")))}, "--identity=true more"},
		{"part of a long name", []flow.Operand{login, one(joined(text("--"), unknown("O")))}, "more"},
		{"end of a long name", []flow.Operand{login, one(joined(text("--pass"), unknown("O")))}, "more"},
		{"where an option may stand", []flow.Operand{login, one(unknown("F"))}, "more"},
		{"where options may stand", []flow.Operand{login, one(unquoted("F"))}, "more"},
		{"after a flag", []flow.Operand{login, one(text("-i")), one(unknown("F"))}, "--identity=true more"},
		{"before the command", []flow.Operand{one(unquoted("G")), login, one(text("-i"))}, "--identity=true more"},
		{"after an option that takes several", []flow.Operand{login, one(text("--scope")), one(unknown("S"))}, "--scope=$S"},
		{"two after it", []flow.Operand{login, one(text("--scope")), one(unknown("S")), one(unknown("X"))}, "--scope=$S more"},
		{"an option after it", []flow.Operand{login, one(text("--scope")), one(unknown("S")), one(text("-i"))}, "--scope=$S --identity=true"},
		{"value of an option that does not exist", []flow.Operand{login, one(text("--tenant-id")), one(unknown("T"))}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			call := callOf(run(c.args...))
			if len(call.readings) != 1 {
				t.Fatalf("%d readings", len(call.readings))
			}
			r := call.readings[0]
			var got []string
			for _, g := range r.given {
				s := "true"
				if g.Value != nil {
					s = strings.Trim(valueKey(*g.Value), "\x01\x02")
				}
				got = append(got, g.Option.Names[0]+"="+s)
			}
			if r.open {
				got = append(got, "more")
			}
			if s := strings.Join(got, " "); s != c.want || r.command.Name() != "login" {
				t.Errorf("given %q, want %q (command %q)", s, c.want, r.command.Name())
			}
		})
	}
}

func TestAnUnknownCommandIsNone(t *testing.T) {
	t.Parallel()
	for _, args := range [][]flow.Operand{
		{one(unknown("C"))},
		{one(unquoted("C"))},
		{one(unknown("C")), one(text("login"))},
		{{}},
	} {
		c := callOf(run(args...))
		if c.signIn != nil || !c.does(facts.Works) {
			t.Errorf("%v: taken for %v", args, c.readings)
		}
	}
}

func TestWaysAreLimited(t *testing.T) {
	t.Parallel()
	var two, same []flow.Operand
	for i := range 10 {
		two = append(two, operand([]flow.Value{text("-i")}, nil))
		var values [][]flow.Value
		for k := range 16 {
			values = append(values, []flow.Value{text(fmt.Sprint("v", i, "-", k))})
		}
		same = append(same, one(text("-u")), operand(values...))
	}
	for _, c := range []struct {
		name string
		args []flow.Operand
		ways int
		open bool
	}{
		{"none", nil, 1, false},
		{"one", []flow.Operand{one(text("login"))}, 1, false},
		{"two of three", two[:3], 8, false},
		{"six of two are all", two[:6], 64, false},
		{"seven of two are too many", two[:7], 64, true},
		{"values that read alike are not multiplied", same[:4], 31, false},
		{"too many of them", same, 64, true},
		{"not complete", []flow.Operand{{Options: [][]flow.Value{{text("login")}}}}, 1, true},
		{"no option at all", []flow.Operand{{}}, 1, true},
	} {
		ways, open := waysOf(facts.ToolOf("az"), c.args)
		if len(ways) != c.ways || open != c.open {
			t.Errorf("%s: %d ways, open %v; want %d, %v", c.name, len(ways), open, c.ways, c.open)
		}
	}
}

func TestTenantsAreOptionalOnlyForOneIdentity(t *testing.T) {
	t.Parallel()
	base := []flow.Operand{one(text("login")), one(text("-u")), one(unknown("U")), one(text("-p")), one(unknown("P"))}
	tenant := []flow.Value{text("--tenant"), unknown("T")}
	sp := []flow.Value{text("--service-principal")}
	for _, c := range []struct {
		name  string
		extra flow.Operand
		want  string
	}{
		{"on some ways", operand(tenant, nil), "user optional"},
		{"with the identity", operand(append(sp[:1:1], tenant...), nil), "service principal given, user missing"},
		{"always", operand(tenant, append(sp[:1:1], tenant...)), "user given, service principal given"},
		{"never", operand(sp, nil), "service principal missing, user missing"},
	} {
		outcomes, open := outcomesOf(callOf(run(append(base[:len(base):len(base)], c.extra)...)))
		var got []string
		for _, o := range outcomes {
			got = append(got, string(o.Identity)+" "+string(o.Tenant.State))
		}
		if s := strings.Join(got, ", "); s != c.want || open {
			t.Errorf("%s: %s (open %v), want %s", c.name, s, open, c.want)
		}
	}
}

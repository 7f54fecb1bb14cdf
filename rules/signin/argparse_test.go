package signin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
)

// emulation builds Azure CLI's parsers from the table as knack does, on Python's
// own argparse, and parses each line. It prints for each the command and what was
// given, or that it was refused.
const emulation = `
import argparse, json, sys

class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError(message)

def options(parser, rows):
    for row in rows:
        kind = {"": {"action": "store_true"}, "one": {}, "some": {"nargs": "+"}, "any": {"nargs": "*"}}[row["takes"]]
        parser.add_argument(*row["names"], dest=row["names"][0], default=argparse.SUPPRESS, **kind)

job = json.load(sys.stdin)
common = Parser(add_help=False)
options(common, job["globals"])
top = Parser(prog="az", parents=[common], add_help=False)
groups = {(): top.add_subparsers(dest="word")}
groups[()].required = True
for command in job["commands"]:
    words = tuple(command["words"])
    for n in range(1, len(words)):
        if words[:n] not in groups:
            group = groups[words[:n-1]].add_parser(words[n-1], add_help=False)
            groups[words[:n]] = group.add_subparsers(dest="word%d" % n)
            groups[words[:n]].required = True
    leaf = groups[words[:-1]].add_parser(words[-1], parents=[common], add_help=False, conflict_handler="error")
    options(leaf, command["options"])
    leaf.set_defaults(command=" ".join(words))
out = []
for args in job["lines"]:
    args = list(args)
    for i, a in enumerate(args):
        if a[:1] == "-":
            break
        args[i] = a.lower()
    try:
        got = vars(top.parse_args(args))
        out.append({"command": got["command"], "given": {k: v for k, v in got.items() if k[:1] == "-" and v is not None}})
    except (ValueError, argparse.ArgumentError) as e:
        out.append({"error": str(e)})
json.dump(out, sys.stdout)
`

type parsed struct {
	Error   string
	Command string
	Given   map[string]any
}

// emulate runs the emulation, or skips the test.
func emulate(t *testing.T, lines [][]string) []parsed {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed: the reading of options is not compared with argparse")
	}
	az := facts.ToolOf("az")
	type row struct {
		Names []string `json:"names"`
		Takes string   `json:"takes"`
	}
	rows := func(options []facts.Option) []row {
		out := []row{}
		for _, o := range options {
			if o.Removed == "" {
				out = append(out, row{o.Names, string(o.Takes)})
			}
		}
		return out
	}
	type command struct {
		Words   []string `json:"words"`
		Options []row    `json:"options"`
	}
	job := map[string]any{"globals": rows(az.Options), "lines": lines}
	var commands []command
	for _, c := range az.Commands {
		switch c.Name() {
		case "login", "logout", "account clear", "account show", "account set", "account list", "account get-access-token":
			commands = append(commands, command{c.Words, rows(c.Options)})
		}
	}
	job["commands"] = commands
	in, err := json.Marshal(job)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", emulation)
	cmd.Stdin = bytes.NewReader(in)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	text, err := cmd.Output()
	if err != nil {
		t.Fatalf("argparse: %v\n%s", err, stderr.String())
	}
	var out []parsed
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// words makes words that are known of texts.
func words(texts []string) []word {
	var out []word
	for _, s := range texts {
		out = append(out, word{Value: flow.Value{Kind: flow.Text, Text: s}})
	}
	return out
}

// valueText is what the tool is given, with files named as they are written.
func valueText(v *flow.Value) string {
	if v == nil {
		return "true"
	}
	if v.Kind == flow.File {
		return "@" + v.Items[0].Text
	}
	return v.Text
}

// difference compares a reading with what argparse says; "" if they agree.
func difference(r reading, want parsed) string {
	refused := len(r.unread) > 0
	for _, g := range r.given {
		refused = refused || g.Option.Removed != ""
	}
	switch {
	case want.Error != "" && !refused && r.command != nil:
		return fmt.Sprintf("argparse refuses it (%s); it is read as %q with %s", want.Error, r.command.Name(), show(r.given))
	case want.Error != "":
		return ""
	case r.command == nil:
		return "argparse takes it as " + want.Command + "; no command is found"
	case refused:
		return fmt.Sprintf("argparse takes it; %q is refused", r.unread)
	case r.command.Name() != want.Command:
		return fmt.Sprintf("the command is %q; argparse says %q", r.command.Name(), want.Command)
	}
	got := map[string]string{}
	for _, g := range r.given {
		got[g.Option.Names[0]] = valueText(g.Value)
	}
	expect := map[string]string{}
	for name, v := range want.Given {
		switch v := v.(type) {
		case bool:
			expect[name] = "true"
		case string:
			expect[name] = v
		case []any:
			expect[name] = "true"
			if len(v) > 0 {
				expect[name] = v[0].(string)
			}
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(expect) {
		return fmt.Sprintf("given %v; argparse says %v", got, expect)
	}
	return ""
}

func show(given []Given) string {
	var out []string
	for _, g := range given {
		out = append(out, g.Option.Names[0]+"="+valueText(g.Value))
	}
	return strings.Join(out, " ")
}

func TestOptionsAreReadAsArgparseReadsThem(t *testing.T) {
	t.Parallel()
	lines := spelledLines()
	for len(lines) < 6000 {
		lines = append(lines, randomLine(rand.New(rand.NewPCG(1, uint64(len(lines))))))
	}
	refused := 0
	for i, want := range emulate(t, lines) {
		if want.Error != "" {
			refused++
		}
		if d := difference(read(facts.ToolOf("az"), words(lines[i])), want); d != "" {
			t.Errorf("az %q: %s", lines[i], d)
		}
	}
	if refused < len(lines)/20 || refused > len(lines)*19/20 {
		t.Errorf("%d of %d lines are refused: the lines do not try both", refused, len(lines))
	}
}

// spelledLines are the spellings that people use or are said to work.
func spelledLines() [][]string {
	var lines [][]string
	for _, s := range []string{
		"login", "LOGIN", "Login -u bob", "login -u bob -p pw", "login -ubob -ppw", "login -u=bob -p=pw", "login --username=bob --password=pw",
		"login --user bob --pass pw", "login --usern bob", "login --usernam bob", "login --u bob", "login --use bob", "login --p pw", "login --pa pw",
		"login --t x", "login --te x", "login --ten x", "login --tenant-id x", "login --tenantid x", "login --i", "login --ident", "login --se -u a -p b",
		"login --service -u a -p b", "login --sp", "login --device-code", "login --s", "login --c x", "login --cl x", "login --o none", "login --out none",
		"login -p -x", "login -p -1", "login -p -1.5", "login -p=-x", "login --password=-x", "login -iu x", "login -iux", "login -i -u x", "login -i=x",
		"login --identity=x", "login --cert f", "login --client x", "login --f t", "login --fed t", "login --use-device", "login --use-d", "login --use-c",
		"login --allow", "login --USERNAME bob", "login -U bob", "login -password pw", "login -username bob", "login -identity", "login =p=x",
		"login -u bob -- -p pw", "login --", "login -- x", "login extra", "login -u", "login -u bob -p", "login --scope a b c", "login --scope", "login --scope -u b",
		"login --scope a -t t", "login -o none --only-show-errors", "--only-show-errors login", "-o none login", "--debug login -u bob", "-u bob login",
		"--query x login", "login --query [] -o tsv", "login --skip-sub -t x", "login --skip-subscription-discovery -t x", "login --skip -t x", "login --skip-s -t x",
		"login -s sub", "login -ssub", "login -t x -t y", "login -u a -u b", "login --acq", "login --a", "login --msi", "logout", "logout --username bob",
		"logout --user bob", "logout bob", "account clear", "account CLEAR", "ACCOUNT clear", "account", "account clear -o none", "account set -s x",
		"account set --sub x", "account show -s x", "account show --sdk", "account list --all --refresh", "account list --a", "account get-access-token --scope",
		"account get-access-token --scope a b", "account get-access-token --resource x", "account get-access-token --res x", "account get-access-token --resource-type x", "nothing", "", "-", "login -", "login -p -", "login -p @file", "login -p=@file",
		"login -u bob@contoso.com", "login -tx", "login -ti x", "login -it x", "login -ipx",
	} {
		lines = append(lines, strings.Fields(s))
	}
	return append(lines, []string{"login", "-p", ""}, []string{"login", ""}, []string{"login", "-p", "-a b"}, []string{"login", "-p", "--a b"}, []string{"login", "-u", "a b"},
		[]string{"login", "-p", "--password x"}, []string{"login", "-p", "-p x"}, []string{"login", "-u=a=b", "--password=c=d"}, []string{"login", "-o", "a b"}, []string{"login", "-x y"}, []string{"login", "--x y"})
}

// randomLine puts a command line together.
func randomLine(r *rand.Rand) []string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	az := facts.ToolOf("az")
	var line []string
	add := func(options []facts.Option) {
		o := options[r.IntN(len(options))]
		if o.Removed != "" {
			return
		}
		name := o.Names[r.IntN(len(o.Names))]
		if strings.HasPrefix(name, "--") && r.IntN(2) == 0 {
			name = name[:3+r.IntN(len(name)-2)]
		}
		value := pick("bob", "x", "bob@contoso.com", "a b", "-1", "-1.5", "-x", "-x y", "", "@file", "a=b", "-", "login", "7", "-.5", "-1e3", "--y")
		switch {
		case o.Takes == facts.Flag && r.IntN(8) > 0:
			line = append(line, name)
		case r.IntN(3) == 0 && strings.HasPrefix(name, "--"):
			line = append(line, name+"="+value)
		case r.IntN(3) == 0 && !strings.HasPrefix(name, "--") && value != "" && o.Takes != facts.Flag:
			line = append(line, name+pick("", "=")+value)
		default:
			line = append(line, name, value)
			if o.Takes == facts.Some || o.Takes == facts.Any {
				for range r.IntN(3) {
					line = append(line, pick("a", "b", "-1"))
				}
			}
		}
	}
	for range r.IntN(3) / 2 {
		add(az.Options)
	}
	command := pick("login", "login", "login", "login", "login", "logout", "account clear", "account show", "account set", "account list", "account get-access-token")
	words := strings.Fields(command)
	if len(line) == 0 && r.IntN(4) == 0 {
		words[0] = strings.ToUpper(words[0])
	}
	line = append(line, words...)
	options := az.All(az.Command(strings.Fields(command)))
	for range r.IntN(5) {
		add(options)
	}
	if r.IntN(12) == 0 {
		line = append(line, pick("extra", "--", "-i", "-iu", "bob", "-it"))
	}
	return line
}

package signin

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// answers is what Azure CLI itself makes of command lines: see
// cmd/authlint/internal/dev/azcli.
const answers = "../../testdata/az/lines.jsonl"

// An answer is what Azure CLI makes of one line.
type answer struct {
	Line       []string
	Command    string // "" where it parses none
	Error      string // why it refuses the line
	Help       bool
	Identity   facts.Identity
	Credential facts.Credential
	User       string
	Secret     string
	Tenant     string

	open bool // ours: words that are not known may be further options
}

// How many lines there are at least, and how many of them must sign in as what:
// lines that are all refused would compare nothing.
const (
	leastLines   = 1500
	leastSignIns = 400
	leastRefused = 300
)

func TestAzureCLIItselfReadsTheLinesAlike(t *testing.T) {
	t.Parallel()
	f, err := os.Open(answers)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, signIns, refused := 0, map[string]int{}, 0
	differ := map[string]int{} // by reason
	scanner := bufio.NewScanner(f)
	scanner.Scan() // the version
	for scanner.Scan() {
		var want answer
		if err := json.Unmarshal(scanner.Bytes(), &want); err != nil {
			t.Fatalf("%s: %v", scanner.Text(), err)
		}
		lines++
		switch {
		case want.Identity != "":
			signIns[string(want.Identity)+" by "+string(want.Credential)]++
		case want.Error != "":
			refused++
		}
		got := asked(want.Line)
		if reason, ok := accepted(want, got); ok {
			if got.unlike(want) != "" {
				differ[reason]++
				continue
			}
		}
		if d := got.unlike(want); d != "" {
			t.Errorf("az %q: %s", want.Line, d)
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	all := 0
	for _, n := range signIns {
		all += n
	}
	for reason, n := range differ {
		t.Logf("%d of %d lines differ: %s", n, lines, reason)
		lines -= n
	}
	if lines < leastLines || all < leastSignIns || refused < leastRefused || len(signIns) < 7 {
		t.Errorf("%d lines, %d refused, sign-ins %v: too few to compare", lines, refused, signIns)
	}
}

// asked is what authlint makes of a line.
func asked(line []string) answer {
	az := facts.ToolOf("az")
	r := read(az, words(line))
	got := answer{Line: line, open: r.open}
	switch {
	case r.helps() || r.command == nil && len(r.words) == 0, r.command != nil && r.command.Name() == "help":
		got.Help = true
		return got
	case len(r.unread) > 0:
		got.Error = fmt.Sprintf("%q", r.unread)
		return got
	case r.command == nil:
		return got // of no command that the tables know
	}
	got.Command = r.command.Name()
	if !r.command.Has(facts.SignsIn) {
		if g := given(r.given, facts.TenantName); g != nil {
			got.Tenant = textOf(g)
		}
		return got
	}
	o := r.outcome(source.Place{})
	if o.Refused != "" {
		got.Error = o.Refused
		return got
	}
	got.Identity, got.Credential = o.Identity, o.Credential
	if got.Identity == facts.Federated { // az says how, not what it is
		got.Identity = facts.App
	}
	if o.User != nil {
		got.User = givenText(*o.User)
	}
	if o.Secret != nil && slices.Contains([]facts.Credential{facts.ByPassword, facts.BySecret}, got.Credential) {
		got.Secret = givenText(*o.Secret)
	}
	if o.Tenant.Value != nil {
		got.Tenant = givenText(*o.Tenant.Value)
	}
	return got
}

// files are what Azure CLI found under the names in the lines; a name that is no
// file's stays as it is written.
var files = map[string]string{"secret.txt": "content of secret.txt", "option.txt": "--identity", "word.txt": "login"}

// givenText is what the tool is given, with files read.
func givenText(v flow.Value) string {
	switch v.Kind {
	case flow.File:
		name := v.Items[0].Text
		if text, ok := files[name]; ok {
			return text
		}
		return "@" + name
	case flow.Joined:
		var b strings.Builder
		for _, item := range v.Items {
			b.WriteString(givenText(item))
		}
		return b.String()
	}
	return v.Text
}

func textOf(g *Given) string {
	if g.Value == nil {
		return ""
	}
	return givenText(*g.Value)
}

// unlike says in what an answer of ours differs from Azure CLI's; "" in nothing.
func (got answer) unlike(want answer) string {
	switch {
	case want.Help || got.Help:
		if want.Help != got.Help && want.Error == "" {
			return fmt.Sprintf("asks for help: az says %v, authlint %v", want.Help, got.Help)
		}
		return ""
	case want.Error != "" && got.Error == "" && got.Command != "":
		return fmt.Sprintf("az refuses it (%s); authlint reads %+v", want.Error, got)
	case want.Error != "":
		return ""
	case got.Command == "" && got.Error == "":
		if facts.ToolOf("az").Command(strings.Fields(want.Command)) == nil {
			return ""
		}
		return "az takes it as " + want.Command
	case got.Error != "":
		return fmt.Sprintf("az takes it; authlint says that %s is refused", got.Error)
	}
	got.Line, want.Line = nil, nil
	if !reflect.DeepEqual(got, want) {
		return fmt.Sprintf("authlint reads %+v; az %+v", got, want)
	}
	return ""
}

// accepted returns why the two may differ about a line.
func accepted(want, got answer) (string, bool) {
	has := func(is func(string) bool) bool { return slices.ContainsFunc(want.Line, is) }
	starts := func(prefix string) bool { return has(func(w string) bool { return strings.HasPrefix(w, prefix) }) }
	refused := want.Error != ""
	switch {
	case refused && strings.HasPrefix(want.Line[0], "-"):
		// Version 2.91.0 looks for the command in the first words alone. After an
		// option it loads none's options, and breaks where it needs none (KeyError): a
		// mistake of its own. Who is meant to sign in is plain.
		return "an option stands before the command", true
	case got.open:
		return "what stands in a file decides how the line is read", true
	case refused && has(func(w string) bool {
		return strings.HasSuffix(w, "@option.txt") || strings.HasSuffix(w, "@missing.txt") || strings.HasSuffix(w, "@secret.txt")
	}) &&
		slices.Contains([]string{"expected one argument", "is not a valid value", "unrecognized arguments"}, want.Error):
		return "what stands in a file decides whether it is a value", true
	case want.Error == "invalid jmespath_type value", want.Error == "Incorrect padding", strings.HasPrefix(want.Error, "Error Invalid base encoded"):
		return "the form of a query or of a claims challenge is not looked at: no script writes a wrong one on purpose", true
	case want.Error == "must be a subscription ID", strings.HasPrefix(want.Error, "Usage error Provide only one"):
		return "which subscription or which managed identity is meant is not looked at", true
	case want.Error == "the following arguments are required" && got.Command == "account set":
		return "what a command that signs nobody in or out cannot do without is not in the tables", true
	case want.Error == "is misspelled or not recognized" && got.Command == "account tenant":
		return "the command is an extension's", true
	case want.Error == "unrecognized arguments" && got.Command == "logout" && starts("-u"):
		return "older versions take -u, and a script for one of them does sign out", true
	case want.Secret != "" && facts.IsCertificateFile(want.Secret) && got.Error != "":
		return "az sends the path of a certificate as if it were the secret, and the service refuses it", true
	case has(func(w string) bool { return w == "-p--" }) && want.Secret == "":
		return "Python's argparse drops a value that is two dashes, a mistake of its own", true
	}
	return "", false
}

// words makes words that are known of texts.
func words(texts []string) []word {
	var out []word
	for _, s := range texts {
		out = append(out, word{Value: flow.Value{Kind: flow.Text, Text: s}})
	}
	return out
}

package signin_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// TestPlaces checks that a secret's value stands where the file spells it, and an
// option where it is written.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, script, secret, option, spelt string }{
		{"next word", `az login -u bob -p Fake-1`, `Fake-1`, `-p`, "-p"},
		{"quoted", `az login -u bob -p 'Fake-1'`, `Fake-1`, `-p`, "-p"},
		{"long", `az login -u bob --password Fake-1`, `Fake-1`, `--password`, "--password"},
		{"abbreviated", `az login -u bob --pass Fake-1`, `Fake-1`, `--pass`, "--pass"},
		{"equals", `az login -u bob --password=Fake-1`, `Fake-1`, `--password=Fake-1`, "--password"},
		{"short equals", `az login -u bob -p=Fake-1`, `Fake-1`, `-p=Fake-1`, "-p"},
		{"glued", `az login -u bob -pFake-1`, `Fake-1`, `-pFake-1`, "-p"},
		{"variable", "x=Fake-1\naz login -u bob -p \"$x\"", `Fake-1`, `-p`, "-p"},
		{"array", "a=(-u bob -p Fake-1)\naz login \"${a[@]}\"", `Fake-1`, `-p`, "-p"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			found := signin.Find(trace(t, "run.sh", c.script))
			if len(found) != 1 || len(found[0].Outcomes) != 1 {
				t.Fatalf("%d sign-ins", len(found))
			}
			o := found[0].Outcomes[0]
			if o.Secret == nil || len(o.Secret.From) == 0 {
				t.Fatal("the secret has no place")
			}
			if got := strings.Trim(o.Secret.From[0].Text(), `'"`); got != c.secret {
				t.Errorf("the secret is spelled by %q, want %q", got, c.secret)
			}
			for _, g := range o.Options {
				if g.Option.Means == facts.Password && (g.Place.Text() != c.option || g.Spelt != c.spelt) {
					t.Errorf("the option is %q at %q, want %q at %q", g.Spelt, g.Place.Text(), c.spelt, c.option)
				}
			}
		})
	}
}

func TestWhatDecidesElsewhere(t *testing.T) {
	t.Parallel()
	const script = "args=(-u bob -p Fake-1)\nif [ \"$1\" = sp ]; then args+=(--service-principal); fi\naz login \"${args[@]}\"\n"
	found := signin.Find(trace(t, "run.sh", script))
	if len(found) != 1 || len(found[0].Outcomes) != 2 {
		t.Fatalf("want one sign-in with two outcomes, got %d", len(found))
	}
	for _, o := range found[0].Outcomes {
		var at []string
		for _, p := range o.Places {
			at = append(at, p.Text())
		}
		want := "-u -p"
		if o.Identity == facts.App {
			want = "-u -p --service-principal"
		}
		if got := strings.Join(at, " "); got != want {
			t.Errorf("%s: decided at %q, want %q", o.Identity, got, want)
		}
	}
}

func TestUses(t *testing.T) {
	t.Parallel()
	const script = `
az group list
az login -u "$U" -p "$P"
az account set -s "$S"
az group show -n g
if az group exists -n g; then az vm create -n v -g g; fi
terraform apply
az logout
az storage account delete -n s
`
	tr := trace(t, "run.sh", script)
	all := signin.Sessions(tr, signin.Find(tr))
	if len(all) != 1 {
		t.Fatalf("%d sessions", len(all))
	}
	var got []string
	for _, u := range all[0].Uses {
		got = append(got, strings.Join(u.Words, " ")+":"+string(u.Asks.Verb))
	}
	const want = "group show:reads, group exists:reads, vm create:changes, :"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("uses %s, want %s", s, want)
	}
}

func TestEvidence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, script, want string }{
		{"password", "run.sh", `read -sp "pw: " P; az login -u "$U" -p "$P"`, "reads the password from a prompt"},
		{"user name", "run.sh", `read -r U; az login -u "$U" -p "$P"`, "reads the user name from a prompt"},
		{"secret", "run.sh", `read -r S; az login --service-principal -u "$A" -p "$S" -t "$T"`, "reads the secret from a prompt"},
		{"guard", "run.sh", `az account show || az login`, "signs in only where no session is found"},
		{"terminal", "run.sh", `if [ -t 0 ]; then az login; fi`, "runs only at a terminal"},
		{"outside CI", "run.sh", `if [ -z "$CI" ]; then az login; fi`, "runs only outside a CI system"},
		{"notebook", "deploy.azcli", `az login`, "is in a file that a person runs piece by piece"},
		{"none", "run.sh", `az login`, ""},
		{"not at a terminal", "run.sh", `if [ ! -t 0 ]; then az login; fi`, ""},
		{"in CI", "run.sh", `if [ -n "$CI" ]; then az login; fi`, ""},
		{"prompt on another machine", "run.sh", `docker exec box read -p "x: " X; az login`, ""},
		{"prompt afterwards", "run.sh", `az login; read -p "go on? " X`, "asks a person"},
		{"prompt afterwards on some ways", "run.sh", `az login; if [ -n "$X" ]; then read -p "go on? " Y; fi`, ""},
		{"prompt that nothing comes to", "run.sh", `az login; exit; read -p "go on? " X`, ""},
		{"prompt in another function", "run.sh", `a() { read -p "go on? " X; }; b() { az login; }`, ""},
		{"select", "run.sh", `select X in dev prod; do break; done; az login`, "lets a person choose"},
		{"select that is told", "run.sh", `select X in dev prod; do break; done <<< 1; az login`, ""},
		{"for", "run.sh", `for X in dev prod; do break; done; az login`, ""},
		{"Cloud Shell", "run.sh", `X=$(az account show --query user.cloudShellID -o tsv); az login`, "looks whether it runs in Azure Cloud Shell"},
		{"another field", "run.sh", `X=$(az account show --query user.name -o tsv); az login`, ""},
		{"prompt on some ways", "run.sh", `if [ -n "$X" ]; then read -p "go on? " Y; fi; az login`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			found := signin.Find(trace(t, c.file, c.script))
			if len(found) != 1 {
				t.Fatalf("%d sign-ins", len(found))
			}
			got := ""
			for i, e := range found[0].Person {
				if e.Place.File == nil {
					t.Errorf("evidence %q has no place", e.Why)
				}
				if i == 0 {
					got = e.Why
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestHostile checks that long and deep programs end soon.
func TestHostile(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"many sign-ins":         strings.Repeat("az login -u \"$U\" -p \"$P\"\naz group list\n", 2000),
		"many identities":       numbered("az login -u u%d -p \"$P\"\naz group list\n", 1500),
		"many fatal calls":      "set -e\ntrap 'az logout' EXIT\naz login -u \"$U\" -p \"$P\"\n" + strings.Repeat("az group list\n", 8000),
		"nested loops":          strings.Repeat("while az group list; do\n", 60) + "az login -i\naz logout\n" + strings.Repeat("done\n", 60),
		"nested conditions":     strings.Repeat("if [ -n \"$X\" ]; then\n", 200) + "az login -i\n" + strings.Repeat("fi\n", 200),
		"many operands":         "az login" + numbered(" ${X%d:+--tenant} ", 300) + "\n",
		"long chains":           "az login -i" + strings.Repeat(" && az group list", 500) + "\n",
		"many temporary caches": numbered("AZURE_CONFIG_DIR=/tmp/%d az login -i\n", 1500) + strings.Repeat("rm -rf /tmp/x\n", 1500),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tr := trace(t, "run.sh", script)
			found := signin.Find(tr)
			if len(found) == 0 {
				t.Error("no sign-in is found")
			}
			signin.Sessions(tr, found)
			signin.Secrets(tr.Entry.Doc, []*flow.Trace{tr})
		})
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

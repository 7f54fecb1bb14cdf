package lint

import (
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/source"
)

// shownLine returns a line as a Mask without anything known shows it.
func shownLine(s string) string {
	f := source.NewFile("x.sh", s)
	var b strings.Builder
	for _, p := range newMask(nil).Cut(source.Place{File: f, Span: source.Span{Start: 0, End: len(s)}}) {
		b.WriteString(p.Text)
	}
	return b.String()
}

func TestLookalikes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, line, want string }{
		{"assignment", `PASSWORD='hunter22'`, `PASSWORD='***'`},
		{"assignment, double quotes", `export DB_PASS="hunter 22"`, `export DB_PASS="***"`},
		{"assignment without quotes", `client_secret=abcdef; az x`, `client_secret=***; az x`},
		{"ANSI quotes", `PW=$'hunter22'`, `PW=$'***'`},
		{"open quotes", `PASSWORD='hunter22 and more`, `PASSWORD='***`},
		{"option", `az login --password hunter22 -o table`, `az login --password *** -o table`},
		{"option with equals", `az login --password=hunter22`, `az login --password=***`},
		{"short option", `az login -u bob -p hunter22`, `az login -u bob -p ***`},
		{"short option, glued", `az login -u bob -phunter22`, `az login -u bob -p***`},
		{"short option with equals", `az login -u bob -p="hunter22"`, `az login -u bob -p="***"`},
		{"short option on a continuation line", `  -p 'hunter22' \`, `  -p '***' \`},
		{"option and value on two lines", "az login --password \\\n  hunter22 \\\n  -o none", "az login --password \\\n  *** \\\n  -o none"},
		{"JSON", `{"clientSecret": "abcdef", "clientId": "0"}`, `{"clientSecret": "***", "clientId": "0"}`},
		{"JSON in a string", `"{\"password\": \"abcdef\"}"`, `"{\"password\": \"***\"}"`},
		{"YAML", `password: hunter22`, `password: ***`},
		{"form", `curl -d "grant_type=password&username=bob&password=hunter22&x=y"`, `curl -d "grant_type=password&username=bob&password=***&x=y"`},
		{"connection string", `C="Server=x;Password=a b c;Database=y"`, `C="Server=x;Password=***;Database=y"`},
		{"URL", `curl https://bob:hunter22@contoso.example/x`, `curl https://bob:***@contoso.example/x`},
		{"basic authentication", `curl -u bob:hunter22 https://contoso.example`, `curl -u bob:*** https://contoso.example`},
		{"bearer token", `curl -H "Authorization: Bearer abcdefgh1234"`, `curl -H "Authorization: Bearer ***"`},
		{"printed into a sign-in", `echo hunter22 | az login -u bob --password-stdin`, `echo *** | az login -u bob --password-stdin`},
		{"form of a password", `x 'Fake-Passw0rd!' y`, `x '***' y`},
		{"form of a client secret", `x abc8Q~aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa y`, `x *** y`},

		{"variable", `PASSWORD="$1"`, `PASSWORD="$1"`},
		{"substitution", `PASSWORD=$(az keyvault secret show --name web --query value)`, `PASSWORD=$(az keyvault secret show --name web --query value)`},
		{"option with a variable", `az login -u "$U" --password "$P"`, `az login -u "$U" --password "$P"`},
		{"name of a secret", `SECRET_NAME=web-password`, `SECRET_NAME=web-password`},
		{"file of a token", `az login --federated-token-file /run/token`, `az login --federated-token-file /run/token`},
		{"port", `ssh -p 22 host`, `ssh -p 22 host`},
		{"folder", `mkdir -p build/out`, `mkdir -p build/out`},
		{"user name", `az login -u Bob1@contoso.example`, `az login -u Bob1@contoso.example`},
		{"placeholder", `az login -u x -p <password>`, `az login -u x -p <password>`},
		{"switch", `PASSWORD_SET=true; SHOW_SECRET=no`, `PASSWORD_SET=true; SHOW_SECRET=no`},
		{"identifier", `az account set -s 00000000-0000-0000-0000-000000000000`, `az account set -s 00000000-0000-0000-0000-000000000000`},
		{"prompt", `read -sp "Password: " P && az login -u "$U" -p "$P"`, `read -sp "Password: " P && az login -u "$U" -p "$P"`},
		{"printed label", `echo "password: "$X; az group list`, `echo "password: "$X; az group list`},
		{"prose", `# the password is set by the pipeline`, `# the password is set by the pipeline`},
	} {
		if got := shownLine(c.line); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestMaskText(t *testing.T) {
	t.Parallel()
	m := newMask(nil)
	for _, c := range []struct{ name, message, want string }{
		{"our own words stay", `az login signs in user "$U" with a password: write --password`, `az login signs in user "$U" with a password: write --password`},
		{"a word that has the form of a password goes", `the name is "Fake-Passw0rd!"`, `the name is "***"`},
	} {
		if got := m.Text(c.message); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

package signin_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/signin"
)

// secretsOf returns the texts of the bytes that are to be masked.
func secretsOf(t *testing.T, text string) []string {
	t.Helper()
	doc := parsers.Read(source.NewFile("run.sh", text))
	tr := trace(t, "run.sh", text)
	var out []string
	for _, s := range signin.Secrets(doc, []*flow.Trace{tr}) {
		out = append(out, s.Place.Text())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestSecrets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, script string
		hides, shows []string // what every masked copy lacks, and what it keeps
	}{
		{"password of a sign-in", `az login -u bob@contoso.com -p Fake-Passw0rd1`, []string{"Fake-Passw0rd1"}, []string{"bob@contoso.com"}},
		{"quoted", `az login -u bob@contoso.com -p 'Fake-Passw0rd1'`, []string{"Fake-Passw0rd1"}, nil},
		{"after an equals sign", `az login -u bob@contoso.com --password=Fake-Passw0rd1`, []string{"Fake-Passw0rd1"}, []string{"--password"}},
		{"glued", `az login -u bob@contoso.com -pFake-Passw0rd1`, []string{"Fake-Passw0rd1"}, nil},
		{"abbreviated", `az login --user bob@contoso.com --pass Fake-Passw0rd1`, []string{"Fake-Passw0rd1"}, nil},
		{"through a variable of no telling name", "x=Fake-Passw0rd1\naz login -u bob -p \"$x\"", []string{"Fake-Passw0rd1"}, []string{`"$x"`}},
		{"through a function", "f() { az login -u \"$1\" -p \"$2\"; }\nf bob Fake-Passw0rd1", []string{"Fake-Passw0rd1"}, []string{`"$2"`, "bob"}},
		{"through an array", "a=(-u bob -p Fake-Passw0rd1)\naz login \"${a[@]}\"", []string{"Fake-Passw0rd1"}, []string{"bob"}},
		{"default", `az login -u bob -p "${P:-Fake-Passw0rd1}"`, []string{"Fake-Passw0rd1"}, nil},
		{"half of it", "az login -u bob -p \"Fake-Half1$X\"", []string{"Fake-Half1"}, []string{"$X"}},
		{"service principal", `az login --service-principal -u app -p Fake-Secret1 -t contoso.com`, []string{"Fake-Secret1"}, []string{"app", "contoso.com"}},
		{"federated token", `az login --service-principal -u app --federated-token Fake-Token-123 -t contoso.com`, []string{"Fake-Token-123"}, nil},
		{"never run", "f() { az login -u bob -p Fake-Passw0rd1; }\nls", []string{"Fake-Passw0rd1"}, nil},
		{"comment", "# az login -u bob -p Fake-Passw0rd1\nls", []string{"Fake-Passw0rd1"}, nil},
		{"variable named like one", `DB_PASSWORD=Fake-Passw0rd1`, []string{"Fake-Passw0rd1"}, nil},
		{"exported", `export ARM_CLIENT_SECRET="Fake-Secret1"`, []string{"Fake-Secret1"}, []string{"ARM_CLIENT_SECRET"}},
		{"for one call", `AZURE_CLIENT_SECRET=Fake-Secret1 ./run.sh`, []string{"Fake-Secret1"}, nil},
		{"registry", `docker login -u bob -p Fake-Passw0rd1 reg.azurecr.io`, []string{"Fake-Passw0rd1"}, []string{"reg.azurecr.io"}},
		{"registry of az", `az acr login -n reg -u bob -p Fake-Passw0rd1`, []string{"Fake-Passw0rd1"}, nil},
		{"administrator", `az vm create -n v --admin-password Fake-Passw0rd1`, []string{"Fake-Passw0rd1"}, nil},
		{"administrator, equals", `az sql server create --admin-password=Fake-Passw0rd1`, []string{"Fake-Passw0rd1"}, nil},
		{"database, glued", `mysql -u root -pFake-Passw0rd1`, []string{"Fake-Passw0rd1"}, nil},
		{"any option named like one", `tool --client-secret Fake-Secret1`, []string{"Fake-Secret1"}, nil},
		{"curl user", `curl -u bob:Fake-Passw0rd1 https://contoso.com`, []string{"Fake-Passw0rd1"}, []string{"https://contoso.com"}},
		{"user of a URL", `git clone https://bob:Fake-Passw0rd1@contoso.com/x.git`, []string{"Fake-Passw0rd1"}, []string{"@contoso.com"}},
		{"form", `curl -d "grant_type=password&username=bob&password=Fake-Passw0rd1" https://contoso.com`, []string{"Fake-Passw0rd1"}, []string{"grant_type=password"}},
		{"JSON", `echo '{"clientId": "a", "clientSecret": "Fake-Secret1"}' > c.json`, []string{"Fake-Secret1"}, []string{`"a"`}},
		{"connection string", `C="Server=s;User=u;Password=Fake-Passw0rd1;"`, []string{"Fake-Passw0rd1"}, nil},
		{"account key", `X='AccountName=a;AccountKey=RmFrZUtleQ==;'`, []string{"RmFrZUtleQ=="}, nil},
		{"bearer", `curl -H "Authorization: Bearer eyJGYWtl.VG9rZW4.MTIz" https://contoso.com`, []string{"eyJGYWtl.VG9rZW4.MTIz"}, nil},
		{"here-document", "cat <<E > x.sh\naz login -u bob -p Fake-Passw0rd1\nE", []string{"Fake-Passw0rd1"}, nil},
		{"escaped quotes around a variable", `bash -c "az login -u bob -p \"$PW\" -t c"`, nil, []string{`\"$PW\"`}},
		{"what it is compared with", `[ "$P" = Fake-Passw0rd1 ] && az login -u bob -p "$P"`, []string{"Fake-Passw0rd1"}, []string{`"$P"`, "bob"}},
		{"what another is compared with", `[ "$STAGE" = production-west ] && az login -u bob -p "$P"`, nil, []string{"production-west"}},
		{"pattern", "case $P in\nFake-Passw0rd1) az login -u bob -p $P ;;\nesac", []string{"Fake-Passw0rd1"}, []string{"bob"}},
		{"pattern of another", "case $STAGE in\nproduction-west) az login -u bob -p $P ;;\nesac", nil, []string{"production-west"}},
		{"written into the file it is read from", "printf Fake-Passw0rd1 > pw.txt\naz login -u bob -p @pw.txt", []string{"Fake-Passw0rd1"}, []string{"pw.txt"}},
		{"written into another file", "printf some-words1 > notes.txt\naz login -u bob -p @pw.txt", nil, []string{"some-words1"}},
		{"by tee", "echo Fake-Passw0rd1 | sudo tee /etc/pw\naz login -u bob -p \"$(sudo cat /etc/pw)\"", []string{"Fake-Passw0rd1"}, nil},
		{"changed on the way", "X=Fake-Passw0rd1\naz login -u bob -p \"${X@Q}\"", []string{"Fake-Passw0rd1"}, []string{"bob"}},
		{"environment of a container", `docker run --env=X=Fake-Passw0rd1 img sh -c 'az login -u bob -p "$X"'`, []string{"Fake-Passw0rd1"}, []string{"img"}},
		{"input of another sign-in", `echo Fake-Passw0rd1 | docker login -u bob --password-stdin`, []string{"Fake-Passw0rd1"}, []string{"bob"}},
		{"text that is run", `eval "az login -u bob -p Fake-Passw0rd1"`, []string{"Fake-Passw0rd1"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			masked := c.script
			secrets := secretsOf(t, c.script)
			for _, s := range secrets {
				masked = strings.ReplaceAll(masked, s, "***")
			}
			for _, h := range c.hides {
				if strings.Contains(masked, h) {
					t.Errorf("%q is not hidden: %q (secrets %q)", h, masked, secrets)
				}
			}
			for _, s := range c.shows {
				if !strings.Contains(masked, s) {
					t.Errorf("%q is hidden: %q (secrets %q)", s, masked, secrets)
				}
			}
		})
	}
}

func TestWhatIsNoSecret(t *testing.T) {
	t.Parallel()
	for _, script := range []string{
		`az login -u "$U" -p "$P"`,
		`az login -u bob -p $AZURE_PASSWORD`,
		`az login -u bob -p "$(cat pw.txt)"`,
		`az login -u bob -p @secret.txt`,
		`az login -u bob -p '<password>'`,
		`az login -u bob -p xxxx`,
		`PASSWORD="$1"`,
		`PASSWORD=`,
		`export TOKEN=$(az account get-access-token --query accessToken -o tsv)`,
		`KEYVAULT_NAME=contoso-vault`,
		`PASSWORD_FILE=/run/secrets/pw`,
		`mkdir -p /srv/app`,
		`az rest -u https://graph.microsoft.com/v1.0/me`,
		`az acr login -n reg -t`,
		`docker run -p 8080:80 nginx`,
		`echo "password: "`,
		`read -rsp "Password: " PASSWORD`,
		`cp -p a b`,
		`curl -u "$USER:$PASS" https://contoso.com`,
		`echo "{\"clientSecret\": \"$S\"}"`,
	} {
		if got := secretsOf(t, script); len(got) > 0 {
			t.Errorf("%s: %q are taken for secrets", script, got)
		}
	}
}

func TestSecretsAreOnlyLookedForWhereTheyAreRare(t *testing.T) {
	t.Parallel()
	const script = "PASSWORD=true\nTOKEN=abc\nAPI_SECRET=Fake-Secret1\n"
	doc := parsers.Read(source.NewFile("run.sh", script))
	texts := map[string]string{}
	for _, s := range signin.Secrets(doc, nil) {
		texts[s.Place.Text()] = s.Text
	}
	for place, want := range map[string]string{"true": "", "abc": "", "Fake-Secret1": "Fake-Secret1"} {
		if got, ok := texts[place]; !ok || got != want {
			t.Errorf("secret at %q has the text %q (%v), want %q", place, got, ok, want)
		}
	}
}

package rules

import (
	"strconv"
	"strings"
	"testing"
)

// findingOf returns the finding of a rule in a small script, by its message's
// place in order.
func findingOf(t *testing.T, id, text string) Finding {
	t.Helper()
	return findingIn(t, id, map[string]string{"deploy-shop.sh": text})
}

func findingIn(t *testing.T, id string, files map[string]string) Finding {
	t.Helper()
	for _, f := range judgeFiles(files).findings {
		if f.Rule.ID == id {
			return f
		}
	}
	t.Fatalf("no finding of %s in %v", id, files)
	return Finding{}
}

func TestMigration(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, id, text string
		target         string
		code           string   // the code after the change holds it
		steps          []string // each is in some step or in the why
	}{
		{
			"nothing shows where it runs", "user-password",
			`az login -u "$U" -p "$P" -t contoso.example; az account set -s 00000000-0000-0000-0000-000000000001; az group create -n shop -l westeurope -g shop`,
			toCertificate,
			`az login --service-principal --username "$AZURE_CLIENT_ID" --tenant contoso.example --certificate "$AZURE_CLIENT_CERTIFICATE_PATH"`,
			[]string{"az login --identity", "az ad sp create-for-rbac --name deploy-shop", "--scopes /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop", "delete the password"},
		},
		{
			"tenant in a variable", "user-password", `az login -u "$U" -p "$P" --tenant "$CONTOSO_TENANT"`,
			toCertificate, `--tenant "$CONTOSO_TENANT" `, nil,
		},
		{
			"no tenant", "user-password", `az login -u "$U" -p "$P"`,
			toCertificate, `--tenant "$AZURE_TENANT_ID" `, nil,
		},
		{
			"name that looks like an application's", "user-password", `az login -u "$SHOP_APP_ID" -p "$P" -t contoso.example`,
			toCertificate, `--username "$SHOP_APP_ID" `, []string{"see whether $SHOP_APP_ID is an application already: then the call only lacks --service-principal"},
		},
		{
			"the file has an application's branch", "user-password", `if [ -n "$SP" ]; then az login --service-principal -u "$SHOP_APP" -p "$SHOP_SECRET" -t contoso.example; else az login -u "$U" -p "$P"; fi`,
			toOwnBranch, `az login --service-principal -u "$SHOP_APP" -p "$SHOP_SECRET" -t contoso.example`, []string{"line 1", "take the branch of the user out"},
		},
		{
			"its literal secret is not repeated", "user-password", `if [ -n "$SP" ]; then az login --service-principal -u "$SHOP_APP" -p 'Fake-Passw0rd!' -t contoso.example; else az login -u "$U" -p "$P"; fi`,
			toOwnBranch, `-p "$AZURE_CLIENT_SECRET" -t contoso.example`, nil,
		},
		{
			"managed identity as the other branch", "user-password", `az login --identity || az login -u "$U" -p "$P" -t contoso.example`,
			toOwnBranch, `az login --identity`, []string{"as a managed identity already"},
		},
		{
			"GitHub Actions", "user-password", "# ci: github\naz login -u \"$U\" -p \"$P\" -t contoso.example\n",
			toFederated, "uses: azure/login@v3", []string{"az ad app federated-credential create", `"subject": "repo:<owner>/contoso-ops:ref:refs/heads/main"`, `"issuer": "https://token.actions.githubusercontent.com"`},
		},
		{
			"Azure Pipelines", "user-password", "# ci: azure\naz login -u \"$U\" -p \"$P\" -t contoso.example\n",
			toFederated, "scriptPath: deploy-shop.sh", []string{"workload identity federation"},
		},
		{
			"GitLab CI", "user-password", "# ci: gitlab\naz login -u \"$U\" -p \"$P\" -t contoso.example\n",
			toFederated, "GITLAB_OIDC_TOKEN", []string{`project_path:<group>/contoso-ops:ref_type:branch:ref:main`},
		},
		{
			"a system without tokens", "user-password", "# ci: travis\naz login -u \"$U\" -p \"$P\" -t contoso.example\n",
			toCertificate, "--certificate", nil,
		},
		{
			"automation", "user-password", "# context: automation\naz login -u \"$U\" -p \"$P\" -t contoso.example\n",
			toManaged, "az login --identity", []string{"az vm identity assign", "--certificate"},
		},
		{
			"a person types the password", "user-password", "read -rsp 'password: ' P\naz login -u \"$U\" -p \"$P\" -t contoso.example\n",
			toPerson, "az login --tenant contoso.example\n…\naz logout", nil,
		},
		{
			"a person, and a schedule as well", "user-password", "[ -t 0 ] && echo hello\nif [ -t 0 ]; then az login -u \"$U\" -p \"$P\" -t contoso.example; fi\n",
			toPerson, "az login --tenant contoso.example", []string{"where it runs on a schedule as well", "--certificate"},
		},
		{
			"interactive", "interactive-sign-in", "az login -t contoso.example\n",
			toPerson, "az login --tenant contoso.example\n…\naz logout", []string{"schedules and pipelines"},
		},
		{
			"interactive in a pipeline", "interactive-sign-in", "# context: pipeline\n# ci: github\naz login -t contoso.example\n",
			toFederated, "id-token: write", nil,
		},
		{
			"a person's guard counts for nothing in a pipeline", "user-password", "# context: pipeline\n# ci: github\naz account show || az login -u \"$U\" -p \"$P\"\n",
			toFederated, "id-token: write", nil,
		},
		{
			"another machine", "user-password", `ssh ops@host "az login -u svc@contoso.example -p \"\$P\" -t contoso.example"`,
			toCertificate, "--certificate", []string{"on another machine", "az login --identity"},
		},
		{
			"another cloud", "user-password", "az cloud set --name AzureUSGovernment\naz login -u \"$U\" -p \"$P\" -t contoso.example\n",
			toCertificate, "--certificate", []string{"az cloud set --name AzureUSGovernment"},
		},
		{
			"secret of an application", "client-secret", `az login --service-principal -u "$SHOP_APP" -p "$SHOP_SECRET" -t contoso.example`,
			toCertificate, `--username "$SHOP_APP" --tenant contoso.example --certificate`, []string{"delete the secret from the application"},
		},
		{
			"classic tool", "retired-module", `azure login -u "$U" -p "$P"`,
			toCertificate, "az login --service-principal", nil,
		},
		{
			"no tenant, the way out", "missing-tenant", `az login --service-principal -u "$A" -p "$S"`,
			"the tenant named", `az login … --tenant "$AZURE_TENANT_ID"`, []string{"az account show"},
		},
		{
			"no sign-out, the way out", "missing-sign-out", `az login -u "$U" -p "$P" -t contoso.example; az vm list`,
			"a sign-out on every way out", "trap 'az logout' EXIT", nil,
		},
		{
			"certificate in the password, the way out", "outdated-tool", `az login --service-principal -u "$A" -p "$DIR/shop.pem" -t contoso.example`,
			"the same identity, spelt as newer versions take it", `az login --service-principal --username "$A" --tenant contoso.example --certificate`, nil,
		},
		{
			"identity by user name, the way out", "outdated-tool", `az login --identity -u "$ID"`,
			"the same identity, spelt as newer versions take it", `az login --identity --client-id "$ID"`, nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := findingOf(t, c.id, c.text)
			m := f.Migration
			if m == nil {
				t.Fatalf("no migration of %s", c.text)
			}
			if m.Target != c.target {
				t.Errorf("target: got %q, want %q", m.Target, c.target)
			}
			if !strings.Contains(m.Code, c.code) {
				t.Errorf("code: got\n%s\nwant something with\n%s", m.Code, c.code)
			}
			all := m.Why + "\n" + strings.Join(m.Steps, "\n")
			for _, s := range c.steps {
				if !strings.Contains(all, s) {
					t.Errorf("why and steps: got\n%s\nwant something with\n%s", all, s)
				}
			}
		})
	}
}

func TestConsequence(t *testing.T) {
	t.Parallel()
	const user = "az login -u \"$U\" -p \"$P\" -t contoso.example\n"
	for _, c := range []struct {
		name, id, text string
		has            string
		hasNot         string
	}{
		{"first change", "user-password", user + "az group list\naz group create -n a -l b\naz vm create -n c -g a\n", "az group create (line 3) is refused by Azure Resource Manager without MFA (RequestDisallowedByPolicy", "az vm create"},
		{"fails at once where MFA is asked for", "user-password", user, "AADSTS50076, AADSTS50079", "line"},
		{"nothing comes after", "user-password", user, "the first create, update or delete is refused", "goes on working"},
		{"only reads", "user-password", user + "az group list\naz vm show -n a -g b\n", "only reads", "RequestDisallowedByPolicy"},
		{"reads before the first change", "user-password", user + "az group list\naz group create -n a -l b\n", "enforced in stages since 2025-10-01); the reads before it succeed", ""},
		{"no reads before the first change", "user-password", user + "az group create -n a -l b\naz group list\n", "az group create (line 2) is refused", "reads"},
		{"a generated command", "user-password", user + "az network vnet create -n a -g b\n", "az network vnet create (line 2) is refused", ""},
		{"a deployment", "user-password", user + "az deployment group what-if -g a -f b\naz deployment group create -g a -f b\n", "az deployment group create (line 3) is refused", "what-if"},
		{"a POST alone", "user-password", user + "az vm start -n a -g b\n", "the first create, update or delete is refused", "az vm start"},
		{"an extension's command", "user-password", user + "az datafactory create -n a -g b\n", "the first create, update or delete is refused", "az datafactory"},
		{"any request, a change", "user-password", user + "az rest --method put --url \"https://management.azure.com/subscriptions/$S?api-version=1\"\n", "az rest (line 2) is refused", ""},
		{"any request, a change, short names", "user-password", user + "az rest -m=PATCH -u /subscriptions/x\n", "az rest (line 2) is refused", ""},
		{"any request, a read", "user-password", user + "az rest --url /subscriptions\n", "only reads", "RequestDisallowedByPolicy"},
		{"any request, of Graph", "user-password", user + "az rest --method post --url https://graph.microsoft.com/v1.0/users\n", "changes nothing at Azure Resource Manager", "RequestDisallowedByPolicy"},
		{"any request, by a method that is not known", "user-password", user + "az rest --method \"$M\" --url /subscriptions/x\n", "the first create, update or delete is refused", "az rest"},
		{"only Graph", "user-password", user + "az ad user create --display-name a --password x --user-principal-name y\n", "changes nothing at Azure Resource Manager", "refused"},
		{"only the data of a vault", "user-password", user + "az keyvault secret set --vault-name a -n b --value c\naz group list\n", "changes nothing at Azure Resource Manager", "refused"},
		{"Graph and a program of which nothing is known", "user-password", user + "az ad user create --display-name a\nterraform apply\n", "the first create, update or delete is refused", "goes on"},
		{"US Government", "user-password", "az cloud set --name AzureUSGovernment\n" + user + "az vm delete -n c -g a\n", "not enforced in AzureUSGovernment", "RequestDisallowedByPolicy"},
		{"the other arm does not come after", "user-password", "if [ -n \"$X\" ]; then " + strings.TrimSpace(user) + "; az group list; else az login --identity; az group create -n a -l b; fi\n", "AADSTS50076", "az group create"},
		{"after both arms", "user-password", "if [ -n \"$X\" ]; then " + strings.TrimSpace(user) + "; else az login --identity; fi\naz group create -n a -l b\n", "az group create (line 2)", ""},
		{"in a function", "user-password", "work() { az group create -n a -l b; }\n" + user + "work\n", "az group create (line 1)", ""},
		{"before it", "user-password", "az group create -n a -l b\n" + user, "the first create", "az group create"},
		{"another session", "user-password", user + "az group list\naz logout\naz login --identity\naz group create -n a -l b\n", "only reads", "az group create"},
		{"another cloud", "user-password", "az cloud set -n AzureChinaCloud\n" + user + "az group create -n a -l b\n", "not enforced in AzureChinaCloud", "RequestDisallowedByPolicy"},
		{"the public cloud, by name", "user-password", "az cloud set -n AzureCloud\n" + user + "az group create -n a -l b\n", "az group create (line 3) is refused", "not enforced"},
		{"interactive", "interactive-sign-in", "az login -t contoso.example\n", "works as long as a person answers", "nobody"},
		{"interactive in a pipeline", "interactive-sign-in", "# context: pipeline\naz login -t contoso.example\n", "nobody answers", "works"},
		{"device code", "device-code", "az login --use-device-code -t contoso.example\n", "AADSTS53003", "nobody"},
		{"device code in a pipeline", "device-code", "# context: pipeline\naz login --use-device-code -t contoso.example\n", "nobody enters the code", ""},
		{"no tenant, a user", "missing-tenant", "az login -u \"$U\" -p \"$P\"\n", "home tenant", ""},
		{"no tenant, an application", "missing-tenant", "az login --service-principal -u \"$U\" -p \"$P\"\n", "the sign-in fails", "home tenant"},
		{"no sign-out", "missing-sign-out", user + "az vm list\n", "the tokens stay in ~/.azure,", ""},
		{"no sign-out, own cache", "missing-sign-out", "export AZURE_CONFIG_DIR=/srv/az\n" + user + "az vm list\n", "$AZURE_CONFIG_DIR", "~/.azure"},
		{"a secret", "client-secret", "az login --service-principal -u \"$U\" -p \"$P\" -t contoso.example\n", "AADSTS7000222", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := findingOf(t, c.id, c.text).Consequence
			if !strings.Contains(got, c.has) {
				t.Errorf("got %q\nwant something with %q", got, c.has)
			}
			if c.hasNot != "" && strings.Contains(got, c.hasNot) {
				t.Errorf("got %q\nwant it without %q", got, c.hasNot)
			}
		})
	}
}

// TestRelated looks at the places that help to understand a finding.
func TestRelated(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, id string
		files    map[string]string
		want     []string // "line message"
	}{
		{"where the password is set", "user-password", map[string]string{"a.sh": "U=bob@contoso.example\nP=$(cat pw)\naz login -u \"$U\" -p \"$P\" -t contoso.example\n"},
			[]string{"a.sh:1 the user name is set here", "a.sh:2 the password is set here"}},
		{"the call of a function", "user-password", map[string]string{"a.sh": "f() { az login -u \"$1\" -p \"$2\" -t contoso.example; }\n\nf \"$U\" \"$P\"\n"},
			[]string{"a.sh:3 called from here"}},
		{"the sign-in of a literal", "hardcoded-secret", map[string]string{"a.sh": "P='Fake-Passw0rd!'\naz login -u \"$U\" -p \"$P\" -t contoso.example\n"},
			[]string{"a.sh:2 az login signs in with it here"}},
		{"the branch that decides", "user-password", map[string]string{"a.sh": "a=(login -u \"$U\" -p \"$P\")\nif [ -n \"$SP\" ]; then\na+=(--service-principal)\nfi\naz \"${a[@]}\"\n"},
			[]string{"a.sh:1 this decides who signs in"}},
		{"where the run leaves, and the sign-out", "skipped-sign-out", map[string]string{"a.sh": "az login -u \"$U\" -p \"$P\" -t contoso.example\naz vm list\nif [ -n \"$X\" ]; then\nexit 1\nfi\naz logout\n"},
			[]string{"a.sh:4 the run can leave here with the session open", "a.sh:6 the session is closed here"}},
		{"the other sign-ins of a session", "missing-sign-out", map[string]string{"a.sh": "if [ -n \"$X\" ]; then\naz login -u \"$U\" -p \"$P\" -t contoso.example\nelse\naz login --service-principal -u \"$U\" -p \"$P\" -t contoso.example\nfi\naz vm list\n"},
			[]string{"a.sh:4 signs in to the same session"}},
		{"the sign-ins after the first of a retired tool", "retired-module", map[string]string{"a.sh": "azure login -u \"$U\" -p \"$P\"\nazure login -u \"$V\" -p \"$P\"\n"},
			[]string{"a.sh:2 and here"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := findingIn(t, c.id, c.files)
			var got []string
			for _, r := range f.Related {
				got = append(got, r.Place.File.Path+":"+strconv.Itoa(r.Place.Position().Line)+" "+r.Message)
			}
			for _, w := range c.want {
				found := false
				for _, g := range got {
					found = found || g == w
				}
				if !found {
					t.Errorf("got\n\t%s\nwant among them\n\t%s", strings.Join(got, "\n\t"), w)
				}
			}
		})
	}
}

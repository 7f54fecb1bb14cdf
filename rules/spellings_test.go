package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A spelling is one way to write a sign-in, or something that looks like one,
// that is met in scripts. Each has a fixture in which a line with the text is
// reported, and one with a line that looks like it and is silent.
type spelling struct {
	what     string
	hit, at  string // file below testdata and a text of the reported line; "" if there is nothing to report
	near, by string // file and a text of the silent line; "" if nothing comes near
}

const (
	up   = "rules/user-password/"
	is   = "rules/interactive-sign-in/"
	dc   = "rules/device-code/"
	cs   = "rules/client-secret/"
	hs   = "rules/hardcoded-secret/"
	mt   = "rules/missing-tenant/"
	ms   = "rules/missing-sign-out/"
	ss   = "rules/skipped-sign-out/"
	tr   = "rules/traced-sign-in/"
	od   = "rules/outdated-tool/"
	rm   = "rules/retired-module/"
	td   = "rules/tls-downgrade/"
	ut   = "rules/unverified-tls/"
	wm   = "rules/weak-minimum-tls/"
	fine = "ok/"
)

var spellings = []spelling{
	// Options.
	{"short option with equals", up + "option-equals.sh", `-u="$INVOICE_USER" -p="$INVOICE_PASSWORD"`, up + "option-equals.sh", `--identity -u="$ARCHIVE_IDENTITY"`},
	{"glued short option", up + "option-glued.sh", "-u${TEAM_USER}", up + "option-glued.sh", "-u${TEAM_APP}"},
	{"long option cut short", up + "option-prefixes.sh", `--user "$REPORT_USER" --pass`, up + "option-prefixes.sh", `--serv --user "$REPORT_APP"`},
	{"long option with equals", up + "option-prefixes.sh", `--password="$REPORT_PASSWORD"`, up + "option-prefixes.sh", `--password="$REPORT_SECRET"`},
	{"service principal flag last", up + "deploy-web-app.sh", `-u "$AZ_USER"`, up + "flag-on-a-later-line.sh", `--tenant "$TENANT_ID" --service-principal`},
	{"service principal flag first", up + "names-that-lie.sh", `-u "$AZURE_CLIENT_ID"`, up + "names-that-lie.sh", `--service-principal -u "$AZURE_USERNAME"`},
	{"service principal flag on a line of its own", "", "", up + "flag-on-a-later-line.sh", "    --service-principal"},
	{"federated token before the flag", up + "federated-token-first.sh", `-u "$FALLBACK_USER"`, up + "federated-token-first.sh", "--federated-token"},
	{"managed identity with -u", up + "managed-identity-names.sh", `az login -u "$ID" # want`, up + "managed-identity-names.sh", `az login --identity -u "$ID"`},
	{"managed identity with --username", od + "identity-user-name.sh", `--identity --username "$IDENTITY_ID"`, od + "identity-user-name.sh", "--identity --client-id"},
	{"managed identity as -i", od + "identity-user-name.sh", `-i -u "$IDENTITY_ID"`, fine + "managed-identity.sh", "until az login -i"},
	{"managed identity by client, object and resource", "", "", fine + "managed-identity.sh", "--resource-id"},
	{"flags in a cluster", "", "", up + "managed-identity-names.sh", `az login -iu "$ID"`},
	{"harmless options only", is + "harmless-options.sh", `--tenant "$T" --allow-no-subscriptions`, is + "harmless-options.sh", "-o table --identity"},
	{"nothing at all", is + "harmless-options.sh", "az login # want", is + "harmless-options.sh", "az account show"},
	{"claims challenge", is + "harmless-options.sh", "--claims-challenge", is + "harmless-options.sh", "--allow-no-subscriptions --service-principal"},
	{"subscription at the sign-in", is + "harmless-options.sh", `--subscription "$SUB"`, is + "harmless-options.sh", "az login -h"},
	{"help", up + "help.sh", `az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example`, up + "help.sh", `-p "$OPS_PASSWORD" -h`},
	{"user name without a password", up + "password-prompted.sh", `-u "$ADMIN_UPN"`, up + "password-prompted.sh", "az login --tenant contoso.example"},
	{"application without a secret", cs + "secret-prompted.sh", `-u "$APP_ID" -t contoso.example`, cs + "secret-prompted.sh", "--cert app.pem"},
	{"typing error =p=", up + "typos.sh", `-u "$U" =p=`, up + "typos.sh", `-u "$APP" =p=`},
	{"typing error -password", up + "typos.sh", `-u "$U" -password`, up + "typos.sh", `-u "$APP" -password`},
	{"command word in capitals", up + "command-word-case.sh", `az LOGIN -u "$OPS_USER"`, up + "command-word-case.sh", "az LOGIN --identity"},
	{"options before the command", up + "options-between.sh", `-u "$SYNC_USER"`, up + "options-between.sh", `-u "$SYNC_APP"`},
	{"option that does not exist", up + "unknown-options.sh", "--sp # want", up + "unknown-options.sh", "--device-code"},
	{"prefix of several options", "", "", up + "unknown-options.sh", `--u "$OPS_USER"`},
	{"option in capitals", "", "", up + "unknown-options.sh", "--USERNAME"},
	{"short option in capitals", "", "", up + "unknown-options.sh", "-U "},
	{"option in the place of a value", up + "unknown-options.sh", "-p -x", "", ""},
	{"value from a file", up + "file-values.sh", "-p @/run/secrets/export", hs + "in-the-call.sh", "-p @dns.txt"},
	{"tenant option that does not exist", mt + "option-that-does-not-exist.sh", "--tenant-id contoso.example", mt + "option-that-does-not-exist.sh", `--tenant "$AZURE_TENANT_ID"`},
	{"tenant by every spelling", mt + "every-identity.sh", `-u "$OPS_USER" -p "$OPS_PASSWORD" # want`, mt + "every-identity.sh", "az login -tcontoso.example"},
	{"tenant that names none", mt + "guessed.sh", "--tenant organizations # want", mt + "guessed.sh", "organizations.contoso.example"},
	{"device code", dc + "bootstrap-jumpbox.sh", "--use-device-code", dc + "bootstrap-jumpbox.sh", "az login --identity"},
	{"device code cut short", dc + "prefix.sh", "--use-device -t", dc + "prefix.sh", "az login --use -t"},
	{"certificate in the password", od + "publish-report.sh", "-p /etc/contoso/report.pem", od + "publish-report.sh", "--certificate /etc/contoso/report.pem"},
	{"certificate in a variable", od + "certificate-spellings.sh", `-p "$CERT"`, od + "certificate-spellings.sh", `-p "$SECRET"`},
	{"--msi", od + "msi.sh", "az login --msi #", od + "msi.sh", "az login --identity"},
	{"--debug", tr + "debug.sh", "-t contoso.example --debug", tr + "debug.sh", "--verbose"},

	// Where the command sits.
	{"if !", up + "in-conditions.sh", `if ! az login -u`, up + "in-conditions.sh", "if ! az login --identity"},
	{"guarded by ||", up + "in-conditions.sh", `az account show &>/dev/null || az login -u`, up + "in-conditions.sh", "az account show &>/dev/null || az login --service-principal"},
	{"after &&", up + "in-conditions.sh", `&& az login -u`, dc + "guarded.sh", "|| az login --identity"},
	{"|| exit 1", up + "in-conditions.sh", "|| exit 1", ss + "handles-the-sign-in.sh", `-u "$HR_USER" -p "$HR_PASSWORD" -t contoso.example || exit 1`},
	{"|| { …; }", is + "retried.sh", "az login || { az logout; az login; }", is + "retried.sh", "az login --identity || exit 1"},
	{"until", up + "in-conditions.sh", "until az login -u", up + "in-conditions.sh", "until az login --service-principal"},
	{"prompt and sign-in on one line", up + "prompt-on-one-line.sh", `-u "$AZ_USER" -p $AZ_PASS`, up + "prompt-on-one-line.sh", `-u "$LAB_APP" -p $AZ_SECRET`},
	{"captured by $( )", up + "output-captured.sh", "SUBSCRIPTION=$(az login -u", up + "output-captured.sh", "APP_SUBSCRIPTION=$(az login"},
	{"captured by backticks", up + "output-captured.sh", "TENANT=`az login", "", ""},
	{"redirections", up + "output-captured.sh", "&> login.log -p", "", ""},
	{"redirection before the command", up + "output-captured.sh", "2>/dev/null az login", "", ""},
	{"sudo", up + "wrappers.sh", "sudo az login", up + "wrappers-of-others.sh", "sudo -u ops az login -i"},
	{"docker exec -u", up + "wrappers.sh", "docker exec -ti -u app tools az login", up + "wrappers-of-others.sh", "docker exec -ti -u app tools az login --identity"},
	{"docker exec -u, interactive", is + "wrapped.sh", "docker exec -ti -u app tools az login # want", is + "wrapped.sh", "docker exec -ti -u app tools az login --identity"},
	{"timeout and bash -c", up + "wrappers.sh", "timeout -k 5 60s bash -c", fine + "managed-identity.sh", "timeout 60 bash -c"},
	{"retry", up + "wrappers.sh", "retry 3 az login", up + "wrappers-of-others.sh", "retry 3 az login --identity"},
	{"run of bats", up + "login.bats", `run az login -u`, up + "login.bats", "run az login --service-principal"},
	{"helper of the team", up + "team-helper.sh", "-- az login -u", up + "team-helper.sh", "-- az login --service-principal"},
	{"ssh with a string", up + "wrappers.sh", "ssh ops@jump.contoso.example", up + "wrappers-of-others.sh", `ssh -l "$OPS_USER"`},
	{"ssh with a device code", dc + "remote.sh", "--use-device-code", dc + "remote.sh", "--identity"},
	{"program with a path", up + "wrappers.sh", "/opt/az/bin/az login", "", ""},
	{"program with an ending", up + "wrappers.sh", "az.cmd login", "", ""},
	{"python -m", up + "wrappers.sh", "python3 -m azure.cli login", "", ""},
	{"python heredoc", up + "python-report.sh", "result = app.acquire_token_by_username_password(", fine + "python-programs.sh", "# app.acquire_token_by_username_password"},
	{"python -c", up + "python-ways.sh", "sudo -E python3.11 -u -c", up + "python-ways.sh", "python3 report.py"},
	{"python, arguments by name", up + "python-names.sh", "Login(username=", fine + "python-programs.sh", "handler = app."},
	{"python, token request", up + "python-request.sh", "print(requests.post(", up + "python-request.sh", `requests.post("https://sso.contoso.com`},
	{"python, written", up + "python-written.sh", "sys.argv[2], sys.argv[3]", fine + "python-programs.sh", `print("app.`},
	{"node heredoc", up + "node-mailbox.sh", "await client.acquireTokenByUsernamePassword", up + "node-mailbox.sh", "console.log(`acquireTokenByUsernamePassword"},
	{"node -e", up + "node-mailbox.sh", "new UsernamePasswordCredential(", fine + "python-programs.sh", "function UsernamePasswordCredential"},
	{"python, client secret", "rules/client-secret/python.sh", `client_credential=os.environ`, "rules/client-secret/python.sh", "private_key"},
	{"ssh with words", up + "wrappers-more.sh", "ssh ops@jump.contoso.example az login", "", ""},
	{"bash -c with parameters", up + "wrappers-more.sh", "sh -c 'az login", "", ""},
	{"program in a variable", up + "wrappers-more.sh", "$AZ login -u", up + "wrappers-more.sh", "$AZ login --identity"},
	{"program and command in a variable", up + "wrappers-more.sh", "$AZ_CMD -u", "", ""},
	{"values from files, vaults and defaults", up + "values.sh", "az keyvault secret show", up + "values.sh", "--service-principal -u"},
	{"Cloud Shell", dc + "cloud-shell.sh", "--use-device-code", dc + "cloud-shell.sh", "az login --identity"},
	{"env and assignments", up + "wrappers.sh", "env AZURE_CONFIG_DIR=/tmp/ops az login", "", ""},
	{"command put together as text", up + "command-as-text.sh", `eval "$cmd"`, up + "command-as-text-known.sh", `cmd="$cmd --service-principal"`},
	{"command in a variable for a helper", up + "command-in-a-variable.sh", `eval "$1"`, up + "command-in-a-variable-app.sh", `eval "$1"`},
	{"here-document that writes a script", up + "writes-a-script.sh", `az login -u \$VM_USER`, up + "writes-a-script.sh", "az login --identity"},
	{"here-document that writes text", "", "", up + "writes-a-script.sh", "az login -u you@contoso.example"},
	{"here-document that is run", up + "heredoc-that-runs.sh", `-u $OPS_USER`, up + "heredoc-that-runs.sh", "az login --identity"},
	{"two identities in sequence", up + "two-identities.sh", `-u "$BI_USER"`, up + "two-identities.sh", `-u "$APP_ID"`},
	{"two identities by a branch", up + "user-or-application.sh", `az login -u "$LOGIN_NAME"`, up + "user-or-application.sh", `--service-principal -u "$LOGIN_NAME"`},
	{"positional parameters", up + "positional.sh", "-u ${3} -p ${4}", up + "positional.sh", "-u ${5} -p ${6}"},
	{"user's names for an application", "", "", up + "names-that-lie.sh", `-u "$AZURE_USERNAME" -p "$AZURE_PASSWORD"`},
	{"application's names without the flag", up + "names-that-lie.sh", `-u "$AZURE_CLIENT_ID"`, "", ""},
	{"name read by jq", up + "names-that-lie.sh", "jq -r .clientId", "", ""},
	{"registries", "", "", fine + "registries.sh", `docker login -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD"`},

	// Look-alikes.
	{"az acr login", "", "", fine + "registries.sh", "az acr login --name contoso -u"},
	{"az acr login over lines", "", "", fine + "registries.sh", "  login \\"},
	{"az devops login", "", "", fine + "other-logins-of-az.sh", "| az devops login"},
	{"az batch account login", "", "", fine + "other-logins-of-az.sh", "az batch account login"},
	{"az batch account login over lines", "", "", fine + "other-logins-of-az.sh", "  account login \\"},
	{"az ams account sp create --password", "", "", fine + "other-logins-of-az.sh", "az ams account sp create"},
	{"az ad user create --password", "", "", fine + "other-logins-of-az.sh", "az ad user create"},
	{"az rest -u", "", "", fine + "other-logins-of-az.sh", "az rest -u"},
	{"az webapp … -u -p", "", "", fine + "other-logins-of-az.sh", "az webapp config container set"},
	{"az keyvault … --password", "", "", fine + "other-logins-of-az.sh", "az keyvault certificate import"},
	{"az k8s-configuration -u", "", "", fine + "other-logins-of-az.sh", "az k8s-configuration flux create"},
	{"--auth-mode login", "", "", fine + "other-logins-of-az.sh", "--auth-mode login"},
	{"az account get-access-token", "", "", fine + "other-logins-of-az.sh", "az account get-access-token"},
	{"az sql … --admin-password", "", "", fine + "administrators-of-machines.sh", "az sql server create"},
	{"az vm … --admin-password", "", "", fine + "administrators-of-machines.sh", "az vm create"},
	{"every other group of az with a password", "", "", fine + "every-other-password.sh", "az grafana update"},
	{"net use, nuget", "", "", fine + "every-other-password.sh", "net use"},
	{"database clients", "", "", fine + "administrators-of-machines.sh", "sqlcmd -S"},
	{"kubelogin -l azurecli", "", "", fine + "other-programs.sh", "kubelogin convert-kubeconfig"},
	{"make kubelogin", "", "", fine + "other-programs.sh", "make kubelogin"},
	{"other programs' logins", "", "", fine + "other-programs.sh", "gh auth login"},
	{"azd auth login", "", "", fine + "azd-and-friends.sh", "azd auth login"},
	{"classic azure login", rm + "start-vms.sh", "azure login -u", rm + "not-it.sh", "azure login -u"},
	{"classic azure login, application", rm + "once-a-file.sh", "azure login -u \"$APP\"", rm + "once-a-file.sh", "az login --identity"},
	{"password grant to Keycloak", "", "", fine + "tokens-of-other-issuers.sh", "/realms/shop/"},
	{"password grant to Salesforce", "", "", fine + "tokens-of-other-issuers.sh", "/services/oauth2/token"},
	{"grant_type last, in one string", "", "", fine + "tokens-of-other-issuers.sh", "&grant_type=password"},
	{"request in a string, eval", "", "", fine + "tokens-of-other-issuers.sh", "res=$(eval"},
	{"curl -k to our own servers", "", "", fine + "certificates-not-checked.sh", "curl -ks"},
	{"--insecure in a variable", ut + "may.sh", "curl $insecure https://graph", fine + "certificates-not-checked.sh", `curl "$INSECURE"`},
	{"--insecure in a cluster", ut + "requests.sh", "curl -fsSLk -d", fine + "certificates-not-checked.sh", "curl -ks"},
	{"--insecure cut short", ut + "requests.sh", "--insec https://management", fine + "tls-as-it-should-be.sh", "--insecure-skip-tls-verify"},
	{"certificates of a tool, in any text", ut + "environment.sh", "VERIFICATION=false", ut + "environment-checked.sh", `VERIFICATION=""`},
	{"highest version of a client", td + "requests.sh", "--tls-m 1.1", td + "requests.sh", "--tls-max 1.2"},
	{"lowest version of a client", td + "requests.sh", "--tlsv1.0 https://orders", fine + "tls-as-it-should-be.sh", "--tlsv1.2 -sSf"},
	{"a test that 1.0 is refused", td + "trials.sh", `-d "@report.json"`, fine + "certificates-not-checked.sh", "--tlsv1.0 --tls-max 1.0"},
	{"minimum TLS of a resource", wm + "commands.sh", "--min-tls-version TLS1_0", fine + "certificates-not-checked.sh", "--min-tls-version TLS1_2"},
	{"minimum TLS cut short", wm + "commands.sh", "--min-tls-v TLS1_0", wm + "strong.sh", "--min-count 1"},

	// Files.
	{"notebook for bash", up + "snippets.azcli", "student@contoso.example", up + "snippets.azcli", "$LAB_APP"},
	{"notebook for zsh", up + "zsh-arrays.azcli", "${=login}", up + "zsh-arrays.azcli", "az login $app"},
	{"path with blanks", is + "test run.azcli", "az login # want", is + "test run.azcli", "--use-device-code"},
	{"line ends of Windows", up + "saved-on-windows.sh", `-u "$OPS_USER"`, fine + "windows-ends.sh", "az login --identity"},
	{"variables of PowerShell", up + "variables-of-powershell.sh", "$env:AZ_USER", up + "variables-of-powershell.sh", "$env:AZ_APP"},
	{"values that are no shell", is + "broken-before.sh", "az login # want", is + "broken-before.sh", "az login --identity"},
	{"shebang without a path", up + "shebang-without-path.sh", `-u "$AZ_USER"`, up + "shebang-without-path.sh", "az login -i"},
	{"no shebang", up + "no-shebang.sh", "-u $AZ_USER", up + "no-shebang.sh", "-u $AZ_APP"},
	{"placeholders in angle brackets", up + "placeholders.sh", "-u <user>", up + "placeholders.sh", "-u <app-id>"},
	{"unclosed quote after the sign-in", is + "in-a-string.sh", "az login --tenant", "", ""},
	{"unclosed quote before the sign-in", up + "unclosed-quote.sh", `-u "admin$DOMAIN"`, up + "unclosed-quote.sh", `-u "$APP"`},
	{"no line end", up + "no-line-end.sh", `-u "$OPS_USER"`, up + "no-line-end.sh", `-u "$APP"`},
	{"comments", up + "commented.sh", `-u "$OPS_USER"`, up + "commented.sh", `# az login -u "$OLD_USER"`},
	{"trailing comment", up + "commented.sh", "# az login --service-principal # want", up + "commented.sh", "# after az login"},
	{"commented here-document", "", "", up + "commented.sh", ": <<'END'"},

	// Sign-outs.
	{"az logout", ms + "stop-test-machines.sh", "az login -u", ms + "closed.sh", "az logout"},
	{"az account clear", ms + "before-the-sign-in.sh", "az login -u", ms + "closed.sh", "az account clear"},
	{"az logout --username", "", "", ms + "closed.sh", "az logout --username"},
	{"rm -rf ~/.azure", ms + "closed.sh", "az login -t contoso.example # want", ms + "closed.sh", "rm -rf ~/.azure"},
	{"private cache", ms + "private-cache-kept.sh", "az login", fine + "throw-away-cache.sh", "az login"},
	{"trap with several commands", "", "", ms + "trap.sh", `trap 'rm -f "$work"; az logout' EXIT`},
	{"trap in a subshell", ms + "trap.sh", "  az login -t contoso.example # want", ms + "trap.sh", "( trap 'az account clear' EXIT"},
	{"trap with a function", ss + "trap-exit.sh", "  az login -u", fine + "certificate.sh", "trap cleanup EXIT"},
	{"guard", ms + "guarded-in-a-pipeline.sh", "|| az login", ms + "guarded.sh", "|| az login"},

	// Text.
	{"echo", "", "", fine + "printed.sh", "echo az login --use-device-code"},
	{"usage text", "", "", fine + "printed.sh", "sign in first:   az login -u"},
	{"printf", "", "", fine + "printed.sh", `printf 'az login -u %s`},
	{"log helper", "", "", fine + "printed.sh", `log "az login`},
	{"stub", "", "", fine + "stubbed.sh", "az login -u tester"},
	{"word of another command", "", "", fine + "names-with-login.sh", `-n "az login"`},
}

func TestSpellings(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	lines := func(file, part string) (numbers []int, wanted map[int]bool) {
		text, ok := files[file]
		if !ok {
			b, err := os.ReadFile(filepath.Join("..", "testdata", filepath.FromSlash(file)))
			if err != nil {
				t.Fatal(err)
			}
			text = string(b)
			files[file] = text
		}
		wanted = map[int]bool{}
		id := strings.Split(file, "/")[1]
		if ByID(id) == nil {
			id = UserPassword.ID // a file of testdata/ok, which wants nothing
		}
		wants, err := wantsOf(text, id)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, w := range wants {
			wanted[w.line] = true
		}
		for i, line := range strings.Split(text, "\n") {
			if strings.Contains(line, part) {
				numbers = append(numbers, i+1)
			}
		}
		return numbers, wanted
	}
	seen := map[string]bool{}
	for _, s := range spellings {
		if seen[s.what] {
			t.Errorf("%s: listed twice", s.what)
		}
		seen[s.what] = true
		if s.hit == "" && s.near == "" {
			t.Errorf("%s: has no fixture", s.what)
		}
		if s.hit != "" {
			found := false
			numbers, wanted := lines(s.hit, s.at)
			for _, n := range numbers {
				found = found || wanted[n]
			}
			if !found {
				t.Errorf("%s: %s wants no finding on a line with %q", s.what, s.hit, s.at)
			}
		}
		if s.near != "" {
			found := false
			numbers, wanted := lines(s.near, s.by)
			for _, n := range numbers {
				found = found || !wanted[n]
			}
			if !found {
				t.Errorf("%s: %s has no silent line with %q", s.what, s.near, s.by)
			}
		}
	}
}

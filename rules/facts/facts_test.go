package facts

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryRowHasItsSource(t *testing.T) {
	t.Parallel()
	check := func(row string, s Source) {
		t.Helper()
		if s.Name == "" || s.Date == "" {
			t.Errorf("%s: source %+v has no name or no date", row, s)
		}
	}
	for _, tool := range All() {
		check(tool.ID, tool.Source)
		for _, c := range tool.Commands {
			check(tool.ID+" "+c.Name(), c.Source)
		}
		if tool.Cache != nil {
			check(tool.ID+" cache", tool.Cache.Source)
		}
		if tool.Retired != nil {
			check(tool.ID+" retired", tool.Retired.Source)
		}
	}
	for _, t := range Tellers {
		check(strings.Join(t.Words, " "), t.Source)
	}
	for _, v := range Versions {
		check(v.Tool+" "+v.Number, v.Source)
	}
	for _, c := range Codes {
		check(c.ID, c.Source)
	}
	for _, m := range Messages {
		check(m.ID, m.Source)
	}
	for _, e := range Enforcements {
		check(e.Stage, e.Source)
	}
	for _, m := range Marks {
		check(m.Variable, m.Source)
	}
	for _, r := range AllRoads {
		check("roads of "+r.Tool, r.Source)
	}
	for _, p := range Publishers {
		check(strings.Join(p.Words, " "), p.Source)
	}
	for _, e := range Endpoints {
		check(strings.Join(e.Ends, " "), e.Source)
	}
	for _, b := range Borrowers {
		check(b.Program, b.Source)
	}
	for _, l := range Logins {
		check(strings.Join(l.Words, " "), l.Source)
	}
	for _, r := range readings {
		check("verbs", r.Source)
	}
	for _, r := range RequestTables {
		check("requests of "+r.Tool, r.Source)
	}
	for _, r := range RawRequests {
		check(strings.Join(r.Words, " "), r.Source)
	}
	for _, c := range Consequences {
		check("consequence for "+string(c.Identity)+" at "+string(c.At), c.Source)
	}
	for _, w := range Weaknesses {
		check(w.ID, w.Source)
	}
	for _, v := range Variables {
		check(v.Names[0], v.Source)
	}
	for _, l := range Lines {
		check(l.Names[0], l.Source)
	}
	for _, r := range RegistryValues {
		check(r.Name, r.Source)
	}
	for _, l := range Lifts {
		check(strings.Join(l.Words, " "), l.Source)
	}
	for _, p := range TokenPrinters {
		check(p.Program, p.Source)
	}
	for _, tool := range weakeners() {
		check(tool.ID, tool.Source)
		for _, c := range tool.Commands {
			check(tool.ID+" "+c.Name(), c.Source)
		}
	}
	for _, q := range Requesters {
		check(q.Tool.ID, q.Tool.Source)
	}
	for parser, g := range grammars {
		check(string(parser), Source{Name: g.Source.Name, Date: g.Source.Date})
	}
	for _, n := range noSessions {
		check(n.Text, n.Source)
	}
}

func TestToolsAreWellFormed(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, tool := range All() {
		if tool.ID == "" || tool.Title == "" || ids[tool.ID] {
			t.Errorf("tool %q: empty or repeated ID or title", tool.ID)
		}
		ids[tool.ID] = true
		if len(tool.SignsIn()) == 0 {
			t.Errorf("%s signs nobody in", tool.ID)
		}
		for _, w := range tool.Words {
			if w != strings.ToLower(w) || w == "" {
				t.Errorf("%s: search word %q is not lower case", tool.ID, w)
			}
		}
		for i := range tool.Commands {
			c := &tool.Commands[i]
			names := map[string]bool{}
			for _, o := range tool.All(c) {
				if len(o.Names) == 0 {
					t.Errorf("%s %s: an option without a name", tool.ID, c.Name())
				}
				for _, n := range o.Names {
					variable := slices.Contains(o.Env, n) // no option gives it
					mark := map[bool]string{false: "-", true: "/"}[tool.Parser.Grammar().Colon]
					if !variable && tool.Parser != Fields && tool.Parser != Arguments && !strings.HasPrefix(n, mark) || names[n] {
						t.Errorf("%s %s: option %q is no option or stands twice", tool.ID, c.Name(), n)
					}
					names[n] = true
				}
			}
			if tool.Command(c.Words) != c {
				t.Errorf("%s %s is not found by its words", tool.ID, c.Name())
			}
			if c.Has(SignsIn) != (len(c.Outcomes) > 0) {
				t.Errorf("%s %s: a sign-in has outcomes and nothing else has", tool.ID, c.Name())
			}
			if n := len(c.Outcomes); n > 0 && (len(c.Outcomes[n-1].With) > 0 || len(c.Outcomes[n-1].Without) > 0) {
				t.Errorf("%s %s: the last outcome must fit everything", tool.ID, c.Name())
			}
			for _, o := range c.Outcomes {
				if (o.Since != "") && VersionOf(tool.ID, o.Since) == nil {
					t.Errorf("%s %s: version %s is not in the table", tool.ID, c.Name(), o.Since)
				}
			}
		}
	}
}

// weakeners are the tables of programs that weaken connections or resources.
func weakeners() []*Tool {
	all := slices.Concat(Processes, Minimums, []*Tool{GitTool, RegistryTool})
	for _, r := range Requesters {
		all = append(all, r.Tool)
	}
	return all
}

func TestWeakenersAreWellFormed(t *testing.T) {
	t.Parallel()
	for _, tool := range weakeners() {
		mark := map[bool]string{false: "-", true: "/"}[tool.Parser.Grammar().Colon]
		for i := range tool.Commands {
			c := &tool.Commands[i]
			names := map[string]bool{}
			for _, o := range tool.All(c) {
				for _, n := range o.Names {
					if !strings.HasPrefix(n, mark) || names[n] {
						t.Errorf("%s %s: option %q is no option or stands twice", tool.ID, c.Name(), n)
					}
					names[n] = true
				}
				if o.Version != NoProtocol && (!o.Version.Refused() || o.Takes != Flag) {
					t.Errorf("%s %s: %q has a version that it does not choose", tool.ID, c.Name(), o.Names)
				}
			}
			if tool.Command(c.Words) != c {
				t.Errorf("%s %s is not found by its words", tool.ID, c.Name())
			}
		}
	}
	for _, v := range Variables {
		if v.Title == "" || RemedyOf(v.Program) == nil || VariableOf(v.Names[0]) == nil {
			t.Errorf("%s has no title or no remedy", v.Names[0])
		}
		if (v.Words == nil) != v.Weakens() {
			t.Errorf("%s says nothing, or says it twice", v.Names[0])
		}
	}
	for _, l := range Lines {
		if l.Title == "" || RemedyOf(l.Program) == nil || len(l.Files) == 0 || !l.Weakens() {
			t.Errorf("%s has no title, no remedy, no file or no meaning", l.Names[0])
		}
	}
	for _, r := range Remedies {
		if r.CA == "" && r.TLS == "" || len(r.Links) == 0 {
			t.Errorf("%s: a remedy that says nothing", r.Program)
		}
	}
}

func TestProtocols(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Protocol{
		"1.0": TLS10, "1.1": TLS11, "1.2": TLS12, "TLS1_0": TLS10, "tls1_1": TLS11, "TLS1_3": TLS13, "Tls": TLS10, "Tls11": TLS11, "TLS10": TLS10, "TLSv1": TLS10,
		"TLSv1_1": TLS11, " TLSv1.2": TLS12, "'1.0'": TLS10, "sslv3": SSL3, "None": Plain, "TLSEnforcementDisabled": Plain,
		"": NoProtocol, "1": NoProtocol, "10": NoProtocol, "auto": NoProtocol, "default": NoProtocol, "PFS": NoProtocol, "TLS": TLS10, "2.0": NoProtocol,
	} {
		got, better := ProtocolOf(text)
		if got != want {
			t.Errorf("ProtocolOf(%q) = %v, want %v", text, got, want)
		}
		if p, _ := ProtocolOf(better); got.Refused() != (p == TLS12) {
			t.Errorf("%q is better as %q", text, better)
		}
	}
	for _, c := range []struct {
		set             Protocols
		highest, legacy Protocol
		modern          bool
	}{
		{From(TLS10), TLS13, TLS10, true},
		{From(SSL2), TLS13, SSL2, true},
		{From(TLS12), TLS13, NoProtocol, true},
		{UpTo(TLS11), TLS11, SSL2, false},
		{UpTo(TLS11) & From(TLS10), TLS11, TLS10, false},
		{Only(TLS10), TLS10, TLS10, false},
		{Only(TLS13), TLS13, NoProtocol, true},
		{Only(TLS10) | From(TLS12), TLS13, TLS10, true},
		{0, NoProtocol, NoProtocol, false},
	} {
		if c.set.Highest() != c.highest || c.set.Legacy() != c.legacy || c.set.Modern() != c.modern {
			t.Errorf("%b: highest %v, legacy %v, modern %v; want %+v", c.set, c.set.Highest(), c.set.Legacy(), c.set.Modern(), c)
		}
	}
	if s, ok := ProtocolsOf("TLSv1, TLSv1.2"); !ok || s != Only(TLS10)|Only(TLS12) {
		t.Errorf("ProtocolsOf: %b, %v", s, ok)
	}
	for _, list := range []string{"", "TLSv1,", "TLSv1,x", "None"} {
		if s, ok := ProtocolsOf(list); ok {
			t.Errorf("ProtocolsOf(%q) = %b", list, s)
		}
	}
}

func TestMinimumNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"properties.minimumTlsVersion": true, "minTlsVersion": true, "min_tls_version": true, "minimum_tls_version": true, "siteConfig.scmMinTlsVersion": true,
		"ssl_minimal_tls_version_enforced": true, "version": false, "tlsVersion": false, "minTlsVersionNote": false, "": false,
	} {
		if got := IsMinimum(name); got != want {
			t.Errorf("IsMinimum(%q) = %v", name, got)
		}
	}
	for text, want := range map[string]int{
		`{"properties":{"minimumTlsVersion":"TLS1_0"}}`:       1,
		`{'minTlsVersion': '1.0', 'scmMinTlsVersion': '1.1'}`: 2,
		`{"minTlsVersion":{"value":"1.0"}}`:                   1,
		`{"minTlsVersion":{"reference":{"x":"1.0"}}}`:         0,
		`{"version":"1.0"}`:                                   0,
		`{"minTlsVersion":`:                                   0,
	} {
		if got := MinimumsIn(text); len(got) != want {
			t.Errorf("MinimumsIn(%s) = %v", text, got)
		}
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"http.sslVerify": "http.sslverify ", "http.SSLVersion": "http.sslversion ", "http.https://dev.azure.com/.sslVerify": "http.sslverify https://dev.azure.com/",
		"http.proxy": " ", "sslVerify": " ", "user.sslVerify": " ", "http.": " ", "": " ",
	} {
		o, address := SettingOf(name)
		got := ""
		if o != nil {
			got = o.Names[0]
		}
		if got += " " + address; got != want {
			t.Errorf("SettingOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEverySignInHasASearchWord(t *testing.T) {
	t.Parallel()
	words := SearchWords()
	if !slices.IsSorted(words) {
		t.Errorf("search words %q are not sorted", words)
	}
	for _, tool := range Tools {
		for _, c := range tool.SignsIn() {
			line := tool.Names[0] + " " + c.Name()
			if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(line, w) }) {
				t.Errorf("%q has none of the words %q", line, words)
			}
		}
	}
}

func TestCommands(t *testing.T) {
	t.Parallel()
	az := ToolOf("az")
	for _, c := range []struct {
		words string
		want  Effect // "" where the table has none
		also  Effect
	}{
		{"login", SignsIn, ""},
		{"LOGIN", SignsIn, ""},
		{"Login extra", SignsIn, ""},
		{"logout", SignsOut, ""},
		{"account clear", SignsOutAll, ""},
		{"account set", Chooses, ""},
		{"account show", Chooses, Asks},
		{"account list", Chooses, Asks},
		{"account list-locations", "", ""},
		{"account tenant list", Chooses, Asks},
		{"account get-access-token", Lends, Asks},
		{"account", "", ""},
		{"acr login", Lends, ""},
		{"acr build", "", ""},
		{"aks get-credentials", Lends, ""},
		{"aks install-cli", Local, ""},
		{"aks create", "", ""},
		{"batch account login", Lends, ""},
		{"devops login", Local, ""},
		{"devops project list", "", ""},
		{"extension add", Local, ""},
		{"config set", Local, ""},
		{"cloud set", Local, ""},
		{"version", Local, ""},
		{"group create", "", ""},
		{"rest", "", ""},
		{"", "", ""},
	} {
		got := az.Command(strings.Fields(c.words))
		switch {
		case got == nil && c.want != "", got != nil && (got.Does != c.want || got.Also != c.also):
			t.Errorf("az %s: got %+v, want %q and %q", c.words, got, c.want, c.also)
		}
	}
	if c := ToolOf("azure").Command([]string{"LOGIN"}); c != nil {
		t.Errorf("azure LOGIN is found as %v, and its words are taken as they are", c.Words)
	}
}

func TestPrograms(t *testing.T) {
	t.Parallel()
	for program, want := range map[string]string{"az": "az", "azure": "azure", "azd": "azd", "azcopy": "azcopy", "azkaban": "", "AZ": ""} {
		got := ""
		if tool := ToolOf(program); tool != nil {
			got = tool.ID
		}
		if got != want {
			t.Errorf("ToolOf(%q) = %q, want %q", program, got, want)
		}
	}
	if tool := ModuleOf("azure.cli"); tool == nil || tool.ID != "az" {
		t.Errorf("the module azure.cli is not az")
	}
	for program, want := range map[string]bool{"python": true, "python3": true, "python3.12": true, "py": true, "pythonw": false, "ruby": false} {
		if got := RunsModules(program); got != want {
			t.Errorf("RunsModules(%q) = %v, want %v", program, got, want)
		}
	}
}

func TestIsPlaceholder(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "<password>", "<your password>", "<PASSWORD>", "xxxx", "XXXXXXXX", "****", "...", "----", "changeme", "change-me", "ChangeMe",
		"YOUR_PASSWORD", "your-password", "your_secret_here", "enter-password", "none", "None", "unset", "missing", "null", "todo", "TODO", "example",
		"__PASSWORD__", "_SECRET_", "{PASSWORD}", "{{ password }}", "[password]", "%PASSWORD%", "#{Password}#", "$(Password)", "password", "secret",
		"CLIENT_SECRET", "AZURE_PASSWORD", "password-goes-here", "placeholder", "redacted",
	} {
		if !IsPlaceholder(text) {
			t.Errorf("IsPlaceholder(%q) = false", text)
		}
	}
	for _, text := range []string{
		"Fake-Passw0rd!", "hunter22", "Sommer2026", "my_Passw0rd1", "a<b>c", "Passw0rd", "P@ssword1", "xX7pQ2", "0a1b2c3d", "PASSWORD1!", "abc{def}", "none1", "examples!1",
		"8Q~Fake.Secret_Fake-Secret", "__p4ss__", "SUMMER2026",
	} {
		if IsPlaceholder(text) {
			t.Errorf("IsPlaceholder(%q) = true", text)
		}
	}
}

func TestIsSecretName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"PASSWORD", "password", "AZ_PASS", "AZ_PW", "pw", "DB_PWD", "pwd", "clientSecret", "CLIENT_SECRET", "ARM_CLIENT_SECRET", "spPassword", "ADMINPASSWORD",
		"TOKEN", "ACCESS_TOKEN", "API_KEY", "apiKey", "STORAGE_ACCOUNT_KEY", "admin-password", "docker-password", "PAT", "SAS_TOKEN", "CREDS", "AZURE_CREDENTIALS",
		"ConnectionString", "servicePrincipalKey", "PASS1", "my_passphrase",
	} {
		if !IsSecretName(name) {
			t.Errorf("IsSecretName(%q) = false", name)
		}
	}
	for _, name := range []string{
		"PWD", "OLDPWD", "USER", "TENANT", "KEY", "key", "KEYVAULT", "KEY_VAULT", "KEYVAULT_NAME", "SECRET_NAME", "PASSWORD_FILE", "TOKEN_URL", "PASSENGER", "COMPASS",
		"PATH", "PATTERN", "SASQUATCH", "MONKEY", "SSH_KEY_PATH", "KEY_TYPE", "BYPASS", "TOKENIZER", "",
	} {
		if IsSecretName(name) {
			t.Errorf("IsSecretName(%q) = true", name)
		}
	}
}

func TestIsCertificateFile(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"cert.pem": true, "/run/secrets/app.PFX": true, ".p12": true, "Fake-Passw0rd!": false, "a.pem.txt": false, "pem": false, "": false} {
		if got := IsCertificateFile(text); got != want {
			t.Errorf("IsCertificateFile(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestIsGuessedTenant(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"organizations": true, "Common": true, "consumers": true, "contoso.onmicrosoft.com": false, "": false} {
		if got := IsGuessedTenant(text); got != want {
			t.Errorf("IsGuessedTenant(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestRequests(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]Request{
		"group create":             {Changes, ResourceManager},
		"group delete":             {Changes, ResourceManager},
		"vm delete":                {Changes, ResourceManager},
		"VM Create":                {Changes, ResourceManager},
		"storage account update":   {Changes, ResourceManager},
		"role assignment create":   {Changes, ResourceManager},
		"deployment group create":  {Changes, ResourceManager},
		"deployment group what-if": {Acts, ResourceManager},
		"vm start":                 {Acts, ResourceManager},
		"network vnet create":      {Changes, ResourceManager}, // a generated command
		"network vnet update":      {Changes, ResourceManager},
		"group list":               {Reads, ResourceManager},
		"vm show":                  {Reads, ResourceManager},
		"vm wait":                  {Reads, ResourceManager},
		"group exists":             {Reads, ResourceManager},
		"ad user create":           {Changes, MicrosoftGraph},
		"ad user list":             {Reads, MicrosoftGraph},
		"storage blob upload":      {Other, DataPlane},
		"storage blob list":        {Reads, DataPlane},
		"keyvault secret set":      {Other, DataPlane},
		"keyvault secret show":     {Reads, DataPlane},
		"webapp up":                {}, // it depends
		"version":                  {},
		"devops project list":      {Verb: Reads}, // an extension's
		"devops project create":    {},
		"group":                    {},
		"zzz":                      {},
		"# What":                   {},
		"":                         {},
	} {
		if got := RequestOf("az", strings.Fields(line)); got != want {
			t.Errorf("az %s: %+v, want %+v", line, got, want)
		}
	}
	if got := RequestOf("azure", []string{"group", "create"}); got != (Request{}) {
		t.Errorf("a tool without a table: %+v", got)
	}
}

// Every line of a table is found by its own words, and means something.
func TestRequestTablesAreSound(t *testing.T) {
	t.Parallel()
	for _, table := range RequestTables {
		n, last := 0, ""
		for line := range strings.Lines(table.Text) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			group, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
			if !ok || n > 0 && group+":" <= last {
				t.Errorf("%s: group %q after %q", table.Tool, group, last)
			}
			last = group + ":"
			does := ""
			for _, word := range strings.Fields(rest) {
				if word[0] == '[' {
					does = strings.Trim(word, "[]")
					continue
				}
				n++
				if got, ok := table.find(strings.TrimSpace(group + " " + word)); !ok || got != does {
					t.Errorf("%s %s %s: found %q, want %q", table.Tool, group, word, got, does)
				}
			}
		}
		if n < 5000 {
			t.Errorf("%s: %d commands", table.Tool, n)
		}
	}
}

func TestConsequences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		who   Identity
		how   Credential
		asks  Request
		cloud string
		want  Fate
		says  string
	}{
		{User, ByPassword, Request{At: SignInService}, "", Fails, "AADSTS50076, AADSTS50079"},
		{User, ByPassword, Request{Changes, ResourceManager}, "", Fails, "RequestDisallowedByPolicy"},
		{User, ByPassword, Request{Changes, ResourceManager}, "azurecloud", Fails, "RequestDisallowedByPolicy"},
		{User, ByPassword, Request{Changes, ResourceManager}, "AzureUSGovernment", Goes, ""},
		{User, ByPassword, Request{Reads, ResourceManager}, "", Goes, ""},
		{User, ByPassword, Request{Reads, AnyResource}, "", Goes, ""},
		{User, ByPassword, Request{Acts, ResourceManager}, "", Unsaid, ""},
		{User, ByPassword, Request{Changes, MicrosoftGraph}, "", Goes, ""},
		{User, ByPassword, Request{Changes, Exchange}, "", Goes, ""},
		{User, ByPassword, Request{Other, DataPlane}, "", Goes, ""},
		{User, ByDeviceCode, Request{At: SignInService}, "", Fails, "AADSTS53003"},
		{App, BySecret, Request{At: SignInService}, "", Fails, "AADSTS7000222"},
		{App, ByCertificate, Request{At: SignInService}, "", Fails, "AADSTS1002016"},
		{App, BySecret, Request{Changes, ResourceManager}, "", Goes, ""},
		{Managed, ByEndpoint, Request{Changes, ResourceManager}, "", Goes, ""},
	} {
		got := ConsequenceOf(c.who, c.how, c.asks, c.cloud)
		if got == nil || got.Fate != c.want || got.Says != c.says {
			t.Errorf("%s by %s, %+v, cloud %q: %+v, want %s %s", c.who, c.how, c.asks, c.cloud, got, c.want, c.says)
		}
	}
	if got := ConsequenceOf(User, ByPassword, Request{}, ""); got != nil {
		t.Errorf("a command of which nothing is known: %+v", got)
	}
	for i, c := range Consequences {
		if c.Source.Date == "" || (c.Fate == Fails) != (c.Says != "" && c.Fate != Waiting) {
			t.Errorf("row %d: %+v", i, c)
		}
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`^AADSTS\d{5,7}$`)
	seen := map[string]bool{}
	for _, c := range Codes {
		if !form.MatchString(c.ID) || seen[c.ID] {
			t.Errorf("code %q is malformed or stands twice", c.ID)
		}
		seen[c.ID] = true
		for _, text := range []string{c.Means, c.Remedy} {
			if text == "" || strings.HasSuffix(text, ".") {
				t.Errorf("%s: text %q is empty or ends in a full stop", c.ID, text)
			}
		}
	}
	for _, id := range []string{"AADSTS50076", "50076", "aadsts1002016"} {
		if CodeOf(id) == nil {
			t.Errorf("CodeOf(%q) = nil", id)
		}
	}
	if c := CodeOf("AADSTS1"); c != nil {
		t.Errorf("CodeOf(AADSTS1) = %v", c)
	}
	if m := MessageOf("identity-user"); m == nil || m.Tool != "az" {
		t.Errorf("MessageOf(identity-user) = %v", m)
	}
}

func TestVersionsAreInOrder(t *testing.T) {
	t.Parallel()
	if !slices.IsSortedFunc(Versions, func(a, b Version) int { return CompareVersions(a.Number, b.Number) }) {
		t.Error("versions are not in order")
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"2.9.1", "2.73.0", -1}, {"2.73", "2.73.0", 0}, {"2.80.0", "2.79.9", 1}, {"", "1", -1}} {
		if got := CompareVersions(c.a, c.b); got != c.want {
			t.Errorf("CompareVersions(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if e := ResourceManagerMFA(); e.Start != "2025-10-01" {
		t.Errorf("the enforcement at Azure Resource Manager starts %s", e.Start)
	}
}

func TestLogins(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"az acr login": "az acr", "az rest": "az rest", "az vm create": "az vm", "docker login": "docker login", "helm registry login": "helm registry login",
		"az group create": "az", "docker run": "", "helm install": "", "git push": "",
	} {
		words := strings.Fields(line)
		got := ""
		if l := LoginOf(words[0], words[1:]); l != nil {
			got = strings.Join(l.Words, " ")
		}
		if got != want {
			t.Errorf("LoginOf(%s) = %q, want %q", line, got, want)
		}
	}
	for _, l := range Logins {
		for _, n := range slices.Concat(l.Names, l.Pairs) {
			if !strings.HasPrefix(n, "-") {
				t.Errorf("%q: %q is no option", l.Words, n)
			}
		}
	}
}

func TestBorrowers(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{"terraform apply": true, "terraform fmt": false, "tofu plan": true, "func azure": true, "kubectl apply": false, "terraform -version": false} {
		words := strings.Fields(line)
		if got := BorrowerOf(words[0], words[1:]) != nil; got != want {
			t.Errorf("BorrowerOf(%s) = %v, want %v", line, got, want)
		}
	}
}

// The functions of libraries are found by language and name, take parameters that
// their options name, and have words and roads of their own.
func TestLibraries(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	words := SearchWords()
	for _, l := range append(slices.Clone(Libraries), Senders...) {
		if l.Tool.ID == "" || l.Tool.Title == "" || ids[l.Tool.ID] {
			t.Errorf("library %q: empty or repeated ID or title", l.Tool.ID)
		}
		ids[l.Tool.ID] = true
		seen := map[string]bool{}
		for i := range l.Tool.Commands {
			c := &l.Tool.Commands[i]
			name := c.Name()
			if seen[name] || c.Source.Name == "" || c.Source.Date == "" {
				t.Errorf("%s %s: stands twice or has no source", l.Tool.ID, name)
			}
			seen[name] = true
			if !c.Has(SignsIn) {
				continue
			}
			if tool, found := FunctionOf(Libraries, l.Language, name); tool != l.Tool || found != c {
				t.Errorf("%s %s is found as another function", l.Tool.ID, name)
			}
			if n := len(c.Outcomes); len(c.Outcomes[n-1].With) > 0 {
				t.Errorf("%s %s: the last outcome must fit everything", l.Tool.ID, name)
			}
			if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(name), w) }) {
				t.Errorf("%s %s has no search word", l.Tool.ID, name)
			}
			if c.Outcomes[0].Credential == ByPassword && !slices.Contains(c.Params, Table) {
				for _, p := range []string{"username", "password"} {
					if !slices.Contains(c.Params, p) || !c.Takes(p) {
						t.Errorf("%s %s does not take %s", l.Tool.ID, name, p)
					}
				}
			}
		}
		if r, ok := RoadsOf(l.Tool.ID); len(l.Tool.SignsIn()) > 0 && (!ok || r.Tool != l.Tool.ID || r.Certificate == "" || r.Managed == "") {
			t.Errorf("%s has no roads", l.Tool.ID)
		}
	}
	if tool, _ := FunctionOf(Libraries, "node", "acquire_token_by_username_password"); tool != nil {
		t.Errorf("a function of Python is found in JavaScript, in %s", tool.ID)
	}
	for _, language := range []string{"python", "node"} {
		if r, _ := RoadsIn(language, TokenRequest.ID); strings.Contains(r.Certificate, "az login") || r.Tool != TokenRequest.ID {
			t.Errorf("the roads of a token request in %s are %q", language, r.Certificate)
		}
	}
	if r, _ := RoadsIn("bash", TokenRequest.ID); !strings.Contains(r.Certificate, "az login") {
		t.Errorf("the roads of a token request in a shell are %q", r.Certificate)
	}
}

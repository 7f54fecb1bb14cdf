package facts

var (
	m365Login  = Source{"CLI for Microsoft 365, login; cli-microsoft365@db0361d, docs/docs/cmd/login.mdx", "https://pnp.github.io/cli-microsoft365/cmd/login", "2026-08-21"}
	m365Logout = Source{"CLI for Microsoft 365, logout", "https://pnp.github.io/cli-microsoft365/cmd/logout", "2026-08-21"}
	m365Cache  = Source{"cli-microsoft365@db0361d, src/auth/FileTokenStorage.ts; login, remarks: user name, password, secret or certificate are kept beside the tokens", "https://pnp.github.io/cli-microsoft365/cmd/login", "2026-08-21"}
	m365Files  = Source{"cli-microsoft365@db0361d, src/cli/cli.ts, loadOptionValuesFromFiles", "https://pnp.github.io/cli-microsoft365/user-guide/using-cli/#passing-complex-content-into-cli-options", "2026-08-21"}
	m365Config = Source{"cli-microsoft365@db0361d, src/m365/cli/commands/config/config-set.ts; src/m365/commands/login.ts: authType of the call, else of the configuration", "https://pnp.github.io/cli-microsoft365/cmd/cli/config/config-set", "2026-08-21"}
	m365Others = Source{"CLI for Microsoft 365, the command's own page", "https://pnp.github.io/cli-microsoft365/", "2026-08-21"}
)

// m365CLI is the CLI for Microsoft 365. Its -t is the kind of sign-in, not the
// tenant, and without a tenant it asks /common.
var m365CLI = &Tool{
	ID:     "m365",
	Title:  "CLI for Microsoft 365",
	Names:  []string{"m365", "microsoft365", "cli-microsoft365"}, // the last is the package: npx @pnp/cli-microsoft365
	Words:  []string{"m365", "microsoft365"},
	Parser: Yargs,
	At:     []Resource{MicrosoftGraph, DataPlane},
	Options: []Option{
		{Names: []string{"--output", "-o"}, Takes: One},
		{Names: []string{"--query"}, Takes: One},
		{Names: []string{"--verbose"}},
		{Names: []string{"--debug"}, Means: Debug},
		{Names: []string{"--help", "-h"}, Takes: Any, Means: Help},
	},
	Cache: &Cache{Disk: true, Files: []string{".cli-m365-connection.json"},
		Kept: "in ~/.cli-m365-connection.json and two files beside it, in plain text, with the password or secret", Source: m365Cache},
	Files: &m365Files,
	Commands: []Command{
		{
			Words: []string{"login"},
			Does:  SignsIn,
			Options: []Option{
				{Names: []string{"--authType", "-t"}, Takes: One, Setting: "authType", Choices: []Choice{
					{"deviceCode", DeviceCode}, {"password", ForPassword}, {"certificate", ForCertificate}, {"secret", ForSecret},
					{"identity", ManagedIdentity}, {"federatedIdentity", ForWorkload}, {"browser", ForBrowser},
				}},
				{Names: []string{"--userName", "-u"}, Takes: One, Means: UserName, Note: "with --authType identity a managed identity's client ID"},
				{Names: []string{"--password", "-p"}, Takes: One, Means: Password, Note: "with --authType certificate the certificate's"},
				{Names: []string{"--certificateFile", "-c"}, Takes: One, Means: Certificate},
				{Names: []string{"--certificateBase64Encoded"}, Takes: One, Means: Assertion},
				{Names: []string{"--thumbprint"}, Takes: One},
				{Names: []string{"--appId"}, Takes: One, Means: ClientID, Env: []string{"CLIMICROSOFT365_ENTRAAPPID", "CLIMICROSOFT365_AADAPPID"}},
				{Names: []string{"--tenant"}, Takes: One, Means: TenantName, Env: []string{"CLIMICROSOFT365_TENANT"}},
				{Names: []string{"--secret", "-s"}, Takes: One, Means: AppSecret},
				{Names: []string{"--connectionName"}, Takes: One},
				{Names: []string{"--cloud"}, Takes: One},
				{Names: []string{"--ensure"}},
			},
			Outcomes: []Outcome{
				{With: []Meaning{ForPassword}, Identity: User, Credential: ByPassword},
				{With: []Meaning{ForCertificate}, Identity: App, Credential: ByCertificate, Settled: true},
				{With: []Meaning{ForSecret}, Identity: App, Credential: BySecret, Settled: true},
				{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Settled: true},
				{With: []Meaning{ForWorkload}, Identity: Federated, Credential: ByToken, Settled: true},
				{With: []Meaning{ForBrowser}, Identity: User, Credential: ByBrowser},
				{Identity: User, Credential: ByDeviceCode},
			},
			Tenant: TenantRule{Users: true, Apps: true},
			Source: m365Login,
		},
		{Words: []string{"logout"}, Does: SignsOut, Source: m365Logout},
		{Words: []string{"connection", "remove"}, Does: SignsOut, Options: []Option{
			{Names: []string{"--name", "-n"}, Takes: One},
			{Names: []string{"--force", "-f"}},
		}, Source: m365Others},
		{Words: []string{"connection"}, Group: true, Does: Chooses, Source: m365Others},
		{Words: []string{"status"}, Does: Chooses, Also: Asks, Source: m365Others},
		{Words: []string{"cli", "config", "set"}, Does: Local, Options: []Option{
			{Names: []string{"--key", "-k"}, Takes: One, Means: SetsName},
			{Names: []string{"--value", "-v"}, Takes: One, Means: SetsValue},
		}, Source: m365Config},
		{Words: []string{"cli", "config", "reset"}, Does: Local, Options: []Option{
			{Names: []string{"--key", "-k"}, Takes: One, Means: SetsName},
		}, Source: m365Config},
		{Words: []string{"cli"}, Group: true, Does: Local, Source: m365Others},
		{Words: []string{"setup"}, Does: Local, Source: m365Others},
		{Words: []string{"version"}, Does: Local, Source: m365Others},
		{Words: []string{"util", "accesstoken"}, Group: true, Does: Lends, Source: m365Others},
	},
	Source: m365Login,
}

package facts

var (
	m365Login  = Source{"CLI for Microsoft 365, login; cli-microsoft365@db0361d, docs/docs/cmd/login.mdx", "https://pnp.github.io/cli-microsoft365/cmd/login", "2026-08-21"}
	m365Logout = Source{"CLI for Microsoft 365, logout", "https://pnp.github.io/cli-microsoft365/cmd/logout", "2026-08-21"}
	m365Cache  = Source{"CLI for Microsoft 365, login, remarks: a password sign-in keeps user name and password until logout", "https://pnp.github.io/cli-microsoft365/cmd/login", "2026-08-21"}
	m365Others = Source{"CLI for Microsoft 365, the command's own page", "https://pnp.github.io/cli-microsoft365/", "2026-08-21"}
)

// m365CLI is the CLI for Microsoft 365. Its -t is the kind of sign-in, not the
// tenant, and without a tenant it asks /common.
var m365CLI = &Tool{
	ID:     "m365",
	Title:  "CLI for Microsoft 365",
	Names:  []string{"m365", "microsoft365"},
	Words:  []string{"m365", "microsoft365"},
	Parser: Exact,
	At:     []Resource{MicrosoftGraph, DataPlane},
	Options: []Option{
		{Names: []string{"--output", "-o"}, Takes: One},
		{Names: []string{"--query"}, Takes: One},
		{Names: []string{"--verbose"}},
		{Names: []string{"--debug"}, Means: Debug},
		{Names: []string{"--help", "-h"}, Means: Help},
	},
	Cache: &Cache{Disk: true, Default: ".cli-m365-connection.json", Files: []string{".cli-m365-*.json"}, Source: m365Cache},
	Commands: []Command{
		{
			Words: []string{"login"},
			Does:  SignsIn,
			Options: []Option{
				{Names: []string{"--authType", "-t"}, Takes: One, Choices: []Choice{
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
		{Words: []string{"connection", "remove"}, Does: SignsOut, Source: m365Others},
		{Words: []string{"connection"}, Group: true, Does: Chooses, Source: m365Others},
		{Words: []string{"status"}, Does: Chooses, Also: Asks, Source: m365Others},
		{Words: []string{"cli", "config"}, Group: true, Does: Local, Source: m365Others},
		{Words: []string{"cli"}, Group: true, Does: Local, Source: m365Others},
		{Words: []string{"setup"}, Does: Local, Source: m365Others},
		{Words: []string{"version"}, Does: Local, Source: m365Others},
		{Words: []string{"util", "accesstoken"}, Group: true, Does: Lends, Source: m365Others},
	},
	Source: m365Login,
}

package facts

var (
	azdLogin  = Source{"azure-dev@ae35809, cli/azd/cmd/auth_login.go", "https://learn.microsoft.com/azure/developer/azure-developer-cli/reference#azd-auth-login", "2026-08-21"}
	azdOthers = Source{"Azure Developer CLI reference", "https://learn.microsoft.com/azure/developer/azure-developer-cli/reference", "2026-08-21"}
)

var azdLoginOptions = []Option{
	{Names: []string{"--client-id"}, Takes: One, Means: ClientID},
	{Names: []string{"--client-secret"}, Takes: One, Means: AppSecret},
	{Names: []string{"--client-certificate"}, Takes: One, Means: Certificate},
	{Names: []string{"--federated-credential-provider"}, Takes: One, Choices: []Choice{{"github", ForWorkload}, {"azure-pipelines", ForWorkload}, {"oidc", ForWorkload}}},
	{Names: []string{"--federated-token-provider"}, Takes: One, Choices: []Choice{{"github", ForWorkload}}, Removed: "1.5.0", Note: "--federated-credential-provider"},
	{Names: []string{"--managed-identity"}, Means: ManagedIdentity},
	{Names: []string{"--tenant-id"}, Takes: One, Means: TenantName},
	{Names: []string{"--use-device-code"}, Means: DeviceCode},
	{Names: []string{"--check-status"}, Means: StatusOnly},
	{Names: []string{"--redirect-port"}, Takes: One},
	{Names: []string{"--scope"}, Takes: One},
	{Names: []string{"--claims"}, Takes: One},
}

var azdLoginOutcomes = []Outcome{
	{With: []Meaning{StatusOnly}, Nobody: true},
	{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Settled: true},
	{With: []Meaning{ClientID, ForWorkload}, Identity: Federated, Credential: ByToken, Settled: true},
	{With: []Meaning{ClientID, Certificate}, Identity: App, Credential: ByCertificate, Settled: true},
	{With: []Meaning{ClientID, AppSecret}, Identity: App, Credential: BySecret, Settled: true},
	{With: []Meaning{ClientID}, Identity: App, Credential: ByUnknown, Refused: "--client-id needs --client-secret, --client-certificate or --federated-credential-provider"},
	{With: []Meaning{DeviceCode}, Identity: User, Credential: ByDeviceCode},
	{Identity: User, Credential: ByBrowser},
}

// developerCLI is azd.
var developerCLI = &Tool{
	ID:     "azd",
	Title:  "Azure Developer CLI",
	Names:  []string{"azd"},
	Words:  []string{"azd auth", "azd login", "/.azd"},
	Parser: Pflag,
	At:     []Resource{ResourceManager},
	Options: []Option{
		{Names: []string{"--cwd", "-C"}, Takes: One},
		{Names: []string{"--debug"}, Means: Debug},
		{Names: []string{"--no-prompt"}},
		{Names: []string{"--output", "-o"}, Takes: One},
		{Names: []string{"--help", "-h"}, Means: Help},
		{Names: []string{"--docs"}, Means: Help},
	},
	Cache: &Cache{Disk: true, Env: "AZD_CONFIG_DIR", Default: ".azd", Files: []string{"auth"}, Source: azdLogin},
	Commands: []Command{
		{Words: []string{"auth", "login"}, Does: SignsIn, Options: azdLoginOptions, Outcomes: azdLoginOutcomes, Tenant: TenantRule{Users: true, Apps: true}, Source: azdLogin},
		{Words: []string{"login"}, Does: SignsIn, Options: azdLoginOptions, Outcomes: azdLoginOutcomes, Tenant: TenantRule{Users: true, Apps: true}, Source: azdLogin},
		{Words: []string{"auth", "logout"}, Does: SignsOut, Source: azdOthers},
		{Words: []string{"logout"}, Does: SignsOut, Source: azdOthers},
		{Words: []string{"auth", "token"}, Does: Lends, Also: Asks, Source: azdOthers},
		{Words: []string{"auth", "status"}, Does: Chooses, Also: Asks, Source: azdOthers},
		{Words: []string{"config"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"version"}, Does: Local, Source: azdOthers},
		{Words: []string{"init"}, Does: Local, Source: azdOthers},
		{Words: []string{"env"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"template"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"extension"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"package"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"completion"}, Group: true, Does: Local, Source: azdOthers},
	},
	Source: azdLogin,
}

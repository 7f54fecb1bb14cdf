package facts

var (
	azdLogin  = Source{"azure-dev@ae35809, cli/azd/cmd/auth_login.go", "https://learn.microsoft.com/azure/developer/azure-developer-cli/reference#azd-auth-login", "2026-08-21"}
	azdCache  = Source{"azure-dev@ae35809, cli/azd/pkg/auth/cache_unix.go, cache_windows.go, manager.go; pkg/config/manager.go", "https://github.com/Azure/azure-dev", "2026-08-21"}
	azdOthers = Source{"Azure Developer CLI reference", "https://learn.microsoft.com/azure/developer/azure-developer-cli/reference", "2026-08-21"}
)

var azdLoginOptions = []Option{
	{Names: []string{"--client-id"}, Takes: One, Means: ClientID},
	{Names: []string{"--client-secret"}, Takes: One, Means: AppSecret, Empty: true, Note: "the empty text: azd asks for it"},
	{Names: []string{"--client-certificate"}, Takes: One, Means: Certificate},
	{Names: []string{"--federated-credential-provider"}, Takes: One, Choices: []Choice{{"github", ForWorkload}, {"azure-pipelines", ForConnection}, {"oidc", ForWorkload}}},
	{Names: []string{"--managed-identity"}, Means: ManagedIdentity},
	{Names: []string{"--tenant-id"}, Takes: One, Means: TenantName},
	{Names: []string{"--use-device-code"}, Means: DeviceCode},
	{Names: []string{"--check-status"}, Means: StatusOnly},
	{Names: []string{"--browser"}},
	{Names: []string{"--redirect-port"}, Takes: One},
	{Names: []string{"--scope"}, Takes: One},
	{Names: []string{"--claims"}, Takes: One},
}

var azdLoginOutcomes = []Outcome{
	{With: []Meaning{StatusOnly}, Nobody: true, Does: Asks},
	{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Settled: true},
	{With: []Meaning{ForConnection}, Identity: Federated, Credential: ByToken, Settled: true, OwnTenant: true},
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
	Words:  []string{"azd"}, // options stand before the command too: azd -C infra auth login
	Parser: Pflag,
	At:     []Resource{ResourceManager},
	Options: []Option{
		{Names: []string{"--cwd", "-C"}, Takes: One},
		{Names: []string{"--debug"}, Means: Debug},
		{Names: []string{"--no-prompt"}},
		{Names: []string{"--non-interactive"}},
		{Names: []string{"--environment", "-e"}, Takes: One},
		{Names: []string{"--output", "-o"}, Takes: One},
		{Names: []string{"--help", "-h"}, Means: Help},
		{Names: []string{"--docs"}, Means: Help},
	},
	Cache: &Cache{Disk: true, Env: "AZD_CONFIG_DIR", Default: ".azd", Files: []string{"auth.json", "auth"}, Kept: "in plain text except on Windows", Source: azdCache},
	Commands: []Command{
		{Words: []string{"auth", "login"}, Does: SignsIn, Options: azdLoginOptions, Outcomes: azdLoginOutcomes, Tenant: TenantRule{Users: true, Apps: true, AppGets: "azd refuses an application that names no tenant"}, Source: azdLogin},
		{Words: []string{"login"}, Does: SignsIn, Options: azdLoginOptions, Outcomes: azdLoginOutcomes, Tenant: TenantRule{Users: true, Apps: true, AppGets: "azd refuses an application that names no tenant"}, Source: azdLogin},
		{Words: []string{"auth", "logout"}, Does: SignsOut, Source: azdOthers},
		{Words: []string{"logout"}, Does: SignsOut, Source: azdOthers},
		{Words: []string{"auth", "token"}, Does: Lends, Also: Asks, Source: azdOthers},
		{Words: []string{"auth", "status"}, Does: Chooses, Also: Asks, Source: azdOthers},
		{Words: []string{"config"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"version"}, Does: Local, Source: azdOthers},
		{Words: []string{"init"}, Does: Local, Source: azdOthers},
		{Words: []string{"env"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"env", "refresh"}, Does: Works, Source: azdOthers},
		{Words: []string{"template"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"extension"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"package"}, Group: true, Does: Local, Source: azdOthers},
		{Words: []string{"completion"}, Group: true, Does: Local, Source: azdOthers},
	},
	Source: azdLogin,
}

package facts

var kubeloginModes = Source{"kubelogin@6678496, pkg/internal/token/options.go, AddFlags and UpdateFromEnv; pkg/internal/env/variables.go", "https://azure.github.io/kubelogin/concepts/login-modes.html", "2026-08-21"}

// kubeloginOptions are those of get-token and convert-kubeconfig. A variable that
// is set counts more than the option, and one of AZURE_ more than one of AAD_.
var kubeloginOptions = []Option{
	{Names: []string{"--login", "-l"}, Takes: One, EnvWins: true, Env: []string{"AAD_LOGIN_METHOD"}, Choices: []Choice{
		{"devicecode", DeviceCode}, {"interactive", ForBrowser}, {"spn", ServicePrincipal}, {"ropc", ForPassword}, {"msi", ManagedIdentity},
		{"azurecli", Inherits}, {"azd", Inherits}, {"workloadidentity", ForWorkload}, {"azurepipelines", ForWorkload},
	}},
	{Names: []string{"--username"}, Takes: One, Means: UserName, EnvWins: true, Env: []string{"AZURE_USERNAME", "AAD_USER_PRINCIPAL_NAME"}},
	{Names: []string{"--password"}, Takes: One, Means: Password, EnvWins: true, Env: []string{"AZURE_PASSWORD", "AAD_USER_PRINCIPAL_PASSWORD"}},
	{Names: []string{"--client-id"}, Takes: One, Means: ClientID, EnvWins: true, Env: []string{"AZURE_CLIENT_ID", "AAD_SERVICE_PRINCIPAL_CLIENT_ID"}},
	{Names: []string{"--client-secret"}, Takes: One, Means: AppSecret, EnvWins: true, Env: []string{"AZURE_CLIENT_SECRET", "AAD_SERVICE_PRINCIPAL_CLIENT_SECRET"}},
	{Names: []string{"--client-certificate"}, Takes: One, Means: Certificate, EnvWins: true, Env: []string{"AZURE_CLIENT_CERTIFICATE_PATH", "AAD_SERVICE_PRINCIPAL_CLIENT_CERTIFICATE"}},
	{Names: []string{"--client-certificate-password"}, Takes: One, Means: FilePassword, EnvWins: true, Env: []string{"AZURE_CLIENT_CERTIFICATE_PASSWORD", "AAD_SERVICE_PRINCIPAL_CLIENT_CERTIFICATE_PASSWORD"}},
	{Names: []string{"--tenant-id", "-t"}, Takes: One, Means: TenantName, EnvWins: true, Env: []string{"AZURE_TENANT_ID"}},
	{Names: []string{"--server-id"}, Takes: One},
	{Names: []string{"--environment", "-e"}, Takes: One},
	{Names: []string{"--authority-host"}, Takes: One},
	{Names: []string{"--identity-resource-id"}, Takes: One, Means: IdentityName},
	{Names: []string{"--federated-token-file"}, Takes: One},
	{Names: []string{"--azure-pipelines-service-connection-id"}, Takes: One},
	{Names: []string{"--token-cache-dir"}, Takes: One},
	{Names: []string{"--cache-dir"}, Takes: One},
	{Names: []string{"--kubeconfig"}, Takes: One},
	{Names: []string{"--context"}, Takes: One},
	{Names: []string{"--azure-config-dir"}, Takes: One},
	{Names: []string{"--login-hint"}, Takes: One},
	{Names: []string{"--redirect-url"}, Takes: One},
	{Names: []string{"--timeout"}, Takes: One},
	{Names: []string{"--legacy"}},
	{Names: []string{"--use-azurerm-env-vars"}, Means: OtherNames},
	{Names: []string{"--disable-environment-override"}, Means: NoEnvironment},
	{Names: []string{"--disable-instance-discovery"}},
	{Names: []string{"--subscription", "-s"}, Takes: One},
	{Names: []string{"--pop-enabled"}},
	{Names: []string{"--pop-claims"}, Takes: One},

	// With --use-azurerm-env-vars, those of Terraform's provider.
	{Names: []string{"ARM_CLIENT_ID"}, Takes: One, Means: ClientID, EnvIf: OtherNames, Env: []string{"ARM_CLIENT_ID"}},
	{Names: []string{"ARM_CLIENT_SECRET"}, Takes: One, Means: AppSecret, EnvIf: OtherNames, Env: []string{"ARM_CLIENT_SECRET"}},
	{Names: []string{"ARM_CLIENT_CERTIFICATE_PATH"}, Takes: One, Means: Certificate, EnvIf: OtherNames, Env: []string{"ARM_CLIENT_CERTIFICATE_PATH"}},
	{Names: []string{"ARM_CLIENT_CERTIFICATE_PASSWORD"}, Takes: One, Means: FilePassword, EnvIf: OtherNames, Env: []string{"ARM_CLIENT_CERTIFICATE_PASSWORD"}},
	{Names: []string{"ARM_TENANT_ID"}, Takes: One, Means: TenantName, EnvIf: OtherNames, Env: []string{"ARM_TENANT_ID"}},

	// Another program of the same name, for any issuer of OpenID Connect.
	{Names: []string{"--oidc-issuer-url"}, Takes: One, Means: OtherIssuer},
	{Names: []string{"--oidc-client-id"}, Takes: One, Means: OtherIssuer},
}

var kubeloginOutcomes = []Outcome{
	{With: []Meaning{OtherIssuer}, Nobody: true},
	{With: []Meaning{Inherits}, Nobody: true},
	{With: []Meaning{ForPassword}, Identity: User, Credential: ByPassword},
	{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Settled: true},
	{With: []Meaning{ForWorkload}, Identity: Federated, Credential: ByToken, Settled: true},
	{With: []Meaning{ServicePrincipal, Certificate}, Identity: App, Credential: ByCertificate, Settled: true},
	{With: []Meaning{ServicePrincipal}, Identity: App, Credential: BySecret},
	{With: []Meaning{ForBrowser}, Identity: User, Credential: ByBrowser},
	{Identity: User, Credential: ByDeviceCode},
}

// kubeloginTool is Azure's kubelogin. What it converts, kubectl signs in with
// later: the same choice, made once.
var kubeloginTool = &Tool{
	ID:     "kubelogin",
	Title:  "kubelogin",
	Names:  []string{"kubelogin"},
	Words:  []string{"kubelogin"},
	Parser: Pflag,
	At:     []Resource{DataPlane},
	Options: []Option{
		{Names: []string{"--help", "-h"}, Means: Help},
		{Names: []string{"--v", "-v"}, Takes: One},
		{Names: []string{"--logtostderr"}},
		{Names: []string{"--version"}, Means: Help},
	},
	Commands: []Command{
		{Words: []string{"get-token"}, Does: SignsIn, Passing: true, Options: kubeloginOptions, Outcomes: kubeloginOutcomes, Source: kubeloginModes},
		{Words: []string{"convert-kubeconfig"}, Does: SignsIn, Passing: true, Options: kubeloginOptions, Outcomes: kubeloginOutcomes, Source: kubeloginModes},
		{Words: []string{"remove-tokens"}, Does: Local, Options: []Option{{Names: []string{"--token-cache-dir"}, Takes: One}}, Source: kubeloginModes},
		{Words: []string{"remove-cache-dir"}, Does: Local, Options: []Option{{Names: []string{"--cache-dir"}, Takes: One}}, Source: kubeloginModes},
		{Words: []string{"completion"}, Group: true, Does: Local, Source: kubeloginModes},
	},
	Source: kubeloginModes,
}

package facts

// The sources of this file. The reference is generated from the program's own
// help; where a page and the code disagree the code is followed.
var (
	cliReference = Source{"Azure CLI reference, az login, az logout, az account", "https://learn.microsoft.com/cli/azure/reference-index", "2026-08-21"}
	cliLogin     = Source{"azure-cli, command_modules/profile/custom.py, login", "https://github.com/Azure/azure-cli", "2026-08-21"}
	cliArguments = Source{"azure-cli, command_modules/profile/__init__.py, load_arguments", "https://github.com/Azure/azure-cli", "2026-08-21"}
	cliNotes     = Source{"Azure CLI release notes", "https://learn.microsoft.com/cli/azure/release-notes-azure-cli", "2026-08-21"}
	cliGlobals   = Source{"Azure CLI reference, global parameters", "https://learn.microsoft.com/cli/azure/reference-index", "2026-08-21"}
	cliFiles     = Source{"azure-cli-core, commands/__init__.py, _expand_file_prefixed_files", "https://github.com/Azure/azure-cli", "2026-08-21"}
	cliCache     = Source{"Azure CLI, sign in: where credentials are stored", "https://learn.microsoft.com/cli/azure/authenticate-azure-cli", "2026-08-21"}
	cliGroups    = Source{"Azure CLI reference, the command's own page", "https://learn.microsoft.com/cli/azure/reference-index", "2026-08-21"}
)

// azureCLI is az. Its options are read by Python's argparse, which takes every
// unique prefix of a long name; its command words are taken in any case (knack,
// invocation.py). No variable of the environment signs it in.
var azureCLI = &Tool{
	ID:        "az",
	Title:     "Azure CLI",
	Names:     []string{"az", "azps.ps1"},
	Modules:   []string{"azure.cli"},
	Words:     []string{"login"},
	Parser:    Argparse,
	FoldWords: true,
	At:        []Resource{ResourceManager, MicrosoftGraph, DataPlane},
	Files:     &cliFiles,
	Options: []Option{
		{Names: []string{"--debug"}, Means: Debug},
		{Names: []string{"--verbose"}},
		{Names: []string{"--only-show-errors"}},
		{Names: []string{"--output", "-o"}, Takes: One, Values: []string{"json", "jsonc", "yaml", "yamlc", "table", "tsv", "none"}},
		{Names: []string{"--query"}, Takes: One},
		{Names: []string{"--help", "-h"}, Means: Help},
	},
	Cache: &Cache{
		Disk:    true,
		Env:     "AZURE_CONFIG_DIR",
		Default: ".azure",
		Files:   []string{"msal_token_cache*", "accessTokens.json"},
		Kept:    "in plain text except on Windows",
		Source:  cliCache,
	},
	Commands: azureCommands,
	Source:   cliGlobals,
}

// everyTenant is what az does where no tenant is named.
const everyTenant = "the tool signs in to the user's home tenant and then tries every tenant the user is a guest of: it is slow, warns of each one that asks for MFA, and may work in the wrong one"

var azureCommands = []Command{
	{
		Words:    []string{"login"},
		Does:     SignsIn,
		Prompts:  true,
		Options:  loginOptions,
		Outcomes: loginOutcomes,
		Tenant:   TenantRule{Users: true, Apps: true, UserGets: everyTenant},
		Source:   cliArguments,
	},
	{
		Words: []string{"logout"},
		Does:  SignsOut,
		Options: append([]Option{
			{Names: []string{"--username", "-u"}, Takes: One, Means: Account, Note: "-u in older versions alone"},
		}, policyOptions...),
		Source: cliArguments,
	},
	{Words: []string{"account", "clear"}, Does: SignsOutAll, Options: policyOptions, Source: cliReference},

	// What selects, shows or looks for the account.
	{Words: []string{"account", "set"}, Does: Chooses, Options: append([]Option{subscription}, policyOptions...), Source: cliReference},
	{Words: []string{"account", "show"}, Does: Chooses, Also: Asks, Options: []Option{subscription}, Source: cliReference},
	{Words: []string{"account", "list"}, Does: Chooses, Also: Asks, Options: []Option{{Names: []string{"--all"}}, {Names: []string{"--refresh"}}}, Source: cliReference},
	{Words: []string{"account", "tenant"}, Group: true, Does: Chooses, Also: Asks, Source: cliGroups},
	{Words: []string{"account", "get-access-token"}, Does: Lends, Also: Asks, Options: append([]Option{
		subscription,
		{Names: []string{"--tenant", "-t"}, Takes: One, Means: TenantName},
		{Names: []string{"--resource"}, Takes: One},
		{Names: []string{"--resource-type"}, Takes: One, Values: []string{"oss-rdbms", "arm", "aad-graph", "ms-graph", "batch", "media", "data-lake"}},
		{Names: []string{"--scope"}, Takes: Any},
	}, policyOptions...), Source: cliArguments},
	{Words: []string{"ad", "signed-in-user", "show"}, Does: Chooses, Also: Asks, Source: cliGroups},

	// What signs in to something else with the session.
	{Words: []string{"acr", "login"}, Does: Lends, Source: cliGroups},
	{Words: []string{"aks", "get-credentials"}, Does: Lends, Source: cliGroups},
	{Words: []string{"batch", "account", "login"}, Does: Lends, Source: cliGroups},
	{Words: []string{"fleet", "get-credentials"}, Does: Lends, Source: cliGroups},

	// What needs no session.
	{Words: []string{"devops", "login"}, Does: Local, Source: cliGroups},
	{Words: []string{"devops", "logout"}, Does: Local, Source: cliGroups},
	{Words: []string{"version"}, Does: Local, Source: cliReference},
	{Words: []string{"upgrade"}, Does: Local, Source: cliReference},
	{Words: []string{"config"}, Group: true, Does: Local, Source: cliGroups},
	{Words: []string{"configure"}, Does: Local, Source: cliReference},
	{Words: []string{"cache"}, Group: true, Does: Local, Source: cliGroups},
	{Words: []string{"cloud"}, Group: true, Does: Local, Source: cliGroups},
	{Words: []string{"extension"}, Group: true, Does: Local, Source: cliGroups},
	{Words: []string{"feedback"}, Does: Local, Source: cliReference},
	{Words: []string{"find"}, Group: true, Does: Local, Source: cliReference},
	{Words: []string{"help"}, Group: true, Does: Local, Source: Source{"knack, invocation.py, execute: a first word help is --help", "https://github.com/microsoft/knack", "2026-08-21"}},
	{Words: []string{"self-test"}, Does: Local, Source: cliArguments},
	{Words: []string{"aks", "install-cli"}, Does: Local, Source: cliGroups},
	{Words: []string{"bicep"}, Group: true, Does: Local, Source: cliGroups},
}

// policyOptions are taken by every command that does more than read.
var policyOptions = []Option{
	{Names: []string{"--acquire-policy-token"}},
	{Names: []string{"--change-reference"}, Takes: One},
}

var subscription = Option{Names: []string{"--subscription", "-s", "--name", "-n"}, Takes: One}

// loginOptions are the options of "az login". Those that a newer version added
// narrow which prefixes are unique; the newest version decides.
var loginOptions = append([]Option{
	{Names: []string{"--username", "-u"}, Takes: One, Means: UserName},
	{Names: []string{"--password", "-p"}, Takes: One, Means: Password, Note: "a secret with --service-principal; a certificate's path until 2.66"},
	{Names: []string{"--tenant", "-t"}, Takes: One, Means: TenantName},
	{Names: []string{"--scope"}, Takes: Some},
	{Names: []string{"--allow-no-subscriptions"}},
	{Names: []string{"--claims-challenge"}, Takes: One, Note: "2.76.0; 2.77.0 for a device code"},
	{Names: []string{"--subscription", "-s"}, Takes: One, Note: "2.86.0"},
	{Names: []string{"--skip-subscription-discovery", "--skip-sub"}, Means: NoDiscovery, Note: "2.86.0"},
	{Names: []string{"--use-device-code"}, Means: DeviceCode},
	{Names: []string{"--service-principal"}, Means: ServicePrincipal},
	{Names: []string{"--certificate"}, Takes: One, Means: Certificate, Note: "2.66.0"},
	{Names: []string{"--use-cert-sn-issuer"}, Means: IssuerChain},
	{Names: []string{"--federated-token"}, Takes: One, Means: FederatedToken},
	{Names: []string{"--identity", "-i"}, Means: ManagedIdentity},
	{Names: []string{"--client-id"}, Takes: One, Means: IdentityName, Note: "2.69.0"},
	{Names: []string{"--object-id"}, Takes: One, Means: IdentityName, Note: "2.69.0"},
	{Names: []string{"--resource-id"}, Takes: One, Means: IdentityName, Note: "2.69.0"},

	// Not taken any more. They are found by their whole names alone.
	{Names: []string{"--msi"}, Means: ManagedIdentity, Removed: "2.0.29", Note: "--identity"},
	{Names: []string{"--msi-port"}, Takes: One, Removed: "2.0.29"},
}, policyOptions...)

// loginOutcomes follow the order in which login itself decides.
var loginOutcomes = []Outcome{
	{With: []Meaning{ManagedIdentity, Password}, Identity: Managed, Credential: ByEndpoint, Refused: "--identity takes no --password"},
	{With: []Meaning{ManagedIdentity, ServicePrincipal}, Identity: Managed, Credential: ByEndpoint, Refused: "--identity and --service-principal exclude each other"},
	{With: []Meaning{ManagedIdentity, TenantName}, Identity: Managed, Credential: ByEndpoint, Refused: "--identity takes no --tenant"},
	{With: []Meaning{ManagedIdentity, UserName}, Identity: Managed, Credential: ByEndpoint, Refused: "--identity takes --client-id, --object-id or --resource-id, not --username", Since: "2.73.0"},
	{With: []Meaning{DeviceCode, ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Refused: "--use-device-code and --identity exclude each other"},
	{With: []Meaning{DeviceCode, ServicePrincipal}, Identity: App, Credential: ByUnknown, Refused: "--use-device-code and --service-principal exclude each other"},
	{With: []Meaning{DeviceCode, UserName}, Identity: User, Credential: ByDeviceCode, Refused: "--use-device-code takes no --username"},
	{With: []Meaning{DeviceCode, Password}, Identity: User, Credential: ByDeviceCode, Refused: "--use-device-code takes no --password"},
	{With: []Meaning{IssuerChain}, Without: []Meaning{ServicePrincipal}, Identity: User, Credential: ByUnknown, Refused: "--use-cert-sn-issuer is for --service-principal alone"},
	{With: []Meaning{ServicePrincipal, FederatedToken}, Without: []Meaning{UserName}, Identity: Federated, Credential: ByToken, Refused: "--service-principal needs --username"},
	{With: []Meaning{ServicePrincipal, Certificate}, Without: []Meaning{UserName}, Identity: App, Credential: ByCertificate, Refused: "--service-principal needs --username"},
	{With: []Meaning{ServicePrincipal, Password}, Without: []Meaning{UserName}, Identity: App, Credential: BySecret, Refused: "--service-principal needs --username"},
	{With: []Meaning{ServicePrincipal}, Without: []Meaning{UserName}, Identity: App, Credential: ByUnknown, Refused: "--service-principal needs --username"},
	{With: []Meaning{NoDiscovery}, Without: []Meaning{TenantName}, Identity: NoOne, Credential: ByUnknown, Refused: "--skip-subscription-discovery needs --tenant"},
	{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Settled: true},
	{With: []Meaning{ServicePrincipal, UserName, Password}, CertFile: true, Identity: App, Credential: ByCertificate, Refused: "--password takes no certificate any more", Since: "2.67.0"},
	{With: []Meaning{ServicePrincipal, UserName, Password}, Identity: App, Credential: BySecret, Settled: true},
	{With: []Meaning{ServicePrincipal, UserName, Certificate}, Identity: App, Credential: ByCertificate, Settled: true},
	{With: []Meaning{ServicePrincipal, UserName, FederatedToken}, Identity: Federated, Credential: ByToken, Settled: true},
	{With: []Meaning{ServicePrincipal, UserName}, Identity: App, Credential: BySecret}, // asks for the secret
	{With: []Meaning{DeviceCode}, Identity: User, Credential: ByDeviceCode, Settled: true},
	{With: []Meaning{UserName}, Identity: User, Credential: ByPassword}, // asks for the password if there is none
	{Identity: User, Credential: ByBrowser},
}

// classicCLI is azure, the Node.js command line that az replaced.
var classicCLI = &Tool{
	ID:     "azure",
	Title:  "classic Azure CLI",
	Names:  []string{"azure"},
	Words:  []string{"login"},
	Parser: Exact,
	Options: []Option{
		{Names: []string{"--help", "-h"}, Means: Help},
		{Names: []string{"--verbose", "-v"}},
		{Names: []string{"--very-verbose", "-vv"}, Means: Debug},
		{Names: []string{"--json"}},
	},
	Cache: &Cache{Disk: true, Env: "AZURE_CONFIG_DIR", Default: ".azure", Files: []string{"accessTokens.json"}, Kept: "in plain text except on Windows", Source: classicSource},
	Commands: []Command{
		{
			Words:   []string{"login"},
			Does:    SignsIn,
			Prompts: true,
			Options: []Option{
				{Names: []string{"--username", "--user", "-u"}, Takes: One, Means: UserName},
				{Names: []string{"--password", "-p"}, Takes: One, Means: Password},
				{Names: []string{"--environment", "-e"}, Takes: One},
				{Names: []string{"--tenant"}, Takes: One, Means: TenantName},
				{Names: []string{"--service-principal"}, Means: ServicePrincipal},
				{Names: []string{"--certificate-file"}, Takes: One, Means: Certificate},
				{Names: []string{"--thumbprint"}, Takes: One},
				{Names: []string{"--quiet", "-q"}},
			},
			Outcomes: []Outcome{
				{With: []Meaning{ServicePrincipal, Certificate}, Identity: App, Credential: ByCertificate},
				{With: []Meaning{ServicePrincipal}, Identity: App, Credential: BySecret},
				{With: []Meaning{UserName}, Identity: User, Credential: ByPassword},
				{Identity: User, Credential: ByDeviceCode},
			},
			Tenant: TenantRule{Users: true, Apps: true, UserGets: everyTenant},
			Source: classicSource,
		},
		{
			Words:   []string{"logout"},
			Group:   true, // the account may stand as a plain word
			Does:    SignsOut,
			Options: []Option{{Names: []string{"--username", "-u"}, Takes: One, Means: Account}},
			Source:  classicSource,
		},
		{Words: []string{"account", "clear"}, Does: SignsOutAll, Source: classicSource},
		{Words: []string{"account", "set"}, Does: Chooses, Source: classicSource},
		{Words: []string{"account", "show"}, Does: Chooses, Also: Asks, Source: classicSource},
		{Words: []string{"account", "list"}, Does: Chooses, Also: Asks, Source: classicSource},
		{Words: []string{"account", "env"}, Group: true, Does: Local, Source: classicSource},
		{Words: []string{"config"}, Group: true, Does: Local, Source: classicSource},
		{Words: []string{"telemetry"}, Group: true, Does: Local, Source: classicSource},
		{Words: []string{"help"}, Group: true, Does: Local, Source: classicSource},
	},
	Retired: &Retired{
		By:     "az",
		Why:    "the classic Azure CLI is not developed or supported any more",
		Source: Source{"Azure CLI, conceptual pages on the classic CLI; its repository is no longer developed", "https://github.com/Azure/azure-xplat-cli", "2026-08-21"},
	},
	Source: classicSource,
}

var classicSource = Source{"azure-xplat-cli, commands/login.js and commands/account.js", "https://github.com/Azure/azure-xplat-cli", "2026-08-21"}

package facts

var (
	azcopyLogin  = Source{"azure-storage-azcopy@595529d, cmd/login.go", "https://learn.microsoft.com/azure/storage/common/storage-use-azcopy-authorize-azure-active-directory", "2026-08-21"}
	azcopyEnv    = Source{"azure-storage-azcopy@595529d, common/environment.go, common/oauthTokenManager.go", "https://github.com/Azure/azure-storage-azcopy", "2026-08-21"}
	azcopyCache  = Source{"azure-storage-azcopy@595529d, common/credCache_linux.go, credCache_darwin.go, credCache_windows.go", "https://github.com/Azure/azure-storage-azcopy", "2026-08-21"}
	azcopyOthers = Source{"azcopy, command reference", "https://github.com/Azure/azure-storage-azcopy/wiki", "2026-08-21"}
)

// loginTypes are the ways of azcopy, by option or by variable.
var loginTypes = []Choice{
	{"DEVICE", DeviceCode}, {"SPN", ServicePrincipal}, {"MSI", ManagedIdentity}, {"AZCLI", Inherits}, {"PSCRED", Inherits}, {"WORKLOAD", ForWorkload},
}

// azcopyLoginOptions are those of "azcopy login", which reads only secrets from
// the environment: no option gives them.
var azcopyLoginOptions = []Option{
	{Names: []string{"--login-type"}, Takes: One, Choices: loginTypes},
	{Names: []string{"--identity"}, Means: ManagedIdentity, Note: "old: --login-type=MSI"},
	{Names: []string{"--service-principal"}, Means: ServicePrincipal, Note: "old: --login-type=SPN"},
	{Names: []string{"--aad-endpoint"}, Takes: One},
	{Names: []string{"--identity-client-id"}, Takes: One, Means: IdentityName},
	{Names: []string{"--identity-object-id"}, Takes: One, Means: IdentityName},
	{Names: []string{"--identity-resource-id"}, Takes: One, Means: IdentityName},
	{Names: []string{"--tenant-id"}, Takes: One, Means: TenantName},
	{Names: []string{"--application-id"}, Takes: One, Means: ClientID},
	{Names: []string{"--certificate-path"}, Takes: One, Means: Certificate},
	variable("AZCOPY_SPA_CLIENT_SECRET", AppSecret),
	variable("AZCOPY_SPA_CERT_PASSWORD", FilePassword),
}

// azcopyVariables make any other command sign in for itself.
var azcopyVariables = []Option{
	{Names: []string{"AZCOPY_AUTO_LOGIN_TYPE"}, Takes: One, Choices: loginTypes, Env: []string{"AZCOPY_AUTO_LOGIN_TYPE"}},
	variable("AZCOPY_TENANT_ID", TenantName),
	variable("AZCOPY_ACTIVE_DIRECTORY_ENDPOINT", Nothing),
	variable("AZCOPY_SPA_APPLICATION_ID", ClientID),
	variable("AZCOPY_SPA_CERT_PATH", Certificate),
	variable("AZCOPY_SPA_CLIENT_SECRET", AppSecret),
	variable("AZCOPY_SPA_CERT_PASSWORD", FilePassword),
	variable("AZCOPY_MSI_CLIENT_ID", IdentityName),
	variable("AZCOPY_MSI_OBJECT_ID", IdentityName),
	variable("AZCOPY_MSI_RESOURCE_STRING", IdentityName),
}

// variable is an option that only a variable of the environment gives.
func variable(name string, means Meaning) Option {
	return Option{Names: []string{name}, Takes: One, Means: means, Env: []string{name}}
}

var azcopyOutcomes = []Outcome{
	{With: []Meaning{Inherits}, Nobody: true},
	{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Settled: true},
	{With: []Meaning{ForWorkload}, Identity: Federated, Credential: ByToken, Settled: true},
	{With: []Meaning{ServicePrincipal, Certificate}, Identity: App, Credential: ByCertificate, Settled: true},
	{With: []Meaning{ServicePrincipal}, Identity: App, Credential: BySecret},
	{With: []Meaning{DeviceCode}, Identity: User, Credential: ByDeviceCode},
}

// azcopyTool is azcopy. "azcopy login" keeps a session; a variable makes any other
// command sign in for itself.
var azcopyTool = &Tool{
	ID:     "azcopy",
	Title:  "AzCopy",
	Names:  []string{"azcopy", "azcopy_v10", "azcopy10"},
	Words:  []string{"azcopy"},
	Parser: Pflag,
	At:     []Resource{DataPlane},
	Options: []Option{
		{Names: []string{"--output-type"}, Takes: One},
		{Names: []string{"--output-level"}, Takes: One},
		{Names: []string{"--log-level"}, Takes: One},
		{Names: []string{"--cap-mbps"}, Takes: One},
		{Names: []string{"--trusted-microsoft-suffixes"}, Takes: One},
		{Names: []string{"--skip-version-check"}},
		{Names: []string{"--check-version"}},
		{Names: []string{"--cancel-from-stdin"}},
		{Names: []string{"--await-continue"}},
		{Names: []string{"--await-open"}},
		{Names: []string{"--retry-status-codes"}, Takes: One},
		{Names: []string{"--memory-profile"}, Takes: One},
		{Names: []string{"--request-priority"}, Takes: One},
		{Names: []string{"--help", "-h"}, Means: Help},
	},
	Cache: &Cache{Disk: true, Kept: "in the keyring of the user's session on Linux, in the keychain on macOS, in an encrypted file on Windows", Source: azcopyCache},
	Commands: []Command{
		{
			Words:    []string{"login"},
			Does:     SignsIn,
			Options:  azcopyLoginOptions,
			Outcomes: append(azcopyOutcomes[:len(azcopyOutcomes):len(azcopyOutcomes)], Outcome{Identity: User, Credential: ByDeviceCode}),
			Tenant:   TenantRule{Users: true, Apps: true},
			Source:   azcopyLogin,
		},
		{Words: []string{"logout"}, Does: SignsOut, Source: azcopyOthers},
		{Words: []string{"login", "status"}, Does: Chooses, Also: Asks, Options: []Option{
			{Names: []string{"--tenant"}},
			{Names: []string{"--endpoint"}},
			{Names: []string{"--method"}},
		}, Source: azcopyOthers},
		{Words: []string{"help"}, Group: true, Does: Local, Source: azcopyOthers},
		{Words: []string{"jobs"}, Group: true, Does: Local, Source: azcopyOthers},
		{Words: []string{"env"}, Does: Local, Source: azcopyOthers},
		{Words: []string{"doc"}, Does: Local, Source: azcopyOthers},
		{Words: []string{"completion"}, Group: true, Does: Local, Source: azcopyOthers},
		azcopyWork(nil),
		azcopyWork([]string{"jobs", "resume"}),
	},
	Source: azcopyLogin,
}

// azcopyWork is a command that works with a session, or signs in for itself.
func azcopyWork(words []string) Command {
	return Command{
		Words:    words,
		Group:    true,
		Others:   true,
		Does:     Works,
		Also:     SignsIn,
		Passing:  true,
		Phrase:   "azcopy, by AZCOPY_AUTO_LOGIN_TYPE,",
		Options:  azcopyVariables,
		Outcomes: append(azcopyOutcomes[:len(azcopyOutcomes):len(azcopyOutcomes)], Outcome{Nobody: true}),
		Tenant:   TenantRule{Users: true, Apps: true},
		Source:   azcopyEnv,
	}
}

package facts

var (
	azcopyLogin  = Source{"azure-storage-azcopy@595529d, cmd/login.go", "https://learn.microsoft.com/azure/storage/common/storage-use-azcopy-authorize-azure-active-directory", "2026-08-21"}
	azcopyEnv    = Source{"azure-storage-azcopy@595529d, common/environment.go", "https://github.com/Azure/azure-storage-azcopy", "2026-08-21"}
	azcopyOthers = Source{"azcopy, command reference", "https://github.com/Azure/azure-storage-azcopy/wiki", "2026-08-21"}
)

// loginTypes are the ways of azcopy, by option or by variable.
var loginTypes = []Choice{
	{"DEVICE", DeviceCode}, {"SPN", ServicePrincipal}, {"MSI", ManagedIdentity}, {"AZCLI", Inherits}, {"PSCRED", Inherits}, {"WORKLOAD", ForWorkload},
}

var azcopyTenant = Option{Names: []string{"--tenant-id"}, Takes: One, Means: TenantName, Env: []string{"AZCOPY_TENANT_ID"}}

var azcopyApp = []Option{
	{Names: []string{"--application-id"}, Takes: One, Means: ClientID, Env: []string{"AZCOPY_SPA_APPLICATION_ID"}},
	{Names: []string{"--certificate-path"}, Takes: One, Means: Certificate, Env: []string{"AZCOPY_SPA_CERT_PATH"}},
}

// Secrets come from variables alone: no option gives them.
var azcopySecrets = []Option{
	{Names: []string{"AZCOPY_SPA_CLIENT_SECRET"}, Takes: One, Means: AppSecret, Env: []string{"AZCOPY_SPA_CLIENT_SECRET"}},
	{Names: []string{"AZCOPY_SPA_CERT_PASSWORD"}, Takes: One, Means: FilePassword, Env: []string{"AZCOPY_SPA_CERT_PASSWORD"}},
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
		{Names: []string{"--help", "-h"}, Means: Help},
	},
	Cache: &Cache{Disk: true, Default: ".azcopy", Files: []string{"AccessToken.json"}, Kept: "in the keyring of the session on Linux, encrypted on Windows and macOS", Source: azcopyLogin},
	Commands: []Command{
		{
			Words: []string{"login"},
			Does:  SignsIn,
			Options: append(append([]Option{
				{Names: []string{"--login-type"}, Takes: One, Choices: loginTypes, Env: []string{"AZCOPY_AUTO_LOGIN_TYPE"}},
				{Names: []string{"--identity"}, Means: ManagedIdentity, Note: "old: --login-type=MSI"},
				{Names: []string{"--service-principal"}, Means: ServicePrincipal, Note: "old: --login-type=SPN"},
				{Names: []string{"--aad-endpoint"}, Takes: One},
				{Names: []string{"--identity-client-id"}, Takes: One, Means: IdentityName},
				{Names: []string{"--identity-object-id"}, Takes: One, Means: IdentityName},
				{Names: []string{"--identity-resource-id"}, Takes: One, Means: IdentityName},
				azcopyTenant,
			}, azcopyApp...), azcopySecrets...),
			Outcomes: append(azcopyOutcomes[:len(azcopyOutcomes):len(azcopyOutcomes)], Outcome{Identity: User, Credential: ByDeviceCode}),
			Tenant:   TenantRule{Users: true, Apps: true},
			Source:   azcopyLogin,
		},
		{Words: []string{"logout"}, Does: SignsOut, Source: azcopyOthers},
		{Words: []string{"login", "status"}, Does: Chooses, Also: Asks, Source: azcopyOthers},
		{Words: []string{"jobs"}, Group: true, Does: Local, Source: azcopyOthers},
		{Words: []string{"env"}, Does: Local, Source: azcopyOthers},
		{Words: []string{"doc"}, Does: Local, Source: azcopyOthers},
		{Words: []string{"completion"}, Group: true, Does: Local, Source: azcopyOthers},
		{
			Group:   true,
			Does:    Works,
			Also:    SignsIn,
			Passing: true,
			Phrase:  "azcopy, by AZCOPY_AUTO_LOGIN_TYPE,",
			Options: append(append([]Option{
				{Names: []string{"AZCOPY_AUTO_LOGIN_TYPE"}, Takes: One, Choices: loginTypes, Env: []string{"AZCOPY_AUTO_LOGIN_TYPE"}},
				{Names: []string{"AZCOPY_TENANT_ID"}, Takes: One, Means: TenantName, Env: []string{"AZCOPY_TENANT_ID"}},
			}, azcopyApp...), azcopySecrets...),
			Outcomes: append(azcopyOutcomes[:len(azcopyOutcomes):len(azcopyOutcomes)], Outcome{Nobody: true}),
			Tenant:   TenantRule{Users: true, Apps: true},
			Source:   azcopyEnv,
		},
	},
	Source: azcopyLogin,
}

package facts

var (
	pacAuth   = Source{"Microsoft Power Platform CLI, pac auth", "https://learn.microsoft.com/power-platform/developer/cli/reference/auth", "2026-08-21"}
	pacKept   = Source{"powerplatform-build-tools, issue 728: libsecret, else --accept-cleartext-caching", "https://github.com/microsoft/powerplatform-build-tools/issues/728", "2026-08-21"}
	pacOthers = Source{"Microsoft Power Platform CLI, the command's own page", "https://learn.microsoft.com/power-platform/developer/cli/reference/", "2026-08-21"}
)

// powerPlatformCLI is pac. Its -u is the old short name of --url, not the user name.
var powerPlatformCLI = &Tool{
	ID:     "pac",
	Title:  "Power Platform CLI",
	Names:  []string{"pac"},
	Words:  []string{"pac auth"},
	Parser: Exact,
	At:     []Resource{DataPlane},
	Cache: &Cache{Disk: true, Default: ".local/share/Microsoft/PowerAppsCli", Files: []string{"authprofiles*.json", "tokencache_msalv3.dat"},
		Kept: "in the keyring where there is one, else in plain text", Source: pacKept},
	Commands: []Command{
		{
			Words: []string{"auth", "create"},
			Does:  SignsIn,
			Options: []Option{
				{Names: []string{"--applicationId", "-id"}, Takes: One, Means: ClientID},
				{Names: []string{"--clientSecret", "-cs"}, Takes: One, Means: AppSecret},
				{Names: []string{"--certificateDiskPath", "-cdp"}, Takes: One, Means: Certificate},
				{Names: []string{"--certificatePassword", "-cp"}, Takes: One, Means: FilePassword},
				{Names: []string{"--username", "-un"}, Takes: One, Means: UserName},
				{Names: []string{"--password", "-p"}, Takes: One, Means: Password},
				{Names: []string{"--tenant", "-t"}, Takes: One, Means: TenantName},
				{Names: []string{"--deviceCode", "-dc"}, Means: DeviceCode},
				{Names: []string{"--managedIdentity", "-mi"}, Means: ManagedIdentity},
				{Names: []string{"--githubFederated", "-ghf"}, Means: ForWorkload},
				{Names: []string{"--azureDevOpsFederated", "-adof"}, Means: ForWorkload},
				{Names: []string{"--url", "-u"}, Takes: One},
				{Names: []string{"--environment", "-env"}, Takes: One},
				{Names: []string{"--name", "-n"}, Takes: One},
				{Names: []string{"--kind", "-k"}, Takes: One},
				{Names: []string{"--cloud", "-ci"}, Takes: One},
				{Names: []string{"--accept-cleartext-caching", "-acc"}},
			},
			Outcomes: []Outcome{
				{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint, Settled: true},
				{With: []Meaning{ForWorkload}, Identity: Federated, Credential: ByToken, Settled: true},
				{With: []Meaning{Certificate}, Identity: App, Credential: ByCertificate, Settled: true},
				{With: []Meaning{AppSecret}, Identity: App, Credential: BySecret, Settled: true},
				{With: []Meaning{ClientID}, Identity: App, Credential: BySecret},
				{With: []Meaning{Password}, Identity: User, Credential: ByPassword},
				{With: []Meaning{DeviceCode}, Identity: User, Credential: ByDeviceCode},
				{Identity: User, Credential: ByBrowser},
			},
			Tenant: TenantRule{Apps: true, AppGets: "pac needs the tenant of an application: the sign-in fails"},
			Source: pacAuth,
		},
		{Words: []string{"auth", "clear"}, Does: SignsOutAll, Source: pacAuth},
		{Words: []string{"auth", "delete"}, Does: SignsOut, Options: []Option{
			{Names: []string{"--index", "-i"}, Takes: One},
			{Names: []string{"--name", "-n"}, Takes: One},
		}, Source: pacAuth},
		{Words: []string{"auth"}, Group: true, Does: Chooses, Also: Asks, Source: pacAuth},
		{Words: []string{"help"}, Group: true, Does: Local, Source: pacOthers},
		{Words: []string{"install"}, Group: true, Does: Local, Source: pacOthers},
		{Words: []string{"telemetry"}, Group: true, Does: Local, Source: pacOthers},
		{Words: []string{"solution", "init"}, Does: Local, Source: pacOthers},
		{Words: []string{"solution", "pack"}, Does: Local, Source: pacOthers},
		{Words: []string{"solution", "unpack"}, Does: Local, Source: pacOthers},
		{Words: []string{"pcf", "init"}, Does: Local, Source: pacOthers},
	},
	Source: pacAuth,
}

package facts

import (
	"slices"
	"strings"
)

var (
	sqlcmdUtility = Source{"sqlcmd utility; go-sqlcmd@a9e3ab5, cmd/sqlcmd/sqlcmd.go, setFlags and setConnect; pkg/sqlcmd/azure_auth.go", "https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility", "2026-08-21"}
	bcpUtility    = Source{"bcp utility", "https://learn.microsoft.com/sql/tools/bcp-utility", "2026-08-21"}
	sqlPackageDoc = Source{"SqlPackage, publish and export parameters", "https://learn.microsoft.com/sql/tools/sqlpackage/sqlpackage", "2026-08-21"}
)

// sqlMethods are the values of --authentication-method of the sqlcmd in Go.
var sqlMethods = []Choice{
	{"ActiveDirectoryPassword", ForPassword}, {"ActiveDirectoryInteractive", ForBrowser}, {"ActiveDirectoryDeviceCode", DeviceCode},
	{"ActiveDirectoryIntegrated", ForIntegrated}, {"ActiveDirectoryManagedIdentity", ManagedIdentity}, {"ActiveDirectoryMSI", ManagedIdentity},
	{"ActiveDirectoryServicePrincipal", ServicePrincipal}, {"ActiveDirectoryApplication", ServicePrincipal}, {"ActiveDirectoryServicePrincipalAccessToken", ForToken},
	{"ActiveDirectoryWorkloadIdentity", ForWorkload}, {"ActiveDirectoryClientAssertion", ForWorkload}, {"ActiveDirectoryAzurePipelines", ForWorkload},
	{"ActiveDirectoryAzCli", Inherits}, {"ActiveDirectoryAzureDeveloperCli", Inherits}, {"ActiveDirectoryDefault", ForDefault}, {"ActiveDirectoryEnvironment", ForDefault},
	{"SqlPassword", OtherIssuer},
}

// sqlMethodOutcomes are those of a chosen method.
var sqlMethodOutcomes = []Outcome{
	{With: []Meaning{OtherIssuer}, Nobody: true},
	{With: []Meaning{Inherits}, Nobody: true},
	{With: []Meaning{ForPassword}, Identity: User, Credential: ByPassword},
	{With: []Meaning{ForBrowser}, Identity: User, Credential: ByBrowser},
	{With: []Meaning{DeviceCode}, Identity: User, Credential: ByDeviceCode},
	{With: []Meaning{ForIntegrated}, Identity: User, Credential: ByIntegrated},
	{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint},
	{With: []Meaning{ForWorkload}, Identity: Federated, Credential: ByToken},
	{With: []Meaning{ForToken}, Identity: NoOne, Credential: ByAccessToken},
	{With: []Meaning{ForDefault}, Identity: NoOne, Credential: ByUnknown},
}

// sqlSwitchOutcomes are those of -G, which leaves the method to what else is given.
var sqlSwitchOutcomes = []Outcome{
	{With: []Meaning{Entra, UserName, Password}, Identity: User, Credential: ByPassword},
	{With: []Meaning{Entra, UserName}, Identity: User, Credential: ByBrowser},
	{With: []Meaning{Entra, Password}, Identity: NoOne, Credential: ByAccessToken}, // the password names a file with a token
	{With: []Meaning{Entra}, Identity: NoOne, Credential: ByUnknown},
}

// trustsServer are the values of an option or field by which a driver takes any
// certificate of a server.
var trustsServer = []Choice{{"true", Unverified}, {"yes", Unverified}, {"1", Unverified}, {"false", Nothing}, {"no", Nothing}, {"0", Nothing}}

// letters are options of one letter each: flags, those that take a value, and
// those that may have one in the same word.
func letters(flags, values, inWord string) []Option {
	var out []Option
	for takes, all := range map[Arity]string{Flag: flags, One: values, InWord: inWord} {
		for _, l := range all {
			out = append(out, Option{Names: []string{"-" + string(l)}, Takes: takes})
		}
	}
	slices.SortFunc(out, func(a, b Option) int { return strings.Compare(a.Names[0], b.Names[0]) })
	return out
}

var sqlUser = []Option{
	{Names: []string{"-U", "--user-name"}, Takes: One, Means: UserName, Env: []string{"SQLCMDUSER"}},
	{Names: []string{"-P", "--password"}, Takes: One, Means: Password, Env: []string{"SQLCMDPASSWORD"}},
	{Names: []string{"-G", "--use-aad"}, Means: Entra},
}

// sqlcmdTool is sqlcmd, of the ODBC driver and in Go. Without -G its user is a
// database's own.
var sqlcmdTool = &Tool{
	ID:     "sqlcmd",
	Title:  "sqlcmd",
	Names:  []string{"sqlcmd"},
	Words:  []string{"sqlcmd"},
	Parser: Pflag,
	At:     []Resource{SQL},
	Commands: []Command{{
		Operands: true,
		Does:     SignsIn,
		Passing:  true,
		// -k, -L, -N, -p, -r and -X have their value in the same word or, in Go, in the next.
		Options: slices.Concat(letters("ADegIjMRuWx", "acdfFhHiJKlmoqQstvVwyY", "kLNprX"), sqlUser, []Option{
			{Names: []string{"-E", "--use-trusted-connection"}, Means: OtherIssuer},
			{Names: []string{"-S", "--server"}, Takes: One, Means: Address},
			{Names: []string{"-z", "--change-password"}, Takes: One, Means: OtherSecret},
			{Names: []string{"-Z", "--change-password-exit"}, Takes: One, Means: OtherSecret},
			{Names: []string{"-b", "--exit-on-error"}},
			{Names: []string{"-C", "--trust-server-certificate"}, Means: Unverified},
			{Names: []string{"--authentication-method"}, Takes: One, Choices: sqlMethods},
			{Names: []string{"SQLCMDUSEAAD"}, Takes: One, Choices: []Choice{{"true", Entra}, {"1", Entra}, {"t", Entra}, {"false", Nothing}, {"0", Nothing}}, Env: []string{"SQLCMDUSEAAD"}},
			{Names: []string{"AZURE_CLIENT_CERTIFICATE_PATH"}, Takes: One, Means: Certificate, Env: []string{"AZURE_CLIENT_CERTIFICATE_PATH"}},
			{Names: []string{"--help", "-?", "-help"}, Means: Help},
			{Names: []string{"--version"}, Means: Help},
		},
			oneOf("--input-file", "--output-file", "--database-name", "--batch-terminator", "--initial-query", "--query", "--server-name", "--variables",
				"--packet-size", "--login-timeOut", "--workstation-name", "--application-intent", "--encrypt-connection", "--host-name-in-certificate", "--server-certificate",
				"--errors-to-stderr", "--driver-logging-level", "--error-level", "--headers", "--column-separator", "--error-severity-level", "--screen-width",
				"--variable-type-width", "--fixed-type-width", "--list-servers", "--remove-control-characters", "--query-timeout", "--disable-cmd-and-warn", "--trace-file"),
			flagsOf("--disable-variable-substitution", "--vertical", "--ascii", "--raw-errors", "--unicode-output-file", "--trim-spaces", "--multi-subnet-failover",
				"--dedicated-admin-connection", "--enable-quoted-identifiers", "--client-regional-setting", "--echo-input", "--enable-column-encryption"),
		),
		Outcomes: slices.Concat(sqlMethodOutcomes, []Outcome{
			{With: []Meaning{ServicePrincipal, Certificate}, Identity: App, Credential: ByCertificate},
			{With: []Meaning{ServicePrincipal}, Identity: App, Credential: BySecret},
		}, sqlSwitchOutcomes, []Outcome{{Nobody: true}}),
		Source: sqlcmdUtility,
	}},
	Source: sqlcmdUtility,
}

// bcpTool is bcp. It reads no variable of the environment.
var bcpTool = &Tool{
	ID:     "bcp",
	Title:  "bcp",
	Names:  []string{"bcp"},
	Words:  []string{"bcp"},
	Parser: Letters,
	At:     []Resource{SQL},
	Commands: []Command{{
		Operands: true,
		Does:     SignsIn,
		Passing:  true,
		// -r and -t stand alone too: then the value is the usual one.
		Options: append(letters("cDEkNnqRwx", "abCdefFhHiJKlLmoV", "Y"),
			Option{Names: []string{"-r"}, Takes: Any},
			Option{Names: []string{"-t"}, Takes: Any},
			Option{Names: []string{"-U"}, Takes: One, Means: UserName},
			Option{Names: []string{"-P"}, Takes: One, Means: Password},
			Option{Names: []string{"-G"}, Means: Entra},
			Option{Names: []string{"-u"}, Means: Unverified, Note: "18.0"},
			Option{Names: []string{"-S"}, Takes: One, Means: Address},
			Option{Names: []string{"-T"}, Means: OtherIssuer, Note: "a trusted connection"},
			Option{Names: []string{"-v"}, Means: Help},
		),
		Outcomes: slices.Concat([]Outcome{{With: []Meaning{OtherIssuer}, Nobody: true}}, sqlSwitchOutcomes, []Outcome{{Nobody: true}}),
		Source:   bcpUtility,
	}},
	Source: bcpUtility,
}

// sqlPackageTool is sqlpackage. Its user names are a database's own, unless a
// connection string says otherwise.
var sqlPackageTool = &Tool{
	ID:     "sqlpackage",
	Title:  "SqlPackage",
	Names:  []string{"sqlpackage"},
	Words:  []string{"sqlpackage"},
	Parser: Slash,
	At:     []Resource{SQL},
	Commands: []Command{{
		Operands: true,
		Does:     SignsIn,
		Passing:  true,
		Options: slices.Concat([]Option{
			{Names: []string{"/UniversalAuthentication", "/ua"}, Takes: One, Choices: []Choice{{"True", ForBrowser}, {"False", Nothing}}},
			{Names: []string{"/AccessToken", "/at"}, Takes: One, Means: AccessToken},
			{Names: []string{"/TenantId", "/tid"}, Takes: One},
			{Names: []string{"/TargetPassword", "/tp"}, Takes: One, Means: OtherSecret},
			{Names: []string{"/SourcePassword", "/sp"}, Takes: One, Means: OtherSecret},
			{Names: []string{"/TargetUser", "/tu"}, Takes: One},
			{Names: []string{"/SourceUser", "/su"}, Takes: One},
			{Names: []string{"/TargetConnectionString", "/tcs"}, Takes: One, Means: ConnectionText},
			{Names: []string{"/SourceConnectionString", "/scs"}, Takes: One, Means: ConnectionText},
			{Names: []string{"/TargetServerName", "/tsn"}, Takes: One, Means: Address},
			{Names: []string{"/SourceServerName", "/ssn"}, Takes: One, Means: Address},
			{Names: []string{"/TargetTrustServerCertificate", "/ttsc"}, Takes: One, Choices: []Choice{{"True", Unverified}, {"False", Nothing}}},
			{Names: []string{"/SourceTrustServerCertificate", "/stsc"}, Takes: One, Choices: []Choice{{"True", Unverified}, {"False", Nothing}}},
			{Names: []string{"/AzureKeyVaultAuthMethod", "/akv"}, Takes: One, Choices: []Choice{{"Interactive", ForBrowser}, {"ClientIdSecret", ForSecret}}},
			{Names: []string{"/ClientId", "/cid"}, Takes: One, Means: ClientID},
			{Names: []string{"/Secret", "/secr"}, Takes: One, Means: AppSecret},
			{Names: []string{"/help", "/?"}, Means: Help},
			{Names: []string{"/version"}, Takes: Any, Means: Help},
		},
			sqlPackageNames("/Action//a", "/AzureCloudConfig//acc", "/DeployReportPath//drp", "/DeployScriptPath//dsp", "/Diagnostics//d", "/DiagnosticsFile//df", "/DiagnosticsLevel//dl",
				"/MaxParallelism//mp", "/ModelFilePath//mfp", "/OutputPath//op", "/OverwriteFiles//of", "/Profile//pr", "/Properties//p", "/Quiet//q", "/ReferencePaths//rp",
				"/SourceDatabaseName//sdn", "/SourceEncryptConnection//sec", "/SourceFile//sf", "/SourceHostNameInCertificate//shnic", "/SourceTimeout//st",
				"/TargetDatabaseName//tdn", "/TargetEncryptConnection//tec", "/TargetFile//tf", "/TargetHostNameInCertificate//thnic", "/TargetTimeout//tt",
				"/ThreadMaxStackSize//tmss", "/Variables//v"),
		),
		Outcomes: []Outcome{
			{With: []Meaning{AccessToken}, Identity: NoOne, Credential: ByAccessToken},
			{With: []Meaning{ForBrowser}, Identity: User, Credential: ByBrowser},
			{With: []Meaning{ForSecret}, Identity: App, Credential: BySecret},
			{Nobody: true},
		},
		Source: sqlPackageDoc,
	}},
	Source: sqlPackageDoc,
}

// sqlHosts are the servers of Azure's databases that take tokens.
var sqlHosts = []string{".database.windows.net", ".database.usgovcloudapi.net", ".database.chinacloudapi.cn", ".sql.azuresynapse.net",
	".database.fabric.microsoft.com", ".datawarehouse.fabric.microsoft.com"}

// IsAzureSQL reports whether a server, as SQL Server's tools name it, is a
// database of Azure: "tcp:contoso.database.windows.net,1433".
func IsAzureSQL(server string) bool {
	server = strings.TrimPrefix(strings.ToLower(server), "tcp:")
	server, _, _ = strings.Cut(server, ",")
	return IsHost(server, sqlHosts)
}

// sqlPackageNames are parameters of no meaning, each with its short name.
func sqlPackageNames(pairs ...string) []Option {
	var out []Option
	for _, p := range pairs {
		long, short, _ := strings.Cut(p, "//")
		out = append(out, Option{Names: []string{long, "/" + short}, Takes: One})
	}
	return out
}

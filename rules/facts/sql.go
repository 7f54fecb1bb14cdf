package facts

import "strings"

var (
	sqlcmdUtility = Source{"sqlcmd utility; go-sqlcmd@a9e3ab5", "https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility", "2026-08-21"}
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

var sqlOutcomes = []Outcome{
	{With: []Meaning{OtherIssuer}, Nobody: true},
	{With: []Meaning{Inherits}, Nobody: true},
	{With: []Meaning{ForPassword}, Identity: User, Credential: ByPassword},
	{With: []Meaning{ForBrowser}, Identity: User, Credential: ByBrowser},
	{With: []Meaning{DeviceCode}, Identity: User, Credential: ByDeviceCode},
	{With: []Meaning{ForIntegrated}, Identity: User, Credential: ByIntegrated},
	{With: []Meaning{ManagedIdentity}, Identity: Managed, Credential: ByEndpoint},
	{With: []Meaning{ForWorkload}, Identity: Federated, Credential: ByToken},
	{With: []Meaning{ForToken}, Identity: NoOne, Credential: ByAccessToken},
	{With: []Meaning{ServicePrincipal}, Identity: App, Credential: BySecret},
	{With: []Meaning{ForDefault}, Identity: NoOne, Credential: ByUnknown},
	{With: []Meaning{Entra, UserName, Password}, Identity: User, Credential: ByPassword},
	{With: []Meaning{Entra, UserName}, Identity: User, Credential: ByBrowser},
	{With: []Meaning{Entra}, Identity: NoOne, Credential: ByUnknown, Settled: false},
	{Nobody: true},
}

// trustsServer are the values of an option or field by which a driver takes any
// certificate of a server.
var trustsServer = []Choice{{"true", Unverified}, {"yes", Unverified}, {"1", Unverified}, {"false", Nothing}, {"no", Nothing}, {"0", Nothing}}

// letters are options of one letter each: flags, and those that take a value.
func letters(flags, values string) []Option {
	var out []Option
	for _, l := range flags {
		out = append(out, Option{Names: []string{"-" + string(l)}})
	}
	for _, l := range values {
		out = append(out, Option{Names: []string{"-" + string(l)}, Takes: One})
	}
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
		Options: append(append(letters("bcegIkLmNpRruWxXjEfZ", "aAdDFhHiKlMoqQstvVwyYz"), sqlUser...),
			Option{Names: []string{"--authentication-method"}, Takes: One, Choices: sqlMethods},
			Option{Names: []string{"SQLCMDUSEAAD"}, Takes: One, Choices: []Choice{{"true", Entra}, {"1", Entra}, {"t", Entra}, {"false", Nothing}, {"0", Nothing}}, Env: []string{"SQLCMDUSEAAD"}},
			Option{Names: []string{"--server", "-S"}, Takes: One, Means: Address},
			Option{Names: []string{"--database-name"}, Takes: One},
			Option{Names: []string{"--query"}, Takes: One},
			Option{Names: []string{"--initial-query"}, Takes: One},
			Option{Names: []string{"--input-file"}, Takes: One},
			Option{Names: []string{"--output-file"}, Takes: One},
			Option{Names: []string{"--variables"}, Takes: One},
			Option{Names: []string{"--trust-server-certificate", "-C"}, Means: Unverified},
			Option{Names: []string{"--encrypt-connection"}},
			Option{Names: []string{"--exit-on-error"}},
			Option{Names: []string{"--help", "-?"}, Means: Help},
			Option{Names: []string{"--version"}, Means: Help},
		),
		Outcomes: sqlOutcomes,
		Source:   sqlcmdUtility,
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
		Options: append(letters("cEkNnqRTwx", "abCdDefFhiKlLmMortVY"),
			Option{Names: []string{"-U"}, Takes: One, Means: UserName},
			Option{Names: []string{"-P"}, Takes: One, Means: Password},
			Option{Names: []string{"-G"}, Means: Entra},
			Option{Names: []string{"-u"}, Means: Unverified, Note: "18.0"},
			Option{Names: []string{"-S"}, Takes: One, Means: Address},
			Option{Names: []string{"-v"}, Means: Help},
		),
		Outcomes: sqlOutcomes,
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
		Options: []Option{
			{Names: []string{"/UniversalAuthentication", "/ua"}, Takes: One, Choices: []Choice{{"True", ForBrowser}, {"False", Nothing}}},
			{Names: []string{"/AccessToken", "/at"}, Takes: One, Means: ForToken},
			{Names: []string{"/TenantId", "/tid"}, Takes: One},
			{Names: []string{"/TargetPassword", "/tp"}, Takes: One, Means: FilePassword},
			{Names: []string{"/SourcePassword", "/sp"}, Takes: One, Means: FilePassword},
			{Names: []string{"/TargetUser", "/tu"}, Takes: One},
			{Names: []string{"/SourceUser", "/su"}, Takes: One},
			{Names: []string{"/TargetConnectionString", "/tcs"}, Takes: One, Means: ConnectionText},
			{Names: []string{"/SourceConnectionString", "/scs"}, Takes: One, Means: ConnectionText},
			{Names: []string{"/TargetServerName", "/tsn"}, Takes: One, Means: Address},
			{Names: []string{"/SourceServerName", "/ssn"}, Takes: One, Means: Address},
			{Names: []string{"/TargetTrustServerCertificate", "/ttsc"}, Takes: One, Choices: trustsServer},
			{Names: []string{"/SourceTrustServerCertificate", "/stsc"}, Takes: One, Choices: trustsServer},
			{Names: []string{"/help", "/?"}, Means: Help},
		},
		Outcomes: []Outcome{
			{With: []Meaning{ForToken}, Identity: NoOne, Credential: ByAccessToken},
			{With: []Meaning{ForBrowser}, Identity: User, Credential: ByBrowser},
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

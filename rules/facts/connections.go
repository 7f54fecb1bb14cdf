package facts

import (
	"slices"
	"strings"
)

var (
	connectionPage = Source{"Connect to Azure SQL with Microsoft Entra authentication and SqlClient; the ODBC, JDBC, Go and Node drivers' own pages", "https://learn.microsoft.com/sql/connect/ado-net/sql/azure-active-directory-authentication", "2026-08-21"}
	dataversePage  = Source{"Use connection strings in XRM tooling to connect to Microsoft Dataverse", "https://learn.microsoft.com/power-apps/developer/data-platform/xrm-tooling/use-connection-strings-xrm-tooling-connect", "2026-08-21"}
	ansiblePage    = Source{"ansible-collections/azure@8810ad4, plugins/doc_fragments/azure.py, plugins/module_utils/azure_rm_common.py", "https://docs.ansible.com/ansible/latest/scenario_guides/guide_azure.html", "2026-08-21"}
	identityPage   = Source{"EnvironmentCredential of the Azure Identity libraries for Go, Python, JavaScript, Java and .NET", "https://learn.microsoft.com/python/api/azure-identity/azure.identity.environmentcredential", "2026-08-21"}
)

// A Text is a form that a word of any call can hold, and that whatever reads it
// signs in with.
type Text struct {
	Tool *Tool    // the form as a tool: its options are the fields
	Seps []string // what stands between the fields
	Head bool     // what stands before the first of them is no field: an address
	Keys []string // fields, in lower case and without blanks, without one of which it is no such text

	// Programs, if there are any, are those alone whose words are read so, all of
	// them together.
	Programs []string
}

// Texts are the forms.
var Texts = []Text{
	{sqlConnection, []string{";"}, false, []string{"authentication", "fedauth"}, nil},
	{sqlConnection, []string{"?", "&"}, true, []string{"fedauth"}, nil}, // sqlserver://user:password@host?fedauth=…
	{dataverseConnection, []string{";"}, false, []string{"authtype", "authenticationtype"}, nil},
	{ansibleArguments, []string{" ", "\n"}, false, []string{"ad_user"}, []string{"ansible", "ansible-playbook", "ansible-console", "ansible-pull"}},
}

// FieldName returns the name of a field as the tables have it: in lower case,
// without blanks.
func FieldName(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), ""))
}

// sqlConnection is a connection string of SQL Server's drivers. Its keyword
// Authentication is spelt with blanks or without.
var sqlConnection = &Tool{
	ID:     "sql-connection",
	Title:  "connection string",
	Words:  []string{"active directory ", "activedirectory", "azure-active-directory-"},
	Parser: Fields,
	Sep:    ";",
	At:     []Resource{SQL},
	Commands: []Command{{
		Does:    SignsIn,
		Passing: true,
		Phrase:  "this connection string",
		Options: []Option{
			{Names: []string{"authentication", "fedauth"}, Takes: One, Choices: []Choice{
				{"activedirectorypassword", ForPassword}, {"azure-active-directory-password", ForPassword},
				{"activedirectoryinteractive", ForBrowser}, {"activedirectorydevicecodeflow", DeviceCode}, {"activedirectorydevicecode", DeviceCode},
				{"activedirectoryintegrated", ForIntegrated},
				{"activedirectoryserviceprincipal", ServicePrincipal}, {"activedirectoryapplication", ServicePrincipal}, {"azure-active-directory-service-principal-secret", ServicePrincipal},
				{"activedirectoryserviceprincipalcertificate", ForCertificate},
				{"activedirectorymanagedidentity", ManagedIdentity}, {"activedirectorymsi", ManagedIdentity},
				{"azure-active-directory-msi-vm", ManagedIdentity}, {"azure-active-directory-msi-app-service", ManagedIdentity},
				{"activedirectoryworkloadidentity", ForWorkload}, {"activedirectorydefault", ForDefault}, {"azure-active-directory-default", ForDefault},
				{"azure-active-directory-access-token", ForToken}, {"activedirectoryserviceprincipalaccesstoken", ForToken},
				{"activedirectoryclientassertion", ForWorkload}, {"activedirectoryazurepipelines", ForWorkload}, {"activedirectoryenvironment", ForDefault},
				{"activedirectoryazcli", Inherits}, {"activedirectoryazuredevelopercli", Inherits},
				{"sqlpassword", OtherIssuer}, {"sqlserver", OtherIssuer}, {"windows", OtherIssuer}, {"default", OtherIssuer}, {"notspecified", OtherIssuer}, {"ntlm", OtherIssuer},
			}},
			{Names: []string{"userid", "uid", "user", "username"}, Takes: One, Means: UserName},
			{Names: []string{"password", "pwd"}, Takes: One, Means: Password},
			{Names: []string{"server", "datasource", "addr", "address", "networkaddress"}, Takes: One, Means: Address},
			{Names: []string{"trustservercertificate"}, Takes: One, Choices: trustsServer},
			{Names: []string{"tlsmin"}, Takes: One, Means: TLSFloor, Note: "go-mssqldb"},
		},
		Outcomes: slices.Concat(sqlMethodOutcomes, []Outcome{
			{With: []Meaning{ServicePrincipal}, Identity: App, Credential: BySecret},
			{With: []Meaning{ForCertificate}, Identity: App, Credential: ByCertificate},
			{Nobody: true},
		}),
		Source: connectionPage,
	}},
	Source: connectionPage,
}

// dataverseConnection is a connection string of Dataverse.
var dataverseConnection = &Tool{
	ID:     "dataverse-connection",
	Title:  "connection string",
	Words:  []string{"authtype=", "authenticationtype="},
	Parser: Fields,
	Sep:    ";",
	At:     []Resource{DataPlane},
	Commands: []Command{{
		Does:    SignsIn,
		Passing: true,
		Phrase:  "this connection string",
		Options: []Option{
			{Names: []string{"authtype", "authenticationtype"}, Takes: One, Choices: []Choice{
				{"oauth", ForBrowser}, {"office365", ForPassword}, {"clientsecret", ForSecret}, {"certificate", ForCertificate}, {"ad", OtherIssuer}, {"ifd", OtherIssuer},
			}},
			{Names: []string{"username", "userid", "user"}, Takes: One, Means: UserName},
			{Names: []string{"password", "pwd"}, Takes: One, Means: Password},
			{Names: []string{"clientid", "appid", "applicationid"}, Takes: One, Means: ClientID},
			{Names: []string{"clientsecret", "secret"}, Takes: One, Means: AppSecret},
		},
		Outcomes: []Outcome{
			{With: []Meaning{OtherIssuer}, Nobody: true},
			{With: []Meaning{ForPassword}, Identity: User, Credential: ByPassword},
			{With: []Meaning{ForBrowser, Password}, Identity: User, Credential: ByPassword},
			{With: []Meaning{ForBrowser}, Identity: User, Credential: ByBrowser},
			{With: []Meaning{ForSecret}, Identity: App, Credential: BySecret},
			{With: []Meaning{ForCertificate}, Identity: App, Credential: ByCertificate},
			{Nobody: true},
		},
		Source: dataversePage,
	}},
	Source: dataversePage,
}

// ansibleArguments are a module's arguments or extra variables on a command line.
var ansibleArguments = &Tool{
	ID:     "ansible",
	Title:  "Ansible module of Azure",
	Words:  []string{"ad_user"},
	Parser: Fields,
	Sep:    ";",
	At:     []Resource{ResourceManager},
	Commands: []Command{{
		Does:    SignsIn,
		Passing: true,
		Phrase:  "the Azure module of Ansible",
		Options: []Option{
			{Names: []string{"ad_user"}, Takes: One, Means: UserName},
			{Names: []string{"password"}, Takes: One, Means: Password},
			{Names: []string{"client_id"}, Takes: One, Means: ClientID},
			{Names: []string{"secret"}, Takes: One, Means: AppSecret},
			{Names: []string{"tenant"}, Takes: One, Means: TenantName},
			{Names: []string{"cert_validation_mode"}, Takes: One, Choices: []Choice{{"ignore", Unverified}, {"validate", Nothing}}},
		},
		Outcomes: []Outcome{
			{With: []Meaning{UserName}, Identity: User, Credential: ByPassword},
			{Nobody: true},
		},
		Tenant: TenantRule{Apps: true},
		Source: ansiblePage,
	}},
	Source: ansiblePage,
}

// Environments are the variables that whatever is run signs in a user with. The
// options of each are its variables, and are never read from a command line.
var Environments = []*Tool{
	environment("identity-environment", "environment of Azure Identity", "AZURE_USERNAME", "AZURE_PASSWORD", []string{"AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH"}, nil, identityPage),
	environment("kubelogin-environment", "environment of kubelogin", "AAD_USER_PRINCIPAL_NAME", "AAD_USER_PRINCIPAL_PASSWORD", nil, []Resource{DataPlane}, kubeloginModes),
	environment("ansible-environment", "environment of Ansible", "AZURE_AD_USER", "AZURE_PASSWORD", nil, []Resource{ResourceManager}, ansiblePage),
}

// environment is the row of a pair of variables. Those of better are taken first.
func environment(id, title, user, password string, better []string, at []Resource, source Source) *Tool {
	options := []Option{
		{Names: []string{user}, Takes: One, Means: UserName, Env: []string{user}},
		{Names: []string{password}, Takes: One, Means: Password, Env: []string{password}},
	}
	var outcomes []Outcome
	if len(better) > 0 {
		outcomes = append(outcomes, Outcome{With: []Meaning{ForSecret}, Nobody: true})
	}
	for _, b := range better {
		options = append(options, Option{Names: []string{b}, Takes: One, Means: ForSecret, Env: []string{b}})
	}
	return &Tool{
		ID:      id,
		Title:   title,
		Words:   []string{strings.ToLower(user), strings.ToLower(password)},
		Parser:  Fields,
		Sep:     ";",
		At:      at,
		Ambient: true,
		Commands: []Command{{
			Does:    SignsIn,
			Passing: true,
			Phrase:  "this environment",
			Options: options,
			Outcomes: append(outcomes,
				Outcome{With: []Meaning{UserName, Password}, Identity: User, Credential: ByPassword},
				Outcome{Nobody: true}),
			Source: source,
		}},
		Source: source,
	}
}

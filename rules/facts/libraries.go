package facts

import (
	"slices"
	"strings"
)

// This file is about what programs in Python and JavaScript call to sign in. Such
// a program's session ends with it, and the authority, which names the tenant, is
// given to another call than the one that signs in.

var (
	msalPythonPage  = Source{"MSAL Python, PublicClientApplication and ConfidentialClientApplication", "https://msal-python.readthedocs.io/en/latest/", "2026-08-21"}
	msalNodePage    = Source{"MSAL Node, PublicClientApplication and ConfidentialClientApplication", "https://learn.microsoft.com/entra/msal/javascript/node/", "2026-08-21"}
	adalPythonPage  = Source{"ADAL Python, AuthenticationContext", "https://adal-python.readthedocs.io/en/latest/", "2026-08-21"}
	adalNodePage    = Source{"ADAL for Node.js, AuthenticationContext", "https://github.com/AzureAD/azure-activedirectory-library-for-nodejs", "2026-08-21"}
	identityPython  = Source{"azure-identity for Python, credentials", "https://learn.microsoft.com/python/api/azure-identity/azure.identity", "2026-08-21"}
	identityNode    = Source{"@azure/identity for JavaScript, credentials", "https://learn.microsoft.com/javascript/api/@azure/identity", "2026-08-21"}
	msrestPage      = Source{"msrestazure, azure_active_directory.py", "https://github.com/Azure/msrestazure-for-python", "2026-08-21"}
	requestsLibrary = Source{"Requests, developer interface; urllib.request of Python; fetch, axios and got of JavaScript", "https://requests.readthedocs.io/en/latest/api/", "2026-08-21"}
	ropcMovePage    = Source{"Migrate from the resource owner password credentials flow", "https://aka.ms/msal-ropc-migration", "2026-08-21"}
)

// The languages of libraries, as package script names them.
const (
	python     = "python"
	javaScript = "node"
)

// A Library is what programs in one language call. Its tool's commands are
// functions, methods and constructors, the Words of each its name.
type Library struct {
	Language string
	Modules  []string // the functions that a program imports are this library's only from there; none: from anywhere
	Tool     *Tool
}

// Table stands in Command.Params where a function takes a table of parameters.
const Table = "{}"

// Libraries are those that sign in.
var Libraries = []Library{
	{python, []string{"msal"}, library("msal-python", "MSAL for Python", msalPythonPage,
		function("acquire_token_by_username_password", byUser, "username", "password", "scopes"),
		function("acquire_token_interactive", byBrowser, "scopes"),
		function("initiate_device_flow", byDeviceCode, "scopes"),
		function("ConfidentialClientApplication", byApplication, "client_id", "client_credential", "authority"),
	)},
	{python, []string{"adal"}, library("adal-python", "ADAL for Python", adalPythonPage,
		function("acquire_token_with_username_password", byUser, "resource", "username", "password", "client_id"),
		function("acquire_user_code", byDeviceCode, "resource", "client_id"),
		function("acquire_token_with_client_credentials", byApplication, "resource", "client_id", "client_secret"),
	)},
	{python, []string{"azure.identity"}, library("azure-identity-python", "Azure Identity for Python", identityPython,
		function("UsernamePasswordCredential", byUser, "client_id", "username", "password"),
		function("InteractiveBrowserCredential", byBrowser),
		function("DeviceCodeCredential", byDeviceCode, "client_id"),
		function("ClientSecretCredential", byApplication, "tenant_id", "client_id", "client_secret"),
		function("CertificateCredential", byCertificate, "tenant_id", "client_id", "certificate_path"),
		function("ManagedIdentityCredential", byMachine),
	)},
	{python, []string{"msrestazure", "azure.common.credentials"}, library("msrestazure", "msrestazure for Python", msrestPage,
		function("UserPassCredentials", byUser, "username", "password", "client_id", "secret"),
	)},
	{javaScript, []string{"@azure/msal-node"}, library("msal-node", "MSAL for Node.js", msalNodePage,
		function("acquireTokenByUsernamePassword", byUser, Table),
		function("acquireTokenInteractive", byBrowser, Table),
		function("acquireTokenByDeviceCode", byDeviceCode, Table),
		function("ConfidentialClientApplication", byApplication, Table),
	)},
	{javaScript, []string{"adal-node"}, library("adal-node", "ADAL for Node.js", adalNodePage,
		function("acquireTokenWithUsernamePassword", byUser, "resource", "username", "password", "clientId"),
		function("acquireUserCode", byDeviceCode, "resource", "clientId", "language"),
		function("acquireTokenWithClientCredentials", byApplication, "resource", "clientId", "clientSecret"),
	)},
	{javaScript, []string{"@azure/identity"}, library("azure-identity-node", "Azure Identity for JavaScript", identityNode,
		function("UsernamePasswordCredential", byUser, "tenantId", "clientId", "username", "password"),
		function("InteractiveBrowserCredential", byBrowser, Table),
		function("DeviceCodeCredential", byDeviceCode, Table),
		function("ClientSecretCredential", byApplication, "tenantId", "clientId", "clientSecret"),
		function("ClientCertificateCredential", byCertificate, "tenantId", "clientId", "certificatePath"),
		function("ManagedIdentityCredential", byMachine),
	)},
}

// Senders are the functions that send a request over HTTP, by the language. Every
// library's are called so, and the address says whether the request matters.
var Senders = []Library{
	{python, nil, senders("http-python", "post", []string{"url", "data", "json"}, "request", []string{"method", "url"}, "get", []string{"url", "params"},
		"urlopen", []string{"url", "data"}, "Request", []string{"url", "data"})},
	{javaScript, nil, senders("http-node", "post", []string{"url", "data"}, "request", []string{Table}, "get", []string{"url"},
		"fetch", []string{"url", Table}, "axios", []string{Table}, "got", []string{"url", Table})},
}

// What a function does is settled by its name, and only what proves an
// application by what it is given.
var (
	byUser        = []Outcome{{Identity: User, Credential: ByPassword, Settled: true}}
	byBrowser     = []Outcome{{Identity: User, Credential: ByBrowser, Settled: true}}
	byDeviceCode  = []Outcome{{Identity: User, Credential: ByDeviceCode, Settled: true}}
	byCertificate = []Outcome{{Identity: App, Credential: ByCertificate, Settled: true}}
	byMachine     = []Outcome{{Identity: Managed, Credential: ByEndpoint, Settled: true}}
	byApplication = []Outcome{
		{With: []Meaning{Certificate}, Identity: App, Credential: ByCertificate},
		{With: []Meaning{Assertion}, Identity: Federated, Credential: ByToken},
		{With: []Meaning{AppSecret}, Identity: App, Credential: BySecret},
		{Identity: App, Credential: ByUnknown}, // a credential that is not known may be any of these
	}
)

// credentials are the parameters of all functions. What stands below another
// parameter, in a table, is named after it.
var credentials = []Option{
	{Names: []string{"username"}, Takes: One, Means: UserName},
	{Names: []string{"password"}, Takes: One, Means: Password},
	{Names: []string{"client_id", "clientId", "auth.clientId"}, Takes: One, Means: ClientID},
	{Names: []string{"client_secret", "clientSecret", "secret", "client_credential", "auth.clientSecret"}, Takes: One, Means: AppSecret},
	{Names: []string{"certificate_path", "certificatePath", "client_credential.private_key", "client_credential.private_key_pfx_path",
		"auth.clientCertificate.privateKey", "auth.clientCertificate"}, Takes: One, Means: Certificate},
	{Names: []string{"client_credential.client_assertion", "auth.clientAssertion"}, Takes: One, Means: Assertion},
	{Names: []string{"scopes", "resource"}, Takes: One, Means: Scope},
}

// function is the row of a function that signs in.
func function(name string, outcomes []Outcome, params ...string) Command {
	return Command{Words: []string{name}, Params: params, Does: SignsIn, Passing: true, Options: credentials, Outcomes: outcomes}
}

func library(id, title string, source Source, functions ...Command) *Tool {
	t := &Tool{ID: id, Title: title, Parser: Arguments, Source: source, Commands: functions}
	for i := range t.Commands {
		c := &t.Commands[i]
		c.Source, c.Phrase = source, "the call "+c.Words[0]+" of "+title
		t.Words = append(t.Words, strings.ToLower(c.Words[0]))
	}
	return t
}

// senders are rows of functions and their parameters, in turn.
func senders(id string, rows ...any) *Tool {
	t := &Tool{ID: id, Title: "HTTP library", Parser: Arguments, Source: requestsLibrary}
	for i := 0; i+1 < len(rows); i += 2 {
		t.Commands = append(t.Commands, Command{Words: []string{rows[i].(string)}, Params: rows[i+1].([]string), Does: Local, Source: requestsLibrary, Options: []Option{
			{Names: []string{"url", "full_url"}, Takes: One, Means: Address},
			{Names: []string{"data", "json", "body", "form", "content"}, Takes: One, Means: Body},
		}})
	}
	return t
}

// FunctionOf returns the row of a function of a language, and the tool it belongs
// to, or nil.
//
// The name of a function that is imported by its name begins with the module that
// it comes from: "azure.identity.UsernamePasswordCredential".
func FunctionOf(list []Library, language, name string) (*Tool, *Command) {
	module := ""
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		module, name = name[:i], name[i+1:]
	}
	for _, l := range list {
		if l.Language != language || module != "" && l.Modules != nil && !slices.ContainsFunc(l.Modules, func(m string) bool { return module == m || strings.HasPrefix(module, m+".") }) {
			continue
		}
		if c := l.Tool.Command([]string{name}); c != nil {
			return l.Tool, c
		}
	}
	return nil, nil
}

// connectors are the functions that take a connection string. Rows of pyodbc,
// SQLAlchemy, mssql and tedious.
var connectors = []string{"connect", "create_engine", "Connection", "ConnectionPool", "createPool"}

// Connects reports whether a function takes a connection string.
func Connects(name string) bool {
	return slices.Contains(connectors, name[strings.LastIndexByte(name, '.')+1:])
}

// libraryRoads are the roads of programs in a language. They need no session of
// the Azure CLI, and find one where there is one.
func libraryRoads(l Library) Roads {
	r := Roads{
		Tool:    l.Tool.ID,
		Managed: "from azure.identity import ManagedIdentityCredential\naccount = ManagedIdentityCredential()",
		Certificate: "from azure.identity import CertificateCredential\naccount = CertificateCredential(os.environ[\"AZURE_TENANT_ID\"], os.environ[\"AZURE_CLIENT_ID\"],\n" +
			"    certificate_path=os.environ[\"AZURE_CLIENT_CERTIFICATE_PATH\"])",
		Session: "from azure.identity import DefaultAzureCredential\naccount = DefaultAzureCredential()",
		Person:  "from azure.identity import InteractiveBrowserCredential\naccount = InteractiveBrowserCredential(tenant_id=os.environ[\"AZURE_TENANT_ID\"])",
		Links:   []string{identityPython.URL, ropcMovePage.URL},
		Source:  identityPython,
	}
	if l.Language == javaScript {
		r.Managed = "const { ManagedIdentityCredential } = require(\"@azure/identity\")\nconst account = new ManagedIdentityCredential()"
		r.Certificate = "const { ClientCertificateCredential } = require(\"@azure/identity\")\nconst account = new ClientCertificateCredential(process.env.AZURE_TENANT_ID, process.env.AZURE_CLIENT_ID,\n" +
			"  process.env.AZURE_CLIENT_CERTIFICATE_PATH)"
		r.Session = "const { DefaultAzureCredential } = require(\"@azure/identity\")\nconst account = new DefaultAzureCredential()"
		r.Person = "const { InteractiveBrowserCredential } = require(\"@azure/identity\")\nconst account = new InteractiveBrowserCredential({ tenantId: process.env.AZURE_TENANT_ID })"
		r.Links = []string{identityNode.URL, ropcMovePage.URL}
		r.Source = identityNode
	}
	return r
}

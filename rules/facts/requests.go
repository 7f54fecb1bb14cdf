package facts

import (
	"path"
	"slices"
	"strings"
)

// This file is about tokens that a program asks for itself: over HTTP, with a
// connection string, by variables of the environment. None of them leaves a session.

var (
	ropcPage     = Source{"Microsoft identity platform, resource owner password credentials", "https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc", "2026-04-03"}
	devicePage   = Source{"Microsoft identity platform, device authorization grant", "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code", "2026-04-03"}
	endpointPage = Source{"Managed identities, how to use a token: the endpoint of the machine", "https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token", "2026-04-03"}
	trustPage    = Source{"AD FS, WS-Trust endpoints with a user name token", "https://learn.microsoft.com/windows-server/identity/ad-fs/operations/ad-fs-faq", "2026-04-03"}
	curlManual   = Source{"curl, manual page; curl 8.14, --help all", "https://curl.se/docs/manpage.html", "2026-08-21"}
	wgetManual   = Source{"GNU Wget manual, HTTP options", "https://www.gnu.org/software/wget/manual/wget.html", "2026-08-21"}
	httpieManual = Source{"HTTPie documentation, request items", "https://httpie.io/docs/cli/request-items", "2026-08-21"}
)

// An Endpoint is an address that gives tokens.
type Endpoint struct {
	Hosts  []string // the host is one of them, or ends in one that begins with a dot; none: any host
	Ends   []string // ends of the path, in lower case
	Means  Meaning  // what a request there is, whatever it sends
	Tenant bool     // the first part of the path names the tenant
	Source Source
}

// entraHosts are the hosts of Microsoft Entra ID, in all clouds (Microsoft Entra
// authentication and national clouds, 2026-04-03).
var entraHosts = []string{
	"login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net",
	"login.microsoftonline.us", "login-us.microsoftonline.com", "login.usgovcloudapi.net",
	"login.partner.microsoftonline.cn", "login.chinacloudapi.cn", "login.microsoftonline.de",
	".login.microsoft.com",
}

// Endpoints are those of Microsoft.
var Endpoints = []Endpoint{
	{entraHosts, []string{"/token"}, Nothing, true, ropcPage},
	{entraHosts, []string{"/devicecode"}, StartsDeviceCode, true, devicePage},
	{entraHosts, []string{"/rst2.srf", "/extsts.srf"}, WSTrust, false, trustPage},
	{nil, []string{"/adfs/services/trust/13/usernamemixed", "/adfs/services/trust/2005/usernamemixed"}, WSTrust, false, trustPage},
	{[]string{"169.254.169.254"}, []string{"/metadata/identity/oauth2/token"}, AsksEndpoint, false, endpointPage},
}

// endpointRoot is the part of an address behind the tenant. What stands between the
// two is a user flow of Azure AD B2C: customers of somebody's, no users of the tenant.
const endpointRoot = "oauth2"

// IsCustomers reports whether the parts of a path before its end, in lower case
// and "" where one is not known, lead to a directory of customers.
func IsCustomers(parts []string) bool {
	i := slices.Index(parts, endpointRoot)
	return i > 1 || slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, "b2c_1") })
}

// unsaidEnds are ends of paths that Microsoft Entra ID has and hardly another
// issuer: enough where the host is not known.
var unsaidEnds = []string{"/oauth2/v2.0/token", "/oauth2/v2.0/devicecode"}

// audiences are hosts and identifiers of Microsoft's services, as a request for a
// token names them in scope or resource.
var audiences = []string{
	"graph.microsoft.com", "graph.microsoft.us", "microsoftgraph.chinacloudapi.cn", "graph.windows.net", "management.azure.com", "management.core.windows.net",
	"management.usgovcloudapi.net", "management.chinacloudapi.cn", "vault.azure.net", "storage.azure.com", "database.windows.net", "outlook.office365.com",
	"outlook.office.com", "sharepoint.com", "crm.dynamics.com", "dynamics.com", "analysis.windows.net", "azuredatabricks.net", "api.fabric.microsoft.com",
	"service.powerapps.com", "ossrdbms-aad.database.windows.net", "azure-devops-token-service", "manage.office.com", "api.spaces.skype.com", "kusto.windows.net",
	"00000003-0000-0000-c000-000000000000", "00000002-0000-0000-c000-000000000000", "797f4846-ba00-4fd7-ba43-dac1f8f63013", "499b84ac-1321-427f-aa17-267ca6975798",
	"022907d3-0f1b-48f7-badc-1ba6abab6d66", "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d",
}

// NamesAudience reports whether a scope or resource is a service of Microsoft's.
func NamesAudience(scope string) bool {
	scope = strings.ToLower(scope)
	return slices.ContainsFunc(audiences, func(a string) bool { return strings.Contains(scope, a) })
}

// AnyAuthority stands for a host of Microsoft Entra ID of which no more is known.
const AnyAuthority = ".login.microsoft.com"

// EndpointOf returns the endpoint that an address is, or nil. host and file are
// in any case; an empty host is one that is not known, which is an endpoint only
// by a path that no other issuer has.
func EndpointOf(host, file string) *Endpoint {
	host, file = strings.ToLower(host), strings.ToLower(strings.TrimSuffix(file, "/"))
	for i := range Endpoints {
		e := &Endpoints[i]
		if !slices.ContainsFunc(e.Ends, func(end string) bool { return strings.HasSuffix(file, end) }) {
			continue
		}
		switch {
		case len(e.Hosts) == 0, IsHost(host, e.Hosts):
			return e
		case host == "" && slices.ContainsFunc(unsaidEnds, func(end string) bool { return strings.HasSuffix(file, end) }):
			return e
		}
	}
	return nil
}

// TokenPath reports whether the path of an address could be a token endpoint of
// Microsoft Entra ID's: then what is asked for decides where the host is not known.
func TokenPath(file string) bool {
	file = strings.ToLower(strings.TrimSuffix(file, "/"))
	return file == "" || strings.HasSuffix(file, "/token") || strings.HasSuffix(file, "/devicecode") || path.Base(file) == "token"
}

// IsHost reports whether a host, in lower case, is one of a list, or ends in one
// that begins with a dot.
func IsHost(host string, list []string) bool {
	host, _, _ = strings.Cut(host, ":")
	return slices.ContainsFunc(list, func(h string) bool { return h == host || h[0] == '.' && strings.HasSuffix(host, h) })
}

// A Teller is a command that prints the address of Microsoft Entra ID.
type Teller struct {
	Words  []string // the program and its words
	Source Source
}

// Tellers are those commands; what they print of other services is no token
// endpoint's address, and is not asked for a token.
var Tellers = []Teller{
	{[]string{"az", "cloud", "show"}, cliGroups},
	{[]string{"az", "cloud", "list"}, cliGroups},
}

// AuthorityVariables name the address of Microsoft Entra ID in the environment.
// Source: Azure Identity libraries, environment variables, 2026-08-21.
var AuthorityVariables = []string{"AZURE_AUTHORITY_HOST", "AAD_AUTHORITY_HOST", "ARM_ACTIVE_DIRECTORY_ENDPOINT"}

// TellsAuthority reports whether a command, its program first, prints the address
// of Microsoft Entra ID.
func TellsAuthority(words []string) bool {
	return slices.ContainsFunc(Tellers, func(t Teller) bool {
		return len(t.Words) <= len(words) && slices.Equal(t.Words, words[:len(t.Words)])
	})
}

// microsoftHosts are the hosts of identity and of management, beside entraHosts.
var microsoftHosts = []string{
	"graph.microsoft.com", "graph.microsoft.us", "graph.windows.net", "management.azure.com", "management.core.windows.net", "management.usgovcloudapi.net",
	"management.chinacloudapi.cn", ".vault.azure.net", "169.254.169.254", "outlook.office365.com", ".dynamics.com",
}

// IsMicrosoftHost reports whether a host gives tokens or takes them: Microsoft
// Entra ID, Graph, Azure Resource Manager and their like.
func IsMicrosoftHost(host string) bool {
	host = strings.ToLower(host)
	return IsHost(host, entraHosts) || IsHost(host, microsoftHosts)
}

// IsIdentityHost reports whether a host is Microsoft Entra ID's.
func IsIdentityHost(host string) bool { return IsHost(strings.ToLower(host), entraHosts) }

// codeHosts hold repositories behind sign-ins of Microsoft Entra ID.
var codeHosts = []string{"dev.azure.com", ".dev.azure.com", ".visualstudio.com"}

// IsCodeHost reports whether a host holds repositories behind sign-ins of
// Microsoft Entra ID.
func IsCodeHost(host string) bool { return IsHost(strings.ToLower(host), codeHosts) }

// loopback are the names of the machine itself; "[" is what is left of [::1] where
// its port is cut off.
var loopback = []string{"localhost", "127.0.0.1", "[", "0.0.0.0", "host.docker.internal", ".localhost"}

// IsLoopback reports whether a host is the machine itself.
func IsLoopback(host string) bool { return IsHost(strings.ToLower(host), loopback) }

// grants are the values of grant_type.
var grants = []Choice{
	{"password", ForPassword}, {"client_credentials", ServicePrincipal}, {"refresh_token", Refreshes}, {"authorization_code", Inherits},
	{"urn:ietf:params:oauth:grant-type:device_code", Inherits}, {"device_code", Inherits},
	{"urn:ietf:params:oauth:grant-type:jwt-bearer", Inherits}, {"urn:ietf:params:oauth:grant-type:token-exchange", Inherits},
	{"urn:ietf:params:oauth:grant-type:saml1_1-bearer", Inherits}, {"urn:ietf:params:oauth:grant-type:saml2-bearer", Inherits},
}

// TokenRequest is a request over HTTP for a token of Microsoft Entra ID. Its
// options are the fields of the form, and what its address says.
var TokenRequest = &Tool{
	ID:     "token-request",
	Title:  "token request",
	Words:  []string{"grant_type", "oauth2", "devicecode", "usernamemixed", "rst2.srf", "extsts.srf"},
	Parser: Fields,
	Sep:    "&",
	Commands: []Command{{
		Does:    SignsIn,
		Passing: true,
		Phrase:  "this token request",
		Options: []Option{
			{Names: []string{"grant_type"}, Takes: One, Choices: grants},
			{Names: []string{"username"}, Takes: One, Means: UserName},
			{Names: []string{"password"}, Takes: One, Means: Password},
			{Names: []string{"client_id"}, Takes: One, Means: ClientID},
			{Names: []string{"client_secret"}, Takes: One, Means: AppSecret},
			{Names: []string{"client_assertion"}, Takes: One, Means: Assertion},
			{Names: []string{"assertion"}, Takes: One, Means: Assertion},
			{Names: []string{"refresh_token"}, Takes: One, Means: FederatedToken},
			{Names: []string{"scope", "resource"}, Takes: One, Means: Scope},
			{Names: []string{"tenant"}, Takes: One, Means: TenantName},
		},
		Outcomes: []Outcome{
			{With: []Meaning{AsksEndpoint}, Identity: Managed, Credential: ByEndpoint, Settled: true},
			{With: []Meaning{WSTrust}, Identity: User, Credential: ByPassword, Settled: true},
			{With: []Meaning{StartsDeviceCode}, Identity: User, Credential: ByDeviceCode, Settled: true},
			{With: []Meaning{ForPassword}, Identity: User, Credential: ByPassword},
			{With: []Meaning{ServicePrincipal, Assertion}, Identity: App, Credential: ByCertificate},
			{With: []Meaning{ServicePrincipal}, Identity: App, Credential: BySecret},
			{With: []Meaning{Refreshes}, Identity: NoOne, Credential: ByRefresh},
			{With: []Meaning{Inherits}, Nobody: true},
			{Identity: NoOne, Credential: ByUnknown},
		},
		Tenant: TenantRule{Users: true, Apps: true,
			UserGets: "/common and /consumers take no password (AADSTS9001023), and at /organizations the user's home tenant decides, whichever tenant the program means"},
		Source: ropcPage,
	}},
	Source: ropcPage,
}

// A Requester is a program that sends requests over HTTP.
type Requester struct {
	Tool  *Tool // its options, for reading them alone
	Items bool  // operands after the address are fields, name=value: of a form if an option says so, else of JSON
}

// Requesters are those programs. The options that are left out take no value.
var Requesters = []Requester{
	{Tool: curlTool},
	{Tool: wgetTool},
	{Tool: httpieTool, Items: true},
}

// RequesterOf returns the row of a program, or nil.
func RequesterOf(program string) *Requester {
	for i := range Requesters {
		if slices.Contains(Requesters[i].Tool.Names, program) {
			return &Requesters[i]
		}
	}
	return nil
}

// oneOf are options of no meaning that take a value.
func oneOf(names ...string) []Option {
	var out []Option
	for _, n := range names {
		out = append(out, Option{Names: strings.Split(n, "/"), Takes: One})
	}
	return out
}

// flagsOf are options of no meaning that take none.
func flagsOf(names ...string) []Option {
	var out []Option
	for _, n := range names {
		out = append(out, Option{Names: strings.Split(n, "/")})
	}
	return out
}

var curlTool = &Tool{
	ID:     "curl",
	Title:  "curl",
	Names:  []string{"curl"},
	Parser: Curl,
	Commands: []Command{{
		Operands: true,
		Does:     Local,
		Options: slices.Concat(
			[]Option{
				{Names: []string{"--data", "-d"}, Takes: One, Means: Body},
				{Names: []string{"--data-raw"}, Takes: One, Means: Body},
				{Names: []string{"--data-ascii"}, Takes: One, Means: Body},
				{Names: []string{"--data-binary"}, Takes: One, Means: Body},
				{Names: []string{"--json"}, Takes: One, Means: OtherBody},
				{Names: []string{"--data-urlencode"}, Takes: One, Means: BodyEncoded},
				{Names: []string{"--form", "-F"}, Takes: One, Means: BodyField},
				{Names: []string{"--form-string"}, Takes: One, Means: BodyField},
				{Names: []string{"--url"}, Takes: One, Means: Address},
				{Names: []string{"--expand-data"}, Takes: One, Means: Body},
				{Names: []string{"--expand-data-urlencode"}, Takes: One, Means: BodyEncoded},
				{Names: []string{"--expand-url"}, Takes: One, Means: Address},
				{Names: []string{"--get", "-G"}, Means: InAddress},
				{Names: []string{"--insecure", "-k"}, Means: Unverified},
				{Names: []string{"--proxy-insecure"}, Note: "the proxy's certificate, not the server's"},
				{Names: []string{"--doh-insecure"}, Note: "the name server's"},
				{Names: []string{"--tls-max"}, Takes: One, Means: TLSCeiling},
				{Names: []string{"--tlsv1", "-1"}, Means: TLSFloor, Version: TLS10},
				{Names: []string{"--tlsv1.0"}, Means: TLSFloor, Version: TLS10},
				{Names: []string{"--tlsv1.1"}, Means: TLSFloor, Version: TLS11},
				{Names: []string{"--sslv2", "-2"}, Means: TLSFloor, Version: SSL2, Note: "not in current builds"},
				{Names: []string{"--sslv3", "-3"}, Means: TLSFloor, Version: SSL3, Note: "not in current builds"},
				{Names: []string{"--proxy-tlsv1"}, Note: "to the proxy"},
				{Names: []string{"--header", "-H"}, Takes: One, Means: Header},
				{Names: []string{"--oauth2-bearer"}, Takes: One, Means: BearerToken},
				{Names: []string{"--output", "-o"}, Takes: One, Means: Output},
				{Names: []string{"--head", "-I"}, Means: HeadOnly},
			},
			oneOf("--request/-X", "--write-out/-w", "--user/-u", "--proxy-user/-U", "--proxy/-x", "--connect-timeout", "--max-time/-m",
				"--retry", "--retry-delay", "--retry-max-time", "--cacert", "--capath", "--cert/-E", "--cert-type", "--key", "--key-type", "--pass", "--ciphers",
				"--tls13-ciphers", "--resolve", "--connect-to", "--user-agent/-A", "--referer/-e", "--cookie/-b", "--cookie-jar/-c", "--dump-header/-D", "--config/-K",
				"--upload-file/-T", "--range/-r", "--max-filesize", "--max-redirs", "--limit-rate", "--interface", "--proto", "--proto-redir",
				"--proto-default", "--unix-socket", "--aws-sigv4", "--url-query", "--stderr", "--trace", "--trace-ascii", "--continue-at/-C", "--quote/-Q",
				"--telnet-option/-t", "--speed-limit/-Y", "--speed-time/-y", "--time-cond/-z", "--ftp-port/-P", "--output-dir", "--noproxy", "--dns-servers", "--curves",
				"--variable", "--preproxy", "--socks5", "--socks5-hostname", "--etag-save", "--etag-compare", "--rate", "--keepalive-time"),
			flagsOf("--silent/-s", "--show-error/-S", "--location/-L", "--fail/-f", "--fail-with-body", "--include/-i", "--verbose/-v",
				"--compressed", "--no-buffer/-N", "--remote-name/-O", "--remote-header-name/-J", "--create-dirs", "--location-trusted", "--http1.0/-0", "--http1.1", "--http2",
				"--http3", "--tlsv1.2", "--tlsv1.3", "--ipv4/-4", "--ipv6/-6", "--anyauth", "--basic", "--digest", "--ntlm", "--negotiate", "--globoff/-g", "--no-keepalive",
				"--progress-bar/-#", "--netrc/-n", "--netrc-optional", "--proxytunnel/-p", "--remote-time/-R", "--parallel/-Z", "--next/-:", "--disable/-q", "--append/-a",
				"--use-ascii/-B", "--list-only/-l", "--junk-session-cookies/-j", "--manual/-M", "--version/-V", "--ssl-no-revoke", "--ssl-reqd", "--ssl", "--path-as-is",
				"--retry-all-errors", "--retry-connrefused", "--post301", "--post302", "--post303", "--raw", "--no-progress-meter", "--remove-on-error", "--ssl-allow-beast", "--styled-output"),
		),
		Source: curlManual,
	}},
	Source: curlManual,
}

var wgetTool = &Tool{
	ID:     "wget",
	Title:  "wget",
	Names:  []string{"wget"},
	Parser: Getopt,
	Commands: []Command{{
		Operands: true,
		Does:     Local,
		Options: slices.Concat(
			[]Option{
				{Names: []string{"--post-data"}, Takes: One, Means: Body},
				{Names: []string{"--body-data"}, Takes: One, Means: Body},
				{Names: []string{"--post-file"}, Takes: One, Means: BodyFile},
				{Names: []string{"--body-file"}, Takes: One, Means: BodyFile},
				{Names: []string{"--no-check-certificate"}, Means: Unverified},
				{Names: []string{"--secure-protocol"}, Takes: One, Means: TLSExactly},
				{Names: []string{"--header"}, Takes: One, Means: Header},
				{Names: []string{"--output-document", "-O"}, Takes: One, Means: Output},
				{Names: []string{"--spider"}, Means: HeadOnly},
			},
			oneOf("--output-file/-o", "--append-output/-a", "--user", "--password", "--http-user", "--http-password", "--method",
				"--tries/-t", "--timeout/-T", "--wait/-w", "--user-agent/-U", "--directory-prefix/-P", "--ca-certificate", "--certificate", "--private-key", "--ciphers",
				"--input-file/-i", "--base/-B", "--load-cookies", "--save-cookies", "--level/-l", "--accept/-A", "--reject/-R", "--domains/-D", "--execute/-e", "--referer",
				"--ca-directory", "--limit-rate", "--proxy-user", "--proxy-password", "--quota/-Q", "--cut-dirs", "--include-directories/-I", "--exclude-directories/-X", "--config"),
			flagsOf("--quiet/-q", "--no-verbose/-nv", "--verbose/-v", "--debug/-d", "--continue/-c", "--timestamping/-N", "--server-response/-S", "--recursive/-r",
				"--no-parent/-np", "--no-clobber/-nc", "--no-host-directories/-nH", "--content-disposition", "--content-on-error", "--show-progress", "--background/-b",
				"--inet4-only/-4", "--inet6-only/-6", "--page-requisites/-p", "--convert-links/-k", "--mirror/-m", "--force-html/-F", "--no-proxy", "--no-cache", "--trust-server-names",
				"--auth-no-challenge", "--retry-connrefused", "--no-hsts", "--https-only", "--span-hosts/-H", "--relative/-L", "--adjust-extension/-E", "--force-directories/-x"),
		),
		Source: wgetManual,
	}},
	Source: wgetManual,
}

var httpieTool = &Tool{
	ID:     "http",
	Title:  "HTTPie",
	Names:  []string{"http", "https", "xh", "xhs"},
	Parser: Argparse,
	Commands: []Command{{
		Operands: true,
		Does:     Local,
		Options: slices.Concat(
			[]Option{
				{Names: []string{"--raw"}, Takes: One, Means: Body},
				{Names: []string{"--form", "-f"}, Means: FormItems},
				{Names: []string{"--multipart"}, Means: FormItems},
				{Names: []string{"--verify"}, Takes: One, Choices: []Choice{{"no", Unverified}, {"false", Unverified}, {"0", Unverified}}},
				{Names: []string{"--ssl"}, Takes: One, Means: TLSExactly},
				{Names: []string{"--output", "-o"}, Takes: One, Means: Output},
				{Names: []string{"--headers", "-h"}, Means: HeadOnly},
			},
			oneOf("--auth/-a", "--auth-type/-A", "--print/-p", "--pretty", "--style/-s", "--session", "--session-read-only", "--proxy", "--timeout", "--cert", "--cert-key",
				"--ciphers", "--boundary", "--default-scheme", "--max-redirects", "--format-options", "--response-charset", "--response-mime"),
			flagsOf("--json/-j", "--body/-b", "--meta/-m", "--verbose/-v", "--quiet/-q", "--follow/-F", "--all", "--stream/-S", "--download/-d",
				"--continue/-c", "--check-status", "--ignore-stdin/-I", "--offline", "--debug", "--compress/-x", "--path-as-is", "--chunked", "--ignore-netrc", "--traceback"),
		),
		Source: httpieManual,
	}},
	Source: httpieManual,
}

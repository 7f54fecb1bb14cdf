package facts

import (
	"path"
	"slices"
	"strings"
)

// This file is about what makes connections weaker than their programs make them
// by themselves: which versions of TLS they offer, and whether they check
// certificates. What belongs to one request stands with the requesters.

var (
	cliVerify    = Source{"azure-cli-core, util.py, should_disable_connection_verify: bool of the variable, so any text that is not empty", "https://github.com/Azure/azure-cli", "2026-08-21"}
	cliProxy     = Source{"Azure CLI, work behind a proxy", "https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-troubleshooting#work-behind-a-proxy", "2026-08-21"}
	pythonHTTPS  = Source{"Python, PEP 493: PYTHONHTTPSVERIFY", "https://peps.python.org/pep-0493/", "2026-08-21"}
	requestsPage = Source{"psf/requests, HISTORY.md, 2.28.0: an empty CURL_CA_BUNDLE does not disable verification any more", "https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification", "2026-08-21"}
	nodePage     = Source{"Node.js, command-line options and environment variables", "https://nodejs.org/api/cli.html", "2026-08-21"}
	javaPage     = Source{"JSSE reference guide: https.protocols, jdk.tls.client.protocols", "https://docs.oracle.com/en/java/javase/21/security/java-secure-socket-extension-jsse-reference-guide.html", "2026-08-21"}
	gitPage      = Source{"git config, http.sslVersion and http.sslVerify; libcurl, CURLOPT_SSLVERSION: the version or later", "https://git-scm.com/docs/git-config", "2026-08-21"}
	opensslPage  = Source{"OpenSSL, SSL_CONF_cmd: MinProtocol, MaxProtocol, CipherString", "https://docs.openssl.org/master/man3/SSL_CONF_cmd/", "2026-08-21"}
	tlsPage      = Source{"Enable support for TLS 1.2 in your environment for Microsoft Entra", "https://learn.microsoft.com/troubleshoot/entra/entra-id/ad-dmn-services/enable-support-tls-environment", "2026-08-21"}
)

// TLSRefused is the answer of Microsoft Entra ID to TLS 1.0, TLS 1.1 and 3DES. It
// is refused in the public cloud since 2022-01-31.
var TLSRefused = Refusal{"AADSTS1002016", tlsPage}

// A Variable is one of the environment that weakens the connections of whatever
// reads it.
type Variable struct {
	Option          // its name, and which values weaken: without choices any text that is not empty does
	Program  string // whose connections: a key of Remedies
	Title    string // how messages call it: "the Azure CLI"
	Words    *Tool  // its value is words of this program; nil: it is a value
	Harmless string // why the value does little; "" if it does what it says
	Source   Source
}

func weakVariable(name, program, title string, means Meaning, source Source) Variable {
	return Variable{Option: Option{Names: []string{name}, Takes: One, Means: means}, Program: program, Title: title, Source: source}
}

func unverifiedIf(name, program, title string, source Source, values ...string) Variable {
	v := weakVariable(name, program, title, Nothing, source)
	for _, text := range values {
		v.Choices = append(v.Choices, Choice{text, Unverified})
	}
	return v
}

func wordsOf(name string, tool *Tool) Variable {
	v := weakVariable(name, tool.ID, tool.Title, Nothing, tool.Source)
	v.Words = tool
	return v
}

// Variables are those variables. The list is closed: what switches off checks in
// programs that do not sign in (npm, pip, kubectl) is left to others.
var Variables = []Variable{
	weakVariable("AZURE_CLI_DISABLE_CONNECTION_VERIFICATION", "az", "the Azure CLI", Unverified, cliVerify),
	weakVariable("ADAL_PYTHON_SSL_NO_VERIFY", "az", "ADAL for Python", Unverified, cliVerify),
	unverifiedIf("PYTHONHTTPSVERIFY", "python", "Python", pythonHTTPS, "0"),
	unverifiedIf("NODE_TLS_REJECT_UNAUTHORIZED", "node", "Node.js", nodePage, "0"),
	unverifiedIf("CURL_CA_BUNDLE", "python", "Python's requests before 2.28.0", requestsPage, ""),
	{
		Option:   Option{Names: []string{"REQUESTS_CA_BUNDLE"}, Takes: One, Choices: []Choice{{"", Unverified}}},
		Program:  "python",
		Title:    "Python's requests",
		Harmless: "certificates are checked as before; only the bundle with the proxy's certificate is forgotten",
		Source:   requestsPage,
	},
	unverifiedIf("AZURE_CERT_VALIDATION_MODE", "ansible", "Ansible's Azure modules", ansiblePage, "ignore"),
	weakVariable("GIT_SSL_VERSION", "git", "git", TLSFloor, gitPage),
	wordsOf("NODE_OPTIONS", nodeTool),
	wordsOf("JAVA_TOOL_OPTIONS", javaTool),
	wordsOf("_JAVA_OPTIONS", javaTool),
	wordsOf("JDK_JAVA_OPTIONS", javaTool),
	wordsOf("MAVEN_OPTS", javaTool),
	wordsOf("GRADLE_OPTS", javaTool),
	wordsOf("CATALINA_OPTS", javaTool),
}

// VariableOf returns the row of a variable, or nil.
func VariableOf(name string) *Variable {
	for i := range Variables {
		if Variables[i].Names[0] == name {
			return &Variables[i]
		}
	}
	return nil
}

// handers are the programs that hand variables among their words to what they
// start: docker run -e, kubectl set env, az webapp config appsettings set.
var handers = []string{"docker", "podman", "nerdctl", "kubectl", "oc", "az", "systemctl"}

// HandsOn reports whether a program is one of those.
func HandsOn(program string) bool { return slices.Contains(handers, program) }

// Processes are the programs whose options weaken all connections of the process.
var Processes = []*Tool{nodeTool, javaTool}

// ProcessOf returns the table of such a program, or nil.
func ProcessOf(program string) *Tool {
	for _, t := range Processes {
		if slices.Contains(t.Names, program) {
			return t
		}
	}
	return nil
}

var nodeTool = &Tool{
	ID:     "node",
	Title:  "Node.js",
	Names:  []string{"node", "nodejs"},
	Parser: Dashes,
	Commands: []Command{{
		Operands: true,
		Does:     Local,
		Options: []Option{
			{Names: []string{"--tls-min-v1.0"}, Means: TLSFloor, Version: TLS10},
			{Names: []string{"--tls-min-v1.1"}, Means: TLSFloor, Version: TLS11},
			{Names: []string{"--tls-max-v1.2"}, Note: "the highest that Node.js can be held to; there is no lower one"},
		},
		Source: nodePage,
	}},
	Source: nodePage,
}

var javaTool = &Tool{
	ID:     "java",
	Title:  "Java",
	Names:  []string{"java", "mvn", "mvnw", "gradle", "gradlew"},
	Parser: Dashes,
	Commands: []Command{{
		Operands: true,
		Does:     Local,
		Options: []Option{
			{Names: []string{"-Dhttps.protocols"}, Takes: One, Means: TLSExactly},
			{Names: []string{"-Djdk.tls.client.protocols"}, Takes: One, Means: TLSExactly},
		},
		Source: javaPage,
	}},
	Source: javaPage,
}

// GitTool is git, as far as options before its command go. Its settings are Settings.
var GitTool = &Tool{
	ID:     "git",
	Title:  "git",
	Names:  []string{"git"},
	Parser: Dashes,
	Options: []Option{
		{Names: []string{"-c"}, Takes: One, Means: Property},
		{Names: []string{"-C"}, Takes: One},
		{Names: []string{"--git-dir"}, Takes: One},
		{Names: []string{"--work-tree"}, Takes: One},
		{Names: []string{"--config-env"}, Takes: One},
		{Names: []string{"--no-pager", "-P"}},
	},
	Commands: []Command{
		{Words: []string{"config"}, Operands: true, Does: Local, Options: flagsOf("--global", "--system", "--local", "--worktree", "--add", "--replace-all", "--bool"), Source: gitPage},
		{Words: []string{"clone"}, Operands: true, Does: Local, Options: append(
			[]Option{{Names: []string{"--config"}, Takes: One, Means: Property}},
			oneOf("--branch/-b", "--depth", "--origin/-o", "--jobs/-j", "--reference")...), Source: gitPage},
	},
	Source: gitPage,
}

// GitNoVerify is the variable by which git checks no certificate.
const GitNoVerify = "GIT_SSL_NO_VERIFY"

// Settings are git's. A name may hold an address: http.https://dev.azure.com.sslVerify.
var Settings = []Option{
	{Names: []string{"http.sslverify"}, Takes: One, Choices: []Choice{{"false", Unverified}, {"0", Unverified}, {"no", Unverified}, {"off", Unverified}}},
	{Names: []string{"http.sslversion"}, Takes: One, Means: TLSFloor},
}

// SettingOf returns the setting that a name is, and the address in it; nil if it
// is none.
func SettingOf(name string) (*Option, string) {
	low := strings.ToLower(name)
	for i := range Settings {
		group, key, _ := strings.Cut(Settings[i].Names[0], ".")
		rest, ok := strings.CutSuffix(low, "."+key)
		if !ok {
			continue
		}
		if rest == group {
			return &Settings[i], ""
		}
		if address, ok := strings.CutPrefix(rest, group+"."); ok {
			return &Settings[i], address
		}
	}
	return nil, ""
}

// A Line is a setting in a file that a program reads.
type Line struct {
	Files   []string // the file's name, as patterns of path.Match
	Option           // its name in lower case, which means something with any of its choices or by itself
	Program string   // a key of Remedies
	Title   string
	Source  Source
}

// Lines are those settings.
var Lines = []Line{
	{[]string{"openssl*.cnf", "openssl*.cnf.*"}, Option{Names: []string{"minprotocol"}, Takes: One, Means: TLSFloor}, "openssl", "OpenSSL", opensslPage},
	{[]string{"openssl*.cnf", "openssl*.cnf.*"}, Option{Names: []string{"maxprotocol"}, Takes: One, Means: TLSCeiling}, "openssl", "OpenSSL", opensslPage},
	{[]string{"openssl*.cnf", "openssl*.cnf.*"}, Option{Names: []string{"cipherstring"}, Takes: One, Means: TLSFloor, Version: TLS10, Note: "with SECLEVEL=0, the level that old versions need"}, "openssl", "OpenSSL", opensslPage},
	{[]string{".curlrc", "_curlrc"}, Option{Names: []string{"insecure", "-k", "--insecure"}, Means: Unverified}, "curl", "curl", curlManual},
	{[]string{".curlrc", "_curlrc"}, Option{Names: []string{"tls-max", "--tls-max"}, Takes: One, Means: TLSCeiling}, "curl", "curl", curlManual},
	{[]string{".wgetrc", "wgetrc"}, Option{Names: []string{"check_certificate"}, Takes: One, Choices: []Choice{{"off", Unverified}, {"no", Unverified}, {"0", Unverified}}}, "wget", "wget", wgetManual},
	{[]string{".wgetrc", "wgetrc"}, Option{Names: []string{"secure_protocol"}, Takes: One, Means: TLSExactly}, "wget", "wget", wgetManual},
}

// LinesOf returns the settings of a file.
func LinesOf(file string) []*Line {
	base := strings.ToLower(path.Base(strings.ReplaceAll(file, "\\", "/")))
	var out []*Line
	for i := range Lines {
		if slices.ContainsFunc(Lines[i].Files, func(p string) bool { ok, _ := path.Match(p, base); return ok }) {
			out = append(out, &Lines[i])
		}
	}
	return out
}

// ExportingFiles set variables for what runs later: the file of a job's
// environment, by the variable that names it, and the machine's.
var ExportingFiles = []string{"GITHUB_ENV", "BASH_ENV", "/etc/environment"}

// LowestLevel is the text of a cipher list that lets OpenSSL use old versions.
const LowestLevel = "seclevel=0"

// TokenPrinters are the commands that print a token of Microsoft Entra ID, by the
// program and the words after it.
var TokenPrinters = []struct {
	Program string
	Words   []string
	Source  Source
}{
	{"az", []string{"account", "get-access-token"}, cliReference},
	{"azd", []string{"auth", "token"}, Source{"azd reference, azd auth token", "https://learn.microsoft.com/azure/developer/azure-developer-cli/reference#azd-auth-token", "2026-08-21"}},
	{"m365", []string{"util", "accesstoken", "get"}, Source{"CLI for Microsoft 365, util accesstoken get", "https://pnp.github.io/cli-microsoft365/cmd/util/accesstoken/accesstoken-get", "2026-08-21"}},
	{"kubelogin", []string{"get-token"}, kubeloginModes},
}

// PrintsToken reports whether a program with words prints a token.
func PrintsToken(program string, words []string) bool {
	for _, p := range TokenPrinters {
		if p.Program == program && len(words) >= len(p.Words) && slices.Equal(p.Words, words[:len(p.Words)]) {
			return true
		}
	}
	return false
}

// A Remedy is how a program is told to accept the certificate of a proxy that looks
// into connections, and to use TLS 1.2 or later.
type Remedy struct {
	Program string
	CA      string // "" where there is nothing to trust but what every system trusts
	TLS     string // "" where there is nothing to say
	Links   []string
}

const proxyBundle = "export REQUESTS_CA_BUNDLE=/usr/local/share/contoso/proxy-bundle.pem"

// Remedies holds one row a program.
var Remedies = []Remedy{
	{"az", proxyBundle, "", []string{cliProxy.URL}},
	{"python", proxyBundle, "", []string{requestsPage.URL}},
	{"ansible", proxyBundle, "", []string{requestsPage.URL}},
	{"curl", "curl --cacert /usr/local/share/contoso/proxy.pem …", "curl --tlsv1.2 …", []string{curlManual.URL}},
	{"wget", "wget --ca-certificate=/usr/local/share/contoso/proxy.pem …", "wget --secure-protocol=TLSv1_2 …", []string{wgetManual.URL}},
	{"http", "http --verify=/usr/local/share/contoso/proxy.pem …", "http --ssl=tls1.2 …", []string{"https://httpie.io/docs/cli/custom-ca-bundle"}},
	{"node", "export NODE_EXTRA_CA_CERTS=/usr/local/share/contoso/proxy.pem", "export NODE_OPTIONS=--tls-min-v1.2", []string{nodePage.URL}},
	{"java", "", "-Djdk.tls.client.protocols=TLSv1.2,TLSv1.3", []string{javaPage.URL}},
	{"git", "git config --global http.sslCAInfo /usr/local/share/contoso/proxy-bundle.pem", "git config --global http.sslVersion tlsv1.2", []string{gitPage.URL}},
	{"openssl", "", "MinProtocol = TLSv1.2", []string{opensslPage.URL}},
	{"sql", "", "tlsmin=1.2", []string{"https://learn.microsoft.com/azure/azure-sql/database/security-overview#transport-layer-security-encryption-in-transit"}},
}

// RemedyOf returns the row of a program, or nil.
func RemedyOf(program string) *Remedy {
	for i := range Remedies {
		if Remedies[i].Program == program {
			return &Remedies[i]
		}
	}
	return nil
}

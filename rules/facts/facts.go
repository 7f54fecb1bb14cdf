// Package facts is what is true of the world: which tools sign in and with which
// options, when a form stopped working, what the services answer. It is tables
// with a source and a date beside every row, and the few types they are made of.
// It imports nothing of authlint, and its types know no product by name.
package facts

import "slices"

// A Source says where a fact was read, and when.
type Source struct {
	Name string // a page or file that a reader can find: "Azure CLI reference, az login"
	URL  string // "" where it is not a page
	Date string // the day of the state that was read: "2026-08-21"
}

// A Tool is a program or module that signs in.
type Tool struct {
	ID        string   // "az"; stable, part of fingerprints
	Title     string   // "Azure CLI"
	Names     []string // the program names it is run by, as script.ProgramName gives them
	Modules   []string // python -m names: "azure.cli"
	Words     []string // lower case; a file without any of them has no sign-in of this tool
	Parser    Parser
	FoldWords bool // command words are found in any case
	Commands  []Command
	Options   []Option   // taken by every command
	Cache     *Cache     // nil: a sign-in leaves no session
	Retired   *Retired   // nil: supported
	At        []Resource // where its commands may go
	Sep       string     // of a form: what stands between its fields; "" for a command line
	Ambient   bool       // it is no program: an environment that whatever reads it signs in with
	Files     *Source    // says that a value that begins with "@" names a file that holds it; nil: it does not
	Source    Source
}

// Parser says how a tool reads its options: the name of a Grammar.
type Parser string

// The ways.
const (
	Argparse  Parser = "argparse"  // Python's
	Exact     Parser = "exact"     // names as documented, values after a blank or "="
	Yargs     Parser = "yargs"     // yargs-parser, of programs in Node
	Pflag     Parser = "pflag"     // spf13/pflag, of most programs in Go
	Getopt    Parser = "getopt"    // getopt_long of the C library
	Curl      Parser = "curl"      // curl's own: getopt without "="
	Letters   Parser = "letters"   // single letters, each with its value behind it or in the next word
	Slash     Parser = "slash"     // /Name:value, /Name=value or the same with a dash, in any case
	Dashes    Parser = "dashes"    // names as documented after one dash or two, values after "=" or a blank
	Fields    Parser = "fields"    // no command line: named fields of a form
	Arguments Parser = "arguments" // no command line: arguments of a function, by their order and by name
)

// A Grammar is what a Parser accepts. Names as documented are always taken.
type Grammar struct {
	Prefixes    bool // a unique beginning of a long name
	Equals      bool // --name=value
	ShortEquals bool // -u=value
	Glued       bool // -uVALUE
	Greedy      bool // an option takes the next word for its value even if that begins with a dash
	Sentences   bool // a word with a blank in it, or a negative number, is no option
	Colon       bool // /name:value, /name=value
	Bools       bool // --flag=true, --flag=false
	Fold        bool // names in any case
	Source      Source
}

var grammars = map[Parser]Grammar{
	Argparse: {Prefixes: true, Equals: true, ShortEquals: true, Glued: true, Sentences: true,
		Source: Source{"CPython, Lib/argparse.py", "https://docs.python.org/3/library/argparse.html", "2026-08-21"}},
	Exact: {Equals: true, Source: Source{"Microsoft Power Platform CLI reference: the names that it prints", "https://learn.microsoft.com/power-platform/developer/cli/reference/", "2026-08-21"}},
	Yargs: {Equals: true, ShortEquals: true, Bools: true,
		Source: Source{"yargs-parser, lib/yargs-parser.ts, parse: -x=value, and -xyz are three letters", "https://github.com/yargs/yargs-parser", "2026-08-21"}},
	Pflag: {Equals: true, ShortEquals: true, Glued: true, Greedy: true, Bools: true,
		Source: Source{"spf13/pflag 1.0.10, flag.go, parseLongArg and parseSingleShortArg", "https://github.com/spf13/pflag", "2026-08-21"}},
	Getopt: {Prefixes: true, Equals: true, Glued: true, Greedy: true,
		Source: Source{"GNU C library, getopt_long", "https://www.gnu.org/software/libc/manual/html_node/Getopt-Long-Options.html", "2026-08-21"}},
	Curl: {Prefixes: true, Glued: true, Greedy: true,
		Source: Source{"curl, src/tool_getparam.c, getparameter", "https://curl.se/docs/manpage.html", "2026-08-21"}},
	Letters: {Glued: true,
		Source: Source{"bcp utility: a value that begins with a dash must stand in the same word", "https://learn.microsoft.com/sql/tools/bcp-utility", "2026-08-21"}},
	Slash: {Equals: true, Colon: true, Fold: true,
		Source: Source{"SqlPackage, publish parameters, and its examples with /UniversalAuthentication=True", "https://learn.microsoft.com/sql/tools/sqlpackage/sqlpackage-publish", "2026-08-21"}},
	Dashes:    {Equals: true, ShortEquals: true, Source: Source{"java, node and terraform: their own lists of options", "https://pkg.go.dev/flag", "2026-08-21"}},
	Fields:    {Fold: true, Source: Source{"application/x-www-form-urlencoded, connection strings and environments", "", "2026-08-21"}},
	Arguments: {Source: Source{"The Python Language Reference, calls; ECMAScript, argument lists", "https://docs.python.org/3/reference/expressions.html#calls", "2026-08-21"}},
}

// Grammar returns what the parser accepts.
func (p Parser) Grammar() Grammar { return grammars[p] }

// Effect says what a command does to the session.
type Effect string

// The effects. A command that is not in a tool's table is Works.
const (
	SignsIn     Effect = "sign-in"
	SignsOut    Effect = "sign-out" // one account: the current one, or the one that is named
	SignsOutAll Effect = "sign-out-all"
	Chooses     Effect = "chooses" // selects or shows an account: not work
	Lends       Effect = "lends"   // signs in to something else with the session: not work
	Asks        Effect = "asks"    // needs a session and fails without one, changes nothing: a guard
	Local       Effect = "local"   // needs no session: version, config, help
	Works       Effect = "works"
)

// A Command is one command of a tool.
type Command struct {
	Params   []string // of a function of a Library: its parameters in the order in which they take arguments
	Words    []string // after the tool's name: "account", "clear"; a prefix of the words written
	Group    bool     // further words name one of several commands, all of the same effect, or are a text
	Does     Effect
	Also     Effect // a second effect: "account show" chooses and asks
	Operands bool   // words that are no options are operands: addresses, files
	Others   bool   // it takes operands and further options, of no meaning, that the table leaves out
	Passing  bool   // of SignsIn: the sign-in is for this call alone and leaves no session
	Prompts  bool   // of SignsIn: it asks for a password that is not given
	Phrase   string // what messages call it: "this token request"; "" for the tool's name with Words
	Options  []Option
	Outcomes []Outcome // of SignsIn: the first that fits tells who signs in and how
	Tenant   TenantRule
	Source   Source
}

// An Option is one parameter of a command.
type Option struct {
	Names   []string // "--username", "-u"
	Takes   Arity
	Means   Meaning
	Choices []Choice // what its value says, in any case; none: the value is a text
	Env     []string // variables of the environment that give it where the call does not, the first that is set
	Values  []string // the only ones that the tool takes, in any case; nil: it takes any
	EnvWins bool     // … also where the call does
	EnvIf   Meaning  // … only where the call has an option of that meaning; "" always
	Setting string   // the name of the tool's own setting that gives it where neither does; "" if none does
	Empty   bool     // the empty text counts: the tool asks for the value
	Removed string   // the version that refuses it; "" if none does
	Version Protocol // of TLS, where the name itself says it: "--tlsv1.0"
	Note    string
}

// Weakens reports whether the option weakens connections or what accepts them,
// whatever its value: it says nothing of who signs in.
func (o *Option) Weakens() bool {
	return o.Means.Weakens() || slices.ContainsFunc(o.Choices, func(c Choice) bool { return c.Means.Weakens() })
}

// Decides reports whether an option of the meaning says something of who signs in.
func (m Meaning) Decides() bool { return m != Nothing && m != Address && !m.Weakens() }

// Weakens reports whether an option of the meaning weakens connections or what
// accepts them.
func (m Meaning) Weakens() bool {
	switch m {
	case Unverified, TLSFloor, TLSCeiling, TLSExactly, MinimumTLS, NoTLS:
		return true
	}
	return false
}

// A Choice is one value of an option that means something by itself.
type Choice struct {
	Text  string
	Means Meaning
}

// Arity says how many words an option takes.
type Arity string

// The arities.
const (
	Flag   Arity = ""
	One    Arity = "one"
	Some   Arity = "some"    // one or more
	Any    Arity = "any"     // none or more
	InWord Arity = "in-word" // one in the same word, or none
)

// Meaning says what an option is to a sign-in.
type Meaning string

// The meanings. Options of no meaning are listed because prefixes must be
// unique among all of a command's options.
const (
	Nothing          Meaning = ""
	UserName         Meaning = "user"
	Password         Meaning = "password" // or a secret, where the identity is a service principal
	TenantName       Meaning = "tenant"
	ServicePrincipal Meaning = "service-principal"
	ManagedIdentity  Meaning = "managed-identity"
	IdentityName     Meaning = "identity-name" // which managed identity
	DeviceCode       Meaning = "device-code"
	Certificate      Meaning = "certificate"
	FederatedToken   Meaning = "federated-token"
	Debug            Meaning = "debug"
	Help             Meaning = "help"
	Account          Meaning = "account"   // whom a sign-out names
	IssuerChain      Meaning = "sn-issuer" // a certificate is proved by its subject and issuer
	NoDiscovery      Meaning = "no-discovery"

	ClientID         Meaning = "client-id"      // the application's, whoever signs in with it
	AppSecret        Meaning = "secret"         // an application's, never a user's
	FilePassword     Meaning = "file-password"  // of a certificate's file
	OtherSecret      Meaning = "other-secret"   // one that signs nobody in to Microsoft Entra ID
	Assertion        Meaning = "assertion"      // a signed statement in the place of a secret
	ForPassword      Meaning = "by-password"    // chosen: a user name and password
	ForBrowser       Meaning = "by-browser"     // chosen: a browser
	ForIntegrated    Meaning = "by-integrated"  // chosen: the session of the operating system
	ForSecret        Meaning = "by-secret"      // chosen: an application's secret
	ForCertificate   Meaning = "by-certificate" // chosen: an application's certificate
	ForWorkload      Meaning = "by-workload"    // chosen: a token of the surroundings
	ForToken         Meaning = "by-token"       // chosen: a token that the caller brings
	AccessToken      Meaning = "access-token"   // that token
	ForDefault       Meaning = "by-default"     // chosen: whatever is found
	Inherits         Meaning = "inherits"       // chosen: another tool's session
	Entra            Meaning = "entra"          // asks for Microsoft Entra ID at all
	OtherIssuer      Meaning = "other-issuer"   // asks somebody else
	StatusOnly       Meaning = "status-only"    // asks whether there is a session
	Refreshes        Meaning = "refreshes"      // goes on with a session that there was
	StartsDeviceCode Meaning = "starts-device-code"
	AsksEndpoint     Meaning = "asks-endpoint"   // goes to the managed identity endpoint
	WSTrust          Meaning = "ws-trust"        // WS-Trust with a user name token
	Scope            Meaning = "scope"           // what the token is for
	Body             Meaning = "body"            // of a request: a form, joined with "&"
	BodyEncoded      Meaning = "body-encoded"    // … name=content, encoded by the tool
	BodyField        Meaning = "body-field"      // … one field of several parts
	BodyFile         Meaning = "body-file"       // … in a file
	OtherBody        Meaning = "other-body"      // … that is no form
	FormItems        Meaning = "form-items"      // its operands are fields of a form
	InAddress        Meaning = "in-address"      // what would be the body goes into the address
	Address          Meaning = "address"         // where a request goes
	Unverified       Meaning = "unverified"      // certificates are not checked
	TLSFloor         Meaning = "tls-floor"       // the lowest version of TLS that is offered
	TLSCeiling       Meaning = "tls-ceiling"     // the highest
	TLSExactly       Meaning = "tls-exactly"     // the only one
	MinimumTLS       Meaning = "minimum-tls"     // the lowest version that a resource accepts
	NoTLS            Meaning = "no-tls"          // a resource, or a connection to it, does without
	ConnectionText   Meaning = "connection-text" // a connection string
	Header           Meaning = "header"          // of a request: "Name: value"
	BearerToken      Meaning = "bearer-token"    // of a request
	Output           Meaning = "output"          // the file that the answer goes to
	HeadOnly         Meaning = "head-only"       // nothing is asked for but the headers
	ValueName        Meaning = "value-name"      // of the registry
	ValueData        Meaning = "value-data"
	Property         Meaning = "property"       // of a resource: name=value, or JSON
	ForConnection    Meaning = "by-connection"  // chosen: the service connection of the pipeline around
	NoEnvironment    Meaning = "no-environment" // variables of the environment do not count
	OtherNames       Meaning = "other-names"    // other variables of the environment count
	SetsName         Meaning = "sets-name"      // which setting a command changes
	SetsValue        Meaning = "sets-value"     // to what
)

// IsSecret reports whether the value of an option with the meaning is a secret.
func (m Meaning) IsSecret() bool {
	switch m {
	case Password, FederatedToken, AppSecret, FilePassword, Assertion, AccessToken, OtherSecret:
		return true
	}
	return false
}

// Identity says who signs in.
type Identity string

// The identities.
const (
	User      Identity = "user"
	App       Identity = "service principal"
	Managed   Identity = "managed identity"
	Federated Identity = "federated workload"
	NoOne     Identity = "" // not known
)

// Credential says how.
type Credential string

// The credentials.
const (
	ByPassword    Credential = "password"
	ByBrowser     Credential = "browser"
	ByDeviceCode  Credential = "device code"
	BySecret      Credential = "secret"
	ByCertificate Credential = "certificate"
	ByToken       Credential = "federated token"
	ByEndpoint    Credential = "managed identity endpoint"
	ByIntegrated  Credential = "session of the operating system"
	ByAccessToken Credential = "access token"
	ByRefresh     Credential = "refresh token"
	ByUnknown     Credential = ""
)

// An Outcome says who signs in and how where all of With and none of Without
// are given. An option whose value is the empty text counts as not given.
type Outcome struct {
	With, Without []Meaning
	CertFile      bool // only where the password names a certificate file: IsCertificateFile
	Identity      Identity
	Credential    Credential
	Refused       string // why the tool refuses this combination; "" if it runs
	Since         string // the version from which on it refuses it; "" for every version
	Nobody        bool   // nobody signs in to Microsoft Entra ID: a database's own user, another tool's session
	Does          Effect // of Nobody: what the call does instead; "" for work
	OwnTenant     bool   // the surroundings name the tenant
	Settled       bool   // the tool refuses every further option that would make it another sign-in
}

// TenantRule says whether a sign-in takes a tenant.
type TenantRule struct {
	Users bool // a user's sign-in takes one, and guesses without
	Apps  bool // an application's does

	UserGets string // what comes of it where a user's names none; "" the user's home tenant
	AppGets  string // … where an application's does; "" the endpoint of all tenants, which refuses it
}

// A Cache is where a tool's session lives.
type Cache struct {
	Disk    bool
	Env     string   // the variable that moves it: "AZURE_CONFIG_DIR"
	Default string   // where it is otherwise, below the home folder: ".azure"; "" for that folder itself
	Files   []string // the files in it without which there is no session, as patterns of path.Match
	Kept    string   // how the tokens are kept, and without a Default where: "in plain text except on Windows"; "" if that is not known
	Source  Source
}

// A Retired tool is not supported any more.
type Retired struct {
	Fails  bool   // it can no longer sign in, or what it manages is gone
	Since  string // the day
	By     string // what replaces it
	Why    string
	Source Source
}

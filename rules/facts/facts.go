// Package facts is what is true of the world: which tools sign in and with which
// options, when a form stopped working, what the services answer. It is tables
// with a source and a date beside every row, and the few types they are made of.
// It imports nothing of authlint, and its types know no product by name.
package facts

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
	Options   []Option // taken by every command
	Cache     *Cache   // nil: a sign-in leaves no session
	Retired   *Retired // nil: supported
	Files     *Source  // says that a value that begins with "@" names a file that holds it; nil: it does not
	Source    Source
}

// Parser says how a tool reads its options.
type Parser string

// The ways.
const (
	Argparse Parser = "argparse" // Python's: unique prefixes, -uX, -u=X, clusters of flags
	Exact    Parser = "exact"    // long and short names as documented, values after a blank or "="
)

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
	Words    []string // after the tool's name: "account", "clear"; a prefix of the words written
	Group    bool     // further words name one of several commands, all of the same effect, or are a text
	Does     Effect
	Also     Effect // a second effect: "account show" chooses and asks
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
	Removed string // the version that refuses it; "" if none does
	Note    string
}

// Arity says how many words an option takes.
type Arity string

// The arities.
const (
	Flag Arity = ""
	One  Arity = "one"
	Some Arity = "some" // one or more
	Any  Arity = "any"  // none or more
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
)

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
	Settled       bool   // the tool refuses every further option that would make it another sign-in
}

// TenantRule says whether a sign-in takes a tenant.
type TenantRule struct {
	Users bool // a user's sign-in takes one, and guesses without
	Apps  bool // an application's does
}

// A Cache is where a tool's session lives.
type Cache struct {
	Disk    bool
	Env     string   // the variable that moves it: "AZURE_CONFIG_DIR"
	Default string   // where it is otherwise, below the home folder: ".azure"
	Files   []string // the files in it without which there is no session, as patterns of path.Match
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

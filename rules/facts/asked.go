package facts

import (
	_ "embed"
	"sort"
	"strings"
)

// What a command of a tool asks of which service.

// Verb says what a command does to what it works on.
type Verb string

// The verbs.
const (
	Reads   Verb = "reads"
	Changes Verb = "changes" // creates, updates or deletes
	Acts    Verb = "acts"    // a POST that is none of these: starts, lists keys, checks a name
	Other   Verb = ""        // the tables do not say
)

// Resource is a service that a request goes to. A row of a tool names one of
// these; what follows from it is told by the table of consequences.
type Resource string

// The resources.
const (
	SignInService   Resource = "the sign-in service"
	ResourceManager Resource = "Azure Resource Manager"
	MicrosoftGraph  Resource = "Microsoft Graph"
	Exchange        Resource = "Exchange Online"
	DataPlane       Resource = "a service's own endpoint" // storage, key vaults, databases …
	SQL             Resource = "Azure SQL"
	AnyResource     Resource = "" // not known
)

// A Request is what a command asks, as far as the tables say.
type Request struct {
	Verb Verb
	At   Resource
}

// A RequestTable says what the commands of a tool ask. Its text has a line a
// group of commands, "group: [verb/plane] last words …", sorted by group; lines
// that begin with "#" say where it comes from.
type RequestTable struct {
	Tool   string
	Text   string
	Source Source
}

//go:embed azcommands.txt
var azCommands string

// RequestTables holds one row a tool.
var RequestTables = []RequestTable{
	{"az", azCommands, Source{"azure-cli 2.91.0, the code of every command", "https://github.com/Azure/azure-cli", "2026-11-25"}},
}

// verbsOf and planesOf translate a table's words. What they do not hold is not
// known: "may", "none".
var (
	verbsOf  = map[string]Verb{"read": Reads, "write": Changes, "delete": Changes, "action": Acts}
	planesOf = map[string]Resource{"arm": ResourceManager, "graph": MicrosoftGraph, "data": DataPlane}
)

// A reading is the last words of commands that change nothing.
type reading struct {
	Words  []string
	Source Source
}

// readings are for commands that no table holds, such as those of extensions. No
// word says as surely that something is changed at Azure Resource Manager.
var readings = []reading{
	{
		[]string{"list", "show", "get", "exists", "wait"},
		Source{"Azure CLI reference, the last words of the commands of all groups", "https://learn.microsoft.com/cli/azure/reference-index", "2026-08-21"},
	},
}

// RequestOf returns what a command of the tool with that ID asks, given its
// words after the tool's name.
func RequestOf(tool string, words []string) Request {
	if len(words) == 0 {
		return Request{}
	}
	line := strings.ToLower(strings.Join(words, " "))
	for _, t := range RequestTables {
		if t.Tool != tool {
			continue
		}
		if does, ok := t.find(line); ok {
			verb, plane, _ := strings.Cut(does, "/")
			return Request{verbsOf[verb], planesOf[plane]}
		}
	}
	last := line[strings.LastIndexByte(line, ' ')+1:]
	for _, r := range readings {
		for _, w := range r.Words {
			if last == w || strings.HasPrefix(last, w+"-") {
				return Request{Verb: Reads}
			}
		}
	}
	return Request{}
}

// find returns what the table says of a command: "read/arm".
func (t RequestTable) find(command string) (string, bool) {
	group, name := "", command
	if i := strings.LastIndexByte(command, ' '); i >= 0 {
		group, name = command[:i], command[i+1:]
	}
	// The first line that is not before the group's; "#" is before every group.
	at := sort.Search(len(t.Text), func(i int) bool { return t.lineAt(i) >= group+":" })
	if at == len(t.Text) {
		return "", false
	}
	line, ok := strings.CutPrefix(t.lineAt(at), group+":")
	if !ok {
		return "", false
	}
	does := ""
	for word := range strings.FieldsSeq(line) {
		switch {
		case word[0] == '[':
			does = strings.Trim(word, "[]")
		case word == name:
			return does, true
		}
	}
	return "", false
}

// lineAt returns the line that holds the byte at i, which is the end of the line
// before it where i is a line's end.
func (t RequestTable) lineAt(i int) string {
	start := strings.LastIndexByte(t.Text[:i], '\n') + 1
	end := strings.IndexByte(t.Text[start:], '\n')
	if end < 0 {
		return t.Text[start:]
	}
	return t.Text[start : start+end]
}

// A RawRequest is a command that sends a request as it is told to.
type RawRequest struct {
	Tool    string
	Words   []string
	Method  []string // the options that name the method
	Default string   // the method without them
	URL     []string // the options that name where it goes
	Source  Source
}

// RawRequests holds one row a tool.
var RawRequests = []RawRequest{{
	Tool:    "az",
	Words:   []string{"rest"},
	Method:  []string{"--method", "-m"},
	Default: "get",
	URL:     []string{"--url", "--uri", "-u"},
	Source:  Source{"Azure CLI reference, az rest", "https://learn.microsoft.com/cli/azure/reference-index#az-rest", "2026-08-21"},
}}

// RawRequestOf returns the row of a tool's command, or nil.
func RawRequestOf(tool string, words []string) *RawRequest {
	for i := range RawRequests {
		if r := &RawRequests[i]; r.Tool == tool && strings.EqualFold(strings.Join(words, " "), strings.Join(r.Words, " ")) {
			return r
		}
	}
	return nil
}

// methods are those of HTTP.
var methods = map[string]Verb{"get": Reads, "head": Reads, "options": Reads, "put": Changes, "patch": Changes, "delete": Changes, "post": Acts}

// MethodVerb returns what a method of HTTP, in any case, does.
func MethodVerb(method string) Verb { return methods[strings.ToLower(method)] }

// A host is the beginning of the URLs of a resource.
type host struct {
	Prefix string
	At     Resource
}

var hosts = []host{
	{"https://management.azure.com/", ResourceManager},
	{"/subscriptions/", ResourceManager}, // az rest puts Azure Resource Manager before it
	{"/providers/", ResourceManager},
	{"https://graph.microsoft.com/", MicrosoftGraph},
	{"https://graph.windows.net/", MicrosoftGraph},
	{"https://outlook.office365.com/", Exchange},
}

// HostResource returns the resource that a URL, or the beginning of one, names.
func HostResource(url string) Resource {
	for _, h := range hosts {
		if strings.HasPrefix(strings.ToLower(url), h.Prefix) {
			return h.At
		}
	}
	return AnyResource
}

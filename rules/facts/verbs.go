package facts

import (
	"slices"
	"strings"
)

// Verb says what a command of a management tool does to resources.
type Verb string

// The verbs.
const (
	Reads   Verb = "reads"
	Changes Verb = "changes" // creates, updates or deletes at Azure Resource Manager
	Other   Verb = ""        // elsewhere, or the tables do not say
)

// A reading is the last words of commands that change nothing.
type reading struct {
	Words  []string
	Source Source
}

var readings = []reading{
	{
		[]string{"list", "show", "get", "exists", "check", "download", "export", "wait", "what-if", "validate", "query", "browse", "tail",
			"logs", "count", "search", "list-keys", "list-locations", "show-connection-string", "get-access-token", "get-credentials"},
		Source{"Azure CLI reference, the last words of the commands of all groups", "https://learn.microsoft.com/cli/azure/reference-index", "2026-08-21"},
	},
}

// VerbOf returns what a command of the tool with that ID does to resources,
// given its words after the tool's name.
func VerbOf(tool string, words []string) Verb {
	if len(words) == 0 {
		return Other
	}
	if Manages(tool, words) {
		return Changes
	}
	last := strings.ToLower(words[len(words)-1])
	for _, r := range readings {
		if slices.ContainsFunc(r.Words, func(w string) bool { return last == w || strings.HasPrefix(last, w+"-") }) {
			return Reads
		}
	}
	return Other
}

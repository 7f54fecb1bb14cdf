package facts

import (
	"regexp"
	"slices"
	"strings"
)

// This file is about the lowest version of TLS that resources of Azure accept.

var (
	minimumPage   = Source{"Azure CLI reference, the command's own page", "https://learn.microsoft.com/cli/azure/reference-index", "2026-08-21"}
	storagePage   = Source{"Azure Storage, migrate to TLS 1.2", "https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-migrate-to-tls2", "2026-08-21"}
	terraformPage = Source{"Terraform, input variables on the command line", "https://developer.hashicorp.com/terraform/language/values/variables", "2026-08-21"}
)

// MinimumEnds is where Azure says how it ends old versions.
var MinimumEnds = Source{"Azure Resource Manager, migrate to TLS 1.2", "https://learn.microsoft.com/azure/azure-resource-manager/management/tls-support", "2026-08-21"}

// Minimums are the programs that set it. Their commands are in tables of their own:
// they say nothing of sessions.
var Minimums = []*Tool{
	{
		ID:        "az",
		Title:     "Azure CLI",
		Names:     azureCLI.Names,
		Modules:   azureCLI.Modules,
		Parser:    Argparse,
		FoldWords: true,
		Files:     &cliFiles,
		Options: slices.Concat(azureCLI.Options, []Option{
			{Names: []string{"--set"}, Takes: Some, Means: Property},
			{Names: []string{"--add"}, Takes: Some},
			{Names: []string{"--remove"}, Takes: Some},
			{Names: []string{"--properties"}, Takes: One, Means: Property},
			{Names: []string{"--parameters"}, Takes: Some, Means: Property},
			{Names: []string{"--generic-configurations"}, Takes: Some, Means: Property},
			{Names: []string{"--body"}, Takes: One, Means: Property},
		}),
		Commands: minimumCommands(),
		Source:   minimumPage,
	},
	{
		ID:     "terraform",
		Title:  "Terraform",
		Names:  []string{"terraform", "tofu"},
		Parser: Dashes,
		Options: []Option{
			{Names: []string{"-var", "--var"}, Takes: One, Means: Property},
			{Names: []string{"-var-file", "--var-file"}, Takes: One},
		},
		Commands: []Command{
			{Words: []string{"plan"}, Does: Works, Source: terraformPage},
			{Words: []string{"apply"}, Does: Works, Operands: true, Source: terraformPage},
		},
		Source: terraformPage,
	},
}

// MinimumOf returns the table of a program, or nil.
func MinimumOf(program string) *Tool {
	for _, t := range Minimums {
		if slices.Contains(t.Names, program) {
			return t
		}
	}
	return nil
}

// minimumRows are the commands of az that take a minimum: the group, the verbs,
// the option.
var minimumRows = []struct {
	Group, Verbs string
	Options      []Option
}{
	{"storage account", "create update", minimum("--min-tls-version")},
	{"sql server", "create update", minimum("--minimal-tls-version")},
	{"sql mi", "create update", append(minimum("--minimal-tls-version"), oneOf("--maint-config-id/-m", "--memory-size")...)},
	{"redis", "create", append(minimum("--minimum-tls-version"), oneOf("--mi-user-assigned")...)},
	{"redisenterprise", "create update", minimum("--minimum-tls-version")},
	{"webapp", "create", append(minimum("--min-tls-version"), oneOf("--min-tls-cipher-suite")...)},
	{"webapp config", "set", append(minimum("--min-tls-version"), oneOf("--min-tls-cipher-suite")...)},
	{"functionapp config", "set", append(minimum("--min-tls-version"), oneOf("--min-tls-cipher-suite")...)},
	{"cosmosdb", "create update", minimum("--minimal-tls-version")},
	{"eventhubs namespace", "create update", append(minimum("--minimum-tls-version", "--min-tls"), oneOf("--mi-user-assigned", "--maximum-throughput-units")...)},
	{"servicebus namespace", "create update", append(minimum("--minimum-tls-version", "--min-tls"), oneOf("--mi-user-assigned")...)},
	{"eventgrid namespace", "create", minimum("--minimum-tls-version-allowed")},
	{"iot hub", "create update", minimum("--min-tls-version", "--mintls")},
	{"mysql server", "create update", minimum("--minimal-tls-version")},
	{"mariadb server", "create update", minimum("--minimal-tls-version")},
	{"postgres server", "create update", minimum("--minimal-tls-version")},
	{"cdn custom-domain", "enable-https", minimum("--min-tls-version")},
	{"afd custom-domain", "create update", minimum("--minimum-tls-version")},
	{"network front-door frontend-endpoint", "enable-https", minimum("--minimum-tls-version")},
	{"hdinsight", "create", minimum("--minimal-tls-version")},
	{"ad ds", "create update", []Option{{Names: []string{"--tls-v1"}, Takes: One, Choices: []Choice{{"Enabled", MinimumTLS}, {"Disabled", Nothing}}}}},
	{"iot ops dataflow endpoint", "create update", []Option{{Names: []string{"--disable-tls"}, Takes: Any, Choices: []Choice{{"true", NoTLS}, {"false", Nothing}}}}},
}

func minimum(names ...string) []Option {
	return []Option{{Names: names, Takes: One, Means: MinimumTLS}}
}

func minimumCommands() []Command {
	var out []Command
	for _, r := range minimumRows {
		for _, verb := range strings.Fields(r.Verbs) {
			out = append(out, Command{Words: append(strings.Fields(r.Group), verb), Group: true, Does: Works, Options: r.Options, Source: minimumPage})
		}
	}
	short := func(words, name string) {
		out = append(out, Command{Words: strings.Fields(words), Group: true, Does: Works, Options: []Option{{Names: []string{name}, Takes: One, Means: Property}}, Source: minimumPage})
	}
	short("rest", "-b")
	short("resource create", "-p")
	short("resource patch", "-p")
	short("deployment group create", "-p")
	short("deployment sub create", "-p")
	return out
}

// minimumNames are the properties of resources and the variables of templates that
// hold the minimum, in lower case and without "_".
var minimumNames = []string{"minimumtlsversion", "minimaltlsversion", "mintlsversion", "scmmintlsversion", "scmminimumtlsversion", "minimumtlsversionallowed",
	"sslminimaltlsversion", "sslminimaltlsversionenforced"}

// IsMinimum reports whether a property or variable, of a path its last part, holds
// the minimum.
func IsMinimum(name string) bool {
	name = name[strings.LastIndexByte(name, '.')+1:]
	return slices.Contains(minimumNames, strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), "_", "")))
}

// jsonField is a field in JSON with a text for its value, plain or as a template's
// parameters have it: {"value": "…"}.
var jsonField = regexp.MustCompile(`["']([A-Za-z_.]+)\\?["']\s*:\s*(?:\{\s*\\?["']value\\?["']\s*:\s*)?\\?["']([A-Za-z0-9_.]+)\\?["']`)

// A Field is a field of JSON.
type Field struct{ Name, Value string }

// MinimumsIn returns the fields of a text of JSON that give the minimum.
func MinimumsIn(json string) []Field {
	var out []Field
	for _, m := range jsonField.FindAllStringSubmatch(json, -1) {
		if IsMinimum(m[1]) {
			out = append(out, Field{m[1], m[2]})
		}
	}
	return out
}

// A Lift is a service that does not take an old minimum any more.
type Lift struct {
	Words  []string // the command's first words
	Sees   string   // what is seen
	Source Source
}

// Lifts are those services.
var Lifts = []Lift{
	{[]string{"storage", "account"}, "az sets TLS1_2 instead since 2.83.0 and says nothing, and Azure Storage refuses older versions since 2026-02-03 whatever the account says", storagePage},
}

// LiftOf returns the row of a command, or nil.
func LiftOf(words []string) *Lift {
	for i := range Lifts {
		if w := Lifts[i].Words; len(words) >= len(w) && slices.EqualFunc(w, words[:len(w)], strings.EqualFold) {
			return &Lifts[i]
		}
	}
	return nil
}

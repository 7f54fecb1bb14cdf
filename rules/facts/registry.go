package facts

import (
	"slices"
	"strings"
)

// A RegistryValue is one of Windows that weakens the connections of what runs there.
type RegistryValue struct {
	Ends   []string // ends of the key, in lower case
	Name   string
	Data   []string  // in lower case; numbers in each of their spellings
	Offers Protocols // what is offered then
	Title  string    // whose connections
	Source Source
}

var (
	schannelPage = Source{"TLS registry settings (Schannel)", "https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings", "2026-08-21"}
	dotNetPage   = Source{"TLS best practices with the .NET Framework, Windows registry", "https://learn.microsoft.com/dotnet/framework/network-programming/tls", "2026-08-21"}

	set   = []string{"1", "0x1", "0x00000001", "4294967295", "0xffffffff"}
	unset = []string{"0", "0x0", "0x00000000"}

	dotNetKeys = []string{`\microsoft\.netframework\v4.0.30319`, `\microsoft\.netframework\v2.0.50727`}
)

// RegistryValues are those values. A server's own protocols (\Server) are no
// client's.
var RegistryValues = []RegistryValue{
	{[]string{`\schannel\protocols\ssl 2.0\client`}, "Enabled", set, Only(SSL2) | From(TLS12), "Windows", schannelPage},
	{[]string{`\schannel\protocols\ssl 3.0\client`}, "Enabled", set, Only(SSL3) | From(TLS12), "Windows", schannelPage},
	{[]string{`\schannel\protocols\tls 1.0\client`}, "Enabled", set, Only(TLS10) | From(TLS12), "Windows", schannelPage},
	{[]string{`\schannel\protocols\tls 1.1\client`}, "Enabled", set, Only(TLS11) | From(TLS12), "Windows", schannelPage},
	{dotNetKeys, "SchUseStrongCrypto", unset, From(TLS10), "the .NET Framework", dotNetPage},
	{dotNetKeys, "SystemDefaultTlsVersions", unset, From(TLS10), "the .NET Framework", dotNetPage},
}

// RegistryValueOf returns the row of a value that is written, or nil.
func RegistryValueOf(key, name, data string) *RegistryValue {
	key = strings.ToLower(strings.TrimRight(strings.ReplaceAll(key, `\\`, `\`), `\`))
	for i := range RegistryValues {
		r := &RegistryValues[i]
		if strings.EqualFold(r.Name, name) && slices.Contains(r.Data, strings.ToLower(data)) &&
			slices.ContainsFunc(r.Ends, func(end string) bool { return strings.HasSuffix(key, end) }) {
			return r
		}
	}
	return nil
}

// RegistryTool is reg, which writes the registry of Windows.
var RegistryTool = &Tool{
	ID:     "reg",
	Title:  "reg",
	Names:  []string{"reg"},
	Parser: Slash,
	Options: []Option{
		{Names: []string{"/v", "//v"}, Takes: One, Means: ValueName},
		{Names: []string{"/d", "//d"}, Takes: One, Means: ValueData},
		{Names: []string{"/t", "//t"}, Takes: One},
		{Names: []string{"/f", "//f"}},
		{Names: []string{"/reg:32", "//reg:32"}},
		{Names: []string{"/reg:64", "//reg:64"}},
	},
	Commands: []Command{{
		Words:    []string{"add"},
		Operands: true,
		Does:     Local,
		Source:   Source{"reg add", "https://learn.microsoft.com/windows-server/administration/windows-commands/reg-add", "2026-08-21"},
	}},
	Source: Source{"reg commands", "https://learn.microsoft.com/windows-server/administration/windows-commands/reg", "2026-08-21"},
}

package facts

import "strings"

// A Protocol is a version of SSL or TLS, or none at all. They are ordered.
type Protocol int

// The versions. NoProtocol is no answer.
const (
	NoProtocol Protocol = iota
	Plain               // no TLS is needed
	SSL2
	SSL3
	TLS10
	TLS11
	TLS12
	TLS13
)

var protocolNames = map[Protocol]string{Plain: "no TLS", SSL2: "SSL 2", SSL3: "SSL 3", TLS10: "TLS 1.0", TLS11: "TLS 1.1", TLS12: "TLS 1.2", TLS13: "TLS 1.3"}

// String returns the version's name: "TLS 1.0".
func (p Protocol) String() string { return protocolNames[p] }

// Refused reports whether Microsoft Entra ID and Azure refuse the version.
func (p Protocol) Refused() bool { return p != NoProtocol && p < TLS12 }

// Protocols is a set of versions.
type Protocols uint16

// AllProtocols are the versions there are.
const AllProtocols Protocols = 1<<SSL2 | 1<<SSL3 | 1<<TLS10 | 1<<TLS11 | 1<<TLS12 | 1<<TLS13

// From returns the versions from p on.
func From(p Protocol) Protocols { return AllProtocols &^ (1<<p - 1) }

// UpTo returns the versions up to p.
func UpTo(p Protocol) Protocols { return AllProtocols & (1<<(p+1) - 1) }

// Only returns the set of p alone.
func Only(p Protocol) Protocols { return 1 << p }

// Has reports whether p is in the set.
func (s Protocols) Has(p Protocol) bool { return s&(1<<p) != 0 }

// Modern reports whether the set has a version that Microsoft Entra ID accepts.
func (s Protocols) Modern() bool { return s.Has(TLS12) || s.Has(TLS13) }

// Highest returns the newest version of the set, NoProtocol if it is empty.
func (s Protocols) Highest() Protocol {
	for p := TLS13; p > NoProtocol; p-- {
		if s.Has(p) {
			return p
		}
	}
	return NoProtocol
}

// Legacy returns the oldest version of the set that Microsoft Entra ID refuses,
// NoProtocol if there is none.
func (s Protocols) Legacy() Protocol {
	for p := SSL2; p.Refused(); p++ {
		if s.Has(p) {
			return p
		}
	}
	return NoProtocol
}

// A spelling is how tools write a version, and how they then write TLS 1.2.
type spelling struct {
	Text   string // in any case
	Is     Protocol
	Better string
}

// spellings are of the pages that the tables of options name.
var spellings = []spelling{
	{"1.0", TLS10, "1.2"}, {"1.1", TLS11, "1.2"}, {"1.2", TLS12, ""}, {"1.3", TLS13, ""},
	{"TLS1_0", TLS10, "TLS1_2"}, {"TLS1_1", TLS11, "TLS1_2"}, {"TLS1_2", TLS12, ""}, {"TLS1_3", TLS13, ""},
	{"TLS10", TLS10, "TLS12"}, {"Tls11", TLS11, "Tls12"}, {"Tls12", TLS12, ""}, {"Tls13", TLS13, ""}, {"Tls", TLS10, "Tls12"},
	{"TLSv1", TLS10, "TLSv1.2"}, {"TLSv1.0", TLS10, "TLSv1.2"}, {"TLSv1.1", TLS11, "TLSv1.2"}, {"TLSv1.2", TLS12, ""}, {"TLSv1.3", TLS13, ""},
	{"TLSv1_0", TLS10, "TLSv1_2"}, {"TLSv1_1", TLS11, "TLSv1_2"}, {"TLSv1_2", TLS12, ""}, {"TLSv1_3", TLS13, ""},
	{"tls1", TLS10, "tls1.2"}, {"tls1.0", TLS10, "tls1.2"}, {"tls1.1", TLS11, "tls1.2"}, {"tls1.2", TLS12, ""}, {"tls1.3", TLS13, ""},
	{"SSLv2", SSL2, "TLSv1.2"}, {"SSLv3", SSL3, "TLSv1.2"},
	{"None", Plain, "1.2"}, {"TLSEnforcementDisabled", Plain, "TLS1_2"},
}

// ProtocolOf returns the version that a text names, in any case and as any tool
// spells it, and the text by which the same tool names TLS 1.2. It returns
// NoProtocol for any other text.
func ProtocolOf(text string) (p Protocol, better string) {
	text = strings.Trim(text, ` "'`)
	for _, s := range spellings {
		if strings.EqualFold(s.Text, text) {
			return s.Is, s.Better
		}
	}
	return NoProtocol, ""
}

// ProtocolsOf returns the set that a list with commas names. It returns false if
// an item of it is no version.
func ProtocolsOf(list string) (Protocols, bool) {
	var all Protocols
	for _, item := range strings.Split(list, ",") {
		p, _ := ProtocolOf(item)
		if p == NoProtocol || p == Plain {
			return 0, false
		}
		all |= Only(p)
	}
	return all, true
}

package facts

// A Weakness is an entry of the Common Weakness Enumeration that a rule finds.
type Weakness struct {
	ID     string // "CWE-308"
	Name   string
	Source Source
}

// Weaknesses are those that rules name, in the order of their numbers.
var Weaknesses = []Weakness{
	weakness("200", "Exposure of Sensitive Information to an Unauthorized Actor"),
	weakness("259", "Use of Hard-coded Password"),
	weakness("295", "Improper Certificate Validation"),
	weakness("308", "Use of Single-factor Authentication"),
	weakness("326", "Inadequate Encryption Strength"),
	weakness("327", "Use of a Broken or Risky Cryptographic Algorithm"),
	weakness("459", "Incomplete Cleanup"),
	weakness("477", "Use of Obsolete Function"),
	weakness("522", "Insufficiently Protected Credentials"),
	weakness("532", "Insertion of Sensitive Information into Log File"),
	weakness("613", "Insufficient Session Expiration"),
	weakness("757", "Selection of Less-Secure Algorithm During Negotiation ('Algorithm Downgrade')"),
	weakness("798", "Use of Hard-coded Credentials"),
	weakness("1104", "Use of Unmaintained Third Party Components"),
}

func weakness(number, name string) Weakness {
	return Weakness{"CWE-" + number, name, Source{"Common Weakness Enumeration", "https://cwe.mitre.org/data/definitions/" + number + ".html", "2026-11-25"}}
}

// WeaknessByID returns the weakness with the ID, or nil if it is not listed.
func WeaknessByID(id string) *Weakness {
	for i := range Weaknesses {
		if w := &Weaknesses[i]; w.ID == id {
			return w
		}
	}
	return nil
}

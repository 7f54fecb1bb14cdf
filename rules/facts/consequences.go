package facts

import "strings"

// What becomes of a sign-in, and of what is done with it, if nobody does anything.

// Fate says what a service does.
type Fate string

// The fates.
const (
	Fails   Fate = "fails"   // it refuses, where the condition of the row holds
	Goes    Fate = "goes on" // it does not ask for MFA of its own accord
	Unsaid  Fate = ""        // no source says
	Waiting Fate = "waits"   // until it is answered, or runs out
)

// A Consequence is one combination of who signs in, how, what is asked and where.
// An empty field stands for every value.
type Consequence struct {
	Identity   Identity
	Credential Credential
	At         Resource
	Verb       Verb
	Public     bool // only in the public cloud
	Fate       Fate
	Where      string // the condition under which it fails; "" if it always does
	Says       string // what the service answers
	Source     Source
}

var blockedFlows = Source{"Block authentication flows with conditional access", "https://learn.microsoft.com/entra/identity/conditional-access/policy-block-authentication-flows", "2026-04-03"}

// LegacyTLS is the answer to a client that offers TLS 1.0 or 1.1, whoever it is.
var LegacyTLS = Refusal{"AADSTS1002016", codeSource}

// Consequences are the combinations. The first row that fits holds.
//
// A user's session that began with a password has no MFA, and what needs it is
// refused; one that began in a browser or with a device code can have it.
// Microsoft names create, update and delete; of a POST that is none of these no
// source says whether it is refused. Outside the enforcement is not outside
// conditional access: the row of the sign-in holds for every resource. What a
// retired tool meets stands in its own row (Retired).
var Consequences = []Consequence{
	// At the sign-in.
	{User, ByPassword, SignInService, Other, false, Fails, "where conditional access, security defaults or per-user MFA ask for MFA", MFAAtSignIn.Says, codeSource},
	{User, ByDeviceCode, SignInService, Other, false, Fails, "where conditional access blocks device codes", DeviceCodeBlocked.Says, blockedFlows},
	{User, ByBrowser, SignInService, Other, false, Waiting, "where nobody answers", DeviceCodeExpired.Says, codeSource},
	{App, BySecret, SignInService, Other, false, Fails, "when the secret runs out", SecretExpired.Says, codeSource},
	{NoOne, ByUnknown, SignInService, Other, false, Fails, "where the client offers no TLS 1.2", LegacyTLS.Says, codeSource},

	// With the session.
	{User, ByPassword, ResourceManager, Changes, true, Fails, "without MFA", MFAAtResources.Says, mfaSource},
	{User, ByPassword, ResourceManager, Changes, false, Goes, "", "", mfaSource}, // sovereign clouds
	{User, ByPassword, ResourceManager, Acts, true, Unsaid, "", "", mfaSource},
	{User, ByPassword, ResourceManager, Acts, false, Goes, "", "", mfaSource},
	{User, ByPassword, AnyResource, Reads, false, Goes, "", "", mfaSource},
	{User, ByPassword, MicrosoftGraph, Other, false, Goes, "", "", mfaSource},
	{User, ByPassword, Exchange, Other, false, Goes, "", "", mfaSource},
	{User, ByPassword, DataPlane, Other, false, Goes, "", "", mfaSource},
	{App, ByUnknown, ResourceManager, Other, false, Goes, "", "", mfaSource},
	{Federated, ByUnknown, ResourceManager, Other, false, Goes, "", "", mfaSource},
	{Managed, ByUnknown, ResourceManager, Other, false, Goes, "", "", mfaSource},
}

// ConsequenceOf returns the row for who signs in, how, and what is asked in a
// cloud, or nil. The cloud "" is the public one.
func ConsequenceOf(who Identity, how Credential, r Request, cloud string) *Consequence {
	public := cloud == "" || strings.EqualFold(cloud, PublicCloud)
	for i := range Consequences {
		c := &Consequences[i]
		switch {
		case c.Identity != NoOne && c.Identity != who,
			c.Credential != ByUnknown && c.Credential != how,
			c.At != AnyResource && c.At != r.At,
			c.Verb != Other && c.Verb != r.Verb,
			c.Public && !public:
			continue
		}
		return c
	}
	return nil
}

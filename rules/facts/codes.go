package facts

import "strings"

// A Code is an error of the sign-in service.
type Code struct {
	ID     string // "AADSTS50076"
	About  Topic
	Means  string // what is wrong
	Remedy string
	Source Source
}

// Topic says what an error is about.
type Topic string

// The topics.
const (
	AboutPolicy   Topic = "multifactor authentication and conditional access"
	AboutPassword Topic = "user name and password"
	AboutApp      Topic = "application"
	AboutToken    Topic = "device code and refresh token"
)

var codeSource = Source{"Microsoft Entra authentication and authorization error codes", "https://learn.microsoft.com/entra/identity-platform/reference-error-codes", "2025-02"}

const (
	toWorkload = "a user's sign-in cannot be automated: use a workload identity"
	toPolicy   = "see the conditional access details of the sign-in, and use a workload identity"
)

// Codes are the errors that a sign-in of a script meets.
var Codes = []Code{
	{"AADSTS50076", AboutPolicy, "multifactor authentication is required, by a policy, for the user or because of the location", toWorkload, codeSource},
	{"AADSTS50079", AboutPolicy, "the user must enrol for multifactor authentication, or the federation's claim of it is missing", toWorkload, codeSource},
	{"AADSTS50072", AboutPolicy, "the user must enrol for multifactor authentication", toWorkload, codeSource},
	{"AADSTS50074", AboutPolicy, "strong authentication is required and was not completed", toWorkload, codeSource},
	{"AADSTS50078", AboutPolicy, "the multifactor authentication that was presented has expired", toWorkload, codeSource},
	{"AADSTS50158", AboutPolicy, "an external challenge, such as terms of use, was not met", toWorkload, codeSource},
	{"AADSTS50097", AboutPolicy, "the device must authenticate", "run on a compliant device, or use a workload identity", codeSource},
	{"AADSTS50155", AboutPolicy, "the device could not authenticate", "register the device again; not for automation", codeSource},
	{"AADSTS53000", AboutPolicy, "the device is not compliant", toPolicy, codeSource},
	{"AADSTS53001", AboutPolicy, "the device is not joined to the domain", toPolicy, codeSource},
	{"AADSTS53002", AboutPolicy, "the application is not approved", toPolicy, codeSource},
	{"AADSTS53003", AboutPolicy, "conditional access blocks the sign-in", toPolicy, codeSource},
	{"AADSTS53004", AboutPolicy, "enrolling is blocked because the sign-in is risky", "enrol from a trusted place", codeSource},
	{"AADSTS530032", AboutPolicy, "a security policy of the tenant blocks the sign-in", toPolicy, codeSource},
	{"AADSTS530035", AboutPolicy, "security defaults block legacy authentication", "use modern authentication with an application's identity", codeSource},
	{"AADSTS50059", AboutPolicy, "the request names no tenant", "name the tenant", codeSource},
	{"AADSTS50194", AboutPolicy, "an application of one tenant was asked for at /common", "name the tenant", codeSource},

	{"AADSTS50126", AboutPassword, "the user name or password is wrong", "check the secret", codeSource},
	{"AADSTS50034", AboutPassword, "the account is not in this tenant", "name the right tenant or user", codeSource},
	{"AADSTS50020", AboutPassword, "the user belongs to another identity provider and is no guest of the tenant", "name the right tenant, or invite the user", codeSource},
	{"AADSTS50053", AboutPassword, "the account is locked, or the address is malicious", "stop the automation that uses the password", codeSource},
	{"AADSTS50055", AboutPassword, "the password has expired", toWorkload, codeSource},
	{"AADSTS50056", AboutPassword, "the password is empty or invalid", "see whether the variable that holds it is empty", codeSource},
	{"AADSTS50057", AboutPassword, "the account is disabled", "enable it, or use a workload identity", codeSource},
	{"AADSTS50144", AboutPassword, "the password of the domain has expired", toWorkload, codeSource},
	{"AADSTS50173", AboutPassword, "the grant was revoked, often by a change of the password", "sign in again", codeSource},
	{"AADSTS50128", AboutPassword, "no tenant has this domain", "correct the domain", codeSource},
	{"AADSTS80001", AboutPassword, "the agent of pass-through authentication cannot be reached", "see to the agent", codeSource},
	{"AADSTS80002", AboutPassword, "the agent of pass-through authentication did not answer in time", "see to the agent", codeSource},
	{"AADSTS80014", AboutPassword, "the agent of pass-through authentication could not validate in time", "see to the agent", codeSource},
	{"AADSTS90072", AboutPassword, "the user of another provider is not in the directory", "name the right tenant", codeSource},

	{"AADSTS700016", AboutApp, "the application is not in this directory: the application's ID or the tenant is wrong", "correct the IDs", codeSource},
	{"AADSTS7000112", AboutApp, "the application is disabled", "enable it", codeSource},
	{"AADSTS7000215", AboutApp, "the client secret is wrong; often its ID was given", "use the secret's value, or no secret at all", codeSource},
	{"AADSTS7000222", AboutApp, "the client secret has expired", "use a certificate or federation", codeSource},
	{"AADSTS7000218", AboutApp, "the request must carry client_assertion or client_secret", "use an application of the right kind", codeSource},
	{"AADSTS700027", AboutApp, "the certificate is not the application's", "upload the certificate", codeSource},
	{"AADSTS700024", AboutApp, "the client assertion is not valid at this time", "fetch a fresh token", codeSource},
	{"AADSTS70021", AboutApp, "no federated credential matches the token", "compare issuer, subject and audience letter by letter", codeSource},
	{"AADSTS700211", AboutApp, "no federated credential has the token's issuer", "compare the issuer letter by letter", codeSource},
	{"AADSTS700212", AboutApp, "no federated credential has the token's audience", "compare the audience letter by letter", codeSource},
	{"AADSTS700213", AboutApp, "no federated credential has the token's subject", "compare the subject letter by letter", codeSource},
	{"AADSTS501661", AboutApp, "the issuer's metadata cannot be reached", "correct the issuer", codeSource},
	{"AADSTS70002", AboutApp, "the application's credentials are wrong", "check ID, secret or certificate", codeSource},
	{"AADSTS65001", AboutApp, "consent is missing", "grant consent", codeSource},
	{"AADSTS65002", AboutApp, "consent between two applications of Microsoft must be given beforehand", "use the right application", codeSource},
	{"AADSTS90094", AboutApp, "an administrator must consent", "have an administrator consent", codeSource},
	{"AADSTS50105", AboutApp, "the user is not assigned to the application", "assign the user", codeSource},
	{"AADSTS9001023", AboutApp, "the grant is not served at /common and /consumers", "name the tenant", codeSource},
	{"AADSTS90002", AboutApp, "the tenant does not exist", "correct the tenant", codeSource},
	{"AADSTS1002016", AboutApp, "TLS 1.0, TLS 1.1 or 3DES was used, which is refused", "use TLS 1.2 or later", codeSource},

	{"AADSTS70016", AboutToken, "nobody has confirmed the device code yet", "go on asking", codeSource},
	{"AADSTS70018", AboutToken, "the device code is wrong", "start again", codeSource},
	{"AADSTS70019", AboutToken, "the device code has expired", "start again", codeSource},
	{"AADSTS70008", AboutToken, "the refresh token has expired", "sign in again", codeSource},
	{"AADSTS700082", AboutToken, "the refresh token has expired because it was not used", "sign in again; not for automation", codeSource},
	{"AADSTS70043", AboutToken, "a policy of sign-in frequency has ended the session", "not for automation", codeSource},
	{"AADSTS50058", AboutToken, "there is no session for a silent sign-in", "sign in again", codeSource},
}

// CodeOf returns the row of a code, given with or without "AADSTS", or nil.
func CodeOf(id string) *Code {
	id = "AADSTS" + strings.TrimPrefix(strings.ToUpper(id), "AADSTS")
	for i := range Codes {
		if Codes[i].ID == id {
			return &Codes[i]
		}
	}
	return nil
}

// A Message is what a tool says when a sign-in, or what follows it, is refused.
type Message struct {
	Tool    string // the tool's ID, or "" for the service behind it
	ID      string // how this package calls it
	Trigger string
	Text    string // the distinctive part
	Source  Source
}

// Messages are the texts that a user will see.
var Messages = []Message{
	{"az", "mfa-needed", "a password sign-in where multifactor authentication is asked for", "AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access", cliLogin},
	{"az", "no-terminal", "--username without --password where there is no terminal", "Please specify both username and password in non-interactive mode.", cliLogin},
	{"az", "password-warning", "a password sign-in in the public cloud", "Starting September 1, 2025, MFA will be gradually enforced for Azure public cloud. The authentication with username and password in the command line is not supported with MFA.", cliLogin},
	{"az", "password-discouraged", "a password sign-in in another cloud, or by an older version", "Authentication with username and password in the command line is strongly discouraged.", cliLogin},
	{"az", "identity-alone", "--identity with --password, --service-principal or --tenant", "usage error: '--identity' is not applicable with other arguments", cliLogin},
	{"az", "identity-user", "--identity with --username since 2.73.0", "Passing the managed identity ID with --username is no longer supported. Use --client-id, --object-id or --resource-id instead.", cliLogin},
	{"", "arm-refused", "a create, update or delete by a user without multifactor authentication", "RequestDisallowedByPolicy", mfaSource},
}

// MessageOf returns the row with the ID, or nil.
func MessageOf(id string) *Message {
	for i := range Messages {
		if Messages[i].ID == id {
			return &Messages[i]
		}
	}
	return nil
}

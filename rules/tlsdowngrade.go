package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// TLSDowngrade reports clients that are told to use old versions of TLS.
var TLSDowngrade = &Rule{
	ID:    "tls-downgrade",
	Title: "old version of TLS chosen for a client",
	Doc: `A client is told to use SSL 3, TLS 1.0 or TLS 1.1, alone or beside newer versions: ` + "`curl --tls-max 1.1`" + `,
` + "`wget --secure-protocol=TLSv1`, `http --ssl=tls1`, `java -Dhttps.protocols=TLSv1`" + ` (also in ` + "`JAVA_TOOL_OPTIONS`" + ` and its like),
` + "`node --tls-min-v1.0`" + ` (also in ` + "`NODE_OPTIONS`), `git config http.sslVersion`, `GIT_SSL_VERSION`" + `, ` + "`tlsmin=1.0`" + ` in a connection string, ` + "`MinProtocol`, `MaxProtocol`" + ` and
` + "`SECLEVEL=0`" + ` that a script writes into a configuration of OpenSSL; ` + "`reg add`" + ` that switches an old version on for the clients of Windows, or strong
ones off for the .NET Framework.

A lowest version is no highest: current curl takes ` + "`--tlsv1.0`" + ` for "1.0 or later". So it is a note.

Silent: TLS 1.2 and 1.3; versions that are not known; requests to the machine itself; a request that only tries whether a server still takes
an old version (nothing is sent, and the status is all that is looked at; each of several versions in a loop); ` + "`openssl s_client`" + `.`,
	Why: `Microsoft Entra ID refuses TLS 1.0, TLS 1.1 and 3DES with ` + "`AADSTS1002016`" + `: since 2021-03-31 in the cloud of the US government, since
2022-01-31 in the public one. Graph, Azure Resource Manager and the services of Microsoft 365 do the same. Where an old version is offered beside newer ones the sign-in works, and
whoever sits in between can bring other connections down to the old one.
See [TLS 1.2 for Microsoft Entra](https://learn.microsoft.com/troubleshoot/entra/entra-id/ad-dmn-services/enable-support-tls-environment).`,
	Steps: `- Take the option or setting out: every current client offers TLS 1.2 or later by itself.
- If it was there for a server that knows nothing newer: upgrade that server, or keep the option to that one call.
- Look in the sign-in logs for what still uses old versions: the additional detail "Legacy TLS".`,
	Ignore:   `Where the one server that the call goes to is your own, knows nothing newer, and nothing else uses the setting.`,
	Level:    Error,
	Levels:   `error where neither TLS 1.2 nor 1.3 is left; warning where an old version is offered beside them; note for a low minimum; one lower for a "may" and in a script that is written by another`,
	Severity: "7.4",
	CWE:      []string{"CWE-757", "CWE-327"},
	Bad: []Example{
		{"list-users.sh", `#!/usr/bin/env bash
set -euo pipefail

token=$(az account get-access-token --resource https://graph.microsoft.com --query accessToken --output tsv)
curl --silent --tls-max 1.1 --header "Authorization: Bearer $token" https://graph.microsoft.com/v1.0/users # want error "nothing newer than TLS 1.1"
`},
		{"import-orders.sh", `#!/bin/sh
export JAVA_TOOL_OPTIONS="-Dhttps.protocols=TLSv1,TLSv1.1,TLSv1.2" # want warning "TLS 1.0 beside newer"
java -jar /opt/contoso/import-orders.jar
`},
	},
	Good: []Example{
		{"list-users.sh", `#!/usr/bin/env bash
set -euo pipefail

token=$(az account get-access-token --resource https://graph.microsoft.com --query accessToken --output tsv)
curl --silent --tlsv1.2 --header "Authorization: Bearer $token" https://graph.microsoft.com/v1.0/users
`},
		{"check-site.sh", `#!/bin/sh
# Old versions must be refused.
if curl --silent --tls-max 1.1 --output /dev/null https://www.contoso.example/; then
  echo "TLS 1.1 is still accepted" >&2
  exit 1
fi
`},
	},
	Check: checkTLSDowngrade,
}

func checkTLSDowngrade(p *Pass) {
	for _, x := range p.Weakenings {
		if x.Kind != signin.Offers || x.Trial || x.Peer == signin.Itself {
			continue
		}
		level, does, mayDo := offered(x)
		f, ok := weakening(x, level, does, mayDo)
		if !ok {
			continue
		}
		f.Consequence = ifOldTLS(x)
		if r := facts.RemedyOf(x.Program); r != nil && r.TLS != "" {
			f.Migration = &Migration{
				Target: "versions from TLS 1.2 on",
				Why:    "current programs offer it by themselves: it is enough to leave the setting out; this says so on purpose",
				Code:   r.TLS,
				Links:  append(r.Links[:len(r.Links):len(r.Links)], facts.TLSRefused.Source.URL),
			}
		}
		p.Report(f)
	}
}

// offered returns how bad it is what a client offers, and says so.
func offered(x *signin.Weakening) (level Level, does, mayDo string) {
	old := x.Offered.Legacy().String()
	switch {
	case !x.Offered.Modern():
		rest := " " + x.Of + " nothing newer than " + x.Offered.Highest().String()
		return Error, "leaves" + rest, "leave" + rest
	case x.Floor:
		rest := " " + x.Of + " go down to " + old
		return Note, "lets" + rest, "let" + rest
	}
	rest := " " + x.Of + " offer " + old + " beside newer versions"
	return Warning, "has" + rest, "have" + rest
}

// ifOldTLS says what will be seen of old versions of TLS.
func ifOldTLS(x *signin.Weakening) string {
	switch {
	case x.Offered.Modern():
		return "whoever sits in between can bring a connection down to " + x.Offered.Legacy().String() + " where the server takes it; Microsoft Entra ID does not (" + facts.TLSRefused.Says + ")"
	case x.Peer == signin.Elsewhere:
		return "a server that asks for TLS 1.2 refuses the connection, as all of Microsoft Entra ID's do (" + facts.TLSRefused.Says + ")"
	}
	return "the connection is refused by Microsoft Entra ID, Graph and Azure (" + facts.TLSRefused.Says + ")"
}

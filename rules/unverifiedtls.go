package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// UnverifiedTLS reports connections to Microsoft Entra ID and what stands behind it
// whose certificates nobody checks.
var UnverifiedTLS = &Rule{
	ID:    "unverified-tls",
	Title: "certificates that are not checked",
	Doc: `The check of certificates is switched off, for a whole tool or for one connection that a token or a password goes over.

For a tool, by its environment or its configuration: ` + "`AZURE_CLI_DISABLE_CONNECTION_VERIFICATION`" + ` with any text (also ` + "`0` and `false`" + `),
` + "`ADAL_PYTHON_SSL_NO_VERIFY`, `PYTHONHTTPSVERIFY=0`, `NODE_TLS_REJECT_UNAUTHORIZED=0`, `CURL_CA_BUNDLE=\"\"`, `AZURE_CERT_VALIDATION_MODE=ignore`, `cert_validation_mode=ignore`" + ` of Ansible; a
` + "`.curlrc` or `.wgetrc`" + ` that a script writes. An empty ` + "`REQUESTS_CA_BUNDLE`" + ` switches nothing off and is a note.

For one connection: ` + "`curl -k`, `wget --no-check-certificate`, `http --verify=no`" + ` to an endpoint of identity or management of Microsoft, or with a token
that the program got itself (` + "`az account get-access-token`" + `, a token request); ` + "`sqlcmd -C`, `TrustServerCertificate=true`" + ` and the like with
Microsoft Entra authentication; ` + "`git -c http.sslVerify=false`, `GIT_SSL_NO_VERIFY`" + ` with Azure Repos.

Silent: every other server (a ` + "`curl -k`" + ` to a printer is nobody's business here), the machine itself; variables that are unset or whose values are not known; a certificate
that is named (` + "`--cacert`" + `).`,
	Why: `The certificate is what tells Microsoft Entra ID from whoever sits in between. Without the check a token, a secret or a password goes to whoever answers,
and nothing fails. The usual reason is a proxy that looks into connections: its certificate can be trusted instead.
See [the Azure CLI behind a proxy](https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-troubleshooting#work-behind-a-proxy).`,
	Steps: `- Get the certificate of the proxy's authority (PEM) from whoever runs the proxy.
- For the Azure CLI and Python: append it to a copy of certifi's ` + "`cacert.pem`" + ` (` + "`/opt/az/lib/python3.*/site-packages/certifi/cacert.pem`" + ` on Ubuntu) and set ` + "`REQUESTS_CA_BUNDLE`" + ` to the copy.
- Elsewhere: ` + "`NODE_EXTRA_CA_CERTS`, `curl --cacert`, `wget --ca-certificate`, `git config http.sslCAInfo`, `SSL_CERT_FILE`" + `.
- Take the switch out.
- Rotate what went over such connections, if the network was not your own.`,
	Ignore:   `Where the endpoint is a stand-in for tests with a certificate of its own, and no real token goes there.`,
	Level:    Warning,
	Levels:   `error for a request to an endpoint that gives tokens; note for an empty REQUESTS_CA_BUNDLE; otherwise warning; one lower for a "may" and in a script that is written by another`,
	Severity: "7.4",
	CWE:      []string{"CWE-295"},
	Bad: []Example{
		{"deploy-behind-proxy.sh", `#!/usr/bin/env bash
set -euo pipefail

export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1 # want warning "switches off the check of certificates for the Azure CLI"
az login --identity
az deployment group create --resource-group contoso-web --template-file main.bicep
`},
		{"token.sh", `#!/bin/sh
# want error "no certificate of login.microsoftonline.com"
curl -sk --data-urlencode "client_assertion=$(cat /run/assertion)" -d "client_id=$APP_ID" -d grant_type=client_credentials \
  -d scope=https://graph.microsoft.com/.default "https://login.microsoftonline.com/$TENANT_ID/oauth2/v2.0/token"
`},
	},
	Good: []Example{
		{"deploy-behind-proxy.sh", `#!/usr/bin/env bash
set -euo pipefail

export REQUESTS_CA_BUNDLE=/usr/local/share/contoso/proxy-bundle.pem
az login --identity
az deployment group create --resource-group contoso-web --template-file main.bicep
`},
		{"printer-status.sh", `#!/bin/sh
curl -sk https://printer.contoso.local/status
`},
	},
	Check: checkUnverifiedTLS,
}

func checkUnverifiedTLS(p *Pass) {
	for _, x := range p.Weakenings {
		if x.Kind != signin.Unchecked || x.Peer == signin.Elsewhere || x.Peer == signin.Itself {
			continue
		}
		level, does, mayDo := checkedBy(x)
		f, ok := weakening(x, level, does, mayDo)
		if !ok {
			continue
		}
		f.Consequence = ifUnchecked(x)
		if r := facts.RemedyOf(x.Program); r != nil && r.CA != "" {
			f.Migration = &Migration{
				Target: "the proxy's certificate trusted, beside those that every system trusts",
				Why:    "a proxy that looks into connections is the usual reason, and its authority's certificate is all that is missing; without such a proxy it is enough to leave the switch out",
				Steps:  []string{"put the authority's certificate, as PEM, where the program finds it: alone, or at the end of a copy of the bundle that it reads"},
				Code:   r.CA,
				Links:  r.Links,
			}
		}
		p.Report(f)
	}
}

// checkedBy returns how bad it is that certificates are not checked, and says so.
func checkedBy(x *signin.Weakening) (level Level, does, mayDo string) {
	rest := " " + x.Of + " check no certificate "
	switch x.Peer {
	case signin.Identity:
		level = Error
		if rest += "of " + x.Host; x.Host == "" {
			rest += "the endpoint that gives tokens"
		}
	case signin.Management:
		level, rest = Warning, rest+"of "+x.Host
	case signin.Carries:
		level, rest = Warning, rest+"where it is given a token of Microsoft Entra ID"
	default:
		rest = " off the check of certificates for " + x.Of
		if x.Harmless != "" {
			rest = " not switch off the check of certificates for " + x.Of + ", as it seems to"
			return Note, "does" + rest, rest[1:]
		}
		return Warning, "switches" + rest, "switch" + rest
	}
	return level, "has" + rest, "have" + rest
}

// ifUnchecked says what will be seen of certificates that are not checked.
func ifUnchecked(x *signin.Weakening) string {
	switch {
	case x.Harmless != "":
		return x.Harmless
	case x.Peer == signin.Everyone:
		return "whoever sits in between reads and changes what is sent, tokens, secrets and passwords too, and nothing fails"
	}
	return "whoever sits in between reads the token or secret and acts with it, and nothing fails"
}

package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// UserPassword reports sign-ins with a user name and password.
var UserPassword = &Rule{
	ID:    "user-password",
	Title: "user name and password sign-in",
	Doc: `A call signs in to Microsoft Entra ID with a user name and a password: ` + "`az login -u USER -p PASSWORD`" + ` without ` + "`--service-principal`" + `
or ` + "`--identity`" + `, in any spelling the tool takes (` + "`--user`, `-uUSER`, `-u=USER`" + `). A call that gives only the user name asks for
the password and signs in the same way, so it is reported too.

The same is reported of the other tools that take a user's password: ` + "`m365 login --authType password`, `pac auth create --username --password`" + `,
` + "`kubelogin -l ropc`, `sqlcmd` and `bcp` with `-G -U -P`" + `, connection strings of SQL (` + "`Authentication=Active Directory Password`" + `) and Dataverse
(` + "`AuthType=OAuth` with a password, `AuthType=Office365`" + `), the Azure modules of Ansible (` + "`ad_user`" + `), and requests for a token with
` + "`grant_type=password`" + ` by curl, wget or HTTPie.

In programs in Python and JavaScript that a script holds (` + "`python3 <<EOF`, `node -e`" + `) or writes, the calls of MSAL, ADAL and
Azure Identity that take a user name and a password, and requests for a token with ` + "`grant_type=password`" + ` to Microsoft Entra ID.

What a call can be in one run is followed through variables, arrays, functions and branches. Where only some possibility is a
user's password, the message says "may" and the level is one lower; where words that the files do not show decide alone, nothing is
reported. Text that is written into another script is reported one level lower.

Silent: service principals (also under variables called USERNAME), managed identities with ` + "`-u`" + `, and the commands that take a user
name and a password for something else: ` + "`az acr login`, `docker login`, `az vm create --admin-password`, `az rest -u`" + `; a database's
own user (` + "`sqlcmd -U sa -P PASSWORD`" + `); token requests to other issuers, and those of which the files do not tell the host.`,
	Why: `A password on a command line is the resource owner password grant. It cannot answer a second factor, so it fails wherever
conditional access, security defaults or per-user MFA ask for one (` + "`AADSTS50076`, `AADSTS50079`" + `). Since 2025-10-01 Azure Resource
Manager enforces MFA in stages for every user who creates, updates or deletes a resource, with no exception for accounts that are used
as service accounts; it could be postponed until 2026-07-01. Service principals and managed identities are not affected.
See [mandatory MFA](https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication),
[Azure CLI and MFA](https://learn.microsoft.com/cli/azure/authenticate-azure-cli-mfa) and
[the password grant](https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc).`,
	Steps: `- Choose the identity by where the file runs: a managed identity on Azure, a federated one in a pipeline, a service principal with a certificate elsewhere.
- Give it the least role that does the work.
- Change the call, run it once, then take the user's roles away and delete the password from where it is kept.`,
	Ignore: `While a migration is planned and the account is known to be exempt from MFA: name the ticket and a date
(` + "`until=`" + `). Not for accounts of Azure Resource Manager: there is no exemption.`,
	Level:    Error,
	Levels:   "error: the flow breaks whoever types the password; warning for a \"may\" and in a script that is written by another",
	Severity: "8.1",
	CWE:      []string{"CWE-308"},
	Bad: []Example{
		{"nightly-export.sh", `#!/usr/bin/env bash
# Exports last night's orders for the finance team.
set -euo pipefail

az login --username "$EXPORT_USER" --password "$EXPORT_PASSWORD" --tenant contoso.onmicrosoft.com # want
trap 'az logout' EXIT

az storage blob download-batch --account-name contosoorders --source "orders-$(date +%F)" --destination ./orders
`},
		{"provision.sh", `#!/bin/bash
# usage: provision.sh [--sp]
args=(login -u "$AZ_ID" -p "$AZ_SECRET" --tenant "$AZ_TENANT")
if [ "$1" = "--sp" ]; then
  args+=(--service-principal)
fi
az "${args[@]}" # want "may sign in user"
az group create --name contoso-web --location westeurope
az logout
`},
	},
	Good: []Example{
		{"nightly-export.sh", `#!/usr/bin/env bash
# Exports last night's orders for the finance team, on a virtual machine of Azure.
set -euo pipefail

az login --identity
trap 'az logout' EXIT

az storage blob download-batch --account-name contosoorders --source "orders-$(date +%F)" --destination ./orders
`},
		{"push-image.sh", `#!/bin/sh
# The registry's own token, and a service principal whose variables have misleading names.
set -e
docker login -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD" contoso.azurecr.io
az login --service-principal -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD" --tenant "$AZURE_TENANT_ID"
az acr login --name contoso -u "$ACR_USER" -p "$ACR_PASSWORD"
docker push contoso.azurecr.io/web:latest
az logout
`},
	},
	Check: checkUserPassword,
}

func checkUserPassword(p *Pass) {
	for _, s := range p.SignIns {
		v, o := judgeIdentity(s, isUserPassword)
		level := weigh(Error, v, s)
		if v == no || level == 0 || s.Tool.Ambient { // user-password-env reports those
			continue
		}
		message := subject(s, v, "signs in ", "sign in ") + whoever(s, o) + " with a password"
		switch name := plain(s, o.User, given(o, facts.UserName)); {
		case facts.NamesApplication(name):
			// Variables lie in both directions: say what it is and what it may have been meant to be.
			message += ", or lacks the flag that makes it an application's"
		case o.Secret == nil && s.Command.Prompts:
			message += " that it asks for"
		}
		related := deciders(s, v, o)
		related = relate(related, origins(s, o.User, "the user name")...)
		related = relate(related, origins(s, o.Secret, "the password")...)
		related = relate(related, callers(s.Run)...)
		p.Report(Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			Message:     message + written(s),
			Related:     related,
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: p.ifPassword(s),
			Migration:   p.migration(s, o),
		})
	}
}

func isUserPassword(o *signin.Outcome) bool { return isUser(o) && o.Credential == facts.ByPassword }

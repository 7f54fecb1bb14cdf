package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// UserPasswordEnv reports environments that a library or a tool turns into a
// user's sign-in.
var UserPasswordEnv = &Rule{
	ID:    "user-password-env",
	Title: "user name and password in the environment",
	Doc: `Variables of the environment hold a user name and a password that a library or a tool signs in with: ` + "`AZURE_USERNAME`" + ` and
` + "`AZURE_PASSWORD`" + ` for the Azure Identity libraries (and all that is built on ` + "`DefaultAzureCredential`" + `), ` + "`AAD_USER_PRINCIPAL_NAME`" + ` and
` + "`AAD_USER_PRINCIPAL_PASSWORD`" + ` for kubelogin, ` + "`AZURE_AD_USER`" + ` and ` + "`AZURE_PASSWORD`" + ` for Ansible. They are reported where both are exported,
set before a command, or handed to one among its words (` + "`docker run -e`, `az webapp config appsettings set --settings`" + `). The finding
stands at the user name.

Silent: variables that are not exported; a pair whose password a sign-in or a registry's login takes, which is reported itself or has
nothing to do with a user (` + "`az login --service-principal -u \"$AZURE_USERNAME\"`, `docker login`" + `); a pair beside an application's secret or
certificate, which the libraries take first.`,
	Why: `The libraries send the pair with the resource owner password grant, which cannot answer a second factor. Microsoft has marked it as
deprecated in all of them (azure-identity for Python 1.21, for Java 1.16, @azure/identity 4.8, azidentity 1.9, Azure.Identity 1.14).
See [the notice](https://aka.ms/azsdk/identity/mfa) and
[EnvironmentCredential](https://learn.microsoft.com/python/api/azure-identity/azure.identity.environmentcredential).`,
	Steps: `- Find out what reads the variables: what runs after them, or in the container that they are handed to.
- Give that program an identity of its own: a managed identity on Azure, a federated one in a pipeline, a certificate elsewhere.
- Take both variables out, then the user's roles, then the password from where it is kept.`,
	Ignore:   `Where the program that reads them is not authlint's affair: a test of the password flow itself against a tenant for tests.`,
	Level:    Warning,
	Levels:   "warning; note for a \"may\" and in a script that is written by another",
	Severity: "6.5",
	CWE:      []string{"CWE-308", "CWE-522"},
	Bad: []Example{
		{"import-orders.sh", `#!/usr/bin/env bash
# Imports the orders of the day. The importer finds its credentials itself.
set -euo pipefail

export AZURE_CLIENT_ID=6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11
export AZURE_TENANT_ID=contoso.onmicrosoft.com
export AZURE_USERNAME=svc-import@contoso.example # want "AZURE_USERNAME and AZURE_PASSWORD"
AZURE_PASSWORD=$(cat /run/secrets/import)
export AZURE_PASSWORD

python3 import_orders.py --day "$(date +%F)"
`},
		{"run-worker.sh", `#!/bin/sh
docker run --detach -e AZURE_USERNAME="$WORKER_USER" -e AZURE_PASSWORD="$WORKER_PASSWORD" contoso.azurecr.io/worker # want "hand user"
`},
	},
	Good: []Example{
		{"import-orders.sh", `#!/usr/bin/env bash
set -euo pipefail

# On a machine of Azure: the importer finds the machine's identity.
export AZURE_CLIENT_ID=6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11
python3 import_orders.py --day "$(date +%F)"
`},
		{"push-image.sh", `#!/bin/sh
export AZURE_USERNAME=contoso AZURE_PASSWORD="$REGISTRY_TOKEN"
echo "$AZURE_PASSWORD" | docker login contoso.azurecr.io --username "$AZURE_USERNAME" --password-stdin
docker push contoso.azurecr.io/web:latest
`},
	},
	Check: checkUserPasswordEnv,
}

func checkUserPasswordEnv(p *Pass) {
	for _, s := range p.SignIns {
		if !s.Tool.Ambient {
			continue
		}
		v, o := judge(s, isUserPassword)
		level := weigh(Warning, v, s)
		if v == no || level == 0 {
			continue
		}
		does := " hand "
		if v == maybe {
			does = " may hand "
		}
		name := environmentName(o)
		related := relate(origins(s, o.Secret, "the password"), origins(s, o.User, "the user name")...)
		if s.Run.Call != nil && !holds(s.Run.Place, s.Place) {
			related = relate(related, Related{s.Run.Place, "this runs with it"})
		}
		p.Report(Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			Message:     name + does + whoever(s, o) + " and a password to whatever reads them" + written(s),
			Related:     relate(related, callers(s.Run)...),
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: p.ifPassword(s),
			Migration:   p.migration(s, o),
		})
	}
}

// environmentName returns the two variables of an environment.
func environmentName(o *signin.Outcome) string {
	user, password := given(o, facts.UserName), given(o, facts.Password)
	if user == nil || password == nil {
		return "variables of the environment"
	}
	return user.Option.Names[0] + " and " + password.Option.Names[0]
}

package rules

import (
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/signin"
)

// PublishedSession reports sessions that leave the machine.
var PublishedSession = &Rule{
	ID:    "published-session",
	Title: "session that leaves the machine",
	Doc: `The files in which a tool keeps its session, or a container in which somebody is signed in, go to where others can read them: a token
cache (` + "`~/.azure`, `$AZURE_CONFIG_DIR`, `~/.azd`" + ` and their like) that is uploaded, copied to another machine, added to a repository, handed to
a cluster or to other workflows, also through an archive or a copy; a folder with such a copy that an image is built from ("may": the
Dockerfile decides); ` + "`docker commit`" + ` of a container after a sign-in in it that nothing closed.

Silent: folders of the tools without tokens in them (` + "`~/.azure/cliextensions`, `~/.azure/config`" + `); copies that stay on the machine; a cache that is
mounted into a container.`,
	Why: `A token cache holds refresh tokens. Whoever has the file acts as the identity until the tokens are revoked, from any machine, and
no second factor is asked for: the tokens say that it was given. On Linux and macOS the Azure CLI keeps them in plain text. See
[where the Azure CLI keeps credentials](https://learn.microsoft.com/cli/azure/authenticate-azure-cli) and
[revoking access](https://learn.microsoft.com/entra/identity/users/users-revoke-access).`,
	Steps: `- Sign in where the session is needed, with an identity of that place: a managed identity, a federated one, a certificate.
- Take the files out of where they were published: the storage, the image and its layers, the history of the repository.
- Revoke what they held: the user's sessions, the application's secret.`,
	Ignore:   `Where the files are sent to a place that only the same account reads, and encrypted on the way: say which.`,
	Level:    Error,
	Levels:   "error; warning for a \"may\" and in a script that is written by another",
	Severity: "8.6",
	CWE:      []string{"CWE-522", "CWE-200"},
	Bad: []Example{
		{"share-login.sh", `#!/usr/bin/env bash
# Lets the build agents use my session.
set -euo pipefail

az login --identity
tar -czf azure-session.tgz -C "$HOME" ~/.azure
az storage blob upload --account-name contosoci --container-name agents --file azure-session.tgz # want "tokens of Azure CLI"
az logout
`},
		{"prepare-runner-image.sh", `#!/bin/sh
set -e
docker run --detach --name prep mcr.microsoft.com/azure-cli sleep 3600
docker exec prep az login --service-principal -u "$APP_ID" --certificate /certs/app.pem --tenant "$TENANT"
docker exec prep az extension add --name containerapp
docker commit prep contoso.azurecr.io/runner:latest # want "makes an image"
docker push contoso.azurecr.io/runner:latest
`},
	},
	Good: []Example{
		{"prepare-runner-image.sh", `#!/bin/sh
set -e
docker run --detach --name prep mcr.microsoft.com/azure-cli sleep 3600
docker exec prep az extension add --name containerapp
docker commit prep contoso.azurecr.io/runner:latest
docker push contoso.azurecr.io/runner:latest
`},
		{"back-up-settings.sh", `#!/bin/bash
# Settings and extensions hold no tokens.
tar -czf azure-settings.tgz ~/.azure/config ~/.azure/cliextensions
scp azure-settings.tgz backup.contoso.example:settings/
`},
	},
	Check: checkPublished,
}

func checkPublished(p *Pass) {
	for _, pub := range signin.Publications(p.Trace, p.SignIns) {
		level := Error
		if pub.May {
			level--
		}
		if pub.Run.Where == script.Written {
			level--
		}
		does := pub.Does
		if pub.May {
			does = "may take it along: it " + does
		}
		f := Finding{
			Level:       level,
			May:         pub.May,
			Place:       pub.Run.Place,
			Call:        pub.Run.Call,
			SignIn:      pub.SignIn,
			Message:     "the tokens of " + pub.Tool.Title + " leave the machine: this " + does,
			Consequence: "whoever reads the files acts with the identity that is signed in until its tokens are revoked, and is asked for no MFA",
			Related:     callers(pub.Run),
		}
		if pub.Copied.File != nil {
			f.Related = relate([]Related{{pub.Copied, "the files are copied here"}}, f.Related...)
		}
		if pub.SignIn != nil {
			f.Message = "this " + does + " in which " + callName(pub.SignIn) + " has left a session"
			f.Related = relate([]Related{{pub.SignIn.Place, "the session begins here"}}, f.Related...)
		}
		p.Report(f)
	}
}

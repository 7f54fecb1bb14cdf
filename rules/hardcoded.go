package rules

import (
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// HardcodedSecret reports the secrets of sign-ins that stand in the file.
var HardcodedSecret = &Rule{
	ID:    "hardcoded-secret",
	Title: "secret of a sign-in written in the file",
	Doc: `The password of a user, or the secret of an application, that a sign-in takes is literal text: in the call itself, in a variable, in
the default of one (` + "`${PASSWORD:-…}`" + `), or as the argument of a function or script. The finding stands at the literal, with the
sign-in as a related place. Every output shows a mask in its place.

Placeholders are no secrets: ` + "`<password>`, `xxxx`, `changeme`, `YOUR_PASSWORD`, `__PASSWORD__`, `none`" + `, a GUID of zeros and the like.

Silent: a password that is not a sign-in's (` + "`--admin-password`" + `, a registry's), a certificate's path, text that is only printed.`,
	Why: `Whoever can read the file can sign in: everybody with access to the repository, its history, its forks, its backups and the build logs
that print it. Removing the text later does not take it out of the history.
See [security of application registrations](https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration).`,
	Steps: `- Treat the secret as known to others: reset the password, or delete the application's secret, today.
- Look through the sign-in logs of the account for sign-ins you do not know.
- Move the sign-in to an identity without a secret, or take the secret from a vault when it runs.`,
	Ignore:   `For accounts of a test tenant that everybody may know, with that reason.`,
	Level:    Error,
	Levels:   "error; warning in a script that is written by another",
	Severity: "9.1",
	CWE:      []string{"CWE-798", "CWE-259"},
	Bad: []Example{
		{"rotate-keys.sh", `#!/bin/bash
# Rotates the keys of the storage accounts once a month.
ADMIN=svc-rotate@contoso.example
ADMIN_PASSWORD='Fake-Passw0rd!' # want

az login -u "$ADMIN" -p "$ADMIN_PASSWORD" --tenant contoso.example
az storage account keys renew --account-name contosologs --key primary
az logout
`},
	},
	Good: []Example{
		{"rotate-keys.sh", `#!/bin/bash
# Rotates the keys of the storage accounts once a month.
: "${ADMIN_PASSWORD:?is set by the scheduler from its vault}"
DB_PASSWORD='Fake-Passw0rd!'

az login -u svc-rotate@contoso.example -p "$ADMIN_PASSWORD" --tenant contoso.example
az sql server update --name contoso-sql --resource-group contoso-db --admin-password "$DB_PASSWORD"
az logout
`},
		{"template.sh", `#!/bin/bash
# Copy this file and fill in what stands in capitals.
az login --service-principal -u YOUR_APP_ID -p YOUR_CLIENT_SECRET --tenant YOUR_TENANT
`},
	},
	Check: checkHardcoded,
}

func checkHardcoded(p *Pass) {
	for _, s := range p.SignIns {
		level := weigh(Error, sure, s)
		if s.Dead != "" || level == 0 {
			continue
		}
		// A literal that only some ways lead to stands in the file all the same, so
		// there is no "may" here. Two outcomes often share one.
		seen := map[source.Place]bool{}
		for i := range s.Outcomes {
			o := &s.Outcomes[i]
			place, ok := literal(s, o)
			if !ok || seen[place] {
				continue
			}
			seen[place] = true
			f := Finding{
				Level:       level,
				Place:       place,
				Message:     "the " + secretName(o) + " of " + whoever(s, o) + " is written in the file" + written(s),
				SignIn:      s,
				Call:        s.Run.Call,
				Consequence: "whoever can read the file, or its history, can sign in as this identity",
				Migration:   p.migration(s, o),
			}
			if !holds(s.Place, place) {
				f.Related = relate(f.Related, Related{s.Place, callName(s) + " signs in with it here"})
			}
			f.Related = relate(f.Related, callers(s.Run)...)
			p.Report(f)
		}
	}
	for _, e := range secretVariables(p.Trace) {
		for i := range e.values {
			if place, ok := literalPlace(&e.values[i]); ok {
				p.Report(Finding{
					Level:       Error,
					Place:       place,
					Message:     "the secret that " + e.name + " hands on is written in the file",
					Call:        e.call,
					Consequence: "whoever can read the file, or its history, can sign in as this application",
				})
			}
		}
	}
}

// secretName returns what the secret of an outcome is called.
func secretName(o *signin.Outcome) string {
	if isUser(o) {
		return "password"
	}
	return "secret"
}

// literal returns where the secret of an outcome stands in a file.
func literal(s *signin.SignIn, o *signin.Outcome) (source.Place, bool) {
	if o.Identity == facts.Managed || o.Credential == facts.ByCertificate {
		return source.Place{}, false // the password of neither is a secret: one is refused, one a path
	}
	return literalPlace(o.Secret)
}

// literalPlace returns where a value is written, if all of it is literal and it
// is no placeholder. A text that begins with "@" names a file.
func literalPlace(v *flow.Value) (source.Place, bool) {
	text, ok := known(v)
	if !ok || facts.IsPlaceholder(text) || strings.HasPrefix(text, "@") {
		return source.Place{}, false
	}
	return writtenAt(v)
}

// writtenAt returns the first place a value, or the first of its parts, was written at.
func writtenAt(v *flow.Value) (source.Place, bool) {
	for _, place := range v.From {
		if place.File != nil {
			return place, true
		}
	}
	for i := range v.Items {
		if place, ok := writtenAt(&v.Items[i]); ok {
			return place, true
		}
	}
	return source.Place{}, false
}

package rules

import (
	"strings"

	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// MissingTenant reports sign-ins that leave the tool to guess the tenant.
var MissingTenant = &Rule{
	ID:    "missing-tenant",
	Title: "sign-in that names no tenant",
	Doc: `A sign-in takes a tenant and names none: users and service principals of the Azure CLI (` + "`--tenant`, `-t`" + `; there is no
` + "`--tenant-id`" + `, and ` + "`AZURE_TENANT_ID`" + ` is not read). Also ` + "`organizations` and `common`" + ` as the tenant of a sign-in that nobody answers: they
name none.

Silent: managed identities, which take no tenant; an optional tenant (` + "`${TENANT:+--tenant \"$TENANT\"}`" + `), unless the condition also
chooses who signs in; words that are not known and may name one.`,
	Why: `Without a tenant the tool signs in to the user's home tenant and tries every other one the user is a guest of: it is slow, warns of each
that asks for MFA, and the session can work in the wrong one. For a service principal there is no home to guess, and the sign-in fails.
See [az login](https://learn.microsoft.com/cli/azure/reference-index#az-login).`,
	Steps: `- Name the tenant that owns the resources, by its ID or one of its domains.
- It is no secret: it can stand in the file.`,
	Ignore:   `In scripts that work in whatever tenant the person is in.`,
	Level:    Warning,
	Levels:   "warning for service principals, passwords and where nobody is there; otherwise note",
	Severity: "4.0",
	Bad: []Example{
		{"sync-dns.sh", `#!/bin/bash
# Copies the zone of the office to Azure DNS.
set -e
az login --service-principal -u "$DNS_APP_ID" -p "$DNS_APP_SECRET" # want "names no tenant for service principal"
az network dns zone import --resource-group contoso-dns --name contoso.example --file-name zone.txt
az logout
`},
		{"whoami.sh", `#!/bin/bash
az login --output none # want note
az ad signed-in-user show --query userPrincipalName --output tsv
`},
	},
	Good: []Example{
		{"sync-dns.sh", `#!/bin/bash
# Copies the zone of the office to Azure DNS.
set -e
az login --service-principal -u "$DNS_APP_ID" -p "$DNS_APP_SECRET" --tenant contoso.example
az network dns zone import --resource-group contoso-dns --name contoso.example --file-name zone.txt
az logout
`},
		{"choose-tenant.sh", `#!/bin/bash
# usage: choose-tenant.sh [tenant]
TENANT="$1"
az login ${TENANT:+--tenant "$TENANT"}
az account show
`},
	},
	Check: checkMissingTenant,
}

func checkMissingTenant(p *Pass) {
	for _, s := range p.SignIns {
		if s.Written {
			continue // the written file's own affair: it may be called with one
		}
		v, o := judge(s, func(o *signin.Outcome) bool { return p.lacksTenant(s, o) })
		if v == no {
			continue
		}
		// The worst of the outcomes that name none.
		base := Level(0)
		for i := range s.Outcomes {
			if l := p.tenantLevel(s, &s.Outcomes[i]); l > base && p.lacksTenant(s, &s.Outcomes[i]) {
				base, o = l, &s.Outcomes[i]
			}
		}
		level := weigh(base, v, s)
		if level == 0 {
			continue
		}
		message := subject(s, v, "names", "name") + " no tenant"
		if name := shown(s, o.User, given(o, facts.UserName)); name != "" {
			message += " for " + whoever(s, o)
		}
		if word := refusedTenant(o); word != "" {
			message += ": it has no option " + word
		} else if o.Tenant.State == signin.TenantGuessed {
			message += ": " + shown(s, o.Tenant.Value, given(o, facts.TenantName)) + " stands for any tenant"
		}
		p.Report(Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			Message:     message,
			Related:     relate(deciders(s, v, o), callers(s.Run)...),
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: ifNoTenant(s, o),
			Migration:   p.named(s, o),
		})
	}
}

// lacksTenant reports whether an outcome takes a tenant and names none. A name
// that stands for any tenant is none where nobody can choose.
func (p *Pass) lacksTenant(s *signin.SignIn, o *signin.Outcome) bool {
	switch o.Tenant.State {
	case signin.TenantMissing:
		return true
	case signin.TenantGuessed:
		return isApp(o) || p.unattended() || o.Credential == facts.ByPassword && !p.attended(s)
	}
	return false
}

// tenantLevel returns how bad it is for an outcome to name no tenant.
func (p *Pass) tenantLevel(s *signin.SignIn, o *signin.Outcome) Level {
	if isApp(o) || p.unattended() || o.Credential == facts.ByPassword {
		return Warning
	}
	return Note
}

// refusedTenant returns the option that was meant to name the tenant and that the
// tool does not have: "--tenant-id".
func refusedTenant(o *signin.Outcome) string {
	for _, w := range o.Unread {
		if isTenantOption(w) {
			name, _, _ := strings.Cut(w, "=")
			return oneLine(name)
		}
	}
	return ""
}

func isTenantOption(word string) bool { return strings.HasPrefix(word, "--tenant") }

package rules

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// ClientSecret reports applications that sign in with a secret.
var ClientSecret = &Rule{
	ID:    "client-secret",
	Title: "service principal sign-in with a secret",
	Doc: `A service principal signs in with a secret, a password of its own: ` + "`az login --service-principal -u APP -p SECRET`" + `. Also a
variable that libraries and tools read such a secret from (` + "`ARM_CLIENT_SECRET`, `AZURE_CLIENT_SECRET`" + `), where a script
sets or exports it and no reported sign-in takes it from there.

Where the repository runs in a system that gives its jobs tokens of their own, the message says so.

Silent: certificates, federated tokens and managed identities; a certificate's path in ` + "`-p`" + ` (that is [outdated-tool](#outdated-tool)).`,
	Why: `This is a better identity than a user's, and MFA does not stop it. But the secret works for whoever reads it, it must be kept,
handed on and rotated, and it runs out: then the sign-in fails (` + "`AADSTS7000222`" + `). A federated or managed identity has no secret.
See [workload identity federation](https://learn.microsoft.com/entra/workload-id/workload-identity-federation).`,
	Steps: `- In GitHub Actions, Azure Pipelines or GitLab CI: add a federated credential to the application and sign in with the job's token.
- On Azure: use a managed identity.
- Elsewhere: replace the secret by a certificate.
- Delete the secret.`,
	Ignore:   `Where the machine is neither on Azure nor in a system with tokens of its own, and a certificate cannot be kept safely.`,
	Level:    Note,
	Severity: "3.0",
	CWE:      []string{"CWE-522"},
	Bad: []Example{
		{"deploy-web-app.sh", `#!/usr/bin/env bash
set -euo pipefail

# want
az login --service-principal \
  --username "$AZURE_CLIENT_ID" \
  --password "$AZURE_CLIENT_SECRET" \
  --tenant "$AZURE_TENANT_ID" \
  --output none
trap 'az logout' EXIT

az webapp deploy --resource-group contoso-web --name contoso-web --src-path ./web.zip --type zip
`},
		{"plan.sh", `#!/bin/sh
export ARM_CLIENT_ID=00000000-0000-0000-0000-000000000001
export ARM_CLIENT_SECRET="$(cat /run/secrets/terraform)" # want "ARM_CLIENT_SECRET"
terraform init && terraform plan -out=plan.tfplan
`},
	},
	Good: []Example{
		{"deploy-web-app.sh", `#!/usr/bin/env bash
set -euo pipefail

az login --service-principal \
  --username "$AZURE_CLIENT_ID" \
  --federated-token "$(cat "$AZURE_FEDERATED_TOKEN_FILE")" \
  --tenant "$AZURE_TENANT_ID" \
  --output none
trap 'az logout' EXIT

az webapp deploy --resource-group contoso-web --name contoso-web --src-path ./web.zip --type zip
`},
	},
	Check: checkClientSecret,
}

func checkClientSecret(p *Pass) {
	from := taken{map[string]bool{}, map[source.Place]bool{}}
	for _, s := range p.SignIns {
		v, o := judge(s, isClientSecret)
		if v == no {
			continue
		}
		from.add(o.Secret)
		level := weigh(Note, v, s)
		if level == 0 {
			continue
		}
		message := subject(s, v, "signs in ", "sign in ") + whoever(s, o) + " with a secret" + written(s)
		if platform, ok := p.platform(); ok {
			message += ": " + platform.Title + " can sign in without one"
		}
		p.Report(Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			Message:     message,
			Related:     relate(relate(deciders(s, v, o), origins(s, o.Secret, "the secret")...), callers(s.Run)...),
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: ifSecret(),
			Migration:   p.migration(s, o),
		})
	}
	for _, e := range secretVariables(p.Trace) {
		if !from.names[e.name] && !from.places[e.place] {
			p.Report(Finding{
				Level:       Note,
				Place:       e.place,
				Message:     e.name + " hands a secret to whatever signs in with it",
				Call:        e.call,
				Consequence: ifSecret(),
			})
		}
	}
}

func isClientSecret(o *signin.Outcome) bool {
	return o.Identity == facts.App && o.Credential == facts.BySecret
}

// A taken set says where reported sign-ins take their secrets from: variables of
// the environment and assignments.
type taken struct {
	names  map[string]bool
	places map[source.Place]bool
}

func (t taken) add(v *flow.Value) {
	if v == nil {
		return
	}
	if v.Kind == flow.Environment {
		t.names[v.Name] = true
	}
	for _, place := range v.From {
		t.places[place] = true
	}
	for i := range v.Items {
		t.add(&v.Items[i])
	}
}

// An exported secret is an assignment that puts an application's secret into
// the environment.
type exported struct {
	name   string
	place  source.Place
	call   *script.Call // the call it is for; nil for what is exported to all
	values []flow.Value
}

// secretVariables returns those of a trace, one a place.
func secretVariables(t *flow.Trace) []exported {
	var out []exported
	seen := map[source.Place]bool{}
	add := func(a *script.Assign, call *script.Call, values []flow.Value) {
		if a == nil || a.Op == script.Unset || a.Op == script.Declare || seen[a.Place] || !slices.Contains(facts.ClientSecretVariables, a.Name) || allEmpty(values) {
			return
		}
		seen[a.Place] = true
		out = append(out, exported{a.Name, a.Place, call, values})
	}
	visit(t.Steps, func(step flow.Step) {
		switch step := step.(type) {
		case *flow.Set:
			if step.Where == script.Written || step.Assign == nil {
				return
			}
			if _, isExported := step.Env.Exported(step.Assign.Name); isExported || step.Assign.Scope == script.Export {
				add(step.Assign, nil, step.Values)
			}
		case *flow.Run:
			if step.Call == nil || step.Dead != "" || step.Where == script.Written {
				return
			}
			for _, a := range step.Call.Env {
				values, _ := step.Env.Exported(a.Name)
				add(a, step.Call, values)
			}
		}
	})
	return out
}

// allEmpty reports whether a variable can only be empty: then nothing is handed on.
func allEmpty(values []flow.Value) bool {
	for _, v := range values {
		if t, ok := v.Known(); !ok || t != "" {
			return false
		}
	}
	return len(values) > 0
}

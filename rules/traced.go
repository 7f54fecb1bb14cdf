package rules

import (
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// TracedSignIn reports sign-ins whose credential goes into a log.
var TracedSignIn = &Rule{
	ID:    "traced-sign-in",
	Title: "sign-in that is printed in full",
	Doc: `The tool is told to print what it does while it signs in (` + "`az login --debug`" + `), or the shell prints the call with its secret while
` + "`set -x`" + ` (or ` + "`bash -x`, `set -o xtrace`" + `) is on. A shell prints expanded values: it does not help that the secret is in a variable.

Silent: a call without a secret on its command line under ` + "`set -x`" + `; tracing that is switched off around the sign-in.`,
	Why: `The log keeps what is printed, and more people read logs than files. Masks of CI systems know only the values they were told.
See [az login](https://learn.microsoft.com/cli/azure/reference-index#az-login).`,
	Steps: `- Take ` + "`--debug`" + ` out, or put ` + "`{ set +x; } 2>/dev/null`" + ` before the sign-in and ` + "`set -x`" + ` after it.
- If the log has been written already: change the secret.`,
	Ignore:   `Where the log is read by nobody else and thrown away.`,
	Level:    Note,
	Levels:   "warning in a pipeline; note elsewhere",
	Severity: "4.3",
	CWE:      []string{"CWE-532"},
	Bad: []Example{
		{"restore-backup.sh", `#!/bin/bash
set -ex

az login --service-principal -u "$BACKUP_APP" -p "$BACKUP_SECRET" --tenant contoso.example # want "prints"
az backup restore restore-disks --resource-group contoso-backup --vault-name contoso --container-name web01 \
  --item-name web01 --rp-name "$1" --storage-account contosorestore
az logout
`},
	},
	Good: []Example{
		{"restore-backup.sh", `#!/bin/bash
set -e

az login --service-principal -u "$BACKUP_APP" -p "$BACKUP_SECRET" --tenant contoso.example
set -x
az backup restore restore-disks --resource-group contoso-backup --vault-name contoso --container-name web01 \
  --item-name web01 --rp-name "$1" --storage-account contosorestore
set +x
az logout
`},
	},
	Check: checkTraced,
}

func checkTraced(p *Pass) {
	base := Note
	if p.Trace.Entry.Context == flow.Pipeline {
		base = Warning
	}
	for _, s := range p.SignIns {
		if s.Written {
			continue
		}
		v, o := judge(s, func(o *signin.Outcome) bool {
			return given(o, facts.Debug) != nil || s.Printed && onCommandLine(o)
		})
		level := weigh(base, v, s)
		if v == no || level == 0 {
			continue
		}
		f := Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			SignIn:      s,
			Call:        s.Run.Call,
			Related:     callers(s.Run),
			Consequence: "the log holds what whoever reads it can sign in with",
		}
		if g := given(o, facts.Debug); g != nil {
			f.Message = subject(s, v, "runs", "run") + " with " + oneLine(g.Spelt) + ", which prints what it sends"
		} else {
			f.Message = "the shell prints " + callName(s) + " with the " + secretName(o) + " of " + whoever(s, o)
		}
		p.Report(f)
	}
}

// onCommandLine reports whether an outcome has its secret among its words.
func onCommandLine(o *signin.Outcome) bool {
	if o.Credential == facts.ByCertificate || o.Identity == facts.Managed {
		return false
	}
	for _, m := range []facts.Meaning{facts.Password, facts.AppSecret, facts.FederatedToken} {
		if g := given(o, m); g != nil && !g.FromEnv {
			text, ok := known(g.Value)
			return !ok || !facts.IsPlaceholder(text)
		}
	}
	return false
}

package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// InteractiveSignIn reports sign-ins that open a browser or ask.
var InteractiveSignIn = &Rule{
	ID:    "interactive-sign-in",
	Title: "sign-in that waits for a person",
	Doc: `A call opens a browser, or asks somebody, to sign in: ` + "`az login`" + ` with nothing but ` + "`--tenant`, `--scope`, `--output`" + `
and the like.

In a pipeline or an automation nobody answers, whatever guards the call: ` + "`az account show || az login`" + ` finds no session there. In
a file on its own it proves that a person runs the file: had it run unattended, it would have failed long ago. So there it is a note.

Silent: a call whose words are not known (` + "`az login \"$@\"`" + `) and one that only asks for help.`,
	Why: `A job that waits for a browser ends when its time runs out. A script that a person runs today is often the one that is put on a
schedule tomorrow, and then it is this line that stops it.
See [sign in interactively](https://learn.microsoft.com/cli/azure/authenticate-azure-cli-interactively).`,
	Steps: `- In a pipeline or an automation: give the job an identity of its own (federated, or managed on Azure).
- In a script that people run: name the tenant and sign out at the end.`,
	Ignore:   `In scripts that are meant for people, if the notes disturb.`,
	Level:    Error,
	Levels:   "error in a pipeline or an automation; note in a file on its own",
	Severity: "5.0",
	Bad: []Example{
		{"open-firewall.sh", `#!/usr/bin/env bash
# Opens the database to the address of whoever runs this.
set -euo pipefail

az login --tenant contoso.onmicrosoft.com --output none # want note "waits for a person"
az sql server firewall-rule create --resource-group contoso-db --server contoso-sql --name me \
  --start-ip-address "$1" --end-ip-address "$1"
az logout
`},
	},
	Good: []Example{
		{"open-firewall.sh", `#!/usr/bin/env bash
# Opens the database to the build agents, on one of them.
set -euo pipefail

az login --identity --client-id "$AGENT_CLIENT_ID" --output none
az sql server firewall-rule create --resource-group contoso-db --server contoso-sql --name agents \
  --start-ip-address "$1" --end-ip-address "$1"
`},
	},
	Check: checkInteractive,
}

func checkInteractive(p *Pass) {
	for _, s := range p.SignIns {
		v, o := judgeIdentity(s, isInteractive)
		base := Note
		if p.unattended() {
			base = Error
		}
		level := weigh(base, v, s)
		if v == no || level == 0 {
			continue
		}
		message := subject(s, v, "waits", "wait") + " for a person to sign in"
		if p.unattended() {
			message += ", and nobody is there"
		}
		p.Report(Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			Message:     message + written(s),
			Related:     relate(deciders(s, v, o), callers(s.Run)...),
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: p.ifInteractive(s),
			Migration:   p.migration(s, o),
		})
	}
}

func isInteractive(o *signin.Outcome) bool { return isUser(o) && o.Credential == facts.ByBrowser }

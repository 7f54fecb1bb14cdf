package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// DeviceCode reports sign-ins by device code.
var DeviceCode = &Rule{
	ID:    "device-code",
	Title: "device code sign-in",
	Doc: `A call prints a code that a person enters on another device: ` + "`az login --use-device-code`" + `.

Where the file asks a person (a prompt, a menu, a test for a terminal, ` + "`az account show || az login --use-device-code`" + ` in a file on its
own, a ` + "`.azcli`" + ` notebook) it is a note. In a pipeline or an automation nobody enters the code.`,
	Why: `Device codes are used in phishing: whoever sends a victim the code gets the victim's token. Microsoft's managed conditional access
policies block the flow, and more tenants do so every month (` + "`AADSTS53003`" + `).
See [block authentication flows](https://learn.microsoft.com/entra/identity/conditional-access/policy-block-authentication-flows).`,
	Steps: `- In a pipeline or an automation: give the job an identity of its own.
- For a person at a machine with a browser: leave the flag out.
- For a person at a machine without one: sign in where there is a browser, or as a managed identity of that machine.`,
	Ignore:   `On machines without a browser that people use, in tenants that allow the flow on purpose.`,
	Level:    Warning,
	Levels:   "error in a pipeline or an automation; warning in a file on its own; note where a person is there",
	Severity: "6.5",
	Bad: []Example{
		{"bootstrap-jumpbox.sh", `#!/bin/bash
# Prepares a new jump box.
set -e
curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash
az login --use-device-code --tenant "$TENANT_ID" # want warning
az aks get-credentials --resource-group contoso-aks --name contoso-prod
`},
	},
	Good: []Example{
		{"bootstrap-jumpbox.sh", `#!/bin/bash
# Prepares a new jump box, which has a managed identity.
set -e
curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash
az login --identity
az aks get-credentials --resource-group contoso-aks --name contoso-prod
`},
	},
	Check: checkDeviceCode,
}

func checkDeviceCode(p *Pass) {
	for _, s := range p.SignIns {
		v, o := judgeIdentity(s, isDeviceCode)
		base := Warning
		switch {
		case p.unattended():
			base = Error
		case p.attended(s):
			base = Note
		}
		level := weigh(base, v, s)
		if v == no || level == 0 {
			continue
		}
		message := subject(s, v, "waits", "wait") + " for a person to enter a device code"
		if p.unattended() {
			message += ", and nobody is there"
		}
		p.Report(Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			Message:     message + written(s),
			Related:     relate(relate(deciders(s, v, o), people(s)...), callers(s.Run)...),
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: p.ifDeviceCode(s),
			Migration:   p.migration(s, o),
		})
	}
}

func isDeviceCode(o *signin.Outcome) bool { return isUser(o) && o.Credential == facts.ByDeviceCode }

// people returns why a person is taken to be there, outside the call itself.
func people(s *signin.SignIn) []Related {
	var out []Related
	for _, e := range s.Person {
		if !holds(s.Place, e.Place) {
			out = relate(out, Related{e.Place, "a person is there: it " + e.Why})
		}
	}
	return out
}

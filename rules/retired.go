package rules

import (
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// RetiredModule reports sign-ins with tools that are not supported any more.
var RetiredModule = &Rule{
	ID:    "retired-module",
	Title: "sign-in with a retired tool",
	Doc: `A file signs in with a tool whose support has ended: the classic Azure CLI (` + "`azure login`" + `, the Node.js program that ` + "`az`" + ` replaced).
One finding a tool and file, at its first sign-in, with the others as related places.

Silent: ` + "`az`" + ` itself, and other programs or functions called azure that do not sign in.`,
	Why: `A retired tool gets no corrections, also none for security, and stops working when the service behind it changes.
See [the classic CLI](https://github.com/Azure/azure-xplat-cli) and [install the Azure CLI](https://learn.microsoft.com/cli/azure/install-azure-cli).`,
	Steps: `- Install the tool that replaces it.
- Rewrite the file's commands; most have the same words.
- Sign in as an application, not as a user.`,
	Ignore:   `Until the file itself is retired, with that date.`,
	Level:    Warning,
	Levels:   "error where the tool can no longer sign in; warning where only its support has ended",
	Severity: "3.7",
	CWE:      []string{"CWE-477", "CWE-1104"},
	Bad: []Example{
		{"start-vms.sh", `#!/bin/bash
# Starts the classic machines in the morning.
azure login -u "$AZURE_USER" -p "$AZURE_PASSWORD" # want
azure vm list --json > machines.json
azure logout -u "$AZURE_USER"
`},
	},
	Good: []Example{
		{"start-vms.sh", `#!/bin/bash
# Starts the machines in the morning.
az login --identity
az vm start --ids $(az vm list --resource-group contoso-web --query '[].id' --output tsv)
`},
	},
	Check: checkRetired,
}

func checkRetired(p *Pass) {
	type module struct {
		tool *facts.Tool
		file *source.File
	}
	found := map[module]*Finding{}
	var order []module
	for _, s := range p.SignIns {
		retired := s.Tool.Retired
		if retired == nil || s.Dead != "" || s.Written {
			continue
		}
		m := module{s.Tool, s.Place.File}
		if f := found[m]; f != nil {
			if f.Place != s.Place {
				f.Related = relate(f.Related, Related{s.Place, "and here"})
			}
			continue
		}
		f := &Finding{
			Level:       Warning,
			Place:       s.Place,
			Message:     callName(s) + " is the " + s.Tool.Title + ", which " + retired.By + " replaces",
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: retired.Why + ": what the service changes breaks it",
		}
		if retired.Fails {
			f.Level = Error
			f.Consequence = retired.Why + ": the sign-in fails"
		}
		if len(s.Outcomes) > 0 {
			f.Migration = p.migration(s, &s.Outcomes[0])
		}
		found[m] = f
		order = append(order, m)
	}
	for _, m := range order {
		p.Report(*found[m])
	}
}

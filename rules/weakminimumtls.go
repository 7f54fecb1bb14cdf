package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// WeakMinimumTLS reports resources that are told to accept old versions of TLS.
var WeakMinimumTLS = &Rule{
	ID:    "weak-minimum-tls",
	Title: "resource that accepts old versions of TLS",
	Doc: `A resource is created or set with a minimum below TLS 1.2: ` + "`az storage account create --min-tls-version TLS1_0`, `az sql server update --minimal-tls-version 1.1`" + ` and the
same option of the other services, with every abbreviation that az takes; ` + "`None`, `TLSEnforcementDisabled`" + `, ` + "`--disable-tls true`, `az ad ds update --tls-v1 Enabled`" + `. Also the
property by itself: ` + "`az resource update --set properties.minimumTlsVersion=TLS1_0`" + `, the body of ` + "`az rest`" + `, a template's parameter or Terraform's variable of that name
(` + "`--parameters minTlsVersion=1.0`, `-var min_tls_version=1.0`" + `).

Silent: TLS 1.2 and later; a minimum that is not known; queries and texts that only name it.`,
	Why: `Clients with TLS 1.0 or 1.1 go on working, and whoever sits in between can bring others down to those. Azure ends them service by service: Azure Storage refuses
them since 2026-02-03 whatever the account says, and the Azure CLI sets TLS 1.2 for storage accounts since 2.83.0 whatever it is told.
See [the minimum of Azure Storage](https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-migrate-to-tls2).`,
	Steps: `- Find the clients that still need the old version: the logs of the resource name the version of each request (StorageBlobLogs, column ` + "`TlsVersion`" + `).
- Upgrade them, then set the minimum to TLS 1.2.
- Keep it there with a policy, such as "Storage accounts should have the specified minimum TLS version".`,
	Ignore:   `Where the resource is for a test of old clients and is thrown away.`,
	Level:    Warning,
	Levels:   `warning; note for a "may" and in a script that is written by another`,
	Severity: "5.9",
	CWE:      []string{"CWE-326", "CWE-327"},
	Bad: []Example{
		{"create-storage.sh", `#!/usr/bin/env bash
set -euo pipefail

# want "lets clients use TLS 1.0"
az storage account create --name contosofiles --resource-group contoso-files \
  --sku Standard_LRS --min-tls-version TLS1_0
az resource update --ids "$SITE_ID" --set properties.siteConfig.minTlsVersion=1.1 # want "TLS 1.1"
`},
	},
	Good: []Example{
		{"create-storage.sh", `#!/usr/bin/env bash
set -euo pipefail

az storage account create --name contosofiles --resource-group contoso-files \
  --sku Standard_LRS --min-tls-version TLS1_2
az storage account list --query "[?minimumTlsVersion=='TLS1_0'].name" --output tsv
`},
	},
	Check: checkWeakMinimumTLS,
}

func checkWeakMinimumTLS(p *Pass) {
	for _, x := range p.Weakenings {
		if x.Kind != signin.Accepts {
			continue
		}
		does, mayDo := "lets clients use "+x.Lowest.String(), "let clients use "+x.Lowest.String()
		if x.Lowest == facts.Plain {
			does, mayDo = "asks clients for no version of TLS", "ask clients for no version of TLS"
		}
		f, ok := weakening(x, Warning, does, mayDo)
		if !ok {
			continue
		}
		f.Consequence = "clients with old versions go on working, and whoever sits in between can bring others down to them"
		links := []string{facts.MinimumEnds.URL}
		if lift := facts.LiftOf(x.Words); lift != nil {
			f.Consequence, links = lift.Sees, []string{lift.Source.URL}
		}
		f.Migration = &Migration{
			Target: "a minimum of TLS 1.2",
			Why:    "every client that is still supported has it",
			Steps:  []string{"find the clients that need the old version in the logs of the resource, and upgrade them first"},
			Code:   runName(x.Run) + " … " + x.Better,
			Links:  links,
		}
		p.Report(f)
	}
}

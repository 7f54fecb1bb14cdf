package rules

import (
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// OutdatedTool reports sign-ins in a form that newer versions refuse.
var OutdatedTool = &Rule{
	ID:    "outdated-tool",
	Title: "sign-in that newer versions refuse",
	Doc: `A call is spelt for an older version of its tool:

- a certificate's path in ` + "`--password`" + ` of a service principal, refused since Azure CLI 2.67.0 (2024-11-19): it is ` + "`--certificate`" + ` now;
- ` + "`--identity --username`" + `, refused since 2.73.0 (2025-05-20): a user-assigned identity is named by ` + "`--client-id`, `--object-id`" + ` or
  ` + "`--resource-id`" + `;
- ` + "`--msi`" + `, which became ` + "`--identity`" + ` in 2.0.29 (2018).

Silent: the same options where they mean something else (a user's ` + "`--username`" + `), and a certificate in ` + "`--certificate`" + `.`,
	Why: `The call works until the machine's tool is updated, and the images of CI systems are updated every week.
See the [release notes](https://learn.microsoft.com/cli/azure/release-notes-azure-cli).`,
	Steps:    `- Change the option; the identity stays the same.`,
	Ignore:   `Where the tool's version is pinned and stays so, until it is raised.`,
	Level:    Warning,
	Levels:   "error for a certificate in the password; otherwise warning",
	Severity: "2.0",
	CWE:      []string{"CWE-477"},
	Bad: []Example{
		{"publish-report.sh", `#!/bin/bash
set -e
az login --service-principal -u "$REPORT_APP" -p /etc/contoso/report.pem --tenant contoso.example # want error "certificate"
az storage blob upload --account-name contosoreports --container-name daily --file report.pdf --name "$(date +%F).pdf"
az logout
`},
		{"tag-resources.sh", `#!/bin/bash
az login --identity --username "$IDENTITY_ID" # want warning "username"
az tag update --resource-id "$1" --operation Merge --tags owner=ops
`},
	},
	Good: []Example{
		{"publish-report.sh", `#!/bin/bash
set -e
az login --service-principal -u "$REPORT_APP" --certificate /etc/contoso/report.pem --tenant contoso.example
az storage blob upload --account-name contosoreports --container-name daily --file report.pdf --name "$(date +%F).pdf"
az logout
`},
		{"tag-resources.sh", `#!/bin/bash
az login --identity --client-id "$IDENTITY_ID"
az tag update --resource-id "$1" --operation Merge --tags owner=ops
`},
	},
	Check: checkOutdated,
}

func checkOutdated(p *Pass) {
	for _, s := range p.SignIns {
		if s.Written {
			continue
		}
		v, o := judge(s, func(o *signin.Outcome) bool { return outdatedOption(o) != nil })
		if v == no {
			continue
		}
		g := outdatedOption(o)
		base := Warning
		if certificateInPassword(o) {
			base = Error
		}
		level := weigh(base, v, s)
		if level == 0 {
			continue
		}
		p.Report(Finding{
			Level:       level,
			May:         v == maybe,
			Place:       s.Place,
			Message:     subject(s, v, "uses ", "use ") + oneLine(g.Spelt) + " in a way that newer versions refuse: " + refusal(o, g),
			Related:     relate(deciders(s, v, o), callers(s.Run)...),
			SignIn:      s,
			Call:        s.Run.Call,
			Consequence: "the sign-in fails as soon as the tool is updated",
			Migration:   p.respelt(s, o),
		})
	}
}

// outdatedOption returns the option that newer versions refuse, or nil.
func outdatedOption(o *signin.Outcome) *signin.Given {
	if certificateInPassword(o) {
		return given(o, facts.Password)
	}
	if o.Identity == facts.Managed && o.Refused != "" {
		if g := given(o, facts.UserName); g != nil {
			return g
		}
	}
	for i := range o.Options {
		if opt := o.Options[i].Option; opt != nil && opt.Removed != "" {
			return &o.Options[i]
		}
	}
	return nil
}

// certificateInPassword reports whether the password of an outcome is a
// certificate's path.
func certificateInPassword(o *signin.Outcome) bool {
	return o.Refused != "" && o.Identity == facts.App && o.Credential == facts.ByCertificate && given(o, facts.Certificate) == nil && given(o, facts.Password) != nil
}

// refusal says what the tool says of the option.
func refusal(o *signin.Outcome, g *signin.Given) string {
	if o.Refused != "" {
		return o.Refused
	}
	return "it is not taken any more since " + g.Option.Removed
}

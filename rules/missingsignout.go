package rules

import (
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// MissingSignOut reports sessions that nothing closes.
var MissingSignOut = &Rule{
	ID:    "missing-sign-out",
	Title: "session that nothing closes",
	Doc: `A file signs in, works with the session and ends without a sign-out: no ` + "`az logout` or `az account clear`" + ` comes after the sign-in, no
trap runs one, and the token cache is not removed (` + "`rm -rf ~/.azure`" + `, a private ` + "`AZURE_CONFIG_DIR`" + ` in a temporary folder that is removed).
A sign-out before the sign-in closes nothing; nor does one on another machine, on a path that ends there or after a loop that nothing leaves.
A container that is given this machine's ` + "`~/.azure`" + ` signs in on this machine.

One finding a session: retries, loops, branches and sign-ins in a row of one tool into one cache are one session; it stands at the first,
with the others as related places. A second identity after work was done with the first is a new session, and ` + "`az logout`" + ` without a name signs out
the second alone.

Silent: a file that signs in for its caller (choosing the account, ` + "`az acr login`, `az aks get-credentials`" + ` and printing are no work);
a library; a sign-in that runs only where no session was found; a switch with which the user of the script keeps the session; managed
identities; machines that are thrown away.`,
	Why: `The tokens stay on the machine: ` + "`~/.azure/msal_token_cache.json`" + ` is plain text on Linux and macOS, and the refresh token in it
lives for weeks. Whoever can read the folder, and whatever runs next on the machine, acts with that identity.
See [az logout](https://learn.microsoft.com/cli/azure/reference-index#az-logout) and
[where credentials are stored](https://learn.microsoft.com/cli/azure/authenticate-azure-cli).`,
	Steps: `- Put ` + "`trap 'az logout' EXIT`" + ` right after the sign-in: it runs also where a command in between fails.
- On a machine that several jobs share, give each run its own ` + "`AZURE_CONFIG_DIR`" + ` in a temporary folder, and remove it.`,
	Ignore:   `Where the machine is thrown away after the run, and the files do not show it.`,
	Level:    Warning,
	Levels:   "warning for users by password or where nobody is there; otherwise note",
	Severity: "4.4",
	CWE:      []string{"CWE-613"},
	Bad: []Example{
		{"stop-test-machines.sh", `#!/usr/bin/env bash
# Stops the machines of the test environment every evening.
set -euo pipefail

az login --username "$OPS_USER" --password "$OPS_PASSWORD" --tenant contoso.example --output none # want
for vm in $(az vm list --resource-group contoso-test --query '[].name' --output tsv); do
  az vm deallocate --resource-group contoso-test --name "$vm" --no-wait
done
`},
	},
	Good: []Example{
		{"stop-test-machines.sh", `#!/usr/bin/env bash
# Stops the machines of the test environment every evening.
set -euo pipefail
trap 'az logout' EXIT

az login --username "$OPS_USER" --password "$OPS_PASSWORD" --tenant contoso.example --output none
for vm in $(az vm list --resource-group contoso-test --query '[].name' --output tsv); do
  az vm deallocate --resource-group contoso-test --name "$vm" --no-wait
done
`},
		{"sign-in.sh", `#!/bin/sh
# Signs in for the scripts that come after this one.
az login --tenant contoso.example --output none
az account set --subscription contoso-test
`},
	},
	Check: checkMissingSignOut,
}

func checkMissingSignOut(p *Pass) {
	for _, session := range p.Sessions {
		if len(session.Closed) > 0 || len(session.Ends) == 0 {
			continue // another rule's, or nothing ends it
		}
		first, level := p.owner(session)
		if level == 0 {
			continue
		}
		f := Finding{
			Level:       level,
			Place:       first.Place,
			Message:     callName(first) + " opens a session" + where(session.Cache.Where) + " that nothing closes",
			SignIn:      first,
			Call:        first.Run.Call,
			Consequence: ifNoSignOut(first, session.Cache),
			Migration:   p.signedOut(first),
		}
		for _, s := range session.SignIns {
			if s.Place != first.Place {
				f.Related = relate(f.Related, Related{s.Place, "signs in to the same session"})
			}
		}
		for _, r := range session.Passed {
			f.Related = relate(f.Related, Related{r.Place, "signs out who signed in last, not this identity"})
		}
		for _, e := range session.Ends {
			if e.How == signin.Stays {
				f.Related = relate(f.Related, Related{e.Place, endings[e.How]})
			}
		}
		f.Related = relate(f.Related, callers(first.Run)...)
		p.Report(f)
	}
}

// owner returns the sign-in at which a session that stays open is reported, the
// first that is not silent itself, and the level by the worst identity. The level
// is 0 for a session that is somebody else's to close or that is gone with its
// machine.
func (p *Pass) owner(session *signin.Session) (*signin.SignIn, Level) {
	if !session.Works || session.Handed || session.Optional {
		return nil, 0
	}
	var first *signin.SignIn
	level := Level(0)
	for _, s := range session.SignIns {
		// Outside pipelines a guarded sign-in belongs to the person or the caller.
		if s.Dead != "" || s.Written || s.Guarded != nil && !p.unattended() {
			continue
		}
		l := p.sessionLevel(session, s)
		if l > 0 && first == nil {
			first = s
		}
		level = max(level, l)
	}
	return first, level
}

// sessionLevel returns how bad it is that a session of a sign-in stays open: by
// its worst outcome.
func (p *Pass) sessionLevel(session *signin.Session, s *signin.SignIn) Level {
	cache := session.Cache
	if cache.Tool == nil || cache.Tool.Cache == nil {
		return 0
	}
	disk := cache.Tool.Cache.Disk
	stays := p.stays(cache)
	level := Level(0)
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		switch {
		case o.Refused != "":
		case isUser(o) && stays && disk && (o.Credential == facts.ByPassword || p.unattended()):
			level = max(level, Warning)
		case isUser(o) && stays, isApp(o) && stays && disk:
			level = max(level, Note)
		}
	}
	// The session is another machine's: which one, and whether it stays, is not known.
	if cache.Where == script.Remote || cache.Where == script.Container {
		level = min(level, Note)
	}
	return level
}

package rules

import (
	"fmt"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/signin"
)

// SkippedSignOut reports sign-outs that a run can end without.
var SkippedSignOut = &Rule{
	ID:    "skipped-sign-out",
	Title: "sign-out that a run can end without",
	Doc: `The file signs out, but not on every way out: a failure ends the run before (` + "`set -e`" + `), an early ` + "`exit` or `return`" + ` does, the
sign-out stands in a branch, or only a trap on INT runs it. The finding stands at the sign-in, with the way out and the sign-out as
related places.

The exit that handles the failed sign-in itself (` + "`az login … || exit 1`" + `) does not count: there is no session to close.

Silent: a sign-out in ` + "`trap … EXIT`" + `, in whatever function; and wherever [missing-sign-out](#missing-sign-out) would be silent.`,
	Why:    `The run that fails is the one whose session stays on the machine. See [missing-sign-out](#missing-sign-out).`,
	Steps:  `- Move the sign-out to ` + "`trap 'az logout' EXIT`" + `, right after the sign-in.`,
	Ignore: `Where the commands in between cannot fail, or the machine is thrown away.`,
	Level:  Note,
	Levels: "warning for a user's session that missing-sign-out would warn of; otherwise note",

	Severity: "3.1",
	CWE:      []string{"CWE-613", "CWE-459"},
	Bad: []Example{
		{"import-users.sh", `#!/usr/bin/env bash
# Loads the new colleagues of the week into the application.
set -e

az login -u "$HR_USER" -p "$HR_PASSWORD" --tenant contoso.example # want "if az storage blob download fails"
az storage blob download --account-name contosohr --container-name hires --name week.csv --file week.csv
if [ ! -s week.csv ]; then
  echo "nobody was hired"
  exit 0
fi
./load.py week.csv
az logout
`},
	},
	Good: []Example{
		{"import-users.sh", `#!/usr/bin/env bash
# Loads the new colleagues of the week into the application.
set -e

cleanup() {
  rm -f week.csv
  az logout
}

az login -u "$HR_USER" -p "$HR_PASSWORD" --tenant contoso.example || exit 1
trap cleanup EXIT
az storage blob download --account-name contosohr --container-name hires --name week.csv --file week.csv
if [ ! -s week.csv ]; then
  echo "nobody was hired"
  exit 0
fi
./load.py week.csv
`},
	},
	Check: checkSkippedSignOut,
}

func checkSkippedSignOut(p *Pass) {
	for _, session := range p.Sessions {
		if len(session.Closed) == 0 || len(session.Ends) == 0 {
			continue
		}
		// Never worse than no sign-out at all would be.
		first, level := p.owner(session)
		if level == 0 {
			continue
		}
		f := Finding{
			Level:       level,
			Place:       first.Place,
			Message:     callName(first) + " opens a session" + where(session.Cache.Where) + " that stays open " + onWay(session.Ends[0]),
			SignIn:      first,
			Call:        first.Run.Call,
			Consequence: ifNoSignOut(first, session.Cache),
			Migration:   p.signedOut(first),
		}
		for i, end := range session.Ends {
			if i == 4 {
				break // the first few show what is meant
			}
			f.Related = relate(f.Related, Related{end.Place, endings[end.How]})
		}
		for _, r := range session.Closed {
			f.Related = relate(f.Related, Related{r.Place, "the session is closed here"})
		}
		f.Related = relate(f.Related, callers(first.Run)...)
		p.Report(f)
	}
}

var endings = map[signin.EndKind]string{
	signin.AtEnd:  "the run can end here with the session open",
	signin.Leaves: "the run can leave here with the session open",
	signin.Fails:  "a failure here ends the run with the session open",
	signin.Stays:  "nothing leaves this loop, with the session open",
}

// onWay says in a few words on which way a session stays open.
func onWay(e signin.End) string {
	switch {
	case e.How == signin.Fails && e.Run != nil:
		if name := runName(e.Run); name != "" {
			return "if " + name + " fails"
		}
		return "if a command fails"
	case e.How == signin.Fails:
		return "if a command fails"
	case e.How == signin.Stays:
		return "in a loop that nothing leaves"
	case e.How == signin.Leaves && e.Place.File != nil:
		return fmt.Sprintf("where the run leaves on line %d", e.Place.Position().Line)
	}
	return "on some way to the end"
}

// where names the machine or user whose session it is, if it is not the run's own.
func where(w script.Where) string {
	switch w {
	case script.Remote:
		return " on another machine"
	case script.Container, script.Discarded:
		return " in a container"
	case script.OtherUser:
		return " of another user"
	}
	return ""
}

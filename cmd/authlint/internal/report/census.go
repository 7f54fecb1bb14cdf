package report

import (
	"fmt"
	"strings"

	"github.com/authlint/authlint/rules"
)

// census writes the counts, which a person remembers, and where to begin.
func (t *text) census(all []block) {
	c := t.r.Census()
	if t.r.Files == 0 && len(all) == 0 && c.Unread == 0 {
		return
	}
	if c.SignIns == 0 {
		writeLine(t.w, fmt.Sprintf("no sign-ins in %s", count(t.r.Files, "file")))
	} else {
		var kinds []string
		kind := func(n int, what string) {
			if n > 0 {
				kinds = append(kinds, fmt.Sprintf("%d %s", n, what))
			}
		}
		kind(c.UserPassword, "user password")
		kind(c.DeviceCode, "device code")
		kind(c.Interactive, "interactive")
		app := "service principal"
		if c.WithSecret > 0 {
			app += fmt.Sprintf(" (%d secret)", c.WithSecret)
		}
		kind(c.ServicePrincipal, app)
		kind(c.Passwordless, "federated or managed")
		kind(c.Undecided, "undecided")
		writeLine(t.w, fmt.Sprintf("%s in %s: %s", count(c.SignIns, "sign-in"), count(c.Files, "file"), strings.Join(kinds, ", ")))
	}
	line := fmt.Sprintf("%s, %s, %s", count(c.Errors, "error"), count(c.Warnings, "warning"), count(c.Notes, "note"))
	if c.Unread > 0 {
		line += fmt.Sprintf("; %s could not be read in full", count(c.Unread, "file"))
	}
	writeLine(t.w, line)
	t.start(all)
}

// start names the worst block and the command that explains it.
func (t *text) start(all []block) {
	worst := -1
	for i := range all {
		if all[i].level > rules.Note && (worst < 0 || all[i].level > all[worst].level) {
			worst = i
		}
	}
	if worst < 0 {
		return
	}
	writeLine(t.w, "Start with "+t.at(all[worst].place))
	writeLine(t.w, "  authlint explain "+all[worst].findings[0].Rule.ID)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

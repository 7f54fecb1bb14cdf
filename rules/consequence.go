package rules

import (
	"fmt"
	"strings"

	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// What will be seen if nothing is done. Each sentence must be true for the call
// in hand: not every sign-in of a person fails in the same way.

// ifPassword says it of a user's password.
func (p *Pass) ifPassword(s *signin.SignIn) string {
	who, how, cloud := facts.User, facts.ByPassword, p.around().cloud
	row := facts.ConsequenceOf(who, how, facts.Request{At: facts.SignInService}, cloud)
	atOnce := fmt.Sprintf("%s, the sign-in fails at once (%s)", row.Where, row.Says)
	if !s.Tool.WorksAt(facts.ResourceManager) {
		return atOnce
	}
	stage := facts.ResourceManagerMFA()
	change := facts.ConsequenceOf(who, how, facts.Request{Verb: facts.Changes, At: facts.ResourceManager}, cloud)
	if change.Fate != facts.Fails {
		return fmt.Sprintf("%s; the MFA that %s asks for is not enforced in %s", atOnce, stage.At, oneLine(cloud))
	}
	refused := fmt.Sprintf("refused by %s %s (%s, enforced in stages since %s)", stage.At, change.Where, change.Says, stage.Start)
	use, before := p.firstRefused(s, who, how)
	switch spared, reads := p.spared(s, who, how); {
	case use != nil && before:
		return fmt.Sprintf("%s; where they do not, %s (%s) is %s; the reads before it succeed", atOnce, useName(s, use), lineOf(use.Run.Place, s.Place), refused)
	case use != nil:
		return fmt.Sprintf("%s; where they do not, %s (%s) is %s", atOnce, useName(s, use), lineOf(use.Run.Place, s.Place), refused)
	case spared && reads:
		return atOnce + "; where they do not, it goes on working: what the program does with the session only reads"
	case spared:
		return atOnce + "; where they do not, it goes on working: what the program does with the session changes nothing at " + stage.At
	}
	return atOnce + "; where they do not, the first create, update or delete is " + refused + ", while reads go on"
}

func useName(s *signin.SignIn, use *signin.Use) string {
	return oneLine(strings.Join(append([]string{s.Tool.Names[0]}, use.Words...), " "))
}

// ifInteractive says it of a sign-in that opens a browser or asks.
func (p *Pass) ifInteractive(s *signin.SignIn) string {
	if !p.unattended() {
		return "it works as long as a person answers it; run unattended, it waits and then fails"
	}
	return "nobody answers: without a browser it falls back to a device code, which runs out (" + facts.DeviceCodeExpired.Says + ")"
}

// ifDeviceCode says it of a device code.
func (p *Pass) ifDeviceCode(*signin.SignIn) string {
	blocked := "where conditional access blocks device codes, the sign-in is refused (" + facts.DeviceCodeBlocked.Says + ")"
	if p.unattended() {
		return "nobody enters the code, and it runs out (" + facts.DeviceCodeExpired.Says + "); " + blocked
	}
	return blocked
}

// ifNoTenant says it of a sign-in that names no tenant.
func ifNoTenant(s *signin.SignIn, o *signin.Outcome) string {
	rule := s.Command.Tenant
	switch {
	case isApp(o) && rule.AppGets != "":
		return rule.AppGets
	case isApp(o):
		return "the tool asks every organization's endpoint, which knows no application of one tenant: the sign-in fails"
	case rule.UserGets != "":
		return rule.UserGets
	}
	return "the sign-in goes to the user's home tenant, whichever tenant the program means"
}

// ifNoSignOut says it of a session that stays.
func ifNoSignOut(s *signin.SignIn, c signin.Cache) string {
	if c.Tool == nil || c.Tool.Cache == nil || !c.Tool.Cache.Disk {
		return "whatever runs later in the same process acts with this identity"
	}
	kept := c.Tool.Cache.Kept
	if c.Path == "" && c.Tool.Cache.Default == "" {
		return fmt.Sprintf("the tokens stay %s%s, and whoever runs as this user acts with this identity until they expire", kept, where(c.Where))
	}
	folder := "~/" + c.Tool.Cache.Default
	if c.Path != "" {
		folder = "$" + c.Tool.Cache.Env
	}
	if kept != "" {
		kept = "; " + kept
	}
	return fmt.Sprintf("the tokens stay in %s%s, and whoever can read it acts with this identity until they expire%s", folder, where(c.Where), kept)
}

// ifSecret says it of an application's secret.
func ifSecret() string {
	return "the secret works for whoever reads it, and when it runs out the sign-in fails (" + facts.SecretExpired.Says + ")"
}

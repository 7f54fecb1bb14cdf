package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// outcomesOf returns what a call of a sign-in can be, equal possibilities once,
// and whether there may be others. It returns none if no reading signs in.
func outcomesOf(c *call) ([]Outcome, bool) {
	var all []Outcome
	open := c.open
	seen := map[string]bool{}
	for _, r := range c.readings {
		if !r.signsIn() {
			open = true // it need not be a sign-in
			continue
		}
		open = open || r.open && !r.settled()
		o := r.outcome(c.run.Place)
		if k := o.key(); !seen[k] {
			seen[k] = true
			all = append(all, o)
		}
	}
	return joinTenants(all), open
}

// signsIn reports whether a reading is a sign-in to Microsoft Entra ID, as far as
// its words say.
func (r reading) signsIn() bool {
	if !r.command.Has(facts.SignsIn) || r.helps() {
		return false
	}
	row := r.row()
	return row == nil || !row.Nobody
}

// settled reports whether no further words can make a reading another sign-in.
func (r reading) settled() bool {
	row := r.row()
	return row != nil && row.Settled
}

// outcome says who signs in by a reading of a sign-in at the place.
func (r reading) outcome(at source.Place) Outcome {
	o := Outcome{Options: r.given, Unread: r.unread}
	o.User, o.Secret = valueOf(r.given, facts.UserName), valueOf(r.given, facts.Password)
	if row := r.row(); row != nil {
		o.Identity, o.Credential, o.Refused = row.Identity, row.Credential, row.Refused
		if row.Identity == facts.App || row.Identity == facts.Federated {
			o.application(r)
		}
		if row.Refused != "" && row.Since != "" {
			o.Refused += " since " + row.Since
		}
	}
	for _, g := range r.given {
		if g.Option.Removed != "" && o.Refused == "" {
			o.Refused = g.Option.Names[0] + " is not taken any more since " + g.Option.Removed
		}
	}
	if row := r.row(); row == nil || !row.OwnTenant {
		o.Tenant = r.tenant(o.Identity)
	}
	for _, g := range r.given {
		if g.Means.Decides() && g.Place.File != nil && !inside(g.Place, at) {
			o.Places = append(o.Places, g.Place)
		}
	}
	slices.SortFunc(o.Places, source.Place.Compare)
	o.Places = slices.Compact(o.Places)
	return o
}

// application takes an application's name and secret from the options that are
// for one alone, where the tool has such: then a user's are not its.
func (o *Outcome) application(r reading) {
	if r.command.Means(facts.ClientID) {
		o.User = valueOf(r.given, facts.ClientID)
	}
	if r.command.Means(facts.AppSecret) {
		o.Secret = valueOf(r.given, facts.AppSecret)
	}
}

// valueOf returns the value of the option of a meaning, or nil if none is given.
func valueOf(options []Given, m facts.Meaning) *flow.Value {
	if g := given(options, m); g != nil && isGiven(*g) {
		return g.Value
	}
	return nil
}

func inside(p, q source.Place) bool { return p.File == q.File && q.Contains(p.Span) }

// isGiven reports whether an option counts as given: tools take an empty text
// for none, but where it makes them ask.
func isGiven(g Given) bool {
	if g.Value == nil || g.Option.Empty {
		return true
	}
	s, known := g.Value.Known()
	return !known || s != ""
}

func (r reading) has(m facts.Meaning) bool {
	g := given(r.given, m)
	return g != nil && isGiven(*g)
}

// row returns the outcome of the table that fits, or nil if the words that are
// not known decide.
func (r reading) row() *facts.Outcome {
	rows := r.command.Outcomes
	var fit *facts.Outcome
	for i := range rows {
		row := &rows[i]
		// What is missing may be among the words that are not known.
		if r.open && len(row.Without) > 0 || !r.fits(row) {
			continue
		}
		fit = row
		break
	}
	if fit == nil || !r.open || fit.Settled || fit.Refused != "" {
		return fit
	}
	guess := *fit
	switch {
	case len(fit.With) == 0 && !fit.Nobody:
		guess = facts.Outcome{}
		// az login --service-principal "$@": an application, however it proves itself.
		if r.has(facts.ServicePrincipal) {
			guess.Identity = facts.App
		}
	case fit.Identity == facts.App && !r.has(facts.Password):
		for i := range rows {
			if further(rows[i], *fit) && rows[i].Credential != fit.Credential {
				guess.Credential = facts.ByUnknown
			}
		}
	}
	return &guess
}

// further reports whether row asks for all that base asks for and more.
func further(row, base facts.Outcome) bool {
	if len(row.With) <= len(base.With) || row.Refused != "" {
		return false
	}
	for _, m := range base.With {
		if !slices.Contains(row.With, m) {
			return false
		}
	}
	return true
}

func (r reading) fits(row *facts.Outcome) bool {
	for _, m := range row.With {
		if !r.has(m) {
			return false
		}
	}
	for _, m := range row.Without {
		if r.has(m) {
			return false
		}
	}
	if row.CertFile {
		g := given(r.given, facts.Password)
		return g != nil && g.Value != nil && facts.IsCertificateFile(end(*g.Value))
	}
	return true
}

// end returns the known text that v ends with.
func end(v flow.Value) string {
	switch v.Kind {
	case flow.Text:
		return v.Text
	case flow.Joined:
		if len(v.Items) > 0 {
			return end(v.Items[len(v.Items)-1])
		}
	}
	return ""
}

// tenant says what a reading says of the tenant of an identity.
func (r reading) tenant(who facts.Identity) Tenant {
	rule := r.command.Tenant
	takes := rule.Users || rule.Apps
	switch who {
	case facts.User:
		takes = rule.Users
	case facts.App, facts.Federated:
		takes = rule.Apps
	case facts.Managed:
		takes = false
	}
	if !takes {
		return Tenant{}
	}
	g := given(r.given, facts.TenantName)
	switch {
	case g != nil && isGiven(*g):
		t := Tenant{State: TenantGiven, Value: g.Value}
		if g.Value != nil {
			if s, ok := g.Value.Known(); ok && facts.IsGuessedTenant(s) {
				t.State = TenantGuessed
			}
		}
		return t
	case r.open:
		return Tenant{State: TenantUnknown}
	}
	return Tenant{State: TenantMissing}
}

// joinTenants makes the tenant optional where an identity has one on some ways
// and none on others: then what decides is not who signs in. Outcomes that
// differ in nothing else are one.
func joinTenants(all []Outcome) []Outcome {
	type who struct {
		facts.Identity
		facts.Credential
	}
	with, without := map[who]bool{}, map[who]bool{}
	for _, o := range all {
		k := who{o.Identity, o.Credential}
		with[k] = with[k] || o.Tenant.State == TenantGiven
		without[k] = without[k] || o.Tenant.State == TenantMissing
	}
	var out []Outcome
	index := map[string]int{}
	for _, o := range all {
		k := who{o.Identity, o.Credential}
		optional := with[k] && without[k] && (o.Tenant.State == TenantGiven || o.Tenant.State == TenantMissing)
		if optional {
			o.Tenant.State = TenantOptional
		}
		key := o.person()
		if i, ok := index[key]; ok && optional && out[i].Tenant.State == TenantOptional {
			if out[i].Tenant.Value == nil { // the fuller one stands for both
				o.Places = append(o.Places, out[i].Places...)
				out[i] = o
			}
			continue
		}
		index[key] = len(out)
		out = append(out, o)
	}
	return out
}

// person is equal for outcomes of which only the tenant and options of no
// meaning differ.
func (o Outcome) person() string {
	var b strings.Builder
	b.WriteString(string(o.Identity) + "\x00" + string(o.Credential) + "\x00" + o.Refused + "\x00")
	for _, v := range []*flow.Value{o.User, o.Secret} {
		if v != nil {
			b.WriteString(valueKey(*v))
		}
		b.WriteByte(0)
	}
	return b.String()
}

func (o Outcome) key() string {
	k := o.person() + string(o.Tenant.State) + "\x00"
	if o.Tenant.Value != nil {
		k += valueKey(*o.Tenant.Value)
	}
	// What else is given matters to some rules: --debug, a certificate.
	for _, g := range o.Options {
		if g.Means != facts.Nothing {
			k += "\x00" + g.Option.Names[0]
		}
	}
	return k + "\x00" + strings.Join(o.Unread, "\x00")
}

// sameWho reports whether two sign-ins can be of the same identity: the same
// kind and, as far as both name it, the same name.
func sameWho(a, b *SignIn) bool {
	for _, x := range a.Outcomes {
		for _, y := range b.Outcomes {
			if x.Identity != y.Identity && x.Identity != facts.NoOne && y.Identity != facts.NoOne {
				continue
			}
			if x.User == nil || y.User == nil || valueKey(*x.User) == valueKey(*y.User) {
				return true
			}
		}
	}
	return false
}

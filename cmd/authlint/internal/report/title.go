package report

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/rules/signin"
)

// title says in a few words what a sign-in is: "user password, az, no tenant,
// never signed out".
func (b *block) title() string {
	if b.signIn == nil {
		return b.findings[0].Rule.Title
	}
	words := []string{who(b.signIn), b.signIn.Runs[0].Tool.Short()}
	if b.says(missingTenant) && tenant(b.signIn) {
		words = append(words, "no tenant")
	}
	if b.says(missingSignOut) {
		words = append(words, "never signed out")
	}
	return strings.Join(words, ", ")
}

// who says who signs in: "user password"; "interactive and service principal with a
// secret" where some callers make it the one and some the other; "interactive or
// service principal with a secret" where one run can be either.
func who(s *lint.SignIn) string {
	kinds := s.Kinds()
	if len(kinds) == 0 {
		return "sign-in"
	}
	glue := " or "
	switch {
	case s.Certain():
		glue = " and "
	case len(kinds) > 2:
		glue = ", or "
	}
	var words []string
	for _, k := range kinds {
		words = append(words, string(k))
	}
	return strings.Join(words, glue)
}

// The rules that the title speaks of.
const (
	missingTenant  = "missing-tenant"
	missingSignOut = "missing-sign-out"
)

func (b *block) says(rule string) bool {
	return slices.ContainsFunc(b.findings, func(f lint.Finding) bool { return f.Rule.ID == rule })
}

// tenant reports whether some outcome names no tenant.
func tenant(s *lint.SignIn) bool {
	for _, run := range s.Runs {
		for _, o := range run.Outcomes {
			if o.Tenant.State == signin.TenantMissing || o.Tenant.State == signin.TenantGuessed {
				return true
			}
		}
	}
	return false
}

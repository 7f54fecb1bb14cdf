package rules

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// Page returns the rule's page in Markdown, without a heading: what it reports,
// why that matters, an example before and after, the steps and when to ignore it.
// Its parts are the same for every rule.
func (r *Rule) Page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Level: %s.", cmp.Or(r.Levels, r.Level.String()))
	if len(r.CWE) > 0 {
		fmt.Fprintf(&b, " %s.", strings.Join(r.CWE, ", "))
	}
	fmt.Fprintf(&b, "\n\n**What it reports.** %s\n\n**Why it matters.** %s\n", r.Doc, r.Why)
	b.WriteString("\n**Before**\n")
	for _, e := range r.Bad {
		writeExample(&b, e)
	}
	b.WriteString("\n**After**\n")
	for _, e := range r.Good {
		writeExample(&b, e)
	}
	fmt.Fprintf(&b, "\n**Steps**\n\n%s\n\n**When to ignore it.** %s\n", r.Steps, r.Ignore)
	return b.String()
}

func writeExample(b *strings.Builder, e Example) {
	fmt.Fprintf(b, "\n```bash\n%s```\n", e.Shown())
}

var wantComment = regexp.MustCompile(`(?m)^[ \t]*# want\b.*\n|[ \t]*# want\b.*$`)

// Shown returns the text of an example without the marks that tests read.
func (e Example) Shown() string { return wantComment.ReplaceAllString(e.Text, "") }

// Index returns README.md of this folder: every rule's page, after a table of them.
func Index() string {
	var b strings.Builder
	b.WriteString(`# Rules

<!-- Made from the rules themselves by "go test ./rules -update". -->

The level tells how bad a finding is. An *error* will fail or already does, or hands out a credential; a *warning* is fragile or
unsafe; a *note* is worth knowing. Where only one possibility of several breaks a rule, the message says "may" and the level is one
lower. ` + "`authlint explain ID`" + ` prints a rule's page.

| rule | reports | level |
|---|---|---|
`)
	for _, r := range All {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.ID, r.ID, r.Title, cmp.Or(r.Levels, r.Level.String()))
	}
	for _, r := range All {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n%s", r.ID, upper(r.Title), r.Page())
	}
	return b.String()
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

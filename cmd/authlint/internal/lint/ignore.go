package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
)

// Comments that take findings out:
//
//	# authlint:ignore user-password -- legacy tenant, migrates in INC-4711
//	# authlint:ignore user-password,missing-tenant until=2027-03-31 -- waiting for the connection
//	# authlint:ignore-file missing-sign-out -- this image is thrown away
const directive = "authlint:"

// The rules that the run itself reports.
const (
	badIgnore    = "bad-ignore"
	unusedIgnore = "unused-ignore"
)

// An ignore is one rule of one comment that suppresses it.
type ignore struct {
	place    source.Place // the comment
	rule     string
	reason   string
	file     bool // the whole file
	from, to int  // lines whose findings it suppresses
	used     bool
}

// An ignoreList is the ignores of one file, and what is wrong with its comments.
type ignoreList struct {
	ignores  []ignore
	findings []rules.Finding
}

// ignoresOf reads the ignore comments of a document. today decides which have
// expired.
func ignoresOf(d *script.Document, today time.Time) ignoreList {
	var l ignoreList
	var comments []script.Comment
	seen := map[source.Place]bool{}
	collect := func(s *script.Script) {
		for _, c := range s.Comments {
			if c.File == d.File && !seen[c.Place] {
				seen[c.Place] = true
				comments = append(comments, c)
			}
		}
	}
	for _, s := range d.Scripts {
		collect(s)
		for _, b := range s.Bodies {
			script.Inspect(b.Block, func(n any) bool {
				if inner, ok := n.(*script.Script); ok {
					collect(inner)
				}
				return true
			})
		}
	}
	slices.SortFunc(comments, func(a, b script.Comment) int { return a.Place.Compare(b.Place) })
	lines := commentLines(comments)
	for _, c := range comments {
		l.read(c, lines, today)
	}
	return l
}

// commentLines returns the lines that hold nothing but a comment.
func commentLines(comments []script.Comment) map[int]bool {
	lines := map[int]bool{}
	for _, c := range comments {
		n := c.Position().Line
		if strings.TrimSpace(c.File.Text[c.File.Line(n).Start:c.Start]) == "" {
			lines[n] = true
		}
	}
	return lines
}

func (l *ignoreList) read(c script.Comment, lines map[int]bool, today time.Time) {
	verb, rest, ok := strings.Cut(c.Text, ":")
	if !ok || !strings.EqualFold(strings.TrimSpace(verb), strings.TrimSuffix(directive, ":")) {
		return
	}
	bad := func(format string, args ...any) {
		l.findings = append(l.findings, rules.Finding{Rule: rules.ByID(badIgnore), Place: c.Place, Message: fmt.Sprintf(format, args...)})
	}
	body, reason, _ := strings.Cut(rest, "--")
	fields := strings.Fields(body)
	if len(fields) == 0 {
		bad("the comment names no directive: write \"authlint:ignore RULE -- reason\"")
		return
	}
	file := fields[0] == "ignore-file"
	if !file && fields[0] != "ignore" {
		bad("%q is no directive%s", fields[0], DidYouMean(fields[0], []string{"ignore", "ignore-file"}))
		return
	}
	var ids []string
	expired := false
	for _, f := range fields[1:] {
		date, isDate := strings.CutPrefix(f, "until=")
		if !isDate {
			ids = append(ids, strings.FieldsFunc(f, func(r rune) bool { return r == ',' })...)
			continue
		}
		until, err := time.Parse(time.DateOnly, date)
		switch {
		case err != nil:
			bad("%q is no date: write until=YYYY-MM-DD", date)
			expired = true
		case today.After(until.AddDate(0, 0, 1).Add(-time.Nanosecond)):
			bad("the comment expired on %s and no longer suppresses anything", date)
			expired = true
		}
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		bad("the comment gives no reason and suppresses nothing: write \" -- \" and why at its end")
		return
	}
	if len(ids) == 0 {
		bad("the comment names no rule")
		return
	}
	from, to := c.Position().Line, c.Position().Line
	if lines[from] {
		for to++; lines[to]; to++ { // comments below each other are for what follows them all
		}
	}
	for _, id := range ids {
		switch {
		case rules.ByID(id) == nil:
			bad("there is no rule %q%s", id, DidYouMean(id, RuleIDs()))
		case id == badIgnore || id == unusedIgnore:
			bad("%s cannot be ignored: mend or remove the comment it is about", id)
		case !expired:
			l.ignores = append(l.ignores, ignore{place: c.Place, rule: id, reason: reason, file: file, from: from, to: to})
		}
	}
}

// names reports whether one of the ignores is for the rule.
func (l *ignoreList) names(id string) bool {
	return slices.ContainsFunc(l.ignores, func(g ignore) bool { return g.rule == id })
}

// suppresses returns the reason of the first of the ignores that is for f, whose
// statement lies on the lines first to last, or "", and marks all that are.
func (l *ignoreList) suppresses(f *rules.Finding, first, last int) (reason string) {
	for i := range l.ignores {
		g := &l.ignores[i]
		if g.rule == f.Rule.ID && (g.file || g.to >= first && g.from <= last && (g.from == g.to || g.to <= last)) {
			g.used = true
			reason = cmp.Or(reason, g.reason)
		}
	}
	return reason
}

// unused returns a finding for each ignore of a rule that ran which suppressed nothing.
func (l *ignoreList) unused(ran func(string) bool) []rules.Finding {
	var out []rules.Finding
	for _, g := range l.ignores {
		if g.used || !ran(g.rule) {
			continue
		}
		where := "on this statement"
		if g.file {
			where = "in this file"
		}
		out = append(out, rules.Finding{Rule: rules.ByID(unusedIgnore), Place: g.place,
			Message: fmt.Sprintf("%s reports nothing %s: remove the comment, or the rule from it", g.rule, where)})
	}
	return out
}

// finish takes the findings that are suppressed out of those of j, adds what is
// wrong with the comments to the rest, and returns both in order, with
// fingerprints.
func (o *Options) finish(j *judge, mask *Mask) ([]Finding, []Suppressed) {
	runs := o.runs
	var suppressed []Suppressed
	out := slices.DeleteFunc(j.findings(), func(f Finding) bool { return !runs(f.Rule.ID) })
	for _, d := range j.project.Docs {
		if !j.asked[d.File.Path] {
			continue
		}
		list := ignoresOf(d, o.Today)
		extra := list.findings
		if !o.NoIgnores {
			out = slices.DeleteFunc(out, func(f Finding) bool {
				if f.Place.File != d.File || !list.names(f.Rule.ID) {
					return false
				}
				first, last := statementLines(d, f.Finding)
				reason := list.suppresses(&f.Finding, first, last)
				if reason != "" {
					suppressed = append(suppressed, Suppressed{f, reason})
				}
				return reason != ""
			})
			extra = append(extra, list.unused(runs)...)
		}
		for _, f := range extra {
			if f.Rule == nil || !runs(f.Rule.ID) {
				continue
			}
			f.Level = cmp.Or(f.Level, f.Rule.Level)
			out = append(out, Finding{Finding: f})
		}
	}
	slices.SortStableFunc(out, Finding.Compare)
	slices.SortStableFunc(suppressed, func(a, b Suppressed) int { return a.Compare(b.Finding) })
	all := make([]*Finding, 0, len(out)+len(suppressed))
	for i := range out {
		all = append(all, &out[i])
	}
	for i := range suppressed {
		all = append(all, &suppressed[i].Finding)
	}
	fingerprints(all, mask)
	return out, suppressed
}

// runs reports whether the rule is to run.
func (o *Options) runs(id string) bool {
	return (len(o.Rules) == 0 || slices.Contains(o.Rules, id)) && !slices.Contains(o.SkipRules, id)
}

// statementLines returns the first and the last line of the smallest statement
// around what f stands at, and of the call it is about if that lies there.
func statementLines(d *script.Document, f rules.Finding) (first, last int) {
	p := f.Place
	best := p
	smaller := func(q source.Place) {
		if q.File == p.File && q.Contains(p.Span) && (best == p || best.Contains(q.Span)) && isStatement(q) {
			best = q
		}
	}
	for _, s := range d.Scripts {
		for _, b := range s.Bodies {
			script.Inspect(b.Block, func(n any) bool {
				switch n := n.(type) {
				case *script.Call:
					smaller(n.Place)
				case *script.Assign:
					smaller(n.Place)
				}
				return true
			})
		}
	}
	return min(p.Position().Line, best.Position().Line), max(p.Position().Line, best.EndPosition().Line)
}

func isStatement(p source.Place) bool { return p.End > p.Start }

// RuleIDs returns the IDs of all rules, in the order of rules.All.
func RuleIDs() []string {
	var ids []string
	for _, r := range rules.All {
		ids = append(ids, r.ID)
	}
	return ids
}

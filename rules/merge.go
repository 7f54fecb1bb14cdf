package rules

import (
	"cmp"
	"slices"

	"github.com/authlint/authlint/parsers/source"
)

// Merge sorts findings by place and rule and makes one of those that one rule
// reports at one place. Several runs lead to it, and each is certain: the worst
// finding stands, with the related places of all. A session that one caller never
// closes is not also one that another may leave open. It changes findings.
func Merge(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(a.Place.Compare(b.Place), cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(b.Level, a.Level), cmp.Compare(a.Message, b.Message))
	})
	var out []Finding
	for _, f := range findings {
		if n := len(out); n > 0 && out[n-1].Rule == f.Rule && out[n-1].Place == f.Place {
			out[n-1].Related = relate(out[n-1].Related, f.Related...)
			continue
		}
		out = append(out, f)
	}
	missing := map[source.Place]bool{}
	for _, f := range out {
		if f.Rule == MissingSignOut {
			missing[f.Place] = true
		}
	}
	return slices.DeleteFunc(out, func(f Finding) bool { return f.Rule == SkippedSignOut && missing[f.Place] })
}

// manyRelated bounds the related places of one finding: more help nobody.
const manyRelated = 12

// relate adds places that are not there yet.
func relate(to []Related, more ...Related) []Related {
	for _, r := range more {
		same := func(o Related) bool { // an assignment and the value in it are one place
			return o.Message == r.Message && o.Place.File == r.Place.File && (o.Place.Contains(r.Place.Span) || r.Place.Contains(o.Place.Span))
		}
		if r.Place == (source.Place{}) || len(to) == manyRelated || slices.ContainsFunc(to, same) {
			continue
		}
		to = append(to, r)
	}
	return slices.Clip(to)
}

package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
)

// writeConcise writes a line a finding and a line a problem:
//
//	scripts/deploy.sh:12:1: error: az login signs in user "$U" with a password [user-password]
func writeConcise(out io.Writer, r *lint.Result, o Options) error {
	w := bufio.NewWriter(out)
	t := &text{w: w, r: r, o: o}
	for _, f := range r.Findings {
		if o.Quiet && f.Level < o.FailOn {
			continue
		}
		writeLine(w, fmt.Sprintf("%s: %s %s [%s]", t.at(f.Place), t.paint(levelColor(f.Level), f.Level.String()+":"), t.say(f.Message), f.Rule.ID))
	}
	for _, p := range r.Problems {
		at := shown(r, p.Path)
		if p.File != nil {
			at = t.at(p.Place)
		}
		writeLine(w, fmt.Sprintf("%s: %s %s", at, t.paint(yellow, "problem:"), t.say(p.Message)))
	}
	return w.Flush()
}

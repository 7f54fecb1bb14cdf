package lint

import (
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
)

// Dump returns what authlint makes of one file, "-" for standard input: the
// program as written, or as run if trace is set, masked. The Result holds what
// could not be read, and no findings.
func Dump(o Options, file string, trace bool) (string, *Result) {
	o.Paths = []string{file}
	o.Exclude = nil
	o.everything = true
	res, j := run(o)
	var b strings.Builder
	for _, d := range j.project.Docs {
		if j.asked[d.File.Path] && !trace {
			b.WriteString(script.Dump(d, res.Mask.Word))
		}
	}
	for _, e := range j.entries {
		if trace && j.asked[e.Doc.File.Path] && e.trace != nil {
			b.WriteString(flow.Dump(e.trace, res.Mask.Word))
		}
	}
	return b.String(), res
}

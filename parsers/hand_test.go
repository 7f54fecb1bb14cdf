package parsers

import (
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
)

// The cases under hand were written before there was a reader: what the reader
// makes of a program must be what a person who knows the shell says it is.
func TestHand(t *testing.T) {
	t.Parallel()
	scripttest.Cases(t, "../testdata/shell/hand/*.txtar", dumpCase)
}

// dumpCase reads the files of a case and returns their dumps.
func dumpCase(t *testing.T, c *scripttest.Case) string {
	out := ""
	for _, f := range c.Files {
		d := Read(f)
		for _, err := range scripttest.Check(d) {
			t.Error(err)
		}
		out += script.Dump(d, nil)
	}
	return out
}

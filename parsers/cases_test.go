package parsers

import (
	"testing"

	"github.com/authlint/authlint/parsers/script/scripttest"
)

// TestCases reads whole files: the choice of the language, programs inside
// programs, references, and what is read of files that are broken.
func TestCases(t *testing.T) {
	t.Parallel()
	scripttest.Cases(t, "../testdata/shell/*.txtar", dumpCase)
}

// TestGeneralCases reads programs in Python and JavaScript inside scripts.
func TestGeneralCases(t *testing.T) {
	t.Parallel()
	scripttest.Cases(t, "../testdata/python/*.txtar", dumpCase)
}

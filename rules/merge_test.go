package rules

import (
	"testing"

	"github.com/authlint/authlint/parsers/source"
)

func TestMergeKeepsTheWorst(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.sh", "az login\naz logout\n")
	at := func(lo, hi int) source.Place { return source.Place{File: f, Span: source.Span{Start: lo, End: hi}} }
	got := Merge([]Finding{
		{Rule: SkippedSignOut, Level: Note, Place: at(0, 8), Message: "one caller"},
		{Rule: MissingSignOut, Level: Note, Place: at(0, 8), Message: "another caller"},
		{Rule: MissingSignOut, Level: Warning, Place: at(0, 8), Message: "a third", Related: []Related{{at(9, 18), "here"}}},
		{Rule: SkippedSignOut, Level: Note, Place: at(9, 18), Message: "elsewhere"},
	})
	if len(got) != 2 {
		t.Fatalf("got %d findings, want 2: %v", len(got), got)
	}
	if got[0].Rule != MissingSignOut || got[0].Level != Warning {
		t.Errorf("first: %s at %v, want missing-sign-out at warning", got[0].Rule.ID, got[0].Level)
	}
	if got[1].Rule != SkippedSignOut || got[1].Place != at(9, 18) {
		t.Errorf("second: %s, want the skipped sign-out of the other session", got[1].Rule.ID)
	}
}

package shell

import (
	"fmt"
	"os"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
	"github.com/authlint/authlint/parsers/source"
)

func TestTry(t *testing.T) {
	name := os.Getenv("TRY")
	if name == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(name)
	f := source.NewFile(name, string(data))
	s := &script.Script{Text: f.Whole(), Lang: script.Lang(os.Getenv("TRYLANG"))}
	ps := Read(s)
	d := &script.Document{File: f, Kind: "shell", Scripts: []*script.Script{s}, Problems: ps}
	fmt.Print(script.Dump(d, nil))
	for _, e := range scripttest.Check(d) {
		t.Error(e)
	}
}

package signin

import (
	"testing"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func TestHintOf(t *testing.T) {
	t.Parallel()
	read := func(text string) *script.Document { return parsers.Read(source.NewFile("a.sh", text)) }
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"a sign-in", "az login", true},
		{"options first", "az --debug login", true},
		{"a path", "/usr/bin/az login", true},
		{"a module", "python3 -m azure.cli login", true},
		{"as another user", "sudo az login", true},
		{"in a text", "ssh host 'az login'", true},
		{"in a text behind an escape", `printf 'x\naz login'`, true},
		{"in parts", `A=az; "$A" login`, true},
		{"the name in a path that is not known", `"$BIN/az" login`, true},
		{"in another's substitution", `docker login -p "$(az login)"`, true},
		{"in a here-document", "bash <<EOF\naz login\nEOF", true},
		{"in another's word that is not known", `az account show; docker "$X" login`, true},
		{"a secret's variable", "export ARM_CLIENT_SECRET=x", true},
		{"the word of another program", "az account show; docker login", false},
		{"another command", "az acr login -n x", false},
		{"another command of several words", "az devops login", false},
		{"a comment", "az account show # not az login", false},
		{"no tool", "login", false},
		{"part of a name", "blaze login", false},
		{"no word", "az account show", false},
	} {
		if got := HintOf(read(c.text)).Any(); got != c.want {
			t.Errorf("%s: %q: got %v, want %v", c.name, c.text, got, c.want)
		}
	}
	name, word := HintOf(read("TOOL=az")), HintOf(read(`"$TOOL" login`))
	if name.Any() || word.Any() || !name.And(word).Any() {
		t.Error("a name in one file and a word in another must count together, and neither alone")
	}
}

func TestMayBe(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"az login": true, "az --debug login": true, `az "$X"`: true, `"$AZ" group list`: true,
		"az group list": false, `az group "$X"`: false, "az": false, "terraform apply": false, "terraform -chdir=x apply": false,
	} {
		d := parsers.Read(source.NewFile("a.sh", text))
		if got := MayBe(d.Scripts[0].Bodies[0].Block.Stmts[0].(*script.Call)); got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}

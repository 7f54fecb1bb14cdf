package flow

import "testing"

func TestMatch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"", "", true},
		{"", "a", false},
		{"*", "", true},
		{"a*", "abc", true},
		{"a*", "bac", false},
		{"*login*", "az login -u x", true},
		{"a?c", "abc", true},
		{"a?c", "ac", false},
		{"[abc]x", "bx", true},
		{"[!abc]x", "bx", false},
		{"[^abc]x", "dx", true},
		{"[a-c]", "b", true},
		{"[]x]", "]", true},
		{"[[:digit:]]*", "7up", true},
		{"[[:digit:]]*", "up", false},
		{"[[:alpha:]_]*", "_x", true},
		{"[abc", "[abc", true},
		{`\*`, "*", true},
		{`\*`, "x", false},
		{"*a*b*c", "xxaxxbxxc", true},
		{"*a*b*c", "xxbxxaxxc", false},
		{"é?", "éü", true},
	} {
		if got := match(c.pattern, c.text); got != c.want {
			t.Errorf("match(%q, %q) = %v, want %v", c.pattern, c.text, got, c.want)
		}
	}
}

func TestTrimAndReplace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, got, want string
	}{
		{"shortest prefix", trim("a/b/c", "*/", false, false), "b/c"},
		{"longest prefix", trim("a/b/c", "*/", false, true), "c"},
		{"shortest suffix", trim("a.tar.gz", ".*", true, false), "a.tar"},
		{"longest suffix", trim("a.tar.gz", ".*", true, true), "a"},
		{"no match", trim("abc", "x*", false, true), "abc"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
	if got, _ := replace("a-b-c", "-", "/", false); got != "a/b-c" {
		t.Errorf("replace once: %q", got)
	}
	if got, _ := replace("a-b-c", "-", "/", true); got != "a/b/c" {
		t.Errorf("replace all: %q", got)
	}
}

func TestSplitFields(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, ifs string
		want      []string
	}{
		{"  a  b ", " \t\n", []string{"a", "b"}},
		{"a,b,,c", ",", []string{"a", "b", "", "c"}},
		{",a", ",", []string{"", "a"}},
		{"a,", ",", []string{"a"}},
		{"a , b", ", ", []string{"a", "b"}},
		{"", " ", nil},
		{"a b", "", []string{"a b"}},
	} {
		got, _, _ := splitFields(c.text, c.ifs)
		if len(got) != len(c.want) {
			t.Errorf("splitFields(%q, %q) = %q, want %q", c.text, c.ifs, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("splitFields(%q, %q) = %q, want %q", c.text, c.ifs, got, c.want)
			}
		}
	}
}

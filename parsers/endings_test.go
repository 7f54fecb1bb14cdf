package parsers

import "testing"

// No ending is both that of a script and of something else, and only what has
// neither is looked into.
func TestEndings(t *testing.T) {
	t.Parallel()
	read, unread := Endings()
	for _, e := range read {
		if foreign[e] || Kind("x"+e, nil) == "" {
			t.Errorf("%s is said to be read and is not", e)
		}
	}
	head := []byte("#!/bin/bash\n")
	for _, e := range unread {
		if Kind("x"+e, head) != "" || ByContents("x"+e) {
			t.Errorf("a file %s is taken for a script by its first line", e)
		}
	}
	for name, want := range map[string]bool{
		"bin/deploy": true, "a/deploy.sh.j2": true, "hooks/pre-push.sample": true, "notes.txt": true, "x": true,
		"main.go": false, "README.MD": false, "a/values.yaml": false, "deploy.sh": false,
	} {
		if got := ByContents(name); got != want {
			t.Errorf("ByContents(%q) = %v, want %v", name, got, want)
		}
	}
}

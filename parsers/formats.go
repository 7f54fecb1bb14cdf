package parsers

import (
	"bytes"

	"github.com/authlint/authlint/parsers/calls"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/shell"
)

// A format is a kind of file: how it is told, and who reads it.
type format struct {
	kind string                              // what Document.Kind says
	is   func(path string, head []byte) bool // head is the first bytes of the file as it is stored
	read func(*script.Document)              // fills Scripts, Refs and Problems
}

// formats are the kinds of file. The first that matches is taken.
var formats = []format{
	{"shell", isShell, readShell},
	{"powershell", isPowerShell, readAs(script.PowerShell)},
	{"batch", isBatch, readAs(script.Batch)},
}

// languages are the readers of program texts. They fill Bodies and Comments.
var languages = map[script.Lang]func(*script.Script) []script.Problem{
	script.Bash:  shell.Read,
	script.POSIX: shell.Read,
	script.Mksh:  shell.Read,
	script.Zsh:   shell.Read,
	script.Bats:  shell.Read,

	script.Python:     calls.Read,
	script.JavaScript: calls.Read,
}

// headSize is how many bytes at the start of a file are enough for Kind.
const headSize = 512

// Kind returns what kind of file path is, "shell" for one; "" if it is none that
// authlint reads. head is the first bytes of the file as it is stored: 512 are
// enough. A file without one of the endings of scripts must say in its first line
// which shell runs it; one with the ending of another language is none.
func Kind(path string, head []byte) string {
	if f := formatOf(path, head); f != nil {
		return f.kind
	}
	return ""
}

func formatOf(path string, head []byte) *format {
	for i := range formats {
		if formats[i].is(path, head) {
			return &formats[i]
		}
	}
	return nil
}

func hasEnding(endings ...string) func(string, []byte) bool {
	return func(name string, _ []byte) bool {
		ext := ending(name)
		for _, e := range endings {
			if ext == e {
				return true
			}
		}
		return false
	}
}

var (
	isPowerShell = hasEnding(".ps1", ".psm1")
	isBatch      = hasEnding(".cmd", ".bat")
)

func isShell(name string, head []byte) bool {
	return shell.Is(name, "") || len(head) > 0 && !foreign[ending(name)] && shell.Is(name, firstLine(head))
}

// firstLine returns the first line of a file. Of UTF-16 every character that is
// in ASCII counts.
func firstLine(head []byte) string {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return string(bytes.TrimRight(line, "\r"))
}

// readShell reads a shell script.
func readShell(d *script.Document) {
	lang, flags := shell.Language(d.File.Path, d.File.Text)
	readText(d, lang, flags)
}

// readAs reads a file that is one program in a language.
func readAs(lang script.Lang) func(*script.Document) {
	return func(d *script.Document) { readText(d, lang, script.ShellFlags{}) }
}

func readText(d *script.Document, lang script.Lang, flags script.ShellFlags) {
	s := &script.Script{Text: d.File.Whole(), Lang: lang, Flags: flags}
	d.Scripts = []*script.Script{s}
	d.Problems = append(d.Problems, ReadScript(s)...)
	d.Refs = refs(d)
}

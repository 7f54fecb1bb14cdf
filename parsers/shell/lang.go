package shell

import (
	"path"
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// shebang reads the first line of a script: which language runs it, and with
// which options. It returns false if the line names no interpreter that is known.
func shebang(line string) (script.Lang, script.ShellFlags, bool) {
	var flags script.ShellFlags
	line = strings.TrimPrefix(line, "\ufeff")
	rest, ok := strings.CutPrefix(line, "#!")
	if !ok {
		return "", flags, false
	}
	words := strings.Fields(rest)
	if len(words) > 0 && path.Base(words[0]) == "env" {
		words = words[1:]
		for len(words) > 0 && (strings.HasPrefix(words[0], "-") || strings.Contains(words[0], "=")) {
			if (words[0] == "-u" || words[0] == "-C") && len(words) > 1 {
				words = words[1:]
			}
			if after, ok := strings.CutPrefix(words[0], "-S"); ok && after != "" {
				words[0] = after
				break
			}
			if len(words) > 0 {
				words = words[1:]
			}
		}
	}
	if len(words) == 0 {
		return "", flags, false
	}
	lang, ok := interpreters[strings.TrimSuffix(strings.ToLower(path.Base(words[0])), ".exe")]
	if !ok {
		return "", flags, false
	}
	if lang.IsShell() {
		flags = options(words[1:])
	}
	return lang, flags, true
}

// interpreters are the languages of scripts by the program that runs them.
var interpreters = map[string]script.Lang{
	"bash": script.Bash, "sh": script.POSIX, "dash": script.POSIX, "ash": script.POSIX, "busybox": script.POSIX,
	"ksh": script.Mksh, "ksh93": script.Mksh, "ksh88": script.Mksh, "mksh": script.Mksh, "pdksh": script.Mksh, "oksh": script.Mksh, "loksh": script.Mksh,
	"zsh": script.Zsh, "bats": script.Bats,
	"pwsh": script.PowerShell, "powershell": script.WindowsPS,
	"python": script.Python, "python3": script.Python, "node": script.JavaScript,
}

// options reads the options of a shell.
func options(words []string) script.ShellFlags {
	var f script.ShellFlags
	for i, w := range words {
		if len(w) < 2 || w[0] != '-' || w[1] == '-' {
			continue
		}
		for _, c := range w[1:] {
			switch c {
			case 'e':
				f.ExitOnError = true
			case 'x':
				f.Trace = true
			case 'u':
				f.NoUnset = true
			case 'o':
				if i+1 < len(words) {
					switch words[i+1] {
					case "errexit":
						f.ExitOnError = true
					case "pipefail":
						f.PipeFail = true
					case "xtrace":
						f.Trace = true
					case "nounset":
						f.NoUnset = true
					}
				}
			}
		}
	}
	return f
}

// Is reports whether a file is a shell script by its name, or by its first line
// if the name says nothing.
func Is(name, firstLine string) bool {
	ext := strings.ToLower(path.Ext(name))
	if ext == ".azcli" {
		return true
	}
	if l, ok := endings[ext]; ok {
		return l.IsShell()
	}
	l, _, ok := shebang(firstLine)
	return ok && l.IsShell()
}

// Endings returns the endings of names that make a file a shell script.
func Endings() []string {
	all := []string{".azcli"}
	for e, l := range endings {
		if l.IsShell() {
			all = append(all, e)
		}
	}
	return all
}

// Language returns the language of a script file, and the options that its first
// line gives the interpreter. The first line decides, then the ending of the name.
// Without a first line the contents can show that the file is PowerShell, or zsh
// for the ending .azcli, which says nothing of the shell.
func Language(name, text string) (script.Lang, script.ShellFlags) {
	line, _, _ := strings.Cut(text, "\n")
	if l, f, ok := shebang(line); ok {
		return l, f
	}
	l, known := endings[strings.ToLower(path.Ext(name))]
	if !known {
		l = script.Bash
	}
	shell, powershell := signs(text)
	switch {
	case powershell >= 3 && powershell > 3*shell, !known && powershell > shell && powershell >= 2:
		return script.PowerShell, script.ShellFlags{}
	case !known && isZsh(text):
		return script.Zsh, script.ShellFlags{}
	}
	return l, script.ShellFlags{}
}

// signLines is how many lines are looked at for signs of a language.
const signLines = 400

// signs counts the lines that only make sense in a shell, and in PowerShell.
func signs(text string) (shell, powershell int) {
	n := 0
	for line := range strings.Lines(text) {
		if n++; n > signLines {
			break
		}
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case isPowerShell(line, word, strings.TrimSpace(rest)):
			powershell++
		case isShellLine(line, word):
			shell++
		}
	}
	return shell, powershell
}

func isPowerShell(line, word, rest string) bool {
	if strings.HasSuffix(line, " `") {
		return true
	}
	if strings.HasPrefix(word, "$") && (strings.HasPrefix(rest, "= ") || strings.HasPrefix(rest, "+= ")) {
		return true // $name = value
	}
	if strings.HasPrefix(word, "[") && strings.Contains(word, "]$") {
		return true // [string]$name
	}
	low := strings.ToLower(line)
	for _, s := range []string{"param(", "param (", "foreach ($", "foreach($", "if ($", "if($", "elseif (", "} else {", "try {", "} catch", "<#", "using namespace "} {
		if strings.HasPrefix(low, s) {
			return true
		}
	}
	verb, noun, ok := strings.Cut(word, "-")
	return ok && len(verb) > 2 && len(noun) > 2 && 'A' <= verb[0] && verb[0] <= 'Z' && 'A' <= noun[0] && noun[0] <= 'Z' &&
		strings.Trim(verb+noun, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" // Set-AzContext
}

func isShellLine(line, word string) bool {
	if strings.HasSuffix(line, ` \`) {
		return true
	}
	if name, _, ok := strings.Cut(word, "="); ok && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+") == "" {
		return true // name=value
	}
	switch word {
	case "export", "local", "declare", "then", "fi", "done", "esac", "do", "source", "set", "shift", "eval", "[", "[[":
		return true
	case "if", "while", "until", "elif":
		return strings.Contains(line, " [") || strings.Contains(line, "; ")
	}
	return strings.HasPrefix(line, "if [") || strings.HasSuffix(line, "() {")
}

// isZsh reports whether a text uses what only zsh has.
func isZsh(text string) bool {
	for _, s := range []string{"${=", "$=", "setopt ", "autoload ", "emulate ", "${(", "zparseopts "} {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}

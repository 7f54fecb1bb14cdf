package script

import (
	"slices"
	"strings"
)

// shellOption reads a word of options of a shell, such as -euo: the text of -c
// and the names of -o follow when all of them are read.
func (r *reading) shellOption(s string) bool {
	on := s[0] == '-'
	code, stdin, names := false, false, 0
	for _, c := range s[1:] {
		switch c {
		case 'c':
			code = code || on
		case 's':
			stdin = stdin || on
		case 'o', 'O':
			names++
		case 'e':
			r.launch.Flags.ExitOnError = on
		case 'x':
			r.launch.Flags.Trace = on
		case 'u':
			r.launch.Flags.NoUnset = on
		case 'n':
			if on && slices.Contains(r.By.Query, "-n") {
				r.launch.Nothing = true
				return true
			}
		}
	}
	for ; names > 0; names-- {
		r.i++
		if r.i < r.n {
			if v, ok := r.word(r.i); ok {
				r.setting(v, on)
			}
		}
	}
	switch {
	case code:
		r.codeAfter()
		return true
	case stdin:
		r.launch.Stdin = true
		return true
	}
	return false
}

// setting notes an option by its name, as -o takes it.
func (r *reading) setting(name string, on bool) {
	switch name {
	case "errexit":
		r.launch.Flags.ExitOnError = on
	case "pipefail":
		r.launch.Flags.PipeFail = on
	case "xtrace":
		r.launch.Flags.Trace = on
	case "nounset":
		r.launch.Flags.NoUnset = on
	}
}

// codeAfter finds the text of -c: the first word after it that is no option.
func (r *reading) codeAfter() {
	for r.i++; r.i < r.n; r.i++ {
		s, ok := r.word(r.i)
		switch {
		case ok && (s == "--" || s == "-"):
			r.launch.Code = r.text(r.i + 1)
			return
		case ok && strings.HasPrefix(s, "--"):
			if slices.Contains(r.By.Values, s) {
				r.i++
			}
		case ok && isOption(s, ok, r.By):
			r.shellOption(strings.ReplaceAll(s, "c", ""))
			if r.launch.Nothing {
				return
			}
			r.launch.Stdin = false
		default:
			r.launch.Code = r.i
			return
		}
	}
}

// psOptions are the options of pwsh and powershell.exe: the shortest way to write
// each, and what follows it. An option may be written as any beginning that is not
// shorter. "about_Pwsh" and "about_PowerShell_exe" of PowerShell 7.4.
var psOptions = []struct {
	name, shortest string
	takes          psTakes
}{
	{"command", "c", psText}, {"commandwithargs", "commandw", psText}, {"cwa", "cwa", psText},
	{"file", "f", psFile},
	{"encodedcommand", "e", psEncoded}, {"ec", "ec", psEncoded}, {"encodedarguments", "encodeda", psValue}, {"ea", "ea", psValue},
	{"executionpolicy", "ex", psValue}, {"ep", "ep", psValue},
	{"workingdirectory", "wo", psValue}, {"wd", "wd", psValue}, {"windowstyle", "w", psValue},
	{"outputformat", "o", psValue}, {"of", "of", psValue}, {"inputformat", "inp", psValue}, {"if", "if", psValue},
	{"configurationname", "config", psValue}, {"configurationfile", "configurationf", psValue}, {"custompipename", "cus", psValue},
	{"settingsfile", "settings", psValue}, {"psconsolefile", "pscf", psValue},
	{"help", "h", psNothing}, {"?", "?", psNothing},
}

// psTakes says what follows an option of PowerShell.
type psTakes string

const (
	psText    psTakes = "text"    // the program, all words that follow
	psFile    psTakes = "file"    // the program's file and its parameters
	psEncoded psTakes = "encoded" // the program, in a form that is not read
	psValue   psTakes = "value"   // a word
	psNothing psTakes = "nothing" // nothing runs
)

// powershell reads the words of pwsh and powershell.exe.
func (r *reading) powershell() {
	for ; r.i < r.n; r.i++ {
		s, ok := r.word(r.i)
		option := ok && len(s) > 1 && (s[0] == '-' || s[0] == '/' && r.By.Lang == WindowsPS)
		if !option {
			// pwsh takes the first word for a file, powershell.exe for a program.
			switch {
			case ok && s == "-":
				r.launch.Stdin = true
			case r.By.Lang == WindowsPS:
				r.launch.Code = r.i
			default:
				r.launch.File = r.i
			}
			return
		}
		name := strings.ToLower(strings.TrimLeft(s, "-/"))
		takes := psTakes("")
		for _, o := range psOptions {
			if strings.HasPrefix(o.name, name) && len(name) >= len(o.shortest) {
				takes = o.takes
				break
			}
		}
		if name == "version" || name == "v" {
			takes = psNothing
			if r.By.Lang == WindowsPS {
				takes = psValue
			}
		}
		switch takes {
		case psValue:
			r.i++
		case psText, psFile:
			next := r.text(r.i + 1)
			if next >= 0 {
				if s, ok := r.word(next); ok && s == "-" {
					r.launch.Stdin = true
					return
				}
			}
			if takes == psText {
				r.launch.Code = next
			} else {
				r.launch.File = next
			}
			return
		case psEncoded:
			return
		case psNothing:
			r.launch.Nothing = true
			return
		}
	}
	r.launch.Stdin = true
}

// batch reads the words of cmd: options begin with a slash, with two where a shell
// of Git for Windows would take one for a path.
func (r *reading) batch() {
	for ; r.i < r.n; r.i++ {
		s, ok := r.word(r.i)
		if !ok || !strings.HasPrefix(s, "/") {
			break
		}
		switch name := strings.ToLower(strings.TrimLeft(s, "/")); {
		case name == "c" || name == "k" || name == "r":
			r.launch.Code = r.text(r.i + 1)
			return
		case name == "?":
			r.launch.Nothing = true
			return
		}
	}
	r.launch.Stdin = true
}

package script

import (
	"path"
	"slices"
	"strings"
)

// A Launcher is a program or built-in whose operands are another program. Its
// own options are its own: the -u of "docker exec -u app box az login" is not az's.
type Launcher struct {
	Words    []string // its name, and the subcommand that launches: "docker exec"
	Values   []string // its own options that take the next word
	Code     []string // its options whose value is a program text: -c
	Operands int      // words of its own before the command: the duration of timeout
	Numbers  bool     // leading numbers are its own too: retry 3 az …
	Assigns  bool     // NAME=value words before the command set its environment
	Dashes   bool     // the command begins after "--", and only there
	Joined   bool     // the words are joined with blanks and read by a shell: ssh, eval
	Script   bool     // its first word is a file that holds a program, without one it reads standard input: bash
	Lang     Lang     // the language of its program text; "" for words
	Where    Where    // where the command runs
	Same     bool     // in the same shell: eval, command, builtin
	Query    []string // its options with which nothing runs: command -v
}

// Launchers are what authlint looks through. The rows follow each program's own
// manual page; the first row whose Words match is taken.
var Launchers = []Launcher{
	{Words: []string{"command"}, Same: true, Query: []string{"-v", "-V"}},
	{Words: []string{"builtin"}, Same: true},
	{Words: []string{"exec"}, Values: []string{"-a"}},
	{Words: []string{"eval"}, Joined: true, Same: true},
	{Words: []string{"noglob"}, Same: true},
	{Words: []string{"nocorrect"}, Same: true},
	{Words: []string{"sudo"}, Values: []string{"-u", "-g", "-h", "-p", "-C", "-T", "-U", "-r", "-t", "-D", "-R", "--user", "--group", "--host", "--prompt", "--chdir", "--chroot"}, Assigns: true, Where: OtherUser, Query: []string{"-l", "-v", "-k", "-K", "-e"}},
	{Words: []string{"doas"}, Values: []string{"-u", "-C"}, Where: OtherUser},
	{Words: []string{"su"}, Values: []string{"-s", "-g", "-G", "-w", "--shell", "--group"}, Code: []string{"-c", "--command"}, Lang: POSIX, Where: OtherUser},
	{Words: []string{"runuser"}, Values: []string{"-s", "-g", "-G", "-w", "-u", "--shell", "--user"}, Code: []string{"-c", "--command"}, Lang: POSIX, Where: OtherUser},
	{Words: []string{"gosu"}, Operands: 1, Where: OtherUser},
	{Words: []string{"su-exec"}, Operands: 1, Where: OtherUser},
	{Words: []string{"chroot"}, Operands: 1, Where: OtherUser},
	{Words: []string{"env"}, Values: []string{"-u", "-C", "--unset", "--chdir"}, Assigns: true},
	{Words: []string{"time"}, Values: []string{"-f", "-o", "--format", "--output"}},
	{Words: []string{"timeout"}, Values: []string{"-s", "-k", "--signal", "--kill-after"}, Operands: 1},
	{Words: []string{"gtimeout"}, Values: []string{"-s", "-k", "--signal", "--kill-after"}, Operands: 1},
	{Words: []string{"nohup"}},
	{Words: []string{"setsid"}},
	{Words: []string{"nice"}, Values: []string{"-n", "--adjustment"}},
	{Words: []string{"ionice"}, Values: []string{"-c", "-n", "-p"}},
	{Words: []string{"stdbuf"}, Values: []string{"-i", "-o", "-e"}},
	{Words: []string{"unbuffer"}},
	{Words: []string{"chronic"}},
	{Words: []string{"caffeinate"}, Values: []string{"-t", "-w"}},
	{Words: []string{"flock"}, Values: []string{"-w", "-E", "--timeout", "--conflict-exit-code"}, Code: []string{"-c", "--command"}, Operands: 1, Lang: POSIX},
	{Words: []string{"watch"}, Values: []string{"-n", "--interval"}, Joined: true, Lang: POSIX},
	{Words: []string{"script"}, Code: []string{"-c", "--command"}, Lang: POSIX},
	{Words: []string{"xargs"}, Values: []string{"-I", "-n", "-P", "-L", "-d", "-a", "-E", "-s", "--max-args", "--max-procs", "--max-lines", "--delimiter", "--arg-file", "--replace"}},
	{Words: []string{"retry"}, Values: []string{"-t", "-d", "-m", "-n", "-s", "--times", "--delay", "--tries", "--sleep", "--max-attempts"}, Numbers: true},
	{Words: []string{"run"}, Numbers: true}, // bats: run -1 az …, run ! az …
	{Words: []string{"parallel"}, Values: []string{"-j", "--jobs", "-I", "-a"}, Joined: true, Lang: POSIX},
	{Words: []string{"op", "run"}, Dashes: true},
	{Words: []string{"doppler", "run"}, Dashes: true},
	{Words: []string{"infisical", "run"}, Dashes: true},
	{Words: []string{"chamber", "exec"}, Dashes: true},
	{Words: []string{"direnv", "exec"}, Operands: 1},
	{Words: []string{"poetry", "run"}},
	{Words: []string{"pipenv", "run"}},
	{Words: []string{"docker", "exec"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"docker", "run"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"docker", "container", "exec"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"docker", "container", "run"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"docker", "compose", "exec"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"docker", "compose", "run"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"docker-compose", "exec"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"docker-compose", "run"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"podman", "exec"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"podman", "run"}, Values: containerValues, Operands: 1, Where: Container},
	{Words: []string{"kubectl", "exec"}, Values: []string{"-c", "-n", "-f", "--container", "--namespace", "--context", "--kubeconfig"}, Dashes: true, Where: Container},
	{Words: []string{"oc", "exec"}, Values: []string{"-c", "-n", "--container", "--namespace"}, Dashes: true, Where: Container},
	{Words: []string{"kubectl", "run"}, Dashes: true, Where: Discarded},
	{Words: []string{"ssh"}, Values: []string{"-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-Q", "-R", "-S", "-W", "-w", "-B"}, Operands: 1, Joined: true, Lang: POSIX, Where: Remote},
	{Words: []string{"sshpass"}, Values: []string{"-p", "-f", "-d", "-P"}},
	{Words: []string{"bash"}, Values: shellValues, Code: []string{"-c"}, Script: true, Lang: Bash},
	{Words: []string{"sh"}, Values: shellValues, Code: []string{"-c"}, Script: true, Lang: POSIX},
	{Words: []string{"dash"}, Values: shellValues, Code: []string{"-c"}, Script: true, Lang: POSIX},
	{Words: []string{"ash"}, Values: shellValues, Code: []string{"-c"}, Script: true, Lang: POSIX},
	{Words: []string{"ksh"}, Values: shellValues, Code: []string{"-c"}, Script: true, Lang: Mksh},
	{Words: []string{"mksh"}, Values: shellValues, Code: []string{"-c"}, Script: true, Lang: Mksh},
	{Words: []string{"zsh"}, Values: shellValues, Code: []string{"-c"}, Script: true, Lang: Zsh},
	{Words: []string{"bats"}, Script: true, Lang: Bats},
	{Words: []string{"pwsh"}, Values: powershellValues, Code: []string{"-command", "-c", "/c", "-commandwithargs", "-cwa"}, Script: true, Lang: PowerShell},
	{Words: []string{"powershell"}, Values: powershellValues, Code: []string{"-command", "-c", "/c"}, Script: true, Lang: WindowsPS},
	{Words: []string{"cmd"}, Code: []string{"/c", "/k"}, Lang: Batch},
	{Words: []string{"python"}, Code: []string{"-c"}, Script: true, Lang: Python},
	{Words: []string{"python3"}, Code: []string{"-c"}, Script: true, Lang: Python},
	{Words: []string{"node"}, Code: []string{"-e", "--eval"}, Script: true, Lang: JavaScript},
}

var containerValues = []string{"-e", "-u", "-w", "-v", "-p", "-h", "-l", "-m", "--env", "--env-file", "--user", "--workdir", "--volume", "--mount", "--name", "--network", "--net", "--entrypoint", "--label", "--publish", "--hostname", "--memory", "--cpus", "--platform", "--pull", "--add-host", "--cap-add", "--device", "--dns", "--gpus", "--ipc", "--restart", "--security-opt", "--shm-size", "--tmpfs", "--ulimit", "--volumes-from", "--detach-keys", "--index", "--project-name", "--file", "-f"}

var shellValues = []string{"-o", "+o", "-O", "+O", "--rcfile", "--init-file"}

var powershellValues = []string{"-executionpolicy", "-ep", "-ex", "-exec", "-workingdirectory", "-wd", "-outputformat", "-inputformat", "-version", "-windowstyle", "-w", "-configurationname", "-psconsolefile", "-settingsfile", "-custompipename"}

// A Launch says how one call of a Launcher is to be read. Indexes count the
// words after the launcher's name.
type Launch struct {
	By      *Launcher
	First   int   // first word of the command; the number of words if there is none
	Code    int   // the word that is the program text, or -1; what follows are its parameters
	Glued   int   // bytes of that word before the text: "--command=…"; usually 0
	File    int   // the word that names the program's file, or -1
	Stdin   bool  // the program is read from standard input
	Assigns []int // words that set the command's environment
	Flags   ShellFlags
	Where   Where
	Nothing bool // the options ask for something else: command -v az
}

// LaunchOf tells how a call named name with n words is a launch. word returns the
// text of a word, or false where it is not known; an unknown word counts as an
// operand. extra are the names of further programs whose operands are a command,
// options skipped as far as they look like some. It returns false for what launches nothing.
func LaunchOf(name string, n int, word func(int) (string, bool), extra []string) (Launch, bool) {
	base := ProgramName(name)
	for i := range Launchers {
		l := &Launchers[i]
		if l.Words[0] != base {
			continue
		}
		if at, ok := l.subcommand(n, word); ok {
			return l.read(at, n, word), true
		}
	}
	if slices.Contains(extra, base) {
		l := &Launcher{Words: []string{base}, Numbers: true}
		return l.read(0, n, word), true
	}
	return Launch{}, false
}

// ProgramName returns the name a program goes by: the last element of its path,
// in lower case and without the endings that Windows adds.
func ProgramName(name string) string {
	if i := strings.LastIndexByte(name, '\\'); i >= 0 {
		name = name[i+1:]
	}
	name = strings.ToLower(path.Base(name))
	for _, ext := range []string{".exe", ".cmd", ".bat"} {
		name = strings.TrimSuffix(name, ext)
	}
	return name
}

// subcommand finds the launcher's further words among the first ones, options
// that take no separate value apart, and returns the index after them.
func (l *Launcher) subcommand(n int, word func(int) (string, bool)) (int, bool) {
	i := 0
	for _, want := range l.Words[1:] {
		for ; ; i++ {
			if i >= n {
				return 0, false
			}
			s, ok := word(i)
			if ok && strings.HasPrefix(s, "-") {
				if !strings.Contains(s, "=") && slices.Contains(l.Values, s) {
					i++
				}
				continue
			}
			if !ok || s != want {
				return 0, false
			}
			i++
			break
		}
	}
	return i, true
}

func (l *Launcher) read(i, n int, word func(int) (string, bool)) Launch {
	r := Launch{By: l, First: n, Code: -1, File: -1, Where: l.Where}
	if l.Dashes {
		for ; i < n; i++ {
			if s, ok := word(i); ok && s == "--" {
				r.First = i + 1
				return r
			}
		}
		return r
	}
	operands := l.Operands
	for ; i < n; i++ {
		s, ok := word(i)
		fold := s
		if l.Lang == PowerShell || l.Lang == WindowsPS || l.Lang == Batch {
			fold = strings.ToLower(s)
		}
		switch {
		case ok && s == "--" && operands == 0 && !l.Script:
			r.First = i + 1
			return r
		case ok && slices.Contains(l.Query, s):
			r.Nothing = true
			return r
		case ok && s == "--rm":
			r.Where = Discarded
		case ok && isDash(s) || ok && l.Lang == Batch && strings.HasPrefix(s, "/"):
			if l.isCode(fold) {
				l.flags(s, &r)
				r.Code, r.First = l.codeAt(i, n, word, &r), n
				return r
			}
			if at, glued := l.gluedCode(s); glued {
				r.Code, r.Glued = i, at
				return r
			}
			if l.Script && (fold == "-file" || fold == "-f") && l.Lang != Bash && (l.Lang == PowerShell || l.Lang == WindowsPS) {
				if i+1 < n {
					r.File = i + 1
				}
				return r
			}
			if l.takesValue(fold) {
				if i+1 < n && l.Script {
					l.flags(s, &r)
					if v, ok := word(i + 1); ok {
						l.longFlag(fold, v, &r)
					}
				}
				i++
				continue
			}
			l.flags(s, &r)
			if l.Script && s == "-s" {
				r.Stdin = true
				return r
			}
		case ok && l.Assigns && isAssign(s):
			r.Assigns = append(r.Assigns, i)
		case ok && l.Numbers && isNumber(s):
		case operands > 0:
			operands--
		case l.Script:
			r.File = i
			return r
		case len(l.Code) > 0 && l.Where == OtherUser && l.Operands == 0: // su - user -c '…': the user is no command
			continue
		default:
			r.First = i
			return r
		}
	}
	r.Stdin = l.Script || l.Joined && l.Lang != "" && l.Operands > 0 && r.First >= n
	return r
}

// takesValue reports whether s is an option of the launcher that takes the next
// word, for a shell also at the end of a cluster: "-euo pipefail".
func (l *Launcher) takesValue(s string) bool {
	if slices.Contains(l.Values, s) {
		return true
	}
	return l.Script && l.Lang.IsShell() && len(s) > 2 && isDash(s) && s[1] != '-' && (s[len(s)-1] == 'o' || s[len(s)-1] == 'O')
}

// isCode reports whether s is an option whose value is a program, alone or in a
// cluster of one-letter flags: "-c", "-ec", "-xeuo pipefail -c".
func (l *Launcher) isCode(s string) bool {
	if slices.Contains(l.Code, s) {
		return true
	}
	return l.Lang.IsShell() && slices.Contains(l.Code, "-c") && len(s) > 2 && s[0] == '-' && s[1] != '-' && strings.HasSuffix(s, "c")
}

// codeAt returns the index of the program text after the option at i, or -1.
func (l *Launcher) codeAt(i, n int, word func(int) (string, bool), r *Launch) int {
	for i++; i < n; i++ {
		s, ok := word(i)
		if ok && l.Script && l.Lang.IsShell() && isDash(s) { // bash -c -e '…'
			if l.takesValue(s) && i+1 < n {
				l.flags(s, r)
				if v, ok := word(i + 1); ok {
					l.longFlag(s, v, r)
				}
				i++
				continue
			}
			l.flags(s, r)
			continue
		}
		return i
	}
	return -1
}

func (l *Launcher) gluedCode(s string) (int, bool) {
	for _, c := range l.Code {
		if strings.HasPrefix(c, "--") && strings.HasPrefix(s, c+"=") {
			return len(c) + 1, true
		}
	}
	return 0, false
}

func (l *Launcher) flags(s string, r *Launch) {
	if !l.Script || !l.Lang.IsShell() || len(s) < 2 || s[0] != '-' || s[1] == '-' {
		return
	}
	for _, c := range s[1:] {
		switch c {
		case 'e':
			r.Flags.ExitOnError = true
		case 'x':
			r.Flags.Trace = true
		case 'u':
			r.Flags.NoUnset = true
		}
	}
}

func (l *Launcher) longFlag(option, value string, r *Launch) {
	if !strings.HasSuffix(option, "o") || option[0] != '-' {
		return
	}
	switch value {
	case "errexit":
		r.Flags.ExitOnError = true
	case "pipefail":
		r.Flags.PipeFail = true
	case "xtrace":
		r.Flags.Trace = true
	case "nounset":
		r.Flags.NoUnset = true
	}
}

func isDash(s string) bool {
	return len(s) > 1 && s[0] == '-' || len(s) > 1 && s[0] == '+' && (s[1] == 'o' || s[1] == 'O' || s[1] == 'e' || s[1] == 'x' || s[1] == 'u')
}

func isNumber(s string) bool {
	for i, c := range s {
		if (c < '0' || c > '9') && !(i > 0 && strings.ContainsRune("smhd.", c)) {
			return false
		}
	}
	return s != ""
}

func isAssign(s string) bool {
	i := strings.IndexByte(s, '=')
	if i <= 0 {
		return false
	}
	for j, c := range s[:i] {
		if c != '_' && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (j == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return true
}

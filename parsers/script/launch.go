package script

import (
	"path"
	"slices"
	"strings"
)

// A Launch says how one call of a Launcher is to be read. Indexes count the
// words after the launcher's name.
type Launch struct {
	By      *Launcher // its row, with the Lang of the shell that this call names
	First   int       // first word of the command; the number of words if there is none
	Code    int       // the word that is the program text, or -1; what follows are its parameters
	Glued   int       // bytes of that word before the text: "--command=…"; usually 0
	File    int       // the word that names the program's file, or -1
	Program int       // the word that names the program where an option does, or -1: then First is its first argument
	Named   int       // bytes of that word before the name: "--entrypoint=…"; usually 0
	Mounts  []Ending  // what gives the command folders of the machine: "$HOME/.azure:/root/.azure"
	Stdin   bool      // the program is read from standard input
	Assigns []Ending  // what sets the command's environment: A=b
	Flags   ShellFlags
	Where   Where
	Nothing bool // the options ask for something else: command -v az
}

// An Ending is a word from a byte on: the value in "--mount=type=bind,…".
type Ending struct{ Word, From int }

// LaunchOf tells how a call named name with n words is a launch. word returns the
// text of a word; where it is not known, what it is known to begin with and
// false, as [LaunchWord] does. A word of which nothing is known counts as an
// operand. extra are the names of further programs whose operands are a command,
// options skipped as far as they look like some. LaunchOf returns false for what
// launches nothing.
func LaunchOf(name string, n int, word func(int) (string, bool), extra []string) (Launch, bool) {
	base := ProgramName(name)
	if rest, ok := strings.CutPrefix(base, "python"); ok && strings.Trim(rest, "0123456789.") == "" {
		base = "python"
	}
	for i := range Launchers {
		l := &Launchers[i]
		if l.Words[0] != base {
			continue
		}
		r := reading{By: l, n: n, word: word}
		if r.subcommand() {
			r.read()
			return r.launch, true
		}
	}
	if base != "" && slices.Contains(extra, base) {
		r := reading{By: &Launcher{Words: []string{base}, Numbers: true, Dashes: true}, n: n, word: word}
		r.read()
		return r.launch, true
	}
	return Launch{}, false
}

// LaunchWord returns what [LaunchOf] wants to know of a word: its text, or the
// text that it begins with and false.
func LaunchWord(w Word) (string, bool) {
	if s, ok := w.Literal(); ok {
		return s, true
	}
	return w.Prefix(), false
}

// ProgramName returns the name a program goes by: the last element of its path,
// in lower case and without the endings that Windows adds.
func ProgramName(name string) string {
	if i := strings.LastIndexByte(name, '\\'); i >= 0 {
		name = name[i+1:]
	}
	if name == "" {
		return ""
	}
	name = strings.ToLower(path.Base(name))
	for _, ext := range []string{".exe", ".cmd", ".bat", ".com"} {
		if base := strings.TrimSuffix(name, ext); base != name && base != "" {
			return base
		}
	}
	return name
}

// A reading is the way through the words of one call.
type reading struct {
	By     *Launcher
	n      int
	word   func(int) (string, bool)
	i      int  // the word that is looked at
	ended  bool // "--" was met: no options any more
	direct bool // an option of Direct was met
	shell  bool // an option of Shell was met
	launch Launch
}

// subcommand steps over the launcher's further words, options among them, and
// reports whether they are there.
func (r *reading) subcommand() bool {
	for _, want := range r.By.Words[1:] {
		for {
			if r.i >= r.n {
				return false
			}
			s, ok := r.word(r.i)
			if strings.HasPrefix(s, "-") {
				if name, _, glued := strings.Cut(s, "="); ok && !glued && slices.Contains(r.By.Values, name) {
					r.i++
				}
				r.i++
				continue
			}
			if !ok || s != want {
				return false
			}
			r.i++
			break
		}
	}
	return true
}

// read fills launch.
func (r *reading) read() {
	l := r.By
	r.launch = Launch{By: l, First: r.n, Code: -1, File: -1, Program: -1, Where: l.Where}
	switch l.Lang {
	case PowerShell, WindowsPS:
		r.powershell()
		return
	case Batch:
		r.batch()
		return
	}
	if l.Dashes && r.dashes() {
		return
	}
	if r.words() {
		return
	}
	// No command, no text, no file is left: a shell reads its program from its input.
	switch {
	case l.Script, l.User && !r.direct, l.Joined && l.Operands > 0:
		r.launch.Stdin = true
	case r.shell || slices.Contains(l.Shell, ""):
		r.launch.Stdin = true
		r.speaks(POSIX)
	}
}

// speaks notes the language that this call's shell reads.
func (r *reading) speaks(lang Lang) {
	if lang != r.launch.By.Lang {
		row := *r.launch.By
		row.Lang = lang
		r.launch.By = &row
	}
}

// dashes looks for the "--" before the command, and for a program text before it.
func (r *reading) dashes() bool {
	for i := r.i; i < r.n; i++ {
		s, ok := r.word(i)
		if !ok {
			continue
		}
		switch {
		case s == "--":
			r.launch.First = i + 1
			return true
		case s == "--rm":
			r.launch.Where = Discarded
		case slices.Contains(r.By.Code, s) && i+1 < r.n:
			r.launch.Code = i + 1
			return true
		}
		if name, _, glued := strings.Cut(s, "="); glued && slices.Contains(r.By.Code, name) {
			r.launch.Code, r.launch.Glued = i, len(name)+1
			return true
		}
	}
	return false
}

// words reads options and operands up to the command. It reports whether it found
// the command, a text or a file.
func (r *reading) words() bool {
	l := r.By
	operands := l.Operands
	if l.User {
		operands = 1
	}
	unknown := false // the last operand is not known at all
	for ; r.i < r.n; r.i++ {
		s, ok := r.word(r.i)
		switch {
		case !r.ended && ok && s == "--":
			if operands == 0 && !l.Script && !l.User || r.direct {
				r.launch.First = r.i + 1
				return true
			}
			r.ended = true
		case !r.ended && ok && s == "-":
			switch {
			case l.isShell():
				r.ended = true
			case l.Script:
				r.launch.Stdin = true
				return true
			case l.User, l.Assigns: // su -, env -
			default:
				operands--
			}
		case !r.ended && isOption(s, ok, l):
			if r.option(s, ok) {
				return true
			}
		case unknown && l.Ends && r.ended && r.launch.Program < 0 && isOption(s, ok, l):
			operands, r.ended, unknown = operands+1, false, false // docker run $OPTIONS -i IMAGE: the operand before it was none
			r.i--
		case l.Assigns && isAssign(s):
			r.launch.Assigns = append(r.launch.Assigns, Ending{Word: r.i})
		case l.Numbers && ok && (isNumber(s) || s == "!"):
		case operands > 0 && !r.direct:
			operands--
			unknown = !ok && s == ""
			r.ended = r.ended || l.Ends && operands == 0
		case unknown && l.Joined && ok && strings.Contains(s, "@") && !strings.ContainsAny(s, " \t"):
			unknown = false // ssh $OPTIONS user@host …: the operand before it was none
		case l.Script, l.User && !r.direct:
			if ok && (s == "/dev/stdin" || s == "/dev/fd/0") {
				r.launch.Stdin = true
			} else {
				r.launch.File = r.i
			}
			return true
		default:
			r.launch.First = r.i
			return true
		}
	}
	return false
}

// option reads one word of options. It reports whether that settles the launch.
func (r *reading) option(s string, known bool) bool {
	l := r.By
	if l.isShell() && !strings.HasPrefix(s, "--") {
		return r.shellOption(s)
	}
	if strings.HasPrefix(s, "--") || slices.Contains(l.Code, s) {
		name, value, glued := strings.Cut(s, "=")
		return r.named(name, value, glued, len(name)+1, known)
	}
	for j := 1; j < len(s); j++ {
		name := "-" + s[j:j+1]
		rest := s[j+1:]
		takes := slices.Contains(l.Values, name) || slices.Contains(l.Code, name)
		if !takes {
			rest = ""
		}
		glued := rest != "" || takes && j+1 == len(s) && !known
		if r.named(name, strings.TrimPrefix(rest, "="), glued, j+1, known) {
			return true
		}
		if takes {
			return false
		}
	}
	return false
}

// named reads one option. Where glued is true its value stands in the same word
// from byte at on; known says that value is all of it.
func (r *reading) named(name, value string, glued bool, at int, known bool) bool {
	l := r.By
	switch {
	case slices.Contains(l.Query, name):
		r.launch.Nothing = true
		return true
	case slices.Contains(l.Code, name):
		if glued {
			r.launch.Code, r.launch.Glued = r.i, at
		} else {
			r.launch.Code = r.text(r.i + 1)
		}
		return true
	}
	if name == "--rm" {
		r.launch.Where = Discarded
	}
	r.direct = r.direct || slices.Contains(l.Direct, name)
	r.shell = r.shell || slices.Contains(l.Shell, name)
	if !slices.Contains(l.Values, name) {
		return false
	}
	if !glued {
		r.i++
		if r.i >= r.n {
			return false
		}
		value, known = r.word(r.i)
		at = 0
	}
	if slices.Contains(l.Env, name) && isAssign(value) {
		r.launch.Assigns = append(r.launch.Assigns, Ending{r.i, at})
	}
	if slices.Contains(l.Program, name) {
		r.launch.Program, r.launch.Named = r.i, at
	}
	if slices.Contains(l.Mounts, name) {
		r.launch.Mounts = append(r.launch.Mounts, Ending{r.i, at})
	}
	if known && slices.Contains(l.ShellOf, name) {
		r.speaks(shellOf(value))
	}
	return false
}

// text returns the index of a program text, or -1 beyond the last word.
func (r *reading) text(i int) int {
	if i < r.n {
		return i
	}
	return -1
}

// isShell reports whether l has the options of a shell.
func (l *Launcher) isShell() bool { return l.Script && l.Lang.IsShell() && l.Lang != Bats }

// shellOf returns the language of a shell by its program.
func shellOf(program string) Lang {
	name := ProgramName(program)
	for i := range Launchers {
		if l := &Launchers[i]; l.isShell() && l.Words[0] == name {
			return l.Lang
		}
	}
	return POSIX
}

// isOption reports whether a word that begins with s is an option of l.
func isOption(s string, known bool, l *Launcher) bool {
	if l.isShell() && len(s) > 1 && s[0] == '+' {
		return true
	}
	return len(s) > 1 && s[0] == '-' || !known && s == "-"
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

package flow

import (
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A builtin does what a built-in of the shells does to the state. It returns its
// status, and false if the call is to be treated as any other program.
type builtin func(*walker, *state, job) (tri, bool)

// builtinOf returns the built-in of a name. Programs whose output follows from
// their words stand here too.
func builtinOf(name string) builtin {
	switch name {
	case "set":
		return (*walker).set
	case "setopt", "unsetopt":
		return (*walker).setopt
	case "emulate":
		return (*walker).emulate
	case "zparseopts":
		return (*walker).zparseopts
	case "find":
		return (*walker).find
	case "which", "type", "whence":
		return func(w *walker, st *state, j job) (tri, bool) { return w.lookedUp(st, j), true }
	case "shift":
		return (*walker).shift
	case "getopts":
		return (*walker).getopts
	case "read":
		return (*walker).read
	case "mapfile", "readarray":
		return (*walker).mapfile
	case "printf":
		return (*walker).printf
	case "echo":
		return (*walker).echo
	case "cat":
		return (*walker).cat
	case "dirname", "basename":
		return (*walker).pathPart
	case "[", "test", "[[", "((", "let":
		return (*walker).test
	case ".", "source":
		return (*walker).source
	case "eval":
		return (*walker).eval
	case "unset", "export", "local", "declare", "typeset", "readonly":
		return (*walker).names
	case "cd", "pushd", "popd", "shopt", "alias", "unalias", "umask", "hash", "ulimit", "wait", "complete", "compgen", "compdef", "autoload", "bind", "bindkey", "zstyle", "zmodload", "enable":
		return func(w *walker, st *state, j job) (tri, bool) {
			w.emit(w.run(st, j))
			return maybe, true
		}
	}
	return nil
}

func (w *walker) builtin(st *state, j job, name string) (tri, bool) {
	b := builtinOf(name)
	if b == nil {
		return maybe, false
	}
	return b(w, st, j)
}

// set changes options and positional parameters.
func (w *walker) set(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	args := flatten(j.args)
	i := 0
	for ; i < len(args); i++ {
		s, ok := sole(args[i])
		if !ok {
			break
		}
		if (s == "-A" || s == "+A") && i+1 < len(args) { // ksh, zsh: an array by name
			if name, ok := sole(args[i+1]); ok && isName(name) {
				rest := args[i+2:]
				if s, ok := sole(at(rest, 0)); ok && s == "--" {
					rest = rest[1:]
				}
				w.assign(st, name, w.operandLists(rest), script.Usual, j.at)
				return yes, true
			}
		}
		if s == "--" || s == "-" {
			st.vars = st.vars.with(argsName, &variable{values: w.operandLists(args[i+1:])})
			return yes, true
		}
		if len(s) < 2 || s[0] != '-' && s[0] != '+' {
			break
		}
		on := s[0] == '-'
		for k, c := range s[1:] {
			switch c {
			case 'e':
				st.opts.errexit = on
			case 'x':
				st.opts.xtrace = on
			case 'a':
				st.opts.allexport = on
			case 'o':
				if k == len(s)-2 && i+1 < len(args) {
					if v, ok := sole(args[i+1]); ok {
						st.option(v, on)
						i++
					}
				}
			}
		}
	}
	if i < len(args) {
		st.vars = st.vars.with(argsName, &variable{values: w.operandLists(args[i:])})
	}
	return yes, true
}

// names carries out what of unset, export and the declarations is no assignment
// as written: unset -f, export -n, declare "$1=$2".
func (w *walker) names(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	name, _ := j.name.Known()
	option := ""
	for _, a := range flatten(j.args) {
		s, ok := sole(a)
		switch {
		case !ok || strings.Contains(s, "=") && !strings.HasPrefix(s, "-"):
			before, _ := a.prefix()
			target, _, found := strings.Cut(before, "=")
			switch {
			case name == "unset" || option != "" && strings.ContainsAny(option, "pfF"):
			case found && isName(target):
				scope := script.Usual
				if name == "export" || strings.Contains(option, "x") {
					scope = script.Export
				} else if name == "local" || name != "readonly" && w.inFunction() {
					scope = script.Local
				}
				w.store(st, &script.Assign{Place: j.at, Name: target, Op: script.SetTo, Scope: scope}, afterEqual(a))
			case !found:
				w.veil(st) // any variable may be meant
			}
		case strings.HasPrefix(s, "-"):
			option = s
		case name == "unset" && option == "-f":
			st.vars = st.vars.with(funcPrefix+s, &variable{})
		case name == "export" && option == "-f":
			if v := st.vars.lookup(funcPrefix + s); v != nil {
				c := *v
				c.exported = true
				st.vars = st.vars.with(funcPrefix+s, &c)
			}
		case name == "export" && option == "-n" && isName(s):
			if v := st.vars.lookup(s); v != nil {
				c := *v
				c.exported = false
				st.vars = st.vars.with(s, &c)
			}
		}
	}
	return yes, true
}

// inFunction reports whether the body of a function is being walked.
func (w *walker) inFunction() bool {
	for f := w.frame; f != nil && f.kind != Process; f = f.outer {
		if f.kind == Function {
			return true
		}
	}
	return false
}

func (st *state) option(name string, on bool) {
	switch strings.ReplaceAll(strings.ToLower(name), "_", "") {
	case "errexit":
		st.opts.errexit = on
	case "pipefail":
		st.opts.pipefail = on
	case "xtrace":
		st.opts.xtrace = on
	case "allexport":
		st.opts.allexport = on
	case "shwordsplit":
		st.opts.shsplit = on
	}
}

func (w *walker) setopt(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	name, _ := j.name.Known()
	for _, a := range j.args {
		if s, ok := sole(a); ok {
			on := name == "setopt"
			if t := strings.TrimPrefix(strings.ToLower(s), "no"); t != strings.ToLower(s) && t != "" {
				st.option(t, !on)
				continue
			}
			st.option(s, on)
		}
	}
	return yes, true
}

// emulate makes zsh behave as another shell.
func (w *walker) emulate(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	for _, a := range j.args {
		if s, ok := sole(a); ok && !strings.HasPrefix(s, "-") {
			st.opts.shsplit = s == "sh" || s == "ksh"
			break
		}
	}
	return yes, true
}

// zparseopts puts options into arrays whose names stand after "=".
func (w *walker) zparseopts(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	any := []Value{list([]Value{{Kind: Unknown, Words: true, From: []source.Place{j.at}}})}
	for _, a := range j.args {
		s, ok := sole(a)
		if _, name, found := strings.Cut(s, "="); ok && found && isName(strings.TrimPrefix(name, "+")) {
			w.assign(st, strings.TrimPrefix(name, "+"), any, script.Usual, j.at)
		}
	}
	st.vars = st.vars.with(argsName, &variable{values: anyArgs()})
	return maybe, true
}

// find runs a command for what it finds: find … -exec az … {} \;
func (w *walker) find(st *state, j job) (tri, bool) {
	args := flatten(j.args)
	w.emit(w.run(st, j))
	for i := 0; i < len(args); i++ {
		if s, ok := sole(args[i]); !ok || s != "-exec" && s != "-execdir" && s != "-ok" {
			continue
		}
		end := i + 1
		for ; end < len(args); end++ {
			if s, ok := sole(args[end]); ok && (s == ";" || s == "+") {
				break
			}
		}
		if end > i+1 {
			k := j
			k.args = args[i+2 : end]
			k.bare = true
			w.fed(st, j, k, args[i+1])
		}
		i = end
	}
	return maybe, true
}

func (w *walker) shift(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	n, ok := 1, true
	if len(j.args) > 0 {
		var s string
		s, ok = sole(j.args[0])
		if ok {
			n, ok = number(s)
		}
	}
	status := yes
	var out []Value
	for _, a := range w.positional(st) {
		switch {
		case a.Kind != List:
			out = append(out, a)
			status = maybe
		case !ok || n > 0 && manyItems(a.Items[:min(n, len(a.Items))]):
			out = append(out, list([]Value{{Kind: Unknown, Words: true, From: []source.Place{j.at}}}))
			status = maybe
		case n < 0 || n > len(a.Items):
			out = append(out, a) // refused: nothing moves
			status = no
		default:
			out = append(out, list(a.Items[n:]))
		}
	}
	if len(out) > 1 {
		status = maybe
	}
	st.vars = st.vars.with(argsName, &variable{values: w.limit(union(nil, out))})
	return status, true
}

func number(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return n, err == nil
}

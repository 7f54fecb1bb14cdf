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
		case !ok || manyItems(a.Items[:min(n, len(a.Items))]):
			out = append(out, list([]Value{{Kind: Unknown, Words: true, From: []source.Place{j.at}}}))
			status = maybe
		case n > len(a.Items):
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

// getopts reads the next option of the positional parameters.
func (w *walker) getopts(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	if len(j.args) < 2 {
		return maybe, true
	}
	spec, okSpec := sole(j.args[0])
	name, okName := sole(j.args[1])
	if !okSpec || !okName {
		return maybe, true
	}
	lists := w.positional(st)
	if len(j.args) > 2 {
		lists = w.operandLists(j.args[2:])
	}
	index, _ := w.lookup(st, "OPTIND", j.at)
	at := 1
	if v := st.vars.lookup("OPTIND"); v != nil && len(index) == 1 {
		if s, ok := index[0].Known(); ok {
			if n, ok := number(s); ok {
				at = n
			}
		} else {
			at = 0
		}
	} else if v != nil {
		at = 0
	}
	if len(lists) == 1 && lists[0].Kind == List && at > 0 && !manyItems(lists[0].Items) {
		if status, ok := w.nextOption(st, spec, name, lists[0].Items, at, j.at); ok {
			return status, true
		}
	}
	var letters []Value
	for _, c := range strings.ReplaceAll(spec, ":", "") {
		letters = append(letters, text(string(c), j.at))
	}
	letters = append(letters, text("?", j.at))
	if strings.HasPrefix(spec, ":") {
		letters = append(letters, text(":", j.at))
	}
	if len(letters) > w.cfg.Limits.Values { // an ordinary script has more options than a variable has values
		letters = append(letters[:w.cfg.Limits.Values-1:w.cfg.Limits.Values-1], Value{Kind: Unknown})
	}
	st.vars = st.vars.with(name, &variable{values: letters})
	st.vars = st.vars.with("OPTARG", &variable{values: []Value{{Kind: Parameter, Name: "OPTARG", From: []source.Place{j.at}}}})
	st.vars = st.vars.with("OPTIND", &variable{values: []Value{{Kind: Unknown, Name: "OPTIND", From: []source.Place{j.at}}}})
	return maybe, true
}

// nextOption carries getopts out on known words. OPTIND counts words from 1; a
// position inside a cluster of letters is kept beside it.
func (w *walker) nextOption(st *state, spec, name string, items []Value, at int, place source.Place) (tri, bool) {
	const inside = "\x00optpos"
	pos := 1
	if v := st.vars.lookup(inside); v != nil && len(v.values) == 1 {
		if n, ok := number(v.values[0].Text); ok && n > 0 {
			pos = n
		}
	}
	set := func(name, s string) { st.vars = st.vars.with(name, &variable{values: []Value{text(s, place)}}) }
	if at > len(items) {
		set(name, "?")
		return no, true
	}
	word, ok := items[at-1].Known()
	if !ok {
		if p := items[at-1].Prefix(); len(p) >= 2 && p[0] == '-' && p[1] != '-' && strings.Contains(spec, p[1:2]+":") && pos == 1 {
			v := items[at-1]
			rest := v.Items[1:]
			arg := text(p[2:], v.From...)
			if t, ok := v.Items[0].Known(); ok && t == p {
				for _, r := range rest {
					arg = concat(arg, r)
				}
				set(name, p[1:2])
				st.vars = st.vars.with("OPTARG", &variable{values: []Value{arg}})
				set("OPTIND", strconv.Itoa(at+1))
				return yes, true
			}
		}
		return maybe, false
	}
	if word == "--" {
		set("OPTIND", strconv.Itoa(at+1))
		set(name, "?")
		return no, true
	}
	if len(word) < 2 || word[0] != '-' || pos >= len(word) {
		set(name, "?")
		return no, true
	}
	c := word[pos : pos+1]
	i := strings.Index(spec, c)
	advance := func() {
		set(inside, "1")
		set("OPTIND", strconv.Itoa(at+1))
	}
	switch {
	case i < 0 || c == ":":
		set(name, "?")
		if strings.HasPrefix(spec, ":") {
			set("OPTARG", c)
		}
	case i+1 < len(spec) && spec[i+1] == ':':
		set(name, c)
		if pos+1 < len(word) {
			set("OPTARG", word[pos+1:])
			advance()
			return yes, true
		}
		if at >= len(items) {
			if strings.HasPrefix(spec, ":") {
				set(name, ":")
				set("OPTARG", c)
			} else {
				set(name, "?")
			}
			advance()
			return yes, true
		}
		st.vars = st.vars.with("OPTARG", &variable{values: []Value{items[at].through(place)}})
		set(inside, "1")
		set("OPTIND", strconv.Itoa(at+2))
		return yes, true
	default:
		set(name, c)
		st.vars = st.vars.with("OPTARG", &variable{values: []Value{text("", place)}, unset: true})
	}
	if pos+1 < len(word) {
		set(inside, strconv.Itoa(pos+1))
		set("OPTIND", strconv.Itoa(at))
	} else {
		advance()
	}
	return yes, true
}

// read gives variables what comes from standard input.
func (w *walker) read(st *state, j job) (tri, bool) {
	r := w.run(st, j)
	w.emit(r)
	var names []string
	array := ""
	args := flatten(j.args)
	for i := 0; i < len(args); i++ {
		s, ok := sole(args[i])
		switch {
		case !ok:
		case strings.HasPrefix(s, "-") && len(s) > 1:
			last := s[len(s)-1]
			if last == 'a' || last == 'A' {
				if i+1 < len(args) {
					array, _ = sole(args[i+1])
				}
				i++
			} else if strings.IndexByte("pdntuiN", last) >= 0 {
				if k := strings.IndexAny(s[1:], "pdntuiN"); k+2 == len(s) {
					i++
				}
			}
		default:
			n, _, _ := strings.Cut(s, "?") // zsh, ksh: read "name?prompt"
			names = append(names, n)
		}
	}
	if len(names) == 0 && array == "" {
		names = []string{"REPLY"}
	}
	var line Value
	known, status, raw := false, yes, false
	for _, a := range args {
		if s, ok := sole(a); ok && strings.HasPrefix(s, "-") {
			raw = raw || strings.Contains(s, "r")
			if strings.ContainsAny(s, "dnN") { // not a line
				j.input = []Value{{Kind: Unknown, From: []source.Place{j.at}}}
			}
		}
	}
	switch {
	case len(j.input) == 1:
		if s, ok := j.input[0].Known(); ok && (raw || !strings.Contains(s, "\\")) {
			line, known = text(strings.SplitN(s, "\n", 2)[0], j.input[0].From...), true
		}
	}
	if known && st.vars.lookup(inputName) != nil && j.call.Input == nil {
		// A loop or group reads its input line by line: take the first off.
		s, _ := j.input[0].Known()
		_, rest, ended := strings.Cut(s, "\n")
		st.vars = st.vars.with(inputName, &variable{values: []Value{text(rest, j.input[0].From...)}})
		status = truth(ended)
	}
	give := func(name string, v Value) {
		if isName(name) {
			w.assign(st, name, []Value{v}, script.Usual, j.at)
			w.emit(&Set{Assign: &script.Assign{Place: j.at, Name: name, Op: script.SetTo}, Values: []Value{v}, Env: Env{st.vars.freeze()}, Via: w.via, Where: w.where})
		}
	}
	ifs := w.ifs(st)
	for i, a := range j.env {
		if a.Name == "IFS" {
			ifs, _ = one(j.envs[i]).Known()
		}
	}
	if known {
		s, _ := line.Known()
		words, _, _ := splitFields(s, ifs)
		if array != "" {
			var vs []Value
			for _, x := range words {
				vs = append(vs, text(x, line.From...))
			}
			give(array, list(vs))
			return status, true
		}
		for i, n := range names {
			switch {
			case i >= len(words):
				give(n, text("", line.From...))
			case i == len(names)-1 && len(words) > len(names):
				give(n, text(rest(s, words, i, ifs), line.From...))
			default:
				give(n, text(words[i], line.From...))
			}
		}
		return status, true
	}
	v := Value{Kind: Prompt, By: r, From: []source.Place{j.at}, Maybe: true}
	if j.input != nil {
		v = Value{Kind: Unknown, From: []source.Place{j.at}, Maybe: true}
		if in := j.input; len(in) == 1 && (in[0].Kind == File || in[0].Kind == Printed) {
			v = in[0].through(j.at)
		}
	}
	if array != "" {
		v.Words = true
		give(array, list([]Value{v}))
		return maybe, true
	}
	for _, n := range names {
		give(n, v)
	}
	return maybe, true
}

// rest returns what read gives its last variable: all that is left of the line.
func rest(s string, words []string, i int, ifs string) string {
	at := 0
	for _, word := range words[:i] {
		at += strings.Index(s[at:], word) + len(word)
	}
	s = strings.TrimLeft(s[at:], ifs)
	return strings.TrimRight(s, " \t\n")
}

func (w *walker) mapfile(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	name, trimEnds := "MAPFILE", false
	args := flatten(j.args)
	for i := 0; i < len(args); i++ {
		s, ok := sole(args[i])
		switch {
		case !ok:
		case strings.HasPrefix(s, "-"):
			trimEnds = trimEnds || strings.Contains(s, "t")
			if strings.ContainsAny(s[len(s)-1:], "dnOsuCc") {
				i++
			}
		default:
			name = s
		}
	}
	v := list([]Value{{Kind: Unknown, Words: true, From: []source.Place{j.at}}})
	if len(j.input) == 1 && trimEnds {
		if s, ok := j.input[0].Known(); ok {
			v = Value{Kind: List, From: j.input[0].From}
			if s = strings.TrimSuffix(s, "\n"); s != "" || len(j.input[0].Text) > 0 {
				for _, l := range strings.Split(s, "\n") {
					v.Items = append(v.Items, text(l, j.input[0].From...))
				}
			}
		}
	}
	w.assign(st, name, []Value{v}, script.Usual, j.at)
	return yes, true
}

// printf writes, or with -v assigns.
func (w *walker) printf(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	args := flatten(j.args)
	target := ""
	if len(args) >= 2 {
		if s, ok := sole(args[0]); ok && s == "-v" {
			if target, ok = sole(args[1]); !ok {
				target = "?"
			}
			args = args[2:]
		}
	}
	if len(args) > 0 {
		if s, ok := sole(args[0]); ok && s == "--" {
			args = args[1:]
		}
	}
	var vs []Value
	for _, l := range w.operandLists(args) {
		vs = append(vs, formatted(l.Items, j.at))
	}
	vs = w.limit(union(nil, vs))
	if target == "" {
		w.printed(st, j, vs)
	} else if isName(target) {
		w.assign(st, target, vs, script.Usual, j.at)
	} else {
		w.veil(st)
	}
	return yes, true
}

// formatted returns what printf writes.
func formatted(items []Value, at source.Place) Value {
	unknown := Value{Kind: Unknown, From: []source.Place{at}}
	if len(items) == 0 || manyItems(items) {
		return unknown
	}
	format, ok := items[0].Known()
	if !ok {
		return unknown
	}
	args := items[1:]
	out := Value{Kind: Text}
	for {
		used := 0
		for i := 0; i < len(format); i++ {
			switch c := format[i]; {
			case c == '\\' && i+1 < len(format):
				i++
				s, n := escape(format[i:])
				if n == 0 {
					return unknown
				}
				i += n - 1
				out = concat(out, text(s, at))
			case c == '%' && i+1 < len(format):
				i++
				if format[i] == '%' {
					out = concat(out, text("%", at))
					continue
				}
				v := text("", at)
				if used < len(args) {
					v = args[used]
				}
				used++
				switch format[i] {
				case 's':
				case 'd', 'i':
					if s, ok := v.Known(); !ok || !isDecimal(s) {
						v = Value{Kind: Unknown, From: []source.Place{at}}
					}
				default:
					return unknown
				}
				out = concat(out, v)
			default:
				out = concat(out, Value{Kind: Text, Text: string(c)})
				if k := len(out.Items); k > 60 {
					return unknown
				}
			}
		}
		if used == 0 || used >= len(args) {
			out.Words = false
			return out
		}
		args = args[used:]
	}
}

func isDecimal(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// escape reads a backslash escape after its backslash and returns its text and
// length, 0 if it is none that is known here.
func escape(s string) (string, int) {
	switch s[0] {
	case 'n':
		return "\n", 1
	case 't':
		return "\t", 1
	case 'r':
		return "\r", 1
	case '\\':
		return "\\", 1
	case '"':
		return "\"", 1
	case '\'':
		return "'", 1
	}
	return "", 0
}

func (w *walker) echo(st *state, j job) (tri, bool) {
	w.emit(w.run(st, j))
	args := flatten(j.args)
	dash := w.frame.program.lang == script.POSIX
	end, escapes := "\n", dash || w.zsh()
	for len(args) > 0 {
		s, ok := sole(args[0])
		if !ok || len(s) < 2 || s[0] != '-' || strings.Trim(s[1:], "neE") != "" || dash && s != "-n" {
			break
		}
		if strings.Contains(s, "n") {
			end = ""
		}
		escapes = escapes || strings.Contains(s, "e")
		args = args[1:]
	}
	var vs []Value
	for _, l := range w.operandLists(args) {
		v := Value{Kind: Text}
		for i, item := range l.Items {
			if i > 0 {
				v = concat(v, text(" "))
			}
			if s, ok := item.Known(); escapes && (!ok || strings.Contains(s, "\\")) {
				item = Value{Kind: Unknown, From: item.From}
				if t, ok2 := unescape(s); ok && ok2 {
					item = text(t, j.at)
				}
			}
			item.Words = false
			v = concat(v, item)
		}
		if manyItems(l.Items) {
			v = Value{Kind: Unknown, From: []source.Place{j.at}}
		}
		if end != "" {
			v = concat(v, text(end))
		}
		vs = append(vs, v)
	}
	w.printed(st, j, vs)
	return yes, true
}

func unescape(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		t, n := escape(s[i+1:])
		if n == 0 {
			return "", false
		}
		b.WriteString(t)
		i += n
	}
	return b.String(), true
}

// cat passes its input on.
func (w *walker) cat(st *state, j job) (tri, bool) {
	r := w.run(st, j)
	w.emit(r)
	args := flatten(j.args)
	vs := j.input
	if len(args) == 1 {
		if s, ok := sole(args[0]); !ok || s != "-" {
			vs = nil
			for _, o := range args[0].Options {
				if len(o) == 1 {
					vs = append(vs, w.contents(st, o[0], Value{Kind: File, Items: o, By: r, From: []source.Place{r.Place}})...)
				}
			}
		}
	} else if len(args) > 1 {
		vs = nil
	}
	if len(vs) == 0 {
		vs = []Value{{Kind: Printed, By: r, From: []source.Place{r.Place}, Maybe: true}}
	}
	w.printed(st, j, vs)
	return maybe, true
}

func (w *walker) pathPart(st *state, j job) (tri, bool) {
	r := w.run(st, j)
	w.emit(r)
	unknown := []Value{{Kind: Printed, By: r, From: []source.Place{r.Place}}}
	name, _ := j.name.Known()
	args := flatten(j.args)
	if len(args) == 0 || len(args) > 2 {
		w.printed(st, j, unknown)
		return maybe, true
	}
	s, ok := sole(args[0])
	if !ok || s == "" || strings.HasPrefix(s, "-") {
		w.printed(st, j, unknown)
		return maybe, true
	}
	s = strings.TrimRight(s, "/")
	i := strings.LastIndexByte(s, '/')
	switch {
	case s == "":
		s = "/"
	case name == "basename":
		s = s[i+1:]
		if len(args) == 2 {
			suffix, ok := sole(args[1])
			if !ok {
				w.printed(st, j, unknown)
				return maybe, true
			}
			if suffix != s {
				s = strings.TrimSuffix(s, suffix)
			}
		}
	case i < 0:
		s = "."
	case i == 0:
		s = "/"
	default:
		s = strings.TrimRight(s[:i], "/")
	}
	w.printed(st, j, []Value{text(s+"\n", j.at)})
	return yes, true
}

func number(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return n, err == nil
}

package flow

import (
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// lookup returns the values of a variable, and whether the program gave it one.
func (w *walker) lookup(st *state, name string, at source.Place) ([]Value, bool) {
	switch name {
	case "HOME", "PWD", "OLDPWD", "USER", "PATH", "UID", "EUID", "HOSTNAME", "SHELL":
		if v := st.vars.lookup(name); v == nil {
			return []Value{{Kind: Environment, Name: name, From: []source.Place{at}}}, false
		}
	case "?", "$", "!", "-", "_", "RANDOM", "SECONDS", "LINENO", "BASHPID", "PPID", "EPOCHSECONDS", "FUNCNAME", "PIPESTATUS", "REPLY_":
		return []Value{{Kind: Unknown, Name: name, From: []source.Place{at}}}, true
	case "BASH_SOURCE", "0":
		return []Value{{Kind: Parameter, Name: "0", From: []source.Place{at}}}, true
	case "#":
		var out []Value
		for _, a := range w.positional(st) {
			if a.Kind != List || manyItems(a.Items) {
				return []Value{{Kind: Unknown, Name: "#", From: []source.Place{at}}}, true
			}
			out = append(out, text(strconv.Itoa(len(a.Items)), at))
		}
		return union(nil, out), true
	case "@", "*":
		var out []Value
		for _, a := range w.positional(st) {
			out = append(out, a.through(at))
		}
		return out, true
	}
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return w.argument(st, n, at), true
	}
	v := st.vars.lookup(name)
	if v != nil && v.refers != "" && v.refers != name {
		if t := st.vars.lookup(v.refers); t == nil || t.refers == "" {
			return w.lookup(st, v.refers, at)
		}
	}
	if v == nil && st.vars.veiled() {
		return []Value{{Kind: Unknown, Name: name, From: []source.Place{at}, Maybe: true}}, false
	}
	if v == nil {
		e := environment(name)
		e.From = []source.Place{at}
		return []Value{e}, false
	}
	if v.unset {
		return []Value{text("", at)}, false
	}
	return v.values, true
}

// positional returns the lists that "$@" can be. An item that is not a List
// stands for any number of words.
func (w *walker) positional(st *state) []Value {
	if v := st.vars.lookup(argsName); v != nil {
		return v.values
	}
	return anyArgs()
}

// anyArgs are the positional parameters of a script that anything can start.
func anyArgs() []Value {
	return []Value{{Kind: Parameter, Name: "@", Words: true, Maybe: true}}
}

func manyItems(vs []Value) bool {
	for _, v := range vs {
		if v.Words {
			return true
		}
	}
	return false
}

func (w *walker) argument(st *state, n int, at source.Place) []Value {
	var out []Value
	for _, a := range w.positional(st) {
		switch {
		case a.Kind != List:
			out = append(out, Value{Kind: Parameter, Name: strconv.Itoa(n), From: []source.Place{at}, Maybe: true})
		case manyItems(a.Items[:min(n, len(a.Items))]):
			out = append(out, Value{Kind: Unknown, Name: strconv.Itoa(n), From: []source.Place{at}, Maybe: true})
		case n <= len(a.Items):
			out = append(out, a.Items[n-1].through(at))
		case manyItems(a.Items):
			out = append(out, Value{Kind: Unknown, Name: strconv.Itoa(n), From: []source.Place{at}, Maybe: true})
		default:
			out = append(out, text("", at))
		}
	}
	return union(nil, out)
}

func (w *walker) indirect(st *state, vs []Value, p script.Part) ([]Value, bool) {
	var out []Value
	for _, v := range vs {
		name, ok := v.Known()
		if !ok || name == "" {
			out = append(out, Value{Kind: Unknown, From: []source.Place{p.Place}, Maybe: true})
			continue
		}
		if i := strings.IndexByte(name, '['); i > 0 && strings.HasSuffix(name, "]") {
			q := p
			q.Path = []script.Word{script.LitWord(name[i+1:len(name)-1], p.Place)}
			base, _ := w.lookup(st, name[:i], p.Place)
			if q.Path[0].Is("@", "*") {
				out = append(out, base...)
			} else {
				out = append(out, w.member(st, base, q)...)
			}
			continue
		}
		target, _ := w.lookup(st, name, p.Place)
		out = append(out, target...)
	}
	return union(nil, out), true
}

// member returns the values of ${a[i]} and $p.name.
func (w *walker) member(st *state, vs []Value, p script.Part) []Value {
	var out []Value
	keys := w.indexes(st, p.Path[0])
	for _, v := range vs {
		for _, key := range keys {
			out = append(out, w.item(v, key, p.Place))
		}
	}
	return union(nil, out)
}

func (w *walker) item(v, key Value, at source.Place) Value {
	unknown := Value{Kind: Unknown, From: []source.Place{at}, Maybe: true}
	k, ok := key.Known()
	if !ok {
		return unknown
	}
	switch v.Kind {
	case List:
		n, err := strconv.Atoi(strings.TrimSpace(k))
		if err != nil || manyItems(v.Items) {
			return unknown
		}
		if w.zsh() && n > 0 {
			n--
		}
		if n < 0 {
			n += len(v.Items)
		}
		if n < 0 || n >= len(v.Items) {
			return text("", at)
		}
		return v.Items[n]
	case Table:
		for i := len(v.Keys) - 1; i >= 0; i-- {
			switch s, ok := v.Keys[i].Known(); {
			case !ok:
				return unknown
			case s == k:
				return v.Items[i]
			}
		}
		return text("", at)
	case Text:
		if k == "0" && !w.zsh() {
			return v
		}
	}
	return unknown
}

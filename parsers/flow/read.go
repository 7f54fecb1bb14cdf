package flow

import (
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

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
			w.emit(&Set{Assign: &script.Assign{Place: j.at, Name: name, Op: script.SetTo}, Values: []Value{v}, Env: w.env(st), Via: w.via, Where: w.where, Dead: w.dead})
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

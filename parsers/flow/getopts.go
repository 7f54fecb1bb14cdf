package flow

import (
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

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
	if v := st.vars.lookup("OPTIND"); v == nil || v.unset { // local OPTIND begins anew
		st.vars = st.vars.with("OPTIND", &variable{values: []Value{text("1", j.at)}})
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

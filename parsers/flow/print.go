package flow

import (
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

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
	out := joiner{v: Value{Kind: Text}}
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
				out.add(text(s, at))
			case c == '%' && i+1 < len(format):
				i++
				if format[i] == '%' {
					out.add(text("%", at))
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
				out.add(v)
			default:
				end := i + 1
				for end < len(format) && format[end] != '\\' && format[end] != '%' {
					end++
				}
				if end == len(format)-1 { // a lone one at the end stands for itself
					end++
				}
				out.add(Value{Kind: Text, Text: format[i:end]})
				i = end - 1
				if k := len(out.v.Items); k > 60 {
					return unknown
				}
			}
		}
		if used == 0 || used >= len(args) {
			out.v.Words = false
			return out.v
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
		v := joiner{v: Value{Kind: Text}}
		for i, item := range l.Items {
			if i > 0 {
				v.add(text(" "))
			}
			if s, ok := item.Known(); escapes && (!ok || strings.Contains(s, "\\")) {
				item = Value{Kind: Unknown, From: item.From}
				if t, ok2 := unescape(s); ok && ok2 {
					item = text(t, j.at)
				}
			}
			item.Words = false
			v.add(item)
		}
		if manyItems(l.Items) {
			v = joiner{v: Value{Kind: Unknown, From: []source.Place{j.at}}}
		}
		if end != "" {
			v.add(text(end))
		}
		vs = append(vs, v.v)
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

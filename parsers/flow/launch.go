package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// launch looks through a program that runs another.
func (w *walker) launch(st *state, j job, name string, l script.Launch) tri {
	if l.Nothing {
		return w.lookedUp(st, j)
	}
	under, where, mounts := w.under, w.where, w.mounts
	if !l.By.Same {
		w.under = append(under[:len(under):len(under)], script.ProgramName(name))
	}
	if l.Where != script.Here && (l.Where != script.OtherUser || where == script.Here) {
		w.where, w.mounts = l.Where, mountsOf(j, l)
		j.apart = j.apart || l.Where != script.OtherUser
	}
	defer func() { w.under, w.where, w.mounts = under, where, mounts }()
	for _, e := range l.Assigns {
		o := j.args[e.Word]
		if e.From > 0 {
			o = Operand{Arg: o.Arg, Options: [][]Value{ending(o, e.From)}, Complete: o.Complete}
		}
		if s, ok := o.prefix(); ok {
			if k := strings.IndexByte(s, '='); k > 0 {
				a := &script.Assign{Place: o.place(), Name: s[:k], Op: script.SetTo, Scope: script.OneCall}
				j.env = append(j.env, a)
				j.envs = append(j.envs, afterEqual(o))
			}
		}
	}
	if l.By.Words[0] == "env" {
		j = w.withoutEnv(st, j, l)
	}
	switch {
	case l.Code >= 0 && l.Code < len(j.args):
		return w.runText(st, j, l.By.Lang, l.Flags, l.Code, l.Glued, j.args[l.Code+1:])
	case l.File >= 0 && l.File < len(j.args):
		if vs := w.substituted(st, j.args[l.File]); vs != nil && l.By.Lang != "" {
			return w.runValues(st, j, vs, l.By.Lang, Process, j.args[l.File+1:], l.Flags)
		}
		file := j
		file.name = w.fileNamed(j, j.args[l.File])
		if !l.By.Lang.IsShell() && !l.By.Lang.IsGeneral() {
			return w.external(st, j, maybe)
		}
		if vs := w.written(st, file.name); vs != nil {
			j.wrote = true
			return w.runValues(st, j, vs, l.By.Lang, Process, j.args[l.File+1:], l.Flags)
		}
		if !l.By.Lang.IsShell() {
			return w.external(st, j, maybe)
		}
		if s := w.scriptOf(file); s != nil {
			j.flags = l.Flags
			return w.runScript(st, j, s, j.args[l.File+1:], Process, l.By.Lang)
		}
		return w.external(st, j, maybe)
	case l.Stdin:
		return w.runInput(st, j, l)
	case l.First >= len(j.args):
		w.under, w.where, w.mounts = under, where, mounts
		return w.external(st, j, maybe)
	case l.By.Joined:
		return w.runJoined(st, j, l)
	}
	return w.inner(st, j, l)
}

// substituted returns what the file holds that an operand is, if it is one that a
// process of the program writes: bash <(cat …). Its calls were walked with the
// words of the call.
func (w *walker) substituted(st *state, o Operand) []Value {
	if o.Arg == nil || len(o.Arg.Raw.Parts) != 1 {
		return nil
	}
	p := o.Arg.Raw.Parts[0]
	if p.Kind != script.Other || p.Name != "<(" || p.Block == nil {
		return nil
	}
	var vs []Value
	w.dry++
	w.collect(func() { vs = w.captured(st, p.Block) })
	w.dry--
	return vs
}

// lookedUp is a call that prints where programs are: command -v az. Its last word
// is the last element of what it prints.
func (w *walker) lookedUp(st *state, j job) tri {
	args := flatten(j.args)
	r := w.run(st, j)
	w.emit(r)
	v := Value{Kind: Printed, By: r, From: []source.Place{r.Place}}
	if n := len(args); n > 0 {
		if s, ok := sole(args[n-1]); ok && s != "" && !strings.HasPrefix(s, "-") {
			v = Value{Kind: Joined, Items: []Value{v, text("/"+script.ProgramName(s), j.at)}}
		}
	}
	w.printed(st, j, []Value{v})
	return maybe
}

// assignOrSole returns the only text of an operand, and of NAME=value with an
// unknown value the text of the name with something after it.
func assignOrSole(o Operand) (string, bool) {
	if s, ok := sole(o); ok {
		return s, true
	}
	if s, ok := o.prefix(); ok {
		if name, _, found := strings.Cut(s, "="); found && isName(name) {
			return s + "?", true
		}
	}
	return "", false
}

// withoutEnv carries out what env removes: -u NAME, and everything with -i.
func (w *walker) withoutEnv(st *state, j job, l script.Launch) job {
	for i := 0; i < l.First && i < len(j.args); i++ {
		s, ok := sole(j.args[i])
		var names []string
		switch {
		case !ok:
		case s == "-u" && i+1 < len(j.args):
			n, _ := sole(j.args[i+1])
			names = []string{n}
		case strings.HasPrefix(s, "--unset="):
			names = []string{s[len("--unset="):]}
		case s == "-i" || s == "-" || s == "--ignore-environment":
			for n, v := range st.vars.names(nil) {
				if v != nil && v.exported && n[0] != 0 {
					names = append(names, n)
				}
			}
			slices.Sort(names)
		}
		for _, n := range names {
			a := &script.Assign{Place: j.args[i].place(), Name: n, Op: script.Unset, Scope: script.OneCall}
			j.env = append([]*script.Assign{a}, j.env...)
			j.envs = append([][]Value{nil}, j.envs...)
		}
	}
	return j
}

// mountsOf returns the folders of the machine that a launcher gives what it runs.
func mountsOf(j job, l script.Launch) []Value {
	var out []Value
	for _, m := range l.Mounts {
		if m.Word < len(j.args) {
			out = append(out, ending(j.args[m.Word], m.From)...)
		}
	}
	return out
}

// ending returns the values of an operand from a byte on.
func ending(o Operand, from int) []Value {
	var out []Value
	for _, option := range o.Options {
		if len(option) == 1 {
			out = append(out, cutBytes(option[0], from))
		}
	}
	return out
}

// programOf returns the program that a launcher's option names.
func programOf(j job, l script.Launch) (Operand, bool) {
	if l.Program < 0 || l.Program >= len(j.args) {
		return Operand{}, false
	}
	o := j.args[l.Program]
	if l.Named == 0 {
		return o, true
	}
	named := Operand{Arg: o.Arg, Complete: o.Complete}
	for _, v := range ending(o, l.Named) {
		named.Options = append(named.Options, []Value{v})
	}
	return named, len(named.Options) > 0
}

// inner goes on with the command after a launcher's own words.
func (w *walker) inner(st *state, j job, l script.Launch) tri {
	name := j.args[l.First]
	k := j
	if program, ok := programOf(j, l); ok {
		k.args, k.bare = j.args[l.First:], true
		return w.named(st, k, program.Options, program.Complete)
	}
	k.at.Start = source.Place(name.place()).Start
	if name.place().File != j.at.File || k.at.Start < j.at.Start || k.at.Start > j.at.End {
		k.at = j.at
	}
	k.args = j.args[l.First+1:]
	k.bare = !l.By.Same || l.By.Words[0] != "noglob"
	if l.By.Words[0] == "run" || l.By.Words[0] == "retry" || l.By.Words[0] == "time" {
		k.bare = false // a function of the program can be run by a function of the test runner
	}
	if l.By.Words[0] == "xargs" || l.By.Words[0] == "parallel" {
		return w.fed(st, j, k, name)
	}
	return w.named(st, k, name.Options, name.Complete)
}

// fed runs a command again and again with words that it reads from its input.
func (w *walker) fed(st *state, j, k job, name Operand) tri {
	any := Value{Kind: Unknown, From: []source.Place{j.at}}
	for i, a := range k.args {
		if s, ok := sole(a); ok && strings.Contains(s, "{}") {
			if i == 0 {
				k.args = append([]Operand{}, k.args...)
			}
			parts := Value{Kind: Joined, From: a.Options[0][0].From}
			for n, piece := range strings.Split(s, "{}") {
				if n > 0 {
					parts.Items = append(parts.Items, any)
				}
				if piece != "" {
					parts.Items = append(parts.Items, text(piece, j.at))
				}
			}
			args := append([]Operand{}, k.args...)
			args[i] = Operand{Arg: a.Arg, Options: [][]Value{{parts}}, Complete: true}
			k.args = args
		}
	}
	any.Words = true
	k.args = append(k.args[:len(k.args):len(k.args)], Operand{Options: [][]Value{{any}}})
	r := &Repeat{Loop: &script.Loop{Place: j.at}}
	r.Body = w.collect(func() { w.named(st, k, name.Options, name.Complete) })
	w.emit(r)
	return maybe
}

// prefix returns the known text that an operand begins with.
func (o Operand) prefix() (string, bool) {
	if len(o.Options) != 1 || len(o.Options[0]) != 1 {
		return "", false
	}
	return o.Options[0][0].Prefix(), true
}

// afterEqual returns the values of NAME=value words.
func afterEqual(o Operand) []Value {
	v := o.Options[0][0]
	if s, ok := v.Known(); ok {
		_, value, _ := strings.Cut(s, "=")
		return []Value{text(value, v.From...)}
	}
	if v.Kind == Joined {
		out := Value{Kind: Text}
		cut := false
		for _, i := range v.Items {
			if !cut {
				s, ok := i.Known()
				if !ok {
					break
				}
				if _, after, found := strings.Cut(s, "="); found {
					cut = true
					out = concat(out, text(after, i.From...))
				}
				continue
			}
			out = concat(out, i)
		}
		if cut {
			if len(out.Items) == 2 && out.Items[0].Kind == Text && out.Items[0].Text == "" {
				return []Value{out.Items[1]}
			}
			return []Value{out}
		}
	}
	return []Value{{Kind: Unknown, From: v.From}}
}

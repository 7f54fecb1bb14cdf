package script

import (
	"strconv"
	"strings"
)

// script writes a script under a heading. parent is the call above it, if it is
// an inner one.
func (d *dump) script(depth int, head string, s *Script, parent *Call) {
	words := []string{head}
	if len(s.Bodies) == 1 {
		words = append(words, " ", langName(s.Bodies[0].Lang), flags("sure", s.Bodies[0].Sure))
	}
	if len(s.Bodies) != 1 && s.Lang != "" || len(s.Bodies) == 1 && s.Lang != s.Bodies[0].Lang {
		words = append(words, " lang ", langName(s.Lang))
	}
	if p := s.Text.Place(0, 0); p.File != nil && (p.File != d.home || p.Start > 0) && !d.NoPlaces {
		words = append(words, " at ", strings.TrimSuffix(d.at(p), " "))
	}
	if s.Word != nil {
		words = append(words, " word ", d.spelledBy(s, parent))
	}
	if s.Where != Here {
		words = append(words, " where ", string(s.Where))
	}
	words = append(words, shellFlags(s.Flags))
	if len(s.Args) > 0 {
		words = append(words, " args", d.words(" ", s.Args))
	}
	d.line(depth, words...)
	for i, w := range s.Fills {
		if w != nil {
			d.line(depth+1, "fill ", strconv.Itoa(i), " ", d.word(*w))
		}
	}
	if s.Host != nil {
		d.host(depth+1, s.Host)
	}
	for _, c := range s.Comments {
		d.line(depth+1, "comment ", d.at(c.Place), quote(d.mask(c.Place, c.Text)))
	}
	switch len(s.Bodies) {
	case 0:
		d.line(depth+1, "unread")
	case 1:
		d.stmts(depth+1, s.Bodies[0].Block)
	default:
		for _, b := range s.Bodies {
			d.line(depth+1, "body ", langName(b.Lang), flags("sure", b.Sure))
			d.stmts(depth+2, b.Block)
		}
	}
}

func langName(l Lang) string {
	if l == "" {
		return "''"
	}
	return string(l)
}

// spelledBy says which word of parent spells s: the number of an argument,
// counted from 0, "name" or "input"; the word itself if it is none of these.
func (d *dump) spelledBy(s *Script, parent *Call) string {
	if parent != nil {
		same := func(w *Word) bool {
			return w != nil && (w == s.Word || w.File != nil && w.Place == s.Word.Place && sameWord(*w, *s.Word))
		}
		for i := range parent.Args {
			switch {
			case same(&parent.Args[i].Raw):
				return strconv.Itoa(i)
			case same(parent.Args[i].Value):
				return strconv.Itoa(i) + "="
			}
		}
		switch {
		case same(parent.Input):
			return "input"
		case same(&parent.Name):
			return "name"
		}
	}
	return "(" + d.word(*s.Word) + ")"
}

func (d *dump) host(depth int, h *Host) {
	words := []string{"host ", d.at(h.Place), d.name(h.Place, h.CI), flags("continues", h.ContinueOnError), shellFlags(h.Flags)}
	for _, kv := range [][2]string{{"job", h.Job}, {"step", h.Step}, {"environment", h.Environment}} {
		if kv[1] != "" {
			words = append(words, " ", kv[0], " ", d.name(h.Place, kv[1]))
		}
	}
	d.line(depth, words...)
	depth++
	for _, kv := range []struct {
		key string
		w   *Word
	}{{"if", h.If}, {"container", h.Container}, {"dir", h.WorkingDir}} {
		if kv.w != nil {
			d.line(depth, kv.key, " ", d.word(*kv.w))
		}
	}
	if len(h.Triggers) > 0 {
		words = []string{"triggers"}
		for _, t := range h.Triggers {
			words = append(words, " ", d.name(h.Place, t))
		}
		d.line(depth, words...)
	}
	if len(h.Runner.Labels) > 0 || h.Runner.Hosted != Unknown {
		d.line(depth, "runner", flags("hosted", h.Runner.Hosted == Yes, "own", h.Runner.Hosted == No), d.words(" ", h.Runner.Labels))
	}
	for _, l := range []struct {
		key   string
		pairs []Pair
	}{{"env", h.Env}, {"with", h.Inputs}, {"matrix", h.Matrix}, {"permission", h.Permissions}} {
		for _, p := range l.pairs {
			d.line(depth, l.key, " ", d.name(p.Place, p.Key), " = ", d.word(p.Value))
		}
	}
}

func shellFlags(f ShellFlags) string {
	var s []string
	for _, x := range []struct {
		set  bool
		name string
	}{{f.ExitOnError, "errexit"}, {f.PipeFail, "pipefail"}, {f.Trace, "xtrace"}, {f.NoUnset, "nounset"}} {
		if x.set {
			s = append(s, x.name)
		}
	}
	if s == nil {
		return ""
	}
	return " flags " + strings.Join(s, ",")
}

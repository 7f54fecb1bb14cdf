package flow

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// maxIdle is how often one entry walks a function that runs nothing of interest: a
// script logs hundreds of lines. From there on what it prints, what it sets and
// whether it succeeds or ends the script are unknown.
const maxIdle = 24

// maxIdleWork is how many statements one entry walks in such a function, those of
// the functions that it calls included, before it is walked no more.
const maxIdleWork = 1_500

// printers are the commands of the shells and of every Unix that only compute and
// print.
var printers = map[string]bool{
	"echo": true, "printf": true, "print": true, "test": true, "[": true, "[[": true, "((": true, "let": true,
	"true": true, "false": true, ":": true, "shift": true, "date": true, "tput": true, "basename": true,
	"dirname": true, "cut": true, "tr": true, "sed": true, "awk": true, "grep": true, "head": true, "tail": true,
	"wc": true, "sort": true, "uniq": true, "cat": true, "seq": true, "expr": true, "hostname": true,
	"whoami": true, "id": true, "uname": true, "sleep": true, "pwd": true, "tee": true, "fold": true, "fmt": true,
}

// A nature says what calling a function can do.
type nature struct {
	idle  bool            // it runs none of the programs that are watched
	exits bool            // it may end the script
	veils bool            // it may set variables whose names are not written
	sets  map[string]bool // variables other than its own that it may set
}

// natureOf tells what a function and those that it calls can do, as far as their
// text says. Where no programs are watched any but the printers count as such.
func (w *walker) natureOf(def functionDef) nature {
	if n, ok := w.natures[def]; ok {
		return n
	}
	if at, ok := w.sorting[def]; ok { // it calls itself: what else it does decides
		w.cycle = min(w.cycle, at)
		return nature{idle: true}
	}
	depth := len(w.sorting)
	if w.sorted++; depth > maxSorting || w.sorted > maxSorted {
		return nature{}
	}
	around := w.cycle
	w.cycle = depth
	w.sorting[def] = depth
	s := sorter{w: w, nature: nature{idle: true, sets: map[string]bool{}}, own: map[string]bool{}}
	s.block(def.Body)
	for name := range s.own {
		delete(s.sets, name)
	}
	delete(w.sorting, def)
	if w.cycle >= depth { // not one of those that call a function further out, of which not all is known yet
		w.natures[def] = s.nature
	}
	w.cycle = min(w.cycle, around)
	return s.nature
}

// Limits of what is read to tell natures: of functions that call each other in a
// circle some are read again and again.
const (
	maxSorting = 50
	maxSorted  = 20_000
)

// skip does what a call of an idle function does that is not walked.
func (w *walker) skip(st *state, j job, sc *Scope, n nature) {
	at := j.call.Place
	if n.exits {
		sc.Body = w.collect(func() {
			arm := Arm{Body: w.collect(func() {
				w.atExit(st.copy())
				w.emit(&Leave{Leave: &script.Leave{Place: at, How: script.Exit}, How: script.Exit})
			})}
			w.emit(&Fork{Arms: []Arm{arm}})
		})
	}
	w.emit(sc)
	if n.veils {
		w.veil(st)
	} else {
		w.forgetNames(st, n.sets, at)
	}
	w.printed(st, j, []Value{{Kind: Unknown, From: []source.Place{sc.Run.Place}, Maybe: true}})
}

// A sorter reads the body of a function.
type sorter struct {
	w *walker
	nature
	own   map[string]bool // the function's own variables
	depth int
}

func (s *sorter) block(b *script.Block) {
	if b == nil || !s.idle {
		return
	}
	if s.depth++; s.depth > 60 {
		s.idle = false
	}
	for _, st := range b.Stmts {
		s.stmt(st)
	}
	s.depth--
}

func (s *sorter) stmt(st script.Stmt) {
	switch st := st.(type) {
	case *script.Call:
		s.call(st)
	case *script.Assign:
		if st.Scope == script.Local {
			s.own[st.Name] = true
			s.veils = s.veils || st.Op == script.Refer
		} else {
			s.set(st.Name)
		}
		s.word(&st.Value)
		for i := range st.Path {
			s.word(&st.Path[i])
		}
	case *script.Branch:
		for _, a := range st.Arms {
			s.block(a.Cond)
			s.block(a.Body)
		}
		s.word(st.Subject)
	case *script.Loop:
		if st.Name != "" {
			s.set(st.Name)
		}
		for i := range st.Over {
			s.word(&st.Over[i])
		}
		s.word(st.Input)
		s.block(st.Cond)
		s.block(st.Body)
	case *script.Group:
		s.idle = s.idle && st.Always == nil
		s.word(st.Input)
		s.block(st.Body)
	case *script.Leave:
		switch st.How {
		case script.Return, script.Break, script.Continue:
		case script.Exit:
			s.exits = true
		default:
			s.idle = false
		}
		s.word(st.Value)
	default:
		s.idle = false
	}
}

func (s *sorter) set(name string) {
	if isName(name) {
		s.sets[name] = true
	} else {
		s.veils = true
	}
}

// setWords takes the words of a call from the first one on that is no option as
// names of variables.
func (s *sorter) setWords(args []script.Arg) {
	for i := range args {
		switch t, ok := args[i].Raw.Literal(); {
		case !ok:
			s.veils = true
		case !strings.HasPrefix(t, "-"):
			name, _, _ := strings.Cut(t, "=")
			s.set(name)
		}
	}
}

func (s *sorter) call(c *script.Call) {
	if c.Kind == script.Function || c.Kind == script.Method {
		s.idle, s.veils = false, true
		return
	}
	name, ok := c.Name.Literal()
	if !ok {
		s.idle = false
		return
	}
	for _, inner := range c.Inner {
		s.inner(inner)
	}
	s.program(c, name, 0)
	for i := range c.Args {
		s.word(&c.Args[i].Raw)
	}
	for _, a := range c.Env {
		s.word(&a.Value)
	}
	for i := range c.Outputs {
		s.word(&c.Outputs[i].To)
	}
	s.word(c.Input)
}

// inner reads a program among the words of a call. What fills its holes may be
// names of variables; it may not be more.
func (s *sorter) inner(p *script.Script) {
	if p.Where == script.Written || len(p.Bodies) == 0 {
		s.idle = false
	}
	s.veils = s.veils || len(p.Text.Holes) > 0
	for _, b := range p.Bodies {
		s.block(b.Block)
	}
}

// program takes note of a program that a call runs by name: that of the call
// itself, or one that a launcher runs, whose name is argument from-1.
func (s *sorter) program(c *script.Call, name string, from int) {
	args := c.Args[from:]
	defined := false
	for _, d := range s.w.defs {
		if d.def.Name == name && from == 0 {
			n := s.w.natureOf(d.def)
			s.idle = s.idle && n.idle
			s.exits = s.exits || n.exits
			s.veils = s.veils || n.veils
			for v := range n.sets {
				s.sets[v] = true
			}
			defined = true
		}
	}
	switch {
	case defined, !s.idle:
		return
	case name == "printf" && len(args) > 1 && args[0].Raw.Is("-v"):
		s.setWords(args[1:2])
		return
	case printers[name]:
		return
	}
	switch name {
	case "read", "mapfile", "readarray", "unset", "export", "local", "declare", "typeset", "readonly":
		s.setWords(args)
		return
	case "getopts":
		s.set("OPTARG")
		s.set("OPTIND")
		s.setWords(args[min(1, len(args)):])
		return
	case "cd", "pushd", "popd":
		s.set("PWD")
		s.set("OLDPWD")
		return
	case "shopt", "find":
		return
	case "eval":
		s.idle = s.idle && len(c.Inner) > 0
		return
	}
	watched := len(s.w.cfg.Watch) == 0 || slices.Contains(s.w.cfg.Watch, script.ProgramName(name))
	if watched && from == 0 && s.w.cfg.Matters != nil {
		if !s.w.cfg.Matters(c) {
			return
		}
	}
	if watched || builtinOf(name) != nil || strings.ContainsAny(name, "/$") || s.w.bareScript(name) {
		s.idle = false
		return
	}
	s.launcher(c, name, from)
}

// launcher takes note of what a launcher runs.
func (s *sorter) launcher(c *script.Call, name string, from int) {
	args := c.Args[from:]
	l, ok := script.LaunchOf(name, len(args), func(i int) (string, bool) { return script.LaunchWord(args[i].Raw) }, s.w.cfg.Wrappers)
	switch {
	case !ok || l.Nothing:
	case l.File >= 0 || l.Stdin || l.Code >= 0 && len(c.Inner) == 0:
		s.idle = false
	case l.Code >= 0 || l.First >= len(args):
	default:
		next, ok := args[l.First].Raw.Literal()
		if !ok {
			s.idle = false
			return
		}
		s.program(c, next, from+l.First+1)
	}
}

func (s *sorter) word(word *script.Word) {
	if word == nil || !s.idle {
		return
	}
	for i := range word.Parts {
		p := &word.Parts[i]
		s.block(p.Block)
		switch p.Expand {
		case ":=", "=":
			s.set(p.Name)
		case ":?", "?":
			s.exits = true
		}
		for k := range p.Items {
			s.word(&p.Items[k])
		}
	}
}

package flow

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// maxIdle is how often one entry walks a function that runs nothing of interest: a
// script logs hundreds of lines. From there on what it prints, what it sets and
// whether it succeeds are unknown.
const maxIdle = 24

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
	idle    bool // it runs none of the programs that are watched, and does not end the script
	changes bool // it sets variables other than its own
}

// natureOf tells what a function and those that it calls can do, as far as their
// text says. Where no programs are watched any but the printers count as such.
func (w *walker) natureOf(def functionDef) nature {
	if n, ok := w.natures[def]; ok {
		return n
	}
	w.natures[def] = nature{} // one that calls itself is not idle
	s := sorter{w: w, nature: nature{idle: true}}
	s.block(def.Body)
	w.natures[def] = s.nature
	return s.nature
}

// A sorter reads the body of a function.
type sorter struct {
	w *walker
	nature
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
		s.changes = s.changes || st.Scope != script.Local || st.Op == script.Refer
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
		s.changes = s.changes || st.Name != ""
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
		s.idle = s.idle && (st.How == script.Return || st.How == script.Break || st.How == script.Continue)
	default:
		s.idle = false
	}
}

func (s *sorter) call(c *script.Call) {
	if c.Kind == script.Function || c.Kind == script.Method {
		s.idle, s.changes = false, true
		return
	}
	name, ok := c.Name.Literal()
	if !ok || len(c.Inner) > 0 {
		s.idle = false
		return
	}
	s.program(name)
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

// program takes note of a program that is called by name.
func (s *sorter) program(name string) {
	defined := false
	for _, d := range s.w.defs {
		if d.def.Name == name {
			n := s.w.natureOf(d.def)
			s.idle = s.idle && n.idle
			s.changes = s.changes || n.changes
			defined = true
		}
	}
	if defined || printers[name] {
		return
	}
	switch name {
	case "read", "mapfile", "readarray", "getopts", "unset", "export", "local", "declare", "typeset", "readonly", "shopt", "cd", "pushd", "popd":
		s.changes = true
		return
	}
	_, launches := script.LaunchOf(name, 0, func(int) (string, bool) { return "", false }, s.w.cfg.Wrappers)
	watched := len(s.w.cfg.Watch) == 0 || slices.Contains(s.w.cfg.Watch, script.ProgramName(name))
	if launches || watched || builtinOf(name) != nil || strings.ContainsAny(name, "/$") || s.w.bareScript(name) {
		s.idle = false
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
			s.changes = true
		case ":?", "?":
			s.idle = false
		}
		for k := range p.Items {
			s.word(&p.Items[k])
		}
	}
}

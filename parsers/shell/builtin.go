package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// builtin lowers the built-ins that are no calls in the model: declarations,
// unset, trap and the ways to leave.
func (r *reader) builtin(s *syntax.Stmt, call *script.Call, args []script.Word, nodes []*syntax.Word) ([]script.Stmt, bool) {
	name, _ := call.Name.Literal()
	at := call.Place
	switch {
	case name == "exit" || name == "return" || name == "break" || name == "continue":
		l := &script.Leave{Place: at, How: script.LeaveKind(name)}
		if len(args) > 0 {
			l.Value = &args[0]
		}
		return r.wrap(s, []script.Stmt{l}), true
	case declares[name]:
		return r.wrap(s, r.declare(call, args)), true
	case name == "unset":
		if out, ok := unset(args); ok {
			return r.wrap(s, out), true
		}
	case name == "trap":
		if t := r.trap(at, args, nodes); t != nil {
			return r.wrap(s, []script.Stmt{t}), true
		}
	}
	return nil, false
}

// signals are the names of the numbers that trap takes.
var signals = map[string]string{"0": "EXIT", "1": "HUP", "2": "INT", "3": "QUIT", "6": "ABRT", "9": "KILL", "13": "PIPE", "14": "ALRM", "15": "TERM"}

// trap lowers trap; nil where it only asks for something.
func (r *reader) trap(at placed, args []script.Word, nodes []*syntax.Word) *script.Trap {
	if len(args) > 0 && args[0].Is("--") {
		args, nodes = args[1:], nodes[1:]
	}
	if len(args) == 0 || args[0].Is("-p", "-l", "-lp", "-P") {
		return nil
	}
	t := &script.Trap{Place: at}
	code := args[0]
	first, literal := code.Literal()
	_, number := signals[first]
	removes := len(args) == 1 || first == "-" || literal && number
	if !removes || first == "-" {
		args = args[1:]
	}
	for _, w := range args {
		s, ok := w.Literal()
		switch {
		case !ok || isMany(w):
			s = "?"
		case signals[s] != "":
			s = signals[s]
		default:
			s = strings.TrimPrefix(strings.ToUpper(s), "SIG")
		}
		t.Signals = append(t.Signals, s)
	}
	if removes {
		return t
	}
	if nodes[0] != nil {
		text := r.newInner()
		text.add(nodes[0], code)
		text.word = &code
		t.Inner = text.script(nil, r.lang)
	}
	if t.Inner == nil {
		t.Command = &code
	}
	return t
}

// trapName returns the signal of a zsh function that is a trap: TRAPEXIT.
func trapName(function string) (string, bool) {
	sig, ok := strings.CutPrefix(function, "TRAP")
	return sig, ok && sig != "" && strings.Trim(sig, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

package script

import (
	"iter"
	"strings"
)

// Inspect visits everything in a program in source order: f gets a *Block, a
// Stmt, a *Word, a *Part, and for a program inside a *Script. Where f returns
// false, what lies in that node is not visited. A nil Block is not visited.
//
// The Value of an Arg is a part of its Raw and is not visited of its own.
func Inspect(b *Block, f func(node any) bool) {
	if b != nil && f(b) {
		inspectParams(b.Params, f)
		for _, s := range b.Stmts {
			InspectStmt(s, f)
		}
	}
}

// InspectStmt visits a statement and everything in it, as [Inspect] does.
func InspectStmt(s Stmt, f func(node any) bool) {
	if !f(s) {
		return
	}
	switch s := s.(type) {
	case *Call:
		for _, a := range s.Env {
			InspectStmt(a, f)
		}
		InspectWord(&s.Name, f)
		for i := range s.Args {
			InspectWord(&s.Args[i].Raw, f)
		}
		InspectWord(s.Input, f)
		inspectOutputs(s.Outputs, f)
		for _, inner := range s.Inner {
			inspectScript(inner, f)
		}
	case *Assign:
		inspectWords(s.Path, f)
		InspectWord(&s.Value, f)
	case *Branch:
		InspectWord(s.Subject, f)
		for i := range s.Arms {
			inspectWords(s.Arms[i].Patterns, f)
			Inspect(s.Arms[i].Cond, f)
			Inspect(s.Arms[i].Body, f)
		}
	case *Loop:
		inspectWords(s.Over, f)
		InspectWord(s.Input, f)
		if s.Post {
			Inspect(s.Body, f)
			Inspect(s.Cond, f)
			return
		}
		Inspect(s.Cond, f)
		Inspect(s.Body, f)
	case *Func:
		inspectParams(s.Params, f)
		Inspect(s.Body, f)
	case *Group:
		InspectWord(s.Input, f)
		Inspect(s.Body, f)
		Inspect(s.Always, f)
		inspectOutputs(s.Outputs, f)
	case *Trap:
		Inspect(s.Body, f)
		InspectWord(s.Command, f)
		if s.Inner != nil {
			inspectScript(s.Inner, f)
		}
	case *Leave:
		InspectWord(s.Value, f)
	}
}

// InspectWord visits a word and everything in it, as [Inspect] does. A nil word
// is not visited.
func InspectWord(w *Word, f func(node any) bool) {
	if w == nil || !f(w) {
		return
	}
	for i := range w.Parts {
		p := &w.Parts[i]
		if !f(p) {
			continue
		}
		inspectWords(p.Path, f)
		for j := range max(len(p.Keys), len(p.Items)) {
			if j < len(p.Keys) {
				InspectWord(&p.Keys[j], f)
			}
			if j < len(p.Items) {
				InspectWord(&p.Items[j], f)
			}
		}
		Inspect(p.Block, f)
	}
}

func inspectWords(list []Word, f func(node any) bool) {
	for i := range list {
		InspectWord(&list[i], f)
	}
}

func inspectParams(list []Param, f func(node any) bool) {
	for i := range list {
		InspectWord(list[i].Default, f)
		inspectWords(list[i].Allowed, f)
	}
}

func inspectOutputs(list []Redirect, f func(node any) bool) {
	for i := range list {
		InspectWord(&list[i].To, f)
	}
}

func inspectScript(s *Script, f func(node any) bool) {
	if !f(s) {
		return
	}
	inspectWords(s.Args, f)
	for i := range s.Bodies {
		Inspect(s.Bodies[i].Block, f)
	}
}

// Calls returns the calls of b in source order, those in functions and in words
// included, those of inner programs left out.
func Calls(b *Block) iter.Seq[*Call] { return nodes[*Call](b) }

// Inner returns the programs inside b, of calls and of traps, but not the
// programs inside these.
func Inner(b *Block) iter.Seq[*Script] { return nodes[*Script](b) }

// Words returns the words of b in source order, those inside others and those of
// calls in words included, those of inner programs left out.
func Words(b *Block) iter.Seq[*Word] { return nodes[*Word](b) }

func nodes[T any](b *Block) iter.Seq[T] {
	return func(yield func(T) bool) {
		done := false
		Inspect(b, func(n any) bool {
			if done {
				return false
			}
			if t, ok := n.(T); ok && !yield(t) {
				done = true
			}
			_, inner := n.(*Script)
			return !done && !inner
		})
	}
}

// SplitFlag returns the Flag and the Value of an [Arg] that is raw: the text
// before the first byte of seps and what follows it. They are "" and nil unless
// raw begins with literal text that begins with a dash and has more than that.
func SplitFlag(raw Word, seps string) (flag string, value *Word) {
	if len(raw.Parts) == 0 || raw.Parts[0].Kind != Lit {
		return "", nil
	}
	p := raw.Parts[0]
	if len(p.Text) < 2 || p.Text[0] != '-' {
		return "", nil
	}
	i := strings.IndexAny(p.Text, seps)
	if i < 0 {
		if len(raw.Parts) > 1 {
			return prefixFlag(raw, seps)
		}
		return p.Text, nil
	}
	return p.Text[:i], cut(raw, 0, i+1)
}

// prefixFlag is SplitFlag for a word whose first part holds no separator: the
// flag goes on through literal parts and ends where something else begins.
func prefixFlag(raw Word, seps string) (string, *Word) {
	flag := raw.Parts[0].Text
	for n, p := range raw.Parts[1:] {
		if p.Kind != Lit {
			return "", nil // -u$X: where the flag ends, only the tool knows
		}
		if i := strings.IndexAny(p.Text, seps); i >= 0 {
			return flag + p.Text[:i], cut(raw, n+1, i+1)
		}
		flag += p.Text
	}
	return flag, nil
}

// cut returns raw from byte off of the text of part n on.
func cut(raw Word, n, off int) *Word {
	w := &Word{raw.Place, append([]Part(nil), raw.Parts[n:]...)}
	p := &w.Parts[0]
	if text := p.Place.Text(); text != "" && text == p.Text {
		p.Start += off // bare: every byte stands for itself
	}
	if p.Text = p.Text[off:]; p.Text == "" && (!p.Quoted || len(w.Parts) > 1) {
		w.Parts = w.Parts[1:]
	}
	if len(w.Parts) > 0 {
		w.Start = max(w.Start, w.Parts[0].Start)
	} else {
		w.Start = w.End
	}
	return w
}

// NewArg returns the argument that is raw, its Flag and Value split at the first
// byte of seps as [SplitFlag] does.
func NewArg(raw Word, seps string) Arg {
	flag, value := SplitFlag(raw, seps)
	return Arg{Flag: flag, Value: value, Raw: raw}
}

package signin

import (
	"slices"
	"strings"
	"sync"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
)

// A Hint says what a document holds of what a sign-in is made of, as far as its
// text tells: who signs in may be called in one file and with what in another. The
// zero Hint holds nothing.
type Hint struct {
	names, words uint64 // by tool: its name, a word of its sign-ins
	hands        bool   // a variable that hands on a secret
	other        bool   // a word of what is no tool's command: a token request, a weak connection
}

// And returns what both hold together.
func (h Hint) And(other Hint) Hint {
	return Hint{h.names | other.names, h.words | other.words, h.hands || other.hands, h.other || other.other}
}

// Any reports whether what holds no more than h may hold a sign-in, or hand on a
// secret to one. Where it returns false there is nothing to be found.
func (h Hint) Any() bool { return h.other || h.hands || h.names&h.words != 0 }

// Other reports whether there may be something else than tools' commands, which Is
// does not tell.
func (h Hint) Other() bool { return h.other }

// HintOf returns the Hint of a document. What a program of another kind is told
// ("docker login") and what a tool is told that signs nobody in ("az acr login")
// counts for nothing, and neither do comments.
func HintOf(d *script.Document) Hint {
	text := strings.ToLower(d.File.Text)
	var h Hint
	h.other = slices.ContainsFunc(otherWords(), func(w string) bool { return strings.Contains(text, w) })
	for _, v := range facts.ClientSecretVariables {
		h.hands = h.hands || strings.Contains(text, strings.ToLower(v))
	}
	var open uint64 // tools of which a word stands in the text, perhaps as something else
	for i, t := range facts.Tools {
		bit := uint64(1) << (i % 64)
		if len(t.Names)+len(t.Modules) == 0 || named(text, t) {
			h.names |= bit
		}
		if len(t.Words) == 0 {
			h.words |= bit
		} else if holds(text, t) {
			open |= bit
		}
	}
	if open == 0 || h.hands {
		h.words |= open
		return h
	}
	for _, s := range d.Scripts {
		for _, b := range s.Bodies {
			script.Inspect(b.Block, func(n any) bool {
				switch n := n.(type) {
				case *script.Call:
					return !isOther(n)
				case *script.Part:
					if n.Kind == script.Lit {
						h.words |= open & wordsIn(strings.ToLower(n.Text))
					}
				}
				return open&^h.words != 0
			})
		}
		if len(s.Bodies) == 0 { // in a language that nothing reads yet
			h.words |= open
		}
	}
	return h
}

var otherWords = sync.OnceValue(facts.OtherWords)

func holds(text string, t *facts.Tool) bool {
	for _, w := range t.Words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func wordsIn(text string) (tools uint64) {
	for i, t := range facts.Tools {
		if holds(text, t) {
			tools |= 1 << (i % 64)
		}
	}
	return tools
}

// named reports whether a name of the tool stands in text, both in lower case,
// with no letter, digit, dash or underscore beside it. The letter of an escape (\n)
// does not count as beside.
func named(text string, t *facts.Tool) bool {
	for _, names := range [][]string{t.Names, t.Modules} {
		for _, w := range names {
			for at := 0; ; {
				i := strings.Index(text[at:], w)
				if i < 0 {
					break
				}
				lo, hi := at+i, at+i+len(w)
				before := lo > 0 && joins(text[lo-1]) && (lo == 1 || text[lo-2] != '\\')
				if !before && (hi == len(text) || !joins(text[hi])) {
					return true
				}
				at = lo + 1
			}
		}
	}
	return false
}

func joins(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// isOther reports whether a call is certainly no sign-in of a tool and runs none,
// so that its words count for nothing.
func isOther(c *script.Call) bool {
	name, ok := c.Name.Literal()
	if !ok || len(c.Inner) > 0 || len(c.Args) == 0 {
		return false
	}
	words := firstWords(c)
	if len(words) == 0 {
		return false
	}
	for i := range c.Args { // what a substitution runs counts
		for _, p := range c.Args[i].Raw.Parts {
			if p.Kind != script.Lit && p.Kind != script.Var || len(p.Items) > 0 {
				return false
			}
		}
	}
	program := script.ProgramName(name)
	t := facts.ToolOf(program)
	if t == nil {
		return facts.LoginOf(program, words) != nil || facts.Borrows(program)
	}
	return !t.MaySignIn(words)
}

// firstWords returns the words of a call up to its first option or its first word
// that is not literal.
func firstWords(c *script.Call) []string {
	var words []string
	for i := range c.Args {
		w, ok := c.Args[i].Raw.Literal()
		if !ok || strings.HasPrefix(w, "-") {
			break
		}
		words = append(words, w)
	}
	return words
}

// MayBe reports whether a call as written can be a sign-in. What its words run is
// not asked.
func MayBe(c *script.Call) bool {
	name, ok := c.Name.Literal()
	if !ok {
		return true
	}
	program := script.ProgramName(name)
	if t := facts.ToolOf(program); t != nil {
		words := firstWords(c)
		return len(words) == 0 && len(c.Args) > 0 || len(words) > 0 && t.MaySignIn(words)
	}
	return facts.RunsModules(program)
}

// Is reports whether a step may be a sign-in of Find by a tool's command.
func Is(s flow.Step) bool {
	r, ok := s.(*flow.Run)
	if !ok {
		return false
	}
	if t := facts.ToolOf(program(r)); t != nil && len(r.Args) > 0 {
		if word, ok := only(r.Args[0]); ok && word != "" && word[0] != '-' && !t.MaySignIn([]string{word}) {
			return false
		}
	}
	c := callOf(r)
	return c != nil && c.signIn != nil
}

// HandsOn reports whether a step may put an application's secret into a variable
// that tools take it from.
func HandsOn(s flow.Step) bool {
	hands := func(a *script.Assign) bool { return a != nil && slices.Contains(facts.ClientSecretVariables, a.Name) }
	switch s := s.(type) {
	case *flow.Set:
		return hands(s.Assign)
	case *flow.Run:
		return s.Call != nil && slices.ContainsFunc(s.Call.Env, hands)
	}
	return false
}

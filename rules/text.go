package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// The widest text of a file that a message repeats, in characters.
const widest = 60

// callName returns the words of the call as its tool documents them, "az login",
// or what it is where it has none: "this token request".
func callName(s *signin.SignIn) string {
	if s.Command.Phrase != "" {
		return s.Command.Phrase
	}
	name := s.Tool.ID
	if len(s.Tool.Names) > 0 {
		name = s.Tool.Names[0]
	}
	return strings.Join(append([]string{name}, s.Command.Words...), " ")
}

// subject returns the call and a verb, in the mood of the verdict: "az login
// signs in", "az login may sign in".
func subject(s *signin.SignIn, v verdict, does, mayDo string) string {
	if v == maybe {
		return callName(s) + " may " + mayDo
	}
	return callName(s) + " " + does
}

// whoever returns the identity with its name as far as the file shows it: `user
// "bob@contoso.com"`, "a service principal".
func whoever(s *signin.SignIn, o *signin.Outcome) string {
	kind := string(facts.User)
	if !isUser(o) {
		kind = string(facts.App)
	}
	if name := shown(s, o.User, given(o, facts.UserName)); name != "" {
		return kind + " " + name
	}
	return "a " + kind
}

// written returns what a message adds for text that is only written into a file.
func written(s *signin.SignIn) string {
	if s.Written {
		return ", in a script that is written here"
	}
	return ""
}

// shown returns how a message shows a value that is no secret: its text where it
// is known, else the reader's own word at the call, else the variable, in double
// quotes. It returns "" for what has no short name. g is the option that gives
// the value, nil if none does.
func shown(s *signin.SignIn, v *flow.Value, g *signin.Given) string {
	t := plain(s, v, g)
	if t == "" {
		return ""
	}
	return `"` + t + `"`
}

func plain(s *signin.SignIn, v *flow.Value, g *signin.Given) string {
	if v == nil {
		return ""
	}
	if t, ok := v.Known(); ok {
		return oneLine(t)
	}
	if v.Kind == flow.Environment && v.Name != "" {
		return "$" + oneLine(v.Name)
	}
	if w := wordAt(s, g); w != "" {
		return w
	}
	if v.Kind == flow.Parameter && v.Name != "" {
		return "$" + oneLine(v.Name)
	}
	return ""
}

// wordAt returns the value of an option as the call spells it, without the quotes
// around it, if the call itself spells it in one short line: "$1".
func wordAt(s *signin.SignIn, g *signin.Given) string {
	if g == nil || g.Place.File == nil || s.Run.Call == nil {
		return ""
	}
	args := s.Run.Call.Args
	for i := range args {
		if !holds(args[i].Raw.Place, g.Place) {
			continue
		}
		var w source.Place
		switch {
		case args[i].Value != nil:
			w = args[i].Value.Place
		case args[i].Raw.Place.End > g.Place.End: // "-u$X": the tool splits it
			w = source.Place{File: g.Place.File, Span: source.Span{Start: g.Place.End, End: args[i].Raw.Place.End}}
		case i+1 < len(args) && !args[i+1].Many:
			w = args[i+1].Raw.Place
		}
		return unquoted(w.Text())
	}
	return ""
}

// unquoted takes one pair of quotes off a word, and refuses what is long, goes
// over lines or is not a word of variables at all.
func unquoted(w string) string {
	if n := len(w); n >= 2 && (w[0] == '"' || w[0] == '\'') && w[n-1] == w[0] {
		w = w[1 : n-1]
	}
	if strings.ContainsAny(w, "\r\n\"'`") || utf8.RuneCountInString(w) > widest || !strings.ContainsAny(w, "$%") {
		return ""
	}
	return w
}

// oneLine makes a text fit for a message: one line, no control characters, not
// wider than widest.
func oneLine(t string) string {
	n := 0
	var b strings.Builder
	for _, r := range t {
		if n == widest {
			b.WriteString("…")
			break
		}
		switch {
		case unicode.IsSpace(r):
			r = ' '
		case !unicode.IsPrint(r):
			r = utf8.RuneError
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// shellWord returns how a suggested command spells a value: its text or its
// variable, quoted as a shell needs it; otherwise the variable named instead.
func shellWord(s *signin.SignIn, v *flow.Value, g *signin.Given, instead string) string {
	t := plain(s, v, g)
	if _, known := known(v); known && t != "" {
		if strings.IndexFunc(t, func(r rune) bool { return !plainRune(r) }) < 0 {
			return t
		}
		return "'" + strings.ReplaceAll(t, "'", `'\''`) + "'"
	}
	if isVariable(t) {
		return `"` + t + `"`
	}
	return `"$` + instead + `"`
}

func known(v *flow.Value) (string, bool) {
	if v == nil {
		return "", false
	}
	return v.Known()
}

func plainRune(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-._@/:+,=", r))
}

// isVariable reports whether t is one variable and nothing else: "$X", "${X}".
func isVariable(t string) bool {
	t, ok := strings.CutPrefix(t, "$")
	if !ok {
		return false
	}
	if inner, ok := strings.CutPrefix(t, "{"); ok {
		if t, ok = strings.CutSuffix(inner, "}"); !ok {
			return false
		}
	}
	return t != "" && strings.IndexFunc(t, func(r rune) bool {
		return r >= utf8.RuneSelf || r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0
}

// holds reports whether p lies inside q.
func holds(q, p source.Place) bool {
	return q.File != nil && q.File == p.File && q.Contains(p.Span)
}

// lineOf names the line of a place, and its file if that is another than from's.
func lineOf(p, from source.Place) string {
	if p.File == nil {
		return ""
	}
	line := p.Position().Line
	if p.File != from.File {
		return fmt.Sprintf("line %d of %s", line, oneLine(p.File.Path))
	}
	return fmt.Sprintf("line %d", line)
}

// origins returns where a value was written, as related places: those that lie
// outside the call. what says what is set: "the password".
func origins(s *signin.SignIn, v *flow.Value, what string) []Related {
	if v == nil {
		return nil
	}
	var out []Related
	for _, place := range v.From {
		if place.File == nil || holds(s.Place, place) || place == s.Place {
			continue
		}
		out = relate(out, Related{place, what + " is set here"})
		if len(out) == 3 {
			break
		}
	}
	return out
}

// callers returns the calls that lead to a run from elsewhere, innermost first:
// functions, sourced and called scripts. An inner program's call holds the place
// itself and tells nothing new.
func callers(r *flow.Run) []Related {
	var out []Related
	for i := len(r.Via) - 1; i >= 0; i-- {
		via := r.Via[i].Place
		if via.File == nil || holds(via, r.Place) {
			continue
		}
		out = relate(out, Related{via, "called from here"})
	}
	return out
}

// deciders returns the places that decide for an outcome, and where the call's
// text was put together.
func deciders(s *signin.SignIn, v verdict, o *signin.Outcome) []Related {
	var out []Related
	for _, place := range s.Run.Built {
		out = relate(out, Related{place, "the command is put together here"})
	}
	if v == maybe || len(s.Outcomes) > 1 {
		for _, place := range o.Places {
			out = relate(out, Related{place, "this decides who signs in"})
		}
	}
	return out
}

// runName returns the program of a run and its command's words: "az group create".
func runName(r *flow.Run) string {
	name, ok := r.Name.Program()
	if !ok {
		return ""
	}
	words := []string{name}
	if toolOf(r) != "" {
		words = append(words, commandWords(r)...)
	}
	return oneLine(strings.Join(words, " "))
}

package signin

import (
	"regexp"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// A Secret is text that no output may show.
type Secret struct {
	Place source.Place // the bytes that spell it
	Text  string       // what they spell; "" where it is too short or too common to be looked for elsewhere
}

// Secrets returns the secrets of a document and of the runs that begin in it,
// ordered by place: what sign-ins and other commands take for a secret, literal
// values of variables, options and fields that are named like one, and what
// looks like one in the file's text, comments included. Places may lie in other
// files that a run reads. It rather returns too much than too little, but never
// a reference to a variable, and no placeholder.
func Secrets(doc *script.Document, traces []*flow.Trace) []Secret {
	h := &hoard{seen: map[source.Place]bool{}, names: map[string]bool{}, files: map[string]bool{}}
	if doc != nil {
		for _, s := range doc.Scripts {
			h.script(s)
		}
		h.file(doc.File)
	}
	for _, t := range traces {
		h.trace(look(t))
	}
	if doc != nil && len(h.names)+len(h.files) > 0 {
		for _, s := range doc.Scripts {
			h.told(s)
		}
	}
	slices.SortFunc(h.all, func(a, b Secret) int { return a.Place.Compare(b.Place) })
	return h.all
}

// A hoard collects secrets.
type hoard struct {
	all   []Secret
	seen  map[source.Place]bool
	names map[string]bool // variables that stand where a secret does
	files map[string]bool // files that do
}

// commonTexts are values that stand in too many places to be looked for.
var commonTexts = []string{"true", "false", "yes", "no", "on", "off", "enabled", "disabled", "default", "admin", "test", "azure", "login", "prod", "production", "staging", "development", "local", "localhost", "string", "root"}

// shortest is the length from which on a secret is looked for elsewhere.
const shortest = 5

func (h *hoard) add(p source.Place, text string) {
	if p.File == nil || p.Start == p.End || h.seen[p] || facts.IsPlaceholder(text) || isReference(text) {
		return
	}
	h.seen[p] = true
	s := Secret{Place: p}
	if len(text) >= shortest && !slices.Contains(commonTexts, strings.ToLower(text)) && !isNumber(text) {
		s.Text = text
	}
	h.all = append(h.all, s)
}

// isReference reports whether text only names where a secret is: $X, ${X}, $(f),
// %X%, {{ x }}, @file.
func isReference(text string) bool { return references.MatchString(text) }

var references = regexp.MustCompile(`^(?:\$\{?[\w:.]+\}?|\$\(.*\)|\$\{\{.*\}\}|\$\[.*\]|%\w+%|\{\{.*\}\}|` + "`.*`" + `|@[\w./~-]+\.\w+|@-|<\(.*\))$`)

// script collects from a program and those inside it.
func (h *hoard) script(s *script.Script) {
	for _, b := range s.Bodies {
		script.Inspect(b.Block, func(n any) bool {
			switch n := n.(type) {
			case *script.Assign:
				if facts.IsSecretName(n.Name) || len(n.Path) > 0 && facts.IsSecretName(n.Path[len(n.Path)-1].Suffix()) {
					h.word(n.Value)
				}
			case *script.Call:
				h.call(n)
			case *script.Part:
				if n.Kind == script.Table {
					for i := range min(len(n.Keys), len(n.Items)) {
						if k, ok := n.Keys[i].Literal(); ok && facts.IsSecretName(k) {
							h.word(n.Items[i])
						}
					}
				}
			}
			return true
		})
	}
}

// call collects the values of options that are named like secrets, and those
// that the program's row in the tables says are.
func (h *hoard) call(c *script.Call) {
	name, _ := c.Name.Literal()
	words := firstWords(c)
	if c.Kind == script.Command && facts.IsSecretName(name) { // "password x": an option that a broken line end cut off its call
		for _, a := range c.Args {
			h.word(a.Raw)
		}
	}
	if facts.ToolOf(script.ProgramName(name)) != nil { // braces with quotes in them: whatever they are
		for _, a := range c.Args {
			for _, p := range a.Raw.Parts {
				if p.Kind == script.Other && p.Split {
					h.add(p.Place, p.Place.Text())
				}
			}
		}
	}
	row := facts.LoginOf(script.ProgramName(name), words)
	tool := slices.Contains(words, "login") && facts.ToolOf(script.ProgramName(name)) != nil
	secret := func(flag string) bool {
		return tool && (flag == "-p" || len(flag) > 2 && strings.HasPrefix("--password", flag)) || len(flag) > 2 && facts.IsSecretName(strings.TrimLeft(flag, "-")) || row != nil && slices.Contains(row.Names, flag)
	}
	for i, a := range c.Args {
		flag := a.Flag
		switch {
		case flag != "" && secret(flag) && a.Value != nil:
			h.word(*a.Value)
		case flag != "" && secret(flag):
			if i+1 < len(c.Args) && c.Args[i+1].Flag == "" {
				h.word(c.Args[i+1].Raw)
			}
		case row != nil && row.Glued && len(flag) > 2 && slices.Contains(row.Names, flag[:2]):
			h.glued(a.Raw)
		case row != nil && slices.Contains(row.Pairs, flag):
			if a.Value != nil {
				h.pair(*a.Value)
			} else if i+1 < len(c.Args) {
				h.pair(c.Args[i+1].Raw)
			}
		}
	}
}

// word adds the literal text of a word; of one that is partly known, its literal parts.
func (h *hoard) word(w script.Word) {
	if s, ok := w.Literal(); ok {
		p := w.Place
		if len(w.Parts) > 0 && w.Parts[0].Place.File != nil {
			p = w.Parts[0].Place
			p.End = max(p.End, w.Parts[len(w.Parts)-1].End)
		}
		h.add(p, s)
		return
	}
	if len(w.Parts) == 1 && w.Parts[0].Kind == script.Var {
		h.names[w.Parts[0].Name] = true
	}
	for i := range w.Parts {
		h.part(&w.Parts[i])
	}
}

func (h *hoard) part(p *script.Part) {
	switch p.Kind {
	case script.Lit:
		if len(strings.TrimSpace(p.Text)) > 2 {
			h.add(p.Place, p.Text)
		}
	case script.List, script.Op, script.Table:
		for _, w := range p.Items {
			h.word(w)
		}
	case script.Var: // ${X:-literal}
		if strings.HasPrefix(p.Expand, ":") || p.Expand == "-" || p.Expand == "=" {
			for _, w := range p.Items {
				h.word(w)
			}
		}
	}
}

// glued adds what follows a letter in the same word: -pSecret.
func (h *hoard) glued(w script.Word) {
	s, ok := w.Literal()
	if !ok || len(s) < 3 {
		return
	}
	h.within(w.Place, strings.TrimPrefix(s[2:], "="))
}

// pair adds what follows the colon of user:secret.
func (h *hoard) pair(w script.Word) {
	if s, ok := w.Literal(); ok {
		if _, secret, ok := strings.Cut(s, ":"); ok && secret != "" && !strings.Contains(secret, "://") {
			h.within(w.Place, secret)
		}
		return
	}
	if len(w.Parts) == 1 && w.Parts[0].Kind == script.Var {
		h.names[w.Parts[0].Name] = true
	}
	for i := range w.Parts { // "$USER:Fake"
		if p := &w.Parts[i]; p.Kind == script.Lit && i > 0 {
			h.add(p.Place, strings.TrimPrefix(p.Text, ":"))
		}
	}
}

// within adds text where it stands in a place, or else the whole place, if that is
// not only the name of a variable.
func (h *hoard) within(p source.Place, text string) {
	if i := strings.LastIndex(p.Text(), text); i >= 0 && text != "" {
		p.Start += i
		p.End = p.Start + len(text)
	} else if isReference(strings.Trim(p.Text(), `"`)) {
		return
	}
	h.add(p, text)
}

// trace collects the secrets that sign-ins and other commands are given.
func (h *hoard) trace(v *view) {
	for _, a := range v.found {
		h.readings(a.call)
	}
	for _, r := range v.runs {
		for _, c := range v.virtual[r] {
			h.readings(c)
		}
		if c := v.calls[r]; c != nil {
			h.readings(c)
			if c.signIn != nil {
				continue
			}
		}
		h.run(r)
	}
	for _, t := range v.traps {
		h.traps(t.Body)
	}
}

// readings collects what a call of a tool is given.
func (h *hoard) readings(c *call) {
	for _, rd := range c.readings {
		sets := given(rd.given, facts.SetsName)
		for _, g := range rd.given {
			if g.Value == nil {
				continue
			}
			switch {
			case g.Means.IsSecret():
				h.value(*g.Value)
				h.from(*g.Value)
			case g.Means == facts.SetsValue && sets != nil && sets.Value != nil && facts.IsSecretName(valueKey(*sets.Value)):
				h.value(*g.Value)
			}
		}
	}
}

func (h *hoard) traps(steps []flow.Step) {
	for _, s := range steps {
		if r, ok := s.(*flow.Run); ok {
			h.run(r)
		}
	}
}

// run collects what another command takes for a secret.
func (h *hoard) run(r *flow.Run) {
	row := facts.LoginOf(program(r), commandOf(r)[1:])
	for _, o := range r.Args {
		if s, ok := only(o); ok && strings.HasSuffix(s, "password-stdin") {
			for _, v := range r.Input {
				h.value(v)
			}
		}
	}
	if row == nil {
		return
	}
	for i, o := range r.Args {
		s, ok := only(o)
		if ok && slices.Contains(row.Names, s) && i+1 < len(r.Args) {
			for _, option := range r.Args[i+1].Options {
				for _, v := range option {
					h.value(v)
				}
			}
		}
	}
}

// from notes the files that a secret is read from: @FILE, $(sudo cat FILE).
func (h *hoard) from(v flow.Value) {
	if s, ok := v.Known(); ok && strings.HasPrefix(s, "@") {
		h.files[s[1:]] = true
	}
	within(v, func(v flow.Value) bool {
		if v.Kind == flow.File && len(v.Items) > 0 {
			if s, ok := v.Items[0].Known(); ok {
				h.files[s] = true
			}
		}
		if v.By != nil {
			for _, o := range v.By.Args {
				if s, ok := only(o); ok && !strings.HasPrefix(s, "-") {
					h.files[s] = true
				}
			}
		}
		return false
	})
}

// told collects what a program says of the variables and files that hold secrets:
// what it puts there, and what it compares them with.
func (h *hoard) told(s *script.Script) {
	for _, b := range s.Bodies {
		script.Inspect(b.Block, func(n any) bool {
			switch n := n.(type) {
			case *script.Assign:
				if h.names[n.Name] {
					h.word(n.Value)
				}
			case *script.Branch:
				if n.Subject != nil && h.holds(*n.Subject) {
					for _, a := range n.Arms {
						for _, p := range a.Patterns {
							h.compared(p)
						}
					}
				}
			case *script.Call:
				if n.Name.Is("[", "[[", "test") && slices.ContainsFunc(n.Args, func(a script.Arg) bool { return h.holds(a.Raw) }) {
					for _, a := range n.Args {
						h.compared(a.Raw)
					}
				}
				h.written(n)
			}
			return true
		})
	}
}

// holds reports whether a word is a variable that holds a secret.
func (h *hoard) holds(w script.Word) bool {
	return len(w.Parts) == 1 && w.Parts[0].Kind == script.Var && h.names[w.Parts[0].Name]
}

// compared adds a text that a secret is compared with: no operator, no pattern.
func (h *hoard) compared(w script.Word) {
	if s, ok := w.Literal(); ok && len(s) > 2 && !strings.HasPrefix(s, "-") {
		h.word(w)
	}
}

// written adds what a call writes into a file that holds a secret.
func (h *hoard) written(c *script.Call) {
	is := func(w script.Word) bool {
		s, ok := w.Literal()
		return ok && h.files[s]
	}
	to := slices.ContainsFunc(c.Outputs, func(r script.Redirect) bool { return is(r.To) })
	tee := slices.ContainsFunc(c.Args, func(a script.Arg) bool { return is(a.Raw) }) &&
		(c.Name.Is("tee") || slices.ContainsFunc(c.Args, func(a script.Arg) bool { return a.Raw.Is("tee") }))
	if to {
		h.prints(c)
	}
	if c.Input != nil && (to || tee) {
		h.word(*c.Input)
		script.InspectWord(c.Input, func(n any) bool {
			if inner, ok := n.(*script.Call); ok {
				h.prints(inner)
			}
			return true
		})
	}
}

// prints adds the words that echo and printf print.
func (h *hoard) prints(c *script.Call) {
	if !c.Name.Is("echo", "printf", "print") {
		return
	}
	for _, a := range c.Args {
		if s, _ := a.Raw.Literal(); !strings.HasPrefix(s, "-") && !strings.HasPrefix(s, "%") {
			h.word(a.Raw)
		}
	}
}

// value adds the literal text that a value is made of. The name of a file is none.
func (h *hoard) value(v flow.Value) {
	switch v.Kind {
	case flow.Text:
		if len(v.From) > 0 {
			h.within(v.From[0], v.Text)
		}
	case flow.Joined, flow.List:
		for _, i := range v.Items {
			if s, ok := i.Known(); !ok || len(strings.TrimSpace(s)) > 2 {
				h.value(i)
			}
		}
	}
}

// spellings find secrets in the text of a file, whatever its language; the first
// group that matched is the secret.
var spellings = []*regexp.Regexp{
	// A field of JSON or YAML: "clientSecret": "…"
	regexp.MustCompile(`(?i)["']?[\w.-]*(?:password|passwd|secret|accesskey|access_key|apikey|api_key|connectionstring|accountkey)["']?\s*:\s*(?:"([^"\n$]{3,})"|'([^'\n$]{3,})')`),
	// A field of a form or a connection string: password=…&, AccountKey=…;
	regexp.MustCompile(`(?i)\b(?:password|passwd|client_secret|client_assertion|refresh_token|access_token|accountkey|sharedaccesskey|sharedaccesssignature)=["']?([^\s"'&;$<>{}()]{3,})`),
	// The user of a URL: https://user:secret@host
	regexp.MustCompile(`://[^\s/:@"'$]+:([^\s/@"'$]{3,})@[\w.-]`),
	// Authorization: Bearer …, Basic …
	regexp.MustCompile(`(?i)\b(?:bearer|basic)\s+([A-Za-z0-9+/_.=~-]{16,})`),
	// ConvertTo-SecureString 'secret' -AsPlainText
	regexp.MustCompile(`(?i)ConvertTo-SecureString\s+(?:-String\s+)?(?:"([^"\n$]+)"|'([^'\n]+)')`),
	// A sign-in that is no code here: in a comment, in text that could not be read
	regexp.MustCompile(`(?i)\blogin\b[^\n]*?\s(?:-p|--p|--pa|--pas|--pass\w*)(?:\s+|=)(?:"([^"\n$]+)"|'([^'\n]+)'|(\\?[^\s"'$<\\][^\s"'$<]*))`),
}

// hints are parts of text, in lower case, without any of which a line matches none
// of the spellings.
var hints = []string{"passw", "secret", "key", "connectionstring", "token", "assertion", "signature", "://", "bearer", "basic", "login"}

// file collects from the text of a file. Only lines with a hint are looked at, each
// with the one after it: the expressions are slow, and files can be large.
func (h *hoard) file(f *source.File) {
	if f == nil {
		return
	}
	for n := 1; n <= f.LineCount(); n++ {
		line := f.Line(n)
		if !hasHint(f.Text[line.Start:line.End]) {
			continue
		}
		text := f.Text[line.Start:f.Line(min(n+1, f.LineCount())).End]
		for _, re := range spellings {
			for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
				for g := 2; g+1 < len(m); g += 2 {
					if m[g] >= 0 {
						at := source.Span{Start: line.Start + m[g], End: line.Start + m[g+1]}
						h.add(source.Place{File: f, Span: at}, text[m[g]:m[g+1]])
					}
				}
			}
		}
	}
}

func hasHint(line string) bool {
	line = strings.ToLower(line)
	return slices.ContainsFunc(hints, func(hint string) bool { return strings.Contains(line, hint) })
}

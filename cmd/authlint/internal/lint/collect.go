package lint

import (
	"path"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/signin"
)

// hiddenAnywhere reports whether a secret's text is hidden wherever it occurs, not
// only where it was written: "abc" would hide parts of other words, and a
// password that is "password" the words of our own messages.
func hiddenAnywhere(s string) bool {
	switch strings.ToLower(s) {
	case "pass", "password", "passwd", "secret", "token", "user", "username", "login", "tenant", "azure", "admin",
		"service", "principal", "service-principal", "identity", "managed", "client", "literal", "text", "here", "with":
		return false
	}
	return len(s) >= 4
}

// secrets are those of one trace.
type secrets struct {
	texts  map[string]bool // hidden wherever they stand
	places []source.Place  // that spell one in other letters

	seen  map[*flow.Run]bool // runs whose words were taken as a secret's
	names map[string]bool    // variables that a sign-in takes its secret from
}

// secretsOf returns the secrets of a document, a trace that begins in it, and its
// sign-ins.
func secretsOf(doc *script.Document, t *flow.Trace, found []*signin.SignIn) *secrets {
	c := &secrets{texts: map[string]bool{}, seen: map[*flow.Run]bool{}, names: map[string]bool{}}
	for _, s := range found {
		for _, o := range s.Outcomes {
			if o.Secret == nil {
				continue
			}
			c.value(*o.Secret, 0)
			if _, known := o.Secret.Known(); !known && s.Run.Call != nil {
				c.printedIn(s.Run.Call)
			}
		}
		for _, v := range s.Run.Input {
			c.value(v, 0)
		}
		c.strays(s)
	}
	for _, s := range signin.Secrets(doc, []*flow.Trace{t}) {
		c.places = append(c.places, s.Place)
		if s.Text != "" {
			c.text(s.Text, nil)
		}
	}
	c.steps(t.Steps)
	for _, u := range t.Uncalled {
		c.steps([]flow.Step{u})
	}
	c.seen = nil // it holds the trace
	return c
}

// strays takes words of a sign-in that the tool would refuse, any of which may be
// a secret whose option is misspelt, and what follows a colon in the user's name.
func (c *secrets) strays(s *signin.SignIn) {
	for _, o := range s.Outcomes {
		for _, word := range o.Unread {
			if _, value, ok := strings.Cut(word, "="); ok {
				word = strings.TrimPrefix(value, "p=")
			}
			if strings.IndexAny(word, "-–—―=") != 0 {
				c.text(word, nil)
			}
		}
		if o.User != nil {
			if name, ok := o.User.Known(); ok {
				if _, rest, url := strings.Cut(name, "://"); url {
					name = rest[:max(strings.LastIndexByte(rest, '@'), 0)]
				}
				if _, after, ok := strings.Cut(name, ":"); ok {
					c.text(after, nil)
				}
			}
		}
	}
}

// maxSecretDepth bounds values inside values.
const maxSecretDepth = 20

// value takes v, the value of a secret: its text, the texts it is put together
// from, and what the program that prints it was given.
func (c *secrets) value(v flow.Value, depth int) {
	if depth > maxSecretDepth {
		return
	}
	switch v.Kind {
	case flow.Text:
		if !isCertificate(v.Text) {
			c.text(v.Text, v.From)
		}
	case flow.Joined, flow.List, flow.Table:
		if s, ok := v.Known(); ok {
			c.text(s, nil)
		}
		for _, i := range v.Items {
			c.value(i, depth+1)
		}
	case flow.Unknown: // the name is the text of what was masked: 'open quotes
		if lo, hi, ok := literalValue(v.Name, 0, len(v.Name)); ok {
			c.text(v.Name[lo:hi], v.From)
		}
	case flow.Environment:
		c.names[v.Name] = true
	case flow.Printed:
		if v.By != nil && !c.seen[v.By] {
			c.seen[v.By] = true
			c.printer(v.By, depth+1)
		}
	}
}

// printedIn takes what echo and printf are told to print anywhere in the words of
// a call: -p "$(cat <(echo 'x'))".
func (c *secrets) printedIn(call *script.Call) {
	for i := range call.Args {
		script.InspectWord(&call.Args[i].Raw, func(n any) bool {
			inner, ok := n.(*script.Call)
			if !ok || !inner.Name.Is("echo", "printf", "print") {
				return true
			}
			for _, a := range inner.Args {
				if t, ok := a.Raw.Literal(); ok && !strings.HasPrefix(t, "-") && !strings.HasPrefix(t, "%") {
					c.text(t, []source.Place{a.Raw.Place})
				}
			}
			return true
		})
	}
}

// isCertificate reports whether a text names a file that was given in the place of
// a password.
func isCertificate(s string) bool {
	switch path.Ext(s) {
	case ".pem", ".pfx", ".p12", ".crt", ".cer", ".key":
		return true
	}
	return false
}

// printer takes what r prints as it was told: the words of echo and printf, the
// input of what reads one: echo 'x' | base64 -d.
func (c *secrets) printer(r *flow.Run, depth int) {
	for _, v := range r.Input {
		c.value(v, depth)
	}
	if name, _ := r.Name.Known(); name != "echo" && name != "printf" && name != "print" {
		return
	}
	for _, a := range r.Args {
		for _, o := range a.Options {
			for _, v := range o {
				if t, ok := v.Known(); ok && (strings.HasPrefix(t, "-") || strings.HasPrefix(t, "%")) {
					continue
				}
				c.value(v, depth)
			}
		}
	}
}

// text takes one secret and the places where it was written.
func (c *secrets) text(s string, from []source.Place) {
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) != "" && hiddenAnywhere(line) {
			c.texts[line] = true
		}
	}
	if len(from) == 0 || from[0].File == nil || s == "" {
		return
	}
	for _, p := range from[1:] { // the pieces that it was put together from
		if piece := strings.Trim(p.Text(), `"'`); piece != "" && piece != s && strings.Contains(s, piece) {
			c.places = append(c.places, p)
			if hiddenAnywhere(piece) {
				c.texts[piece] = true
			}
		}
	}
	p := from[0]
	raw := p.Text()
	if hiddenAnywhere(s) && strings.Contains(raw, s) {
		return
	}
	if i := strings.Index(raw, s); i >= 0 {
		p.Start += i
		p.End = p.Start + len(s)
	}
	c.places = append(c.places, p)
	if bare := strings.Trim(raw, `"'`); hiddenAnywhere(bare) && !strings.ContainsAny(bare, " \n") {
		c.texts[bare] = true
	}
}

// steps takes what looks like a secret by the name of the variable or option
// that it is given to, whoever reads it.
func (c *secrets) steps(steps []flow.Step) {
	for _, s := range steps {
		switch s := s.(type) {
		case *flow.Run:
			c.options(s)
		case *flow.Set:
			for _, v := range s.Values {
				switch {
				case s.Assign == nil:
				case c.names[s.Assign.Name]:
					c.value(v, 0)
				case secretName(s.Assign.Name):
					c.named(v)
				}
			}
		case *flow.Fork:
			for _, a := range s.Arms {
				c.steps(a.Cond)
				c.steps(a.Body)
			}
		case *flow.Repeat:
			c.steps(s.Cond)
			c.steps(s.Body)
		case *flow.Scope:
			c.steps(s.Body)
			c.steps(s.Always)
		case *flow.Trap:
			c.steps(s.Body)
		}
	}
}

func (c *secrets) options(r *flow.Run) {
	if r.Call != nil {
		for _, a := range r.Call.Env {
			if text, ok := a.Value.Literal(); ok && c.names[a.Name] {
				c.text(text, []source.Place{a.Value.Place})
			}
		}
	}
	next := false
	for _, a := range r.Args {
		for _, o := range a.Options {
			for _, v := range o {
				t, ok := v.Known()
				if next {
					c.named(v)
					next = false
				}
				if !ok {
					continue
				}
				name, value, glued := strings.Cut(t, "=")
				switch {
				case glued && c.names[name]: // env NAME=value
					c.text(value, nil)
				case !strings.HasPrefix(name, "-") || !secretName(name):
				case glued:
					c.named(flow.Value{Kind: flow.Text, Text: value, From: v.From})
				default:
					next = true
				}
			}
		}
	}
}

// named takes the value of something that is named like a secret. What is short
// or a switch is hidden by its line only.
func (c *secrets) named(v flow.Value) {
	t, ok := v.Known()
	if !ok || len(t) < 6 || strings.HasPrefix(t, "-") {
		return
	}
	if _, _, ok := literalValue(t, 0, len(t)); ok {
		c.value(v, 0)
	}
}

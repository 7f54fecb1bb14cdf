package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
)

// This file finds what weakens one connection: a request over HTTP, a call of git.

// request looks at a call of a program that sends requests.
func (w *weakener) request(r *flow.Run, row *facts.Requester) {
	readings := readingsOf(row.Tool, r.Args)
	say := func(rd reading, x *Weakening) *Weakening {
		if x == nil {
			return nil
		}
		q := sent(row, rd, r.Input)
		x.Of, x.Program = row.Tool.Title, row.Tool.ID
		x.Peer, x.Host = q.peer()
		x.Trial = w.tries(r, rd, q)
		return x
	}
	w.judge(r, readings, func(rd reading) *Weakening { return say(rd, unchecked(rd.given)) })
	n := len(w.found)
	w.judge(r, readings, func(rd reading) *Weakening { return say(rd, offers(rd.given)) })
	if len(w.loops) > 0 && len(w.found) == n {
		w.modern[r.Place] = true
	}
}

// peer says whom a request goes to: of several addresses the one that matters most.
func (q *request) peer() (Peer, string) {
	best, host := Elsewhere, ""
	rank := []Peer{Itself, Elsewhere, Carries, Management, Identity}
	token := q.carriesToken()
	for i, a := range q.addresses {
		p, at := Elsewhere, addressOf(a)
		_, asks := q.to(a)
		switch {
		case strings.HasPrefix(strings.ToLower(a.Prefix()), "http://"), at.known && facts.IsLoopback(at.host):
			p = Itself
		case at.known && facts.IsIdentityHost(at.host), asks, facts.EndpointOf(at.host, at.file) != nil:
			p = Identity
		case at.known && facts.IsMicrosoftHost(at.host):
			p = Management
		case token:
			p = Carries
		}
		if i == 0 || slices.Index(rank, p) > slices.Index(rank, best) {
			best, host = p, ""
			if at.known && (p == Identity && facts.IsIdentityHost(at.host) || p == Management) {
				host, _, _ = strings.Cut(strings.ToLower(at.host), ":")
			}
		}
	}
	if len(q.addresses) == 0 && token {
		return Carries, ""
	}
	return best, host
}

// carriesToken reports whether a request sends a token of Microsoft Entra ID that
// the program got itself.
func (q *request) carriesToken() bool {
	if slices.ContainsFunc(q.tokens, isToken) {
		return true
	}
	return slices.ContainsFunc(q.headers, func(v flow.Value) bool {
		return strings.HasPrefix(strings.ToLower(v.Prefix()), "authorization:") && isToken(v)
	})
}

// isToken reports whether a value, or a part of it, is a token that a call printed.
func isToken(v flow.Value) bool {
	return prints(v, func(r *flow.Run) bool {
		var words []string
		for _, o := range r.Args {
			s, ok := only(o)
			if !ok || strings.HasPrefix(s, "-") {
				break
			}
			words = append(words, s)
		}
		return facts.PrintsToken(program(r), words) || requestOf(r) != nil
	}) != nil
}

// tries reports whether a request only tries whether a server answers: it sends
// nothing, and its status or its headers are all that is looked at.
func (w *weakener) tries(r *flow.Run, rd reading, q *request) bool {
	if len(q.fields) > 0 || q.open || len(q.tokens) > 0 ||
		slices.ContainsFunc(q.headers, func(v flow.Value) bool { return strings.HasPrefix(strings.ToLower(v.Prefix()), "authorization:") }) {
		return false
	}
	if g := given(rd.given, facts.Output); g != nil && g.Value != nil {
		if s, ok := g.Value.Known(); ok && facts.DiscardsOutput(s) {
			return true
		}
	}
	for _, o := range r.Sent {
		if s, ok := o.To.Literal(); ok && o.From != "2" && facts.DiscardsOutput(s) {
			return true
		}
	}
	return given(rd.given, facts.HeadOnly) != nil || r.Tested && !r.Printed || w.tests()
}

// tests reports whether the entry is a file of tests.
func (w *weakener) tests() bool {
	return slices.ContainsFunc(w.trace.Entry.Scripts, func(s *script.Script) bool {
		return slices.ContainsFunc(s.Bodies, func(b script.Body) bool { return b.Lang == script.Bats })
	})
}

// git looks at a call of git: at the settings that it brings along or makes, and at
// the variable that switches checks off.
func (w *weakener) git(r *flow.Run) {
	readings := readingsOf(facts.GitTool, r.Args)
	if values, ok := r.Env.Exported(facts.GitNoVerify); ok && slices.ContainsFunc(values, func(v flow.Value) bool { s, known := v.Known(); return known && s != "" }) {
		w.judge(r, readings, func(rd reading) *Weakening {
			return codeHost(rd, "", &Weakening{Kind: Unchecked, Spelt: facts.GitNoVerify})
		})
	}
	for _, kind := range []Weakness{Unchecked, Offers} {
		w.judge(r, readings, func(rd reading) *Weakening {
			for _, s := range settings(rd) {
				if x := s.weakens(rd); x != nil && x.Kind == kind {
					return x
				}
			}
			return nil
		})
	}
}

// A gitSetting is one of git's, as a call gives it.
type gitSetting struct {
	name  string
	value flow.Value
	spelt string
}

// settings returns those that a call brings along (-c name=value) or makes (git
// config name value).
func settings(rd reading) []gitSetting {
	var out []gitSetting
	for _, g := range rd.given {
		if g.Means != facts.Property || g.Value == nil {
			continue
		}
		if name, _, ok := strings.Cut(g.Value.Prefix(), "="); ok {
			out = append(out, gitSetting{name, cut(*g.Value, len(name)+1), g.Spelt + " "})
		}
	}
	if rd.command == nil || rd.command.Name() != "config" {
		return out
	}
	var words []flow.Value
	for _, s := range rd.words[len(rd.command.Words):] {
		words = append(words, flow.Value{Kind: flow.Text, Text: s})
	}
	for _, w := range rd.operands {
		words = append(words, w.Value)
	}
	if len(words) > 0 && words[0].Prefix() == "set" {
		words = words[1:]
	}
	if len(words) == 2 {
		if name, ok := words[0].Known(); ok {
			out = append(out, gitSetting{name, words[1], "config "})
		}
	}
	return out
}

// weakens returns what a setting weakens, nil if nothing.
func (s gitSetting) weakens(rd reading) *Weakening {
	o, address := facts.SettingOf(s.name)
	text, known := s.value.Known()
	if o == nil || !known {
		return nil
	}
	g := Given{Option: o, Means: o.Means, Value: &s.value, Spelt: s.spelt + s.name}
	if len(o.Choices) > 0 {
		g.Means, _ = o.Choice(text)
	}
	if g.Means == facts.Unverified {
		return codeHost(rd, address, &Weakening{Kind: Unchecked, Spelt: g.Spelt + "=" + text, Value: &s.value})
	}
	x := offers([]Given{g})
	if x != nil {
		x.Spelt = g.Spelt + "=" + text
		x.Of, x.Program, x.Peer = facts.GitTool.Title, facts.GitTool.ID, Everyone
	}
	return x
}

// codeHost returns x with the host that a call of git talks to: the one in the
// setting's name, else the one among its words.
func codeHost(rd reading, address string, x *Weakening) *Weakening {
	x.Of, x.Program, x.Peer = facts.GitTool.Title, facts.GitTool.ID, Elsewhere
	addresses := []flow.Value{{Kind: flow.Text, Text: address}}
	if address == "" {
		addresses = nil
		for _, s := range rd.words {
			addresses = append(addresses, flow.Value{Kind: flow.Text, Text: s})
		}
		for _, w := range rd.operands {
			addresses = append(addresses, w.Value)
		}
	}
	for _, a := range addresses {
		if at := addressOf(a); at.known && facts.IsCodeHost(at.host) && strings.HasPrefix(a.Prefix(), "https:") {
			host, _, _ := strings.Cut(at.host, ":")
			x.Peer, x.Host = Carries, strings.ToLower(host)
		}
	}
	return x
}

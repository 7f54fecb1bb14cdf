package signin

import (
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// This file says what options weaken, as a tool reads them.

// unchecked returns what options say of certificates, nil if nothing.
func unchecked(options []Given) *Weakening {
	g := given(options, facts.Unverified)
	if g == nil || !isGiven(*g) {
		return nil
	}
	x := &Weakening{Kind: Unchecked, Spelt: g.Spelt, Value: g.Value}
	if g.Value == nil { // a flag: where it was written may decide
		x.Value = &flow.Value{From: []source.Place{g.Place}}
	} else if s, ok := g.Value.Known(); ok {
		x.Spelt += g.sign() + s
	}
	return x
}

// sign is what stands between a name and its value.
func (g *Given) sign() string {
	switch {
	case strings.HasPrefix(g.Spelt, "/"):
		return ":"
	case strings.HasPrefix(g.Spelt, "-") && !strings.HasPrefix(g.Spelt, "-D"):
		return " "
	}
	return "="
}

// offers returns what options say of the versions of TLS, nil if no old one is
// left or nothing is known.
func offers(options []Given) *Weakening {
	x := &Weakening{Kind: Offers, Offered: facts.AllProtocols}
	listed := false
	var last *Given
	for i := range options {
		g := &options[i]
		set, ok := versions(g)
		if !ok || set.Legacy() == facts.NoProtocol || g.Means == facts.TLSCeiling && set.Modern() {
			continue
		}
		x.Offered &= set
		listed = listed || g.Means == facts.TLSExactly
		if last == nil || g.Means != facts.TLSFloor || last.Means == facts.TLSFloor {
			last = g
		}
	}
	if last == nil || x.Offered.Legacy() == facts.NoProtocol {
		return nil
	}
	x.Floor = x.Offered.Modern() && !listed
	x.Spelt, x.Value = last.Spelt, last.Value
	if last.Value == nil {
		x.Value = &flow.Value{From: []source.Place{last.Place}}
	} else if s, ok := last.Value.Known(); ok && last.Option.Version == facts.NoProtocol {
		x.Spelt += last.sign() + s
	}
	return x
}

// versions returns the versions that an option leaves, and whether it says so.
func versions(g *Given) (facts.Protocols, bool) {
	p, text := g.Option.Version, ""
	if g.Value != nil && p == facts.NoProtocol {
		var known bool
		if text, known = g.Value.Known(); !known {
			return 0, false
		}
		p, _ = facts.ProtocolOf(text)
	}
	switch g.Means {
	case facts.TLSExactly:
		return facts.ProtocolsOf(text)
	case facts.TLSFloor:
		return facts.From(p), p > facts.Plain
	case facts.TLSCeiling:
		return facts.UpTo(p), p > facts.Plain
	}
	return 0, false
}

// accepts returns what a command says of the lowest version that a resource
// accepts, nil if that is none of the old ones or not known.
func accepts(rd reading) *Weakening {
	var worst *Weakening
	for i := range rd.given {
		g := &rd.given[i]
		for _, x := range minimumsOf(g) {
			if !x.Lowest.Refused() || worst != nil && !x.worse(worst) {
				continue
			}
			worst = x
			x.Kind, x.Words = Accepts, rd.words
			x.Spelt = g.Spelt
			if s, ok := x.text(); ok {
				x.Spelt += " " + s
			}
		}
	}
	return worst
}

// text returns the value if it is short; a longer one is a whole body.
func (x *Weakening) text() (string, bool) {
	if x.Value == nil {
		return "", false
	}
	s, ok := x.Value.Known()
	return s, ok && len(s) <= 60 && !strings.ContainsAny(s, "{\n")
}

// minimumsOf returns the versions that an option names as a resource's lowest.
func minimumsOf(g *Given) []*Weakening {
	var out []*Weakening
	switch {
	case g.Means == facts.NoTLS, g.Value == nil && len(g.Option.Choices) > 0 && g.Option.Takes == facts.Any:
		return []*Weakening{{Lowest: facts.Plain, Value: g.Value, Better: g.Spelt + " " + strong(g.Option)}}
	case g.Value == nil:
	case g.Means == facts.MinimumTLS && len(g.Option.Choices) > 0:
		return []*Weakening{{Lowest: facts.TLS10, Value: g.Value, Better: g.Spelt + " " + strong(g.Option)}}
	case g.Means == facts.MinimumTLS:
		if s, ok := g.Value.Known(); ok {
			p, better := facts.ProtocolOf(s)
			return []*Weakening{{Lowest: p, Better: g.Spelt + " " + better, Value: g.Value}}
		}
	case g.Means == facts.Property:
		for _, v := range append([]flow.Value{*g.Value}, g.More...) {
			out = append(out, propertiesOf(g.Spelt, v)...)
		}
	}
	return out
}

// strong returns the choice of an option that weakens nothing.
func strong(o *facts.Option) string {
	for _, c := range o.Choices {
		if !c.Means.Weakens() {
			return c.Text
		}
	}
	return ""
}

// propertiesOf returns the versions that name=value or JSON gives to an option.
func propertiesOf(option string, v flow.Value) []*Weakening {
	var out []*Weakening
	if name, _, ok := strings.Cut(v.Prefix(), "="); ok && facts.IsMinimum(name) {
		one := cut(v, len(name)+1)
		if s, known := one.Known(); known {
			p, better := facts.ProtocolOf(s)
			out = append(out, &Weakening{Lowest: p, Better: option + " " + name + "=" + better, Value: &v})
		}
		return out
	}
	for _, a := range atoms(v, 0) {
		if a.Kind != flow.Text {
			continue
		}
		for _, m := range facts.MinimumsIn(a.Text) {
			p, better := facts.ProtocolOf(m.Value)
			out = append(out, &Weakening{Lowest: p, Better: option + ` '{ … "` + m.Name + `": "` + better + `" … }'`, Value: &v})
		}
	}
	return out
}

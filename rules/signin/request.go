package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
)

// requestOf reads a run of a program that sends requests as a request for a
// token, or returns nil if it is none of Microsoft Entra ID's.
func requestOf(r *flow.Run) *call {
	if isFunction(r) {
		return sentBy(r)
	}
	row := facts.RequesterOf(program(r))
	if row == nil {
		return nil
	}
	ways, open := waysOf(row.Tool, r.Args)
	c := &call{run: r, tool: facts.TokenRequest, open: open}
	other := false
	for _, words := range ways {
		if rd, ok := requestIn(row, read(row.Tool, words), r.Input); ok {
			c.add(rd)
		} else {
			other = true
		}
	}
	c.open = c.open || other
	if c.signIn == nil {
		return nil
	}
	return c
}

// requestIn returns the token request that a reading of a requester sends. input
// is what its standard input can be.
func requestIn(row *facts.Requester, rd reading, input []flow.Value) (reading, bool) {
	return sent(row, rd, input).reading(rd.open)
}

// reading reads the request as one to the first of its addresses that gives tokens.
func (q *request) reading(open bool) (reading, bool) {
	for _, a := range q.addresses {
		if out, ok := q.to(a); ok {
			out.open = out.open || open
			return out, true
		}
	}
	return reading{}, false
}

// A request is what one call sends, and where to.
type request struct {
	addresses []flow.Value
	input     []flow.Value
	fields    []field
	headers   []flow.Value // "Name: value"
	tokens    []flow.Value // sent as bearer tokens
	sends     bool         // it has a body
	open      bool         // whose fields are not all known
}

// sent returns the request that a reading of a requester sends. input is what its
// standard input can be.
func sent(row *facts.Requester, rd reading, input []flow.Value) *request {
	q := &request{input: input}
	operands := rd.operands
	if row.Items {
		operands = q.items(operands, rd.has(facts.FormItems))
	}
	for _, w := range operands {
		q.addresses = append(q.addresses, w.Value)
	}
	for _, g := range rd.given {
		if g.Value != nil {
			q.option(g)
		}
	}
	if rd.has(facts.InAddress) { // which gives no tokens but a machine's own
		q.fields, q.sends = nil, false
	}
	return q
}

// option takes what an option says of the request.
func (q *request) option(g Given) {
	v := *g.Value
	switch g.Means {
	case facts.Address:
		q.addresses = append(q.addresses, v)
	case facts.Body:
		q.body(v)
	case facts.BodyEncoded:
		q.encoded(v)
	case facts.BodyField:
		q.sends = true
		if f, ok := fieldOf(v); ok {
			f.value = ofFile(f.value, "@<")
			q.fields = append(q.fields, f)
		}
	case facts.BodyFile:
		q.file(v)
	case facts.OtherBody:
		q.sends = true
	case facts.Header:
		q.headers = append(q.headers, v)
	case facts.BearerToken:
		q.tokens = append(q.tokens, v)
	}
}

// body takes a form. One that begins with "@" is the contents of a file.
func (q *request) body(v flow.Value) {
	q.sends = true
	if strings.HasPrefix(v.Prefix(), "@") {
		q.file(cut(v, 1))
		return
	}
	if v.Kind == flow.File {
		q.open = true
		return
	}
	fields, open := fieldsOf(v, []string{"&"})
	for _, f := range fields {
		q.fields = append(q.fields, f.decoded())
	}
	q.open = q.open || open
}

// encoded takes one field that the tool encodes: name=content, =content,
// name@file, @file or content.
func (q *request) encoded(v flow.Value) {
	q.sends = true
	name, _, file := strings.Cut(v.Prefix(), "@")
	switch f, ok := fieldOf(v); {
	case ok && !strings.Contains(f.spelt, "@"):
		if f.spelt == "" {
			q.body(cut(v, 1))
			return
		}
		q.fields = append(q.fields, f)
	case file && name != "":
		q.fields = append(q.fields, field{facts.FieldName(name), name, flow.Value{Kind: flow.File, Items: []flow.Value{cut(v, len(name)+1)}, From: v.From}})
	default:
		q.open = true
	}
}

// file takes the body from a file: what it holds is known only of standard input.
func (q *request) file(name flow.Value) {
	q.sends = true
	if s, ok := name.Known(); ok && s == "-" && len(q.input) == 1 && q.input[0].Kind != flow.File {
		q.body(q.input[0])
		return
	}
	q.open = true
}

// ofFile makes a value that begins with one of some marks the contents of a file.
func ofFile(v flow.Value, marks string) flow.Value {
	if p := v.Prefix(); p != "" && strings.Contains(marks, p[:1]) {
		return flow.Value{Kind: flow.File, Items: []flow.Value{cut(v, 1)}, From: v.From}
	}
	return v
}

// items takes the fields among the operands of a program that writes them so, and
// returns what stands before them: the address, without the method. Those of JSON
// are no form.
func (q *request) items(operands []word, form bool) []word {
	if len(operands) > 1 {
		if m, ok := operands[0].Known(); ok && m != "" && strings.Trim(m, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			operands = operands[1:]
		}
	}
	if len(operands) < 2 {
		return operands
	}
	for _, w := range operands[1:] {
		p := w.Prefix()
		i := strings.IndexAny(p, "=:")
		if i >= 0 && p[i] == ':' {
			q.headers = append(q.headers, w.Value)
		}
		if i < 0 || p[i] == ':' || strings.HasPrefix(p[i:], "==") {
			continue
		}
		q.sends = true
		if f, ok := fieldOf(w.Value); ok && form {
			f.value = ofFile(f.value, "@")
			q.fields = append(q.fields, f)
		}
	}
	return operands[:1]
}

// to reads the request as one to an address, if that gives tokens of Microsoft
// Entra ID.
func (q *request) to(address flow.Value) (reading, bool) {
	at := addressOf(address)
	e := facts.EndpointOf(at.host, at.file)
	switch {
	case e == nil && (at.known || !facts.TokenPath(at.file) || !q.namesAudience()), (e == nil || e.Tenant) && facts.IsCustomers(at.names()):
		return reading{}, false
	case e != nil && e.Means == facts.AsksEndpoint:
	case !q.sends, len(q.fields) == 0 && !q.open && (e == nil || e.Means == facts.Nothing): // a look at the address
		return reading{}, false
	}
	out := form(facts.TokenRequest, q.fields, q.open)
	if e != nil && e.Means != facts.Nothing {
		out.given = append(out.given, Given{Option: &facts.Option{Names: []string{"address"}}, Means: e.Means})
	}
	if e == nil || e.Tenant {
		q.tenant(&out, at, e != nil && at.known)
	}
	return out, true
}

// namesAudience reports whether the token is for a service of Microsoft's.
func (q *request) namesAudience() bool {
	for _, f := range q.fields {
		if f.name == "scope" || f.name == "resource" {
			if s, ok := f.value.Known(); ok && facts.NamesAudience(s) {
				return true
			}
		}
	}
	return false
}

// tenant adds the tenant that an address names. Of an address that is not known
// to its end, any part may.
func (q *request) tenant(out *reading, at address, sure bool) {
	if given(out.given, facts.TenantName) != nil {
		return
	}
	v := flow.Value{Kind: flow.Unknown}
	if sure {
		if len(at.parts) == 0 {
			return
		}
		v = at.parts[0]
		switch s, ok := v.Known(); {
		case at.gap: // "//": what stood there was empty in this reading
			v = flow.Value{Kind: flow.Unknown}
		case ok && strings.EqualFold(s, "oauth2"):
			return
		}
	}
	g := Given{Option: &facts.Option{Names: []string{"tenant"}, Takes: facts.One}, Means: facts.TenantName, Value: &v}
	if p, ok := writtenPlace(v); ok {
		g.Place = p
	}
	out.given = append(out.given, g)
}

// An address is a URL, as far as it is known.
type address struct {
	host  string // "" if it is not known
	known bool   // the host is
	file  string // the end of the path
	gap   bool   // it has an empty part
	parts []flow.Value
}

// names returns the parts of the path, in lower case, "" for one that is not known.
func (a address) names() []string {
	var out []string
	for _, p := range a.parts {
		s, _ := p.Known()
		out = append(out, strings.ToLower(s))
	}
	return out
}

// addressOf takes a URL apart.
func addressOf(v flow.Value) address {
	var a address
	if whole := pieces(v, []string{"?", "#"}); len(whole) > 0 { // a query can hold addresses too, and what nobody knows
		v = whole[0]
	}
	parts := pieces(v, []string{"/"})
	if len(parts) > 0 {
		if s, ok := parts[0].Known(); ok && strings.HasSuffix(s, ":") { // https:
			parts = parts[1:]
		}
	}
	if len(parts) > 0 {
		a.host, a.known = parts[0].Known()
		if !a.known && namesAuthority(parts[0]) {
			a.host, a.known = facts.AnyAuthority, true
		}
		a.host = a.host[strings.LastIndexByte(a.host, '@')+1:]
		a.parts = parts[1:]
	}
	if s, ok := v.Known(); ok {
		_, rest, _ := strings.Cut(s, "://")
		a.gap = strings.Contains(rest, "//")
	}
	a.file = end(v)
	if _, rest, ok := strings.Cut(a.file, "://"); ok {
		_, a.file, _ = strings.Cut(rest, "/")
		a.file = "/" + a.file
	}
	return a
}

// namesAuthority reports whether a value is the address of Microsoft Entra ID, by
// where it comes from.
func namesAuthority(v flow.Value) bool {
	return prints(v, func(r *flow.Run) bool { return facts.TellsAuthority(commandOf(r)) }) != nil ||
		within(v, func(v flow.Value) bool {
			return v.Kind == flow.Environment && slices.Contains(facts.AuthorityVariables, v.Name)
		})
}

// textsOf reads the words of a run as the texts that sign in by themselves:
// connection strings and their like.
func textsOf(r *flow.Run) []*call {
	name := program(r)
	if facts.OnlyPrints(name) || facts.NeverFails(name) {
		return nil
	}
	if f, _ := r.Name.Known(); isFunction(r) && !facts.Connects(f) {
		return nil
	}
	var out []*call
	for i := range facts.Texts {
		t := &facts.Texts[i]
		if t.Programs != nil {
			if c := argumentsOf(r, t, name); c != nil {
				out = append(out, c)
			}
			continue
		}
		for _, o := range r.Args {
			if c := operandText(r, t, o.Options, o.Complete); c != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

// operandText reads the values of one operand as a text, or returns nil.
func operandText(r *flow.Run, t *facts.Text, options [][]flow.Value, complete bool) *call {
	c := &call{run: r, tool: t.Tool, open: !complete}
	for _, option := range options {
		for _, v := range option {
			if rd, ok := readText(t, v); ok {
				c.add(rd)
			}
		}
	}
	if c.signIn == nil {
		return nil
	}
	return c
}

func readText(t *facts.Text, v flow.Value) (reading, bool) {
	if !hasKey(t, v) {
		return reading{}, false
	}
	all := pieces(v, t.Seps)
	if t.Head && len(all) > 0 {
		all = all[1:]
	}
	fields, open := fieldsIn(all)
	return form(t.Tool, fields, open), true
}

// hasKey reports whether the known text of a value has a field that makes it a
// text of the kind.
func hasKey(t *facts.Text, v flow.Value) bool {
	for _, a := range atoms(v, 0) {
		if a.Kind != flow.Text || !strings.Contains(a.Text, "=") {
			continue
		}
		text := facts.FieldName(a.Text)
		for _, k := range t.Keys {
			if strings.Contains(text, k+"=") {
				return true
			}
		}
	}
	return false
}

// argumentsOf reads all words of a run together as one text.
func argumentsOf(r *flow.Run, t *facts.Text, name string) *call {
	if !slices.Contains(t.Programs, name) {
		return nil
	}
	rd, open := argumentsIn(r, t)
	c := &call{run: r, tool: t.Tool, open: open}
	c.add(rd)
	if c.signIn == nil {
		return nil
	}
	return c
}

// argumentsIn reads all words of a run together as one text, and reports whether
// it can be another.
func argumentsIn(r *flow.Run, t *facts.Text) (rd reading, open bool) {
	var fields []field
	for _, o := range r.Args {
		if len(o.Options) != 1 {
			open = true
		}
		for _, option := range o.Options {
			for _, v := range option {
				more, _ := fieldsOf(v, t.Seps)
				fields = append(fields, more...)
			}
		}
	}
	return form(t.Tool, fields, false), open
}

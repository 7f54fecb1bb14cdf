package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
)

// expansion lowers $name and ${name…}.
func (r *reader) expansion(e *syntax.ParamExp, in setting) script.Part {
	lo := r.off(e.Dollar)
	if !e.Dollar.IsValid() && e.Param != nil { // a[i] in arithmetic
		lo = r.off(e.Param.ValuePos)
	}
	lo, hi := r.trim(lo, max(lo, r.partEnd(e)))
	p := script.Part{Place: r.place(lo, hi), Kind: script.Var, Quoted: in.quoted}
	p.Split = in.split && !in.quoted && (r.splits() && e.Split != syntax.OptOff || e.Split == syntax.OptOn)
	if e.Param != nil {
		p.Name = e.Param.Value
	}
	if e.Param == nil || r.hasHole(r.off(e.Param.ValuePos), r.off(e.Param.ValueEnd)) {
		return r.otherExpansion(e, p, in)
	}
	if e.Index != nil {
		p.Path = []script.Word{r.index(e.Index)}
	}
	if len(r.after) > 0 {
		if r.stale(&p); p.Kind == script.Other {
			return r.otherExpansion(e, p, in)
		}
	}
	operand := in
	operand.operand, operand.assign = true, false
	pattern := setting{pattern: true, quoted: in.quoted}
	set := func(op string, items ...script.Word) {
		if p.Expand != "" { // two at once: ${!x:-y}
			q := p
			p.Kind, p.Name, p.Path, p.Expand = script.Other, "", nil, ""
			p.Items = []script.Word{{Place: q.Place, Parts: []script.Part{q}}}
			p.Items = append(p.Items, items...)
			return
		}
		p.Expand, p.Items = op, items
	}
	switch {
	case e.Names != 0:
		p.Kind, p.Name, p.Text = script.Other, "", r.orig[lo:hi]
		return p
	case e.Length:
		set("length")
	case e.Excl && len(p.Path) == 1 && p.Path[0].Is("@", "*"):
		set("keys")
	case e.Excl:
		set("!")
	case e.Width, e.IsSet:
		set("flags")
	case e.Flags != nil:
		set("flags")
		p.Text = e.Flags.Value
	}
	switch {
	case e.Slice != nil:
		items := []script.Word{{}}
		if e.Slice.Offset != nil {
			items[0] = r.arith(e.Slice.Offset)
		}
		if e.Slice.Length != nil {
			items = append(items, r.arith(e.Slice.Length))
		}
		set(":", items...)
	case e.Repl != nil:
		r.replacement(e, lo, pattern, operand, set)
	case len(e.Modifiers) > 0:
		set("flags")
		p.Text = e.Modifiers[0].Value
	case e.Exp != nil && e.Exp.Op == syntax.OtherParamOps:
		set("flags")
		p.Text = "@" + r.word(e.Exp.Word, inText).Prefix()
	case e.Exp != nil:
		op := e.Exp.Op.String()
		switch e.Exp.Op {
		case syntax.RemSmallPrefix, syntax.RemLargePrefix, syntax.RemSmallSuffix, syntax.RemLargeSuffix,
			syntax.UpperFirst, syntax.UpperAll, syntax.LowerFirst, syntax.LowerAll:
			operand = pattern
		case syntax.MatchEmpty, syntax.ArrayExclude, syntax.ArrayIntersect:
			set("flags", r.word(e.Exp.Word, pattern))
			p.Text = op
			return p
		}
		if e.Exp.Word == nil && strings.ContainsAny(op, "^,") {
			set(op)
		} else {
			set(op, r.operand(e, operand))
		}
		if op == "=" || op == ":=" {
			r.defaults(e, &p)
		}
	}
	return p
}

// operand returns the operand of an expansion, an empty word where it is empty.
func (r *reader) operand(e *syntax.ParamExp, in setting) script.Word {
	if e.Exp.Word != nil {
		return r.word(e.Exp.Word, in)
	}
	end := r.off(e.Rbrace)
	return script.Word{Place: r.place(end, end)}
}

// replacement lowers ${x/a/b}; "/#" and "/%" say that the pattern is anchored.
func (r *reader) replacement(e *syntax.ParamExp, lo int, pattern, operand setting, set func(string, ...script.Word)) {
	op := "/"
	if e.Repl.All {
		op = "//"
	}
	from := r.word(e.Repl.Orig, pattern)
	if !e.Repl.All && len(from.Parts) > 0 {
		first := &from.Parts[0]
		if at := first.Place; first.Kind == script.Lit && !first.Quoted && first.Text != "" && strings.IndexByte("#%", first.Text[0]) >= 0 && at.Text() == first.Text {
			op += first.Text[:1]
			first.Text = first.Text[1:]
			first.Start++
			from.Start++
			if first.Text == "" {
				from.Parts = from.Parts[1:]
			}
		}
	}
	with := operand
	with.pattern = false
	set(op, from, r.word(e.Repl.With, with))
}

// defaults notes that ${x:=y} also sets x.
func (r *reader) defaults(e *syntax.ParamExp, p *script.Part) {
	if p.Kind != script.Var || !syntax.ValidName(p.Name) || len(p.Items) != 1 {
		return
	}
	value := p.Items[0]
	for _, q := range value.Parts {
		if q.Block != nil {
			return // its calls run once, where it stands
		}
	}
	r.after = append(r.after, &script.Assign{Place: p.Place, Name: p.Name, Path: p.Path, Op: script.Default, Value: value})
}

// otherExpansion lowers an expansion of no name, or of a name that a hole fills:
// what is in it stays.
func (r *reader) otherExpansion(e *syntax.ParamExp, p script.Part, in setting) script.Part {
	p.Kind, p.Name = script.Other, ""
	in.operand, in.assign = true, false
	add := func(lo, hi int, parts []script.Part) {
		if len(parts) > 0 {
			p.Items = append(p.Items, script.Word{Place: r.place(lo, hi), Parts: parts})
		}
	}
	if e.Param != nil && r.hasHole(r.off(e.Param.ValuePos), r.off(e.Param.ValueEnd)) {
		lo, hi := r.trim(r.off(e.Param.ValuePos), r.off(e.Param.ValueEnd))
		add(lo, hi, r.literal(nil, lo, hi, setting{quoted: in.quoted}, false))
	}
	if n := e.NestedParam; n != nil {
		lo := r.off(n.Pos())
		add(lo, max(lo, r.partEnd(n)), r.part(nil, n, in, false))
	}
	if e.Index != nil {
		p.Items = append(p.Items, r.index(e.Index))
	}
	if e.Exp != nil {
		p.Items = append(p.Items, r.operand(e, in))
	}
	if e.Repl != nil {
		p.Items = append(p.Items, r.word(e.Repl.Orig, in), r.word(e.Repl.With, in))
	}
	return p
}

// index lowers what stands between the brackets of an array. A lone name stays
// literal text: whether it is a key or a variable, the array decides.
func (r *reader) index(x syntax.ArithmExpr) script.Word {
	if w, ok := x.(*syntax.Word); ok {
		in := inText
		in.quoted = true
		return r.word(w, in)
	}
	if lo, hi, ok := r.keyOf(x); ok {
		lo, hi = r.trim(lo, hi)
		return script.Word{Place: r.place(lo, hi), Parts: r.literal(nil, lo, hi, inText, false)}
	}
	return r.arith(x)
}

// keyOf reports whether an index that parses as arithmetic reads like the key of
// a table: names with dashes or dots between them, such as "tenant-id".
func (r *reader) keyOf(x syntax.ArithmExpr) (lo, hi int, ok bool) {
	for b, is := x.(*syntax.BinaryArithm); is; b, is = x.(*syntax.BinaryArithm) {
		y, word := b.Y.(*syntax.Word)
		if !word || b.Op != syntax.Sub || !syntax.ValidName(y.Lit()) || r.off(b.OpPos)+1 != r.off(y.Pos()) {
			return 0, 0, false
		}
		if hi == 0 {
			_, hi = r.wordSpan(y)
		}
		x = b.X
	}
	w, word := x.(*syntax.Word)
	if !word || !syntax.ValidName(w.Lit()) || hi == 0 {
		return 0, 0, false
	}
	lo, _ = r.wordSpan(w)
	return lo, hi, true
}

// arith lowers an arithmetic expression: names are variables, an operator is a
// part of kind Op whose Items are its operands.
func (r *reader) arith(x syntax.ArithmExpr) script.Word {
	if x == nil {
		return script.Word{}
	}
	if !r.enter() {
		lo := r.off(x.Pos())
		return script.Word{Place: r.place(lo, lo), Parts: []script.Part{{Kind: script.Other}}}
	}
	defer r.leave()
	switch x := x.(type) {
	case *syntax.Word:
		return r.operandWord(x)
	case *syntax.ParenArithm:
		return r.arith(x.X)
	case *syntax.UnaryArithm:
		operand := r.arith(x.X)
		op := x.Op.String()
		if x.Op != syntax.Inc && x.Op != syntax.Dec {
			return r.opWord(op, r.off(x.OpPos), r.off(x.OpPos)+len(op), operand)
		}
		one := script.Word{Parts: []script.Part{{Kind: script.Lit, Text: "1"}}}
		items := []script.Word{operand}
		if !x.Post { // ++i is i += 1; the value of i++ is that of i
			items, op = append(items, one), op[:1]+"="
		}
		at := r.opWord(op, r.off(x.OpPos), r.off(x.OpPos)+2, items...)
		r.assignArith(x.X, at, op[:1], one)
		return at
	case *syntax.BinaryArithm:
		left := r.arith(x.X)
		op := x.Op.String()
		if x.Op == syntax.TernQuest {
			if y, ok := x.Y.(*syntax.BinaryArithm); ok {
				return r.opWord("?", r.off(x.OpPos), r.off(x.OpPos)+1, left, r.arith(y.X), r.arith(y.Y))
			}
		}
		right := r.arith(x.Y)
		at := r.opWord(op, r.off(x.OpPos), r.off(x.OpPos)+len(op), left, right)
		switch x.Op {
		case syntax.Assgn:
			r.assignArith(x.X, at, "", right)
		case syntax.AddAssgn, syntax.SubAssgn, syntax.MulAssgn, syntax.QuoAssgn, syntax.RemAssgn, syntax.AndAssgn, syntax.OrAssgn,
			syntax.XorAssgn, syntax.ShlAssgn, syntax.ShrAssgn, syntax.AndBoolAssgn, syntax.OrBoolAssgn, syntax.XorBoolAssgn, syntax.PowAssgn:
			r.assignArith(x.X, at, strings.TrimSuffix(op, "="), right)
		}
		return at
	case *syntax.FlagsArithm:
		lo := r.off(x.Pos())
		hi := max(lo, r.off(x.End()))
		return script.Word{Place: r.place(lo, hi), Parts: []script.Part{{Place: r.place(lo, hi), Kind: script.Other}}}
	}
	return script.Word{}
}

// opWord returns an operator on words; its place holds them and the operator.
func (r *reader) opWord(op string, lo, hi int, items ...script.Word) script.Word {
	at := r.place(lo, hi)
	for _, w := range items {
		if w.File != nil && w.File == at.File {
			at.Start, at.End = min(at.Start, w.Start), max(at.End, w.End)
		}
	}
	return script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Op, Name: op, Items: items, Quoted: true}}}
}

// operandWord lowers a word of an arithmetic expression.
func (r *reader) operandWord(w *syntax.Word) script.Word {
	out := r.word(w, inTest)
	if len(w.Parts) == 1 {
		if l, ok := w.Parts[0].(*syntax.Lit); ok && syntax.ValidName(l.Value) && len(out.Parts) == 1 && out.Parts[0].Kind == script.Lit {
			p := out.Parts[0]
			out.Parts[0] = script.Part{Place: p.Place, Kind: script.Var, Name: p.Text, Quoted: true}
			r.stale(&out.Parts[0])
		}
	}
	return out
}

// stale makes a variable something unknown that an earlier word of the same
// statement changed: in "$((i++)) $i" the second i is not what i is before it.
func (r *reader) stale(p *script.Part) {
	for _, s := range r.after {
		if a, ok := s.(*script.Assign); ok && a.Op != script.Default && a.Name == p.Name {
			*p = script.Part{Place: p.Place, Kind: script.Other, Quoted: p.Quoted, Split: p.Split}
			return
		}
	}
}

// assignArith notes that an arithmetic expression sets a variable: to value, or to
// what op makes of the variable and value.
func (r *reader) assignArith(target syntax.ArithmExpr, whole script.Word, op string, value script.Word) {
	w, ok := target.(*syntax.Word)
	if !ok || len(w.Parts) != 1 {
		return
	}
	lo, hi := r.wordSpan(w)
	a := &script.Assign{Place: whole.Place, Op: script.SetTo}
	switch t := w.Parts[0].(type) {
	case *syntax.Lit:
		a.Name = t.Value
		if r.hasHole(lo, hi) {
			return
		}
	case *syntax.ParamExp:
		if t.Param == nil || t.Index == nil {
			return
		}
		a.Name = t.Param.Value
		a.Path = []script.Word{r.index(t.Index)}
	}
	if op != "" {
		at := r.place(lo, hi)
		old := script.Word{Place: at, Parts: []script.Part{{Place: at, Kind: script.Var, Name: a.Name, Path: a.Path, Quoted: true}}}
		value = script.Word{Place: whole.Place, Parts: []script.Part{{Place: whole.Place, Kind: script.Op, Name: op, Items: []script.Word{old, value}, Quoted: true}}}
	}
	a.Value = script.Word{Place: whole.Place, Parts: []script.Part{{Place: whole.Place, Kind: script.Op, Name: "arith", Items: []script.Word{value}}}}
	r.after = append(r.after, a)
}

// test lowers the operands and operators of [[ ]] in order.
func (r *reader) test(args []script.Word, x syntax.TestExpr) []script.Word {
	if !r.enter() {
		return args
	}
	defer r.leave()
	op := func(s string, pos syntax.Pos) { args = append(args, r.token(s, r.off(pos))) }
	switch x := x.(type) {
	case *syntax.Word:
		return append(args, r.word(x, inTest))
	case *syntax.UnaryTest:
		op(r.operatorAt(x.Op.String(), x.OpPos), x.OpPos)
		return r.test(args, x.X)
	case *syntax.BinaryTest:
		args = r.test(args, x.X)
		op(r.operatorAt(x.Op.String(), x.OpPos), x.OpPos)
		switch x.Op {
		case syntax.TsMatch, syntax.TsMatchShort, syntax.TsNoMatch, syntax.TsReMatch:
			if w, ok := x.Y.(*syntax.Word); ok {
				return append(args, r.word(w, inPattern))
			}
		}
		return r.test(args, x.Y)
	case *syntax.ParenTest:
		op("(", x.Lparen)
		args = r.test(args, x.X)
		op(")", x.Rparen)
	}
	return args
}

// operatorAt returns an operator as it is written: "-a" and "-e" are one to the parser.
func (r *reader) operatorAt(op string, pos syntax.Pos) string {
	lo := r.off(pos)
	if hi := lo + len(op); hi <= len(r.code) && op[0] == '-' {
		return r.orig[lo:hi]
	}
	return op
}

// token returns a word that is s, standing at off.
func (r *reader) token(s string, off int) script.Word {
	return script.LitWord(s, r.place(off, min(off+len(s), len(r.code))))
}

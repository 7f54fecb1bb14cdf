package flow

import (
	"path"
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// writtenScript walks a script that a call writes into a file, as if somebody ran
// it: what fills its places is known here.
func (w *walker) writtenScript(st *state, j job, s *script.Script) {
	if len(s.Bodies) == 0 || w.depth() > w.cfg.Limits.Depth {
		return
	}
	fills := make([][]Value, len(s.Text.Holes))
	for i := range fills {
		if i < len(s.Fills) && s.Fills[i] != nil {
			fills[i] = w.values(st, *s.Fills[i])
		}
	}
	k := j
	k.eaten, k.env, k.envs = true, nil, nil
	where, works := w.where, w.works
	w.where = script.Written
	inner := &state{vars: &layer{set: map[string]*variable{}}}
	w.process2(inner, k, w.inside(s, fills), []Operand{{Options: [][]Value{anyArgs()}}}, s.Flags)
	w.where, w.works = where, works
}

// writtenTexts walks what was put together and written into a file whose name says
// that it is a shell script, as writtenScript does what stands there as one text.
func (w *walker) writtenTexts(st *state, o script.Redirect, vs []Value) {
	name, _ := o.To.Literal()
	if s, ok := one(w.values(st, o.To)).Known(); ok {
		name = s
	}
	if w.cfg.Read == nil || w.dry > 0 || w.hasWritten || !strings.HasSuffix(name, ".sh") && !strings.HasSuffix(name, ".bash") || w.depth() > w.cfg.Limits.Depth {
		return
	}
	for _, v := range vs {
		if v.Kind != Text && !(v.Kind == Joined && anyText(v)) {
			continue
		}
		t, fills := w.textOf(v, o.Place)
		s := &script.Script{Text: t, Lang: script.Bash, Where: script.Written}
		w.cfg.Read(s)
		if len(s.Bodies) == 0 {
			continue
		}
		p := &program{script: s, lang: s.Bodies[0].Lang, fills: fills, built: &o.Place, from: v.From}
		if t.Exact(0, len(t.Value)) {
			p.built, p.from = nil, nil
		} else if len(v.From) > 0 {
			p.built = &v.From[0]
		}
		j := job{call: &script.Call{Place: o.Place}, at: o.Place, eaten: true}
		where, works := w.where, w.works
		w.where = script.Written
		w.process2(&state{vars: &layer{set: map[string]*variable{}}}, j, p, []Operand{{Options: [][]Value{anyArgs()}}}, s.Flags)
		w.where, w.works = where, works
	}
}

// written returns what the program wrote into the file that it now runs, nil if
// it wrote none.
func (w *walker) written(st *state, name Value) []Value {
	s, ok := name.Known()
	if !ok {
		return nil
	}
	v := st.vars.lookup(filePrefix + path.Clean(s))
	if v == nil {
		return nil
	}
	return v.values
}

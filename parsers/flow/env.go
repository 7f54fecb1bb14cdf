package flow

import "maps"

// A variable is what a name holds. It is never changed after it was stored.
type variable struct {
	values   []Value
	unset    bool // known to be unset
	exported bool
	keyed    bool // declare -A
	never    bool // stands for a name that was never set
	narrowed bool // holds, on one way, only some of what whole holds
	whole    *variable
	refers   string // the variable that it is another name for: local -n
	funcs    []*function
	traps    []*armed
	veiled   *variable // see behindVeil; nil until it is asked for
}

// root returns the variable that v is a narrowed one of.
func (v *variable) root() *variable {
	for v != nil && v.narrowed {
		v = v.whole
	}
	return v
}

// A function is a definition that a name can have.
type function struct {
	def     functionDef
	program *program // where it was defined: its language and the holes of its text
}

// A layer is a set of variables on top of others. A frozen layer is shared and
// is not written to any more.
type layer struct {
	set    map[string]*variable
	below  *layer
	depth  int
	frozen bool
	whole  *layer // it and the layer below as one, once that was made
	veil   bool   // something unknown ran here that may have set any variable below
}

// layers deeper than this are merged: look-ups stay short.
const maxLayers = 24

func (l *layer) lookup(name string) *variable {
	veiled := false
	for ; l != nil; l = l.below {
		if v, ok := l.set[name]; ok {
			if v == nil || v.never {
				return nil
			}
			if veiled && v.funcs == nil && v.traps == nil && name[0] != 0 {
				return v.behindVeil()
			}
			return v
		}
		veiled = veiled || l.veil
	}
	return nil
}

// behindVeil returns v as it may be after something unknown ran.
func (v *variable) behindVeil() *variable {
	if v.veiled == nil {
		c := *v
		c.values = union(c.values, []Value{{Kind: Unknown}})
		c.unset = false
		v.veiled = &c
	}
	return v.veiled
}

// with returns a layer in which name holds v and all else is as in l.
func (l *layer) with(name string, v *variable) *layer {
	if l == nil || l.frozen {
		l = l.grow()
	}
	l.set[name] = v
	return l
}

// grow returns a new layer on l. Layers of like size are merged on the way, so
// that there are few of them, and each name is copied few times.
func (l *layer) grow() *layer {
	for l != nil && l.below != nil && !l.veil && !l.below.veil && len(l.set) >= len(l.below.set)/2 {
		l = l.merged()
	}
	if l == nil {
		return &layer{set: map[string]*variable{}}
	}
	if l.depth < maxLayers {
		return &layer{set: map[string]*variable{}, below: l, depth: l.depth + 1}
	}
	all := l.names(nil)
	for name, v := range all {
		if v == nil { // set again to what it was before: never
			delete(all, name)
		}
	}
	return &layer{set: all}
}

// merged returns l and the layer below it as one.
func (l *layer) merged() *layer {
	if l.whole != nil {
		return l.whole
	}
	m := &layer{set: make(map[string]*variable, len(l.set)+len(l.below.set)), below: l.below.below, depth: l.below.depth, frozen: true}
	maps.Copy(m.set, l.below.set)
	maps.Copy(m.set, l.set)
	l.whole = m // every way on from here stands on the same one
	return m
}

// flat returns the names that l sets above the layer base, without their
// variables. A veil changes all that lies below it.
func (l *layer) flat(base *layer) map[string]*variable {
	all := map[string]*variable{}
	for ; l != nil && l != base; l = l.below {
		for name := range l.set {
			if _, ok := all[name]; !ok {
				all[name] = nil
			}
		}
		if l.veil {
			for b := l.below; b != nil && b != base; b = b.below {
				for name := range b.set {
					if _, ok := all[name]; !ok {
						all[name] = nil
					}
				}
			}
		}
	}
	return all
}

// names returns the names that l sets above base.
func (l *layer) names(base *layer) map[string]*variable {
	all := l.flat(base)
	for name := range all {
		all[name] = l.lookup(name)
	}
	return all
}

func (l *layer) freeze() *layer {
	if l != nil {
		l.frozen = true
	}
	return l
}

// common returns a layer that both stand on, or nil.
func common(a, b *layer) *layer {
	seen := map[*layer]bool{}
	for ; a != nil; a = a.below {
		seen[a] = true
	}
	for ; b != nil; b = b.below {
		if seen[b] {
			return b
		}
	}
	return nil
}

// join returns the variables after either of two ways.
func (w *walker) join(a, b *layer) *layer {
	if a == b {
		return a
	}
	base := common(a, b)
	names := a.flat(base)
	maps.Copy(names, b.flat(base))
	out := base
	if out == nil {
		out = &layer{set: map[string]*variable{}}
	}
	out.freeze()
	if veiled(a, base) || veiled(b, base) {
		out = out.grow()
		out.veil = true
		out.frozen = true
	}
	for name := range names {
		va, vb := a.lookup(name), b.lookup(name)
		if ra, rb := va.root(), vb.root(); ra == rb && va != vb { // both ways of a test: all of it again
			if ra == nil {
				ra = &variable{never: true}
			}
			out = out.with(name, ra)
			continue
		}
		if va == vb {
			if va != base.lookup(name) {
				out = out.with(name, va)
			}
			continue
		}
		out = out.with(name, w.joinVariables(name, va, vb))
	}
	return out
}

// veiled reports whether something unknown may have set any variable.
func (l *layer) veiled() bool { return veiled(l, nil) }

func veiled(l, base *layer) bool {
	for ; l != nil && l != base; l = l.below {
		if l.veil {
			return true
		}
	}
	return false
}

func (w *walker) joinVariables(name string, a, b *variable) *variable {
	never := func(v *variable) []Value {
		if v == nil {
			return []Value{environment(name)}
		}
		return v.values
	}
	j := &variable{}
	if a != nil && b != nil && a.refers == b.refers {
		j.refers = a.refers
	}
	for _, v := range []*variable{a, b} {
		if v != nil {
			j.exported = j.exported || v.exported
			j.keyed = j.keyed || v.keyed
			for _, f := range v.funcs {
				if !hasFunc(j.funcs, f) {
					j.funcs = append(j.funcs, f)
				}
			}
			for _, t := range v.traps {
				if !hasTrap(j.traps, t) {
					j.traps = append(j.traps, t)
				}
			}
		}
	}
	if name[0] == 0 { // the walker's own: functions, traps, output
		if len(j.traps) > 0 && (a == nil || b == nil || len(a.traps) == 0 || len(b.traps) == 0) && !hasTrap(j.traps, nil) {
			j.traps = append(j.traps, nil) // or none
		}
		own := func(v *variable) []Value {
			switch {
			case v != nil:
				return v.values
			case name == argsName:
				return anyArgs()
			}
			return []Value{{Kind: Unknown}}
		}
		if len(j.funcs) == 0 && len(j.traps) == 0 {
			j.values = w.limit(union(own(a), own(b)))
		}
		return j
	}
	j.unset = a != nil && b != nil && a.unset && b.unset
	j.values = w.limit(union(never(a), never(b)))
	return j
}

func hasFunc(list []*function, f *function) bool {
	for _, g := range list {
		if g == f || g.def == f.def {
			return true
		}
	}
	return false
}

func hasTrap(list []*armed, t *armed) bool {
	for _, u := range list {
		if u == t || u != nil && t != nil && u.stmt == t.stmt {
			return true
		}
	}
	return false
}

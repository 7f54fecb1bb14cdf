package flow

import "github.com/authlint/authlint/parsers/script"

// A Scouting is what Scout found.
type Scouting struct {
	Met     bool             // a step that was looked for: the entry was not followed further
	Cut     []Cut            // as Trace.Cut
	Scripts []*script.Script // those put in place, in order, each once
}

// Scout follows an entry as Walk does until it comes to a step that wanted returns
// true for. It is shown every Run and every Set, without its Env. Scout keeps no
// steps, so that an entry without such a step costs little memory.
func Scout(e Entry, c Config, wanted func(Step) bool) *Scouting {
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits
	}
	w := newWalker(e, c)
	w.scout = &scout{wanted: wanted, seen: map[*script.Script]bool{}}
	t := w.walk()
	w.scout.found.Cut = t.Cut
	return &w.scout.found
}

// A scout looks out for steps on a walk that keeps no steps.
type scout struct {
	wanted func(Step) bool
	seen   map[*script.Script]bool
	found  Scouting
	alone  bool // functions that nothing calls are walked
}

// maxDecided is how many conditions a scout remembers the runs of.
const maxDecided = 1_000

// met reports whether the walk has found what it looked for and is to end.
func (w *walker) met() bool { return w.scout != nil && w.scout.found.Met }

// show lets a scout look at a step.
func (w *walker) show(s Step) {
	if w.scout != nil && !w.scout.found.Met {
		w.scout.found.Met = w.scout.wanted(s)
	}
}

// glance takes a step for as long as a condition may ask which run decides it: only
// the last run and what came after it.
func (w *walker) glance(s Step) {
	switch s := s.(type) {
	case *Set:
		w.show(s)
		return
	case *Trap, *Leave, *Repeat:
		return
	case *Scope:
		if s.Script != nil && w.dry == 0 && !w.scout.alone && !w.scout.seen[s.Script] {
			w.scout.seen[s.Script] = true
			w.scout.found.Scripts = append(w.scout.found.Scripts, s.Script)
		}
	}
	if len(w.decided) > maxDecided {
		clear(w.decided)
	}
	if lastRun([]Step{s}) != nil {
		*w.sink = (*w.sink)[:0]
	} else if _, ok := s.(*Fork); !ok {
		return
	}
	*w.sink = append(*w.sink, s)
}

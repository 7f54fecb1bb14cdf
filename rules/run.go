package rules

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/facts"
)

// visit calls f for every step of a trace that a run can reach, in order: both
// arms of a branch, loops once. Traps are visited where they run.
func visit(steps []flow.Step, f func(flow.Step)) {
	for _, step := range steps {
		f(step)
		switch step := step.(type) {
		case *flow.Fork:
			for _, arm := range step.Arms {
				visit(arm.Cond, f)
				if !arm.Dead {
					visit(arm.Body, f)
				}
			}
		case *flow.Repeat:
			visit(step.Cond, f)
			visit(step.Body, f)
		case *flow.Scope:
			visit(step.Body, f)
			visit(step.Always, f)
		}
	}
}

// A position is where a run stands in its trace.
type position struct {
	index int  // in the order of the trace
	arm   *way // the innermost arm of a branch that it stands in; nil: none
}

// A way is an arm of a branch, in the arm around it.
type way struct {
	fork *flow.Fork
	arm  int
	up   *way
}

// positions returns where every run of a trace stands.
func positions(t *flow.Trace) map[*flow.Run]position {
	at := map[*flow.Run]position{}
	place(t.Steps, nil, at)
	return at
}

func place(steps []flow.Step, w *way, at map[*flow.Run]position) {
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Run:
			if _, ok := at[step]; !ok {
				at[step] = position{len(at), w}
			}
		case *flow.Fork:
			for i, arm := range step.Arms {
				place(arm.Cond, w, at)
				place(arm.Body, &way{step, i, w}, at)
			}
		case *flow.Repeat:
			place(step.Cond, w, at)
			place(step.Body, w, at)
		case *flow.Scope:
			place(step.Body, w, at)
			place(step.Always, w, at)
		}
	}
}

// excludes reports whether two runs stand in different arms of one branch, so
// that no run of the program makes both.
func (p position) excludes(q position) bool {
	arms := map[*flow.Fork]int{}
	for w := p.arm; w != nil; w = w.up {
		arms[w.fork] = w.arm
	}
	for w := q.arm; w != nil; w = w.up {
		if arm, ok := arms[w.fork]; ok && arm != w.arm {
			return true
		}
	}
	return false
}

// commandWords returns the words of a run up to its first option or its first
// word that is not known, in lower case: "webapp", "config", "appsettings", "set".
func commandWords(r *flow.Run) []string {
	var out []string
	for _, a := range r.Args {
		if len(a.Options) != 1 || !a.Complete {
			return out
		}
		for _, v := range a.Options[0] {
			t, ok := v.Known()
			if !ok || t == "" || strings.HasPrefix(t, "-") {
				return out
			}
			out = append(out, strings.ToLower(t))
		}
	}
	return out
}

// optionOf returns the value that a run gives an option, by any of its names, if
// it is known: "--subscription x", "--subscription=x".
func optionOf(r *flow.Run, names ...string) (string, bool) {
	var words []string
	for _, a := range r.Args {
		if len(a.Options) != 1 || !a.Complete {
			return "", false
		}
		for _, v := range a.Options[0] {
			t, _ := v.Known()
			words = append(words, t)
		}
	}
	for i, w := range words {
		name, value, eq := strings.Cut(w, "=")
		if !slices.Contains(names, name) {
			continue
		}
		if !eq {
			if i+1 == len(words) {
				return "", false
			}
			value = words[i+1]
		}
		return value, value != ""
	}
	return "", false
}

// toolOf returns the ID of the tool that a run is of, "" if it is none's.
func toolOf(r *flow.Run) string {
	if name, ok := r.Name.Program(); ok {
		if t := facts.ToolOf(name); t != nil {
			return t.ID
		}
	}
	return ""
}

package signin

import (
	"slices"
	"strconv"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
)

// How deep the functions of this file look into values.
const maxDepth = 6

// valueKey is equal for values that are the same in one run: the same text, the
// same variable of the environment, what the same call printed.
func valueKey(v flow.Value) string {
	var b strings.Builder
	writeValue(&b, v, 0)
	return b.String()
}

func writeValue(b *strings.Builder, v flow.Value, depth int) {
	if s, ok := v.Known(); ok {
		b.WriteString(s)
		return
	}
	switch {
	case v.Kind == flow.Joined && depth < maxDepth:
		for _, i := range v.Items {
			writeValue(b, i, depth+1)
		}
		return
	case v.Kind == flow.Environment:
		b.WriteString("$" + v.Name)
		return
	}
	b.WriteString("\x01" + string(v.Kind) + ":" + v.Name)
	switch {
	case v.By != nil:
		writePlace(b, v.By.Place)
	case len(v.From) > 0:
		writePlace(b, v.From[0])
	}
	b.WriteByte(2)
}

func writePlace(b *strings.Builder, p source.Place) {
	if p.File != nil {
		b.WriteString("@" + p.File.Path + ":" + strconv.Itoa(p.Start))
	}
}

// keyOf is equal for sets of values that are the same.
func keyOf(vs []flow.Value) string {
	keys := make([]string, 0, len(vs))
	for _, v := range vs {
		keys = append(keys, valueKey(v))
	}
	slices.Sort(keys)
	return strings.Join(slices.Compact(keys), "|")
}

// within calls f for v and all values it is made of, until f returns true, and
// reports whether it did.
func within(v flow.Value, f func(flow.Value) bool) bool { return withinTo(v, f, 0) }

func withinTo(v flow.Value, f func(flow.Value) bool, depth int) bool {
	if f(v) {
		return true
	}
	if depth == maxDepth {
		return false
	}
	for _, i := range v.Items {
		if withinTo(i, f, depth+1) {
			return true
		}
	}
	return false
}

// values calls f for every value of an operand, and what it is made of, until f
// returns true, and reports whether it did.
func values(o flow.Operand, f func(flow.Value) bool) bool {
	for _, option := range o.Options {
		for _, v := range option {
			if within(v, f) {
				return true
			}
		}
	}
	return false
}

// prints finds the call among those that is accepts whose output v is, also
// through other programs: $(az account show | jq -r .id).
func prints(v flow.Value, is func(*flow.Run) bool) *flow.Run { return printsTo(v, is, 0) }

func printsTo(v flow.Value, is func(*flow.Run) bool, depth int) *flow.Run {
	var found *flow.Run
	within(v, func(v flow.Value) bool {
		if v.By == nil {
			return false
		}
		if is(v.By) {
			found = v.By
			return true
		}
		if depth < maxDepth {
			found = readsTo(v.By, is, depth+1)
		}
		return found != nil
	})
	return found
}

// reads finds the call among those that is accepts whose output a run is given,
// among its words or as its input.
func reads(r *flow.Run, is func(*flow.Run) bool) *flow.Run { return readsTo(r, is, 0) }

func readsTo(r *flow.Run, is func(*flow.Run) bool, depth int) *flow.Run {
	for _, v := range r.Input {
		if found := printsTo(v, is, depth); found != nil {
			return found
		}
	}
	for _, o := range r.Args {
		for _, option := range o.Options {
			for _, v := range option {
				if found := printsTo(v, is, depth); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// program returns the name that the program of a run goes by, "" if it is not
// known. Of a path the last element is enough.
func program(r *flow.Run) string {
	if isFunction(r) {
		return ""
	}
	s, _ := r.Name.Program()
	return s
}

// firstPlace returns where a value was written, or else where.
func firstPlace(v *flow.Value, or source.Place) source.Place {
	if v != nil && len(v.From) > 0 && v.From[0].File != nil {
		return v.From[0]
	}
	return or
}

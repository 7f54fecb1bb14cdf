package lint

import (
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/rules/signin"
)

// forget cuts a sign-in that was judged off its trace, which is large: many are
// not held at once. What reports show of it stays: calls, places, and values
// without the runs that they come from.
func forget(s *signin.SignIn) {
	s.Trace = nil
	s.Run = withoutState(s.Run)
	if s.Guarded != nil {
		s.Guarded = withoutState(s.Guarded)
	}
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		o.User, o.Secret, o.Tenant.Value = alone(o.User), alone(o.Secret), alone(o.Tenant.Value)
		for j := range o.Options {
			o.Options[j].Value = alone(o.Options[j].Value)
			o.Options[j].More = allAlone(o.Options[j].More)
		}
	}
}

func withoutState(r *flow.Run) *flow.Run {
	return &flow.Run{Call: r.Call, Place: r.Place, Built: r.Built, Via: r.Via, Under: r.Under, Where: r.Where}
}

// alone returns a value without the runs that it and its parts come from.
func alone(v *flow.Value) *flow.Value {
	if v == nil {
		return nil
	}
	one := *v
	one.By = nil
	one.Keys, one.Items = allAlone(v.Keys), allAlone(v.Items)
	return &one
}

func allAlone(list []flow.Value) []flow.Value {
	if list == nil {
		return nil
	}
	out := make([]flow.Value, len(list))
	for i := range list {
		out[i] = *alone(&list[i])
	}
	return out
}

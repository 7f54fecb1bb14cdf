package flow

import "testing"

// A name that was set and is again what it was before, not set, is not set behind
// something unknown either.
func TestLookupBehindVeil(t *testing.T) {
	t.Parallel()
	below := &layer{set: map[string]*variable{"gone": nil, "X": {values: []Value{text("1")}}}, frozen: true}
	l := below.grow()
	l.veil = true
	if v := l.lookup("gone"); v != nil {
		t.Errorf("gone holds %v", v)
	}
	if v := l.lookup("X"); v == nil || len(v.values) != 2 || v != l.lookup("X") {
		t.Errorf("X holds %v, want 1 or something unknown, the same each time", v)
	}
}

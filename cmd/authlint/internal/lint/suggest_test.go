package lint

import "testing"

func TestDidYouMean(t *testing.T) {
	t.Parallel()
	known := []string{"user-password", "user-password-env", "missing-tenant", "json"}
	for _, c := range []struct{ name, typed, want string }{
		{"a letter missing", "user-passwrd", `: did you mean "user-password"?`},
		{"letters swapped", "jsno", `: did you mean "json"?`},
		{"exact", "json", `: did you mean "json"?`},
		{"far from all", "sarif", ""},
		{"empty", "", ""},
		{"very long", string(make([]byte, 1<<20)), ""},
	} {
		if got := DidYouMean(c.typed, known); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

package rules

import (
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/signin"
)

// What the rules about weakened connections have in common.

// weakening returns the finding about one, at the level that it would have by
// itself. Its message is begun by the file's own text, and says what that does, in
// the mood of the verdict.
func weakening(x *signin.Weakening, level Level, does, mayDo string) (Finding, bool) {
	if x.May {
		level, does = level-1, "may "+mayDo
	}
	message := oneLine(x.Spelt) + " " + does
	if x.Written {
		level--
		message += ", in a script that is written here"
	}
	return Finding{
		Level:   level,
		May:     x.May,
		Place:   x.Place,
		Message: message,
		Related: relate(setAt(x), callers(x.Run)...),
		Call:    x.Run.Call,
	}, level >= Note
}

// setAt returns where the value was written, if that is outside the call.
func setAt(x *signin.Weakening) []Related {
	if x.Value == nil {
		return nil
	}
	var out []Related
	for _, place := range x.Value.From {
		if place == (source.Place{}) || holds(x.Place, place) || holds(place, x.Place) {
			continue
		}
		out = relate(out, Related{place, "this is set here"})
		if len(out) == 3 {
			break
		}
	}
	return out
}

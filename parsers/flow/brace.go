package flow

import (
	"strconv"
	"strings"
)

// maxBraces is how many words a brace expansion may make.
const maxBraces = 64

// braces returns the words that an unquoted text becomes: {a,b} and {1..3}. A text
// without such braces is its own only word. It returns false for too many words
// and for forms that are not known here.
func braces(s string) ([]string, bool) {
	open := -1
	depth := 0
	var cuts []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			if depth == 0 {
				open, cuts = i, cuts[:0]
			}
			depth++
		case ',':
			if depth == 1 {
				cuts = append(cuts, i)
			}
		case '}':
			if depth == 0 {
				continue
			}
			if depth--; depth > 0 {
				continue
			}
			inner, rest := s[open+1:i], s[i+1:]
			var items []string
			if len(cuts) == 0 {
				var ok bool
				if items, ok = sequence(inner); !ok {
					continue // not an expansion: {x}
				}
			} else {
				from := open + 1
				for _, c := range append(cuts, i) {
					more, ok := braces(s[from:c])
					if !ok {
						return nil, false
					}
					items = append(items, more...)
					from = c + 1
				}
			}
			after, ok := braces(rest)
			if !ok || len(items)*len(after) > maxBraces {
				return nil, false
			}
			var out []string
			for _, item := range items {
				for _, a := range after {
					out = append(out, s[:open]+item+a)
				}
			}
			return out, true
		}
	}
	return []string{s}, true
}

// sequence returns the items of "1..3" and "a..e".
func sequence(s string) ([]string, bool) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return nil, false
	}
	if len(from) == 1 && len(to) == 1 && !isDecimal(from) && !isDecimal(to) {
		var out []string
		for c := from[0]; ; {
			out = append(out, string(c))
			if c == to[0] || len(out) > maxBraces {
				return out, len(out) <= maxBraces
			}
			if c < to[0] {
				c++
			} else {
				c--
			}
		}
	}
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	if errA != nil || errB != nil || max(a-b, b-a) >= maxBraces {
		return nil, false
	}
	width := 0
	if len(from) > 1 && from[0] == '0' || len(to) > 1 && to[0] == '0' {
		width = max(len(from), len(to))
	}
	var out []string
	for n := a; ; {
		t := strconv.Itoa(n)
		for len(t) < width {
			t = "0" + t
		}
		out = append(out, t)
		if n == b {
			return out, true
		}
		if n < b {
			n++
		} else {
			n--
		}
	}
}

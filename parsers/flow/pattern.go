package flow

import "strings"

// match reports whether a shell pattern (*, ?, [set], \c) matches all of s.
// It runs in time proportional to the product of the lengths at worst.
func match(pattern, s string) bool {
	p, t := []rune(pattern), []rune(s)
	i, j := 0, 0
	star, mark := -1, 0
	for j < len(t) {
		if i < len(p) {
			switch p[i] {
			case '*':
				star, mark = i, j
				i++
				continue
			case '?':
				i, j = i+1, j+1
				continue
			case '[':
				if n, ok := set(p[i:], t[j]); n > 0 {
					if ok {
						i, j = i+n, j+1
						continue
					}
					break
				}
				if t[j] == '[' {
					i, j = i+1, j+1
					continue
				}
			case '\\':
				if i+1 < len(p) && p[i+1] == t[j] {
					i, j = i+2, j+1
					continue
				}
			default:
				if p[i] == t[j] {
					i, j = i+1, j+1
					continue
				}
			}
		}
		if star < 0 {
			return false
		}
		mark++
		i, j = star+1, mark
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}

// set reads a bracket expression at the start of p, returns its length (0 if it
// is none) and whether it holds c.
func set(p []rune, c rune) (int, bool) {
	i, not, in := 1, false, false
	if i < len(p) && (p[i] == '!' || p[i] == '^') {
		not = true
		i++
	}
	for first := true; i < len(p); first = false {
		if p[i] == ']' && !first {
			return i + 1, in != not
		}
		if p[i] == '[' && i+1 < len(p) && p[i+1] == ':' {
			if end := strings.Index(string(p[i:]), ":]"); end > 0 {
				name := string(p[i:])[2:end]
				in = in || class(name, c)
				i += len([]rune(string(p[i:])[:end+2]))
				continue
			}
		}
		lo := p[i]
		if lo == '\\' && i+1 < len(p) {
			i++
			lo = p[i]
		}
		hi := lo
		if i+2 < len(p) && p[i+1] == '-' && p[i+2] != ']' {
			hi = p[i+2]
			i += 2
		}
		in = in || lo <= c && c <= hi
		i++
	}
	return 0, false
}

func class(name string, c rune) bool {
	lower, upper, digit := c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9'
	switch name {
	case "alpha":
		return lower || upper
	case "digit":
		return digit
	case "alnum":
		return lower || upper || digit
	case "lower":
		return lower
	case "upper":
		return upper
	case "space":
		return c == ' ' || c >= '\t' && c <= '\r'
	case "blank":
		return c == ' ' || c == '\t'
	}
	return false
}

// trim cuts what pattern matches off s: at its end or its start, the shortest or
// the longest.
func trim(s, pattern string, end, longest bool) string {
	if len(s) > 4096 { // one match a length: quadratic
		return s
	}
	best := -1
	for n := 0; n <= len(s); n++ {
		part := s[:n]
		if end {
			part = s[len(s)-n:]
		}
		if match(pattern, part) {
			best = n
			if !longest {
				break
			}
		}
	}
	switch {
	case best < 0:
		return s
	case end:
		return s[:len(s)-best]
	}
	return s[best:]
}

// replace replaces what pattern matches in s: once, or everywhere.
func replace(s, pattern, by string, all bool) (string, bool) {
	if pattern == "" {
		return s, true
	}
	if len(s) > 1024 {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		n := -1
		for j := len(s); j > i; j-- {
			if match(pattern, s[i:j]) {
				n = j - i
				break
			}
		}
		if n < 0 {
			b.WriteByte(s[i])
			i++
			continue
		}
		b.WriteString(by)
		i += n
		if !all {
			b.WriteString(s[i:])
			return b.String(), true
		}
	}
	return b.String(), true
}

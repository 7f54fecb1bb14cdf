package flow

import (
	"strings"
)

// ifs returns the characters at which unquoted values are split.
func (w *walker) ifs(st *state) string {
	v := st.vars.lookup("IFS")
	if v == nil || v.unset || len(v.values) != 1 {
		return " \t\n"
	}
	if s, ok := v.values[0].Known(); ok {
		return s
	}
	return " \t\n"
}

// fields puts pieces together to words.
func fields(segs []seg, ifs string) []Value {
	var out []Value
	cur, open, quoted := joiner{v: Value{Kind: Text}}, false, false
	flush := func() {
		if open && (quoted || !cur.v.known() || cur.v.empty() == no) {
			out = append(out, cur.v)
		}
		cur, open, quoted = joiner{v: Value{Kind: Text}}, false, false
	}
	add := func(v Value) {
		if open {
			cur.add(v)
		} else {
			cur, open = joiner{v: v}, true
		}
	}
	for _, s := range segs {
		if s.brk {
			flush()
		}
		t, known := "", false
		if s.split && !s.many {
			t, known = s.v.Known()
		}
		switch {
		case s.many:
			s.v.Words = true
			add(s.v)
		case s.split && known:
			words, before, after := splitFields(t, ifs)
			if before {
				flush()
			}
			for i, word := range words {
				if i > 0 {
					flush()
				}
				add(Value{Kind: Text, Text: word, From: s.v.From})
				quoted = quoted || word == "" // ",," between two separators is a field
			}
			if after && len(words) > 0 {
				flush()
			}
		case s.split && s.v.Kind == Joined:
			// What is known in it is split where it is, what is not is one word
			// with what it touches, as if it were written there.
			for _, item := range s.v.Items {
				t, known := item.Known()
				if !known {
					item.Words = !item.isNumber()
					add(item)
					continue
				}
				words, before, after := splitFields(t, ifs)
				if before {
					flush()
				}
				for i, word := range words {
					if i > 0 {
						flush()
					}
					add(Value{Kind: Text, Text: word, From: item.From})
				}
				if after && len(words) > 0 || len(words) == 0 && t != "" {
					flush()
				}
			}
		case s.split:
			s.v.Words = !s.v.isNumber()
			add(s.v)
		default:
			s.v.Words = s.v.Words && !s.quoted
			add(s.v)
			quoted = quoted || s.quoted
		}
	}
	flush()
	return out
}

// isNumber reports whether v is a number that the shell gives, which is always one
// word: $?, $#.
func (v Value) isNumber() bool {
	return v.Kind == Unknown && (v.Name == "?" || v.Name == "#" || v.Name == "$")
}

// splitFields splits s at the characters of ifs as a shell does, and tells
// whether a separator stands before the first field and after the last.
func splitFields(s, ifs string) (words []string, before, after bool) {
	if ifs == "" {
		if s == "" {
			return nil, false, false
		}
		return []string{s}, false, false
	}
	blank := func(c byte) bool { return (c == ' ' || c == '\t' || c == '\n') && strings.IndexByte(ifs, c) >= 0 }
	sep := func(c byte) bool { return strings.IndexByte(ifs, c) >= 0 && !blank(c) }
	i := 0
	for i < len(s) && blank(s[i]) {
		i++
		before = true
	}
	start := i
	for i < len(s) {
		if !blank(s[i]) && !sep(s[i]) {
			i++
			after = false
			continue
		}
		words = append(words, s[start:i])
		for i < len(s) && blank(s[i]) {
			i++
		}
		if i < len(s) && sep(s[i]) {
			i++
			for i < len(s) && blank(s[i]) {
				i++
			}
		}
		start = i
		after = true
	}
	if start < len(s) {
		words = append(words, s[start:])
	}
	return words, before, after
}

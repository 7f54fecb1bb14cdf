package lint

import (
	"slices"
	"strings"
)

// A search finds any of many words in text, in whatever case they are written. It
// looks at pairs of bytes: a table tells for each of the pairs how far the next
// place lies at which a word can stand, so that most bytes are never looked at
// (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
//
// Of each word it takes the stretch whose last pair is the rarest in programs, all
// stretches of one length, that of the shortest word.
type search struct {
	length int            // of the stretches, two or more
	skip   [1 << 16]uint8 // by pair: how far to go on; 0: a stretch may end here
	ends   map[uint16][]wordEnd
}

// A wordEnd is a word whose stretch ends with a pair.
type wordEnd struct {
	word string // lower case
	at   int    // where the pair stands in it
}

// newSearch returns the search for words, lower case and of two bytes or more each.
// Without words it finds nothing.
func newSearch(words []string) *search {
	s := &search{length: 200, ends: map[uint16][]wordEnd{}}
	for _, w := range words {
		s.length = min(s.length, len(w))
	}
	for i := range s.skip {
		s.skip[i] = uint8(s.length - 1)
	}
	for _, w := range words {
		start := s.rarest(w)
		for i := start; i < start+s.length-1; i++ {
			left := start + s.length - 2 - i
			for _, p := range spellings(w[i], w[i+1]) {
				s.skip[p] = min(s.skip[p], uint8(left))
				if left == 0 {
					s.ends[p] = append(s.ends[p], wordEnd{w, i})
				}
			}
		}
	}
	return s
}

// rarest returns where the stretch of a word begins whose last pair is the rarest.
func (s *search) rarest(word string) int {
	best, rank := 0, -1
	for start := 0; start+s.length <= len(word); start++ {
		end := start + s.length - 2
		if r := rareness(word[end]) + rareness(word[end+1]); r > rank {
			best, rank = start, r
		}
	}
	return best
}

// common are the bytes of programs, the most frequent first.
const common = " etaoinsrlcdpumfghb_-./yv$w\"=kx"

func rareness(c byte) int {
	if i := strings.IndexByte(common, c); i >= 0 {
		return i
	}
	return len(common)
}

// spellings returns the pairs of bytes that a pair in lower case stands for.
func spellings(a, b byte) []uint16 {
	var all []uint16
	for _, x := range []byte{a, upper(a)} {
		for _, y := range []byte{b, upper(b)} {
			all = append(all, uint16(x)|uint16(y)<<8)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// in reports whether one of the words stands in text.
func (s *search) in(text []byte) bool {
	for i := s.length - 2; i+1 < len(text); {
		pair := uint16(text[i]) | uint16(text[i+1])<<8
		if n := s.skip[pair]; n > 0 {
			i += int(n)
			continue
		}
		for _, e := range s.ends[pair] {
			if start := i - e.at; start >= 0 && sameLetters(text[start:], e.word) {
				return true
			}
		}
		i++
	}
	return false
}

// sameLetters reports whether text begins with word, in any case.
func sameLetters(text []byte, word string) bool {
	if len(text) < len(word) {
		return false
	}
	for i := range len(word) {
		if lower(text[i]) != word[i] {
			return false
		}
	}
	return true
}

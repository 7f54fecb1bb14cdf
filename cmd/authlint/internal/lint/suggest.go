package lint

import "fmt"

// DidYouMean returns ": did you mean …?" with the one of known that name was most
// likely meant to be, or "" if none is near.
func DidYouMean(name string, known []string) string {
	best, least := "", max(1, min(len(name), 12)/3)+1
	for _, k := range known {
		if d := distance(name, k); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(": did you mean %q?", best)
}

// distance returns how many bytes must be put in, left out or changed to make b
// of a; two that changed places count as one.
func distance(a, b string) int {
	if len(a) > 100 {
		return len(a)
	}
	before, prev, row := []int(nil), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(prev[j]+cost, prev[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, prev, row = prev, row, make([]int, len(b)+1)
	}
	return prev[len(b)]
}

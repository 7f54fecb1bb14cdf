package powershell

import "strings"

// looksSigned reports whether a comment looks like the line above a signature:
// nothing may follow that. PowerShell looks for lines that are at most nine
// changes away from it, so that nobody hides code behind one.
func looksSigned(comment string) bool {
	const want = "sig#beginsignatureblock\n"
	const near = 10
	n := 0
	for _, c := range comment[1:] {
		if !isBlank(c) {
			n++
		}
	}
	n++ // the line end
	if n > len(want)+near || n < len(want)-near {
		return false
	}
	text := make([]rune, 0, n)
	for _, c := range strings.ToLower(comment[1:]) {
		if !isBlank(c) {
			text = append(text, c)
		}
	}
	text = append(text, '\n')
	var rows [2][len(want) + 1]int
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i, c := range text {
		row, above := &rows[(i+1)%2], &rows[i%2]
		row[0] = i + 1
		for j := range len(want) {
			if c == rune(want[j]) {
				row[j+1] = above[j]
			} else {
				row[j+1] = 1 + min(above[j+1], row[j], above[j])
			}
		}
	}
	return rows[len(text)%2][len(want)] < near
}

package shell

import (
	"sort"
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// Scripts hold things that are no program text of theirs: something fills them in
// before the script runs, a template engine or the person who copies it.
//
//	az login -u <user> -p <password>     to a shell these are redirections
//	az login -u {{ user }} -p @@PASS@@   three words, and text
//	az login -u ${{ x }} -p #{Secret}#   a syntax error, and a comment
//
// They become holes. What can just as well be meant as it stands is left alone:
// sort <in >out, docker ps --format {{.Names}}, "<b>bold</b>".

// markers returns the markers of a text that nothing else has made holes of.
func markers(t source.Text) []source.Span {
	code := t.Value
	if !mayHaveMarkers(code) {
		return nil
	}
	var spans []source.Span
	documents := 0
	l := &lexer{code: code}
	l.found = func(at int, in state) int {
		end := 0
		switch rest := code[at:]; {
		case strings.HasPrefix(rest, "${{"):
			end = until(code, at, "}}", 3)
		case strings.HasPrefix(rest, "${"):
			end = dotted(code, at)
		case strings.HasPrefix(rest, "#{"):
			end = tokenUntil(code, at+2, "}#")
		case strings.HasPrefix(rest, "@@"):
			end = tokenUntil(code, at+2, "@@")
		case in != inCommand:
		case strings.HasPrefix(rest, "{{"):
			end = mustache(code, at)
		case strings.HasPrefix(rest, "{%"):
			end = until(code, at, "%}", 2)
		case strings.HasPrefix(rest, "<%"):
			end = until(code, at, "%>", 2)
		case strings.HasPrefix(rest, "<<"):
			if documents++; documents < maxDocuments {
				end = doubleAngles(code, at)
			}
		case rest[0] == '<':
			end = placeholder(code, at)
		}
		if end == 0 || t.HoleAt(at) >= 0 || overlaps(t, at, end) {
			return at
		}
		spans = append(spans, source.Span{Start: at, End: end})
		return end
	}
	l.run(0, len(code))
	return spans
}

func overlaps(t source.Text, lo, hi int) bool {
	i := sort.Search(len(t.Holes), func(i int) bool { return t.Holes[i].End > lo })
	return i < len(t.Holes) && t.Holes[i].Start < hi
}

func mayHaveMarkers(code string) bool {
	for _, m := range []string{"{{", "<%", "{%", "@@", "#{"} {
		if strings.Contains(code, m) {
			return true
		}
	}
	for i := 0; ; {
		j := strings.Index(code[i:], "${")
		if j < 0 {
			break
		}
		i += j
		if dotted(code, i) > 0 {
			return true
		}
		i += 2
	}
	for i := 0; ; {
		j := strings.IndexByte(code[i:], '<')
		if j < 0 || i+j+1 >= len(code) {
			return false
		}
		i += j + 1
		if isLetter(code[i]) || code[i] == '_' || code[i] == '<' && i+1 < len(code) && (isLetter(code[i+1]) || code[i+1] == ' ') {
			return true
		}
	}
}

// dotted returns where a reference of a template ends, ${var.user} or
// ${module.x["y"].id}, 0 if there is none. To a shell it is an error.
func dotted(code string, at int) int {
	end := min(len(code), at+maxMarker)
	i := at + 2
	dots := 0
	for start := i; i < end; {
		switch c := code[i]; {
		case isName(c) && (i > start || isLetter(c) || c == '_'):
			i++
		case c == '.' && i > start && i+1 < end && (isLetter(code[i+1]) || code[i+1] == '_'):
			dots++
			i++
		case c == '[' && dots > 0:
			j := strings.IndexByte(code[i:end], ']')
			if j < 0 || strings.ContainsAny(code[i:i+j], "\n$") {
				return 0
			}
			i += j + 1
		case c == '}' && dots > 0:
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// maxMarker is how long a marker may be, maxDocuments for how many "<<" the rest of
// the text is looked through.
const (
	maxMarker    = 200
	maxDocuments = 200
)

// until returns where a marker ends that goes on to mark in the same line, 0 if
// it does not.
func until(code string, at int, mark string, skip int) int {
	rest := code[at+skip : min(len(code), at+maxMarker)]
	i := strings.Index(rest, mark)
	if i < 0 || strings.ContainsAny(rest[:i], "\n") {
		return 0
	}
	return at + skip + i + len(mark)
}

// tokenUntil is until for a marker that holds one name.
func tokenUntil(code string, at int, mark string) int {
	i := at
	for i < len(code) && i < at+maxMarker && (isName(code[i]) || i > at && strings.IndexByte(".-: ", code[i]) >= 0) {
		i++
	}
	if i == at || !strings.HasPrefix(code[i:], mark) {
		return 0
	}
	return i + len(mark)
}

// mustache returns where {{ x }} ends, 0 for what a program may mean as it stands.
func mustache(code string, at int) int {
	end := until(code, at, "}}", 2)
	if end == 0 {
		return 0
	}
	for end < len(code) && code[end] == '}' {
		end++
	}
	inner := strings.Trim(code[at:end], "{}")
	switch {
	case inner == "" || strings.ContainsAny(inner, "{}"):
		return 0
	case inner[0] == '.' && !strings.ContainsAny(inner, " \t"): // a format of docker's
		return 0
	}
	return end
}

// doubleAngles returns where <<name>> or << parameters.name >> ends, 0 for a
// here-document.
func doubleAngles(code string, at int) int {
	end := until(code, at, ">>", 2)
	if end == 0 {
		return 0
	}
	inner := code[at+2 : end-2]
	name := strings.TrimSpace(inner)
	if name == "" || !isLetter(name[0]) || strings.ContainsAny(name, "<>\"'$`;&|()") {
		return 0
	}
	if name != inner {
		if strings.HasPrefix(name, "parameters.") || strings.HasPrefix(name, "pipeline.") {
			return end
		}
		return 0
	}
	if end < len(code) && strings.IndexByte(" \t\r\n\"'", code[end]) < 0 {
		return 0
	}
	if strings.Contains(code[end:], "\n"+name) { // cat <<EOF>> file
		return 0
	}
	return end
}

// conflicts returns the lines that a merge left behind: both sides stay.
func conflicts(code string) []source.Span {
	if !strings.HasPrefix(code, "<<<<<<< ") && !strings.Contains(code, "\n<<<<<<< ") {
		return nil
	}
	var spans []source.Span
	at := 0
	for line := range strings.Lines(code) {
		text := strings.TrimRight(line, "\r\n")
		for _, m := range []string{"<<<<<<< ", "||||||| ", ">>>>>>> "} {
			if strings.HasPrefix(text, m) {
				spans = append(spans, source.Span{Start: at, End: at + len(text)})
			}
		}
		if text == "=======" || text == "|||||||" {
			spans = append(spans, source.Span{Start: at, End: at + len(text)})
		}
		at += len(line)
	}
	return spans
}

// placeholder returns where <name> ends, 0 where it is two redirections. It is a
// placeholder where two redirections make no sense: nothing follows that output
// could go to, the name holds a blank or is not that of a file, the word before is
// an option.
func placeholder(code string, at int) int {
	i := at + 1
	if i >= len(code) || !isLetter(code[i]) && code[i] != '_' {
		return 0
	}
	limit := min(len(code), at+maxMarker)
	for i < limit && code[i] != '>' {
		if strings.IndexByte("\n<\"`$;&\\*?=", code[i]) >= 0 {
			return 0
		}
		i++
	}
	if i >= limit || code[i-1] == ' ' || code[i-1] == '\t' {
		return 0
	}
	name, end := code[at+1:i], i+1
	before := byte(' ')
	if at > 0 {
		before = code[at-1]
	}
	if before == '<' || before == '>' || before == '&' || fileDescriptor(code, at) {
		return 0
	}
	attached := strings.IndexByte(" \t\n\r;(|", before) < 0
	sentence := strings.ContainsAny(name, " \t")
	if sentence && strings.Contains(name, "'") && !attached && !option(code, at) {
		return 0
	}
	if end == len(code) {
		return end
	}
	switch c := code[end]; {
	case strings.IndexByte("\n\r;)|", c) >= 0:
		return end
	case c == '\\' && end+1 < len(code) && (code[end+1] == '\n' || code[end+1] == '\r'):
		return end
	case c == '&':
		if end+1 < len(code) && '0' <= code[end+1] && code[end+1] <= '9' {
			return 0 // <in>&2
		}
		return end
	case c == ' ' || c == '\t':
		if sentence || attached || option(code, at) || nothingFollows(code, end) || !strings.ContainsAny(name, "./") {
			return end
		}
		return 0 // <in.txt> out.txt
	case c == '<' || c == '@' || c == ':' || c == '-':
		return end
	case c == '.' && end+1 < len(code) && isLetter(code[end+1]):
		return end
	case isName(c):
		if attached && strings.IndexByte("-_./=:@\"'", before) >= 0 {
			return end
		}
		return 0
	case attached:
		return end
	}
	return 0
}

// nothingFollows reports whether no word follows at i that output could go to.
func nothingFollows(code string, i int) bool {
	for i < len(code) {
		switch code[i] {
		case ' ', '\t', '\r':
			i++
			continue
		case '\\':
			if strings.HasPrefix(code[i:], "\\\n") {
				i += 2
				continue
			}
			if strings.HasPrefix(code[i:], "\\\r\n") {
				i += 3
				continue
			}
			return false
		case '\n', '-', '<', '>', '|', '&', ';', ')', '#':
			return true
		case '0', '1', '2':
			return i+1 < len(code) && code[i+1] == '>'
		}
		return false
	}
	return true
}

// option reports whether the word before at begins with a dash.
func option(code string, at int) bool {
	i := at
	for i > 0 && (code[i-1] == ' ' || code[i-1] == '\t') {
		i--
	}
	end := i
	for i > 0 && end-i < 64 && strings.IndexByte(" \t\n", code[i-1]) < 0 {
		i--
	}
	return end-i > 1 && code[i] == '-'
}

// fileDescriptor reports whether a number stands before at by itself: 3<file.
func fileDescriptor(code string, at int) bool {
	i := at
	for i > 0 && '0' <= code[i-1] && code[i-1] <= '9' {
		i--
	}
	return i < at && (i == 0 || strings.IndexByte(" \t\n", code[i-1]) >= 0)
}

func isName(c byte) bool { return isLetter(c) || c == '_' || '0' <= c && c <= '9' }

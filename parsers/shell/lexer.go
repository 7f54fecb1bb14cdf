package shell

import "strings"

// A lexer goes over a text far enough to know what is quoted, what is a comment
// and what is the text of a here-document. It is not exact where a program is
// broken or very odd: it only serves to find what the parser cannot read.
type lexer struct {
	code  string
	stack []byte // what is open: '"', '(' also for $(, '#' arithmetic, '{' for ${, '`'
	docs  []doc  // here-documents whose text begins at the next line

	// found, if not nil, is called for each byte that may begin a marker. It returns
	// where to go on: at if there is none.
	found func(at int, in state) int
	// quoted, if not nil, is called for each pair of quotes.
	quoted func(open, end int, closed bool)
	// comment, if not nil, is called for each comment.
	comment func(lo, hi int)
	// nested, if not nil, is called at each line end of the program itself with
	// how much is open.
	nested func(at, open int) bool

	words int // keywords that open more than are closed
}

// state says what a byte stands in.
type state int

const (
	inCommand state = iota
	inDouble
	inSingle
	inDocument
)

type doc struct {
	stop string
	tabs bool
}

// run goes over code[lo:hi], which begins outside of all quotes.
func (l *lexer) run(lo, hi int) {
	var opens []int // offsets of the double quotes on the stack
	start := true   // a word begins here
	for i := lo; i < hi; {
		c := l.code[i]
		if l.found != nil && strings.IndexByte("<{$@#", c) >= 0 {
			in := inCommand
			if l.top() == '"' {
				in = inDouble
			}
			if next := l.found(i, in); next > i {
				i, start = next, false
				continue
			}
		}
		begins := start
		start = false
		if l.top() == '"' {
			switch c {
			case '\\':
				i++
			case '"':
				l.stack = l.stack[:len(l.stack)-1]
				if l.quoted != nil {
					l.quoted(opens[len(opens)-1], i, true)
				}
				opens = opens[:len(opens)-1]
			case '`':
				l.backquote()
			case '$':
				i += l.dollar(i, hi)
			}
			i++
			continue
		}
		switch c {
		case '\\':
			i++
		case '\'':
			if l.top() == '{' && len(l.stack) > 1 && l.stack[len(l.stack)-2] == '"' {
				break
			}
			i = l.single(i, hi, i > lo && l.code[i-1] == '$')
		case '"':
			l.stack = append(l.stack, '"')
			opens = append(opens, i)
		case '`':
			l.backquote()
			start = true
		case '$':
			n := l.dollar(i, hi)
			start = n > 0
			i += n
		case '(':
			if strings.HasPrefix(l.code[i:hi], "((") {
				l.stack = append(l.stack, '#')
				i++
			} else {
				l.stack = append(l.stack, '(')
			}
			start = true
		case ')':
			switch {
			case l.top() == '#' && strings.HasPrefix(l.code[i:hi], "))"):
				i++
				fallthrough
			case l.top() == '(', l.top() == '#':
				l.stack = l.stack[:len(l.stack)-1]
			}
		case '}':
			if l.top() == '{' {
				l.stack = l.stack[:len(l.stack)-1]
			}
		case '#':
			if begins && l.top() != '{' && l.top() != '#' {
				from := i
				for i < hi && l.code[i] != '\n' {
					i++
				}
				if l.comment != nil {
					l.comment(from, i)
				}
				continue
			}
		case '<':
			if strings.HasPrefix(l.code[i:hi], "<<<") {
				i += 2
			} else if strings.HasPrefix(l.code[i:hi], "<<") && l.top() != '#' && l.top() != '{' {
				i = l.document(i+2, hi) - 1
			}
		case '\n':
			start = true
			if i++; len(l.docs) > 0 {
				i = l.texts(i, hi)
			}
			if l.nested != nil && !l.nested(i, len(l.stack)+l.words) {
				return
			}
			continue
		case ' ', '\t', ';', '&', '|', '\r':
			start = true
		default:
			if begins && l.nested != nil {
				i = l.keyword(i, hi)
				continue
			}
		}
		i++
	}
	if l.quoted != nil {
		for _, o := range opens {
			l.quoted(o, hi, false)
		}
	}
}

func (l *lexer) top() byte {
	if n := len(l.stack); n > 0 {
		return l.stack[n-1]
	}
	return 0
}

func (l *lexer) backquote() {
	for n := len(l.stack) - 1; n >= 0; n-- {
		if l.stack[n] == '`' {
			if n == len(l.stack)-1 {
				l.stack = l.stack[:n]
			}
			return
		}
	}
	l.stack = append(l.stack, '`')
}

// dollar opens what follows a dollar sign and returns its length.
func (l *lexer) dollar(i, hi int) int {
	rest := l.code[i+1 : hi]
	switch {
	case strings.HasPrefix(rest, "(("):
		l.stack = append(l.stack, '#')
		return 2
	case strings.HasPrefix(rest, "("):
		l.stack = append(l.stack, '(')
		return 1
	case strings.HasPrefix(rest, "{"):
		l.stack = append(l.stack, '{')
		return 1
	case strings.HasPrefix(rest, "#"):
		return 1
	}
	return 0
}

// single goes over a text in single quotes and returns where it ends.
func (l *lexer) single(open, hi int, escapes bool) int {
	for i := open + 1; i < hi; i++ {
		switch c := l.code[i]; {
		case c == '\\' && escapes:
			i++
		case c == '\'':
			if l.quoted != nil {
				l.quoted(open, i, true)
			}
			return i
		case l.found != nil && (c == '$' || c == '@' || c == '#'):
			if next := l.found(i, inSingle); next > i {
				i = next - 1
			}
		}
	}
	if l.quoted != nil {
		l.quoted(open, hi, false)
	}
	return hi
}

// document notes a here-document, whose end word begins at i, and returns where
// that ends.
func (l *lexer) document(i, hi int) int {
	d := doc{}
	if i < hi && l.code[i] == '-' {
		d.tabs = true
		i++
	}
	for i < hi && (l.code[i] == ' ' || l.code[i] == '\t') {
		i++
	}
	var stop strings.Builder
	for ; i < hi; i++ {
		switch c := l.code[i]; c {
		case '\'', '"':
			end := strings.IndexByte(l.code[i+1:hi], c)
			if end < 0 || strings.IndexByte(l.code[i+1:i+1+end], '\n') >= 0 {
				return i
			}
			stop.WriteString(l.code[i+1 : i+1+end])
			i += end + 1
			continue
		case '\\':
			continue
		case ' ', '\t', '\n', '\r', ';', '&', '|', '<', '>', '(', ')':
		default:
			stop.WriteByte(c)
			continue
		}
		break
	}
	if d.stop = stop.String(); d.stop != "" {
		l.docs = append(l.docs, d)
	}
	return i
}

// texts goes over the texts of the here-documents that begin at i and returns
// where the last one ends.
func (l *lexer) texts(i, hi int) int {
	for _, d := range l.docs {
		for i < hi {
			end := strings.IndexByte(l.code[i:hi], '\n')
			next := hi
			if end >= 0 {
				next = i + end + 1
			}
			line := strings.TrimRight(l.code[i:next], "\r\n")
			if d.tabs {
				line = strings.TrimLeft(line, "\t")
			}
			if line == d.stop {
				i = next
				break
			}
			if l.found != nil {
				for j := i; j < next; {
					n := j
					if strings.IndexByte("$@#", l.code[j]) >= 0 {
						n = l.found(j, inDocument)
					}
					j = max(n, j+1)
				}
			}
			i = next
		}
	}
	l.docs = l.docs[:0]
	return i
}

// keyword counts the keywords that open and close compound commands, and returns
// where the word ends that begins at i.
func (l *lexer) keyword(i, hi int) int {
	from := i
	for i < hi && (isLetter(l.code[i]) || i == from) {
		i++
	}
	switch l.code[from:i] {
	case "if", "case", "do", "{":
		l.words++
	case "fi", "esac", "done", "}":
		l.words = max(l.words-1, 0)
	}
	return i
}

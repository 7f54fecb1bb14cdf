package lint

import (
	"regexp"
	"strings"
	"unicode"
)

// Which text looks like a secret, by its form and by what stands before it. This
// is for hiding only, never for findings: it rather hides too much.

// secretWords are parts of names whose values are hidden.
var secretWords = regexp.MustCompile(`(?i)pas+w?o?r?d|passphrase|pwd|secret|token|credential|api_?-?key|access_?-?key|account_?-?key|shared_?-?key|private_?-?key|conn(ection)?_?-?str(ing)?|authorization|(^|[_-])(ssh)?(pass|pw|psw|sas|pat)($|[_-])`)

// plainEnds are ends of names that hold one of secretWords but name something else.
var plainEnds = regexp.MustCompile(`(?i)(name|_id|-id|file|path|dir|url|uri|type|version|count|length|len|date|expiry|expires(_?(on|in))?|expiration|days|years|policy|prompt|set|exists|enabled|required|format|scope|endpoint|provider|end_?date)s?$`)

// secretName reports whether a variable, field or option of that name holds a
// secret as a rule: "AZ_PASSWORD", "--client-secret", "clientSecret", not "SECRET_NAME".
func secretName(name string) bool {
	name = strings.Trim(name, `-_"'$:{}[]`)
	return secretWords.MatchString(name) && !plainEnds.MatchString(name)
}

var (
	// a value: in quotes of some kind, or up to a blank or what ends a command or a field
	value = `(\$?'[^'\n]*'?|\\"[^"\\\n]*(?:\\")?|"(?:[^"\\\n]|\\[^\n])*"?|[^\s;&|<>()"'` + "`" + `,]+)`

	// blanks part words, over the ends of continued lines too
	blanks = `(?:[ \t]|\\\r?\n)+`

	named   = regexp.MustCompile(`(?i)([\w$\[\].-]*(?:pas+w?o?r?d|passphrase|pwd|pass|pw|psw|secret|token|credential|key|str(?:ing)?|sas|pat|authorization)[\w-]*)(\\?["']?\]?[ \t]*(?:[:+?]?=|:)[ \t]*(?:Bearer\s+|Basic\s+)?|` + blanks + `)` + value)
	usage   = regexp.MustCompile(`\s-p(?:=|` + blanks + `|)('[^'\n]+'|"[^"\n]+")`)
	short   = regexp.MustCompile(`(?:^|[\s"'(\[{,])-p(?:=|` + blanks + `|)` + value)
	pair    = regexp.MustCompile(`(?:^|\s)(?:-u|--user)(?:=|\s*)(?:'[^\s:'=/]+:([^'\n]+)'|"[^\s:"=/]+:([^"\n]+)"|[^\s:"'=/]+:([^\s"']+))`)
	inURL   = regexp.MustCompile(`://[^/\s:@"']*:([^/\s@"']+)@`)
	quoted  = regexp.MustCompile(`["'][^\s"']*://[^/\s:@"']*:([^/\n@"']+)@`) // a URL in quotes, with blanks in it
	sends   = regexp.MustCompile(`\bsend(?:\s+--)?\s+\\?"([^"\n\\]{3,})`)    // expect
	bearer  = regexp.MustCompile(`(?i)\b(?:bearer|basic)\s+([\w.~+/=-]{8,})`)
	printed = regexp.MustCompile(`\b(?:echo|printf)\s+((?:[^|;&\n]|\|\|)+)\|[^|]`)
	herestr = regexp.MustCompile(`<<<\s*` + value)
	word    = regexp.MustCompile(`[^\s"'` + "`" + `;|<>(){}\[\],=]{8,}`)
	appKey  = regexp.MustCompile(`[\w.~-]{3}\dQ~[\w.~-]{31,34}`) // the form of client secrets of Entra ID
)

// lookalikes returns the ranges of s, a part of a file, that look like secrets.
func lookalikes(s string) [][2]int {
	var out [][2]int
	add := func(lo, hi int) {
		if lo, hi, ok := literalValue(s, lo, hi); ok {
			out = append(out, [2]int{lo, hi})
		}
	}
	for _, m := range named.FindAllStringSubmatchIndex(s, -1) {
		name, between := s[m[2]:m[3]], s[m[4]:m[5]]
		switch {
		case !secretName(name):
		case strings.ContainsAny(between, "=:"):
			add(m[6], fieldEnd(s, m[6], m[7]))
		case strings.HasPrefix(name, "-"):
			add(m[6], m[7])
		}
	}
	for _, m := range short.FindAllStringSubmatchIndex(s, -1) {
		if line := lineAt(s, m[0]); signsIn(line) || strings.Contains(line, "sshpass") {
			add(m[2], m[3])
		}
	}
	for _, m := range usage.FindAllStringSubmatchIndex(s, -1) {
		if line := lineAt(s, m[0]); strings.Contains(line, " -u ") || strings.Contains(line, "--user") {
			add(m[2], m[3])
		}
	}
	for _, re := range []*regexp.Regexp{pair, inURL, quoted, bearer, sends} {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			for g := 2; g < len(m); g += 2 {
				if m[g] >= 0 {
					add(m[g], m[g+1])
				}
			}
		}
	}
	for _, re := range []*regexp.Regexp{printed, herestr} {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			if line := lineAt(s, m[0]); signsIn(line) || strings.Contains(line, "assword") {
				add(m[2], m[3])
			}
		}
	}
	for _, m := range word.FindAllStringIndex(s, -1) {
		if looksRandom(s[m[0]:m[1]]) {
			out = append(out, [2]int{m[0], m[1]})
		}
	}
	for _, m := range appKey.FindAllStringIndex(s, -1) {
		out = append(out, [2]int{m[0], m[1]})
	}
	return out
}

// fieldEnd returns where the value of a field ends that begins at lo and seemed to
// end at hi. Inside quotes a blank does not end it: "Password=a b;Database=c". A
// value that begins with the quote that closes the text around it is none:
// "Password: "$X.
func fieldEnd(s string, lo, hi int) int {
	quote := quoteAt(s, lo)
	switch {
	case quote != 0 && s[lo] == quote:
		return lo
	case quote == 0 || strings.IndexByte(`"'\$`, s[lo]) >= 0:
		return hi
	}
	end := strings.IndexAny(s[hi:min(hi+500, len(s))], "&;\n"+string(quote))
	if end < 0 {
		return hi
	}
	return hi + end
}

// quoteAt returns the quote that is open at an offset of s, as far as its line
// tells, or 0.
func quoteAt(s string, at int) byte {
	var quote byte
	for i := max(strings.LastIndexByte(s[:at], '\n')+1, at-500); i < at; i++ {
		switch c := s[i]; {
		case c == '\\' && quote != '\'':
			i++
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote
}

// lineAt returns the line of s around an offset, of a long one the part nearby.
func lineAt(s string, at int) string {
	if at < len(s) && s[at] == '\n' {
		at++
	}
	lo, hi := max(at-500, 0), min(at+500, len(s))
	lo += strings.LastIndexByte(s[lo:at], '\n') + 1
	if i := strings.IndexByte(s[at:hi], '\n'); i >= 0 {
		hi = at + i
	}
	return s[lo:hi]
}

// signsIn reports whether a line may be, or go on with, a sign-in.
func signsIn(line string) bool {
	return strings.Contains(line, "login") || strings.HasPrefix(strings.TrimLeft(line, " \t"), "-")
}

// literalValue narrows a value to what stands in its quotes. It returns false for
// what holds no text of its own: an expansion, a placeholder, a switch.
func literalValue(s string, lo, hi int) (int, int, bool) {
	for hi > lo && (s[hi-1] == ' ' || s[hi-1] == '\t') {
		hi--
	}
	v := s[lo:hi]
	if strings.HasPrefix(v, "$'") {
		lo++
	}
	lo += len(`\`) * boolInt(strings.HasPrefix(s[lo:hi], `\"`))
	if lo < hi && (s[lo] == '\'' || s[lo] == '"') {
		quote := s[lo]
		lo++
		if hi > lo && s[hi-1] == quote {
			hi--
		}
		if hi > lo && s[hi-1] == '\\' && quote == '"' {
			hi--
		}
	}
	v = s[lo:hi]
	switch {
	case v == "", v == "$", isExpansion(v), strings.HasPrefix(v, "-"), strings.HasPrefix(v, "<"), strings.Trim(v, "*xX.") == "":
		return 0, 0, false
	}
	switch strings.ToLower(v) {
	case "true", "false", "yes", "no", "null", "none", "on", "off":
		return 0, 0, false
	}
	return lo, hi, true
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

var expansion = regexp.MustCompile(`^(\$\{?[\w@*#?!]+\}?|\$[({].*|` + "`.*" + `|%\w+%)$`)

// isExpansion reports whether v is nothing but one expansion, or begins with one
// that brings its own text.
func isExpansion(v string) bool { return expansion.MatchString(v) }

// looksRandom reports whether a word has the form that password rules ask for:
// lower case, upper case, a digit and a sign that is rare in other words.
func looksRandom(w string) bool {
	if len(w) > 200 || strings.ContainsAny(w, "/\\$") {
		return false
	}
	if at := strings.IndexByte(w, '@'); at > 0 && strings.Contains(w[at:], ".") && !strings.ContainsAny(w, "!#%^&*~?") {
		return false // an address or a user name
	}
	var lower, upper, digit, sign bool
	for _, r := range w {
		switch {
		case unicode.IsLower(r):
			lower = true
		case unicode.IsUpper(r):
			upper = true
		case unicode.IsDigit(r):
			digit = true
		case strings.ContainsRune("!@#%^&*~?+", r):
			sign = true
		}
	}
	return lower && upper && digit && sign
}

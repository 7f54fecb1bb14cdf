package facts

import (
	"path"
	"slices"
	"strings"
	"unicode"
)

// placeholders stand where a reader is to put a secret, in lower case and with
// "_" for every blank, dot and dash.
var placeholders = []string{"none", "unset", "missing", "null", "nil", "todo", "tbd", "fixme", "example", "placeholder", "changeme", "change_me", "changeit",
	"password", "passwd", "pass", "pwd", "secret", "client_secret", "clientsecret", "my_password", "mypassword", "my_secret", "mysecret", "redacted", "hidden", "masked"}

// placeholderStarts and placeholderEnds make a longer text a placeholder.
var (
	placeholderStarts = []string{"your_", "enter_", "insert_", "replace_", "put_", "fill_", "type_your", "yourpass", "yoursecret"}
	placeholderEnds   = []string{"_here", "_goes_here", "_placeholder"}
	capitalNames      = []string{"PASSWORD", "PASSWD", "SECRET", "PWD", "PASS", "TOKEN", "KEY"}
)

// brackets are what templates put around a name.
var brackets = [][2]string{{"<", ">"}, {"{", "}"}, {"[", "]"}, {"%", "%"}, {"#{", "}#"}, {"@@", "@@"}, {"$(", ")"}}

// IsPlaceholder reports whether text stands where a reader is to fill something
// in, so that it is no secret: "<password>", "xxxx", "changeme", "YOUR_PASSWORD",
// "__PASSWORD__", "none", a GUID of zeros. The empty text is one.
func IsPlaceholder(text string) bool {
	t := strings.TrimSpace(text)
	if t == "" || strings.Trim(t, t[:1]) == "" && strings.ContainsAny(t[:1], "xX*.-_#?0") || isMadeUpGUID(t) {
		return true
	}
	for _, b := range brackets {
		if in, ok := strings.CutPrefix(t, b[0]); ok {
			if in, ok = strings.CutSuffix(in, b[1]); ok && (b[0] == "<" || isName(strings.Trim(in, "{ }"))) {
				return true
			}
		}
	}
	if in := strings.Trim(t, "_"); len(t)-len(in) >= 2 && isCapitals(in) && t[0] == '_' {
		return true
	}
	low := strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == ' ' {
			return '_'
		}
		return unicode.ToLower(r)
	}, t)
	switch {
	case slices.Contains(placeholders, low):
		return true
	case slices.ContainsFunc(placeholderStarts, func(s string) bool { return strings.HasPrefix(low, s) }),
		slices.ContainsFunc(placeholderEnds, func(s string) bool { return strings.HasSuffix(low, s) }):
		return true
	}
	// The name of a variable, its "$" forgotten.
	return isCapitals(t) && strings.Contains(t, "_") && slices.ContainsFunc(capitalNames, func(s string) bool { return strings.Contains(t, s) })
}

// isMadeUpGUID reports whether text has the form of a GUID, and each of its groups
// is one character again and again or counts: 00000000-0000-0000-0000-000000000001,
// xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx, 12345678-1234-1234-1234-123456789012.
func isMadeUpGUID(text string) bool {
	groups := strings.Split(strings.ToLower(text), "-")
	if len(groups) != 5 {
		return false
	}
	for i, g := range groups {
		if len(g) != []int{8, 4, 4, 4, 12}[i] {
			return false
		}
		same, counts := strings.Trim(g, g[:1]) == "", strings.HasPrefix("1234567890123", g) || strings.HasPrefix("123456789abcd", g)
		number := strings.HasPrefix(g, "0000") && strings.Trim(g, "0123456789") == ""
		if !same && !counts && !number {
			return false
		}
	}
	return true
}

func isName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-. ", r)
	}) < 0
}

func isCapitals(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r != '_' && (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) < 0 &&
		strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// secretWords are parts of the names of variables, options and fields that hold
// secrets. The rows are ours: what public scripts call theirs.
var secretWords = []string{
	"pass", "password", "passwd", "passphrase", "passwort", "pwd", "pw", "psw", "secret", "secrets", "token", "tokens",
	"key", "apikey", "accesskey", "privatekey", "credential", "credentials", "cred", "creds", "pat", "sas", "clientsecret",
	"secretkey", "authkey", "sshpass", "bearer", "connectionstring", "connstr", "signature", "sig", "assertion", "pin",
}

// plainEndings are last parts of names that speak of a secret and hold none.
var plainEndings = []string{
	"name", "names", "path", "file", "files", "dir", "folder", "url", "uri", "endpoint", "host", "length", "len", "type",
	"vault", "policy", "expiry", "expiration", "expires", "count", "size", "env", "var", "prompt", "regex", "pattern", "hint",
	"vaultname", "enabled", "required", "ttl", "scope", "audience", "issuer",
}

// IsSecretName reports whether a variable, option or field of that name is
// likely to hold a secret: "DB_PASSWORD", "clientSecret", "--admin-password",
// "AZ_PW". The shell's own PWD and OLDPWD are none.
func IsSecretName(name string) bool {
	if name == "PWD" || name == "OLDPWD" {
		return false
	}
	parts := nameParts(name)
	if len(parts) == 0 || slices.Contains(plainEndings, parts[len(parts)-1]) {
		return false
	}
	for i, p := range parts {
		if slices.Contains(secretWords, strings.TrimRight(p, "0123456789")) {
			// "key" alone names too much: the key of a table, a key press.
			if p == "key" && (len(parts) == 1 || i < len(parts)-1) {
				continue
			}
			return true
		}
		if i+1 < len(parts) && slices.Contains(secretWords, p+parts[i+1]) {
			return true
		}
		for _, w := range []string{"password", "passwd", "passphrase", "secret", "apikey"} {
			if len(p) > len(w) && strings.Contains(p, w) && !slices.Contains(plainEndings, strings.TrimPrefix(p, w)) {
				return true
			}
		}
	}
	return false
}

// nameParts splits a name at everything that is no letter or digit and where a
// capital follows a small letter, and lowers it.
func nameParts(name string) []string {
	var parts []string
	start := -1
	flush := func(end int) {
		if start >= 0 {
			parts = append(parts, strings.ToLower(name[start:end]))
			start = -1
		}
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter {
			flush(i)
			continue
		}
		if start >= 0 && c >= 'A' && c <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z' {
			flush(i)
		}
		if start < 0 {
			start = i
		}
	}
	flush(len(name))
	return parts
}

// certificateEndings are the endings of files that hold a certificate or its key.
var certificateEndings = []string{".pem", ".pfx", ".p12", ".crt", ".cer"}

// IsCertificateFile reports whether text, or the end of a text of which no more
// is known, names a file that holds a certificate.
func IsCertificateFile(text string) bool {
	return slices.Contains(certificateEndings, strings.ToLower(path.Ext(text)))
}

// guessedTenants are the names that stand for any tenant.
var guessedTenants = []string{"organizations", "common", "consumers"}

// IsGuessedTenant reports whether a tenant's name leaves the tenant open.
func IsGuessedTenant(name string) bool {
	return slices.Contains(guessedTenants, strings.ToLower(name))
}

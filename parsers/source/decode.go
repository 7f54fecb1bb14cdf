package source

// An Encoding says how a file is stored. The zero Encoding is UTF-8 without a
// byte order mark.
type Encoding struct {
	Name  string // "" (UTF-8), "utf-16le", "utf-16be", "windows-1252"
	BOM   bool   // the file begins with a byte order mark, which Text does not hold
	Lossy bool   // bytes that could not be decoded became U+FFFD: the file cannot be written back
}

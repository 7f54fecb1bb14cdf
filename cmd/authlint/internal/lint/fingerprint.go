package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// fingerprints gives each finding its authlint/v1 fingerprint: 16 hex digits of
// what it is about, ":" and which one it is of several equal ones in its file. It
// holds no path, no line and no secret, not even hashed: a hash of a weak
// password could be guessed. The findings are in their final order, those that are
// suppressed behind the others, whose numbers do not depend on them.
func fingerprints(findings []*Finding, mask *Mask) {
	type key struct {
		file *source.File
		hash string
	}
	count := map[key]int{}
	for _, f := range findings {
		sum := sha256.Sum256([]byte(strings.Join(identity(f, mask), "\x00")))
		k := key{f.Place.File, hex.EncodeToString(sum[:8])}
		count[k]++
		f.Fingerprint = fmt.Sprintf("%s:%d", k.hash, count[k])
	}
}

// identity returns what a finding is about: its rule, the tool and command, the
// names of the options, and the literal words of the call, masked.
func identity(f *Finding, mask *Mask) []string {
	id := []string{f.Rule.ID}
	call := f.Call
	if s := f.SignIn; s != nil {
		id = append(id, s.Tool.ID)
		if s.Command != nil {
			id = append(id, s.Command.Words...)
		}
		if call == nil {
			call = s.Run.Call
		}
	}
	if call == nil {
		return append(id, mask.Word(f.Place, f.Place.Text()))
	}
	var flags, words []string
	for _, a := range call.Args {
		if a.Flag != "" {
			flags = append(flags, mask.Word(a.Raw.Place, a.Flag)) // a value may be glued to it
			continue
		}
		if text, ok := a.Raw.Literal(); ok {
			words = append(words, mask.Word(a.Raw.Place, text))
		}
	}
	slices.Sort(flags)
	if name, ok := call.Name.Literal(); ok && f.SignIn == nil {
		words = append([]string{name}, words...)
	}
	return append(append(append(id, flags...), "\x01"), words...)
}

package sarif

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// literal are the characters that a link in a message is made of.
var literal = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)

// Literal returns s as a part of a message in which nothing is a link: text of a
// scanned file cannot make one, nor, since a viewer that takes a message for
// Markdown knows the same escapes, an image.
func Literal(s string) string { return literal.Replace(s) }

// Link returns s as a link to the related place with a number, counted from 1.
func Link(s string, number int) string {
	return "[" + Literal(s) + "](" + strconv.Itoa(number) + ")"
}

// artifact returns the location of a file. A path from the root is a reference
// relative to SourceRoot; the uploader decodes it and looks for the file there. An
// absolute one, a file outside the root, is a file URI.
func artifact(path string) *sarif.ArtifactLocation {
	l := sarif.NewArtifactLocation()
	drive := len(path) > 2 && path[1] == ':' && path[2] == '/'
	switch {
	case drive:
		return l.WithUri("file:///" + path[:2] + escapePath(path[2:]))
	case strings.HasPrefix(path, "/"):
		return l.WithUri("file://" + escapePath(path))
	}
	return l.WithUri(escapePath(path)).WithUriBaseId(SourceRoot)
}

// escapePath escapes the elements of a path. A colon, too: in the first element it
// would end a scheme.
func escapePath(path string) string {
	elements := strings.Split(path, "/")
	for i, e := range elements {
		elements[i] = strings.ReplaceAll(url.PathEscape(e), ":", "%3A")
	}
	return strings.Join(elements, "/")
}

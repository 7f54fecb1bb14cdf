package parsers

import (
	"path"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// Link puts documents together to a project: sorted by path, with an index of the
// paths. Which script runs which, flow finds out with [script.Project.Resolve]:
// for shells it depends on values. Unread are paths of further files, of which it
// is only known that they are there.
func Link(docs []*script.Document, unread ...string) *script.Project {
	return script.NewProject(docs, unread...)
}

// refs returns the files that a document's programs mention and may run: what is
// sourced or given to a shell, programs called by a path, and every other word or
// value that ends like a script's name. Each tail is there once.
func refs(d *script.Document) []script.Ref {
	var out []script.Ref
	seen := map[string]bool{}
	add := func(w *script.Word, any bool) {
		tail := tailOf(*w)
		if tail == "" || seen[tail] || !any && !isScriptName(tail) {
			return
		}
		seen[tail] = true
		p := w.Place
		if p.File == nil {
			p = source.Place{File: d.File}
		}
		out = append(out, script.Ref{Place: p, Tail: tail})
	}
	visit := func(n any) bool {
		switch n := n.(type) {
		case *script.Call:
			name, _ := n.Name.Literal()
			if n.Kind != script.Function && n.Kind != script.Method { // those run no file
				add(&n.Name, strings.Contains(n.Name.Suffix(), "/"))
			}
			_, launches := script.LaunchOf(name, len(n.Args), func(int) (string, bool) { return "", false }, nil)
			for i := range n.Args {
				a := &n.Args[i]
				w := &a.Raw
				if a.Value != nil {
					w = a.Value
				}
				runs := (launches || name == "source" || name == ".") && strings.Contains(w.Suffix(), "/")
				add(w, runs || (name == "source" || name == ".") && i == 0)
			}
		case *script.Assign:
			add(&n.Value, false)
		case *script.Loop:
			for i := range n.Over {
				add(&n.Over[i], false)
				if tail := patternOf(n.Over[i]); tail != "" && !seen[tail] && n.Over[i].File != nil {
					seen[tail] = true
					out = append(out, script.Ref{Place: n.Over[i].Place, Tail: tail})
				}
			}
		case *script.Part:
			if n.Kind == script.List || n.Kind == script.Table {
				for i := range n.Items {
					add(&n.Items[i], false)
				}
			}
		}
		return true
	}
	for _, s := range d.Scripts {
		for _, b := range s.Bodies {
			script.Inspect(b.Block, visit)
		}
	}
	slices.SortStableFunc(out, func(a, b script.Ref) int { return a.Place.Compare(b.Place) })
	return out
}

// RunsUnnamed reports whether a document may run files of whose names only a part
// is written: "$DIR/$name.sh", "lib/$name.sh".
func RunsUnnamed(d *script.Document) bool {
	found := false
	for _, s := range d.Scripts {
		for _, b := range s.Bodies {
			script.Inspect(b.Block, func(n any) bool {
				if w, ok := n.(*script.Word); ok && len(w.Parts) > 1 && !found {
					end := w.Parts[len(w.Parts)-1]
					found = end.Kind == script.Lit && len(end.Text) > 1 && end.Text[0] == '.' && isScriptName(end.Text)
				}
				return !found
			})
		}
	}
	return found
}

// tailOf returns the literal end of a word that may be a path: all of it, or what
// follows the first slash after what is not literal. It is "" for what is no path
// of a file here.
func tailOf(w script.Word) string {
	if s := endOf(w); !strings.ContainsAny(s, "*?") {
		return cleanTail(s)
	}
	return ""
}

// patternOf returns the literal end of a word that may be a pattern of scripts in
// a folder, "lib/*.sh", or "".
func patternOf(w script.Word) string {
	tail := cleanTail(endOf(w))
	dir, name := path.Split(tail)
	if !strings.Contains(name, "*") || strings.ContainsAny(dir, "*?") || !isScriptName(name) {
		return ""
	}
	return tail
}

// endOf returns the literal text of a word, or what of its end follows a slash.
func endOf(w script.Word) string {
	s, whole := w.Literal()
	if whole {
		return s
	}
	_, s, _ = strings.Cut(w.Suffix(), "/")
	return s
}

func cleanTail(s string) string {
	if s == "" || len(s) > 500 || strings.ContainsAny(s, "\n\r\t<>|\"'`$ ;=") || strings.Contains(s, "://") {
		return ""
	}
	s = path.Clean(strings.ReplaceAll(s, `\`, "/"))
	if s == "." || s == ".." || s == "/" || strings.HasPrefix(s, "-") {
		return ""
	}
	return strings.TrimPrefix(s, "/")
}

// isScriptName reports whether a path ends like the name of a script.
func isScriptName(name string) bool {
	return isShell(name, nil) || isPowerShell(name, nil) || isBatch(name, nil)
}

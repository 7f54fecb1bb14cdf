package script

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// index finds the documents of a project by path.
type index struct {
	paths map[string]*Document
	names map[string][]string // paths by their last element, those of files that were not read included
}

// NewProject returns the project of docs, sorted by path. Of two documents of one
// path the first is found by it. Unread are paths of files that are there and are
// no documents: what may mean one of them means no document alone.
func NewProject(docs []*Document, unread ...string) *Project {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b *Document) int { return cmp.Compare(a.File.Path, b.File.Path) })
	p := &Project{Docs: docs, index: index{make(map[string]*Document, len(docs)), make(map[string][]string, len(docs))}}
	for _, d := range docs {
		if _, ok := p.index.paths[d.File.Path]; ok {
			continue
		}
		p.index.add(d.File.Path, d)
	}
	for _, name := range unread {
		if _, ok := p.index.paths[name]; !ok {
			p.index.add(name, nil)
		}
	}
	return p
}

// Matching returns the documents whose paths a pattern means in a program of from,
// as Resolve would find one of them: "lib/*.sh", with patterns in the last element
// only. They are sorted by path, and all in one folder. It returns none where no
// file matches, and where it is not known which folder is meant.
func (p *Project) Matching(from *source.File, pattern string, exact bool) []*Document {
	if p == nil || from == nil {
		return nil
	}
	pattern = strings.ReplaceAll(pattern, `\`, "/")
	dir, name := path.Split(pattern)
	if name == "" || strings.ContainsAny(dir, "*?[") || strings.HasPrefix(pattern, "/") && exact {
		return nil
	}
	dir = path.Clean(strings.TrimLeft(dir, "/"))
	for _, folder := range []string{path.Join(path.Dir(from.Path), dir), dir} {
		var found []*Document
		for _, d := range p.Docs {
			ok, err := path.Match(name, path.Base(d.File.Path))
			if path.Dir(d.File.Path) == folder && err == nil && ok && (name[0] == '.' || !strings.HasPrefix(path.Base(d.File.Path), ".")) {
				found = append(found, d)
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

func (x *index) add(file string, d *Document) {
	x.paths[file] = d
	name := path.Base(file)
	x.names[name] = append(x.names[name], file)
}

// Resolve returns the scripts of the file that a program in from means by a path:
// "lib/auth.sh", "../common.sh". With exact, name is all of the path as the
// program gives it; without, it is the known end of one, such as the "lib/auth.sh"
// of "$DIR/lib/auth.sh".
//
// Where a program runs is not known, so a path is looked for in the folder of
// from, then at the root, and then as the end of a path anywhere, if there is only
// one that ends in it. An absolute path can only be such an end, with exact not
// even that: it names a file of the machine. Resolve returns nil where nothing or
// more than one file fits, and for a nil Project.
func (p *Project) Resolve(from *source.File, name string, exact bool) []*Script {
	if p == nil || name == "" {
		return nil
	}
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasSuffix(name, "/") || strings.HasPrefix(name, "/") && exact {
		return nil
	}
	name = path.Clean(strings.TrimLeft(name, "/"))
	if name == "." || name == ".." {
		return nil
	}
	if from != nil {
		if d := p.index.paths[path.Join(path.Dir(from.Path), name)]; d != nil {
			return d.Scripts
		}
	}
	if d := p.index.paths[name]; d != nil {
		return d.Scripts
	}
	for strings.HasPrefix(name, "../") {
		name = name[3:]
	}
	var found []string
	for _, file := range p.index.names[path.Base(name)] {
		if strings.HasSuffix("/"+file, "/"+name) && (from == nil || file != from.Path) {
			found = append(found, file)
		}
	}
	if len(found) != 1 || p.index.paths[found[0]] == nil {
		return nil
	}
	return p.index.paths[found[0]].Scripts
}

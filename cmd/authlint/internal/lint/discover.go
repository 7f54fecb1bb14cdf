package lint

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/script"
)

// An input is a file that may be read.
type input struct {
	at    *folder // the folder that it lies in; nil for standard input
	rel   string  // relative to the root, with forward slashes: source.File.Path
	named bool    // stands on the command line itself
	asked bool    // lies in a path of the command line: what is found in it is reported
}

// open returns what to open; "" for standard input.
func (in input) open() string {
	if in.at == nil {
		return ""
	}
	return below(in.at.open, path.Base(in.rel))
}

// real returns its path without symbolic links in the folders.
func (in input) real() string { return below(in.at.real, path.Base(in.rel)) }

// below returns the path of what is called name in dir, which is clean.
func below(dir, name string) string {
	if dir != "" && os.IsPathSeparator(dir[len(dir)-1]) {
		return dir + name
	}
	return dir + string(filepath.Separator) + name
}

// A Failure is a path that the run itself could not get at.
type Failure struct {
	Path    string // as given, or relative to the root for one that was met on the way
	Message string // lower case, no full stop
}

// FindRoot returns the root of a run: the nearest folder at or above the first
// path that holds .git, else dir, the working directory. Both are absolute.
func FindRoot(dir string, paths []string) string {
	start := dir
	if len(paths) > 0 && paths[0] != "-" {
		start = absolute(dir, paths[0])
	}
	for at := start; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if filepath.Dir(at) == at {
			return dir
		}
	}
}

func absolute(dir, p string) string {
	if filepath.IsAbs(p) {
		return filepath.Clean(p)
	}
	return filepath.Join(dir, p)
}

// relative returns the path of abs from the root with forward slashes: "../x"
// outside of it, and abs itself where there is no way (another drive).
func relative(root, abs string) string {
	rel, err := filepath.Rel(root, abs)
	if err != nil {
		rel = abs
	}
	return filepath.ToSlash(rel)
}

// A finder looks for the files of a run.
type finder struct {
	root, real string // the root, and without symbolic links
	opt        *Options
	jobs       int

	seen     map[string]bool // folders, by their paths without links, and files that were named or linked to
	listed   int             // inputs that are in seen, however they were found: see follow
	single   bool            // files were named or linked to
	inputs   []input
	links    []link
	named    []namedFolder
	failures []Failure
	problems []script.Problem
}

// A namedFolder stands on the command line.
type namedFolder struct{ given, rel string }

// A folder is one whose files are looked at.
type folder struct {
	rel, open, real string // real without symbolic links; "" where it is only that of a file that was named or linked to
	rules           []ignoreRule
}

// A link is a symbolic link met on the way.
type link struct {
	rel, open string
	rules     []ignoreRule
}

// discover finds the files in the paths of the command line. It leaves them
// sorted. Files that are named come before folders, so that they count as named.
func (f *finder) discover(paths []string) {
	f.seen = map[string]bool{}
	if r, err := filepath.EvalSymlinks(f.root); err == nil {
		f.real = r
	} else {
		f.real = f.root
	}
	var folders []folder
	for _, p := range paths {
		if p == "-" {
			if !f.seen["-"] {
				f.inputs = append(f.inputs, input{rel: f.stdinPath(), named: true, asked: true})
			}
			f.seen["-"] = true
			continue
		}
		if d, ok := f.path(p); ok {
			folders = append(folders, d)
		}
	}
	for _, d := range folders {
		if !f.seen[d.real] {
			f.seen[d.real] = true
			f.walk([]folder{d})
		}
	}
	slices.SortFunc(f.inputs, func(a, b input) int { return cmp.Compare(a.rel, b.rel) })
}

// stdinPath returns the path of standard input, which is that of the file it is
// said to be.
func (f *finder) stdinPath() string {
	if f.opt.StdinName == "" {
		return "-"
	}
	return relative(f.root, absolute(f.opt.Dir, f.opt.StdinName))
}

// path takes in one path of the command line. A folder is returned.
func (f *finder) path(p string) (folder, bool) {
	abs := absolute(f.opt.Dir, p)
	info, err := os.Stat(abs)
	if err != nil {
		f.failures = append(f.failures, Failure{p, plainError(err)})
		return folder{}, false
	}
	rel := relative(f.root, abs)
	if rel != "." && excluded(f.opt.Exclude, rel) {
		return folder{}, false
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		f.failures = append(f.failures, Failure{p, plainError(err)})
		return folder{}, false
	}
	switch {
	case info.Mode().IsRegular():
		if !f.seen[real] {
			f.seen[real] = true
			f.single = true
			f.inputs = append(f.inputs, input{&folder{open: filepath.Dir(abs)}, rel, true, true})
		}
	case info.IsDir():
		if _, err := os.ReadDir(abs); err != nil {
			f.failures = append(f.failures, Failure{p, plainError(err)})
			return folder{}, false
		}
		if len(f.opt.Paths) > 0 {
			f.named = append(f.named, namedFolder{p, rel})
		}
		return folder{rel, abs, real, f.rulesAbove(rel)}, true
	default:
		f.failures = append(f.failures, Failure{p, "neither a file nor a folder"})
	}
	return folder{}, false
}

// rulesAbove returns the rules of the folders from the root down to, not with,
// rel. A folder outside the root has none.
func (f *finder) rulesAbove(rel string) []ignoreRule {
	if f.opt.NoGitignore || rel == "." || rel == ".." || strings.HasPrefix(rel, "../") || path.IsAbs(rel) {
		return nil
	}
	rules := readIgnore(f.root, ".")
	parts := strings.Split(rel, "/")
	for i := 1; i < len(parts); i++ {
		rules = append(rules, readIgnore(f.root, strings.Join(parts[:i], "/"))...)
	}
	return rules
}

// walk lists folders, the ones in them and so on, a level at a time. Links come
// last, so that what has a path of its own is found under it.
func (f *finder) walk(level []folder) {
	for len(level) > 0 {
		lists := make([]listing, len(level))
		each(len(level), f.jobs, func(i int) { lists[i] = f.list(level[i]) })
		level = nil
		for _, l := range lists {
			f.failures = append(f.failures, l.failures...)
			f.links = append(f.links, l.links...)
			for _, d := range l.folders {
				if !f.seen[d.real] {
					f.seen[d.real] = true
					level = append(level, d)
				}
			}
			for _, in := range l.files {
				if !f.single || !f.seen[in.real()] {
					f.inputs = append(f.inputs, in)
				}
			}
		}
		if len(level) == 0 {
			level = f.follow()
		}
	}
}

// A listing is what one folder holds.
type listing struct {
	files    []input
	folders  []folder
	links    []link
	failures []Failure
}

func (f *finder) list(d folder) listing {
	var l listing
	entries, err := os.ReadDir(d.open)
	if err != nil {
		l.failures = append(l.failures, Failure{d.rel, plainError(err)})
	}
	rules := d.rules
	if !f.opt.NoGitignore && (d.rel == "." || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".gitignore" })) {
		if own := readIgnore(f.root, d.rel); len(own) > 0 {
			rules = append(slices.Clip(rules), own...)
		}
	}
	at := &d
	for _, e := range entries {
		name := e.Name()
		rel := filepath.ToSlash(name)
		if d.rel != "." {
			rel = d.rel + "/" + rel
		}
		isDir := e.IsDir()
		if name == ".git" || excluded(f.opt.Exclude, rel) || ignored(rules, rel, isDir) {
			continue
		}
		switch {
		case isDir:
			l.folders = append(l.folders, folder{rel, below(d.open, name), below(d.real, name), rules})
		case e.Type()&fs.ModeSymlink != 0:
			l.links = append(l.links, link{rel, below(d.open, name), rules})
		case e.Type().IsRegular():
			l.files = append(l.files, input{at, rel, false, true})
		}
	}
	return l
}

// follow goes to where the links lead that were met so far: files become inputs,
// folders are returned. What was seen already is not seen again, which also ends
// loops; what lies outside the root is not followed.
func (f *finder) follow() []folder {
	links := f.links
	f.links = nil
	if len(links) == 0 {
		return nil
	}
	for ; f.listed < len(f.inputs); f.listed++ {
		if in := f.inputs[f.listed]; in.at != nil && in.at.real != "" { // others are seen as what they lead to
			f.seen[in.real()] = true
		}
	}
	slices.SortFunc(links, func(a, b link) int { return cmp.Compare(a.rel, b.rel) })
	var level []folder
	for _, l := range links {
		real, err := filepath.EvalSymlinks(l.open)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it leads nowhere: there is nothing to read
		}
		if err != nil {
			f.problem(l.rel, "the symbolic link cannot be followed: "+plainError(err))
			continue
		}
		if !inside(f.real, real) {
			f.problem(l.rel, "the symbolic link leaves the root of the run and is not followed")
			continue
		}
		info, err := os.Stat(real)
		if err != nil || f.seen[real] {
			continue
		}
		switch {
		case info.IsDir():
			if inGit(relative(f.real, real)) || ignored(l.rules, l.rel, true) {
				continue
			}
			f.seen[real] = true
			level = append(level, folder{l.rel, l.open, real, l.rules})
		case info.Mode().IsRegular():
			f.seen[real] = true
			f.single = true
			f.inputs = append(f.inputs, input{&folder{open: filepath.Dir(l.open)}, l.rel, false, true})
		}
	}
	return level
}

func (f *finder) problem(rel, message string) {
	f.problems = append(f.problems, script.Problem{Path: rel, Message: message})
}

func inGit(rel string) bool { return slices.Contains(strings.Split(rel, "/"), ".git") }

// inside reports whether p is root or lies in it.
func inside(root, p string) bool {
	rel, err := filepath.Rel(root, p)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// plainError returns what went wrong without the path, which the caller names.
func plainError(err error) string {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	return fmt.Sprint(err)
}

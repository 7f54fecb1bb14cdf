package lint

import (
	"bytes"
	"cmp"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// A reader reads the files that can matter: those with a word of a sign-in,
// those that such files name, and the scripts that name them.
type reader struct {
	root, real string
	opt        *Options
	inputs     []input

	docs     []*script.Document
	project  *script.Project
	asked    map[string]bool // paths of documents whose findings are reported
	found    map[string]bool // paths of documents with a word of a sign-in
	files    int
	failures []Failure
	problems []script.Problem

	scans  []scan
	byName map[string][]int // inputs by the last element of their path
	taken  map[string]bool  // paths of inputs that became documents
}

// A scan is what one look at a file tells.
type scan struct {
	kind     bool // authlint reads files of this kind
	doc      *script.Document
	mentions []string // last elements of paths of other inputs, and of outside
	outside  []string // ends of paths of scripts that are no inputs
	problem  string
}

func (r *reader) read() {
	r.scans = make([]scan, len(r.inputs))
	r.byName = map[string][]int{}
	r.asked, r.found, r.taken = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i, in := range r.inputs {
		name := path.Base(in.rel)
		r.byName[name] = append(r.byName[name], i)
	}
	words := searchWords()
	tick := r.ticker()
	each(len(r.inputs), r.opt.Jobs, func(i int) {
		r.scans[i] = r.scan(r.inputs[i], words)
		tick()
	})
	for i, s := range r.scans {
		in := r.inputs[i]
		if s.kind {
			r.files++
		}
		if s.problem != "" {
			r.problems = append(r.problems, script.Problem{Path: in.rel, Message: s.problem})
		}
		if s.doc != nil {
			r.take(s.doc, in.asked)
			r.found[in.rel] = true
		}
	}
	r.look(words)
	r.callers()
	r.called()
	slices.SortFunc(r.docs, func(a, b *script.Document) int { return cmp.Compare(a.File.Path, b.File.Path) })
	for _, d := range r.docs {
		r.problems = append(r.problems, d.Problems...)
	}
	r.project = parsers.Link(r.docs)
}

func (r *reader) take(d *script.Document, asked bool) {
	r.docs = append(r.docs, d)
	r.taken[d.File.Path] = true
	r.asked[d.File.Path] = asked
}

// ticker returns a function to call when a file is done.
func (r *reader) ticker() func() {
	if r.opt.Progress == nil {
		return func() {}
	}
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		r.opt.Progress(done, len(r.inputs))
	}
}

// anyIn reports whether a file of a kind that authlint reads lies in the folder rel.
func (r *reader) anyIn(rel string) bool {
	for i, s := range r.scans {
		if s.kind && (rel == "." && !strings.HasPrefix(r.inputs[i].rel, "../") || strings.HasPrefix(r.inputs[i].rel, rel+"/")) {
			return true
		}
	}
	return false
}

// searchWords returns the words without any of which a file is not looked at
// further. Ignore comments are one, so that those that match nothing are found.
func searchWords() [][]byte {
	words := [][]byte{[]byte(directive)}
	for _, w := range facts.SearchWords() {
		words = append(words, []byte(w))
	}
	return words
}

// anyWord reports whether a word of a sign-in stands in a text, no part of another
// word: "login", not "loginServer".
func anyWord(text string) bool {
	low := strings.ToLower(text)
	return slices.ContainsFunc(facts.SearchWords(), func(w string) bool {
		for at := 0; ; {
			i := strings.Index(low[at:], w)
			if i < 0 {
				return false
			}
			from := at + i
			at = from + len(w)
			if !inWord(low, from-1) && !inWord(low, at) {
				return true
			}
		}
	})
}

// inWord reports whether the byte at an offset is one of a word.
func inWord(s string, at int) bool {
	if at < 0 || at >= len(s) {
		return false
	}
	c := s[at]
	return c == '_' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}

// scan looks at one file, and reads it if a word of a sign-in stands in it.
func (r *reader) scan(in input, words [][]byte) scan {
	raw, size, problem := r.head(in)
	if problem != "" {
		return scan{problem: problem}
	}
	head := raw[:min(len(raw), maxHead)]
	readable := parsers.Kind(in.rel, head) != "" || in.rel == "-"
	switch {
	case isBinary(head):
		if in.named || parsers.Kind(in.rel, nil) != "" {
			return scan{problem: "a binary file, which is not read"}
		}
		return scan{}
	case !readable && in.named:
		return scan{problem: "not a kind of file that authlint reads"}
	case !readable:
		return scan{}
	case size > maxFile:
		return scan{kind: true, problem: "larger than 20 MB, the limit for a file, and not read"}
	}
	if in.open != "" && size > int64(len(raw)) {
		all, err := readLimited(in.open, maxFile)
		if err != nil {
			return scan{kind: true, problem: plainError(err)}
		}
		raw = all
	}
	s := scan{kind: true}
	text := searchable(raw)
	s.mentions, s.outside = r.mentions(text, path.Base(in.rel))
	if r.opt.everything || slices.ContainsFunc(words, func(w []byte) bool { return bytes.Contains(text, w) }) {
		s.doc = parsers.Read(source.Decode(in.rel, raw))
	}
	return s
}

// head returns the first bytes of a file and its size; of standard input all.
func (r *reader) head(in input) (raw []byte, size int64, problem string) {
	if in.open == "" {
		if r.opt.Stdin == nil {
			return nil, 0, ""
		}
		raw, err := io.ReadAll(io.LimitReader(r.opt.Stdin, maxFile+1))
		if err != nil {
			return nil, 0, plainError(err)
		}
		return raw, int64(len(raw)), ""
	}
	f, err := os.Open(in.open)
	if err != nil {
		return nil, 0, plainError(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, plainError(err)
	}
	raw, err = io.ReadAll(io.LimitReader(f, maxHead))
	if err != nil {
		return nil, 0, plainError(err)
	}
	return raw, info.Size(), ""
}

// readLimited returns the bytes of a regular file, at most limit of them.
func readLimited(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}

// isBinary reports whether head holds bytes that no text has: zeros, unless they
// are every second one, as in UTF-16.
func isBinary(head []byte) bool {
	zeros, odd := 0, 0
	for i, c := range head {
		if c == 0 {
			zeros++
			odd += i & 1
		}
	}
	switch {
	case zeros == 0:
		return false
	case bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")):
		return false
	}
	return zeros < len(head)/3 || odd != 0 && odd != zeros
}

// searchable returns raw in lower case and, if it is UTF-16, without the zeros.
func searchable(raw []byte) []byte {
	if bytes.IndexByte(raw, 0) >= 0 {
		raw = bytes.ReplaceAll(raw, []byte{0}, nil)
	}
	return bytes.ToLower(raw)
}

// mentions returns the names in text that are those of other inputs, and the
// paths in it that end like a script's and are none of an input. A name without
// an ending counts only behind a slash: "./login", not "login".
func (r *reader) mentions(text []byte, self string) (names, outside []string) {
	found, out := map[string]bool{}, map[string]bool{}
	for i := 0; i < len(text); {
		if !isNameByte(text[i]) && text[i] != '/' {
			i++
			continue
		}
		start := i
		for i < len(text) && (isNameByte(text[i]) || text[i] == '/') {
			i++
		}
		token := string(text[start:min(i, start+maxName)])
		if folder, ok := folderOf(token, text[i:]); ok {
			found[folder] = true
			continue
		}
		name := token[strings.LastIndexByte(token, '/')+1:]
		switch {
		case name == "" || name == self || name == token && !strings.Contains(name, "."):
		case r.byName[name] != nil:
			found[name] = true
		case strings.Contains(name, ".") && parsers.Kind(name, nil) != "" && len(out) < maxOutside:
			found[name], out[token] = true, true
		}
	}
	return slices.Sorted(maps.Keys(found)), slices.Sorted(maps.Keys(out))
}

// folderOf returns the name under which a pattern of scripts in a folder is looked
// for, where one begins with token and goes on with rest: "lib/*" for "lib/*.sh".
func folderOf(token string, rest []byte) (string, bool) {
	dir, ok := strings.CutSuffix(token, "/")
	if !ok || dir == "" || len(rest) == 0 || rest[0] != '*' {
		return "", false
	}
	end := 1
	for end < len(rest) && end < maxName && isNameByte(rest[end]) {
		end++
	}
	if ext := string(rest[1:end]); !strings.HasPrefix(ext, ".") || parsers.Kind("x"+ext, nil) == "" {
		return "", false
	}
	return path.Base(dir) + "/*", true
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '+' || c >= 0x80
}

// look looks for scripts outside the paths that were given which files in them
// name. Those with a word of a sign-in are read: who names them may be what hands
// them a password.
func (r *reader) look(words [][]byte) {
	seen := map[string]bool{}
	for i := range r.inputs { // those that are added are not looked at again
		in, s := r.inputs[i], r.scans[i]
		if in.open == "" && r.opt.StdinName == "" {
			continue
		}
		for _, tail := range s.outside {
			at, ok := r.find(in.rel, tail)
			if !ok || seen[at.rel] {
				continue
			}
			seen[at.rel] = true
			found := r.scan(at, words)
			r.add(at, found)
			if found.doc != nil {
				r.take(found.doc, false)
				r.found[at.rel] = true
			}
		}
	}
}

// add makes a file an input that nobody asked for.
func (r *reader) add(in input, s scan) int {
	s.problem = "" // nobody asked
	r.inputs = append(r.inputs, in)
	r.scans = append(r.scans, s)
	n := len(r.inputs) - 1
	name := path.Base(in.rel)
	r.byName[name] = append(r.byName[name], n)
	return n
}

// callers reads the scripts that name a document, those that name these, and so
// on: they may hand it what it signs in with.
func (r *reader) callers() {
	wanted := map[string]bool{}
	want := func(d *script.Document) {
		wanted[path.Base(d.File.Path)] = true
		wanted[strings.ToLower(path.Base(path.Dir(d.File.Path)))+"/*"] = true
	}
	for _, d := range r.docs {
		want(d)
	}
	for range maxRounds {
		var next []int
		for i, s := range r.scans {
			if s.kind && s.problem == "" && !r.taken[r.inputs[i].rel] && slices.ContainsFunc(s.mentions, func(n string) bool { return wanted[n] }) {
				next = append(next, i)
			}
		}
		for _, d := range r.pull(next) {
			want(d)
		}
		if len(next) == 0 {
			return
		}
	}
}

// called reads the files that documents name, those that these name, and so on.
func (r *reader) called() {
	done := 0
	for range maxRounds {
		docs := r.docs[done:]
		done = len(r.docs)
		var next []int
		for _, d := range docs {
			for _, ref := range d.Refs {
				next = append(next, r.resolve(d, ref.Tail)...)
			}
		}
		slices.Sort(next)
		if next = slices.Compact(next); len(next) == 0 {
			return
		}
		r.pull(next)
	}
}

// resolve returns the inputs that tail, in d, may mean. A file that is not an
// input yet, since nobody asked for it, becomes one.
func (r *reader) resolve(d *script.Document, tail string) []int {
	tail = path.Clean("/" + tail)[1:]
	if tail == "" {
		return nil
	}
	if strings.Contains(path.Base(tail), "*") {
		return r.matching(d, tail)
	}
	var found []int
	for _, i := range r.byName[path.Base(tail)] {
		if in := r.inputs[i]; !r.taken[in.rel] && (in.rel == tail || strings.HasSuffix(in.rel, "/"+tail)) && in.open != "" {
			found = append(found, i)
		}
	}
	if found != nil {
		return found
	}
	if in, ok := r.find(d.File.Path, tail); ok {
		return []int{r.add(in, scan{kind: true})}
	}
	return nil
}

// maxMatching is how many files of a pattern that are no inputs are read.
const maxMatching = 64

// matching returns the inputs that a pattern of scripts in a folder means in d.
// Those that nobody asked for become inputs.
func (r *reader) matching(d *script.Document, tail string) []int {
	var found []int
	for _, folder := range []string{path.Join(path.Dir(d.File.Path), path.Dir(tail)), path.Dir(tail)} {
		for i, in := range r.inputs {
			if ok, err := path.Match(path.Base(tail), path.Base(in.rel)); ok && err == nil && path.Dir(in.rel) == folder && !r.taken[in.rel] && in.open != "" {
				found = append(found, i)
			}
		}
		entries, err := os.ReadDir(filepath.Join(r.root, filepath.FromSlash(folder)))
		if err != nil || strings.HasPrefix(folder, "..") {
			continue
		}
		added := 0
		for _, e := range entries {
			rel := path.Join(folder, e.Name())
			if ok, err := path.Match(path.Base(tail), e.Name()); !ok || err != nil || r.taken[rel] || r.isInput(rel) || added == maxMatching {
				continue
			}
			if in, ok := r.file(rel); ok {
				found = append(found, r.add(in, scan{kind: true}))
				added++
			}
		}
		if found != nil {
			break
		}
	}
	return found
}

// find returns the file, no input yet, that tail may mean in a file at from: it
// looks in the folder of from and those above it.
func (r *reader) find(from, tail string) (input, bool) {
	tail = path.Clean("/" + tail)[1:]
	for at := path.Dir(from); tail != ""; at = path.Dir(at) {
		rel := path.Join(at, tail)
		if r.taken[rel] || r.isInput(rel) {
			break
		}
		if in, ok := r.file(rel); ok {
			return in, true
		}
		if at == "." || at == "/" || strings.HasPrefix(at, "..") {
			break
		}
	}
	return input{}, false
}

func (r *reader) isInput(rel string) bool {
	return slices.ContainsFunc(r.byName[path.Base(rel)], func(i int) bool { return r.inputs[i].rel == rel })
}

// file returns the file rel of the root if there is one, small enough, that no
// link takes out of the root.
func (r *reader) file(rel string) (input, bool) {
	open := filepath.Join(r.root, filepath.FromSlash(rel))
	info, err := os.Stat(open)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return input{}, false
	}
	real, err := filepath.EvalSymlinks(open)
	if err != nil || !inside(r.real, real) {
		return input{}, false
	}
	return input{open: open, rel: rel}, true
}

// pull reads inputs whole and takes them in as documents.
func (r *reader) pull(inputs []int) []*script.Document {
	if room := maxPulledIn - len(r.docs); len(inputs) > max(room, 0) {
		inputs = inputs[:max(room, 0)]
		r.problems = append(r.problems, script.Problem{Path: ".", Message: "too many files name each other: some that were named are not read"})
	}
	docs := make([]*script.Document, len(inputs))
	each(len(inputs), r.opt.Jobs, func(n int) {
		in := r.inputs[inputs[n]]
		raw, err := readLimited(in.open, maxFile)
		if err != nil || isBinary(raw[:min(len(raw), maxHead)]) {
			return // seen and said when it was scanned; one that nobody asked for is not missed
		}
		docs[n] = parsers.Read(source.Decode(in.rel, raw))
	})
	var read []*script.Document
	for n, d := range docs {
		in := r.inputs[inputs[n]]
		r.taken[in.rel] = true
		if d != nil {
			r.take(d, in.asked)
			read = append(read, d)
		}
	}
	return read
}

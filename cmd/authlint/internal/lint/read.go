package lint

import (
	"bytes"
	"cmp"
	"io"
	"iter"
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
	told     map[*script.Document]telling
	shelf    *shelf // nil: the programs of all documents are held
	project  *script.Project
	asked    map[string]bool // paths of documents whose findings are reported
	found    map[string]bool // paths of documents with a word of a sign-in
	files    int
	failures []Failure
	problems []script.Problem

	scans  []*scan // by input; nil: it is of no kind that is read, and there is nothing to say of it
	words  *search
	byName map[string]int32 // by the last element of their path the last input of that name, plus one
	before []int32          // by input the one before it of the same name, plus one; 0: none
	taken  map[string]bool  // paths of inputs that became documents
	rivals map[string]bool  // paths of files that were not read since several may be meant
}

// A scan is what one look at a file tells.
type scan struct {
	kind     bool // authlint reads files of this kind
	doc      *script.Document
	told     telling  // of doc
	mentions []string // ends of paths of other inputs, and outside
	outside  []string // ends of paths of scripts that are no inputs
	problem  string
}

// orNil returns nil for a scan that tells nothing: most files of a tree have such.
func (s scan) orNil() *scan {
	if !s.kind && s.problem == "" {
		return nil
	}
	return &s
}

func (r *reader) read() {
	r.scans = make([]*scan, len(r.inputs))
	r.byName = make(map[string]int32, len(r.inputs))
	r.before = make([]int32, 0, len(r.inputs))
	r.asked, r.found, r.taken, r.rivals = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range r.inputs {
		r.index(i)
	}
	r.told = map[*script.Document]telling{}
	if !r.opt.everything {
		r.shelf = newShelf()
	}
	r.words = newSearch(searchWords())
	tick := r.ticker()
	each(len(r.inputs), r.opt.Jobs, func(i int) {
		r.scans[i] = r.scan(r.inputs[i]).orNil()
		tick()
	})
	for i, s := range r.scans {
		in := r.inputs[i]
		if s == nil {
			continue
		}
		if s.kind {
			r.files++
		}
		if s.problem != "" {
			r.problems = append(r.problems, script.Problem{Path: in.rel, Message: s.problem})
		}
		if s.doc != nil {
			r.take(s.doc, s.told, in.asked)
			r.found[in.rel] = true
		}
	}
	r.look()
	r.callers()
	r.called()
	slices.SortFunc(r.docs, func(a, b *script.Document) int { return cmp.Compare(a.File.Path, b.File.Path) })
	for _, d := range r.docs {
		r.problems = append(r.problems, d.Problems...)
	}
	r.project = parsers.Link(r.docs, slices.Sorted(maps.Keys(r.rivals))...)
}

// index makes input i known by its name. Inputs are indexed in order.
func (r *reader) index(i int) {
	name := path.Base(r.inputs[i].rel)
	r.before = append(r.before, r.byName[name])
	r.byName[name] = int32(i + 1)
}

// named yields the inputs of a name, the last one first.
func (r *reader) named(name string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := r.byName[name]; i > 0 && yield(int(i-1)); i = r.before[i-1] {
		}
	}
}

func (r *reader) take(d *script.Document, told telling, asked bool) {
	r.told[d] = told
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
		if s != nil && s.kind && (rel == "." && !strings.HasPrefix(r.inputs[i].rel, "../") || strings.HasPrefix(r.inputs[i].rel, rel+"/")) {
			return true
		}
	}
	return false
}

// searchWords returns the words without any of which a file is not looked at
// further. Ignore comments are one, so that those that match nothing are found.
func searchWords() []string { return append(facts.SearchWords(), directive) }

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

// buffers are for the bytes of files, of which most are not looked at again.
var buffers = sync.Pool{New: func() any { return new(buffer) }}

// maxKept is how large a buffer may be to be used again.
const maxKept = 1 << 20

type buffer struct{ raw, text []byte }

// scan looks at one file, and reads it if a word of a sign-in stands in it.
func (r *reader) scan(in input) scan {
	if !in.named && parsers.Kind(in.rel, nil) == "" && !parsers.ByContents(in.rel) {
		return scan{}
	}
	b := buffers.Get().(*buffer)
	s := r.examine(in, b)
	if cap(b.raw) <= maxKept && cap(b.text) <= maxKept {
		buffers.Put(b)
	}
	return s
}

// examine is scan with the buffer to use.
func (r *reader) examine(in input, b *buffer) scan {
	size, problem := r.load(in, b)
	if problem != "" {
		return scan{problem: problem}
	}
	head := b.raw[:min(len(b.raw), maxHead)]
	readable := parsers.Kind(in.rel, head) != "" || in.rel == "-"
	switch {
	case !readable && !in.named:
		return scan{}
	case isBinary(head):
		if in.named || parsers.Kind(in.rel, nil) != "" {
			return scan{problem: "a binary file, which is not read"}
		}
		return scan{}
	case !readable:
		return scan{problem: "not a kind of file that authlint reads"}
	case size > maxFile:
		return scan{kind: true, problem: "larger than 20 MB, the limit for a file, and not read"}
	}
	s := scan{kind: true}
	text := b.plain()
	s.mentions, s.outside = r.mentions(text, path.Base(in.rel))
	if r.opt.everything || r.words.in(text) {
		s.doc, s.told = r.document(in.rel, b.raw)
	}
	return s
}

// document reads a file whole.
func (r *reader) document(rel string, raw []byte) (*script.Document, telling) {
	d := parsers.Read(source.Decode(rel, raw))
	told := tell(d)
	r.shelf.put(d)
	return d, told
}

// plain returns the bytes of the file, of UTF-16 without the zeros.
func (b *buffer) plain() []byte {
	if bytes.IndexByte(b.raw, 0) < 0 {
		return b.raw
	}
	b.text = b.text[:0]
	for _, c := range b.raw {
		if c != 0 {
			b.text = append(b.text, c)
		}
	}
	return b.text
}

// load reads a file into the buffer, of one that is no script only the beginning,
// and returns how many bytes it has, or more than maxFile.
func (r *reader) load(in input, b *buffer) (size int64, problem string) {
	var from io.Reader = r.opt.Stdin
	if in.at == nil {
		if r.opt.Stdin == nil {
			b.raw = b.raw[:0]
			return 0, ""
		}
	} else {
		f, err := os.Open(in.open())
		if err != nil {
			return 0, plainError(err)
		}
		defer f.Close()
		from = f
	}
	b.raw = b.raw[:0]
	if in.at != nil && !in.named && parsers.Kind(in.rel, nil) == "" {
		if err := b.fill(from, firstLine); err != nil {
			return 0, plainError(err)
		}
		if parsers.Kind(in.rel, b.raw) == "" {
			return 0, ""
		}
	}
	if err := b.fill(from, maxFile+1); err != nil {
		return 0, plainError(err)
	}
	return int64(len(b.raw)), ""
}

// fill reads on until the buffer holds limit bytes, or all that there are.
func (b *buffer) fill(from io.Reader, limit int) error {
	for len(b.raw) < limit {
		if len(b.raw) == cap(b.raw) {
			b.raw = slices.Grow(b.raw, max(len(b.raw), minBuffer))
		}
		n, err := from.Read(b.raw[len(b.raw):min(cap(b.raw), limit)])
		b.raw = b.raw[:len(b.raw)+n]
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}

// minBuffer is what a buffer holds from the start: more than most scripts have.
const minBuffer = 32 << 10

// firstLine is how much of a file is read to find out whether it is a script.
const firstLine = 512

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

// mentions returns the ends of paths in text whose last elements are names of
// other inputs, and those that end like a script's and are none of an input. A name
// without an ending counts only behind a slash: "./login", not "login".
func (r *reader) mentions(text []byte, self string) (mentioned, outside []string) {
	found, out := map[string]bool{}, map[string]bool{}
	for i := 0; i < len(text); {
		if !inPath[text[i]] {
			i++
			continue
		}
		start, slash, dot := i, -1, false
		for i < len(text) && inPath[text[i]] {
			switch text[i] {
			case '/':
				slash, dot = i, false
			case '.':
				dot = true
			}
			i++
		}
		if folder, ok := folderOf(text[max(start, i-maxName):i], text[i:]); ok {
			found[folder] = true
			continue
		}
		if !dot && slash < 0 || slash == i-1 || i-start > maxName {
			continue
		}
		name := text[max(slash+1, start):i]
		known := r.byName[string(name)] > 0
		if string(name) == self || !known && (!dot || !maybeScript(name)) {
			continue
		}
		if start > 0 && text[start-1] == '$' && slash >= 0 { // the name of a variable
			start += bytes.IndexByte(text[start:], '/')
		}
		switch token := string(text[start:i]); {
		case known:
			found[token] = true
		case parsers.Kind(string(name), nil) != "" && len(out) < maxOutside:
			found[token], out[token] = true, true
		}
	}
	return slices.Sorted(maps.Keys(found)), slices.Sorted(maps.Keys(out))
}

// folderOf returns the name under which a pattern of scripts in a folder is looked
// for, where one begins with token and goes on with rest: "lib/*" for "lib/*.sh".
func folderOf(token, rest []byte) (string, bool) {
	dir, ok := bytes.CutSuffix(token, []byte("/"))
	if !ok || len(dir) == 0 || len(rest) == 0 || rest[0] != '*' {
		return "", false
	}
	end := 1
	for end < len(rest) && end < maxName && inPath[rest[end]] && rest[end] != '/' {
		end++
	}
	if ext := string(rest[1:end]); !strings.HasPrefix(ext, ".") || parsers.Kind("x"+ext, nil) == "" {
		return "", false
	}
	return strings.ToLower(path.Base(string(dir))) + "/*", true
}

// inPath are the bytes that may stand in a path without quoting.
var inPath = func() (in [256]bool) {
	for c := range in {
		in[c] = c >= '0' && c <= '9' || strings.IndexByte("/._-+", byte(c)) >= 0 || isNameByte(lower(byte(c)))
	}
	return in
}()

// maybeScript is a cheap look at the ending of a name that holds a dot.
func maybeScript(name []byte) bool {
	return len(name)-bytes.LastIndexByte(name, '.') <= len(".azcli")
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '+' || c >= 0x80
}

// look looks for scripts outside the paths that were given which files in them
// name. Those with a word of a sign-in are read: who names them may be what hands
// them a password.
func (r *reader) look() {
	seen := map[string]bool{}
	for i := range r.inputs { // those that are added are not looked at again
		in, s := r.inputs[i], r.scans[i]
		if s == nil || in.at == nil && r.opt.StdinName == "" {
			continue
		}
		for _, tail := range s.outside {
			at, ok := r.find(in.rel, tail)
			if !ok || seen[at.rel] {
				continue
			}
			seen[at.rel] = true
			found := r.scan(at)
			r.add(at, found)
			if found.doc != nil {
				r.take(found.doc, found.told, false)
				r.found[at.rel] = true
			}
		}
	}
}

// add makes a file an input that nobody asked for.
func (r *reader) add(in input, s scan) int {
	s.problem = "" // nobody asked
	r.inputs = append(r.inputs, in)
	r.scans = append(r.scans, s.orNil())
	r.index(len(r.inputs) - 1)
	return len(r.inputs) - 1
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
			if s != nil && s.kind && s.problem == "" && !r.taken[r.inputs[i].rel] && slices.ContainsFunc(s.mentions, func(tail string) bool {
				if strings.HasSuffix(tail, "/*") {
					return wanted[tail]
				}
				return wanted[path.Base(tail)] && r.meansTaken(r.inputs[i].rel, tail)
			}) {
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

// meansTaken reports whether tail, in the file from, can mean a document.
func (r *reader) meansTaken(from, tail string) bool {
	found, _ := r.meant(from, tail)
	return slices.ContainsFunc(found, func(i int) bool { return r.taken[r.inputs[i].rel] })
}

// meant returns the inputs that tail, in the file from, can mean, in order, and
// whether it is only one of them: as script.Project.Resolve looks for them.
func (r *reader) meant(from, tail string) (found []int, sure bool) {
	tail = path.Clean(strings.TrimLeft(tail, "/"))
	beside, end := path.Join(path.Dir(from), tail), tail
	for strings.HasPrefix(end, "../") {
		end = end[3:]
	}
	whole := -1
	for i := range r.named(path.Base(end)) {
		switch rel := r.inputs[i].rel; {
		case rel == beside:
			return []int{i}, true
		case rel == tail:
			whole = i
		case strings.HasSuffix(rel, "/"+end) && rel != from:
			found = append(found, i)
		}
	}
	if whole >= 0 {
		return []int{whole}, true
	}
	slices.Sort(found)
	return found, len(found) == 1
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

// resolve returns the input that tail, in d, means, if it is no document yet. A
// file that is not an input, since nobody asked for it, becomes one. Where several
// may be meant none is read.
func (r *reader) resolve(d *script.Document, tail string) []int {
	if strings.Contains(path.Base(tail), "*") {
		return r.matching(d, tail)
	}
	found, sure := r.meant(d.File.Path, tail)
	switch {
	case sure && (r.taken[r.inputs[found[0]].rel] || r.inputs[found[0]].at == nil):
		return nil
	case sure:
		return found
	case len(found) > 0:
		for _, i := range found {
			r.rivals[r.inputs[i].rel] = true
		}
		return nil
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
			if ok, err := path.Match(path.Base(tail), path.Base(in.rel)); ok && err == nil && path.Dir(in.rel) == folder && !r.taken[in.rel] && in.at != nil {
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
	for i := range r.named(path.Base(rel)) {
		if r.inputs[i].rel == rel {
			return true
		}
	}
	return false
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
	return input{at: &folder{open: filepath.Dir(open)}, rel: rel}, true
}

// pull reads inputs whole and takes them in as documents.
func (r *reader) pull(inputs []int) []*script.Document {
	if room := maxPulledIn - len(r.docs); len(inputs) > max(room, 0) {
		inputs = inputs[:max(room, 0)]
		r.problems = append(r.problems, script.Problem{Path: ".", Message: "too many files name each other: some that were named are not read"})
	}
	docs, told := make([]*script.Document, len(inputs)), make([]telling, len(inputs))
	each(len(inputs), r.opt.Jobs, func(n int) {
		in := r.inputs[inputs[n]]
		raw, err := readLimited(in.open(), maxFile)
		if err != nil || isBinary(raw[:min(len(raw), maxHead)]) {
			return // seen and said when it was scanned; one that nobody asked for is not missed
		}
		docs[n], told[n] = r.document(in.rel, raw)
	})
	var read []*script.Document
	for n, d := range docs {
		in := r.inputs[inputs[n]]
		r.taken[in.rel] = true
		if d != nil {
			r.take(d, told[n], in.asked)
			read = append(read, d)
		}
	}
	return read
}

//go:build unix

package flow_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/authlint/authlint/parsers"
	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// onlyRecorded are the stubs that do not run what they are given: what runs
// under them in the trace is not recorded.
var onlyRecorded = []string{"ssh", "docker", "kubectl", "pwsh"}

// TestLawOfFlow runs scripts under the real shells with stub programs that
// record their arguments. Every recorded sequence of calls must be one that the
// trace allows: each call among the options of a Run, in an order in which the
// steps can run; where the trace claims to know a word it is the recorded one.
func TestLawOfFlow(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../testdata/flow/run/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	counts := make(chan claims, len(files))
	t.Run("cases", func(t *testing.T) {
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".txtar")
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				checkCase(t, file, counts)
			})
		}
	})
	close(counts)
	var sum claims
	for c := range counts {
		sum.runs += c.runs
		sum.calls += c.calls
		sum.words += c.words
		sum.known += c.known
	}
	t.Logf("%d runs, %d recorded calls, %d words of which the trace knows %d", sum.runs, sum.calls, sum.words, sum.known)
	// A trace that claims nothing obeys the law, and is of no use.
	if sum.words > 0 && sum.known*100 < sum.words*wantKnown {
		t.Errorf("the traces know %d of %d recorded words, want at least %d %%", sum.known, sum.words, wantKnown)
	}
}

// wantKnown is how many of 100 recorded words the traces of these scripts know.
const wantKnown = 85

type claims struct{ runs, calls, words, known int }

// beyond are the cases in which the shell does what the walk does not follow, or
// what the reader cannot read. Each must go on failing: one that holds is taken
// off the list.
var beyond = map[string]string{
	"alias-not-expanded":    "aliases that a script asks for with expand_aliases are not expanded",
	"array-to-string":       "the text of declare -p, edited by sed, becomes code",
	"glob-options":          "nullglob takes away [x], a pattern that nothing else would expand",
	"zsh-always-trap":       "the shell library does not read { … } always { … }",
	"zsh-conditions":        "the shell library does not read [[ … ]] { … }",
	"zsh-loops":             "the shell library does not read for x in …; { … }",
	"zsh-nomatch":           "in zsh a pattern without a match ends the command",
	"zsh-modifiers":         "$FILE:h without braces is read as text",
	"zsh-ksh-arrays":        "setopt ksh_arrays changes what an index means",
	"zsh-sh-word-split":     "setopt local_options inside a function",
	"zsh-emulate-sh":        "emulate -L inside a function",
	"zsh-no-word-splitting": "\"${=X}\" splits inside quotes",
	"zsh-arrays":            "slices such as ${a[2,3]} and $^a are not followed",
	"zsh-flags":             "the words that ${(f)…} makes inside one word are not followed",
}

func checkCase(t *testing.T, file string, counts chan<- claims) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, err := parseCase(string(ar.Comment))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath(c.shell); err != nil {
		if os.Getenv("CHECK_ALL") == "1" {
			t.Fatalf("%s is not installed", c.shell)
		}
		t.Skipf("%s is not installed", c.shell)
	}
	recorded, err := Record(ar, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	tr := trace(t, ar, c)
	name := strings.TrimSuffix(filepath.Base(file), ".txtar")
	if why := beyond[name]; why != "" {
		for _, r := range recorded {
			if m := (&matcher{calls: r.Calls, claimed: map[[2]int]bool{}}); !m.allows(tr) {
				return
			}
		}
		t.Errorf("%s is listed as beyond the walk (%s), and holds", name, why)
		return
	}
	var sum claims
	for _, r := range recorded {
		sum.runs++
		sum.calls += len(r.Calls)
		m := &matcher{calls: r.Calls, claimed: map[[2]int]bool{}}
		if !m.allows(tr) {
			var b strings.Builder
			for i, call := range r.Calls {
				mark := "   "
				if i == m.furthest {
					mark = "-> "
				}
				fmt.Fprintf(&b, "%s%s %q\n", mark, call.Name, call.Args)
			}
			t.Errorf("run %q: the trace does not allow what was recorded (status %d):\n%s%s", r.Directive, r.Status, &b, r.Stderr)
		}
		for i, call := range r.Calls {
			sum.words += len(call.Args)
			for k := range call.Args {
				if m.claimed[[2]int{i, k}] {
					sum.known++
				}
			}
		}
	}
	if t.Failed() && testing.Verbose() {
		t.Log(flow.Dump(tr, nil))
	}
	counts <- sum
}

// trace reads the files of a case and walks its entry.
func trace(t *testing.T, ar *txtar.Archive, c testCase) *flow.Trace {
	t.Helper()
	var docs []*script.Document
	var entry *script.Document
	for _, f := range ar.Files {
		doc := parsers.Read(source.NewFile(f.Name, string(f.Data)))
		if f.Name == c.entry {
			lang := map[string]script.Lang{"bash": script.Bash, "dash": script.POSIX, "zsh": script.Zsh, "mksh": script.Mksh}[c.shell]
			s := &script.Script{Text: source.NewFile(f.Name, string(f.Data)).Whole(), Lang: lang}
			problems := parsers.ReadScript(s)
			for _, p := range problems {
				t.Log("problem:", p.Message)
			}
			doc = &script.Document{File: doc.File, Kind: "shell", Scripts: []*script.Script{s}}
			entry = doc
		}
		if doc != nil && len(doc.Scripts) > 0 {
			docs = append(docs, doc)
		}
	}
	if entry == nil {
		t.Fatalf("no file %s", c.entry)
	}
	p := parsers.Link(docs)
	return flow.Walk(flow.Entry{Context: flow.AScript, Doc: entry, Scripts: entry.Scripts}, flow.Config{Project: p, Read: parsers.ReadScript})
}

// A matcher finds out whether a trace allows recorded calls. It follows all ways
// through the steps at once: a set of numbers of calls consumed so far.
type matcher struct {
	calls    []Call
	furthest int
	claimed  map[[2]int]bool // words that a Run that admits the call knows
	exits    []*flow.Trap
	others   []*flow.Trap // traps of other signals: may run at any time
	stack    []*flow.Scope
	nounset  bool
	failing  bool
	depth    int
}

type ways map[int]bool

// A reach is where steps can lead to.
type reach struct{ on, exit, ret, brk, cont ways }

func newReach() reach { return reach{ways{}, ways{}, ways{}, ways{}, ways{}} }

func add(to, from ways) {
	for p := range from {
		to[p] = true
	}
}

func (m *matcher) allows(tr *flow.Trace) bool {
	r := m.steps(tr.Steps, ways{0: true})
	return r.on[len(m.calls)] || r.exit[len(m.calls)] || r.ret[len(m.calls)]
}

func (m *matcher) steps(steps []flow.Step, in ways) reach {
	out := newReach()
	for _, s := range steps {
		if len(in) == 0 {
			break
		}
		r := m.step(s, in)
		add(out.exit, r.exit)
		add(out.ret, r.ret)
		add(out.brk, r.brk)
		add(out.cont, r.cont)
		in = r.on
		for _, t := range m.others {
			if m.depth < 3 {
				m.depth++
				x := m.steps(t.Body, in)
				m.depth--
				add(in, x.on)
				add(out.exit, x.exit)
			}
		}
	}
	out.on = in
	return out
}

func (m *matcher) step(s flow.Step, in ways) reach {
	out := newReach()
	switch s := s.(type) {
	case *flow.Set:
		out.on = in
	case *flow.Trap:
		out.on = in
		switch {
		case slices.Contains(s.Signals, "EXIT"):
			m.exits = append(m.exits, s)
		case len(s.Body) > 0:
			m.others = append(m.others, s)
		}
	case *flow.Run:
		if s.Name.Text == "set" && len(s.Args) > 0 && strings.Contains(s.Args[0].Options[0][0].Text, "u") {
			m.nounset = true
		}
		if s.Dead != "" {
			return out
		}
		out.on = m.run(s, in)
		if s.Fatal {
			m.fails(out.on, out)
		}
		if m.nounset { // an unset variable ends the script, and the trace does not say where
			m.fails(in, out)
		}
	case *flow.Leave:
		switch s.How {
		case script.Return:
			out.ret = in
		case script.Break:
			out.brk = in
		case script.Continue:
			out.cont = in
		default:
			out.exit = in
		}
	case *flow.Fork:
		m.fork(s, in, out)
	case *flow.Repeat:
		m.repeat(s, in, out)
	case *flow.Scope:
		m.scope(s, in, out)
	}
	return out
}

func (m *matcher) fails(at ways, out reach) {
	add(out.exit, at)
	if m.failing {
		return // a trap that fails is not run again
	}
	m.failing = true
	for _, t := range m.exits {
		x := m.steps(t.Body, at)
		add(out.exit, x.on)
		add(out.exit, x.exit)
	}
	m.failing = false
}

func (m *matcher) fork(s *flow.Fork, in ways, out reach) {
	cond := in
	none := ways{}
	for _, a := range s.Arms {
		r := m.steps(a.Cond, cond)
		add(out.exit, r.exit)
		add(out.ret, r.ret)
		cond = r.on
		if s.Branch != nil && s.Branch.Kind == script.Case || s.Branch == nil || s.Branch.Kind == script.Try {
			cond = in
		}
		if a.Dead {
			continue
		}
		b := m.steps(a.Body, cond)
		add(out.on, b.on)
		add(out.exit, b.exit)
		add(out.ret, b.ret)
		add(out.brk, b.brk)
		add(out.cont, b.cont)
		if s.Branch != nil && s.Branch.Kind == script.Case { // ;& and ;;& go on to the next arm
			add(in, b.on)
		}
	}
	add(none, cond)
	if !s.Total {
		add(out.on, none)
	}
}

func (m *matcher) repeat(s *flow.Repeat, in ways, out reach) {
	at := ways{}
	add(at, in)
	for range len(m.calls) + 2 {
		before := len(at)
		c := m.steps(s.Cond, at)
		add(out.exit, c.exit)
		add(out.ret, c.ret)
		if s.Body == nil || !s.Exact {
			add(out.on, c.on)
		}
		b := m.steps(s.Body, c.on)
		add(out.exit, b.exit)
		add(out.ret, b.ret)
		add(out.on, b.brk)
		if s.Exact {
			if s.Body != nil {
				add(out.on, b.on)
				add(out.on, b.cont)
			}
			return
		}
		add(out.on, b.on)
		add(out.on, b.cont)
		add(at, b.on)
		add(at, b.cont)
		if len(at) == before {
			return
		}
	}
}

func (m *matcher) scope(s *flow.Scope, in ways, out reach) {
	if s.Run != nil && s.Run.Dead != "" {
		return
	}
	if s.Where == script.Written { // nothing runs
		add(out.on, in)
		return
	}
	if s.Recurses {
		add(out.on, in)
		for i := len(m.stack) - 1; i >= 0; i-- {
			if m.stack[i].Run != nil && m.stack[i].Run.Name.Text == s.Run.Name.Text && m.depth < 8 {
				m.depth++
				r := m.steps(m.stack[i].Body, in)
				m.depth--
				add(out.on, r.on)
				add(out.on, r.ret)
				add(out.exit, r.exit)
				return
			}
		}
		return
	}
	at := in
	if s.Run != nil {
		for _, u := range s.Run.Under {
			at = m.launcher(u, at)
			if slices.Contains(onlyRecorded, u) {
				add(out.on, at)
				return
			}
		}
		if name, ok := s.Run.Name.Known(); ok && s.Kind != flow.Function && slices.Contains(stubNames, script.ProgramName(name)) {
			add(out.on, m.launcher(script.ProgramName(name), at))
			if slices.Contains(onlyRecorded, script.ProgramName(name)) {
				return
			}
		}
	}
	exits, others := m.exits, m.others
	if s.Kind == flow.Process || s.Kind == flow.Subshell || s.Kind == flow.Prints {
		m.exits, m.others = nil, nil
	}
	m.stack = append(m.stack, s)
	r := m.steps(s.Body, at)
	m.stack = m.stack[:len(m.stack)-1]
	if s.Kind == flow.Process || s.Kind == flow.Subshell || s.Kind == flow.Prints {
		m.exits, m.others = exits, others
	}
	if len(s.Always) > 0 {
		on := ways{}
		for _, x := range []ways{r.on, r.exit, r.ret} {
			y := m.steps(s.Always, x)
			add(on, y.on)
		}
		r.on = on
	}
	if s.Fatal || s.Run != nil && s.Run.Fatal && s.Kind == flow.Process {
		for _, x := range []ways{r.on, r.ret, r.exit} {
			m.fails(x, out)
		}
	}
	add(out.on, r.on)
	switch s.Kind {
	case flow.Function, flow.Sourced:
		add(out.on, r.ret)
		add(out.exit, r.exit)
		if s.Kind == flow.Sourced {
			add(out.brk, r.brk)
			add(out.cont, r.cont)
		}
	case flow.Process, flow.Subshell, flow.Prints:
		add(out.on, r.ret)
		add(out.on, r.exit)
		add(out.on, r.brk)
		add(out.on, r.cont)
	default:
		add(out.exit, r.exit)
		add(out.ret, r.ret)
		add(out.brk, r.brk)
		add(out.cont, r.cont)
	}
	if s.Async {
		add(out.on, in) // what it does may come later, or be cut off
	}
}

// launcher consumes the recorded call of a stub that launches others.
func (m *matcher) launcher(name string, in ways) ways {
	if !slices.Contains(stubNames, name) {
		return in
	}
	out := ways{}
	for p := range in {
		if p < len(m.calls) && m.calls[p].Name == name {
			out[p+1] = true
			m.furthest = max(m.furthest, p+1)
		}
	}
	return out
}

// run consumes the recorded calls that a Run can be.
func (m *matcher) run(r *flow.Run, in ways) ways {
	at := in
	for _, u := range r.Under {
		at = m.launcher(u, at)
		if slices.Contains(onlyRecorded, u) {
			return at
		}
	}
	name, known := r.Name.Known()
	if known && !slices.Contains(stubNames, script.ProgramName(name)) {
		return at
	}
	out := ways{}
	if !known {
		add(out, at) // it may be something else
	}
	for p := range at {
		if p >= len(m.calls) || known && m.calls[p].Name != script.ProgramName(name) {
			continue
		}
		if m.admits(r, p) {
			out[p+1] = true
			m.furthest = max(m.furthest, p+1)
		}
	}
	return out
}

// admits reports whether a recorded call is among the options of a Run, and
// notes the words that the Run claims to know.
func (m *matcher) admits(r *flow.Run, call int) bool {
	words := m.calls[call].Args
	type claim [][2]int
	at := map[int]claim{0: nil}
	for _, o := range r.Args {
		next := map[int]claim{}
		for p, cl := range at {
			for _, option := range o.Options {
				ends := map[int]claim{p: cl}
				for _, v := range option {
					after := map[int]claim{}
					for q, cl := range ends {
						if v.Words {
							for k := q; k <= len(words); k++ {
								after[k] = cl
							}
							continue
						}
						if q < len(words) && fits(v, words[q]) {
							n := slices.Clone(cl)
							if _, ok := v.Known(); ok {
								n = append(n, [2]int{call, q})
							}
							after[q+1] = n
						}
					}
					ends = after
				}
				for q, cl := range ends {
					if old, ok := next[q]; !ok || len(cl) > len(old) {
						next[q] = cl
					}
				}
			}
			if !o.Complete {
				for k := p; k <= len(words); k++ {
					if _, ok := next[k]; !ok {
						next[k] = cl
					}
				}
			}
		}
		at = next
	}
	cl, ok := at[len(words)]
	if ok {
		for _, c := range cl {
			m.claimed[c] = true
		}
	}
	return ok
}

// fits reports whether a word is one that a value can be.
func fits(v flow.Value, word string) bool {
	if s, ok := v.Known(); ok {
		return s == word
	}
	if v.Kind != flow.Joined {
		return true
	}
	pattern := "(?s)^"
	for _, item := range v.Items {
		if s, ok := item.Known(); ok {
			pattern += regexp.QuoteMeta(s)
		} else {
			pattern += ".*"
		}
	}
	return regexp.MustCompile(pattern + "$").MatchString(word)
}

package calls

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/script/scripttest"
	"github.com/authlint/authlint/parsers/source"
	"github.com/rogpeppe/go-internal/txtar"
)

var languages = []script.Lang{script.Python, script.JavaScript}

// FuzzCalls reads any text, with a hole in it, in both languages: no panic, and the
// laws hold.
func FuzzCalls(f *testing.F) {
	paths, err := filepath.Glob("../../testdata/python/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			if !strings.HasPrefix(file.Name, scripttest.Want) {
				f.Add(string(file.Data), 60)
			}
		}
	}
	for _, c := range hard {
		f.Add(c.code, 3)
	}
	f.Fuzz(func(t *testing.T, code string, at int) {
		if len(code) > 1<<16 {
			return
		}
		text := source.NewFile("x.sh", strings.ToValidUTF8(code, "\uFFFD")).Whole()
		if at >= 0 && at+4 < len(text.Value) {
			text = text.Blot(source.Span{Start: at, End: at + 4})
		}
		for _, lang := range languages {
			s := &script.Script{Text: text, Lang: lang}
			for _, err := range scripttest.CheckScript(s, Read(s)) {
				t.Errorf("%s: %v", lang, err)
			}
		}
	})
}

// hard are small programs that are easily misread, and the calls in them with their
// literal words.
var hard = []struct{ name, lang, code, want string }{
	{"a name in a text", "python", `print("f(1)") # f(2)`, "print f(1)"},
	{"implicit concatenation over lines", "python", "f('a'\n  'b')", "f ab"},
	{"a line that goes on", "python", "f('a', \\\n  b='c')", "f a b=c"},
	{"raw and escaped", "python", `f(r'\n', b'\x41\101\N', u"\u0041")`, `f \n AA\N A`},
	{"braces of a format that are doubled", "python", `f(f'{{a}}')`, "f {a}"},
	{"nested quotes in a format", "python", `f(f"{g('a')}b")`, "f ? | g a"},
	{"text in triple quotes", "python", "f('''a'b\n\"c''')", "f a'b\n\"c"},
	{"definition", "python", "def f(a):\n  pass", ""},
	{"method of a result", "python", "a('x').b('y').c()", "c | b y | a x"},
	{"lambda", "python", "f(lambda x, y='z': g(x), 'a')", "f ? a | g ?"},
	{"slices and keywords", "python", "f(x[1:2], y[:], *z, **k)", "f ? ? ? ?"},
	{"walrus and comparison", "python", "if (n := f('a')) == 'b': g(n == 'c')", "f a | g ?"},
	{"print statement of Python 2", "python", `print "a", f("b")`, "f b"},
	{"decorator", "python", "@app.command('x')\ndef f(): g('a')", "command x | g a"},
	{"match", "python", "match f('a'):\n  case 'b': g('c')", "f a | g c"},
	{"environment", "python", `f(os.environ["A"], os.getenv('B'), environ.get("C"))`, "f $A $B $C"},
	{"own functions", "python", "def f(a): g(a)\nf('x')", "g ? | f x"},
	{"nested arrow functions", "node", "f(async (x) => { g('a') }, y => h('b'))", "f ? ? | g a | h b"},
	{"regular expression with a quote", "node", `f(/'/, "a")`, `f /'/ a`},
	{"division", "node", "a = b / f('c') / d('e')", "f c | d e"},
	{"template in a template", "node", "f(`a${`b${g('c')}`}d`)", "f ? | g c"},
	{"optional call", "node", "a?.b('x')", "b x"},
	{"constructor", "node", "const c = new C('a', {b: 'd'});", "C a ?"},
	{"comma and await", "node", "let a = await f('x'), b = g('y')", "f x | g y"},
	{"without semicolons", "node", "f('a')\ng('b')\nconst x = h('c')\nk('d')", "f a | g b | h c | k d"},
	{"immediately called", "node", "(async () => { f('a') })();", "f a"},
	{"then", "node", "f('a').then(function (r) { g('b') }).catch(console.error)", "catch ? | then ? | f a | g b"},
	{"class", "node", "class A { async m(x) { f('a') } static y = g('b') }", "f a | g b"},
	{"object with functions", "node", "x = { a: f('1'), b() { g('2') }, 'c': () => h('3') }", "f 1 | g 2 | h 3"},
	{"switch", "node", "switch (f('a')) { case 'b': g('c'); break; default: h('d') }", "f a | g c | h d"},
	{"environment", "node", "f(process.env.A, process.env['B'])", "f $A $B"},
	{"comments", "node", "/* f('a') */ g('b') // h('c')", "g b"},
}

func TestHard(t *testing.T) {
	t.Parallel()
	for _, c := range hard {
		t.Run(c.name+", "+c.lang, func(t *testing.T) {
			t.Parallel()
			s := &script.Script{Text: source.NewFile("x.sh", c.code).Whole(), Lang: script.Lang(c.lang)}
			problems := Read(s)
			for _, err := range scripttest.CheckScript(s, problems) {
				t.Error(err)
			}
			for _, p := range problems {
				t.Errorf("problem: %s", p.Message)
			}
			if got := callsOf(s); got != c.want {
				t.Errorf("got %q, want %q of\n%s", got, c.want, c.code)
			}
		})
	}
}

// callsOf returns the calls of a script with their words, as far as they are known.
func callsOf(s *script.Script) string {
	var out []string
	script.Inspect(s.Bodies[0].Block, func(n any) bool {
		c, ok := n.(*script.Call)
		if !ok || c.Kind == script.Emit {
			return true
		}
		line, _ := c.Name.Literal()
		args := c.Args
		if c.Kind == script.Method {
			args = args[1:]
		}
		for _, a := range args {
			w := "?"
			if lit, ok := a.Raw.Literal(); ok {
				w = lit
			} else if v := a.Raw.Parts[0]; len(a.Raw.Parts) == 1 && v.Kind == script.Var && strings.HasPrefix(v.Name, "env:") {
				w = "$" + v.Name[4:]
			}
			if a.Flag != "" {
				w = a.Flag + "=" + w
			}
			line += " " + w
		}
		out = append(out, line)
		return true
	})
	return strings.Join(out, " | ")
}

// What cannot be read is a Problem at the place where it begins, and what stands
// before it is read.
func TestBroken(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, lang, code, at, calls string }{
		{"open quotes", "python", "f('a')\ng('b", "'b", "f a | g"},
		{"open quotes at the end of a line", "python", "f('a')\nx = 'b\ng('c')", "'b\ng('c')", "f a"},
		{"open comment", "node", "f('a') /* b", "/* b", "f a"},
		{"open template", "node", "f('a'); `${b", "`${b", "f a"},
	} {
		s := &script.Script{Text: source.NewFile("x.sh", c.code).Whole(), Lang: script.Lang(c.lang)}
		problems := Read(s)
		if len(problems) != 1 || problems[0].Text() != c.at || !problems[0].Unread {
			t.Errorf("%s: problems %v, want one at %q", c.name, problems, c.at)
		}
		if got := callsOf(s); got != c.calls {
			t.Errorf("%s: calls %q, want %q", c.name, got, c.calls)
		}
	}
}

// Deep and long programs are read in time that grows with their size.
func TestBig(t *testing.T) {
	t.Parallel()
	for name, code := range map[string]string{
		"brackets":    strings.Repeat("(", 10_000) + "f('a')",
		"lists":       strings.Repeat("[{'a': ", 10_000),
		"calls":       strings.Repeat("f(", 10_000),
		"methods":     "a" + strings.Repeat(".b()", 10_000),
		"blocks":      strings.Repeat("{", 10_000),
		"functions":   strings.Repeat("function f(){", 10_000),
		"arrows":      strings.Repeat("x=>", 10_000),
		"indents":     indents(2000),
		"templates":   strings.Repeat("`${", 10_000),
		"formats":     strings.Repeat("f'{", 10_000),
		"nots":        strings.Repeat("not ", 20_000),
		"many":        strings.Repeat("f('a', b=\"c\")\n", 10_000),
		"many arrows": strings.Repeat("f(x => y);\n", 10_000),
		"classes":     strings.Repeat("class A { b() {", 10_000),
		"ifs":         strings.Repeat("if (a) ", 10_000),
		"conditions":  strings.Repeat("a ? ", 10_000),
	} {
		for _, lang := range languages {
			start := time.Now()
			s := &script.Script{Text: source.NewFile("x.sh", code).Whole(), Lang: lang}
			problems := Read(s)
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("%s, %s: %v", name, lang, d)
			}
			for _, err := range scripttest.CheckScript(s, problems) {
				t.Errorf("%s, %s: %v", name, lang, err)
			}
		}
	}
}

func indents(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if a:\n")
	}
	return b.String()
}

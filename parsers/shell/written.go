package shell

import (
	"path"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// A printer is a call whose output is known from its words: cat, echo, printf.
type printer struct {
	stmt  *syntax.Stmt
	call  *script.Call
	nodes []*syntax.Word // its words, its name first
}

// printerOf returns the printer on the left side of a pipe, nil if there is none.
func printerOf(s *syntax.Stmt, b *script.Block) *printer {
	c, ok := s.Cmd.(*syntax.CallExpr)
	if !ok || len(b.Stmts) != 1 {
		return nil
	}
	call, ok := b.Stmts[0].(*script.Call)
	if !ok || len(call.Args)+1 != len(c.Args) {
		return nil // braces made more words of one
	}
	return &printer{s, call, c.Args}
}

// printed adds the text that a call prints. It returns false if that is not
// known, or is nothing but what a file holds.
func (t *inner) printed(p *printer) bool {
	name, _ := p.call.Name.Literal()
	args := p.call.Args
	for _, a := range args {
		if a.Many {
			return false
		}
	}
	switch script.ProgramName(name) {
	case "cat":
		return (len(args) == 0 || len(args) == 1 && args[0].Raw.Is("-")) && t.input(p.stmt, p.call, nil)
	case "echo":
		n := 0
		escapes := t.r.lang == script.POSIX || t.r.lang == script.Zsh
		for n < len(args) && args[n].Raw.Is("-n", "-e", "-E", "-ne", "-en") {
			f, _ := args[n].Raw.Literal()
			escapes = escapes || strings.Contains(f, "e")
			n++
		}
		if !t.words(p.call, p.nodes, n) {
			return false
		}
		if escapes {
			t.unescape(false)
		}
		return true
	case "printf":
		return t.printf(p)
	}
	return false
}

// printf adds what printf prints where its format is only text, or "%s" for each
// of the words after it, with or without a line end.
func (t *inner) printf(p *printer) bool {
	args := p.call.Args
	n := 0
	if n < len(args) && args[n].Raw.Is("--") {
		n++
	}
	if n >= len(args) || args[n].Raw.Prefix() == "-v" || p.nodes[n+1] == nil {
		return false
	}
	format, literal := args[n].Raw.Literal()
	if literal && (format == `%s\n` || format == "%s" || format == "%s\n") && n+1 < len(args) {
		end := 0
		for i := n + 1; i < len(args); i++ {
			node := p.nodes[i+1]
			if node == nil {
				return false
			}
			lo, hi := t.r.wordSpan(node)
			if i > n+1 && format != "%s" {
				t.b.Write("\n", end, lo)
			}
			end = hi
			t.add(node, args[i].Raw)
			t.spelled(&args[i].Raw)
		}
		return true
	}
	if n+1 < len(args) {
		return false
	}
	t.add(p.nodes[n+1], args[n].Raw)
	t.word = &args[n].Raw
	return t.unescape(true)
}

// unescape takes a layer of backslashes off the text, as echo -e and printf do.
// It returns false if a format asks for more than text.
func (t *inner) unescape(format bool) bool {
	text := t.b.Text(nil)
	b := source.NewBuilder(text)
	plain := 0
	write := func(value string, i, n int) {
		b.Copy(plain, i)
		b.Write(value, i, i+n)
		plain = i + n
	}
	v := text.Value
	for i := 0; i+1 < len(v); i++ {
		switch {
		case v[i] == '%' && format:
			if v[i+1] != '%' {
				return false
			}
			write("%", i, 2)
			i++
		case v[i] == '\\':
			if j := strings.IndexByte(`abefnrtv\"`, v[i+1]); j >= 0 {
				write("\a\b\x1b\f\n\r\t\v\\\""[j:j+1], i, 2)
				i++
			}
		}
	}
	b.Copy(plain, len(v))
	t.b = source.NewBuilder(t.r.text)
	t.b.Join(b.Text(spellEscapes(format)))
	return true
}

func spellEscapes(format bool) source.Speller {
	return func(s string) (string, bool) {
		s = strings.ReplaceAll(s, `\`, `\\`)
		if format {
			s = strings.ReplaceAll(s, "%", "%%")
		}
		return s, true
	}
}

// written finds text that a call writes into a script.
func (r *reader) written(s *syntax.Stmt, call *script.Call, nodes []*syntax.Word, from *printer, at int, name string) {
	t := r.newInner()
	var targets []script.Word
	switch name {
	case "tee":
		for _, a := range call.Args[at:] {
			if s, ok := a.Raw.Literal(); !ok || !strings.HasPrefix(s, "-") {
				targets = append(targets, a.Raw)
			}
		}
		if len(targets) == 0 || !t.input(s, call, from) {
			return
		}
	case "cat", "echo", "printf":
		for _, o := range call.Outputs {
			if o.From == "1" || o.From == "&" {
				targets = []script.Word{o.To}
			}
		}
		if at != 0 || len(targets) == 0 {
			return
		}
		p := &printer{s, call, nodes}
		if name == "cat" {
			if len(call.Args) > 0 && !(len(call.Args) == 1 && call.Args[0].Raw.Is("-")) || !t.input(s, call, from) {
				return
			}
		} else if !t.printed(p) {
			return
		}
	default:
		return
	}
	for _, w := range targets {
		lang, flags := endings[strings.ToLower(path.Ext(w.Suffix()))], script.ShellFlags{}
		if text := t.b.Text(nil).Value; strings.HasPrefix(text, "#!") {
			line, _, _ := strings.Cut(text, "\n")
			if l, f, ok := shebang(line); ok && (lang == "" || lang.IsShell()) {
				lang, flags = l, f
			}
		}
		if lang == "" {
			continue
		}
		if p := t.script(call, lang); p != nil {
			p.Where, p.Flags = script.Written, flags
			call.Inner = append(call.Inner, p)
		}
		return
	}
}

// endings are the languages of scripts by the ending of their names.
var endings = map[string]script.Lang{
	".sh": script.Bash, ".bash": script.Bash, ".zsh": script.Zsh, ".ksh": script.Mksh, ".bats": script.Bats,
	".ps1": script.PowerShell, ".psm1": script.PowerShell, ".cmd": script.Batch, ".bat": script.Batch,
	".py": script.Python, ".js": script.JavaScript, ".mjs": script.JavaScript, ".cjs": script.JavaScript,
}

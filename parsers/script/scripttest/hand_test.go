package scripttest

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// TestHandWritten proves that the model carries programs of every language: the
// dumps under testdata/*/hand were written by hand, are read back to a model, and
// the model dumps to the same text. The places in them are those of the source.
func TestHandWritten(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"shell", "powershell", "pipeline"} {
		Cases(t, "../../../testdata/"+lang+"/hand/*.txtar", func(t *testing.T, c *Case) string {
			want, _ := c.Section(Want)
			doc, err := Read(want, c.Files...)
			if err != nil {
				t.Fatalf("%s: %v", c.Name, err)
			}
			places := 0
			for _, s := range doc.Scripts {
				places += checkBegins(t, s)
			}
			if places == 0 {
				t.Error("no statement has a place")
			}
			return script.Dump(doc, nil)
		})
	}
}

// checkBegins fails the test where a statement does not begin where its place is,
// or before the one that it follows, and returns how many it looked at.
func checkBegins(t *testing.T, s *script.Script) int {
	n := 0
	for _, b := range s.Bodies {
		script.Inspect(b.Block, func(node any) bool {
			if b, ok := node.(*script.Block); ok {
				for i := 1; i < len(b.Stmts); i++ {
					if p, q := b.Stmts[i-1].At(), b.Stmts[i].At(); p.File == q.File && p.Start > q.Start {
						t.Errorf("%s: %T begins before the statement it follows", where(q), b.Stmts[i])
					}
				}
			}
			if s, ok := node.(script.Stmt); ok {
				n++
				if why := begins(s); why != "" {
					t.Errorf("%s: %T: %s", where(s.At()), s, why)
				}
			}
			return true
		})
	}
	return n
}

func where(p source.Place) string {
	if p.File == nil {
		return "-"
	}
	pos := p.Position()
	return fmt.Sprintf("%s:%d:%d", p.File.Path, pos.Line, pos.Column)
}

// first are what statements begin with, by their kind, for those that have a word
// of their own.
var first = map[string]string{
	"*script.Loop": `while|until|for|foreach|select|do`, "*script.Trap": `trap`, "if": `if|elseif`, "case": `case|switch`, "try": `try`,
	"exit": `exit`, "return": `return`, "throw": `throw`, "break": `break`, "continue": `continue`, "exec": `exec`,
}

// begins says why a statement cannot begin at its place; "" if it can.
func begins(s script.Stmt) string {
	p := s.At()
	if p.File == nil {
		return "no place"
	}
	rest := p.File.Text[p.Start:]
	line, _, _ := strings.Cut(rest, "\n")
	if before := p.File.Text[:p.Start]; line == "" || line[0] == ' ' || before != "" && isWord(before[len(before)-1]) && isWord(line[0]) {
		return "no token begins there"
	}
	kind := fmt.Sprintf("%T", s)
	name := ""
	switch s := s.(type) {
	case *script.Call:
		switch text, ok := s.Name.Literal(); {
		case s.Kind == script.Task || s.Kind == script.Emit || !ok:
			return ""
		case s.Kind == script.Method || s.Kind == script.SetProp:
			if member := text[strings.LastIndexByte(text, ':')+1:]; !strings.Contains(line, member) {
				return "no " + member
			}
			return ""
		case len(s.Env) > 0:
			name = s.Env[0].Name
		default:
			name = text
		}
		line = strings.TrimLeft(line, `!&. '"`)
		name = strings.TrimLeft(name, ". ")
	case *script.Assign:
		name = s.Name
		for _, prefix := range []string{"$env:", "$script:", "$global:", "$"} {
			line = strings.TrimPrefix(line, prefix)
		}
		if strings.HasPrefix(line, "((") {
			return ""
		}
		line = strings.TrimPrefix(line, "{")
	case *script.Func:
		name = s.Name
		line = strings.TrimPrefix(line, "function ")
	case *script.Branch:
		kind = string(s.Kind)
		if s.Kind == script.And || s.Kind == script.Or {
			if len(s.Arms[0].Cond.Stmts) == 0 || s.Arms[0].Cond.Stmts[0].At() != p {
				return "its left side begins elsewhere"
			}
			return ""
		}
	case *script.Leave:
		kind = string(s.How)
	case *script.Group:
		return ""
	}
	if words, ok := first[kind]; ok {
		if !regexp.MustCompile(`^(?:` + words + `)\b`).MatchString(line) {
			return "want " + words
		}
		return ""
	}
	if !strings.HasPrefix(line, name) {
		return fmt.Sprintf("want %q, have %q", name, line)
	}
	return ""
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

package signin

import (
	"path"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// A Publication is a call that takes a session, or the files that hold one, away
// from the machine.
type Publication struct {
	Run    *flow.Run
	Tool   *facts.Tool  // whose session it is
	Path   string       // the files as the call names them; "" for a container that becomes an image
	Does   string       // "uploads it"
	Copied source.Place // where the files were copied before; zero if they were not
	SignIn *SignIn      // of a container that becomes an image: the sign-in in it
	May    bool         // whether the files go with it, files of another language say
}

// Publications returns those of a trace, in the order of the run.
func Publications(t *flow.Trace, found []*SignIn) []*Publication {
	v := look(t)
	p := &publisher{view: v, copies: map[string]copied{}}
	for _, r := range v.runs {
		if r.Dead != "" {
			continue
		}
		if one := p.run(r, found); one != nil {
			p.all = append(p.all, one)
		}
	}
	return p.all
}

// A publisher goes through the runs and notes where the files of a session are.
type publisher struct {
	*view
	copies map[string]copied // paths to which such files were copied
	all    []*Publication
}

type copied struct {
	tool *facts.Tool
	at   source.Place
}

func (p *publisher) run(r *flow.Run, found []*SignIn) *Publication {
	words := commandOf(r)
	if facts.CommitsContainer(words) {
		return p.image(r, found)
	}
	row := facts.PublisherOf(words)
	args := r.Args
	if r.Where == script.Remote { // what another machine is sent is its input
		row, args = facts.PublisherOf([]string{"ssh"}), nil
	}
	if row == nil || row.Remote && !remote(r) {
		p.copy(r)
		return nil
	}
	for _, o := range args {
		for _, option := range o.Options {
			for _, v := range option {
				if one := p.value(r, row, v); one != nil {
					return one
				}
			}
		}
	}
	for _, v := range r.Input {
		if one := p.value(r, row, v); one != nil {
			return one
		}
	}
	return nil
}

// value finds the files of a session in one value that is sent: by name, or as
// what another program printed of them.
func (p *publisher) value(r *flow.Run, row *facts.Publisher, v flow.Value) *Publication {
	for _, name := range names(v) {
		if tool := cacheAt(name, r); tool != nil && !row.Builds {
			return &Publication{Run: r, Tool: tool, Path: name, Does: row.Does}
		}
		if c, ok := p.copyIn(name, row.Builds); ok {
			return &Publication{Run: r, Tool: c.tool, Path: name, Does: row.Does, Copied: c.at, May: row.Builds}
		}
	}
	if row.Builds {
		return nil
	}
	var one *Publication
	within(v, func(v flow.Value) bool {
		if v.Kind == flow.File && len(v.Items) == 1 {
			if tool := cacheAt(pathKey(v.Items[0]), r); tool != nil {
				one = &Publication{Run: r, Tool: tool, Path: pathKey(v.Items[0]), Does: row.Does}
				return true
			}
		}
		if v.By == nil || facts.OnlyPrints(program(v.By)) {
			return false
		}
		for _, o := range v.By.Args {
			for _, name := range operandNames(o) {
				if tool := cacheAt(name, v.By); tool != nil {
					one = &Publication{Run: r, Tool: tool, Path: name, Does: row.Does}
					return true
				}
			}
		}
		return false
	})
	return one
}

// copyIn finds a copy by its path, or below it where a folder is built.
func (p *publisher) copyIn(name string, builds bool) (copied, bool) {
	if c, ok := p.copies[name]; ok {
		return c, true
	}
	if !builds || name == "" || strings.HasPrefix(name, "-") || strings.Contains(name, ":") {
		return copied{}, false
	}
	var first copied
	for at, c := range p.copies {
		if name == "." && !path.IsAbs(at) && !strings.HasPrefix(at, "..") && !strings.HasPrefix(at, "$") || strings.HasPrefix(at, name+"/") {
			if first.tool == nil || c.at.Compare(first.at) < 0 {
				first = c
			}
		}
	}
	return first, first.tool != nil
}

// copy notes where a run copies the files of a session to.
func (p *publisher) copy(r *flow.Run) {
	row := facts.CopierOf(program(r))
	if row == nil {
		return
	}
	var tool *facts.Tool
	var operands []string
	to, next := "", false
	for i, o := range r.Args {
		if s, ok := only(o); ok && (strings.HasPrefix(s, "-") || program(r) == "tar" && i == 0) {
			next = false
			for _, opt := range row.Option {
				next = next || s == opt || len(opt) == 2 && !strings.HasPrefix(s, "--") && strings.HasSuffix(s, opt[1:])
				if rest, ok := strings.CutPrefix(s, opt+"="); ok {
					to = rest
				}
			}
			continue
		}
		for _, name := range operandNames(o) {
			switch {
			case next:
				to = name
			default:
				operands = append(operands, name)
				if t := cacheAt(name, r); t != nil {
					tool = t
				} else if c, ok := p.copies[name]; ok {
					tool = c.tool
				}
			}
		}
		next = false
	}
	if tool == nil {
		return
	}
	if to == "" && len(operands) > 1 {
		to = operands[0]
		if row.Last {
			to = operands[len(operands)-1]
		}
	}
	if to != "" && cacheAt(to, r) == nil {
		p.copies[to] = copied{tool, r.Place}
	}
}

// image finds the session that is open in a container when it becomes an image.
func (p *publisher) image(r *flow.Run, found []*SignIn) *Publication {
	var last *SignIn
	for _, s := range found {
		if opens(s) && s.Run.Where == script.Container && p.order[s.Run] < p.order[r] {
			last = s
		}
	}
	if last == nil {
		return nil
	}
	for out, c := range p.calls {
		if out.Where == script.Container && c.tool == last.Tool && p.order[out] > p.order[last.Run] && p.order[out] < p.order[r] &&
			(c.does(facts.SignsOut) || c.does(facts.SignsOutAll)) {
			return nil
		}
	}
	return &Publication{Run: r, Tool: last.Tool, Does: "makes an image of the container", SignIn: last}
}

// commandOf returns the program of a run and its words up to the first option.
func commandOf(r *flow.Run) []string {
	words := []string{program(r)}
	for _, o := range r.Args {
		s, ok := only(o)
		if !ok || strings.HasPrefix(s, "-") {
			break
		}
		words = append(words, s)
	}
	return words
}

// remote reports whether a word of a run names another machine.
func remote(r *flow.Run) bool {
	for _, o := range r.Args {
		for _, name := range operandNames(o) {
			if i := strings.IndexByte(name, ':'); i > 0 && !strings.Contains(name[:i], "/") {
				return true
			}
		}
	}
	return false
}

func operandNames(o flow.Operand) []string {
	var out []string
	for _, option := range o.Options {
		for _, v := range option {
			out = append(out, names(v)...)
		}
	}
	return out
}

// names returns the paths that a word can name: itself, and what follows the name
// of an option or field and the mark of a file.
func names(v flow.Value) []string {
	name := pathKey(v)
	out := []string{name}
	for {
		_, rest, ok := strings.Cut(name, "=")
		if !ok {
			break
		}
		name = rest
		out = append(out, strings.TrimPrefix(name, "@"))
	}
	if rest, ok := strings.CutPrefix(out[0], "@"); ok {
		out = append(out, rest)
	}
	return out
}

// pathKey is equal for values that name the same file.
func pathKey(v flow.Value) string {
	p := valueKey(v)
	for _, end := range []string{"/.", "/*", "/"} {
		p = strings.TrimSuffix(p, end)
	}
	return strings.TrimPrefix(p, "./")
}

// cacheAt returns the tool whose session a path holds: the folder of its cache, or
// a file in it that has tokens.
func cacheAt(name string, r *flow.Run) *facts.Tool {
	if name == "" {
		return nil
	}
	for _, t := range facts.Tools {
		if t.Cache == nil || !t.Cache.Disk || t.Retired != nil {
			continue
		}
		if isFolder(name, t.Cache, r) {
			return t
		}
		dir, base := path.Split(name)
		if !isFolder(strings.TrimSuffix(dir, "/"), t.Cache, r) {
			continue
		}
		for _, pattern := range t.Cache.Files {
			if matches(pattern, base) || matches(base, strings.TrimSuffix(pattern, "*")+".json") {
				return t
			}
		}
	}
	return nil
}

// isFolder reports whether a path is the folder of a cache.
func isFolder(name string, rule *facts.Cache, r *flow.Run) bool {
	if isHome(name, rule.Default) {
		return true
	}
	if rule.Env == "" {
		return false
	}
	if name == "$"+rule.Env {
		return true
	}
	vs, ok := r.Env.Exported(rule.Env)
	return ok && strings.TrimPrefix(strings.TrimSuffix(keyOf(vs), "/"), "./") == name
}

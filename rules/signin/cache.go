package signin

import (
	"path"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
)

// A cacheKey is equal for calls that share a session.
type cacheKey struct {
	tool  *facts.Tool
	where script.Where
	path  string
}

func (c Cache) key() cacheKey { return cacheKey{c.Tool, c.Where, c.Path} }

// keyOf returns the cache that a call uses.
func (v *view) keyOf(c *call) cacheKey {
	k := cacheKey{tool: c.tool, where: c.run.Where}
	if rule := c.tool.Cache; rule != nil && rule.Env != "" {
		if vs, set := c.run.Env.Exported(rule.Env); set {
			k.path = folder(rule, vs)
		}
	}
	return k
}

// cacheOf returns where the session of a call lives.
func (v *view) cacheOf(c *call) Cache {
	k := v.keyOf(c)
	cache := Cache{Tool: k.tool, Where: k.where, Path: k.path}
	if k.path == "" {
		return cache
	}
	vs, _ := c.run.Env.Exported(c.tool.Cache.Env)
	cache.Private = len(vs) > 0
	for _, x := range vs {
		cache.Private = cache.Private && isTemporary(x)
	}
	if cache.Private {
		gone, known := v.gone[k]
		if !known {
			for _, m := range v.removals {
				gone = gone || m.removes(k)
			}
			v.gone[k] = gone
		}
		cache.Removed = gone
	}
	return cache
}

// folder returns the name of a folder as far as it is known, "" for the usual one.
func folder(rule *facts.Cache, vs []flow.Value) string {
	k := strings.TrimSuffix(keyOf(vs), "/")
	if k == "$"+rule.Env || isHome(k, rule.Default) {
		return ""
	}
	return k
}

// isHome reports whether a path is a folder below the home folder.
func isHome(p, name string) bool {
	for _, home := range []string{"~/", "$HOME/", "/root/", "$USERPROFILE/"} {
		if p == home+name {
			return true
		}
	}
	return false
}

// isTemporary reports whether a path is a new folder of mktemp's or lies in a
// folder that the system clears.
func isTemporary(v flow.Value) bool {
	if prints(v, func(r *flow.Run) bool { return facts.MakesTemporary(program(r)) }) != nil {
		return true
	}
	for _, p := range facts.TemporaryPrefixes {
		if strings.HasPrefix(v.Prefix(), p) {
			return true
		}
	}
	if v.Kind == flow.Joined && len(v.Items) > 0 {
		v = v.Items[0]
	}
	return v.Kind == flow.Environment && slices.Contains(facts.TemporaryVariables, v.Name)
}

// A removal is what a call of rm removes.
type removal struct {
	run       *flow.Run
	recursive bool
	paths     []string
}

// removalOf reads a run as a removal, or returns nil.
func removalOf(r *flow.Run) *removal {
	if r.Dead != "" || !facts.Removes(program(r)) {
		return nil
	}
	m := &removal{run: r}
	for _, o := range r.Args {
		if s, ok := only(o); ok && strings.HasPrefix(s, "-") {
			m.recursive = m.recursive || s == "--recursive" || !strings.HasPrefix(s, "--") && strings.ContainsAny(s, "rR")
			continue
		}
		for _, option := range o.Options {
			for _, v := range option {
				if p := strings.TrimSuffix(valueKey(v), "/"); p != "" {
					m.paths = append(m.paths, p)
				}
			}
		}
	}
	return m
}

// removes reports whether a removal takes the files of a cache: its folder or
// one around it, or the files that hold the tokens. A folder inside it is not the
// cache.
func (m *removal) removes(k cacheKey) bool {
	rule := k.tool.Cache
	if rule == nil || m.run.Where != k.where {
		return false
	}
	is := func(p string) bool {
		if p == "$"+rule.Env {
			return true
		}
		if k.path == "" {
			return isHome(p, rule.Default)
		}
		return p == k.path
	}
	for _, p := range m.paths {
		if m.recursive && (is(p) || k.path != "" && strings.HasPrefix(k.path, p) && len(k.path) > len(p) && k.path[len(p)] == '/') {
			return true
		}
		if dir, base := path.Split(p); is(strings.TrimSuffix(dir, "/")) {
			for _, pattern := range rule.Files {
				if base == "*" || matches(pattern, base) || matches(base, strings.TrimSuffix(pattern, "*")+".json") {
					return true
				}
			}
		}
	}
	return false
}

func matches(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return err == nil && ok
}

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
func (v *view) keyOf(c *call) cacheKey { return storeOf(c.run, c.tool).cacheKey }

// A store is where a call keeps its session.
type store struct {
	cacheKey
	private bool // the folder is a temporary one
}

// storeOf returns where the calls of a tool keep their session that run as r does.
func storeOf(r *flow.Run, tool *facts.Tool) store {
	s := store{cacheKey: cacheKey{tool: tool, where: r.Where}}
	rule := tool.Cache
	if rule == nil || rule.Env == "" {
		return s
	}
	vs, set := r.Env.Exported(rule.Env)
	if set {
		s.path = folder(rule, vs)
	} else if home, moved := r.Env.Exported("HOME"); moved && r.Where != script.OtherUser {
		vs = home
		if s.path = folder(rule, vs); s.path != "" {
			s.path += "/" + rule.Default
		}
		if isHome(s.path, rule.Default) { // HOME=/root
			s.path = ""
		}
	}
	if s.path != "" {
		s.private = len(vs) > 0 && !slices.ContainsFunc(vs, func(v flow.Value) bool { return !isTemporary(v) })
	}
	for _, m := range mountsOf(r) {
		if host, ok := m.holds(rule, s.path); ok {
			return m.store(tool, host)
		}
	}
	return s
}

// cacheOf returns where the session of a call lives.
func (v *view) cacheOf(c *call) Cache {
	s := storeOf(c.run, c.tool)
	cache := Cache{Tool: s.tool, Where: s.where, Path: s.path, Private: s.private}
	if cache.Private {
		gone, known := v.gone[s.cacheKey]
		if !known {
			for _, m := range v.removals {
				gone = gone || m.removes(s.cacheKey)
			}
			v.gone[s.cacheKey] = gone
		}
		cache.Removed = gone
	}
	return cache
}

// folder returns the name of a folder as far as it is known, "" for the usual one
// and for the home folder.
func folder(rule *facts.Cache, vs []flow.Value) string {
	k := strings.TrimSuffix(keyOf(vs), "/")
	if k == "$"+rule.Env || k == "$HOME" || isHome(k, rule.Default) {
		return ""
	}
	return k
}

// isHome reports whether a path is a folder below the home folder, "" that folder.
func isHome(p, name string) bool {
	for _, home := range []string{"~/", "$HOME/", "/root/", "$USERPROFILE/"} {
		if p == strings.TrimSuffix(home+name, "/") {
			return true
		}
	}
	return false
}

// A mount is a folder of the machine, or a volume, that a container was given.
type mount struct {
	from, to string // as far as they are known
	value    flow.Value
}

// mountsOf returns what the container of a run was given: "HOST:INSIDE:ro" or
// "type=bind,source=HOST,target=INSIDE".
func mountsOf(r *flow.Run) []mount {
	var out []mount
	for _, v := range r.Mounts {
		m := mount{value: v}
		spelt := valueKey(v)
		if from, to, ok := strings.Cut(spelt, ":"); ok && strings.HasPrefix(to, "/") {
			m.from = from
			m.to, _, _ = strings.Cut(to, ":")
		} else {
			for _, field := range strings.Split(spelt, ",") {
				switch name, value, _ := strings.Cut(field, "="); name {
				case "source", "src":
					m.from = value
				case "target", "destination", "dst":
					m.to = value
				}
			}
		}
		m.from, m.to = strings.TrimSuffix(m.from, "/"), strings.TrimSuffix(m.to, "/")
		if m.from != "" && m.to != "" {
			out = append(out, m)
		}
	}
	return out
}

// holds returns which folder of the machine a cache in the container is, if it is
// one. inside is the cache's folder in the container, "" for the usual one: that
// is in the home folder of whoever the container runs as.
func (m mount) holds(rule *facts.Cache, inside string) (host string, ok bool) {
	switch {
	case inside == "" && strings.HasSuffix(m.to, "/"+rule.Default), inside == m.to:
		return m.from, true
	case inside == "" && (m.to == "/root" || path.Dir(m.to) == "/home"):
		return m.from + "/" + rule.Default, true
	case inside != "" && strings.HasPrefix(inside, m.to+"/"):
		return m.from + inside[len(m.to):], true
	}
	return "", false
}

// store returns where the sessions of a tool live in a folder that was mounted.
func (m mount) store(tool *facts.Tool, host string) store {
	s := store{cacheKey: cacheKey{tool: tool, where: script.Here, path: host}}
	switch {
	case isHome(host, tool.Cache.Default):
		s.path = ""
	case !strings.ContainsAny(m.from, "/$~\x01") && !strings.HasPrefix(m.from, "."): // the name of a volume: it outlives the container
		s.where = script.Container
	default:
		s.private = isTemporary(m.value) || slices.ContainsFunc(facts.TemporaryPrefixes, func(p string) bool { return strings.HasPrefix(host, p) })
	}
	return s
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
				if base == "*" || matches(pattern, base) || matches(base, pattern) || matches(base, strings.TrimSuffix(pattern, "*")+".json") {
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

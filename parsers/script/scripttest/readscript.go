package scripttest

import (
	"strconv"

	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// script reads a script after its keyword.
func (r *reader) script(c *cursor, parent *script.Call) *script.Script {
	s := &script.Script{Parent: parent}
	single, langSaid := false, false
	var sure bool
	var lang script.Lang
	for first := true; c.blank(); first = false {
		switch key := c.token(); key {
		case "lang":
			c.expect(" ")
			s.Lang, langSaid = c.lang(), true
		case "at":
			s.Text = source.Vague("", c.place2())
		case "word":
			c.expect(" ")
			s.Word = c.spelledBy(parent)
		case "where":
			c.expect(" ")
			s.Where = script.Where(c.token())
		case "flags":
			s.Flags = c.shellFlags()
		case "args":
			s.Args = c.words()
		default:
			if !first {
				c.fail("a script has no %q", key)
			}
			c.i -= len(key)
			lang, single = c.lang(), true
			sure = c.flags()["sure"]
		}
	}
	c.end()
	if single && !langSaid {
		s.Lang = lang
	}
	var stmts, bodies []*line
	unread := false
	for _, l := range c.below() {
		b := r.cursor(l)
		switch b.keyword() {
		case "fill":
			b.expect(" ")
			n, _ := strconv.Atoi(b.token())
			for len(s.Fills) <= n {
				s.Fills = append(s.Fills, nil)
			}
			s.Fills[n] = b.lastWord()
		case "host":
			s.Host = r.host(b)
		case "comment":
			s.Comments = append(s.Comments, script.Comment{Place: b.place(), Text: b.quoted()})
		case "unread":
			unread = true
		case "body":
			bodies = append(bodies, l)
		default:
			stmts = append(stmts, l)
		}
	}
	for _, l := range bodies {
		b := r.cursor(l)
		b.keyword()
		b.expect(" ")
		body := script.Body{Lang: b.lang()}
		body.Sure = b.flags()["sure"]
		body.Block = r.stmts(b.below())
		s.Bodies = append(s.Bodies, body)
	}
	if single {
		s.Bodies = []script.Body{{Lang: lang, Sure: sure, Block: r.stmts(stmts)}}
	} else if len(stmts) > 0 || len(bodies) == 0 && !unread {
		c.fail("statements in no language")
	}
	return s
}

func (r *reader) host(c *cursor) *script.Host {
	h := &script.Host{Place: c.place()} // and the blank after it
	h.CI = c.name()
	h.ContinueOnError = c.flags()["continues"]
	for c.blank() {
		switch key := c.token(); key {
		case "flags":
			h.Flags = c.shellFlags()
		case "job":
			c.expect(" ")
			h.Job = c.name()
		case "step":
			c.expect(" ")
			h.Step = c.name()
		case "environment":
			c.expect(" ")
			h.Environment = c.name()
		default:
			c.fail("a host has no %q", key)
		}
	}
	for _, l := range c.below() {
		b := r.cursor(l)
		pair := func() script.Pair {
			b.expect(" ")
			p := script.Pair{Key: b.name()}
			b.expect(" =")
			p.Value = *b.lastWord()
			return p
		}
		switch key := b.keyword(); key {
		case "if":
			h.If = b.lastWord()
		case "container":
			h.Container = b.lastWord()
		case "dir":
			h.WorkingDir = b.lastWord()
		case "triggers":
			for b.blank() {
				h.Triggers = append(h.Triggers, b.name())
			}
		case "runner":
			set := b.flags()
			if set["hosted"] {
				h.Runner.Hosted = script.Yes
			} else if set["own"] {
				h.Runner.Hosted = script.No
			}
			h.Runner.Labels = b.words()
		case "env":
			h.Env = append(h.Env, pair())
		case "with":
			h.Inputs = append(h.Inputs, pair())
		case "matrix":
			h.Matrix = append(h.Matrix, pair())
		case "permission":
			h.Permissions = append(h.Permissions, pair())
		default:
			b.fail("a host has no %q", key)
		}
	}
	return h
}

package flow

import (
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
)

// run makes the Run of a job as things stand.
func (w *walker) run(st *state, j job) *Run {
	w.runs++
	r := &Run{
		Call: j.call, Place: j.at, Name: j.name, Lang: w.frame.program.lang, Args: j.args, Input: j.input, Env: w.callEnv(st, j),
		Via: w.via, Under: w.under, Guards: w.guards, Where: w.where, Mounts: w.mounts, Sent: j.call.Outputs, Dead: w.dead,
		Fatal: st.opts.errexit && w.tested == 0, Tested: w.tested > 0, Traced: st.opts.xtrace,
		Async: w.async > 0, Printed: w.prints > 0,
	}
	if n := len(r.Under); n > 0 { // a launcher that runs nothing known is not under itself
		if s, ok := j.name.Known(); ok && script.ProgramName(s) == r.Under[n-1] {
			r.Under = r.Under[:n-1]
		}
	}
	if p := w.frame.program; p.built != nil {
		r.Place, r.Built = *p.built, append([]source.Place{j.at}, p.from...)
	}
	w.show(r)
	return r
}

// callEnv returns the variables during a call.
func (w *walker) callEnv(st *state, j job) Env {
	if w.scout != nil {
		return Env{}
	}
	vars := st.vars.freeze()
	if j.apart {
		vars = &layer{set: map[string]*variable{}}
	}
	for i, a := range j.env {
		if vars.frozen {
			vars = vars.grow()
		}
		vs := j.envs[i]
		if a.Op == script.Unset {
			vars.set[a.Name] = &variable{values: []Value{text("")}, unset: true}
			continue
		}
		vars.set[a.Name] = &variable{values: vs, exported: true}
	}
	return Env{vars.freeze()}
}

// external is a program that nothing here says more of.
func (w *walker) external(st *state, j job, status tri) tri {
	r := w.run(st, j)
	if name, _ := j.name.Program(); w.prints == 0 || !printers[name] && !locators[name] {
		w.top()
	}
	w.emit(r)
	if name, _ := j.name.Known(); name != "true" && name != ":" && name != "false" {
		w.printed(st, j, []Value{{Kind: Printed, By: r, From: []source.Place{r.Place}, Maybe: true}})
	}
	return status
}

// locators are the programs by which a script finds its own folder.
var locators = map[string]bool{"readlink": true, "realpath": true, "greadlink": true, "git": true}

// top notes that something ran that is no definition.
func (w *walker) top() {
	if w.dead == "" && w.dry == 0 {
		w.works = true
	}
}

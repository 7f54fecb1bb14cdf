package signin

import (
	"slices"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// A Weakening is one thing that makes connections weaker than their program makes
// them by itself, or lets a resource accept weaker ones.
type Weakening struct {
	Kind     Weakness
	Run      *flow.Run       // the call; for an assignment one that has only its place and what led there
	Place    source.Place    // the call, or the assignment
	Spelt    string          // as the file has it: "--tls-max 1.1", "NODE_TLS_REJECT_UNAUTHORIZED"
	Of       string          // whose connections: "curl", "the Azure CLI"; "" of Accepts
	Program  string          // the key of facts.Remedies
	Offered  facts.Protocols // of Offers: what is left
	Floor    bool            // of Offers: nothing was chosen but the lowest version
	Lowest   facts.Protocol  // of Accepts
	Better   string          // of Accepts: the option as it is for TLS 1.2: "--min-tls-version TLS1_2"
	Words    []string        // of Accepts: the command's words
	Peer     Peer
	Host     string // of Microsoft's, where it is known: "graph.microsoft.com"
	Harmless string // why it does little; "" if it does what it says
	Trial    bool   // it is tried whether a server takes it
	May      bool   // only one possibility of several
	Written  bool   // it stands in text that is only written into a file
	Value    *flow.Value

	looped bool // the value is one that a loop goes over
}

// Weakness says what is weaker.
type Weakness string

// The weaknesses.
const (
	Unchecked Weakness = "unchecked" // certificates are not checked
	Offers    Weakness = "offers"    // a client offers old versions of TLS, or them alone
	Accepts   Weakness = "accepts"   // a resource accepts old versions
)

// Peer says whom the connections go to.
type Peer string

// The peers.
const (
	Everyone   Peer = "everyone"   // whatever the process or tool talks to
	Identity   Peer = "identity"   // what gives tokens of Microsoft Entra ID
	Management Peer = "management" // another endpoint of Microsoft's that takes them
	Carries    Peer = "carries"    // whoever it is, a token of Microsoft Entra ID is sent along
	Itself     Peer = "itself"     // the machine itself, or no TLS at all
	Elsewhere  Peer = "elsewhere"
)

// Weakenings returns what a trace weakens, in the order of the run. What no run
// reaches is not among it.
func Weakenings(t *flow.Trace) []*Weakening {
	w := &weakener{trace: t, modern: map[source.Place]bool{}}
	w.steps(t.Steps)
	for _, u := range t.Uncalled {
		w.steps(u.Body)
	}
	for _, x := range w.found {
		x.Trial = x.Trial || x.looped && w.modern[x.Place]
	}
	return w.found
}

// A weakener walks a trace.
type weakener struct {
	trace *flow.Trace
	found []*Weakening
	loops []*script.Loop // around

	modern map[source.Place]bool // requests in loops that offer nothing old in some round
}

func (w *weakener) steps(steps []flow.Step) {
	for _, step := range steps {
		switch step := step.(type) {
		case *flow.Run:
			if step.Dead == "" {
				w.run(step)
			}
		case *flow.Set:
			if step.Dead == "" && step.Assign != nil && step.Assign.Op != script.Unset {
				r := &flow.Run{Place: step.Assign.Place, Env: step.Env, Via: step.Via, Where: step.Where}
				w.variable(r, step.Assign.Name, r.Place)
			}
		case *flow.Fork:
			for _, a := range step.Arms {
				w.steps(a.Cond)
				if !a.Dead {
					w.steps(a.Body)
				}
			}
		case *flow.Repeat:
			w.loops = append(w.loops, step.Loop)
			w.steps(step.Cond)
			w.steps(step.Body)
			w.loops = w.loops[:len(w.loops)-1]
		case *flow.Scope:
			w.steps(step.Body)
			w.steps(step.Always)
		case *flow.Trap:
			if !slices.Contains(step.Signals, "EXIT") { // that runs where it is known to
				w.steps(step.Body)
			}
		}
	}
}

// run looks at one call: at its environment, its words, and what it writes.
func (w *weakener) run(r *flow.Run) {
	name := program(r)
	if r.Call != nil && len(r.Call.Env)+len(r.Under) > 0 {
		for i := range facts.Variables {
			v := facts.Variables[i].Names[0]
			if values, ok := r.Env.Exported(v); ok && ownAssignment(r, values) {
				w.variable(r, v, r.Place)
			}
		}
	}
	switch {
	case name == "":
	case facts.Prints(name), facts.Copies(name), facts.Edits(name):
		w.writes(r, name)
	case facts.RequesterOf(name) != nil:
		w.request(r, facts.RequesterOf(name))
	case facts.ProcessOf(name) != nil:
		w.process(r, facts.ProcessOf(name))
	case slices.Contains(facts.GitTool.Names, name):
		w.git(r)
	case slices.Contains(facts.RegistryTool.Names, name):
		w.judge(r, readingsOf(facts.RegistryTool, r.Args), registry)
	default:
		w.tool(r, name)
	}
	if facts.HandsOn(name) {
		w.handed(r)
	}
}

// tool looks at programs that set minimums of resources, and at sign-ins.
func (w *weakener) tool(r *flow.Run, name string) {
	args, minimum := r.Args, facts.MinimumOf(name)
	if facts.RunsModules(name) {
		if tool, rest := moduleOf(r.Args); tool != nil {
			args, minimum = rest, facts.MinimumOf(tool.Names[0])
		}
	}
	if minimum != nil {
		readings := readingsOf(minimum, args)
		w.judge(r, readings, accepts)
	}
	if t := facts.ToolOf(name); t != nil && t.WorksAt(facts.SQL) {
		if c := callOf(r); c != nil && c.signIn != nil {
			w.signIn(r, c)
		}
	}
	for _, c := range textsOf(r) {
		w.signIn(r, c)
	}
	for i := range facts.Texts {
		if t := &facts.Texts[i]; slices.Contains(t.Programs, name) {
			w.arguments(r, t)
		}
	}
}

// arguments looks at the words of a program that are one text together.
func (w *weakener) arguments(r *flow.Run, t *facts.Text) {
	rd, open := argumentsIn(r, t)
	readings := []reading{rd}
	if open {
		readings = append(readings, reading{})
	}
	w.judge(r, readings, func(rd reading) *Weakening {
		x := unchecked(rd.given)
		if x != nil {
			x.Of, x.Program, x.Peer = t.Tool.Title, t.Tool.ID, Everyone
		}
		return x
	})
}

// signIn looks at what a sign-in says of the connection that it is for. It is one
// to a server that is known to be another than Azure's that is left alone.
func (w *weakener) signIn(r *flow.Run, c *call) {
	title := c.tool.Title
	if p := c.tool.Commands[0].Phrase; p != "" {
		title = p
	}
	say := func(rd reading, x *Weakening) *Weakening {
		if x == nil || !rd.signsIn() {
			return nil
		}
		if g := given(rd.given, facts.Address); g != nil && g.Value != nil {
			if s, ok := g.Value.Known(); ok && !facts.IsAzureSQL(s) {
				return nil
			}
		}
		x.Of, x.Program, x.Peer = title, "sql", Carries
		return x
	}
	if !c.tool.WorksAt(facts.SQL) {
		return
	}
	w.judge(r, c.readings, func(rd reading) *Weakening { return say(rd, unchecked(rd.given)) })
	w.judge(r, c.readings, func(rd reading) *Weakening { return say(rd, offers(rd.given)) })
}

// process looks at programs whose options hold for all of their connections.
func (w *weakener) process(r *flow.Run, t *facts.Tool) {
	w.judge(r, readingsOf(t, r.Args), func(rd reading) *Weakening {
		x := offers(rd.given)
		if x != nil {
			x.Of, x.Program, x.Peer = t.Title, t.ID, Everyone
		}
		return x
	})
}

// readingsOf returns how a tool reads words, each way once.
func readingsOf(t *facts.Tool, args []flow.Operand) []reading {
	ways, _ := waysOf(t, args)
	var out []reading
	for _, words := range ways {
		out = append(out, read(t, words))
	}
	return out
}

// judge adds what some of a call's readings weaken. It is certain where all do.
func (w *weakener) judge(r *flow.Run, readings []reading, f func(reading) *Weakening) {
	var worst *Weakening
	all := true
	for _, rd := range readings {
		x := f(rd)
		if x == nil || rd.helps() {
			all = false
			continue
		}
		if worst == nil || x.worse(worst) {
			worst = x
		}
	}
	if worst == nil {
		return
	}
	worst.May = !all
	if worst.looped = w.looped(r, worst.Value); worst.looped && !all { // the run comes to each of them
		worst.May = false
		w.modern[r.Place] = true
	}
	w.add(r, worst)
}

func (x *Weakening) worse(y *Weakening) bool {
	if x.Kind == Offers {
		return !x.Offered.Modern() && y.Offered.Modern()
	}
	return x.Kind == Accepts && x.Lowest < y.Lowest
}

func (w *weakener) add(r *flow.Run, x *Weakening) {
	x.Run, x.Written = r, r.Where == script.Written
	if x.Place.File == nil {
		x.Place = r.Place
	}
	w.found = append(w.found, x)
}

// looped reports whether a value is one of those that a loop around goes over, or
// the call names the loop's variable.
func (w *weakener) looped(r *flow.Run, v *flow.Value) bool {
	if v == nil {
		return false
	}
	return slices.ContainsFunc(w.loops, func(l *script.Loop) bool {
		if l == nil || l.Name == "" {
			return false
		}
		for _, over := range l.Over {
			if slices.ContainsFunc(v.From, func(p source.Place) bool { return inside(p, over.Place) }) {
				return true
			}
		}
		return r.Call != nil && slices.ContainsFunc(r.Call.Args, func(a script.Arg) bool {
			return slices.ContainsFunc(a.Raw.Parts, func(p script.Part) bool { return p.Kind == script.Var && p.Name == l.Name })
		})
	})
}

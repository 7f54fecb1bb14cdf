package signin

import (
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules/facts"
)

// maxWays is how many ways a call's words can turn out that are followed. Values
// that mean the same to the tool are one way as far as that goes.
const maxWays = 64

// waysOf returns the ways in which the operands of a call can become words, and
// whether there are others. Every value is in one of them; of values that read
// alike (two user names) not every combination is.
func waysOf(t *facts.Tool, args []flow.Operand) (ways [][]word, open bool) {
	classes := make([][][][]word, len(args)) // operand → shape → options of that shape
	shapes := 1
	for i, o := range args {
		if !o.Complete {
			open = true
		}
		classes[i] = shapesOf(t, o)
		if shapes <= maxWays {
			shapes *= len(classes[i])
		}
	}
	if shapes > maxWays {
		open = true
	}
	add := func(pick func(operand int) []word) {
		var words []word
		for i := range classes {
			words = append(words, pick(i)...)
		}
		ways = append(ways, words)
	}
	index := make([]int, len(classes))
	for len(ways) < maxWays {
		add(func(i int) []word { return classes[i][index[i]][0] })
		i := len(index) - 1
		for ; i >= 0; i-- {
			if index[i]++; index[i] < len(classes[i]) {
				break
			}
			index[i] = 0
		}
		if i < 0 {
			break
		}
	}
	for at, shapes := range classes {
		for s, options := range shapes {
			for _, o := range options[1:] {
				if len(ways) == maxWays {
					return ways, true
				}
				add(func(i int) []word {
					if i == at {
						return o
					}
					return classes[i][min(s, len(classes[i])-1)][0]
				})
			}
		}
	}
	return ways, open
}

// shapesOf groups the options of an operand by how the tool reads them.
func shapesOf(t *facts.Tool, o flow.Operand) [][][]word {
	var at source.Place
	if o.Arg != nil {
		at = o.Arg.Raw.Place
	}
	var out [][][]word
	index := map[string]int{}
	for _, option := range filled(o.Options) {
		key := ""
		var words []word
		for _, v := range option {
			key += shape(t, v) + "\x00"
			w := word{v, at}
			if len(v.From) > 0 {
				w.at = v.From[0]
			}
			words = append(words, w)
		}
		k, ok := index[key]
		if !ok {
			k = len(out)
			index[key] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], words)
	}
	if len(out) == 0 {
		return [][][]word{{{{flow.Value{Kind: flow.Unknown, Words: true}, at}}}}
	}
	return out
}

// filled drops the options in which a value is empty where others are not: who
// writes -u "${U:-}" means a user, whom the caller names.
func filled(options [][]flow.Value) [][]flow.Value {
	value := func(option []flow.Value) bool {
		return len(option) == 1 && !strings.HasPrefix(option[0].Prefix(), "-") && !isEmpty(option[0])
	}
	if !slices.ContainsFunc(options, value) {
		return options
	}
	var out [][]flow.Value
	for _, option := range options {
		if len(option) > 1 || len(option) == 1 && !isEmpty(option[0]) {
			out = append(out, option)
		}
	}
	return out
}

func isEmpty(v flow.Value) bool {
	s, known := v.Known()
	return known && s == ""
}

// shape is equal for values that a tool reads alike.
func shape(t *facts.Tool, v flow.Value) string {
	s, known := v.Known()
	switch {
	case known && s == "":
		return "empty"
	case known && s[0] == '-' || known && isWord(t, s):
		return s
	case known && t.IsChoice(s):
		return strings.ToLower(s)
	case known && facts.IsCertificateFile(s):
		return "certificate"
	case known:
		return "text"
	case v.Words:
		return v.Prefix() + "\x01*"
	}
	return v.Prefix() + "\x01?"
}

// isWord reports whether s is a word of one of the tool's commands.
func isWord(t *facts.Tool, s string) bool {
	for i := range t.Commands {
		for _, w := range t.Commands[i].Words {
			if w == s || t.FoldWords && strings.EqualFold(w, s) {
				return true
			}
		}
	}
	return false
}

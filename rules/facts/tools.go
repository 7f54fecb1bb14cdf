package facts

import (
	"slices"
	"strings"
)

// Tools are the programs that sign in. A new one is a row here and a table of
// its own.
var Tools = []*Tool{
	azureCLI, classicCLI, m365CLI, powerPlatformCLI, developerCLI, azcopyTool, kubeloginTool, sqlcmdTool, bcpTool, sqlPackageTool,
}

// All returns every tool: the programs, and what signs in without one.
func All() []*Tool {
	all := append(slices.Clone(Tools), TokenRequest)
	for _, t := range Texts {
		if !slices.Contains(all, t.Tool) {
			all = append(all, t.Tool)
		}
	}
	for _, l := range Libraries {
		all = append(all, l.Tool)
	}
	return append(all, Environments...)
}

// ToolOf returns the tool that a program is, or nil. The name is as
// script.ProgramName gives it: in lower case, without folder and ending.
func ToolOf(program string) *Tool {
	for _, t := range Tools {
		if slices.Contains(t.Names, program) {
			return t
		}
	}
	return nil
}

// ModuleOf returns the tool that an interpreter runs as a module ("python -m
// azure.cli"), or nil.
func ModuleOf(module string) *Tool {
	for _, t := range Tools {
		if slices.Contains(t.Modules, module) {
			return t
		}
	}
	return nil
}

// RunsModules reports whether a program runs a module that is named after -m.
func RunsModules(program string) bool {
	switch strings.TrimRight(program, "0123456789.") {
	case "python", "py", "pypy":
		return true
	}
	return false
}

// Programs returns the names, sorted, of the programs that sign in or work with
// a session: every call of them matters.
func Programs() []string {
	var all []string
	for _, t := range Tools {
		all = append(all, t.Names...)
	}
	for _, b := range Borrowers {
		all = append(all, b.Program)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// weakWords stand in every file that weakens a connection or a resource, beside the
// names of the variables and hosts that the tables have: beginnings of options, as
// short as a tool takes them, and names of versions and settings. Left out is
// "curl -1" to a host that is not Microsoft's: its word would be every word.
var weakWords = []string{"--tl", "tlsv1", "tls1", "sslv", "--min", "tlsversion", "_tls_version", "--disable-t", "tlsmin",
	"minprotocol", "maxprotocol", LowestLevel, "curlrc", "wgetrc", "cert_validation_mode", "schannel", "schusestrongcrypto", "systemdefaulttlsversions", "get-access-token", "auth token", "accesstoken"}

// SearchWords returns the words, in lower case and sorted, without any of which
// a file holds no sign-in of any tool, no variable that hands one its secret and
// nothing that weakens a connection, in whatever case they are written.
func SearchWords() []string {
	all := OtherWords()
	for _, t := range Tools {
		all = append(all, t.Words...)
	}
	for _, v := range ClientSecretVariables {
		all = append(all, strings.ToLower(v))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// OtherWords returns those of the search words that speak of something else than
// the commands of tools: token requests, connection strings, what weakens a
// connection, the files of sessions.
func OtherWords() []string {
	all := slices.Clone(weakWords)
	for _, t := range All()[len(Tools):] {
		all = append(all, t.Words...)
	}
	for _, t := range Tools {
		if t.Cache != nil && t.Cache.Disk {
			if t.Cache.Default != "" {
				all = append(all, "/"+strings.ToLower(t.Cache.Default))
			}
			if t.Cache.Env != "" {
				all = append(all, strings.ToLower(t.Cache.Env))
			}
		}
	}
	for _, v := range Variables {
		all = append(all, strings.ToLower(v.Names[0]))
	}
	all = append(all, strings.ToLower(GitNoVerify))
	for _, h := range slices.Concat(entraHosts, microsoftHosts, codeHosts) {
		all = append(all, strings.TrimPrefix(h, "."))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Command returns the command that words, the words after the tool's name, begin
// with: the longest that fits. It returns nil if the table has none: such a
// command works with the session.
func (t *Tool) Command(words []string) *Command {
	var best *Command
	for i := range t.Commands {
		c := &t.Commands[i]
		if len(c.Words) > len(words) || best != nil && len(c.Words) <= len(best.Words) {
			continue
		}
		if t.begins(c.Words, words) {
			best = c
		}
	}
	return best
}

// MaySignIn reports whether a call whose first words are these may sign in.
func (t *Tool) MaySignIn(words []string) bool {
	for i := range t.Commands {
		c := &t.Commands[i]
		if c.Has(SignsIn) && t.begins(c.Words[:min(len(c.Words), len(words))], words) {
			return true
		}
	}
	return false
}

// begins reports whether words begin with a command's, as the tool compares them.
func (t *Tool) begins(command, words []string) bool {
	return len(command) <= len(words) && slices.EqualFunc(command, words[:len(command)], t.sameWord)
}

func (t *Tool) sameWord(a, b string) bool {
	if t.FoldWords {
		return strings.EqualFold(a, b)
	}
	return a == b
}

// WorksAt reports whether commands of the tool may go to a resource.
func (t *Tool) WorksAt(at Resource) bool { return slices.Contains(t.At, at) }

// All returns the options that a command of the tool takes, its own first. A nil
// command has the tool's.
func (t *Tool) All(c *Command) []Option {
	if c == nil {
		return t.Options
	}
	return append(c.Options[:len(c.Options):len(c.Options)], t.Options...)
}

// Is reports whether the option has a name, in any case.
func (o *Option) Is(name string) bool {
	return slices.ContainsFunc(o.Names, func(n string) bool { return strings.EqualFold(n, name) })
}

// Choice returns what a value of the option means, and whether the table has it.
func (o *Option) Choice(value string) (Meaning, bool) {
	for _, c := range o.Choices {
		if strings.EqualFold(c.Text, strings.Join(strings.Fields(value), "")) {
			return c.Means, true
		}
	}
	return Nothing, false
}

// IsChoice reports whether a text is a choice of any option of the tool.
func (t *Tool) IsChoice(text string) bool {
	has := func(options []Option) bool {
		return slices.ContainsFunc(options, func(o Option) bool {
			_, ok := o.Choice(text)
			return ok
		})
	}
	return has(t.Options) || slices.ContainsFunc(t.Commands, func(c Command) bool { return has(c.Options) })
}

// SignsIn returns the commands of t that sign in.
func (t *Tool) SignsIn() []*Command {
	var all []*Command
	for i := range t.Commands {
		if t.Commands[i].Has(SignsIn) {
			all = append(all, &t.Commands[i])
		}
	}
	return all
}

// Takes reports whether the command has an option of the name.
func (c *Command) Takes(name string) bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool { return slices.Contains(o.Names, name) })
}

// Short returns what lists call the tool: its program, or what it is without one.
func (t *Tool) Short() string {
	if len(t.Names) == 0 {
		return t.Title
	}
	return t.Names[0]
}

// Means reports whether the command has an option of the meaning.
func (c *Command) Means(m Meaning) bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool { return o.Means == m })
}

// Has reports whether the command has the effect, as its first or its second.
func (c *Command) Has(e Effect) bool { return c != nil && (c.Does == e || c.Also == e) }

// Name returns the words of the command as they are written: "account clear".
func (c *Command) Name() string { return strings.Join(c.Words, " ") }

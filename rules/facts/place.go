package facts

import (
	"path"
	"slices"
	"strings"
)

// A Mark is a variable that a system sets for the programs it runs.
type Mark struct {
	Variable string
	System   string // "GitHub Actions"
	Person   bool   // a person sits before it: a shell in the browser
	Source   Source
}

// Marks are the variables by which a script can tell where it runs.
var Marks = []Mark{
	{"CI", "a CI system", false, Source{"GitHub Actions, default environment variables; GitLab, predefined variables", "https://docs.github.com/actions/reference/variables-reference", "2026-08-21"}},
	{"GITHUB_ACTIONS", "GitHub Actions", false, Source{"GitHub Actions, default environment variables", "https://docs.github.com/actions/reference/variables-reference", "2026-08-21"}},
	{"TF_BUILD", "Azure Pipelines", false, Source{"Azure Pipelines, predefined variables", "https://learn.microsoft.com/azure/devops/pipelines/build/variables", "2026-08-21"}},
	{"GITLAB_CI", "GitLab CI", false, Source{"GitLab, predefined CI/CD variables", "https://docs.gitlab.com/ci/variables/predefined_variables/", "2026-08-21"}},
	{"CIRCLECI", "CircleCI", false, Source{"CircleCI, built-in environment variables", "https://circleci.com/docs/variables/", "2026-08-21"}},
	{"TRAVIS", "Travis CI", false, Source{"Travis CI, default environment variables", "https://docs.travis-ci.com/user/environment-variables/", "2026-08-21"}},
	{"JENKINS_URL", "Jenkins", false, Source{"Jenkins, using environment variables", "https://www.jenkins.io/doc/book/pipeline/jenkinsfile/", "2026-08-21"}},
	{"BITBUCKET_BUILD_NUMBER", "Bitbucket Pipelines", false, Source{"Bitbucket Pipelines, variables and secrets", "https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/", "2026-08-21"}},
	{"BUILDKITE", "Buildkite", false, Source{"Buildkite, environment variables", "https://buildkite.com/docs/pipelines/environment-variables", "2026-08-21"}},
	{"ACC_CLOUD", "Azure Cloud Shell", true, Source{"azure-cli-core, util.py, in_cloud_console", "https://github.com/Azure/azure-cli", "2026-08-21"}},
	{"AZD_IN_CLOUDSHELL", "Azure Cloud Shell", true, Source{"azure-dev, cli/azd", "https://github.com/Azure/azure-dev", "2026-08-21"}},
	{"CODESPACES", "GitHub Codespaces", true, Source{"GitHub Codespaces, default environment variables", "https://docs.github.com/codespaces/developing-in-a-codespace/default-environment-variables-for-your-codespace", "2026-08-21"}},
}

// CloudShellField is what az account show has of a session that the shell in the
// browser opened, in no other one: az account show --query user.cloudShellID
// (azure-cli-core, _profile.py, _CLOUD_SHELL_ID, 2026-11-25).
const CloudShellField = "cloudShellID"

// MarkOf returns the mark that a variable is, or nil.
func MarkOf(variable string) *Mark {
	for i := range Marks {
		if Marks[i].Variable == variable {
			return &Marks[i]
		}
	}
	return nil
}

// IsNotebook reports whether a file is one that a person runs piece by piece: a
// .azcli file of Azure's editors (Azure CLI Tools for Visual Studio Code).
func IsNotebook(file string) bool { return strings.EqualFold(path.Ext(file), ".azcli") }

// A Borrower is another program that works with a tool's session.
type Borrower struct {
	Program string
	Tool    string     // the tool whose session it uses
	Idle    [][]string // its first words with which it does not: "fmt"
	Source  Source
}

// Borrowers are the programs that do so unless they are told otherwise.
var Borrowers = []Borrower{
	{"terraform", "az", terraformIdle, Source{"Terraform azurerm provider, authenticating using the Azure CLI: ARM_USE_CLI is on by default", "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/azure_cli", "2026-08-21"}},
	{"tofu", "az", terraformIdle, Source{"OpenTofu uses the same provider", "https://search.opentofu.org/provider/hashicorp/azurerm/latest", "2026-08-21"}},
	{"func", "az", nil, Source{"Azure Functions Core Tools: the token comes from the Azure CLI", "https://github.com/Azure/azure-functions-core-tools", "2026-08-21"}},
}

var terraformIdle = [][]string{{"fmt"}, {"validate"}, {"version"}, {"-version"}, {"--version"}, {"-help"}, {"login"}, {"logout"}, {"get"}, {"graph"}, {"workspace"}}

// Borrows reports whether a program can work with another one's session.
func Borrows(program string) bool {
	return slices.ContainsFunc(Borrowers, func(b Borrower) bool { return b.Program == program })
}

// BorrowerOf returns the row of a program that is run with words, or nil if it
// uses nobody's session.
func BorrowerOf(program string, words []string) *Borrower {
	for i := range Borrowers {
		b := &Borrowers[i]
		if b.Program != program {
			continue
		}
		for _, idle := range b.Idle {
			if len(words) >= len(idle) && slices.Equal(words[:len(idle)], idle) {
				return nil
			}
		}
		return b
	}
	return nil
}

// TemporaryPrefixes are beginnings of paths that a system clears.
var TemporaryPrefixes = []string{"/tmp/", "/var/tmp/", "/dev/shm/"}

// TemporaryVariables name folders that a system clears.
var TemporaryVariables = []string{"TMPDIR", "TMP", "TEMP", "RUNNER_TEMP", "AGENT_TEMPDIRECTORY", "XDG_RUNTIME_DIR"}

// MakesTemporary reports whether a program prints the name of a new temporary
// folder or file.
func MakesTemporary(program string) bool { return program == "mktemp" || program == "tempfile" }

// Removes reports whether a program removes the files that its words name.
func Removes(program string) bool { return program == "rm" || program == "rmdir" || program == "shred" }

// OnlyPrints reports whether a built-in or program only looks, compares or prints:
// it works with nobody's session.
func OnlyPrints(program string) bool {
	switch program {
	case "[", "[[", "((", "test", "let", "read", "mapfile", "readarray", "getopts", "cd", "pushd", "popd", "command", "type", "which",
		"grep", "sed", "awk", "jq", "cut", "tr", "head", "tail", "wc", "sort", "uniq", "expr", "seq", "hostname", "whoami", "id", "uname", "mkdir", "touch",
		"chmod", "mktemp", "rmdir", "find", "ls", "false":
		return true
	}
	return false
}

// NeverFails reports whether a built-in or program ends a run only where
// something is badly wrong: its failure is not worth telling.
func NeverFails(program string) bool {
	switch program {
	case "echo", "printf", ":", "true", "set", "shift", "trap", "export", "local", "declare", "typeset", "readonly", "unset",
		"sleep", "date", "wait", "cat", "tee", "pwd", "umask", "shopt", "alias", "hash", "basename", "dirname", "tput", "clear", "rm", "unalias", "exec", "kill":
		return true
	}
	return false
}

// Prints reports whether a program prints its words.
func Prints(program string) bool { return program == "echo" || program == "printf" }

// Copies reports whether a program puts out what it reads.
func Copies(program string) bool { return program == "cat" || program == "tee" }

// Doubles reports whether a program puts what it reads into the files that its
// words name, too.
func Doubles(program string) bool { return program == "tee" }

// Edits reports whether a program replaces text in the files that its words name.
func Edits(program string) bool { return program == "sed" || program == "gsed" }

// DiscardsOutput reports whether nothing is kept of what is written to a file.
func DiscardsOutput(file string) bool { return file == "/dev/null" || strings.EqualFold(file, "nul") }

// A noSession is a text that a tool prints where nobody is signed in.
type noSession struct {
	Text   string // the beginning of it, in lower case
	Source Source
}

var noSessions = []noSession{
	{"logged out", Source{"cli-microsoft365@db0361d, src/m365/commands/status.ts", "https://pnp.github.io/cli-microsoft365/cmd/status", "2026-08-21"}},
	{"not logged in", Source{"azure-dev@ae35809, cli/azd/cmd/auth_login.go, --check-status", "https://learn.microsoft.com/azure/developer/azure-developer-cli/reference", "2026-08-21"}},
}

// SaysNoSession reports whether a text, in quotes or not, is what a tool prints
// where nobody is signed in.
func SaysNoSession(text string) bool {
	text = strings.ToLower(strings.Trim(text, `"'`))
	return slices.ContainsFunc(noSessions, func(n noSession) bool { return strings.HasPrefix(text, n.Text) })
}

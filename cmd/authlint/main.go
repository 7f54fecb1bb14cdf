// Command authlint finds every place where automation signs in to Microsoft
// Entra ID as a person.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/cmd/authlint/internal/report"
)

// The exit statuses.
const (
	clean      = 0 // nothing at or above --fail-on
	found      = 1 // findings at or above --fail-on
	usageError = 2
	runFailed  = 3 // a path that is not there, a folder in which nothing could be read; with --strict any file
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

// run is authlint with everything it needs from outside. env returns the value of
// a variable of the environment.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	c := &command{stdin: stdin, stdout: stdout, stderr: stderr, env: env}
	root := c.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.Execute(); err != nil {
		c.complain("%s", err)
		return usageError
	}
	return c.status
}

// A command is one call of authlint.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	status         int
}

// complain writes a line to standard error.
func (c *command) complain(format string, args ...any) {
	fmt.Fprintln(c.stderr, "authlint: "+report.Plain(fmt.Sprintf(format, args...)))
}

func (c *command) root() *cobra.Command {
	o := &lintFlags{}
	root := &cobra.Command{
		Use:   "authlint [flags] [path ...]",
		Short: "Find sign-ins to Microsoft Entra ID as a person in automation",
		Long: `authlint finds every place where automation signs in to Microsoft Entra ID as a person,
names the tenant and the sign-out that are missing, and says what to do instead.

It reads the files and folders that are given, "." if none is, "-" for standard input.

Exit status: 0 nothing at or above --fail-on; 1 findings at or above it; 2 usage error;
3 the run itself failed: a path that does not exist, a folder in which nothing could be
read; with --strict, any file that could not be read.`,
		Args:              cobra.ArbitraryArgs,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		RunE:              func(_ *cobra.Command, args []string) error { return c.lint(o, args) },
	}
	root.SetVersionTemplate("authlint {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	o.register(root.Flags())
	root.AddCommand(c.explain(), c.rules(), c.dump(), &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		Run: func(*cobra.Command, []string) { fmt.Fprintln(c.stdout, "authlint "+version()) },
	})
	return root
}

var unknownFlag = regexp.MustCompile(`^unknown flag: --(\S+)`)

// flagError adds the flag that was most likely meant.
func flagError(cmd *cobra.Command, err error) error {
	m := unknownFlag.FindStringSubmatch(err.Error())
	if m == nil {
		return fmt.Errorf("%w (see authlint --help)", err)
	}
	name, _, _ := strings.Cut(m[1], "=")
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	hint := lint.DidYouMean(name, known)
	if hint == "" {
		hint = " (see authlint --help)"
	}
	return errors.New("there is no flag --" + name + strings.Replace(hint, `"`, `"--`, 1))
}

// version returns the version of the build: a release, or the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

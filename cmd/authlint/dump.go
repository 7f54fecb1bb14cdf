package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
)

func (c *command) dump() *cobra.Command {
	var trace bool
	f := &lintFlags{failOn: "warning", context: "script", color: "auto", progress: "never"}
	cmd := &cobra.Command{
		Use:   "dump FILE",
		Short: "Print a file as authlint sees it, secrets masked",
		Args:  exactlyOne("a file, or - for standard input"),
		RunE: func(_ *cobra.Command, args []string) error {
			o, _, err := c.options(f, args)
			if err != nil {
				return err
			}
			text, res := lint.Dump(o, args[0], trace)
			fmt.Fprint(c.stdout, text)
			for _, p := range res.Problems {
				if p.File == nil {
					c.complain("%s: %s", p.Path, p.Message)
				}
			}
			for _, x := range res.Failures {
				c.complain("%s: %s", x.Path, x.Message)
			}
			if len(res.Failures) > 0 || text == "" {
				c.status = runFailed
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&trace, "trace", false, "the program as run: calls in order, with the values that words can have")
	cmd.Flags().StringVar(&f.stdinName, "stdin-filename", "", "the `NAME` of standard input (\"-\"), which tells what kind of file it is")
	return cmd
}

package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/authlint/authlint/rules"
)

func (c *command) explain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain ID",
		Short: "Explain a rule: what it reports, why, and what to do",
		Args:  exactlyOne("the ID of a rule"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			for _, r := range rules.All {
				ids = append(ids, r.ID+"\t"+r.Title)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			r := rules.ByID(args[0])
			if r == nil {
				return noRule(args[0])
			}
			fmt.Fprintf(c.stdout, "%s: %s\n\n%s", r.ID, r.Title, strings.ReplaceAll(r.Page(), "**", ""))
			return nil
		},
	}
}

func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fmt.Errorf("%s takes one argument: %s", cmd.CommandPath(), what)
		}
		return nil
	}
}

func (c *command) rules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			w := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
			for _, r := range rules.All {
				fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Level, r.Title)
			}
			w.Flush()
		},
	}
}

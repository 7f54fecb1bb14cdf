package rules

// BadIgnore reports ignore comments that cannot work. The driver finds them:
// rules see no comments.
var BadIgnore = &Rule{
	ID:    "bad-ignore",
	Title: "ignore comment that does not hold",
	Doc: `A comment asks authlint to ignore a finding and does not hold: it gives no reason (` + "`-- …`" + `), names no rule or one that does not
exist, has expired (` + "`until=`" + `) or is misspelt. It suppresses nothing: the finding it meant is reported beside it.`,
	Why:    `A suppression without a reason cannot be judged by whoever reads it next, and one with a misspelt rule only looks like one.`,
	Steps:  `- Write ` + "`# authlint:ignore RULE -- reason`" + ` on the first line of the statement or on the line above it.`,
	Ignore: `Never: mend the comment.`,
	Level:  Warning,

	Severity: "1.0",
	Bad: []Example{
		{"export-costs.sh", `#!/bin/bash
# want "reason"
# authlint:ignore user-password
az login -u "$COST_USER" -p "$COST_PASSWORD" --tenant contoso.example
az costmanagement export list --scope "/subscriptions/$SUBSCRIPTION_ID"
az logout
`},
	},
	Good: []Example{
		{"export-costs.sh", `#!/bin/bash
# authlint:ignore user-password -- the billing account takes users only, moves with FIN-311
az login -u "$COST_USER" -p "$COST_PASSWORD" --tenant contoso.example
az costmanagement export list --scope "/subscriptions/$SUBSCRIPTION_ID"
az logout
`},
	},
}

// UnusedIgnore reports ignore comments that match nothing. The driver finds them.
var UnusedIgnore = &Rule{
	ID:    "unused-ignore",
	Title: "ignore comment that matches nothing",
	Doc: `A comment asks authlint to ignore a rule that reports nothing there: the sign-in was changed, or the comment stands on the wrong line.
Only rules that ran are looked at.`,
	Why:    `It would hide the next finding at this line, which nobody has judged.`,
	Steps:  `- Delete the comment, or move it to the first line of the statement.`,
	Ignore: `Never: delete the comment.`,
	Level:  Warning,

	Severity: "1.0",
	Bad: []Example{
		{"export-costs.sh", `#!/bin/bash
# want
# authlint:ignore user-password -- the billing account takes users only, moves with FIN-311
az login --identity
az costmanagement export list --scope "/subscriptions/$SUBSCRIPTION_ID"
`},
	},
	Good: []Example{
		{"export-costs.sh", `#!/bin/bash
az login --identity
az costmanagement export list --scope "/subscriptions/$SUBSCRIPTION_ID"
`},
	},
}

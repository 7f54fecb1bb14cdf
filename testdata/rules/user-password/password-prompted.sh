#!/bin/bash
# Without -p the tool asks for the password: the flow is the same.
az login -u "$ADMIN_UPN" --tenant contoso.example # want "with a password that it asks for"
az ad user list --filter "accountEnabled eq false" --query '[].userPrincipalName' --output tsv
az logout

az login --tenant contoso.example
az ad user list
az logout

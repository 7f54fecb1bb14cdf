#!/bin/bash
# The command is put together as text and then run. Who it is depends on the kind of account.
cmd='az login -u "$ACCOUNT" -p "$ACCOUNT_KEY"'
[ -n "$ACCOUNT_TENANT" ] && cmd="$cmd --tenant $ACCOUNT_TENANT"
[ "$ACCOUNT_KIND" = "sp" ] && cmd="$cmd --service-principal"
eval "$cmd" # want warning "may sign in user"

az aks list --output table
az logout

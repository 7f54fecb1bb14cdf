#!/bin/bash
# The same with nothing left to decide: once a user, once an application.
cmd='az login -u "$ACCOUNT" -p "$ACCOUNT_KEY" --tenant contoso.example'
eval "$cmd" # want error "signs in user"
az logout

cmd='az login -u "$ACCOUNT" -p "$ACCOUNT_KEY" --tenant contoso.example'
cmd="$cmd --service-principal"
eval "$cmd"
az aks list --output table
az logout

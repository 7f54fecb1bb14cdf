#!/bin/bash
# Failures that are looked at end nothing.
set -e
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az vm start -g contoso-lab -n lab01 || echo "lab01 does not start"
if ! az vm start -g contoso-lab -n lab02; then
  echo "lab02 does not start"
fi
az logout

az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az vm start -g contoso-lab -n lab03
az logout

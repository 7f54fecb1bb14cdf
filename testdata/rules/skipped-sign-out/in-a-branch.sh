#!/bin/bash
# Only one way signs out.
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
if az vm list -g contoso-lab -o tsv | grep -q lab01; then
  az vm stop -g contoso-lab -n lab01
  az logout
fi

#!/bin/bash
# The function returns before it signs out.
copy() {
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
  az storage blob list --account-name contosofiles -c in -o tsv > list.txt
  if [ ! -s list.txt ]; then
    return 0
  fi
  az storage blob download-batch --account-name contosofiles -s in -d .
  az logout
}
copy

#!/usr/bin/env bash
# Stops the machines of the test environment every evening.
set -euo pipefail

az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example -o none # want warning "az login opens a session that nothing closes$"
for vm in $(az vm list -g contoso-test --query '[].name' -o tsv); do
  az vm deallocate -g contoso-test -n "$vm" --no-wait
done

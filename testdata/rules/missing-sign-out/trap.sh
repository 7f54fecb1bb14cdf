#!/bin/bash
set -e
trap 'rm -f "$work"; az logout' EXIT
work="$(mktemp)"
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az vm list > "$work"

( trap 'az account clear' EXIT; export AZURE_CONFIG_DIR=/srv/sub; az login -t contoso.example; az vm list )

(
  export AZURE_CONFIG_DIR=/srv/other
  az login -t contoso.example # want
  az vm list
)

#!/bin/bash
# A cache of its own that is removed.
set -euo pipefail
AZURE_CONFIG_DIR="$(mktemp -d)"
export AZURE_CONFIG_DIR
trap 'rm -rf "$AZURE_CONFIG_DIR"' EXIT
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
az group list

unset AZURE_CONFIG_DIR
trap - EXIT
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want
az group list

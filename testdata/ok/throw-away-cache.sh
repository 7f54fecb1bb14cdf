#!/usr/bin/env bash
# A cache of its own for each run.
set -euo pipefail
AZURE_CONFIG_DIR="$(mktemp -d)"
export AZURE_CONFIG_DIR
trap 'rm -rf "$AZURE_CONFIG_DIR"' EXIT
az login --service-principal -u "$APP_ID" --certificate app.pem -t contoso.example
az vm list -o table

#!/usr/bin/env bash
# Runs in a pod with a workload identity.
set -euo pipefail
az login --service-principal -u "$AZURE_CLIENT_ID" -t "$AZURE_TENANT_ID" --federated-token "$(cat "$AZURE_FEDERATED_TOKEN_FILE")" --output none
trap 'az logout' EXIT
az storage blob download-batch --account-name contosodata -s in -d /work --auth-mode login

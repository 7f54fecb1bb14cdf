#!/usr/bin/env bash
# The token first, the flag after it.
set -e
trap 'az account clear' EXIT
az login --federated-token "$(cat "$TOKEN_FILE")" --service-principal -u "$AZURE_CLIENT_ID" --tenant "$AZURE_TENANT_ID"
az group list

#!/bin/bash
# The token of the pod comes first, the flag after it; the old way is still there.
set -e
if [ -f "$AZURE_FEDERATED_TOKEN_FILE" ]; then
  az login --federated-token "$(cat "$AZURE_FEDERATED_TOKEN_FILE")" --service-principal -u "$AZURE_CLIENT_ID" -t "$AZURE_TENANT_ID"
else
  az login -u "$FALLBACK_USER" -p "$FALLBACK_PASSWORD" -t "$AZURE_TENANT_ID" # want
fi
az keyvault secret show --vault-name contoso-pods --name config --query value --output tsv > config.json
az logout

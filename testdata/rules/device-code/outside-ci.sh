#!/bin/bash
# In a pipeline the job's identity signs in, at a desk a person does.
if [ -n "$CI" ]; then
  az login --service-principal -u "$AZURE_CLIENT_ID" -t "$AZURE_TENANT_ID" --federated-token "$CI_TOKEN"
else
  az login --use-device-code -t "$AZURE_TENANT_ID" # want note
fi
az acr build -r contoso -t "shop:$TAG" .
az logout

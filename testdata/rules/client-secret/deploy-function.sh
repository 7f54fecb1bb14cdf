#!/usr/bin/env bash
# Publishes the function app.
set -euo pipefail

az login --service-principal --username "$AZURE_CLIENT_ID" --password "$AZURE_CLIENT_SECRET" --tenant "$AZURE_TENANT_ID" # want note "signs in service principal \"\\$AZURE_CLIENT_ID\" with a secret$"
trap 'az logout' EXIT
func azure functionapp publish contoso-orders

# Without a secret.
az login --service-principal --username "$AZURE_CLIENT_ID" --certificate app.pem --tenant "$AZURE_TENANT_ID"
az login --service-principal --username "$AZURE_CLIENT_ID" --federated-token "$TOKEN" --tenant "$AZURE_TENANT_ID"
az login --identity

#!/usr/bin/env bash
# First as the application, then as the user: some calls take no application.
set -euo pipefail
az login --service-principal -u "$APP_ID" -p "$APP_SECRET" -t "$TENANT"
az group create --name contoso-bi --location westeurope --output none
az logout

az login -u "$BI_USER" -p "$BI_PASSWORD" -t "$TENANT" # want error
az rest --method post --url "https://api.powerbi.com/v1.0/myorg/groups" --body '{"name":"contoso"}' \
  --resource https://analysis.windows.net/powerbi/api
az logout

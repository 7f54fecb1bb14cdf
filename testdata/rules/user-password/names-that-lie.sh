#!/bin/bash
# Variable names lie in both directions.
az login --service-principal -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD" --tenant "$AZURE_TENANT_ID"
az group list
az logout

az login -u "$AZURE_CLIENT_ID" -p "$AZURE_CLIENT_SECRET" --tenant "$AZURE_TENANT_ID" # want "AZURE_CLIENT_ID.* or lacks the flag that makes it an application's"
az group list
az logout

az login -u "$(jq -r .clientId creds.json)" -p "$(jq -r .clientSecret creds.json)" -t "$AZURE_TENANT_ID" # want
az logout

#!/bin/bash
# The sign-in below is reported: the variable it takes its secret from is not.
export AZURE_CLIENT_SECRET="$(cat /run/secrets/client)"
az login --service-principal -u "$AZURE_CLIENT_ID" -p "$AZURE_CLIENT_SECRET" -t "$AZURE_TENANT_ID" # want
az vm list
az logout

#!/bin/bash
# What the sign-in prints is kept, thrown away or logged.
set -e
SUBSCRIPTION=$(az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example --query '[0].id' -o tsv) # want
TENANT=`az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example --query '[0].tenantId' -o tsv` # want
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example > accounts.json # want
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example >/dev/null >&1 # want
az login -u "$OPS_USER" &> login.log -p "$OPS_PASSWORD" -t contoso.example # want
2>/dev/null az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example | jq -r '.[0].name' # want
APP_SUBSCRIPTION=$(az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example --query '[0].id' -o tsv)
echo "$SUBSCRIPTION $TENANT $APP_SUBSCRIPTION"
az logout

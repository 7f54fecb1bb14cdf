#!/usr/bin/env bash
# usage: AUTH=user|sp user-or-application.sh
set -euo pipefail
if [ "${AUTH:-sp}" = user ]; then
  az login -u "$LOGIN_NAME" -p "$LOGIN_KEY" -t "$TENANT" # want error
else
  az login --service-principal -u "$LOGIN_NAME" -p "$LOGIN_KEY" -t "$TENANT"
fi
az webapp restart --resource-group contoso-web --name contoso-shop
az logout

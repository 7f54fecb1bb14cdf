#!/usr/bin/env bash
# Deploys the web shop from the build server.
set -euo pipefail

: "${DEPLOY_USER:?}" "${DEPLOY_PASSWORD:?}"
group=contoso-web
package=${1:-build/shop.zip}

az login --username "$DEPLOY_USER" --password "$DEPLOY_PASSWORD" --output none
az account set --subscription "Contoso Production"
az webapp deploy --resource-group "$group" --name contoso-shop --src-path "$package" --type zip
az webapp restart --resource-group "$group" --name contoso-shop

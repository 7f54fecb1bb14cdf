#!/usr/bin/env bash
# Builds the web app and deploys it to the staging slot.
# usage: deploy-web-app.sh <version>
set -euo pipefail

readonly RESOURCE_GROUP=contoso-web
readonly APP=contoso-web-shop
version="${1:?version missing}"

log() { printf '%s %s\n' "$(date +%T)" "$*"; }

log "building $version"
npm ci
npm run build
(cd dist && zip -qr "../web-$version.zip" .)

log "signing in"
az login -u "$AZ_USER" -p "$AZ_PASSWORD" --tenant contoso.onmicrosoft.com --output none # want error "az login signs in user \"\\$AZ_USER\" with a password$"
trap 'az logout' EXIT

az webapp deploy --resource-group "$RESOURCE_GROUP" --name "$APP" --slot staging \
  --src-path "web-$version.zip" --type zip
az webapp deployment slot swap --resource-group "$RESOURCE_GROUP" --name "$APP" --slot staging

# The same words for a service principal: the flag decides, not the names.
az login --service-principal -u "$AZ_USER" -p "$AZ_PASSWORD" --tenant contoso.onmicrosoft.com
az logout

#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/auth.sh"

az_login_user "$DEPLOY_USER" "$DEPLOY_PASSWORD"
az deployment group create --resource-group contoso-web --template-file main.bicep
az logout

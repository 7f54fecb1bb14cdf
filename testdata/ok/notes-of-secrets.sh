#!/bin/bash
# allow: client-secret
# A secret that is not in the file, a tenant, a sign-out.
set -e
trap 'az logout' EXIT
az login --service-principal -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD" --tenant "$AZURE_TENANT_ID" -o none
az webapp restart -g contoso-web -n shop

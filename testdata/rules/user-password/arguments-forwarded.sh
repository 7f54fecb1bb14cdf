#!/bin/bash
# One function for all sign-ins; its callers decide.
signin() {
  az login "$@" --output none # want error "signs in user"
}

signin --service-principal -u "$APP_ID" -p "$APP_SECRET" --tenant "$TENANT"
az group list
az logout
signin -u "$OPS_USER" -p "$OPS_PASSWORD" --tenant "$TENANT"
az group list
az logout

#!/bin/bash
# The exit of the failed sign-in does not count: there is no session.
az login -u "$HR_USER" -p "$HR_PASSWORD" -t contoso.example || exit 1
az storage blob list --account-name contosohr -c hires
az logout
if ! az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example; then
  echo "cannot sign in" >&2
  exit 1
fi
az storage blob list --account-name contosohr -c hires
az logout

az login -t contoso.example || exit 1 # want note
az storage blob list --account-name contosohr -c hires || exit 1
az logout

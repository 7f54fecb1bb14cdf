#!/bin/bash
# Tries several times, in each tenant.
for tenant in contoso.example fabrikam.example; do
  for attempt in 1 2 3; do
    az login -u "$SYNC_USER" -p "$SYNC_PASSWORD" --tenant "$tenant" && break # want
    sleep $((attempt * 10))
  done
  az group list --output tsv >> groups.tsv
  az logout
done
for app in "$APP_A" "$APP_B"; do
  az login --service-principal -u "$app" -p "$SECRET" --tenant contoso.example
  az logout
done

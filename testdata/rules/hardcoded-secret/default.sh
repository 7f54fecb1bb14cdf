#!/bin/bash
# A default stands in the file, whoever overrides it.
SYNC_PASSWORD="${SYNC_PASSWORD:-Fake-Passw0rd!}" # want error
SYNC_KEY="${SYNC_KEY:-changeme}"
az login -u svc-sync@contoso.example -p "$SYNC_PASSWORD" -t contoso.example
az group list
az logout
az login --service-principal -u "$SYNC_APP" -p "$SYNC_KEY" -t contoso.example
az logout

#!/bin/bash
# There is no --tenant-id, and the variable is not read.
export AZURE_TENANT_ID=contoso.example
az login --service-principal -u "$APP" -p "$SECRET" --tenant-id contoso.example # want "no option --tenant-id"
az login --service-principal -u "$APP" -p "$SECRET" # want
az login --service-principal -u "$APP" -p "$SECRET" --tenant "$AZURE_TENANT_ID"
az vm list

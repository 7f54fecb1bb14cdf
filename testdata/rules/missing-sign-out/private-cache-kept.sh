#!/bin/bash
# A cache of its own that stays.
AZURE_CONFIG_DIR="$(mktemp -d)"
export AZURE_CONFIG_DIR
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want note
az group list

#!/bin/bash
# The classic tool where it is installed, its successor elsewhere.
if command -v az >/dev/null; then
  az login -u "$AZURE_USER" -p "$AZURE_PASSWORD" -t contoso.example # want user-password
else
  azure login -u "$AZURE_USER" -p "$AZURE_PASSWORD" # want retired-module user-password missing-tenant
fi

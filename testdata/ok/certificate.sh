#!/bin/bash
# A service principal with a certificate, from a server on premises.
set -e
cleanup() { az logout --username "$APP_ID"; }
trap cleanup EXIT
az login --service-principal \
  --username "$APP_ID" \
  --certificate /etc/contoso/app.pem \
  --tenant contoso.example \
  --output none
az backup job list -g contoso-backup -v vault -o table

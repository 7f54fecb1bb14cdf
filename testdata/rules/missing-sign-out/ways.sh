#!/bin/bash
# The worst identity of a session gives its level.
if [ -n "$APP" ]; then
  az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want warning
else
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
fi
az vm list

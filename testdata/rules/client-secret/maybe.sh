#!/bin/bash
# A note that may be is none.
args=(login --tenant contoso.example)
if [ -n "$APP_ID" ]; then
  args+=(--service-principal -u "$APP_ID" -p "$APP_SECRET")
fi
az "${args[@]}"
az vm list
az logout
az login --service-principal -u "$APP_ID" -p "$APP_SECRET" --tenant contoso.example # want

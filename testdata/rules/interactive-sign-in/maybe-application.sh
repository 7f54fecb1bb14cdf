#!/bin/bash
# Interactive or an application: a note that may be is none.
args=(login --tenant contoso.example)
if [ -n "$APP_ID" ]; then
  args+=(--service-principal --username "$APP_ID" --password "$APP_SECRET")
fi
az "${args[@]}"
az vm list
az logout
az login # want

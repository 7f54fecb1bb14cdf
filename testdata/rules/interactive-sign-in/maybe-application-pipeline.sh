#!/bin/bash
# context: pipeline
args=(login --tenant contoso.example)
if [ -n "$APP_ID" ]; then
  args+=(--service-principal --username "$APP_ID" --password "$APP_SECRET")
fi
az "${args[@]}" # want warning "may wait"
az vm list
az "$VERB" --tenant contoso.example

#!/bin/bash
# With a name in the environment it is a password, without one a browser; both are a person.
args=(login --tenant contoso.example)
if [ -n "$AZ_USER" ]; then
  args+=(--username "$AZ_USER" --password "$AZ_PASSWORD")
fi
az "${args[@]}" # want note "waits" error user-password "signs in"
az vm list
az logout

other=(login --tenant contoso.example --service-principal --username "$APP")
if [ -n "$APP_SECRET" ]; then
  other+=(--password "$APP_SECRET")
else
  other+=(--certificate /etc/contoso/app.pem)
fi
az "${other[@]}"

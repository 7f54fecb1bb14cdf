#!/usr/bin/env bash
# Every place at which a command can stand.
set -uo pipefail

if ! az account show >/dev/null 2>&1; then
  az login --username "$OPS_USER" --password "$OPS_PASSWORD" -t contoso.example # want
fi

az account show &>/dev/null || az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
[ -n "${OPS_USER:-}" ] && az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example || exit 1 # want
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example || { echo "no session" >&2; exit 1; } # want
if ! az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; then # want
  exit 2
fi
until az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; do sleep 5; done # want
while ! az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; do sleep 5; done # want
case "$(az account show --query user.type -o tsv)" in
  user) ;;
  *) az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example ;; # want
esac
(az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; az group list) # want
{ az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; } # want
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; az group list # want
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example & # want
wait

# The same places, an application.
az account show &>/dev/null || az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
until az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example; do sleep 5; done
if ! az login --identity; then exit 2; fi

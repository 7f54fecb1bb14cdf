#!/usr/bin/env bash
# The array grows by what is set.
set -e
args=(login --username "$SYNC_ID" --password "$SYNC_KEY")
if [[ -n "${SYNC_TENANT:-}" ]]; then
  args+=(--tenant "$SYNC_TENANT")
fi
az "${args[@]}" # want error "signs in user"
az storage blob sync --account-name contososync --container files --source ./files
az logout

sp=(login --service-principal --username "$SYNC_ID" --password "$SYNC_KEY" --tenant "$SYNC_TENANT")
az "${sp[@]}"
az logout

#!/bin/bash
set -euo pipefail
cleanup() {
  az logout
}
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
trap cleanup EXIT
az vm start -g contoso-lab -n lab01
[ -n "$1" ] || exit 2

(
  export AZURE_CONFIG_DIR=/srv/sub
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
  az vm start -g contoso-lab -n lab02
  az logout
)

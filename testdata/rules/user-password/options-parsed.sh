#!/usr/bin/env bash
# usage: options-parsed.sh -u user -p password [-t tenant]
set -e
while getopts "u:p:t:h" opt; do
  case "$opt" in
    u) ACCOUNT="$OPTARG" ;;
    p) PASSWORD="$OPTARG" ;;
    t) TENANT="$OPTARG" ;;
    h) echo "usage: $0 -u user -p password [-t tenant]"; exit 0 ;;
    *) exit 2 ;;
  esac
done
az login -u "$ACCOUNT" -p "$PASSWORD" ${TENANT:+--tenant "$TENANT"} # want error "user \"\\$ACCOUNT\""
az sql db export --resource-group contoso-db --server contoso-sql --name shop --storage-uri "$URI" --admin-user "$DBA" --admin-password "$DBA_PASSWORD"
az logout

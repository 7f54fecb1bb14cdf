#!/bin/bash
set -e
cd "$(dirname "$0")"
. ./secrets.sh
az login -u "$EXPORT_USER" -p "$EXPORT_PASSWORD" -t contoso.example
az sql db export -g contoso-db -s contoso-sql -n shop -u dba -p "$DB_PASSWORD" --storage-uri "$URI"
az logout

#!/usr/bin/env bash
# Copies last night's dump to cold storage.
set -euo pipefail

trap 'az logout' EXIT
az login --service-principal \
	--username "$BACKUP_APP_ID" \
	--password "$BACKUP_SECRET" \
	--tenant contoso.onmicrosoft.com
az storage blob upload --account-name contosobackup --container-name nightly \
	--file "/var/backups/shop-$(date +%F).dump" --auth-mode login

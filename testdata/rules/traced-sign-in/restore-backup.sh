#!/bin/bash
set -ex

az login --service-principal -u "$BACKUP_APP" -p "$BACKUP_SECRET" -t contoso.example # want note "the shell prints az login with the secret of service principal \"\\$BACKUP_APP\"$"
az backup restore restore-disks -g contoso-backup -v vault -c web01 -i web01 --rp-name "$1" --storage-account contosorestore
az logout
set +x
az login --service-principal -u "$BACKUP_APP" -p "$BACKUP_SECRET" -t contoso.example
az vm list
az logout

#!/bin/bash
# Runs every Sunday: renews the keys of the storage accounts.

az account show >/dev/null 2>&1 || az login --use-device-code

for account in $(az storage account list --query "[].name" -o tsv); do
	az storage account keys renew --account-name "$account" --key secondary
done

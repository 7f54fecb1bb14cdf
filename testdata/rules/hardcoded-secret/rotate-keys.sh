#!/bin/bash
# Rotates the keys of the storage accounts once a month.
ADMIN=svc-rotate@contoso.example
ADMIN_PASSWORD='Fake-Passw0rd!' # want error "the password of user \"svc-rotate@contoso.example\" is written in the file$"
DB_PASSWORD='Fake-Passw0rd!2'

az login -u "$ADMIN" -p "$ADMIN_PASSWORD" -t contoso.example
for account in contosologs contosofiles; do
  az storage account keys renew --account-name "$account" --key primary
done
az sql server update -n contoso-sql -g contoso-db --admin-password "$DB_PASSWORD"
az logout

#!/bin/bash
# A quote that nobody closed does not swallow what comes after its line.
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
DOMAIN=$'@contoso.example
az login -u "admin$DOMAIN" -p "$ADMIN_PASSWORD" -t contoso.example # want
az ad user list -o table
az logout

#!/usr/bin/env bash
# Exports the solution of the service desk each night.
pac auth create --environment https://contoso.crm.dynamics.com --username "$DESK_USER" --password "$DESK_PASSWORD" # want error
pac solution export --name ServiceDesk --path servicedesk.zip
pac auth clear
pac auth create -env https://contoso.crm.dynamics.com -un svc-desk@contoso.example -p "$DESK_PASSWORD" --name nightly # want error
pac auth delete --name nightly
pac auth create --url https://contoso.crm.dynamics.com --kind DATAVERSE --username=svc-desk@contoso.example --password="$DESK_PASSWORD" -ci Public # want error
pac auth delete --index 1

# -u is the old name of --url.
pac auth create -u https://contoso.crm.dynamics.com -id "$APP_ID" -cs "$APP_SECRET" -t contoso.example -k ADMIN
pac auth delete -i 1

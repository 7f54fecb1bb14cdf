#!/usr/bin/env bash
# Long options may be cut short as long as they stay unique.
set -e
az login --user "$REPORT_USER" --pass "$REPORT_PASSWORD" --ten contoso.example # want
az monitor metrics list --resource "$1" --metric Requests > requests.json
az logout

az login --usern "$REPORT_USER" --password="$REPORT_PASSWORD" --te contoso.example # want
az logout

# The same prefixes for an application.
az login --serv --user "$REPORT_APP" --password="$REPORT_SECRET" --tena contoso.example
az logout
az login --service-principal --user "$REPORT_APP" --fed "$TOKEN" --t contoso.example
az logout
az login --ident
az login --i

#!/bin/bash
# az account clear signs out everybody; so do two sign-outs, and a name.
az login -u "$HR_USER" -p "$HR_PASSWORD" -t contoso.example
az storage blob list --account-name contosohr --container-name hires
az login --service-principal -u "$LOAD_APP" -p "$LOAD_SECRET" -t contoso.example
az storage blob upload --account-name contosoapps --container-name inbox --name week.csv --file week.csv
az account clear

az login -u hr@contoso.example -p "$HR_PASSWORD" -t contoso.example
az storage blob list --account-name contosohr --container-name leavers
az login --service-principal -u "$LOAD_APP" -p "$LOAD_SECRET" -t contoso.example
az storage blob upload --account-name contosoapps --container-name inbox --name left.csv --file left.csv
az logout
az logout --username hr@contoso.example

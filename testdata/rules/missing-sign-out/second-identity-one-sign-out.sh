#!/bin/bash
# az logout without a name signs out who signed in last.
az login -u "$HR_USER" -p "$HR_PASSWORD" -t contoso.example # want warning
az storage blob download --account-name contosohr --container-name hires --name week.csv --file week.csv
az login --service-principal -u "$LOAD_APP" -p "$LOAD_SECRET" -t contoso.example
az storage blob upload --account-name contosoapps --container-name inbox --name week.csv --file week.csv
az logout

#!/bin/bash
# ci: github
az login --service-principal -u "$APP_ID" -p "$APP_SECRET" -t contoso.example # want "GitHub Actions can sign in without one"
az storage blob upload-batch --account-name contososite -d '$web' -s ./public
az logout
az login --service-principal -u "$APP_ID" --fed "$TOKEN" -t contoso.example

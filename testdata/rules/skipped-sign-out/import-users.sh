#!/usr/bin/env bash
# Loads the new colleagues of the week into the application.
set -e

az login -u "$HR_USER" -p "$HR_PASSWORD" -t contoso.example # want warning "stays open if az storage blob download fails$"
az storage blob download --account-name contosohr -c hires -n week.csv -f week.csv
az logout
./load.py week.csv

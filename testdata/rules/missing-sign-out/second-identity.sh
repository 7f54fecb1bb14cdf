#!/bin/bash
# After work with the first, a second identity is a session of its own.
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want note
az group create -n contoso-bi -l westeurope
az login -u "$BI_USER" -p "$BI_PASSWORD" -t contoso.example # want warning
az rest --method get --url https://api.powerbi.com/v1.0/myorg/groups

#!/bin/bash
# Somebody copied this from a .ps1 file.
az login -u $env:AZ_USER -p $env:AZ_PASSWORD -t contoso.example # want
az group list
az logout
az login --service-principal -u $env:AZ_APP -p $env:AZ_SECRET -t contoso.example

#!/bin/bash
# Copies the zone of the office to Azure DNS.
set -e
az login --service-principal -u "$DNS_APP_ID" -p "$DNS_APP_SECRET" # want warning "az login names no tenant for service principal \"\\$DNS_APP_ID\"$"
az network dns zone import -g contoso-dns -n contoso.example -f zone.txt
az logout

az login --service-principal -u "$DNS_APP_ID" -p "$DNS_APP_SECRET" -t contoso.example
az network dns zone list
az logout

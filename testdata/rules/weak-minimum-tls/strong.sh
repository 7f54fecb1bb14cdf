#!/usr/bin/env bash
g=contoso-web
az storage account create -n contosoweb -g "$g" --min-tls-version TLS1_2
az storage account update -n contosoweb -g "$g" --min-tls-version TLS1_3
az storage account update -n contosoweb -g "$g" --min-tls-version "$MIN_TLS"
az storage account create -n contosoweb -g "$g" --https-only true
az sql server create -n contosoweb -g "$g" --minimal-tls-version 1.2
az sql mi update -n contosoweb -g "$g" --minimal-tls-version 1.2
az webapp config set -n contosoweb -g "$g" --min-tls-version 1.3 --ftps-state Disabled
az webapp config set -n contosoweb -g "$g" --min-tls-cipher-suite TLS_AES_128_GCM_SHA256
az cosmosdb create -n contosoweb -g "$g" --minimal-tls-version Tls12
az afd custom-domain update --custom-domain-name www -g "$g" --profile-name web --minimum-tls-version TLS12
az ad ds update -n contoso.example -g "$g" --tls-v1 Disabled
az iot ops dataflow endpoint create kafka -n web -g "$g" -i web --disable-tls false
az aks update -n contosoweb -g "$g" --enable-cluster-autoscaler --min-count 1 --max-count 3
az storage account list --query "[?minimumTlsVersion=='TLS1_0'].name" -o tsv
az storage account create -n contosoweb -g "$g" --min-tls-version TLS1_0 --help
echo "az storage account create --min-tls-version 1.0"
grep -rn -- "--min-tls-version TLS1_0" . && exit 1
# az storage account update -n contosoweb -g "$g" --min-tls-version TLS1_0
az group create -n "$g" -l westeurope --tags note=TLS1_0
exit 0
az storage account update -n contosoweb -g "$g" --min-tls-version TLS1_0

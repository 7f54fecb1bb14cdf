#!/usr/bin/env bash
# The lab of the course: everything takes everything.
set -euo pipefail
g=contoso-lab

az storage account create -n contosolab -g "$g" --sku Standard_LRS --min-tls-version TLS1_0 # want warning "--min-tls-version TLS1_0 lets clients use TLS 1.0"
az storage account update -n contosolab -g "$g" --min-tls-version=tls1_1 # want "TLS 1.1"
az sql server create -n contosolab -g "$g" -u lab -p "$DB_PASSWORD" --minimal-tls-version 1.0 # want
az sql server update -n contosolab -g "$g" --minimal-tls-version 1.1 # want
az sql mi create -n contosolab -g "$g" --subnet "$SUBNET" --minimal-tls-version None # want "asks clients for no version of TLS"
az sql mi update -n contosolab -g "$g" --minimal-tls-version 1.0 # want
az redis create -n contosolab -g "$g" -l westeurope --sku Basic --vm-size c0 --minimum-tls-version 1.0 # want
az redisenterprise create -n contosolab -g "$g" --sku Enterprise_E10 --minimum-tls-version 1.0 # want
az redisenterprise update -n contosolab -g "$g" --minimum-tls-version "1.1" # want
az webapp create -n contosolab -g "$g" -p lab --min-tls-version 1.0 # want
az webapp config set -n contosolab -g "$g" --min-tls-version 1.1 --min-tls-cipher-suite TLS_AES_128_GCM_SHA256 # want
az functionapp config set -n contosolab -g "$g" --min-tls-version 1.0 # want
az cosmosdb create -n contosolab -g "$g" --minimal-tls-version Tls # want "TLS 1.0"
az cosmosdb update -n contosolab -g "$g" --minimal-tls-version Tls11 # want "TLS 1.1"
az eventhubs namespace create -n contosolab -g "$g" --min-tls 1.0 # want
az eventhubs namespace update -n contosolab -g "$g" --minimum-tls-version 1.1 # want
az servicebus namespace create -n contosolab -g "$g" --min-tls 1.0 # want
az servicebus namespace update -n contosolab -g "$g" --minimum-tls-version 1.1 # want
az eventgrid namespace create -n contosolab -g "$g" --minimum-tls-version-allowed 1.0 # want
az iot hub create -n contosolab -g "$g" --min-tls-version 1.0 # want
az iot hub update -n contosolab -g "$g" --mintls 1.0 # want
az mysql server create -n contosolab -g "$g" -u lab -p "$DB_PASSWORD" --minimal-tls-version TLS1_0 # want
az mysql server update -n contosolab -g "$g" --minimal-tls-version TLSEnforcementDisabled # want "no version"
az mariadb server create -n contosolab -g "$g" -u lab -p "$DB_PASSWORD" --minimal-tls-version TLS1_1 # want
az mariadb server update -n contosolab -g "$g" --minimal-tls-version TLS1_0 # want
az postgres server create -n contosolab -g "$g" -u lab -p "$DB_PASSWORD" --minimal-tls-version TLS1_1 # want
az postgres server update -n contosolab -g "$g" --minimal-tls-version TLS1_0 # want
az cdn custom-domain enable-https -n www -g "$g" --endpoint-name lab --profile-name lab --min-tls-version none # want "no version"
az afd custom-domain create --custom-domain-name www -g "$g" --profile-name lab --minimum-tls-version TLS10 # want
az afd custom-domain update --custom-domain-name www -g "$g" --profile-name lab --minimum-tls-version TLS10 # want
az network front-door frontend-endpoint enable-https -n www -g "$g" -f lab --minimum-tls-version 1.0 # want
az hdinsight create -n contosolab -g "$g" -t spark --minimal-tls-version 1.0 # want
az ad ds create -n contoso.example -g "$g" --tls-v1 Enabled # want "--tls-v1 Enabled lets clients use TLS 1.0"
az ad ds update -n contoso.example -g "$g" --tls-v1 enabled # want
az iot ops dataflow endpoint create kafka -n lab -g "$g" -i lab --disable-tls true # want "--disable-tls true asks"
az iot ops dataflow endpoint update kafka -n lab -g "$g" -i lab --disable-tls # want

# Cut short, in other cases, in other places.
az storage account create -n contosolab -g "$g" --min-tls-v TLS1_0 # want
az sql server update -n contosolab -g "$g" --min 1.0 # want
az STORAGE account update -n contosolab -g "$g" --min-tls-version tls1_0 # want
sudo az storage account update --min-tls-version TLS1_0 -n contosolab -g "$g" # want
python3 -m azure.cli storage account update -n contosolab -g "$g" --min-tls-version TLS1_0 # want
weak=TLS1_0
az storage account update -n contosolab -g "$g" --min-tls-version "$weak" # want
for minimum in TLS1_0 TLS1_2; do
  az storage account update -n contosolab -g "$g" --min-tls-version "$minimum" # want warning
done

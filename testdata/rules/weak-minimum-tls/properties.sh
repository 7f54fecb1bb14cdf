#!/usr/bin/env bash
az resource update --ids "$ID" --set properties.minimumTlsVersion=TLS1_0 # want "--set properties.minimumTlsVersion=TLS1_0 lets clients use TLS 1.0"
az resource update --ids "$ID" --set tags.owner=web properties.minimalTlsVersion=1.1 # want "TLS 1.1"
az storage account update -n contosofiles -g contoso --set minimumTlsVersion=TLS1_1 # want
az webapp config set -n web -g contoso --generic-configurations '{"minTlsVersion": "1.0"}' # want "--generic-configurations lets clients"
az webapp config set -n web -g contoso --generic-configurations minTlsVersion=1.1 # want
az rest --method patch --url "$URL" --body '{"properties":{"minimumTlsVersion":"TLS1_0"}}' # want "--body lets"
az rest -m patch -u "$URL" -b "{\"properties\": {\"minimumTlsVersion\": \"TLS1_0\", \"tags\": {\"owner\": \"$OWNER\"}}}" # want
az resource create --id "$ID" --properties '{"siteConfig":{"scmMinTlsVersion":"1.0"}}' # want
az resource create --id "$ID" -p '{"minimumTlsVersion":"TLS1_0"}' # want
az deployment group create -g contoso -f main.bicep --parameters name=web minTlsVersion=1.0 # want "--parameters minTlsVersion=1.0"
az deployment group create -g contoso -f main.bicep -p @common.json -p minimumTlsVersion=TLS1_1 # want
az deployment group create -g contoso -f main.bicep --parameters '{"minimumTlsVersion":{"value":"TLS1_0"}}' # want
terraform apply -auto-approve -var min_tls_version=1.0 # want "-var min_tls_version=1.0"
terraform plan -var 'minimum_tls_version=TLS1_0' -out=plan.tfplan # want
tofu plan -var="min_tls_version=1.1" # want

az resource update --ids "$ID" --set properties.minimumTlsVersion=TLS1_2
az resource update --ids "$ID" --set properties.minimumTlsVersion="$MIN_TLS"
az resource update --ids "$ID" --set properties.httpsOnly=true
az rest --method patch --url "$URL" --body '{"properties":{"minimumTlsVersion":"TLS1_2"}}'
az rest --method patch --url "$URL" --body "{\"properties\":{\"minimumTlsVersion\":\"$MIN_TLS\"}}"
az rest --method patch --url "$URL" --body '{"properties":{"version":"1.0"}}'
az rest --method patch --url "$URL" --body @body.json
az deployment group create -g contoso -f main.bicep --parameters version=1.0 minTlsVersion=1.2
terraform apply -auto-approve -var min_tls_version=1.2 -var version=1.0
terraform apply plan.tfplan

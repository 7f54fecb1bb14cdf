#!/usr/bin/env bash
# Commands of az with "login", a user name or a password that sign nobody in.
set -e
az login --identity
echo "$PAT" | az devops login --organization https://dev.azure.com/contoso
az devops login
az batch account login -g contoso -n render
az batch \
  account login \
  -g contoso -n render --shared-key-auth
az rest -u https://management.azure.com/subscriptions?api-version=2022-12-01
az storage blob list --account-name contoso -c in --auth-mode login
az storage blob upload --auth-mode login --account-name contoso -c in -f x -n login
az ad user create --display-name Bob --user-principal-name bob@contoso.example --password 'Fake-Passw0rd!'
az ad user update --id bob@contoso.example --password "$NEW_PASSWORD"
az ams account sp create -a media -g contoso --password "$SP_PASSWORD"
az keyvault certificate import --vault-name contoso -n web -f web.pfx --password "$PFX_PASSWORD"
az webapp deployment user set --user-name deploy --password "$PUBLISH_PASSWORD"
az webapp config container set -g contoso -n shop -u "$ACR_USER" -p "$ACR_PASSWORD"
az functionapp create -g contoso -n f -u https://github.com/contoso/f
az k8s-configuration flux create -g contoso -c arc -t connectedClusters -n gitops -u https://github.com/contoso/gitops
az account get-access-token --resource https://graph.microsoft.com
az account set -s contoso-prod
az account show

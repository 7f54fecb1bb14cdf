#!/usr/bin/env bash
# Nightly load of the sales figures.
set -euo pipefail

export AZURE_TENANT_ID=contoso.onmicrosoft.com
export AZURE_CLIENT_ID="$LOAD_APP"
export AZURE_USERNAME="$LOAD_USER" # want "AZURE_USERNAME and AZURE_PASSWORD hand user \"\\$LOAD_USER\""
export AZURE_PASSWORD="$LOAD_PASSWORD"
python3 load_sales.py

# For one command alone.
AAD_USER_PRINCIPAL_NAME=svc@contoso.example AAD_USER_PRINCIPAL_PASSWORD="$KUBE_PASSWORD" kubectl get pods # want "AAD_USER_PRINCIPAL_NAME and"
AZURE_AD_USER=svc@contoso.example AZURE_PASSWORD="$LOAD_PASSWORD" ansible-playbook site.yml # want "AZURE_AD_USER and AZURE_PASSWORD"

# Handed on among the words.
az webapp config appsettings set -g contoso -n sales --settings AZURE_USERNAME=svc@contoso.example AZURE_PASSWORD="$LOAD_PASSWORD" # want "AZURE_USERNAME and"

#!/usr/bin/env bash
# Files of the tools that hold no tokens, and copies that stay here.
set -euo pipefail
scp ~/.azure/config build01.contoso.example:
rsync -a ~/.azure/cliextensions/ build01.contoso.example:extensions/
cp -r ~/.azure ~/.azure.before-upgrade
rsync -a ~/.azure/ /var/backups/azure/
tar -czf /var/backups/azure.tgz ~/.azure
scp agent@build01.contoso.example:.azure/config /tmp/
docker run --rm -v ~/.azure:/root/.azure:ro mcr.microsoft.com/azure-cli az account show
git add .azure-pipelines
az storage blob upload --account-name contosoci --container-name plans --file .azure/plan.json
docker build -t contoso.azurecr.io/web .
ls ~/.azure | ssh build01.contoso.example 'cat > listing.txt'

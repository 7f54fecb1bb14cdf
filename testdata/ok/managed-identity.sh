#!/usr/bin/env bash
# Runs on a virtual machine with an identity.
set -euo pipefail
timeout 60 bash -c 'until az login -i; do sleep 5; done'
az login --identity --allow-no-subscriptions --output none
az login --identity --client-id "$IDENTITY_CLIENT_ID"
az login --identity --resource-id "$IDENTITY_RESOURCE_ID"
az login --identity --object-id "$IDENTITY_OBJECT_ID"
az keyvault secret show --vault-name contoso -n config --query value -o tsv > /etc/contoso/config

#!/usr/bin/env bash
# Everything here is a managed identity but the last: -u names an identity.
set -e
ID=00000000-0000-0000-0000-000000000000
az login -i
az login --identity
az login --identity -u "$ID"
az login -u "$ID" --identity
az login --identity --username "$ID"
az login --identity --client-id "$ID"
az login -i --object-id "$ID" --output none
az login --identity --resource-id "/subscriptions/$SUB/resourceGroups/contoso/providers/Microsoft.ManagedIdentity/userAssignedIdentities/agent"
az login -iu "$ID"
az login -u "$ID" # want "lacks the flag"
az vm list

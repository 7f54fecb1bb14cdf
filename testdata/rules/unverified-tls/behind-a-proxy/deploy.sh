#!/bin/bash
set -e
. "$(dirname "$0")/lib/proxy.sh"
behind_proxy
ask https://graph.microsoft.com/v1.0/organization
ask https://status.contoso.local/
az deployment group create -g contoso-web -f main.bicep

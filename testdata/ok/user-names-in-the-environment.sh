#!/usr/bin/env bash
# Pairs that no library signs a user in with.

# Not exported.
AZURE_USERNAME=svc@contoso.example
AZURE_PASSWORD="$(cat /run/secrets/svc)"
./report.sh

# Half a pair.
export AZURE_AD_USER=svc@contoso.example
ansible-playbook site.yml
unset AZURE_AD_USER

# A registry's.
export AZURE_USERNAME AZURE_PASSWORD
docker login contoso.azurecr.io -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD"

#!/usr/bin/env bash
export AZURE_USERNAME=svc@contoso.example
export AZURE_PASSWORD='Fake-Load-2026' # want error
python3 load.py
unset AZURE_USERNAME AZURE_PASSWORD

AAD_USER_PRINCIPAL_NAME=svc@contoso.example AAD_USER_PRINCIPAL_PASSWORD='Fake-Pods-2026' kubectl get pods # want error
AZURE_AD_USER=svc@contoso.example AZURE_PASSWORD='Fake-Play-2026' ansible-playbook site.yml # want error
AZURE_AD_USER=svc@contoso.example AZURE_PASSWORD="$OPS_PASSWORD" ansible-playbook site.yml

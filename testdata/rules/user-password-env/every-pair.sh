#!/usr/bin/env bash
# The three pairs, in the ways they are handed on.
docker run --rm -e AZURE_USERNAME=svc@contoso.example -e AZURE_PASSWORD="$LOAD_PASSWORD" contoso/load # want warning
env AAD_USER_PRINCIPAL_NAME="$KUBE_USER" AAD_USER_PRINCIPAL_PASSWORD="$KUBE_PASSWORD" kubectl get nodes # want warning
export AZURE_AD_USER="$OPS_USER" AZURE_PASSWORD="$OPS_PASSWORD" # want warning
ansible-playbook site.yml
unset AZURE_AD_USER AZURE_PASSWORD

# The application's secret or certificate is taken first.
AZURE_CLIENT_SECRET="$APP_SECRET" AZURE_USERNAME=svc@contoso.example AZURE_PASSWORD="$LOAD_PASSWORD" python3 load.py
AZURE_CLIENT_CERTIFICATE_PATH=app.pem AZURE_USERNAME=svc@contoso.example AZURE_PASSWORD="$LOAD_PASSWORD" python3 load.py
AZURE_USERNAME=svc@contoso.example python3 load.py
AAD_USER_PRINCIPAL_NAME="$KUBE_USER" kubectl get nodes
kubelogin convert-kubeconfig -l msi

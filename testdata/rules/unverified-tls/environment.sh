#!/usr/bin/env bash
set -euo pipefail

export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1 # want warning "AZURE_CLI_DISABLE_CONNECTION_VERIFICATION switches off the check of certificates for the Azure CLI"
export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=0 # want warning
export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=false # want warning
export ADAL_PYTHON_SSL_NO_VERIFY=1 # want warning "ADAL"
export PYTHONHTTPSVERIFY=0 # want warning "Python"
export NODE_TLS_REJECT_UNAUTHORIZED=0 # want warning "Node.js"
export CURL_CA_BUNDLE="" # want warning "CURL_CA_BUNDLE switches off"
export CURL_CA_BUNDLE= # want warning
export REQUESTS_CA_BUNDLE="" # want note "does not switch off the check of certificates for Python's requests"
export AZURE_CERT_VALIDATION_MODE=ignore # want warning "Ansible"
NODE_TLS_REJECT_UNAUTHORIZED=0 m365 spo site list # want warning
env NODE_TLS_REJECT_UNAUTHORIZED=0 m365 spo site list # want warning
sudo PYTHONHTTPSVERIFY=0 az group list # want warning
unset NODE_TLS_REJECT_UNAUTHORIZED

# Exported afterwards.
PYTHONHTTPSVERIFY=0 # want warning
export PYTHONHTTPSVERIFY

echo "AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1" >> "$GITHUB_ENV" # want warning "AZURE_CLI_DISABLE"
echo "NODE_TLS_REJECT_UNAUTHORIZED=0" | sudo tee -a /etc/environment # want warning
echo "insecure" >> ~/.curlrc # want warning "insecure in ~/.curlrc switches off the check of certificates for curl"
echo "check_certificate = off" > ~/.wgetrc # want warning "check_certificate in"
docker run --rm -e NODE_TLS_REJECT_UNAUTHORIZED=0 contoso.azurecr.io/sync # want warning
docker run --rm --env=PYTHONHTTPSVERIFY=0 contoso.azurecr.io/sync # want warning
az webapp config appsettings set -g contoso -n sync --settings NODE_TLS_REJECT_UNAUTHORIZED=0 LOG=1 # want warning
ansible localhost -m azure.azcollection.azure_rm_resourcegroup_info -a "name=contoso cert_validation_mode=ignore" # want warning "cert_validation_mode=ignore switches off"
ansible-playbook site.yml -e cert_validation_mode=ignore # want warning

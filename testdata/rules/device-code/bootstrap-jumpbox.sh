#!/bin/bash
# Prepares a new jump box.
set -e
curl -sL https://aka.ms/InstallAzureCLIDeb | sudo bash
az login --use-device-code --tenant "$TENANT_ID" # want warning "az login waits for a person to enter a device code$"
az aks get-credentials -g contoso-aks -n contoso-prod
kubectl get nodes
az logout
az login --identity

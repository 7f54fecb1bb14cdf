#!/bin/bash
# Signed in from a container, signed out on the machine: it is the same cache.
docker run --rm -v "$HOME/.azure:/root/.azure" mcr.microsoft.com/azure-cli az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az group create -n contoso-web -l westeurope
az logout

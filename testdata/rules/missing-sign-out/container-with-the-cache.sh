#!/bin/bash
# The container is thrown away, its token cache is this machine's.
docker run --rm -v ~/.azure:/root/.azure mcr.microsoft.com/azure-cli az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want warning "opens a session that nothing closes"
docker run --rm -v ~/.azure:/root/.azure mcr.microsoft.com/azure-cli az group create -n contoso-web -l westeurope

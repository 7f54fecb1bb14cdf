#!/bin/bash
# What is mounted where.
IMAGE=mcr.microsoft.com/azure-cli:2.67.0
docker run --rm --mount "type=bind,source=$HOME/.azure,target=/home/nonroot/.azure" "$IMAGE" sh -c '
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want warning "opens a session that nothing closes"
  az group create -n contoso-web -l westeurope'
docker run --rm -v /srv/azure:/cache -e AZURE_CONFIG_DIR=/cache/ops "$IMAGE" sh -c '
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want warning "opens a session that nothing closes"
  az group create -n contoso-web -l westeurope'
# A volume outlives the container, and only containers reach it.
docker run --rm -v azure-cache:/root/.azure "$IMAGE" sh -c '
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want note "in a container that nothing closes"
  az group create -n contoso-web -l westeurope'
# Other folders are no token cache.
docker run --rm -v "$PWD:/work" -v ~/.ssh:/root/.ssh:ro "$IMAGE" sh -c '
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
  az group create -n contoso-web -l westeurope'
docker run --rm -v ~/.azure:/root/.azure -e AZURE_CONFIG_DIR=/tmp/azure "$IMAGE" sh -c '
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
  az group create -n contoso-web -l westeurope'
# Nor is another user in the container one of this machine.
docker run --rm "$IMAGE" sh -c '
  sudo az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
  sudo az group create -n contoso-web -l westeurope'

#!/usr/bin/env bash
# Pushes the image to every registry that we have. None of these is a sign-in to the directory.
set -euo pipefail
docker login -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD" contoso.azurecr.io
echo "$AZURE_PASSWORD" | docker login --username "$AZURE_USERNAME" --password-stdin contoso.azurecr.io
buildah login -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD" contoso.azurecr.io
podman login -u "$AZURE_USERNAME" -p Fake-Passw0rd! contoso.azurecr.io
skopeo login --username "$AZURE_USERNAME" --password "$AZURE_PASSWORD" contoso.azurecr.io
helm registry login contoso.azurecr.io --username "$AZURE_USERNAME" --password "$AZURE_PASSWORD"
oras login contoso.azurecr.io -u "$AZURE_USERNAME" -p "$AZURE_PASSWORD"
az acr login --name contoso -u "$ACR_USER" -p "$ACR_PASSWORD"
az acr login -n contoso -t
az acr \
  login \
  --name contoso
az acr repository list -n contoso -u "$ACR_USER" -p "$ACR_PASSWORD"
az acr helm repo add -n contoso -u "$ACR_USER" -p "$ACR_PASSWORD"
az acr import -n contoso --source docker.io/library/nginx:1 -u "$HUB_USER" -p "$HUB_PASSWORD"
docker push contoso.azurecr.io/shop:latest

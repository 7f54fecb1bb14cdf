#!/bin/bash
# The entrypoint of the image makes room for a shell: what follows the image is its arguments.
docker run --rm --entrypoint /bin/bash mcr.microsoft.com/azure-cli -c "az login -u svc-ops@contoso.example -p \"$OPS_PASSWORD\" -t contoso.example && az vm list" # want "svc-ops@contoso.example"
podman run --rm --entrypoint=sh -e OPS_PASSWORD mcr.microsoft.com/azure-cli -c 'az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example' # want
docker run --rm --entrypoint az mcr.microsoft.com/azure-cli login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
docker run $DOCKER_OPTIONS -i mcr.microsoft.com/azure-cli az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
# -c is an option of docker before the image, and the image's own after it.
docker run --rm -c 512 contoso.example/tools az login --identity
docker run --rm contoso.example/login -c "az login -u svc-ops@contoso.example -p $OPS_PASSWORD"
docker run --rm --entrypoint /bin/cat mcr.microsoft.com/azure-cli -c "az login -u svc-ops@contoso.example -p $OPS_PASSWORD"

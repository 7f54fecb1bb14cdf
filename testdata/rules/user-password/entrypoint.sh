#!/bin/bash
# The Azure CLI from its image: the entrypoint is the program.
docker run --rm --entrypoint az mcr.microsoft.com/azure-cli login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want "signs in user"
docker run --rm --entrypoint=az mcr.microsoft.com/azure-cli login --identity
docker run --rm --entrypoint cat contoso/tools login -u "$OPS_USER"

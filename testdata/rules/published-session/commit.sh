#!/bin/bash
set -e
ctr=$(buildah from mcr.microsoft.com/azure-cli)
docker exec prep az login --identity
docker exec prep az logout
docker commit prep contoso.azurecr.io/clean
docker exec prep az login --identity
docker commit prep contoso.azurecr.io/dirty # want "in which az login has left a session"

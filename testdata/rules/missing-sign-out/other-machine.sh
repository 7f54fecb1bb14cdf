#!/bin/bash
# The sign-out here closes nothing there.
ssh "ops@$HOST" "az login -u svc@contoso.example -p \"\$P\" -t contoso.example && az vm list" # want note "on another machine"
az logout
docker run --rm tools sh -c 'az login -u "$U" -p "$P" -t contoso.example && az vm list'
docker exec tools sh -c 'az login -u "$U" -p "$P" -t contoso.example && az vm list' # want note "in a container"

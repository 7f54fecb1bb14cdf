#!/bin/bash
# The home folder is a temporary one, and so is the token cache in it.
HOME=$(mktemp -d)
trap 'rm -rf "$HOME"' EXIT
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az vm list -o table

#!/bin/bash
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
if az vm list -g contoso-lab -o tsv | grep -q lab01; then
  az vm stop -g contoso-lab -n lab01
  az logout
else
  az logout
fi
# want
AZURE_CONFIG_DIR=/srv/x az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
AZURE_CONFIG_DIR=/srv/x az vm list && AZURE_CONFIG_DIR=/srv/x az logout

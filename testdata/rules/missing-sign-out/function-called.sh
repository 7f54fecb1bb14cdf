#!/bin/bash
open() { az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; }
close() { az logout; }
open
az vm list
close
# want
AZURE_CONFIG_DIR=/srv/second az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
AZURE_CONFIG_DIR=/srv/second az vm list

#!/bin/bash
# A failure ends nothing here: the sign-out comes all the same.
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az vm start -g contoso-lab -n lab01
az logout

set -e
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az vm start -g contoso-lab -n lab01
az logout

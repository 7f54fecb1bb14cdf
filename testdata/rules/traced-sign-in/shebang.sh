#!/bin/bash -x
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want "the password of user"
az vm list
az logout
{ set +x; } 2>/dev/null
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az logout

#!/bin/bash
set -e
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want note
az vm start -g contoso-lab -n lab01
az logout
az login --identity
az vm start -g contoso-lab -n lab01
az logout

#!/bin/bash
# Restarts what has stopped until somebody asks for an end.
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
while :; do
  az vm start --ids "$VM_ID"
  [ -e /run/contoso/stop ] && break
  sleep 300
done
az logout

#!/bin/bash
# A service: it ends by a signal, and signs out then.
trap 'az logout; exit 0' INT TERM
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
for ((;;)); do
  az vm start --ids "$VM_ID"
  sleep 300
done

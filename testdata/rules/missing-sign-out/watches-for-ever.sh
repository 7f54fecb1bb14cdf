#!/bin/bash
# Restarts what has stopped, for ever: no run comes to the sign-out.
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want warning "opens a session that nothing closes"
while true; do
  az vm start --ids $(az vm list --query '[].id' -o tsv)
  sleep 300
done
az logout

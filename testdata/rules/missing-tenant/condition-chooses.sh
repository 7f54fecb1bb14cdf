#!/bin/bash
# The condition also chooses who signs in: each way is judged on its own.
args=(login -u "$NAME" -p "$KEY")
if [ -n "$TENANT" ]; then
  args+=(--service-principal --tenant "$TENANT")
fi
az "${args[@]}" # want note "may name no tenant"
az vm list
az logout
args=(login -u "$NAME" -p "$KEY" --tenant "$TENANT")
if [ -n "$SP" ]; then
  args+=(--service-principal)
fi
az "${args[@]}"

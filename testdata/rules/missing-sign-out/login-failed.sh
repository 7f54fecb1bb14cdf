#!/bin/bash
# A sign-out where the sign-in failed closes nothing.
if ! az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; then # want
  az logout
  exit 1
fi
az vm list

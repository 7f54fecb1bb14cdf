#!/bin/bash
if [ -t 0 ]; then
  az login --use-device-code -t contoso.example # want note
else
  az login --identity
fi
az vm list -o table
az logout

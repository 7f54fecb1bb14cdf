#!/bin/bash
# In Cloud Shell somebody is there, and signed in; elsewhere nobody may be.
if [ -n "$ACC_CLOUD" ]; then
  az login --use-device-code -t contoso.example # want note
else
  az login --identity
fi
az vm list -o table
az logout

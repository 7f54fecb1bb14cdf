#!/bin/bash
# The managed identity is silent itself: the finding stands at the other.
if [ "$1" = agent ]; then
  az login --identity
else
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
fi
az vm list

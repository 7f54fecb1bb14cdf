#!/bin/bash
# A warning that may be is a note.
opts="--tenant contoso.example --use-device-code"
if [ "$MODE" = agent ]; then
  opts="--identity"
fi
az login $opts # want note "may wait"
az vm list
az logout

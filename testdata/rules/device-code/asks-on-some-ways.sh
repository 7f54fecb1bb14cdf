#!/bin/bash
# Only who names no group is asked for one.
az login --use-device-code --tenant contoso.example # want warning
group=$1
if [ -z "$group" ]; then
  read -rp "Resource group: " group
fi
az vm list -g "$group"
az logout

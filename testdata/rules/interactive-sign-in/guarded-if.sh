#!/bin/bash
if ! az account show; then
  echo "please sign in"
  az login # want note
fi
if [ -z "$(az account show --query id -o tsv 2>/dev/null)" ]; then
  az login --identity
fi
az group list

#!/bin/sh
# A session is used if there is one.
az account show >/dev/null 2>&1 || az login # want note
az account set --subscription contoso-dev
az vm start --ids "$1"
az account get-access-token >/dev/null 2>&1 || az login --identity

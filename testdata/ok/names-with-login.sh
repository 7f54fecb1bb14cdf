#!/bin/bash
# Files, groups and images whose names are commands.
az login --identity
az group create -n "az login" -l westeurope
az vm run-command invoke -g contoso -n web01 --command-id RunShellScript --scripts @login.sh
az image show -g contoso -n login
./az-login.sh --help >/dev/null
cp az login /tmp/ 2>/dev/null
test -f login && rm login

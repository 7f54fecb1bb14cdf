#!/bin/sh
./load.sh "$1" || exit 1
export AZURE_USERNAME=svc@contoso.example # want
export AZURE_PASSWORD="$(cat /run/secrets/svc)"
exit 0
export AAD_USER_PRINCIPAL_NAME=svc@contoso.example
export AAD_USER_PRINCIPAL_PASSWORD="$(cat /run/secrets/svc)"

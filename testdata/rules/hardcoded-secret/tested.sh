#!/bin/bash
# One literal of two ways is in the file all the same.
if [ "$STAGE" = test ]; then
  PASSWORD='Fake-Passw0rd!test' # want error
else
  PASSWORD="$PROD_PASSWORD"
fi
az login -u "svc-$STAGE@contoso.example" -p "$PASSWORD" -t contoso.example
az webapp list
az logout

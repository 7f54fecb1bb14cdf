#!/bin/bash
# az login -u "$OLD_USER" -p "$OLD_PASSWORD"
# az login --service-principal -u 00000000-0000-0000-0000-000000000000 -p Fake~Secret.0000000000000000000000000000 -t contoso.example
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # az login --service-principal # want
az group list   # after az login -u "$OLD_USER" -p x
: '
az login -u "$OLD_USER" -p "$OLD_PASSWORD"
'
: <<'END'
az login -u "$OLD_USER" -p "$OLD_PASSWORD"
END
az logout

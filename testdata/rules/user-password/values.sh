#!/bin/bash
# Where the values come from makes no difference to who signs in.
az login -u "${OPS_USER:-svc-ops@contoso.example}" -p "$(cat /run/secrets/ops)" -t contoso.example # want
az login -u 'svc-ops@contoso.example' -p "$(az keyvault secret show --vault-name contoso -n ops --query value -o tsv)" -t contoso.example # want "svc-ops@contoso.example"
az login -u "svc-$STAGE@contoso.example" -p "$OPS_PASSWORD" -t contoso.example # want "user \"svc-\\$STAGE@contoso.example\""
az login -u `cat user` -p `cat password` -t contoso.example # want
az login -u "$(jq -r .user ops.json)" -p "$(jq -r .password ops.json)" -t contoso.example # want
az login --service-principal -u "${OPS_APP:-00000000-0000-0000-0000-000000000000}" -p "$(cat /run/secrets/app)" -t contoso.example
az logout

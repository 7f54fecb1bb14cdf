#!/bin/bash
# What stands behind the path is no part of it, known or not.
set -euo pipefail
curl -fsS "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token?client-request-id=$RUN" -d "grant_type=password&client_id=$APP&username=$WHO&password=$PW" # want
curl -fsS "https://login.microsoftonline.com/$TENANT/oauth2/token?back=https://contoso.example/$RUN" -d "grant_type=password&client_id=$APP&username=$WHO&password=$PW" # want

# Another issuer's, with an address of Microsoft's in the query.
curl -fsS "https://sso.contoso.example/token?next=https://login.microsoftonline.com/common/oauth2/v2.0/token" -d "grant_type=password&username=$WHO&password=$PW"

# The machine's own endpoint.
token=$(curl -fsS -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&client_id=$IDENTITY&resource=https://vault.azure.net" | jq -r .access_token)

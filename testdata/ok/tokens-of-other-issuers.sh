#!/usr/bin/env bash
# A password grant, but not to Microsoft Entra ID. The login pages have nothing to do with az login.
set -e
curl -sS -X POST "https://sso.contoso.example/realms/shop/protocol/openid-connect/token" \
  -d grant_type=password -d client_id=shop -d "username=$SHOP_USER" -d "password=$SHOP_PASSWORD"
curl -sS "https://contoso.my.salesforce.example/services/oauth2/token" \
  --data 'grant_type=password' --data "client_id=$SF_ID" \
  --data-urlencode "username=$SF_USER" --data-urlencode "password=$SF_PASSWORD"
curl -ks "https://portal.contoso.example/oauth/token" -d "username=$P_USER&password=$P_PASSWORD&grant_type=password"
req='curl -d "grant_type=client_credentials" https://sso.contoso.example/realms/shop/protocol/openid-connect/token'
res=$(eval "$req")
echo "$res"

#!/usr/bin/env bash
# The start is reported, its polling is not.
AUTHORITY=https://login.microsoftonline.com/contoso.example
CODE=$(curl -s -d "client_id=$APP_ID&scope=https://graph.microsoft.com/.default" "$AUTHORITY/oauth2/v2.0/devicecode") # want warning
jq -r .message <<< "$CODE"
until curl -sf -d "grant_type=urn:ietf:params:oauth:grant-type:device_code&client_id=$APP_ID&device_code=$(jq -r .device_code <<< "$CODE")" "$AUTHORITY/oauth2/v2.0/token"; do
  sleep 5
done
curl -d "client_id=$APP_ID&resource=https://graph.microsoft.com" https://login.microsoftonline.com/contoso.example/oauth2/devicecode # want warning
curl -d "client_id=$APP_ID" "$ISSUER/oauth2/v2.0/devicecode" # want warning
curl -d "grant_type=device_code&code=$C&client_id=$APP_ID" "$AUTHORITY/oauth2/token"
curl -d "client_id=$APP_ID" https://id.contoso.example/device/code

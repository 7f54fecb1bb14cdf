#!/usr/bin/env bash
URL=https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token
curl -d grant_type=client_credentials -d "client_id=$APP_ID" -d "client_secret=$APP_SECRET" -d scope=https://graph.microsoft.com/.default "$URL" # want note
curl -d "grant_type=client_credentials&client_id=$APP_ID&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=$JWT" "$URL"
curl -d "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=$APP_ID&client_secret=$APP_SECRET&assertion=$TOKEN" "$URL"
curl -d "grant_type=client_credentials&client_id=$APP_ID&client_secret=$APP_SECRET" https://id.contoso.example/realms/ops/protocol/openid-connect/token

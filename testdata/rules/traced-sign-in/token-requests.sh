#!/usr/bin/env bash
set -x
URL=https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token
curl -d "grant_type=password&client_id=$APP_ID&username=$U&password=$P" "$URL" # want note
curl -d "grant_type=client_credentials&client_id=$APP_ID&client_secret=$APP_SECRET" "$URL" # want note
curl -d "grant_type=client_credentials&client_id=$APP_ID&client_assertion=$JWT" "$URL"

#!/usr/bin/env bash
curl -d "grant_type=password&username=$U&password=$P" https://login.microsoftonline.com/organizations/oauth2/v2.0/token # want warning
curl -d "grant_type=password&username=$U&password=$P" https://login.microsoftonline.com/common/oauth2/token # want warning
curl -d "grant_type=client_credentials&client_id=$APP_ID&client_secret=$APP_SECRET" https://login.microsoftonline.com/common/oauth2/v2.0/token # want warning
curl -d "grant_type=client_credentials&client_id=$APP_ID&client_secret=$APP_SECRET" "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token"
curl -d "grant_type=password&username=$U&password=$P" https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token
curl -d "grant_type=password&username=$U&password=$P" "$AUTHORITY/oauth2/v2.0/token"
curl -d "tenant=contoso.example&grant_type=password&username=$U&password=$P" https://login.microsoftonline.com/organizations/oauth2/v2.0/token

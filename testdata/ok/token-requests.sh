#!/bin/bash
# Requests to Microsoft that sign nobody in by a password, a code or a secret.
URL=https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token
curl -s -H Metadata:true "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/"
curl -s -G -H Metadata:true --data-urlencode resource=https://vault.azure.net "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
curl -d "grant_type=refresh_token&client_id=$APP_ID&refresh_token=$REFRESH" "$URL"
curl -d "grant_type=authorization_code&client_id=$APP_ID&code=$CODE&redirect_uri=http://localhost" "$URL"
curl -d "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=$APP_ID&client_assertion=$JWT&assertion=$TOKEN" "$URL"
curl -d "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=$APP_ID&client_assertion=$JWT" "$URL"
curl -d "grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer&client_id=$APP_ID&assertion=$ASSERTION" "$URL"
curl -d "grant_type=client_credentials&client_id=$APP_ID&client_assertion=$JWT" "$URL"
curl -d "grant_type=$GRANT&client_id=$APP_ID&username=$U&password=$P" "$URL"
curl https://login.microsoftonline.com/contoso.example/v2.0/.well-known/openid-configuration
curl -I "$URL"
curl -d "grant_type=password&username=$U&password=$P" https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize
curl -d "grant_type=password&username=$U&password=$P" https://graph.microsoft.com/v1.0/me
echo curl -d "grant_type=password&username=$U&password=$P" "$URL"
# curl -d "grant_type=password&username=$U&password=$P" https://login.microsoftonline.com/contoso.example/oauth2/token
curl -d "client_id=$APP_ID" "$URL"

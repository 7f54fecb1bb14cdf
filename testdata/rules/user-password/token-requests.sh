#!/usr/bin/env bash
# Reads the calendar of the meeting rooms.
TENANT=contoso.onmicrosoft.com
TOKEN=$(curl --silent --request POST "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token" --data grant_type=password --data "client_id=$APP_ID" --data "username=$ROOMS_USER" --data "password=$ROOMS_PASSWORD" --data scope=https://graph.microsoft.com/.default | jq -r .access_token) # want error
curl -s https://graph.microsoft.com/v1.0/places/microsoft.graph.room -H "Authorization: Bearer $TOKEN"

# The old endpoint, other clouds, other ways to write the address.
curl -X POST -d "grant_type=password&resource=https://graph.windows.net&client_id=$APP_ID&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://login.windows.net/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" --url https://LOGIN.MICROSOFTONLINE.COM:443/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token/ # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "https://login.microsoftonline.us/$TENANT/oauth2/token?api-version=1.0" # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://login.partner.microsoftonline.cn/contoso.example/oauth2/v2.0/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://login.chinacloudapi.cn/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://login.microsoftonline.de/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://login.microsoft.com/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://sts.windows.net/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://login-us.microsoftonline.com/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://login.usgovcloudapi.net/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" https://westeurope.login.microsoft.com/contoso.example/oauth2/token # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "https://login.microsoftonline.com/$TENANT/oauth2/$VERSION/token" # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$AUTHORITY/oauth2/v2.0/token" # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD&scope=https://graph.microsoft.com/.default" "$TOKEN_URL" # want error
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD&resource=https://management.azure.com/" "$TOKEN_URL" # want error

# Where nothing says whose endpoint it is, or what is sent.
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$TOKEN_URL"
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD&scope=rooms.read" "$TOKEN_URL"
curl -d @body.txt "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token"
curl -d "$BODY" "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token"
# A user flow of Azure AD B2C signs in somebody's customers.
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "https://login.microsoftonline.com/$TENANT/$POLICY/oauth2/v2.0/token"
curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "https://login.microsoftonline.com/te/contoso.onmicrosoft.com/B2C_1_ropc/oauth2/v2.0/token"
# Microsoft Entra ID takes neither JSON nor an address with the fields in it.
curl -H 'Content-Type: application/json' -d '{"grant_type":"password","username":"bob","password":"x"}' "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token"
curl --json '{"grant_type":"password"}' "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token"
curl -G -d grant_type=password -d username=bob -d "password=$ROOMS_PASSWORD" "https://login.microsoftonline.com/$TENANT/oauth2/token"
curl --get -d grant_type=password -d username=bob -d "password=$ROOMS_PASSWORD" "https://login.microsoftonline.com/$TENANT/oauth2/token"
curl "https://login.microsoftonline.com/$TENANT/oauth2/token?grant_type=password&username=bob&password=$ROOMS_PASSWORD"

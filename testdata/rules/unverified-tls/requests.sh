#!/usr/bin/env bash
# Looks after the directory from behind a proxy.
set -euo pipefail

token_of() {
  # want error "-k has curl check no certificate of login.microsoftonline.com"
  curl -s -k -X POST "https://login.microsoftonline.com/$TENANT_ID/oauth2/v2.0/token" \
    -d "client_id=$APP_ID" -d grant_type=client_credentials --data-urlencode "client_secret=$APP_SECRET" -d scope=https://graph.microsoft.com/.default
}
curl -sk "https://login.microsoftonline.com/contoso.example/.well-known/openid-configuration" # want error
curl -fsSLk -d "$FORM" "$AUTHORITY/oauth2/v2.0/token" # want error "of the endpoint that gives tokens"
token=$(token_of | jq -r .access_token)
curl --insecure -H "Authorization: Bearer $token" https://graph.microsoft.com/v1.0/users # want warning "of graph.microsoft.com"
curl --insec https://management.azure.com/subscriptions?api-version=2022-12-01 # want warning "of management.azure.com"
curl -k "https://$VAULT.vault.azure.net/secrets/db?api-version=7.4" -H "Authorization: Bearer $token" # want warning "where it is given a token"
curl -k https://contoso.vault.azure.net/secrets/db?api-version=7.4 # want warning "contoso.vault.azure.net"
wget --no-check-certificate -O users.json https://graph.microsoft.com/v1.0/users # want warning "has wget check no certificate of graph.microsoft.com"
wget --no-check -O users.json https://graph.microsoft.com/v1.0/users # want warning
http --verify=no https://graph.microsoft.com/v1.0/users # want warning "--verify no has HTTPie"
http --verify no POST https://login.microsoftonline.com/contoso.example/oauth2/token grant_type=client_credentials client_id="$APP_ID" # want error

# A token of Microsoft Entra ID that goes elsewhere.
curl -k -H "Authorization: Bearer $(az account get-access-token --resource api://contoso --query accessToken -o tsv)" https://api.contoso.local/orders # want warning "where it is given a token of Microsoft Entra ID"
access=$(az account get-access-token --resource api://contoso | jq -r .accessToken)
curl -k --oauth2-bearer "$access" https://api.contoso.local/orders # want warning
wget --no-check-certificate --header="Authorization: Bearer $access" https://api.contoso.local/orders # want warning
http --verify=false https://api.contoso.local/orders Authorization:"Bearer $access" # want warning

# Checked, or not ours.
curl -s -H "Authorization: Bearer $token" https://graph.microsoft.com/v1.0/users
curl -s --cacert proxy.pem -H "Authorization: Bearer $token" https://graph.microsoft.com/v1.0/users
curl -k -H "Authorization: Bearer $PRINTER_TOKEN" https://printer.contoso.local/status
curl -k -H "Accept: application/json" https://printer.contoso.local/status
curl -k -H "Authorization: Bearer $access" https://localhost:7071/api/orders
curl -k -H "Authorization: Bearer $access" https://127.0.0.1:7071/api/orders
curl --proxy-insecure -H "Authorization: Bearer $token" https://graph.microsoft.com/v1.0/users
curl -k http://169.254.169.254/metadata/instance?api-version=2021-02-01
curl -k "$URL"
curl -k -d grant_type=password -d "username=$U" -d "password=$P" https://sso.contoso.local/realms/web/protocol/openid-connect/token
wget --no-check-certificate https://downloads.fabrikam.example/agent.deb
http --verify=proxy.pem https://graph.microsoft.com/v1.0/users
http --verify=yes https://graph.microsoft.com/v1.0/users
curl -o k https://graph.microsoft.com/v1.0/users

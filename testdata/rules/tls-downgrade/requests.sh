#!/usr/bin/env bash
# Orders come from a partner, users from Graph.
set -euo pipefail

token=$(az account get-access-token --resource https://graph.microsoft.com --query accessToken -o tsv)
curl -s --tls-max 1.0 -H "Authorization: Bearer $token" https://graph.microsoft.com/v1.0/users -o users.json # want error "--tls-max 1.0 leaves curl nothing newer than TLS 1.0"
curl -s --tls-max 1.1 -d "$ORDER" https://orders.fabrikam.example/api # want error "nothing newer than TLS 1.1"
curl -s --tls-m 1.1 https://orders.fabrikam.example/api/today > orders.json # want error "--tls-m 1.1"
curl -s --tlsv1.0 --tls-max 1.0 https://orders.fabrikam.example/api/today > orders.json # want error "--tls-max 1.0"
curl -s --tlsv1.0 https://orders.fabrikam.example/api/today > orders.json # want note "--tlsv1.0 lets curl go down to TLS 1.0"
curl -s --tlsv1.1 https://orders.fabrikam.example/api/today > orders.json # want note "TLS 1.1"
curl -s --tlsv1 https://orders.fabrikam.example/api/today > orders.json # want note
curl -s1 https://graph.microsoft.com/v1.0/organization > organization.json # want note "-1 lets curl"
curl -s --sslv3 https://orders.fabrikam.example/api/today > orders.json # want note "SSL 3"
curl -s --sslv2 https://orders.fabrikam.example/api/today > orders.json # want note "SSL 2"
wget -q --secure-protocol=TLSv1 https://orders.fabrikam.example/api/today # want error "--secure-protocol TLSv1 leaves wget"
wget -q --secure-protocol TLSv1_1 https://orders.fabrikam.example/api/today # want error
wget -q --secure-p=SSLv3 https://orders.fabrikam.example/api/today # want error "SSL 3"
http --ssl=tls1 GET https://orders.fabrikam.example/api/today # want error "leaves HTTPie nothing newer than TLS 1.0"
http --ssl tls1.1 GET https://orders.fabrikam.example/api/today # want error

# What is enough, or new enough.
curl -s --tls-max 1.2 https://orders.fabrikam.example/api/today > orders.json
curl -s --tls-max 1.3 --tlsv1.2 https://orders.fabrikam.example/api/today > orders.json
curl -s --tlsv1.3 https://orders.fabrikam.example/api/today > orders.json
curl -s --proxy-tlsv1 https://orders.fabrikam.example/api/today > orders.json
curl -s --tls-max "$TLS_MAX" https://orders.fabrikam.example/api/today > orders.json
curl -s --tls-max 1.1 http://orders.fabrikam.example/api/today > orders.json
curl -s --tls-max 1.1 -d x https://localhost:8443/api > orders.json
curl -s --tls-max 1.1 -d x "https://[::1]:8443/api" > orders.json
wget -q --secure-protocol=auto https://orders.fabrikam.example/api/today
wget -q --secure-protocol=TLSv1_2 https://orders.fabrikam.example/api/today
http --ssl=tls1.2 GET https://orders.fabrikam.example/api/today
http --ssl=ssl2.3 GET https://orders.fabrikam.example/api/today

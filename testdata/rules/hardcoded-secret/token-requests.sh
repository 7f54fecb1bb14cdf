#!/usr/bin/env bash
URL=https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token
curl -d 'grant_type=password&client_id=app&username=rooms@contoso.example&password=Fake-Rooms-2026' "$URL" # want error
curl -d grant_type=password -d username=rooms@contoso.example -d password=Fake-Rooms-2027 "$URL" # want error
curl --data-urlencode grant_type=password --data-urlencode username=rooms@contoso.example --data-urlencode 'password=Fake Rooms 2028' "$URL" # want error
curl -d grant_type=client_credentials -d client_id=app -d 'client_secret=Fake~Rooms~Secret' "$URL" # want error
http --form POST "$URL" grant_type=password username=rooms@contoso.example password=Fake-Rooms-2029 # want error
curl -d "grant_type=password&client_id=app&username=rooms@contoso.example&password=$ROOMS_PASSWORD" "$URL"
curl -d 'grant_type=password&client_id=app&username=bob&password=Fake-Keycloak-2026' https://id.contoso.example/realms/ops/protocol/openid-connect/token
curl -d 'grant_type=password&client_id=app&username=you&password=<password>' "$URL"

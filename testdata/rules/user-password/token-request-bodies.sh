#!/usr/bin/env bash
# One request, with its body put together in every way.
URL="https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"
curl "$URL" --data-urlencode "grant_type=password" --data-urlencode "username=$ROOMS_USER" --data-urlencode "password=$ROOMS_PASSWORD" # want error
curl "$URL" -d grant_type=password -d "username=$ROOMS_USER" --data-urlencode password@/run/secrets/rooms # want error
curl "$URL" -F grant_type=password -F "username=$ROOMS_USER" -F "password=$ROOMS_PASSWORD" # want error
curl "$URL" --form grant_type=password --form-string "username=$ROOMS_USER" --form 'password=</run/secrets/rooms' # want error
curl "$URL" --data-raw "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" # want error
curl "$URL" --data-ascii "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" # want error
curl "$URL" --data-binary "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" # want error
curl "$URL" --expand-data "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" # want error
curl --expand-url "$URL" -d grant_type=password -d "username=$ROOMS_USER" --expand-data-urlencode "password=$ROOMS_PASSWORD" # want error
curl "$URL" -d 'grant%5Ftype=password&user%6eame=rooms%40contoso.example' -d "passw%6Frd=$ROOMS_PASSWORD" # want error
curl -sSd "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" -XPOST -o token.json "$URL" # want error
body="grant_type=password"
body+="&username=$ROOMS_USER"
body="$body&password=$ROOMS_PASSWORD"
curl -d "$body" "$URL" # want error
printf -v body 'grant_type=password&username=%s&password=%s' "$ROOMS_USER" "$ROOMS_PASSWORD"
curl -d "$body" "$URL" # want error
curl -d "$(printf 'grant_type=password&username=%s&password=%s' "$ROOMS_USER" "$ROOMS_PASSWORD")" "$URL" # want error
args=(-s -d grant_type=password -d username=rooms@contoso.example -d "password=$ROOMS_PASSWORD")
curl "${args[@]}" "$URL" # want error
cmd="curl -s -d 'grant_type=password&username=rooms&password=$ROOMS_PASSWORD' $URL"
eval "$cmd" # want error
ask() { curl -sS "$@" "$URL"; } # want error
ask -d grant_type=password -d username=rooms@contoso.example -d "password=$ROOMS_PASSWORD"

# Standard input.
curl -d @- "$URL" <<EOF # want error
grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD
EOF
curl --data-binary @- "$URL" <<< "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" # want error
echo "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" | curl --data @- "$URL" # want error
wget --post-file=- -O- "$URL" <<< "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" # want error
curl -d @- "$URL" < body.txt
jq -r .body settings.json | curl -d @- "$URL"

# Other programs.
wget -qO- --post-data "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$URL" # want error
wget -q --method=POST --body-data="grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$URL" # want error
wget --post-d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$URL" # want error
wget --method POST --body-file body.txt "$URL"
http --form POST "$URL" grant_type=password username="$ROOMS_USER" password="$ROOMS_PASSWORD" # want error
https -f login.microsoftonline.com/contoso.example/oauth2/token grant_type=password username="$ROOMS_USER" password="$ROOMS_PASSWORD" # want error
xh --form "$URL" grant_type=password username="$ROOMS_USER" password=@/run/secrets/rooms # want error
xhs --multipart login.microsoftonline.com/contoso.example/oauth2/token grant_type=password username="$ROOMS_USER" password="$ROOMS_PASSWORD" # want error
http --raw "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" POST "$URL" # want error
http POST "$URL" grant_type=password username="$ROOMS_USER" password="$ROOMS_PASSWORD"
http --form POST "$URL" grant_type==password username=="$ROOMS_USER" Accept:application/json

# Around it.
sudo curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$URL" # want error
timeout 30 curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$URL" # want error
docker run --rm curlimages/curl curl -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$URL" # want error
until curl -sf -d "grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD" "$URL"; do sleep 5; done # want error
if [ -n "$APP_SECRET" ]; then grant="grant_type=client_credentials&client_secret=$APP_SECRET"; else grant="grant_type=password&username=$ROOMS_USER&password=$ROOMS_PASSWORD"; fi
curl -d "$grant&client_id=$APP_ID" "$URL" # want warning "may "

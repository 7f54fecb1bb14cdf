#!/bin/bash
insecure=
[ -n "$BEHIND_PROXY" ] && insecure=--insecure
curl $insecure https://graph.microsoft.com/v1.0/users > users.json # want note "may have curl check no certificate"
export NODE_TLS_REJECT_UNAUTHORIZED="${REJECT:-0}" # want note "may switch off the check"
opts=(-s)
if [ "$1" = --insecure ]; then
  opts+=(-k)
fi
curl "${opts[@]}" -d grant_type=client_credentials "https://login.microsoftonline.com/$T/oauth2/v2.0/token" # want warning "may have"
curl $CURL_OPTIONS https://graph.microsoft.com/v1.0/users > users.json

# In a branch it is certain where it runs.
if [ -n "$BEHIND_PROXY" ]; then
  export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1 # want warning "switches off"
fi
export REQUESTS_CA_BUNDLE="${BUNDLE-}"

# After any number of rounds nothing is known of the words but what they were before.
more=(-k)
while read -r option; do more+=("$option"); done < options.txt
curl "${more[@]}" https://graph.microsoft.com/v1.0/users > users.json # want note "may have curl"
mapfile -t read_options < options.txt
curl "${read_options[@]}" https://graph.microsoft.com/v1.0/users > users.json

#!/bin/bash
# A home folder of its own that stays.
work=$(mktemp -d)
HOME="$work" az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want warning
HOME="$work" az vm list -o table
rm -f ~/.azure/msal_token_cache.json

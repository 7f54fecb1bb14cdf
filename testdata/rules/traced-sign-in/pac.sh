#!/bin/bash -x
pac auth create --environment "$DESK" --username "$DESK_USER" --password "$DESK_PASSWORD" # want note
pac auth create -id "$APP_ID" -cs "$APP_SECRET" -t contoso.example # want note
pac auth create --managedIdentity
pac auth clear

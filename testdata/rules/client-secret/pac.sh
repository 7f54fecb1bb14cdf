#!/usr/bin/env bash
pac auth create --applicationId "$APP_ID" --clientSecret "$APP_SECRET" --tenant contoso.example --environment "$DESK" # want note
pac auth create -id "$APP_ID" -cs "$APP_SECRET" -t contoso.example --accept-cleartext-caching # want note
pac auth create --applicationId "$APP_ID" --tenant contoso.example # want note
pac auth create --applicationId "$APP_ID" --certificateDiskPath desk.pfx --certificatePassword "$PFX_PASSWORD" --tenant contoso.example
pac auth create -id "$APP_ID" -cdp desk.pfx -cp "$PFX_PASSWORD" -t contoso.example -acc
pac auth clear

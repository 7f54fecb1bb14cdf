#!/usr/bin/env bash
# An application's sign-in takes a tenant, a user's none.
pac auth create --applicationId "$APP_ID" --clientSecret "$APP_SECRET" --environment "$DESK" # want warning
pac auth create --applicationId "$APP_ID" --certificateDiskPath desk.pfx # want warning
pac auth create --username "$DESK_USER" --password "$DESK_PASSWORD" --environment "$DESK"
pac auth create --managedIdentity
pac auth clear

#!/usr/bin/env bash
pac auth create --environment "$DESK" --username svc@contoso.example --password 'Fake-Desk-2026' # want error
pac auth create --environment "$DESK" -un svc@contoso.example -p "Fake-Desk-2026" # want error
pac auth create -id "$APP_ID" -cs 'Fake~Desk~Secret' -t contoso.example # want error
pac auth create -id "$APP_ID" -cs "$APP_SECRET" -t contoso.example
pac auth create --environment "$DESK" --username svc@contoso.example --password '{PASSWORD}'
pac auth clear

#!/usr/bin/env bash
pac auth create --environment "$DESK" --username "$DESK_USER" --password "$DESK_PASSWORD"
trap 'pac auth clear' EXIT
pac solution import --path servicedesk.zip

m365 login --authType certificate --certificateFile news.pem --appId "$APP_ID" --tenant contoso.example # want note
m365 spo site list

#!/usr/bin/env bash
azd auth login --use-device-code --tenant-id contoso.example # want warning
azd auth logout
azd auth login --use-device-code=true --tenant-id contoso.example --no-prompt # want warning
azd auth logout
azd auth login --use-device-code=false --client-id "$APP_ID" --client-certificate app.pem --tenant-id contoso.example

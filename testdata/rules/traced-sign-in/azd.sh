#!/usr/bin/env bash
azd auth login --tenant-id contoso.example --debug # want note
azd auth logout
set -x
azd auth login --client-id "$APP_ID" --client-secret "$APP_SECRET" --tenant-id contoso.example # want note
azd auth login --client-id "$APP_ID" --client-certificate app.pem --tenant-id contoso.example
azd auth logout

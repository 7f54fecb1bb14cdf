#!/usr/bin/env bash
export AZD_CONFIG_DIR=/srv/deploy/azd
azd auth login --client-id "$APP_ID" --client-certificate app.pem --tenant-id contoso.example # want note
azd up

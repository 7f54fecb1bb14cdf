#!/usr/bin/env bash
# Somebody is there.
read -rp "Your name: " NAME
m365 login --appId "$APP_ID" --tenant contoso.example # want note
m365 logout
if [ -z "$CI" ]; then
  azcopy login --tenant-id contoso.example # want note
fi
azcopy logout
azd auth login --use-device-code --tenant-id contoso.example # want note
echo "Hello $NAME"
azd auth logout

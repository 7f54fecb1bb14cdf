#!/usr/bin/env bash
# Without a kind of sign-in m365 shows a device code.
m365 login --appId "$APP_ID" --tenant contoso.example # want warning
m365 logout
m365 login --authType deviceCode --tenant contoso.example # want warning
m365 logout
m365 login -t DEVICECODE --tenant contoso.example # want warning
m365 logout
m365 cli config set -k authType -v certificate
m365 login --appId "$APP_ID" --tenant contoso.example
m365 logout
m365 cli config reset
m365 login --tenant contoso.example # want warning
m365 logout
m365 login --authType federatedIdentity --appId "$APP_ID" --tenant contoso.example
m365 login --help
m365 login -h

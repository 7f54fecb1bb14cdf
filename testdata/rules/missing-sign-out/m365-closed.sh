#!/usr/bin/env bash
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example
m365 spo site list
m365 logout

trap 'm365 logout' EXIT
m365 status || m365 login --authType certificate --certificateFile news.pem --appId "$APP_ID" --tenant contoso.example
m365 spo site list

# Two tools, two sessions: the one's sign-out does not close the other's.
azcopy login --login-type=SPN --application-id "$APP_ID" --certificate-path app.pfx --tenant-id contoso.example # want note
azcopy sync ./pages https://contosonews.blob.core.windows.net/pages

m365 login --authType certificate --certificateFile news.pem --appId "$APP_ID" --tenant contoso.example
m365 spo site list
rm -f ~/.cli-m365-*.json

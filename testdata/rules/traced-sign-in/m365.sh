#!/usr/bin/env bash
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example --debug # want note
m365 logout
set -x
m365 login --authType secret --secret "$NEWS_SECRET" --appId "$APP_ID" --tenant contoso.example # want note
m365 login --authType certificate --certificateFile news.pem --appId "$APP_ID" --tenant contoso.example

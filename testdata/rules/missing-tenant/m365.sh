#!/usr/bin/env bash
# Without a tenant m365 asks the endpoint of everybody.
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" # want warning
m365 login --authType certificate --certificateFile news.pem --appId "$APP_ID" # want warning
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant common # want warning
m365 login # want note
m365 login -t password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example
m365 login --authType identity
m365 logout

# -t is the kind of sign-in; the environment can name the tenant.
export CLIMICROSOFT365_TENANT=contoso.example CLIMICROSOFT365_ENTRAAPPID="$APP_ID"
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD"
unset CLIMICROSOFT365_ENTRAAPPID
export CLIMICROSOFT365_AADAPPID="$APP_ID"
m365 login --authType certificate --certificateFile news.pem

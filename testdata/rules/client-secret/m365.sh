#!/usr/bin/env bash
m365 login --authType secret --secret "$NEWS_SECRET" --appId "$APP_ID" --tenant contoso.example # want note
m365 logout
m365 login -t secret -s "$NEWS_SECRET" --appId "$APP_ID" --tenant contoso.example # want note
m365 logout
m365 login --authType certificate -c news.pem --thumbprint "$THUMBPRINT" --appId "$APP_ID" --tenant contoso.example
m365 login --authType certificate --certificateBase64Encoded "$NEWS_CERTIFICATE" --appId "$APP_ID" --tenant contoso.example

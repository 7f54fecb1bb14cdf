#!/bin/bash
# allow: client-secret
# The sign-ins of applications, and what needs none.
m365 version
m365 setup --scripting
m365 cli doctor
m365 status -o text
m365 login --authType identity
m365 connection list
m365 connection use --name nightly
m365 util accesstoken get --resource https://graph.microsoft.com > /dev/null
m365 spo site list
m365 connection remove -n nightly -f
m365 login --authType federatedIdentity --appId "$APP_ID" --tenant contoso.example
m365 spo site list
m365 logout
m365 login --authType certificate --certificateFile news.pem --appId "$APP_ID" --tenant contoso.example
m365 spo site list
m365 logout
m365 login --authType identity --userName "$IDENTITY_ID"
m365 spo site list
m365 logout
m365 login --authType certificate --certificateBase64Encoded "$CERTIFICATE" --password "$CERTIFICATE_PASSWORD" --appId "$APP_ID" --tenant contoso.example
m365 spo site list
m365 logout

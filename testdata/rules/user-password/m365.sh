#!/usr/bin/env bash
# Copies the pages of the news site to the archive, each night.
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --appId "$APP_ID" --tenant contoso.onmicrosoft.com # want error
m365 spo page list --webUrl https://contoso.sharepoint.com/sites/news --output json --query '[].name'
m365 logout

microsoft365 login -t password -u "$NEWS_USER" -p "$NEWS_PASSWORD" --connectionName nightly --cloud Public --tenant contoso.onmicrosoft.com # want error
m365 connection remove --name nightly --force
m365 login --authType=password --userName=svc-news@contoso.example --password="$NEWS_PASSWORD" --tenant contoso.example --ensure --verbose # want error
m365 login -t=Password -u=svc-news@contoso.example -p="$NEWS_PASSWORD" --tenant contoso.example # want error
m365 logout

# Values in files.
m365 login --authType password --userName @user.txt --password @/run/secrets/news --tenant contoso.example # want error
m365 logout

# What the configuration says.
m365 cli config set --key authType --value password
m365 login --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example # want error
m365 logout
m365 cli config reset -k authType
m365 login --userName "$NEWS_IDENTITY" --authType identity

# What an application takes.
m365 login --authType identity -u "$IDENTITY_ID"
m365 login --authType certificate --certificateFile news.pfx --password "$NEWS_PASSWORD" --appId "$APP_ID" --tenant contoso.example
m365 login --authType "$KIND" --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example
m365 login --authType password --userName "$NEWS_USER" --help

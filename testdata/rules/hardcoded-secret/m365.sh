#!/usr/bin/env bash
m365 login --authType password --userName svc@contoso.example --password 'Fake-News-2026' --tenant contoso.example # want error
m365 login -t password -u svc@contoso.example -p='Fake-News-2026' --tenant contoso.example # want error
m365 login --authType secret --secret 'Fake~News~Secret' --appId "$APP_ID" --tenant contoso.example # want error
m365 login --authType password --userName svc@contoso.example --password '<password>' --tenant contoso.example
m365 login --authType password --userName svc@contoso.example --password @news.txt --tenant contoso.example
m365 logout

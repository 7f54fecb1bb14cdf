#!/usr/bin/env bash
set -e
m365 login --authType password --userName "$NEWS_USER" --password "$NEWS_PASSWORD" --tenant contoso.example # want warning
m365 spo page list --webUrl "$SITE"
m365 logout

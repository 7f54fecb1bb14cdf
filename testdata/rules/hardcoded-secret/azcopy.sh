#!/usr/bin/env bash
export AZCOPY_SPA_CLIENT_SECRET='Fake~Orders~Secret' # want error
azcopy login --login-type=SPN --application-id "$APP_ID" --tenant-id contoso.example
azcopy logout
AZCOPY_AUTO_LOGIN_TYPE=SPN AZCOPY_SPA_CLIENT_SECRET='Fake~Other~Secret' AZCOPY_SPA_APPLICATION_ID="$APP_ID" AZCOPY_TENANT_ID=contoso.example azcopy list https://contosoorders.blob.core.windows.net/out # want error
AZCOPY_AUTO_LOGIN_TYPE=SPN AZCOPY_SPA_CLIENT_SECRET="$ORDERS_SECRET" AZCOPY_SPA_APPLICATION_ID="$APP_ID" AZCOPY_TENANT_ID=contoso.example azcopy list https://contosoorders.blob.core.windows.net/out

#!/usr/bin/env bash
export AZCOPY_SPA_CLIENT_SECRET="$ORDERS_SECRET"
azcopy login --login-type=SPN --application-id "$APP_ID" --tenant-id contoso.example # want note
azcopy login --service-principal --application-id "$APP_ID" --tenant-id contoso.example # want note
azcopy login --service-principal --certificate-path orders.pfx --application-id "$APP_ID" --tenant-id contoso.example
azcopy logout
export AZCOPY_AUTO_LOGIN_TYPE=SPN AZCOPY_SPA_APPLICATION_ID="$APP_ID" AZCOPY_TENANT_ID=contoso.example
azcopy copy ./out https://contosoorders.blob.core.windows.net/out # want note
export AZCOPY_SPA_CERT_PATH=/etc/contoso/orders.pfx AZCOPY_SPA_CERT_PASSWORD="$PFX_PASSWORD"
azcopy copy ./out https://contosoorders.blob.core.windows.net/out

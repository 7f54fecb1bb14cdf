#!/usr/bin/env bash
azcopy login # want note
azcopy login --login-type=SPN --application-id "$APP_ID" --certificate-path orders.pfx # want warning
azcopy login --login-type=SPN --application-id "$APP_ID" --certificate-path orders.pfx --tenant-id "$TENANT"
azcopy login --login-type=MSI
azcopy login --login-type=AZCLI
azcopy logout
export AZCOPY_TENANT_ID=contoso.example
azcopy login # want note
azcopy logout
unset AZCOPY_TENANT_ID
export AZCOPY_AUTO_LOGIN_TYPE=SPN AZCOPY_SPA_APPLICATION_ID="$APP_ID" AZCOPY_SPA_CERT_PATH=orders.pfx
azcopy copy ./out https://contosoorders.blob.core.windows.net/out # want warning

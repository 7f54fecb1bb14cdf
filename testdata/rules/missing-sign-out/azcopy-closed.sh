#!/usr/bin/env bash
azcopy login status --tenant --endpoint --method || azcopy login --tenant-id contoso.example
azcopy copy ./out https://contosoorders.blob.core.windows.net/out
AZCOPY_AUTO_LOGIN_TYPE=SPN AZCOPY_SPA_APPLICATION_ID="$APP_ID" AZCOPY_SPA_CERT_PATH=orders.pfx AZCOPY_TENANT_ID=contoso.example azcopy copy ./out https://contosoorders.blob.core.windows.net/out

azcopy login --login-type=SPN --application-id "$APP_ID" --certificate-path orders.pfx --tenant-id contoso.example
azcopy copy ./out https://contosoorders.blob.core.windows.net/out
azcopy logout

pac auth create -id "$APP_ID" -cdp desk.pfx -t contoso.example # want note
pac solution list

#!/bin/bash
azcopy env
azcopy doc
azcopy help copy
azcopy completion bash > /dev/null
azcopy jobs list
azcopy login --login-type=MSI --identity-client-id "$IDENTITY_ID"
azcopy login --identity --identity-object-id "$IDENTITY_OBJECT"
azcopy login --identity --identity-resource-id "$IDENTITY_RESOURCE"
azcopy copy ./out https://contosoorders.blob.core.windows.net/out --check-version --cancel-from-stdin --await-continue --await-open --retry-status-codes "409" --memory-profile p --request-priority 1
azcopy logout
azcopy login --login-type=workload --tenant-id contoso.example
azcopy login --login-type=AZCLI --tenant-id contoso.example
azcopy login --login-type=PSCRED
azcopy copy ./out https://contosoorders.blob.core.windows.net/out
azcopy logout
export AZCOPY_AUTO_LOGIN_TYPE=MSI AZCOPY_MSI_CLIENT_ID="$IDENTITY_ID" AZCOPY_ACTIVE_DIRECTORY_ENDPOINT=https://login.microsoftonline.us
azcopy copy ./out https://contosoorders.blob.core.windows.net/out
export AZCOPY_MSI_OBJECT_ID="$IDENTITY_OBJECT" AZCOPY_MSI_RESOURCE_STRING="$IDENTITY_RESOURCE"
azcopy copy ./out https://contosoorders.blob.core.windows.net/out
AZCOPY_AUTO_LOGIN_TYPE=PSCRED azcopy copy ./out https://contosoorders.blob.core.windows.net/out
AZCOPY_AUTO_LOGIN_TYPE=WORKLOAD AZCOPY_TENANT_ID=contoso.example azcopy copy ./out https://contosoorders.blob.core.windows.net/out

#!/usr/bin/env bash
azcopy login --tenant-id contoso.example # want warning
azcopy copy ./out https://contosoorders.blob.core.windows.net/out --recursive
azcopy logout
azcopy_v10 login --login-type=DEVICE --tenant-id contoso.example --aad-endpoint https://login.microsoftonline.us # want warning
azcopy logout
azcopy10 login --login-type device --tenant-id contoso.example --output-type text --output-level essential --log-level ERROR --cap-mbps 100 # want warning
azcopy logout
azcopy login --tenant-id contoso.example --identity=false --trusted-microsoft-suffixes "*.contoso.example" --skip-version-check # want warning
azcopy logout

# azcopy login reads no variable for the kind of sign-in.
AZCOPY_AUTO_LOGIN_TYPE=MSI azcopy login --tenant-id contoso.example # want warning
azcopy logout

# Any other command does.
export AZCOPY_AUTO_LOGIN_TYPE=DEVICE AZCOPY_TENANT_ID=contoso.example
azcopy sync ./out https://contosoorders.blob.core.windows.net/out # want warning
azcopy jobs resume "$JOB" # want warning
azcopy jobs list
AZCOPY_AUTO_LOGIN_TYPE=MSI azcopy sync ./out https://contosoorders.blob.core.windows.net/out
AZCOPY_AUTO_LOGIN_TYPE=AZCLI azcopy sync ./out https://contosoorders.blob.core.windows.net/out
azcopy login --help
azcopy login -h

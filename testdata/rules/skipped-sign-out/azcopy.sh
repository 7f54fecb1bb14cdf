#!/usr/bin/env bash
# context: pipeline
set -e
azcopy login --tenant-id contoso.example # want warning
azcopy copy ./out https://contosoorders.blob.core.windows.net/out
azcopy logout

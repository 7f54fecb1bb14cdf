#!/usr/bin/env bash
# context: pipeline
azcopy login --tenant-id contoso.example # want warning
azcopy copy ./out https://contosoorders.blob.core.windows.net/out

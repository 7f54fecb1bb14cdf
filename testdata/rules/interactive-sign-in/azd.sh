#!/usr/bin/env bash
azd auth login --tenant-id contoso.example # want note
azd up --no-prompt
azd auth logout
azd login --tenant-id contoso.example --redirect-port 8400 # want note
azd logout
azd auth login --tenant-id contoso.example --use-device-code=false --browser # want note
azd auth logout
azd auth login --tenant-id contoso.example --scope https://management.azure.com//.default --claims "$CLAIMS" # want note
azd auth logout
# Without the application's ID the provider counts for nothing.
azd auth login --federated-credential-provider github --tenant-id contoso.example # want note
azd auth logout
azd auth login --federated-credential-provider github --client-id "$APP_ID" --tenant-id contoso.example
azd auth login --managed-identity
azd auth login --managed-identity=false --tenant-id contoso.example # want note
azd auth login --help
azd auth login -h
azd auth login --docs

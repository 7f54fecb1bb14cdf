#!/usr/bin/env bash
azd auth login # want note
azd login --use-device-code # want note
azd auth login --client-id "$APP_ID" --client-secret "$APP_SECRET" # want warning
azd auth login --client-id "$APP_ID" --client-certificate app.pem # want warning
azd auth login --managed-identity
# The service connection around names the tenant.
azd auth login --federated-credential-provider azure-pipelines
azd auth login --federated-credential-provider "azure-pipelines" --client-id "$APP_ID"
azd auth login --client-id "$APP_ID" --client-secret "$APP_SECRET" --tenant-id "$TENANT"
azd auth logout

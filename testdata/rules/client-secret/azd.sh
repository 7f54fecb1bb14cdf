#!/usr/bin/env bash
azd auth login --client-id "$APP_ID" --client-secret "$APP_SECRET" --tenant-id contoso.example # want note
azd -C ./infra -e prod auth login --client-id="$APP_ID" --client-secret="$APP_SECRET" --tenant-id=contoso.example # want note
azd auth login --client-id "$APP_ID" --client-secret "" --tenant-id contoso.example # want note
azd auth login --client-id "$APP_ID" --client-certificate /etc/contoso/app.pem --tenant-id contoso.example
azd auth login --client-id "$APP_ID" --federated-credential-provider oidc --tenant-id contoso.example
azd auth login --managed-identity --client-id "$IDENTITY_ID"
azd auth login --client-id "$APP_ID" --tenant-id contoso.example
azd auth logout

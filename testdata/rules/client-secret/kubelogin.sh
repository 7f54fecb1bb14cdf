#!/usr/bin/env bash
kubelogin convert-kubeconfig -l spn --client-id "$APP_ID" --client-secret "$APP_SECRET" --tenant-id contoso.example # want note
kubelogin convert-kubeconfig -l spn # want note
AAD_SERVICE_PRINCIPAL_CLIENT_ID="$APP_ID" AAD_SERVICE_PRINCIPAL_CLIENT_SECRET="$APP_SECRET" AZURE_TENANT_ID=contoso.example kubelogin get-token -l spn --server-id "$SERVER" # want note
AZURE_CLIENT_ID="$APP_ID" kubelogin get-token -l spn --server-id "$SERVER" --use-azurerm-env-vars=false # want note
ARM_CLIENT_ID="$APP_ID" ARM_TENANT_ID=contoso.example kubelogin get-token -l spn --use-azurerm-env-vars # want note
kubelogin get-token -l spn --client-certificate app.pfx --client-certificate-password "$PFX_PASSWORD" --client-id "$APP_ID"
AAD_SERVICE_PRINCIPAL_CLIENT_CERTIFICATE=app.pfx AAD_SERVICE_PRINCIPAL_CLIENT_CERTIFICATE_PASSWORD="$PFX_PASSWORD" kubelogin get-token -l spn
AZURE_CLIENT_CERTIFICATE_PATH=app.pfx AZURE_CLIENT_CERTIFICATE_PASSWORD="$PFX_PASSWORD" kubelogin get-token -l spn
ARM_CLIENT_CERTIFICATE_PATH=app.pfx ARM_CLIENT_CERTIFICATE_PASSWORD="$PFX_PASSWORD" kubelogin get-token -l spn --use-azurerm-env-vars

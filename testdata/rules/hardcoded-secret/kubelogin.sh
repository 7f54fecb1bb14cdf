#!/usr/bin/env bash
kubelogin convert-kubeconfig -l ropc --username svc@contoso.example --password 'Fake-Kube-2026' # want error
kubelogin convert-kubeconfig -l spn --client-id "$APP_ID" --client-secret='Fake~Kube~Secret' # want error
AAD_SERVICE_PRINCIPAL_CLIENT_SECRET='Fake~Env~Secret' kubelogin get-token -l spn --server-id "$SERVER" # want error
ARM_CLIENT_SECRET="$APP_SECRET" kubelogin get-token -l spn --use-azurerm-env-vars
AZURE_CLIENT_SECRET="$APP_SECRET" kubelogin get-token -l spn --server-id "$SERVER"
kubelogin convert-kubeconfig -l ropc --username svc@contoso.example --password "$KUBE_PASSWORD"
# A user's password signs no application in.
kubelogin convert-kubeconfig -l spn --client-id "$APP_ID" --username svc@contoso.example --password 'Fake-Kube-2027'

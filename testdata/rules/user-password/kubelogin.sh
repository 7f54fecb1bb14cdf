#!/usr/bin/env bash
# Prepares the configuration of the cluster for the nightly jobs.
kubelogin convert-kubeconfig -l ropc --username "$KUBE_USER" --password "$KUBE_PASSWORD" --client-id "$APP_ID" --tenant-id contoso.example # want error
kubelogin convert-kubeconfig --login=ropc --username=svc@contoso.example --password="$KUBE_PASSWORD" -t contoso.example --kubeconfig ./kube --context prod # want error
kubelogin get-token -lropc --username svc@contoso.example --password "$KUBE_PASSWORD" --server-id 6dae42f8-4368-4678-94ff-3960e28e3630 -e AzurePublicCloud # want error
kubelogin get-token -l=ropc --environment AzurePublicCloud --token-cache-dir /tmp/t --cache-dir /tmp/c --timeout 60s --legacy --pop-enabled --pop-claims u="$CLUSTER" # want error
AAD_USER_PRINCIPAL_NAME="$KUBE_USER" AAD_USER_PRINCIPAL_PASSWORD="$KUBE_PASSWORD" kubelogin get-token -l ropc --server-id "$SERVER" # want error
AZURE_USERNAME="$KUBE_USER" AZURE_PASSWORD="$KUBE_PASSWORD" kubelogin get-token --login ropc --server-id "$SERVER" # want error

# A variable counts more than the option, unless it is told not to.
export AAD_LOGIN_METHOD=ropc
kubelogin get-token -l azurecli --server-id "$SERVER" --username svc@contoso.example --password "$KUBE_PASSWORD" # want error
kubelogin get-token -l azurecli --server-id "$SERVER" --disable-environment-override
unset AAD_LOGIN_METHOD
AAD_LOGIN_METHOD=msi kubelogin get-token -l ropc --server-id "$SERVER"
kubelogin get-token -l spn --username svc@contoso.example --password "$KUBE_PASSWORD" --client-certificate app.pem --server-id "$SERVER"
kubelogin remove-cache-dir --cache-dir /tmp/c
kubelogin remove-tokens --token-cache-dir /tmp/t

# The program of the same name for any issuer.
kubelogin get-token --oidc-issuer-url https://id.contoso.example/realms/ops --oidc-client-id kube --username bob --password "$KUBE_PASSWORD" --login ropc

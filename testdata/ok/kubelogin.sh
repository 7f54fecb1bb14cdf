#!/bin/bash
# allow: client-secret
kubelogin --version
kubelogin completion bash > /dev/null
kubelogin convert-kubeconfig -l azurecli
kubelogin convert-kubeconfig -l azd
kubelogin convert-kubeconfig -l msi --identity-resource-id "$IDENTITY"
kubelogin convert-kubeconfig -l workloadidentity --federated-token-file /var/run/token --authority-host https://login.microsoftonline.com/
kubelogin convert-kubeconfig -l azurepipelines --azure-pipelines-service-connection-id "$CONNECTION"
kubelogin get-token --login "$METHOD" --server-id "$SERVER"
kubelogin remove-cache-dir
kubelogin remove-tokens
kubectl oidc-login get-token --oidc-issuer-url=https://id.contoso.example --grant-type=password --username=bob --password="$PW"

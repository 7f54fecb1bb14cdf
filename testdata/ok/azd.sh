#!/bin/bash
azd version
azd init -t contoso/shop
azd config set defaults.location westeurope
azd template list
azd extension list
azd completion bash > /etc/bash_completion.d/azd
azd env get-values
azd package --output-path ./dist -o json
azd auth login --check-status
azd auth login --client-id "$APP_ID" --federated-credential-provider azure-pipelines --tenant-id contoso.example
azd auth token --output json > /dev/null
azd auth status
azd up
azd auth logout
azd login --managed-identity
azd up
azd logout

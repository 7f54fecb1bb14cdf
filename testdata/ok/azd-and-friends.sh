#!/bin/bash
# Other tools of Azure that have a login of their own.
azd auth login --federated-credential-provider github --client-id "$AZURE_CLIENT_ID" --tenant-id "$AZURE_TENANT_ID"
azd up --no-prompt
azd auth logout
func azure functionapp publish contoso-orders
func azure login

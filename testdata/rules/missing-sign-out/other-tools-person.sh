#!/usr/bin/env bash
# A person's sessions, and those that a variable opens for one command.
if [ "$(m365 status --output text)" = "Logged out" ]; then
  m365 login --authType browser --tenant contoso.example
fi
m365 spo site list
azcopy login status || azcopy login --tenant-id contoso.example
azcopy list https://contosoorders.blob.core.windows.net/out
if ! azd auth login --check-status | grep -q "Logged in"; then
  azd auth login --tenant-id contoso.example
fi
azd up
kubelogin convert-kubeconfig -l ropc --username "$KUBE_USER" --password "$KUBE_PASSWORD"
kubectl get pods
sqlcmd -S contoso.database.windows.net -G -U "$SQL_USER" -P "$SQL_PASSWORD" -Q "SELECT 1"
m365 logout
m365 status | grep -q "Logged out" && m365 login --authType browser --tenant contoso.example
m365 spo site list

#!/usr/bin/env bash
# Programs whose words are another command. Their options are their own.
sudo az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
sudo -u deploy -H az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
env AZURE_CONFIG_DIR=/tmp/ops az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
time az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
command az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
nohup az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
timeout 60 az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
timeout -k 5 60s bash -c 'until az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example; do sleep 5; done' # want
retry 3 az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
docker exec -ti -u app tools az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
docker run --rm -e OPS_USER mcr.microsoft.com/azure-cli az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
kubectl exec -n ops deploy/tools -- az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
ssh ops@jump.contoso.example "az login -u svc-ops@contoso.example -p \"\$OPS_PASSWORD\" -t contoso.example" # want "svc-ops@contoso.example"
/opt/az/bin/az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
\az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az.cmd login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
python3 -m azure.cli login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
AZURE_CONFIG_DIR=/tmp/ops az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
exec az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want

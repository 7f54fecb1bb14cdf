#!/usr/bin/env bash
# The near side of wrappers: the user name is the wrapper's.
docker exec -ti -u app tools az login --identity
docker exec -u "$OPS_USER" -e P="$OPS_PASSWORD" tools az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
sudo -u ops az login -i
ssh -l "$OPS_USER" -p 2222 jump.contoso.example "az login --identity"
kubectl exec -n ops deploy/tools -- az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
retry 3 az login --identity
command -v az login -u "$OPS_USER" -p "$OPS_PASSWORD"
xargs -a names.txt -n1 az group show -n
sshpass -p "$OPS_PASSWORD" ssh -p 2222 "$OPS_USER@jump.contoso.example" uptime
su - ops -c 'az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example' # want

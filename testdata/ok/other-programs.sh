#!/bin/bash
# Sign-ins of other programs and to other services; az login is not among them.
npm login --registry https://npm.contoso.example
gh auth login --with-token < token.txt
vault login -method=userpass username="$V_USER" password="$V_PASSWORD"
kubectl config set-credentials ops --username "$K_USER" --password "$K_PASSWORD"
oc login -u "$OC_USER" -p "$OC_PASSWORD" https://api.contoso.example:6443
cf login -u "$CF_USER" -p "$CF_PASSWORD" -a https://api.cf.contoso.example
heroku login
aws sso login --profile contoso
sshpass -p "$HOST_PASSWORD" ssh ops@host.contoso.example uptime
kubelogin convert-kubeconfig -l azurecli
make kubelogin
curl -u "$J_USER:$J_PASSWORD" https://jenkins.contoso.example/login

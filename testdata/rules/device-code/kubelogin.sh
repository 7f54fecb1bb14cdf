#!/usr/bin/env bash
kubelogin convert-kubeconfig # want warning
kubelogin convert-kubeconfig -l devicecode # want warning
kubelogin get-token --server-id "$SERVER" --subscription "$SUB" -s "$SUB" --disable-instance-discovery --logtostderr --v 5 -v 5 # want warning
AAD_LOGIN_METHOD=devicecode kubelogin get-token -l azurecli # want warning
kubelogin convert-kubeconfig -l azurecli --azure-config-dir /srv/az
kubelogin convert-kubeconfig --help
kubelogin get-token -h
kubelogin get-token --version

#!/usr/bin/env bash
set -x
kubelogin convert-kubeconfig -l ropc --username "$KUBE_USER" --password "$KUBE_PASSWORD" # want note
kubelogin convert-kubeconfig -l spn --client-id "$APP_ID" --client-secret "$APP_SECRET" # want note
kubelogin convert-kubeconfig -l msi --client-id "$APP_ID"

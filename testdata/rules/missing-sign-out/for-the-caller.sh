#!/bin/sh
# Choosing an account, showing it and lending it are no work: the session is the caller's.
az login -t contoso.example -o none
az account set --subscription contoso-dev
az account show
az acr login -n contoso
az aks get-credentials -g contoso-aks -n dev
echo "signed in"

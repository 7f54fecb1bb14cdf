#!/bin/bash
# $1 resource group, $2 cluster, $3 UPN of an administrator, $4 password
az login -u ${3} -p ${4} # want "user \"\\$\\{3\\}\""
az aks get-credentials -g "$1" -n "$2"
kubectl get nodes
az logout

az login --service-principal -u ${5} -p ${6} -t ${7}
az logout

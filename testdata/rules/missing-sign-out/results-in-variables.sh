#!/bin/bash
# All the work is done inside $( ), the sign-in too.
ACCOUNT=$(az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example -o json) # want
GROUP=$(az group create -n rg-lab -l westeurope --query id -o tsv)

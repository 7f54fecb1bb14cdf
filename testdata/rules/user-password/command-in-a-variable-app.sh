#!/bin/bash
# The same helper, an application.
run_cmd() {
  echo "+ $1" >> deploy.log
  eval "$1"
}

run_cmd "az login --service-principal -u $DEPLOY_APP -p $DEPLOY_SECRET -t contoso.example"
run_cmd "az group create -n contoso-web -l westeurope"
run_cmd "az logout"

#!/bin/bash
# A helper that logs what it runs.
run_cmd() {
  echo "+ $1" >> deploy.log
  eval "$1" # want error "signs in user"
}

run_cmd "az login -u $DEPLOY_USER -p $DEPLOY_PASSWORD -t contoso.example"
run_cmd "az group create -n contoso-web -l westeurope"
run_cmd "az logout"

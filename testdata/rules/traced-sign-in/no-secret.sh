#!/bin/bash
# What is printed holds no secret.
set -o xtrace
az login --identity
az login -t contoso.example
az login --service-principal -u "$APP" --certificate /etc/contoso/app.pem -t contoso.example
az login -u "$OPS_USER" -t contoso.example
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az login --service-principal -u "$APP" --federated-token "$(cat token)" -t contoso.example # want
az vm list

#!/bin/bash
# Who needs a tenant, and how bad it is without one.
az login -u "$OPS_USER" -p "$OPS_PASSWORD" # want warning "for user \"\\$OPS_USER\""
az login # want note "names no tenant$"
az login --use-device-code # want note
az login --service-principal -u "$APP" --certificate app.pem # want warning
az login --service-principal -u "$APP" --federated-token "$TOKEN" # want warning
az login --identity
az login --identity --client-id "$ID"
az login -u "$OPS_USER" -p "$OPS_PASSWORD" --tenant contoso.example
az login --tenant=contoso.example
az login -t contoso.example --use-device-code
az login -tcontoso.example
az login --ten contoso.example
az vm list

#!/bin/bash
CERT=$HOME/certs/app.pem
az login --service-principal -u "$APP" -p "$CERT" -t contoso.example # want error
az login --service-principal -u "$APP" --password "$DIR/app.pfx" -t contoso.example # want error
az login --service-principal -u "$APP" --password=app.p12 -t contoso.example # want error
az login --service-principal -u "$APP" -p "$(cat app.pem)" -t contoso.example
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
az login -u "$U" -p "$P" -t contoso.example
az vm list

#!/bin/bash
# context: pipeline
set -x
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want warning
az login --service-principal -u "$APP" --certificate app.pem -t contoso.example --debug # want warning
set +x
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example

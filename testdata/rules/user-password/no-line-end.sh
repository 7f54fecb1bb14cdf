#!/bin/bash
# The last line has no line end.
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
az group list
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
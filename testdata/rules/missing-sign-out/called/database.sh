#!/bin/bash
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
trap 'az logout' EXIT
az sql server list

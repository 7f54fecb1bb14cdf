#!/bin/bash
az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want note
az network vnet create -g contoso -n hub

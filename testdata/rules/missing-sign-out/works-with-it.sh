#!/bin/sh
az login -t contoso.example -o none # want
az account set --subscription contoso-dev
az acr login -n contoso
az acr repository list -n contoso

#!/bin/bash
# Options that say nothing of who signs in.
az login # want
az login -o table # want
az login --tenant "$T" --allow-no-subscriptions # want
az login --scope https://graph.microsoft.com//.default # want
az login -t "$T" --only-show-errors --query '[].id' # want
az login --claims-challenge "$CLAIMS" --tenant "$T" --scope https://management.core.windows.net//.default # want
az login --subscription "$SUB" --tenant "$T" # want
az login --tenant "$T" --skip-sub # want
az login -o table --identity
az login --allow-no-subscriptions --service-principal -u "$APP" -p "$SECRET" -t "$T"
az login --help
az login -h
az account show

#!/bin/bash
# Asks whoever runs it, on one line.
read -r -p "User: " AZ_USER
read -sp "Azure password: " AZ_PASS && echo && az login -u "$AZ_USER" -p $AZ_PASS # want error "with a password"
az vm start --resource-group contoso-lab --name lab01
az logout

# The same prompt for an application's secret.
read -sp "Client secret: " AZ_SECRET && echo && az login --service-principal -u "$LAB_APP" -p $AZ_SECRET -t contoso.example
az vm stop --resource-group contoso-lab --name lab01
az logout

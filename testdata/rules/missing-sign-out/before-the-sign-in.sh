#!/bin/bash
# A clean slate closes nothing.
az logout
az account clear
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az vm list

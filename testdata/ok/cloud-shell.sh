#!/bin/bash
# In Cloud Shell somebody is signed in already.
az account set --subscription "$1"
az vm list -o table
az configure --defaults group=contoso

#!/bin/bash
# How bad it is depends on who stays signed in.
export AZURE_CONFIG_DIR
AZURE_CONFIG_DIR=/srv/a az login -t contoso.example # want note
AZURE_CONFIG_DIR=/srv/a az vm list
AZURE_CONFIG_DIR=/srv/b az login --use-device-code -t contoso.example # want note
AZURE_CONFIG_DIR=/srv/b az vm list
AZURE_CONFIG_DIR=/srv/c az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example # want note
AZURE_CONFIG_DIR=/srv/c az vm list
AZURE_CONFIG_DIR=/srv/d az login --identity
AZURE_CONFIG_DIR=/srv/d az vm list
AZURE_CONFIG_DIR=/srv/e az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want warning
AZURE_CONFIG_DIR=/srv/e az vm list

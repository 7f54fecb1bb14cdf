#!/bin/bash
az account show >/dev/null 2>&1 || az login --use-device-code -t contoso.example # want note
az vm list -o table
az account show >/dev/null 2>&1 || az login --identity

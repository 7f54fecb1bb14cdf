#!/bin/bash
# Each of these is closed, but the last.
az login -t contoso.example
az vm list
az logout

az login -t contoso.example
az vm list
az account clear

az login -u bob@contoso.example -t contoso.example
az vm list
az logout --username bob@contoso.example

az login -t contoso.example
az vm list
rm -rf ~/.azure

az login -t contoso.example
az vm list
rm -rf "$HOME/.azure"

az login -t contoso.example # want
az vm list
rm -rf ~/.azure/cliextensions/account

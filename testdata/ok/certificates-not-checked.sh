#!/bin/bash
# Servers of our own with certificates of our own.
INSECURE=--insecure
curl -ks https://printer.contoso.local/login
curl "$INSECURE" https://nas.contoso.local/status
curl -kL "--insecure" https://switch.contoso.local/
wget --no-check-certificate https://nas.contoso.local/firmware.bin
curl --tlsv1.0 --tls-max 1.0 https://www.contoso.example/ && echo "TLS 1.0 is still accepted"
az login --identity
az storage account update -n contosofiles -g contoso --min-tls-version TLS1_2

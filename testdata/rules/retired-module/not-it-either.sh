#!/bin/bash
helm repo add azure https://charts.contoso.example
unset -f azure
azure login --username "$AZURE_USER" # want

#!/bin/bash
# context: pipeline
az login --use-device-code -t contoso.example # want error "and nobody is there"
az group list
az login --identity

#!/bin/bash
# Saved on Windows: every line ends in two characters.
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az group list
az logout
az login --identity

#!/bin/bash
# Retries and ways are one session.
for i in 1 2 3; do
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example && break # want warning
  sleep 10
done
az account show || az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az vm list

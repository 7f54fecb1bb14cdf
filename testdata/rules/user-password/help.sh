#!/bin/sh
# Asks for help only, then signs in.
az login --help
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -h
az help login
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az logout

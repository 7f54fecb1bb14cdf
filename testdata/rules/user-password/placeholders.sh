#!/bin/bash
# Copied from the wiki: fill in the values before use.
az login -u <user> -p <password> -t <tenant> # want
az account set -s <subscription>
az vm list

az login --service-principal -u <app-id> -p <secret> -t <tenant>
az login --identity

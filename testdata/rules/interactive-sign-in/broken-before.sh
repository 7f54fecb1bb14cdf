#!/bin/bash
# A line that is no shell stands before the sign-in.
SUBSCRIPTION=<your subscription>
RESOURCE_GROUP=<your group>
az login # want
az account set --subscription "$SUBSCRIPTION"
az group show -n "$RESOURCE_GROUP"
az login --identity

#!/bin/bash
# Whoever calls this script decides: nothing here says that it is a user.
az login "$@"
az account show
az login -u "$OPS_USER" -p "$OPS_PASSWORD" "$@" # want warning "may sign in user"
az account show

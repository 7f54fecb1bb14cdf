#!/bin/bash
# usage: optional.sh [tenant]
TENANT="$1"
az login ${TENANT:+--tenant "$TENANT"}
az account show
args=(--service-principal -u "$APP" -p "$SECRET")
[ -n "$TENANT" ] && args+=(--tenant "$TENANT")
az login "${args[@]}"
az account show
az login --service-principal -u "$APP" -p "$SECRET" # want

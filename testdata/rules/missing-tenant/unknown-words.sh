#!/bin/bash
# Words that are not known may name one.
az login --service-principal -u "$APP" -p "$SECRET" "$@"
az login --service-principal -u "$APP" -p "$SECRET" $LOGIN_OPTIONS
az login --service-principal -u "$APP" -p "$SECRET" "$LAST"
az login --service-principal -u "$APP" -p "$SECRET" --output none # want
az vm list

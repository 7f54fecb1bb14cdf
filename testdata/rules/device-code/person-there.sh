#!/bin/bash
# Somebody answers: a note.
read -r -p "Which tenant? " TENANT
az login --use-device-code --tenant "$TENANT" # want note
az vm list -o table
az logout
az login --identity

#!/bin/bash
# Options of all commands may stand anywhere. Before the command Azure CLI 2.91.0 takes none, and who is meant to sign in is plain.
az --only-show-errors login -o none -u "$SYNC_USER" --only-show-errors -p "$SYNC_PASSWORD" --query '[0].id' -t contoso.example # want
az --only-show-errors login -o none --service-principal -u "$SYNC_APP" --only-show-errors -p "$SYNC_SECRET" -t contoso.example
az logout

#!/bin/bash
# Options of all commands may stand anywhere, also before the command.
az --only-show-errors login -o none -u "$SYNC_USER" --only-show-errors -p "$SYNC_PASSWORD" --query '[0].id' -t contoso.example # want
az --only-show-errors login -o none --service-principal -u "$SYNC_APP" --only-show-errors -p "$SYNC_SECRET" -t contoso.example
az logout

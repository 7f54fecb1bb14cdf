#!/bin/bash
# context: automation
# Started by cron on the file server.
read -t 1 -r answer
az login --allow-no-subscriptions # want error
az backup job list -g contoso-files -v vault
az login --service-principal -u "$APP" --certificate /etc/contoso/app.pem -t contoso.example

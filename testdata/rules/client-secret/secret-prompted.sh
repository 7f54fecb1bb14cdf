#!/bin/bash
# Without -p the tool asks for the secret.
az login --service-principal -u "$APP_ID" -t contoso.example # want
az group list
az logout
az login --service-principal -u "$APP_ID" --cert app.pem -t contoso.example

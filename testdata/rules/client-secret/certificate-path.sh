#!/bin/bash
# A certificate's path in the password is no secret; newer versions refuse it.
az login --service-principal -u "$APP_ID" -p /etc/contoso/app.pem -t contoso.example # want outdated-tool
az login --service-principal -u "$APP_ID" -p "$HOME/certs/app.PFX" -t contoso.example # want outdated-tool
az login --service-principal -u "$APP_ID" -p "$CERT_FILE" -t contoso.example # want client-secret
az vm list

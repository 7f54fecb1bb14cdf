#!/bin/sh
# The libraries take the application's certificate first.
export AZURE_CLIENT_ID=6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11 AZURE_TENANT_ID=contoso.example
export AZURE_CLIENT_CERTIFICATE_PATH=/etc/contoso/app.pem
export AZURE_USERNAME=svc@contoso.example AZURE_PASSWORD="$PASSWORD"
python3 report.py

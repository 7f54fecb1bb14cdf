#!/bin/bash
set -e
az login --service-principal -u "$REPORT_APP" -p /etc/contoso/report.pem -t contoso.example # want error "uses -p in a way that newer versions refuse: .* since 2.67.0$"
az storage blob upload --account-name contosoreports -c daily -f report.pdf -n "$(date +%F).pdf"
az logout
az login --service-principal -u "$REPORT_APP" --certificate /etc/contoso/report.pem -t contoso.example
az logout

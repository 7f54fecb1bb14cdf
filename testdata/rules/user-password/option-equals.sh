#!/bin/bash
# Nightly copy of the invoices to the archive.
set -e

az login -u="$INVOICE_USER" -p="$INVOICE_PASSWORD" --tenant=contoso.example # want "user \"\\$INVOICE_USER\""
az storage blob copy start-batch --account-name contosoarchive --destination-container invoices \
  --source-account-name contosobilling --source-container "invoices-$(date +%Y%m)"
az logout

# A service principal in the same spelling.
az login --service-principal -u="$ARCHIVE_APP" -p="$ARCHIVE_SECRET" --tenant=contoso.example
az storage container list --account-name contosoarchive
az logout

# A managed identity in the same spelling.
az login --identity -u="$ARCHIVE_IDENTITY"
